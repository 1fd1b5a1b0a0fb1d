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

__all__ = ["LapsedLot", "LapsedSlices", "LotsLapsed"]


@dataclass(frozen=True, slots=True)
class LapsedSlices:
    """What one till's slices of a lot change by: of the members at these places, by these amounts."""

    till: str
    places: tuple[int, ...]
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LapsedLot:
    """One lot of an account, and by what it changed for which member, at the same place. A movement above nothing
    gives back: a till had spent from the lot before it lapsed, and was heard of later.

    Columns, not records: there may be a million of them on one day.
    """

    account: AccountKind
    lot: str
    members: tuple[str, ...]
    amounts: tuple[int, ...]
    slices: tuple[LapsedSlices, ...] = ()


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
        return -sum(sum(lot.amounts) for lot in self.lots if lot.account is account)

    def _moves(self, header: FactHeader) -> Iterator[RowOperation]:
        business_date, number = header.business_date.isoformat(), 0
        for lot in self.lots:
            account, name, keys = lot.account.value, lot.lot, []
            for member_id, amount in zip(lot.members, lot.amounts, strict=True):
                number += 1
                key: dict[str, Cell] = {"account": account, "lot": name, "member_id": member_id}
                keys.append(key)
                yield Insert(
                    "ledger",
                    {
                        "till_id": header.till,
                        "epoch": header.epoch,
                        "seq": header.seq,
                        "entry_no": number,
                        "member_id": member_id,
                        "account": account,
                        "lot": name,
                        "amount": amount,
                        "reason": LAPSE,
                        "business_date": business_date,
                    },
                )
                yield Add("balances", key, {"amount": amount})
            for part in lot.slices:
                for place, amount in zip(part.places, part.amounts, strict=True):
                    if not 0 <= place < len(keys):
                        raise ValueError(f"no member at {place}")
                    yield Add("slices", {**keys[place], "till_id": part.till}, {"amount": amount})
