"""`exception.settled`: the member came by and paid what was to be collected, in cash or in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.entries import LedgerEntry, entry_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import Cell, Insert, RowOperation
from shuke.domain.money import ZERO, Money

__all__ = ["ExceptionSettled"]


@dataclass(frozen=True, slots=True)
class ExceptionSettled:
    """`paid` came in as cash; `points` left the member's account by the `entries`. One of the two;
    cash went into the drawer of `shift`."""

    KIND: ClassVar[str] = "exception.settled"
    VERSION: ClassVar[int] = 1

    exception_id: str
    member_id: str
    paid: Money = ZERO
    points: int = 0
    entries: tuple[LedgerEntry, ...] = ()
    shift: InShift | None = None

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        settlement: dict[str, Cell] = {
            "exception_id": self.exception_id,
            "till_id": header.till,
            "epoch": header.epoch,
            "seq": header.seq,
            "business_date": header.business_date.isoformat(),
            "staff_id": header.staff,
            "paid_minor": self.paid.minor,
            "points": self.points,
        }
        return (
            Insert("exception_settlements", settlement),
            *entry_rows(header, self.member_id, self.entries),
            *(() if self.entries else (concerns(header, self.member_id, self.KIND),)),
            *(self.shift.rows(header, {"collected_minor": self.paid.minor}) if self.shift else ()),
        )
