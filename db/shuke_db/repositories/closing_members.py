"""All that the close of a day may ask of a batch of members, in one statement a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, Table, Text, bindparam, func, or_, select

from shuke.application.ports.closing import KnownMember, Lot
from shuke.domain.beside_held import BesideHeld
from shuke.domain.membership.changes import LAPSE
from shuke.domain.membership.state import OwnedCoupon, Request, RequestState
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind
from shuke_db.closing_tables import reviews
from shuke_db.prepared import Prepared
from shuke_db.repositories.cards import CARD_COLUMNS, card_of
from shuke_db.repositories.members import member_of, member_select
from shuke_db.tables import balances, cards, cards_beside, counted, coupons, ledger, members, slices, uses

__all__ = ["known_members"]

SLEEPING = "sleeping"
"""The rule under which reviews are asked for."""

_TENANT: BindParameter[str] = bindparam("tenant", type_=Text())
_MEMBER: BindParameter[str] = bindparam("member", type_=Text())
_ONE = Prepared(member_select(_TENANT, members.c.member_id == _MEMBER))


def known_members(
    connection: Connection, tenant: str, member_ids: Sequence[str], counters: Iterable[str]
) -> list[KnownMember]:
    """Those of them that are members, in the order of the ids, each once."""
    ids = list(dict.fromkeys(member_ids))
    rows = _Rows(connection, tenant, ids)
    found = {row.member_id: member_of(row) for row in rows.members() if row.tier_held}
    noticed = {row.member_id: row.noticed_on for row in rows.of(members, "noticed_on")}
    parts = rows.grouped(rows.of(slices, "account", "lot", "till_id", "amount", filled="amount"))
    lots = rows.grouped(rows.of(balances, "account", "lot", "amount", filled="amount"))
    owned = rows.grouped(rows.of(coupons, "coupon_id", "kind", "first_day", "last_day", "rate", "rule"))
    held = rows.grouped(rows.of(cards, *CARD_COLUMNS))
    beside = rows.grouped(rows.of(cards_beside, "card", "held"))
    used = rows.grouped(rows.of(uses, "rule", "period", "times"))
    wanted = sorted(counters)
    days = rows.grouped(rows.counted(wanted)) if wanted else {}
    asked = rows.grouped(rows.of(reviews, "review_id", "months", "asked_on", "state"))
    indebted = [name for name, own in lots.items() if any(row.amount < 0 for row in own)]
    lapsed = rows.grouped(rows.lapsed(indebted)) if indebted else {}
    return [
        KnownMember(
            member=found[name],
            noticed_on=_day(noticed[name]),
            lots=_lots(lots.get(name, ()), parts.get(name, ())),
            lapsed=tuple((AccountKind(row.account), row.lot, row.amount) for row in lapsed.get(name, ())),
            coupons=_still_there(name, owned.get(name, ()), lots.get(name, ())),
            coupons_given=_given(owned.get(name, ())),
            cards=tuple(card_of(row) for row in held.get(name, ())),
            beside=tuple((row.card, BesideHeld.read(row.held)) for row in beside.get(name, ())),
            uses=tuple((row.rule, row.period, row.times) for row in used.get(name, ())),
            counted=tuple((row.counter, row.day, row.amount) for row in days.get(name, ())),
            reviews=tuple(_request(row) for row in asked.get(name, ())),
        )
        for name in ids
        if name in found
    ]


class _Rows:
    """Rows of these members, table by table. For one member, whose own page asks for them, statements are written
    down once."""

    def __init__(self, connection: Connection, tenant: str, ids: list[str]) -> None:
        self._connection = connection
        self._tenant = tenant
        self._ids = ids

    def members(self) -> Sequence[Any]:
        if len(self._ids) == 1:
            return self._of_one(_ONE)
        return self._connection.execute(member_select(self._tenant, members.c.member_id.in_(self._ids))).all()

    def of(self, table: Table, *columns: str, filled: str = "") -> Sequence[Any]:
        """These columns with the member's id; without rows in which the column `filled` holds nothing."""
        if len(self._ids) == 1:
            return self._of_one(_of_one(table, columns, filled))
        c = table.c
        asked = _of(table, columns, filled).where(c.tenant == self._tenant, c.member_id.in_(self._ids))
        return self._connection.execute(asked).all()

    def _of_one(self, prepared: Prepared) -> Sequence[Any]:
        return prepared.all(self._connection, tenant=self._tenant, member=self._ids[0])

    def counted(self, counters: list[str]) -> Sequence[Any]:
        if len(self._ids) == 1:
            return self._of_one(_counted_of_one(tuple(counters)))
        c = counted.c
        asked = select(c.member_id, c.counter, c.day, c.amount).where(
            c.tenant == self._tenant, c.member_id.in_(self._ids), c.counter.in_(counters)
        )
        return self._connection.execute(asked).all()

    def lapsed(self, ids: list[str]) -> Sequence[Any]:
        c = ledger.c
        taken = (
            select(c.member_id, c.account, c.lot, (-func.sum(c.amount)).label("amount"))
            .where(c.tenant == self._tenant, c.member_id.in_(ids), c.reason == LAPSE)
            .group_by(c.member_id, c.account, c.lot)
        )
        return self._connection.execute(taken).all()

    @staticmethod
    def grouped(rows: Iterable[Any]) -> dict[str, list[Any]]:
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for row in rows:
            found[row.member_id].append(row)
        return dict(found)


