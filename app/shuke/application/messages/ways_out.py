"""By which services messages leave this machine, as its settings keep them; their secrets lie in the vault."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from email.utils import parseaddr
from enum import StrEnum
from urllib.parse import urlsplit

from shuke.application.machine import Machine
from shuke.application.ports.messages import (
    MessageChannel,
    MessageFault,
    MessageState,
    MessageTrouble,
    Outgoing,
)
from shuke.application.ports.store import Work
from shuke.application.ports.vault import Secret, Vault
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.domain.consent import Channel
from shuke.domain.facts.plain import NotPlain, from_plain, to_plain
from shuke.domain.messaging.leaving import Leaving
from shuke.domain.shop import Right
from shuke.wording.message_window import TEST_TEXT, TEST_TITLE
from shuke.wording.sentence import Language

__all__ = [
    "LOCAL_HOSTS",
    "SECRET_OF",
    "EmailWay",
    "Security",
    "SmsWay",
    "WaysOut",
    "save_ways",
    "try_way",
    "ways_kept",
    "ways_of",
]

SECRET_OF: Mapping[Channel, Secret] = {
    Channel.SMS: Secret.MESSAGE_SMS,
    Channel.EMAIL: Secret.MESSAGE_EMAIL,
}
LONGEST_DOCUMENT = 2_000
_LONGEST = 300
_MOST_PORT = 65_535
_MOST_PART_MINOR = 10_000
_HOST = re.compile(r"[A-Za-z0-9.:-]{1,253}")
_SERVICE = re.compile(r"(?!https?:)[a-z][a-z0-9+]{1,30}://")
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
"""No further than this machine."""


class Security(StrEnum):
    """TLS from the first byte, or asked for before anything is said; nothing goes in the clear."""

    TLS = "tls"
    STARTTLS = "starttls"


@dataclass(frozen=True, slots=True)
class SmsWay:
    """A gateway that takes text messages over HTTP, or a service that the notification library knows.

    Attributes:
        on: off, messages stay here to be looked at.
        address: of a gateway, ``https://…``; or of a service, ``twilio://account:{secret}@sender/{to}``, of which
            nothing else but the cost is needed.
        document: JSON; ``{to} {text} {title} {key} {secret}`` in its texts are filled.
        authorization: of the header of that name, with ``{secret}``; empty: none.
        good: stands in every answer that means yes, where a gateway says no with a 200, too.
        part_minor: what one part costs, in minor units.
    """

    on: bool = False
    address: str = ""
    document: str = '{"to": "{to}", "text": "{text}", "id": "{key}"}'
    authorization: str = "Bearer {secret}"
    good: str = ""
    part_minor: int = 5

    @property
    def is_service(self) -> bool:
        return _SERVICE.match(self.address) is not None


@dataclass(frozen=True, slots=True)
class EmailWay:
    """A mail server; `account` empty: it asks for none."""

    on: bool = False
    host: str = ""
    port: int = 465
    security: Security = Security.TLS
    account: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class WaysOut:
    sms: SmsWay = SmsWay()
    email: EmailWay = EmailWay()
    first_hour: int = 9
    last_hour: int = 21
    offer_days: int = 10

    @property
    def leaving(self) -> Leaving:
        return Leaving(self.first_hour, self.last_hour, self.offer_days)

    @property
    def refused(self) -> Refused | None:
        """What can't be about them."""
        try:
            _ = self.leaving
        except ValueError:
            return Refused(Refusal.MESSAGE_HOURS)
        sms, email = self.sms, self.email
        if sms.on and not (_may_be_asked(sms.address) and 0 <= sms.part_minor <= _MOST_PART_MINOR):
            return Refused(Refusal.MESSAGE_ADDRESS)
        if sms.on and not sms.is_service and not _is_document(sms.document):
            return Refused(Refusal.MESSAGE_DOCUMENT)
        if email.on and not (
            _is_host(email.host) and 0 < email.port <= _MOST_PORT and _is_sender(email.sender)
        ):
            return Refused(Refusal.MESSAGE_ADDRESS)
        return None


def ways_of(setting: Callable[[Setting, str], str]) -> WaysOut:
    """As they were kept; what can't be read, or can't be, counts as never set up: nothing leaves by accident."""
    try:
        ways = from_plain(WaysOut, json.loads(setting(Setting.MESSAGES, "{}")))
    except (ValueError, NotPlain, RecursionError):
        return WaysOut()
    return ways if ways.refused is None else WaysOut()


def ways_kept(work: Work) -> WaysOut:
    """As this machine keeps them."""
    return ways_of(lambda name, otherwise: work.settings.get(name.value) or otherwise)


def save_ways(
    session: Session,
    ways: WaysOut,
    secrets: Mapping[Channel, str],
    vault: Vault,
    put: Callable[[Setting, str], None],
) -> WaysOut | Refused:
    """Keep them from now on. A secret that is not named stays; an empty one goes.

    Raises:
        VaultRefused: the secrets can't be kept.
    """
    if not session.may(Right.MANAGE_DEVICES):
        return Refused(Refusal.NOT_ALLOWED)
    ways = replace(
        ways,
        sms=replace(ways.sms, address=ways.sms.address.strip()),
        email=replace(ways.email, host=ways.email.host.strip(), sender=ways.email.sender.strip()),
    )
    if (refused := ways.refused) is not None:
        return refused
    for channel, secret in secrets.items():
        if secret:
            vault.put(SECRET_OF[channel], secret.encode())
        else:
            vault.delete(SECRET_OF[channel])
    put(Setting.MESSAGES, json.dumps(to_plain(ways), ensure_ascii=False))
    return ways


def try_way(
    desk: Machine, session: Session, channel: MessageChannel, address: str
) -> MessageState | MessageTrouble | Refused:
    """Send a test to an address that was typed. Touches no row."""
    if not session.may(Right.MANAGE_DEVICES):
        return Refused(Refusal.NOT_ALLOWED)
    language = Language(desk.language())
    text = TEST_TEXT.into(language, shop=desk.shop.name)
    try:
        return channel.send(Outgoing(desk.ids.new_id(), address, TEST_TITLE.into(language), text))
    except MessageFault as fault:
        return fault.trouble


def _may_be_asked(address: str) -> bool:
    """A secret goes there: over TLS, or no further than this machine. It is never kept in the address itself."""
    if _SERVICE.match(address):
        named = "{to}" in address and "{secret}" in address
        return named and len(address) <= _LONGEST and address.isprintable() and address.isascii()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    if not host or len(address) > _LONGEST or not address.isprintable():
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in LOCAL_HOSTS)


def _is_document(document: str) -> bool:
    if len(document) > LONGEST_DOCUMENT or "{to}" not in document or "{text}" not in document:
        return False
    try:
        return isinstance(json.loads(document), dict)
    except (ValueError, RecursionError):
        return False


def _is_host(host: str) -> bool:
    """A name, of any script, or a number of a server."""
    try:
        return _HOST.fullmatch(host.encode("idna").decode("ascii")) is not None
    except UnicodeError:
        return False


def _is_sender(sender: str) -> bool:
    """An address, with or without a name before it."""
    _, address = parseaddr(sender)
    before, _, behind = address.partition("@")
    return bool(before) and _is_host(behind) and sender.isascii() and sender.isprintable()
