"""What head office asks when it looks for exceptions, over the tables in memory. Nobody has a card, a coupon
or a quota here, or comes from an older system."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from reliability.simulator.memory_tables import SHAPES, MemoryTables, Row
from shuke.application.ports.closing import ClosingPlace
from shuke.application.ports.exceptions import DeadCard, SaleSeen, ShortAccount
from shuke.application.ports.settlements import MonthListed
from shuke.application.ports.store import PublishedProgramme
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.self_enrolment import SelfEnrolment
from shuke.domain.slices.account import AccountKind, Slice

__all__ = ["Closings", "Conflicts", "Exceptions", "Mergers", "Programmes", "SelfEnrolments", "Settlements"]

_SALE = SHAPES["sales"].places


class Conflicts:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def below_nothing(self, member_ids: Collection[str]) -> list[ShortAccount]:
        sums: Counter[tuple[str, str]] = Counter()
        lots: defaultdict[tuple[str, str], list[Slice]] = defaultdict(list)
        for member_id, account, lot, amount in self._tables.rows["balances"].values():
            if member_id in member_ids:
                sums[member_id, account] += amount
                if amount < 0:
                    lots[member_id, account].append(Slice(lot, amount))
        return [
            ShortAccount(
                member_id,
                AccountKind(account),
                sums[member_id, account],
                tuple(sorted(below, key=lambda part: (part.amount, part.lot))),
            )
            for (member_id, account), below in sorted(lots.items())
            if sums[member_id, account] < 0
        ]

    def receipts_twice(self, numbers: Collection[str]) -> list[SaleSeen]:
        among = [
            row for row in self._tables.rows["sales"].values() if row[_SALE["receipt_number"]] in numbers
        ]
        times = Counter(row[_SALE["receipt_number"]] for row in among)
        return [_seen(row) for row in among if times[row[_SALE["receipt_number"]]] > 1]

    def dead_cards(self, numbers: Collection[str], card_ids: Collection[str]) -> list[DeadCard]:
        return []

    def used(self, member_ids: Collection[str]) -> dict[tuple[str, str, str], int]:
        return {}

    def concerned_by(self, member_ids: Collection[str], kind: str) -> list[tuple[str, NamedFact]]:
        return []

    def put_phones(self, phones: Sequence[tuple[str, str]]) -> None:
        for phone in phones:
            self._tables.put("member_phones", phone)

    def with_phones(self, phones: Collection[str]) -> list[tuple[str, str]]:
        known = sorted(self._tables.rows["member_phones"].values())
        return [(phone, member_id) for member_id, phone in known if phone in phones]


def _seen(row: Row) -> SaleSeen:
    till, epoch, seq, number, member_id, on, card = (
        row[_SALE[column]]
        for column in (
            "till_id",
            "epoch",
            "seq",
            "receipt_number",
            "member_id",
            "business_date",
            "card_shown",
        )
    )
    return SaleSeen(NamedFact(till, epoch, seq, number), member_id, date.fromisoformat(on), card)


class Exceptions:
    def __init__(self, tables: MemoryTables) -> None:
        self._tables = tables

    def known(self, exception_ids: Sequence[str]) -> set[str]:
        return {one for one in exception_ids if (one,) in self._tables.rows["exceptions"]}


class Closings:
    """No day is closed while a story lasts."""

    def place(self) -> ClosingPlace | None:
        return None


class Mergers:
    """Nobody is found to be two in a simulated chain, and nobody wishes to be forgotten."""

    def merged_among(self, member_ids: Collection[str]) -> list[str]:
        return []

    def erased_among(self, member_ids: Collection[str]) -> list[str]:
        return []


class Programmes:
    """None begins in a simulated chain's lifetime; what is published only travels."""

    def in_force(self, business_date: date) -> PublishedProgramme | None:
        return None

    def get(self, programme: str, version: int) -> PublishedProgramme | None:
        return None


class SelfEnrolments:
    """Nobody enrols themselves here."""

    def waiting(self, shop_id: str, limit: int) -> list[SelfEnrolment]:
        return []

    def forget(self, self_enrolment_id: str) -> bool:
        return False

    def forget_before(self, asked_ms: int) -> frozenset[str]:
        return frozenset()


class Settlements:
    """Nothing is settled here."""

    def listed(self, limit: int) -> list[MonthListed]:
        return []
