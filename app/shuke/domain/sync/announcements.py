"""What a till says of its slices to a head office that was restored from a backup."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.bounds import GREATEST, at_most, count, name
from shuke.domain.sync.limits import MOST_ANNOUNCED
from shuke.domain.sync.messages import JournalPlace, OfficeState

__all__ = ["Announce", "Announced", "SliceHeld"]


@dataclass(frozen=True, slots=True)
class SliceHeld:
    """What a till holds of one lot; below nothing after a clawback."""

    member_id: str
    account: AccountKind
    lot: str
    amount: int

    def __post_init__(self) -> None:
        name(self.member_id, "member_id")
        name(self.lot, "lot")
        count(self.amount, "amount", -GREATEST)


@dataclass(frozen=True, slots=True)
class Announce:
    """What the till holds, as of its own newest fact `head`; said to a head office of another generation than the one
    it knew. `last`: there is no more."""

    generation: int
    head: JournalPlace
    slices: tuple[SliceHeld, ...]
    last: bool

    def __post_init__(self) -> None:
        count(self.generation, "generation", 1)
        at_most(self.slices, MOST_ANNOUNCED, "slices")


@dataclass(frozen=True, slots=True)
class Announced:
    """`taken` is False where head office lacks facts of the till or is of another generation; nothing was noted."""

    state: OfficeState
    taken: bool
