"""`shift.closed`: the Z report, whole, under its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, Put, RowOperation
from shuke.domain.money import Money
from shuke.domain.shift import Pieces, ShiftFigures
from shuke.domain.slices.account import AccountKind

__all__ = ["Outstanding", "ShiftClosed"]


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What the shop still owes its members on one account, all of them together, as this till knew it."""

    account: AccountKind
    amount: int
    worth: Money


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """
    Attributes:
        z_number: consecutive within the till's epoch.
        pieces: of the last count.
        reason: of the difference; empty where none was asked for.
        outstanding_known_at_ms: when head office last confirmed what this till knows; 0 where it has none.
        approved_by: the second person where one had to say yes.
    """

    KIND: ClassVar[str] = "shift.closed"
    VERSION: ClassVar[int] = 1

    shift_id: str
    z_number: int
    counted: Money
    expected: Money
    figures: ShiftFigures
    pieces: Pieces = ()
    reason: str = ""
    outstanding: tuple[Outstanding, ...] = ()
    outstanding_known_at_ms: int = 0
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "shifts",
                {"till_id": header.till, "shift_id": self.shift_id},
                {
                    "z_number": self.z_number,
                    "z_epoch": header.epoch,
                    "z_seq": header.seq,
                    "closed_on": header.business_date.isoformat(),
                    "closed_at_ms": header.recorded_at_ms,
                    "closed_by": header.staff,
                },
            ),
            Add("till_totals", {"till_id": header.till, "epoch": header.epoch}, {"shifts": 1}),
        )
