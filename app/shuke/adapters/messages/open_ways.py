"""The ways that are open on this machine, made anew when somebody sets them up otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from shuke.adapters.messages.kept_here import KeptHere
from shuke.application.messages.ways_out import SECRET_OF, WaysOut
from shuke.application.ports.messages import (
    MessageChannel,
    MessageFault,
    MessageState,
    MessageTrouble,
    Outgoing,
)
from shuke.application.ports.vault import Vault, VaultRefused
from shuke.domain.consent import Channel

__all__ = ["OpenWays"]


class OpenWays:
    """
    Args:
        ways: as they are set up now.
        name: whom e-mails are from, in words.
    """

    def __init__(self, ways: Callable[[], WaysOut], vault: Vault, name: Callable[[], str]) -> None:
        self._ways = ways
        self._vault = vault
        self._name = name
        self._made: tuple[WaysOut, Mapping[Channel, MessageChannel]] | None = None

    def changed(self) -> None:
        """A secret may be another one now."""
        self._made = None

    def channels(self) -> Mapping[Channel, MessageChannel]:
        ways, made = self._ways(), self._made
        if made is None or made[0] != ways:
            made = ways, {channel: self._one(ways, channel) for channel in SECRET_OF}
            self._made = made
        return made[1]

    def _one(self, ways: WaysOut, channel: Channel) -> MessageChannel:
        is_on = ways.sms.on if channel is Channel.SMS else ways.email.on
        if not is_on:
            return KeptHere()
        try:
            secret = (self._vault.get(SECRET_OF[channel]) or b"").decode()
        except VaultRefused:
            return _Locked()
        if channel is Channel.SMS and ways.sms.is_service:
            from shuke.adapters.messages.service import NotificationService  # noqa: PLC0415 - half a second

            return NotificationService(ways.sms, secret)
        if channel is Channel.SMS:
            from shuke.adapters.messages.gateway import Gateway  # noqa: PLC0415 - few tills send anything

            return Gateway(ways.sms, secret)
        from shuke.adapters.messages.email import MailServer  # noqa: PLC0415

        return MailServer(ways.email, secret, self._name())


class _Locked:
    """Its secret can't be read now."""

    def send(self, message: Outgoing) -> MessageState:
        del message
        raise MessageFault(MessageTrouble.SIGN_IN, "the vault does not answer")
