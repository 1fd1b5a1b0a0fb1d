"""`slices.moved` and `till.written_off`: what a till held goes to somebody else without the till's own word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, RowOperation
from shuke.domain.slices.account import AccountKind

__all__ = ["AtRisk", "SliceMove", "SlicesMoved", "TillWrittenOff"]


@dataclass(frozen=True, slots=True)
class SliceMove:
    member_id: str
    account: AccountKind
    lot: str
    amount: int


@dataclass(frozen=True, slots=True)
class SlicesMoved:
    """Head office moved slices between holders.

    A holder is a till, or what a till held before a new epoch began behind nothing (see
    `shuke.domain.slices.holders`). Empty stands for the pool.
    """

    KIND: ClassVar[str] = "slices.moved"
    VERSION: ClassVar[int] = 1

    taken_from: str
    given_to: str
    moves: tuple[SliceMove, ...]

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return tuple(
            Add(
                "slices",
                {
                    "till_id": holder,
                    "member_id": move.member_id,
                    "account": move.account.value,
                    "lot": move.lot,
                },
                {"amount": amount},
            )
            for move in self.moves
            for holder, amount in ((self.taken_from, -move.amount), (self.given_to, move.amount))
            if holder
        )


@dataclass(frozen=True, slots=True)
class AtRisk:
    """So much of an account, over so many members, may have been spent without head office knowing."""

    account: AccountKind
    amount: int
    members: int


@dataclass(frozen=True, slots=True)
class TillWrittenOff:
    """A person decided that a holder's slices come back to the pool although its journal never said what became of
    them. `slices.moved` facts, of the same transaction, move them."""

    KIND: ClassVar[str] = "till.written_off"
    VERSION: ClassVar[int] = 1

    holder: str
    at_risk: tuple[AtRisk, ...]
    reason: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
