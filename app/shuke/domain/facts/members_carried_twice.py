"""`members.carried_twice`: members whom two tills took over from the same older system are counted once again.

Neither till had heard of the other, so both wrote what the older system owed. Head office takes back what the later
one wrote: out of the accounts, out of that till's slices, out of what counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import carried_in
from shuke.domain.facts.member_carried_over import CarriedLot
from shuke.domain.facts.rows import Add, Cell, Insert, RowOperation
from shuke.domain.money import ZERO, Money

__all__ = ["CarriedTwice", "MembersCarriedTwice"]


@dataclass(frozen=True, slots=True)
class CarriedTwice:
    """What the later fact said of one member, as it said it."""

    member_id: str
    lots: tuple[CarriedLot, ...] = ()
    cumulative: Money = ZERO
    sales: int = 0
    counts: tuple[tuple[str, date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MembersCarriedTwice:
    """`till`, `epoch` and `seq` name the later fact; of a member named twice the first counts. Where that till spent
    of it already, its slices go below nothing: what it spent is gone; what the first till brought is all."""

    KIND: ClassVar[str] = "members.carried_twice"
    VERSION: ClassVar[int] = 1

    till: str
    epoch: int
    seq: int
    members: tuple[CarriedTwice, ...]

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return tuple(self._rows(header))

    def _rows(self, header: FactHeader) -> Iterator[RowOperation]:
        entries = 0
        seen: set[str] = set()
        for one in self.members:
            if one.member_id in seen:
                continue
            seen.add(one.member_id)
            key: dict[str, Cell] = {"member_id": one.member_id}
            yield Add("members", key, {"sales": -one.sales, "cumulative_minor": -one.cumulative.minor})
            for counter, day, amount in one.counts:
                yield Add("counted", {**key, "counter": counter, "day": day.isoformat()}, {"amount": -amount})
            for lot in one.lots:
                entries += 1
                yield from self._lot_rows(header, entries, one.member_id, lot)
            yield from carried_in(header, ((lot.account, -lot.amount) for lot in one.lots))
            yield concerns(header, one.member_id, self.KIND)

    def _lot_rows(
        self, header: FactHeader, number: int, member_id: str, lot: CarriedLot
    ) -> Iterator[RowOperation]:
        account: dict[str, Cell] = {"member_id": member_id, "account": lot.account.value, "lot": lot.lot}
        entry: dict[str, Cell] = {
            "till_id": header.till,
            "epoch": header.epoch,
            "seq": header.seq,
            "entry_no": number,
            **account,
            "amount": -lot.amount,
            "reason": self.KIND,
            "business_date": header.business_date.isoformat(),
        }
        yield Insert("ledger", entry)
        yield Add("balances", account, {"amount": -lot.amount})
        yield Add("slices", {"till_id": self.till, **account}, {"amount": -lot.amount})