def _of(table: Table, columns: Iterable[str], filled: str) -> Select[Any]:
    c = table.c
    asked = select(c.member_id, *(c[name] for name in columns))
    return asked.where(c[filled] != 0) if filled else asked


@lru_cache(maxsize=32)
def _of_one(table: Table, columns: tuple[str, ...], filled: str) -> Prepared:
    c = table.c
    return Prepared(_of(table, columns, filled).where(c.tenant == _TENANT, c.member_id == _MEMBER))


@lru_cache(maxsize=32)
def _counted_of_one(counters: tuple[str, ...]) -> Prepared:
    """Programmes name the counters: there are as many statements as programmes were in force."""
    asked = _of(counted, ("counter", "day", "amount"), "")
    c = counted.c
    named = or_(*(c.counter == one for one in counters))
    return Prepared(asked.where(c.tenant == _TENANT, c.member_id == _MEMBER, named))


def _lots(rows: Iterable[Any], parts: Iterable[Any]) -> tuple[tuple[AccountKind, str, Lot], ...]:
    dealt: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for part in parts:
        dealt[part.account, part.lot].append((part.till_id, part.amount))
    return tuple(
        (AccountKind(row.account), row.lot, Lot(row.amount, tuple(dealt.get((row.account, row.lot), ()))))
        for row in rows
    )


def _still_there(member_id: str, owned: Iterable[Any], lots: Iterable[Any]) -> tuple[OwnedCoupon, ...]:
    there = {row.lot for row in lots if row.account == AccountKind.COUPON.value and row.amount > 0}
    return tuple(
        OwnedCoupon(
            HeldCoupon(
                coupon_id=row.coupon_id,
                kind=row.kind,
                first_day=date.fromisoformat(row.first_day),
                last_day=_day(row.last_day),
                rate=Fraction(row.rate) if row.rate else None,
            ),
            member_id,
            row.rule,
        )
        for row in owned
        if row.coupon_id in there
    )


def _given(owned: Iterable[Any]) -> tuple[tuple[str, int], ...]:
    count: defaultdict[str, int] = defaultdict(int)
    for row in owned:
        count[row.kind] += 1
    return tuple(count.items())


def _request(row: Any) -> Request:
    return Request(
        request_id=row.review_id,
        member_id=row.member_id,
        rule=SLEEPING,
        asked=row.months,
        asked_on=date.fromisoformat(row.asked_on),
        state=RequestState(row.state),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
