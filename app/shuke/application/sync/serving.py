"""Whether a customer is being served, so that what takes longer than a key press waits."""

from __future__ import annotations

from shuke.application.basket_bytes import read_basket
from shuke.application.ports.encoding import Encoding
from shuke.application.ports.store import Work
from shuke.domain.basket import BasketState

__all__ = ["is_serving"]


def is_serving(work: Work, encoding: Encoding) -> bool:
    """Whether there is anything, or anybody, on the basket at the counter."""
    opened = work.baskets.in_state(BasketState.OPEN.value)
    baskets = (read_basket(encoding, basket.content) for basket in opened)
    return any(basket.lines or basket.member_id for basket in baskets)
