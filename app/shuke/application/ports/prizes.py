"""What the store keeps of prizes, of what became of them, and of what was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.facts.prize_turned import PrizeAct
from shuke.domain.membership.state import PrizeWon
from shuke.domain.slices.account import AccountKind

__all__ = ["DrawSeed", "PrizeActed", "PrizeKept", "Prizes", "PrizesNow", "WheelSum"]


@dataclass(frozen=True, slots=True)
class PrizeKept:
    """`left`: 1 as long as it waits, 0 once it was handed over or lapsed; below nothing, it was handed over twice."""

    prize: PrizeWon
    short_code: str
    left: int


@dataclass(frozen=True, slots=True)
class PrizeActed:
    """`till`, `epoch`, `seq`: the place of the fact."""

    member_id: str
    prize_id: str
    till: str
    epoch: int
    seq: int
    act: PrizeAct
    shop_id: str
    staff_id: str
    on: date
    at_ms: int


@dataclass(frozen=True, slots=True)
class DrawSeed:
    """`proof` is empty until it is shown."""

    till: str
    campaign: str
    commitment: bytes
    committed_on: date
    proof: bytes = b""


@dataclass(frozen=True, slots=True)
class WheelSum:
    """All tills that are known here together: how often it was spun, how often this came up, and what the odds of
    those spins add up to, in parts of a billion."""

    segment: str
    spins: int
    came_up: int
    expected_ppb: int


@dataclass(frozen=True, slots=True)
class PrizesNow:
    """How many wait to be handed over, how many of these lapse up to a day, how many were handed over."""

    open: int
    expiring: int
    handed_over: int


class Prizes(Protocol):
    def find(self, prize_id: str) -> PrizeKept | None: ...

    def with_short_code(self, code: str) -> list[PrizeKept]:
        """Two at most; nearly always one or none."""
        ...

    def of_member(self, member_id: str) -> list[PrizeKept]:
        """Those that wait, soonest to lapse first."""
        ...

    def acts_of(self, prize: PrizeWon) -> list[PrizeActed]:
        """What became of it, oldest first."""
        ...

    def acts_on(self, till: str, day: date, limit: int) -> list[PrizeActed]:
        """What that till did on that business date, newest first."""
        ...

    def waiting(self) -> dict[str, int]:
        """How many wait to be collected, by the rule that gave them."""
        ...

    def now(self, today: date, expiring_by: date) -> PrizesNow: ...

    def seeds(self, till: str, campaign: str = "") -> list[DrawSeed]:
        """Those of one campaign, or of all."""
        ...

    def tickets(self, behind: str, limit: int | None) -> list[str]:
        """Ids of those who are members now, in their order, behind that one."""
        ...

    def wheel_sums(self, campaign: str) -> list[WheelSum]: ...

    def opened(self, holder: str, account: AccountKind) -> int:
        """How much of it was ever opened; see `shuke.domain.facts.stock_opened`."""
        ...

    def stock_left(self, holders: Sequence[str]) -> dict[str, int]:
        """The balance of each holder's stock, wherever it lies."""
        ...
