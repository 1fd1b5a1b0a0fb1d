"""Text messages by a service that Apprise knows: it speaks to some hundred of them, each by an address of its own.

It tells whether a service took a message, and no more. So whether the service is there at all is asked first: then
nothing went, and the message waits. What it does not take after that may have gone.
"""

from __future__ import annotations

import logging
import socket
import warnings
from urllib.parse import quote, urlsplit

import apprise
import apprise.manager_plugins
from apprise.common import PersistentStoreMode

from shuke.application.messages.ways_out import LOCAL_HOSTS, SmsWay
from shuke.application.ports.messages import MessageFault, MessageState, MessageTrouble, Outgoing

__all__ = ["NotificationService"]

CONNECT_S, ANSWER_S = 5.0, 20.0
_HTTP, _HTTPS = 80, 443

# Its log names addresses, with what is secret in them; so does that of what it asks by, where that tells everything.
logging.getLogger("apprise").disabled = True
logging.getLogger("urllib3").setLevel(logging.INFO)

with warnings.catch_warnings():
    # All services it knows, once: for one of them it loads a part of Python that 3.13 lacks, and has its own then.
    warnings.simplefilter("ignore", DeprecationWarning)
    apprise.manager_plugins.NotificationManager().load_modules()  # type: ignore[no-untyped-call]


class NotificationService:
    """`MessageChannel` by a service.

    Args:
        secret: stands where the way's address says ``{secret}``.
    """

    def __init__(self, way: SmsWay, secret: str) -> None:
        self._way = way
        self._secret = secret
        self._asset = apprise.AppriseAsset(
            app_id="Shuke", app_desc="", app_url="", storage_mode=PersistentStoreMode.MEMORY, async_mode=False
        )

    def send(self, message: Outgoing) -> MessageState:
        service = self._service(message)
        _reached(service)
        service.socket_connect_timeout, service.socket_read_timeout = CONNECT_S, ANSWER_S
        if not service.notify(body=message.body, title="", body_format=apprise.NotifyFormat.TEXT):
            raise MessageFault(MessageTrouble.STOPPED, "the service did not take it", reached=True)
        return MessageState.DELIVERED

    def _service(self, message: Outgoing) -> apprise.NotifyBase:
        """Whatever a number or a secret holds stays inside its part of the address."""
        to, secret = quote(message.address, safe=""), quote(self._secret, safe="")
        address = self._way.address.replace("{to}", to).replace("{secret}", secret)
        service = apprise.Apprise.instantiate(address, asset=self._asset, suppress_exceptions=True)
        if service is None:
            raise MessageFault(MessageTrouble.REFUSED, "no such service, or not its address", lasting=True)
        if not service.verify_certificate or not (service.secure or service.host in LOCAL_HOSTS):
            raise MessageFault(MessageTrouble.NOT_TRUSTED, "not over TLS")
        return service


def _reached(service: apprise.NotifyBase) -> None:
    """
    Raises:
        MessageFault: nobody is there, nothing went.
    """
    address = urlsplit(getattr(service, "notify_url", None) or "")
    host = address.hostname or service.host
    port = address.port or service.port or (_HTTPS if service.secure else _HTTP)
    if not host:
        return
    try:
        socket.create_connection((host, port), CONNECT_S).close()
    except OSError as error:
        raise MessageFault(MessageTrouble.NO_NETWORK, type(error).__name__) from error
