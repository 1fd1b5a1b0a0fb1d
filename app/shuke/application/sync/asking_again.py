"""One more try, where a refusal has mended its own reason."""

from __future__ import annotations

from typing import TypeVar

from shuke.application.ports.head_office_link import HeadOfficeLink
from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal, RefusalReason

__all__ = ["ask_again"]

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")

_MENDED = {RefusalReason.CLOCK, RefusalReason.NOT_SIGNED, RefusalReason.REPLAYED}
"""The clock was corrected by the refusal; a till that changed its key signs with its other one; a letter that arrived
twice is written anew."""


def ask_again(
    link: HeadOfficeLink, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
) -> Reply | Refusal | LinkTrouble:
    """Ask; and once more, at once, where the refusal itself has mended the reason."""
    reply = link.exchange(exchange, message, within_s)
    if isinstance(reply, Refusal) and reply.reason in _MENDED:
        reply = link.exchange(exchange, message, within_s)
    return reply
