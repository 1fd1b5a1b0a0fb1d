"""A till asks what telephones that are paired with it scanned."""

from __future__ import annotations

from shuke.application.sync.conversation import Conversation, Stop, SyncParts
from shuke.domain.sync.exchanges import PHONES
from shuke.domain.sync.phone_messages import AskPhones, PhonesSent

__all__ = ["PHONES_WITHIN_S", "PhoneAsking"]

PHONES_WITHIN_S = 3.0
"""Nobody waits for it, but the next one comes behind it."""


class PhoneAsking:
    """A conversation of its own, on the lane of those: it holds up nobody who waits at the counter."""

    def __init__(self, parts: SyncParts) -> None:
        self._talk = Conversation(parts)

    def ask(self, told: AskPhones) -> PhonesSent | None:
        """None: head office was not reached, or did not wish to."""
        sent = self._talk.exchange(PHONES, told, PHONES_WITHIN_S)
        return None if isinstance(sent, Stop) else sent

    def close(self) -> None:
        self._talk.parts.link.close()
