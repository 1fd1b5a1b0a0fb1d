"""Whether a customer is being served, so that what takes longer than a key press waits."""

from __future__ import annotations

from shuke.application.basket_bytes import read_basket
from shuke.application.ports.encoding import Encoding, FactSealing
from shuke.application.ports.store import Work
from shuke.domain.basket import BasketState

__all__ = ["is_quiet"]

_QUIET_MS = 30_000
"""The next customer is not there yet, most likely."""


def is_quiet(work: Work, till: str, sealing: FactSealing, encoding: Encoding, now_ms: int) -> bool:
    """Whether nobody is served, and nothing has happened for half a minute by the wall clock."""
    head = work.journal.head(till)
    newest = work.journal.get(till, head.epoch, head.seq) if head is not None else None
    if newest is not None:
        header, *_ = sealing.open(newest.content)
        if 0 <= now_ms - header.recorded_at_ms < _QUIET_MS:
            return False
    return not _is_serving(work, encoding)


def _is_serving(work: Work, encoding: Encoding) -> bool:
    """Whether there is anything, or anybody, on the basket at the counter."""
    opened = work.baskets.in_state(BasketState.OPEN.value)
    baskets = (read_basket(encoding, basket.content) for basket in opened)
    return any(basket.lines or basket.member_id for basket in baskets)
