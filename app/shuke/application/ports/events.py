"""Events as the store keeps them: those that a shop announced, and who signed up for which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.announced import AnnouncedEvent
from shuke.domain.money import ZERO, Money
from shuke.domain.place_kept import has_lapsed
from shuke.domain.sign_up import SignUp, SignUpState

__all__ = ["Events", "SignUpKept"]


@dataclass(frozen=True, slots=True)
class SignUpKept:
    """How a member stands with an event.

    Attributes:
        signed: None: came without signing up.
        place: of the fact that booked it last, as (till, epoch, seq).
        fee, paid_by: what was paid for it, by which tender.
        shop_id: where the place is.
        kept_until_ms: when who waits does so no more; 0: without bound.
    """

    event: str
    member_id: str
    signed: SignUp | None = None
    came_on: date | None = None
    booked_on: date | None = None
    place: tuple[str, int, int] = ("", 0, 0)
    fee: Money = ZERO
    paid_by: str = ""
    shop_id: str = ""
    kept_until_ms: int = 0

    @property
    def state(self) -> SignUpState | None:
        return self.signed.state if self.signed else None

    def lapsed(self, now_ms: int) -> bool:
        """Whether a place was kept that is kept no more."""
        return self.state is SignUpState.WAITS and has_lapsed(self.kept_until_ms, now_ms)


class Events(Protocol):
    def announced(self, shop_id: str) -> list[AnnouncedEvent]:
        """The shop's own, called off or not, by their first day."""
        ...

    def sign_ups(self, event: str, shop_id: str) -> list[SignUpKept]:
        """Everybody's for that event at that shop, in the order in which they were booked."""
        ...

    def of_member(self, member_ids: Sequence[str], event: str) -> SignUpKept | None:
        """Of the first of them, or of whoever went up in that one: the one who is signed up before others."""
        ...

    def by_place(self, till: str, epoch: int, seq: int) -> SignUpKept | None:
        """Whose slip has that number."""
        ...
