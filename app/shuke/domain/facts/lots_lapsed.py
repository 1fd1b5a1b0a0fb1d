"""`lots.lapsed`: what time took from many members' lots at the close of a day, and where it gave some of it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, Cell, Insert, RowOperation
from shuke.domain.membership.changes import LAPSE
from shuke.domain.slices.account import AccountKind

__all__ = ["LapsedLot", "LotsLapsed"]


@dataclass(frozen=True, slots=True)
class LapsedLot:
    """One lot of an account and its members as (member id, movement, what each till's slice changes by). A movement
    above nothing gives back: a till had spent from the lot before it lapsed, and was heard of later."""

    account: AccountKind
    lot: str
    members: tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class LotsLapsed:
    """Balances, slices and pool of these lots are level afterwards; a fact for some hundred members."""

    KIND: ClassVar[str] = "lots.lapsed"
    VERSION: ClassVar[int] = 1

    day: date
    lots: tuple[LapsedLot, ...]

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *self._moves(header),
            Add(
                "closings",
                {"day": self.day.isoformat()},
                {"points": self._taken(AccountKind.POINTS), "bonus_minor": self._taken(AccountKind.BONUS)},
            ),
        )

    def _taken(self, account: AccountKind) -> int:
        moves = (amount for lot in self.lots if lot.account is account for _, amount, _ in lot.members)
        return -sum(moves)

    def _moves(self, header: FactHeader) -> Iterator[RowOperation]:
        place: dict[str, Cell] = {"till_id": header.till, "epoch": header.epoch, "seq": header.seq}
        why: dict[str, Cell] = {"reason": LAPSE, "business_date": header.business_date.isoformat()}
        number = 0
        for lot in self.lots:
            account = lot.account.value
            for member_id, amount, slices in lot.members:
                number += 1
                key: dict[str, Cell] = {"member_id": member_id, "account": account, "lot": lot.lot}
                yield Insert("ledger", {**place, "entry_no": number, **key, "amount": amount, **why})
                yield Add("balances", key, {"amount": amount})
                for till, part in slices:
                    yield Add("slices", {"till_id": till, **key}, {"amount": part})
