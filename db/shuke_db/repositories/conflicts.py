"""Head office's search for what contradicts itself: one statement a question, for all facts of a push together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from shuke.application.ports.exceptions import DeadCard, SaleSeen, ShortAccount
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.facts.card_rows import read_gone
from shuke.domain.slices.account import PIECES, AccountKind, Slice
from shuke_db.among import among
from shuke_db.exception_tables import member_phones
from shuke_db.member_tables import member_facts
from shuke_db.sale_tables import sales
from shuke_db.tables import balances, cards, ledger, uses
from shuke_db.upserts import insert_into

__all__ = ["ConflictRows"]

_b, _c, _l, _p, _s, _u = balances.c, cards.c, ledger.c, member_phones.c, sales.c, uses.c
_f = member_facts.c
_COUPON = AccountKind.COUPON.value

_SALES = select(
    _s.till_id, _s.epoch, _s.seq, _s.receipt_number, _s.member_id, _s.business_date, _s.card_shown
)


class ConflictRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def below_nothing(self, member_ids: Collection[str]) -> list[ShortAccount]:
        if not member_ids:
            return []
        low = select(_b.member_id, _b.account, _b.lot, _b.amount).where(
            _b.tenant == self._tenant, self._among(_b.member_id, member_ids), _b.amount < 0
        )
        lots: defaultdict[tuple[str, str], list[Slice]] = defaultdict(list)
        for row in self._connection.execute(low):
            lots[row.member_id, row.account].append(Slice(row.lot, row.amount))
        if not lots:
            return []
        sums = self._sums({member for member, _ in lots})
        short: list[ShortAccount] = []
        for (member, account), below in sorted(lots.items()):
            if AccountKind(account) in PIECES:
                short += (ShortAccount(member, AccountKind(account), part.amount, (part,)) for part in below)
            elif sums[member, account] < 0:
                below.sort(key=lambda part: (part.amount, part.lot))
                short.append(ShortAccount(member, AccountKind(account), sums[member, account], tuple(below)))
        return short

    def _sums(self, member_ids: Collection[str]) -> dict[tuple[str, str], int]:
        summed = (
            select(_b.member_id, _b.account, func.sum(_b.amount).label("amount"))
            .where(_b.tenant == self._tenant, self._among(_b.member_id, member_ids))
            .group_by(_b.member_id, _b.account)
        )
        return {(row.member_id, row.account): int(row.amount) for row in self._connection.execute(summed)}

    def receipts_twice(self, numbers: Collection[str]) -> list[SaleSeen]:
        if not numbers:
            return []
        twice = (
            select(_s.receipt_number)
            .where(_s.tenant == self._tenant, self._among(_s.receipt_number, numbers))
            .group_by(_s.receipt_number)
            .having(func.count() > 1)
        )
        doubled = list(self._connection.scalars(twice))
        if not doubled:
            return []
        return self._sales(self._among(_s.receipt_number, doubled))

    def coupon_uses(self, member_id: str, coupon_id: str) -> list[NamedFact]:
        facts = (
            select(_l.till_id, _l.epoch, _l.seq, func.coalesce(_s.receipt_number, "").label("receipt"))
            .select_from(
                ledger.outerjoin(
                    sales,
                    (_s.tenant == _l.tenant)
                    & (_s.till_id == _l.till_id)
                    & (_s.epoch == _l.epoch)
                    & (_s.seq == _l.seq),
                )
            )
            .where(
                _l.tenant == self._tenant,
                _l.member_id == member_id,
                _l.account == _COUPON,
                _l.lot == coupon_id,
                _l.amount < 0,
            )
            .order_by(_l.business_date, _l.till_id, _l.epoch, _l.seq)
        )
        return [NamedFact(*row) for row in self._connection.execute(facts)]

    def used(self, member_ids: Collection[str]) -> dict[tuple[str, str, str], int]:
        if not member_ids:
            return {}
        known = select(_u.member_id, _u.rule, _u.period, _u.times).where(
            _u.tenant == self._tenant, self._among(_u.member_id, member_ids)
        )
        return {(row.member_id, row.rule, row.period): row.times for row in self._connection.execute(known)}

    def dead_cards(self, numbers: Collection[str], card_ids: Collection[str]) -> list[DeadCard]:
        if not numbers and not card_ids:
            return []
        dead = select(_c.card_id, _c.member_id, _c.number, _c.dead_since, _c.gone).where(
            _c.tenant == self._tenant,
            or_(_c.number.in_(numbers), _c.card_id.in_(card_ids)),
            or_(_c.dead_since != "", _c.gone != ""),
        )
        return [
            DeadCard(row.card_id, row.member_id, row.number, _dead_since(row.dead_since, row.gone))
            for row in self._connection.execute(dead)
        ]

    def sales_by_card(self, card: DeadCard, limit: int) -> list[SaleSeen]:
        return self._sales(
            _s.member_id == card.member_id,
            _s.business_date > card.since.isoformat(),
            _s.card_shown == card.number,
            limit=limit,
        )

    def concerned_by(self, member_ids: Collection[str], kind: str) -> list[tuple[str, NamedFact]]:
        if not member_ids:
            return []
        concerned = select(_f.member_id, _f.till_id, _f.epoch, _f.seq).where(
            _f.tenant == self._tenant, self._among(_f.member_id, member_ids), _f.kind == kind
        )
        return [
            (row.member_id, NamedFact(row.till_id, row.epoch, row.seq))
            for row in self._connection.execute(concerned)
        ]

    def put_phones(self, phones: Sequence[tuple[str, str]]) -> None:
        if not phones:
            return
        rows = [
            {"tenant": self._tenant, "member_id": member_id, "phone": phone, "listed": 0}
            for member_id, phone in dict(phones).items()
        ]
        statement = insert_into(self._connection, member_phones)
        newest = statement.on_conflict_do_update(
            index_elements=["tenant", "member_id"], set_={"phone": statement.excluded.phone, "listed": 0}
        )
        self._connection.execute(newest, rows)

    def with_phones(self, phones: Collection[str]) -> list[tuple[str, str]]:
        if not phones:
            return []
        holders = (
            select(_p.phone, _p.member_id)
            .where(_p.tenant == self._tenant, self._among(_p.phone, phones))
            .order_by(_p.member_id)
        )
        return [(row.phone, row.member_id) for row in self._connection.execute(holders)]

    def _among(self, column: ColumnElement[str], wanted: Collection[str]) -> ColumnElement[bool]:
        return among(self._connection, column, wanted)

    def _sales(self, *conditions: Any, limit: int | None = None) -> list[SaleSeen]:
        found = _SALES.where(_s.tenant == self._tenant, *conditions).order_by(
            _s.business_date, _s.till_id, _s.epoch, _s.seq
        )
        return [
            SaleSeen(
                NamedFact(row.till_id, row.epoch, row.seq, row.receipt_number),
                row.member_id,
                date.fromisoformat(row.business_date),
                row.card_shown,
            )
            for row in self._connection.execute(found.limit(limit) if limit else found)
        ]


def _dead_since(lost: str, gone: str) -> date:
    """The day it was reported lost, where it was, before it was replaced."""
    since = read_gone(gone)[0] if gone else date.max
    return min(since, date.fromisoformat(lost)) if lost else since
