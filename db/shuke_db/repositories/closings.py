"""The close of days: how far it came, and who is due. Every question is answered from an index, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    delete,
    func,
    literal_column,
    outerjoin,
    select,
    tuple_,
)
from sqlalchemy import text as sql

from shuke.application.ports.closing import (
    ClosedDay,
    ClosingPlace,
    Due,
    DueBy,
    DueCoupon,
    DueMember,
    DuePart,
    KnownMember,
    Lot,
    OpenReview,
)
from shuke.domain.facts.day_brought import DayCounts
from shuke.domain.membership.changes import LAPSE
from shuke.domain.membership.state import MembershipState, RequestState
from shuke.domain.slices.account import AccountKind
from shuke_db.closing_tables import closing_late, closing_place, closings, publications, reviews
from shuke_db.prepared import Prepared
from shuke_db.repositories.closing_members import known_members
from shuke_db.repositories.shops import upsert
from shuke_db.search_tables import profiles
from shuke_db.tables import LAPSING_LOTS, balances, cards_beside, coupons, ledger, members, slices
from shuke_db.upserts import insert_into

__all__ = ["ClosingRows"]

_m, _b, _s, _k, _p = members.c, balances.c, slices.c, coupons.c, profiles.c
_late = closing_late.c
_h = cards_beside.c
_TERM_SINCE: Any = literal_column("substr(members.tier_held, 10, 10)")
"""Written just as the index has it."""

_OVER: Any = _m.tier_held.like(f"%|{MembershipState.ENDED.value}|%") | _m.tier_held.like(
    f"%|{MembershipState.CANCELLED.value}|%"
)
"""Of a word that says more than the tier; see `shuke.domain.tier_held`."""


_BESIDE_HELD: Any = func.substr(_h.held, 6, 1) == "0"
_BESIDE_ENDS: Any = func.substr(_h.held, 19)
"""Of a word of `shuke.domain.beside_held`: not taken; the last day."""


def _due_lots() -> Prepared:
    sorting = (_b.lot, _b.member_id, _b.account)
    page = (
        select(_b.tenant, *sorting, _b.amount)
        .where(
            _b.tenant == bindparam("tenant"),
            sql(LAPSING_LOTS),
            _b.lot <= bindparam("day"),
            tuple_(*sorting) > tuple_(bindparam("lot"), bindparam("member_id"), bindparam("account")),
        )
        .order_by(*sorting)
        .limit(bindparam("limit", type_=Integer()))
        .subquery("page")
    )
    f = page.c
    part = and_(
        _s.tenant == f.tenant,
        _s.member_id == f.member_id,
        _s.account == f.account,
        _s.lot == f.lot,
        _s.amount != 0,
    )
    asked = select(f.lot, f.member_id, f.account, f.amount, _s.till_id, _s.amount.label("part"))
    return Prepared(asked.select_from(outerjoin(page, slices, part)), DuePart._make)


_DUE_LOTS = _due_lots()


class ClosingRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def place(self) -> ClosingPlace | None:
        c = closing_place.c
        row = self._connection.execute(
            select(c.day, c.stage, c.behind, c.begun).where(c.tenant == self._tenant)
        ).first()
        return (
            ClosingPlace(date.fromisoformat(row.day), row.stage, row.behind, bool(row.begun)) if row else None
        )

    def put_place(self, place: ClosingPlace) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "day": place.day.isoformat(),
            "stage": place.stage,
            "behind": place.behind,
            "begun": int(place.begun),
        }
        upsert(self._connection, closing_place, row)

    def due(self, due: Due, behind: str, limit: int) -> list[DueMember]:
        sorting, belonging = _asked(due)
        if due.by is DueBy.LATE:
            # An outer join: the few are read first, whatever the planner thinks of their number.
            known = and_(_m.tenant == _late.tenant, _m.member_id == _late.member_id)
            asked = select(*sorting, func.coalesce(_m.tier_held, "")).where(_late.tenant == self._tenant)
            asked = asked.select_from(closing_late.outerjoin(members, known))
        else:
            asked = select(*sorting, _m.tier_held).where(
                _m.tenant == self._tenant, _m.merged_into == "", *belonging
            )
        if due.by is DueBy.BESIDE:
            asked = asked.join(cards_beside, and_(_h.tenant == _m.tenant, _h.member_id == _m.member_id))
        if due.by is DueBy.BIRTHDAY:
            asked = asked.join(profiles, and_(_p.tenant == _m.tenant, _p.member_id == _m.member_id))
        if behind:
            asked = asked.where(tuple_(*sorting) > tuple_(*_values(behind, due)))
        rows = self._connection.execute(asked.order_by(*sorting).limit(limit)).all()
        return [DueMember(row[-2], "|".join(map(str, row[:-1])), row[-1]) for row in rows]

    def due_lots(self, day: date, behind: str, limit: int) -> list[DuePart]:
        # The first page begins behind a place, too: else the planner skips about in the key of all balances.
        lot, member_id, account = behind.split("|") if behind else ("", "", "")
        found = _DUE_LOTS.all(
            self._connection,
            tenant=self._tenant,
            day=day.isoformat(),
            lot=lot,
            member_id=member_id,
            account=account,
            limit=limit,
        )
        return sorted(found)  # a join may give them in any order

    def taken_by_time(self, member_id: str, account: str, lot: str) -> int:
        entry = ledger.c
        taken = select(-func.coalesce(func.sum(entry.amount), 0)).where(
            entry.tenant == self._tenant,
            entry.member_id == member_id,
            entry.account == account,
            entry.lot == lot,
            entry.reason == LAPSE,
        )
        return int(self._connection.scalar(taken) or 0)

    def due_coupons(self, day: date, behind: str, limit: int) -> list[DueCoupon]:
        sorting = (_k.member_id, _k.coupon_id)
        here = and_(
            _b.tenant == _k.tenant,
            _b.member_id == _k.member_id,
            _b.account == AccountKind.COUPON.value,
            _b.lot == _k.coupon_id,
            _b.amount > 0,
        )
        owned = and_(
            _s.tenant == _k.tenant,
            _s.member_id == _k.member_id,
            _s.account == AccountKind.COUPON.value,
            _s.lot == _k.coupon_id,
            _s.amount != 0,
        )
        asked = (
            select(*sorting, _k.kind, _b.amount, _s.till_id, _s.amount.label("part"))
            .select_from(coupons.join(balances, here).outerjoin(slices, owned))
            .where(_k.tenant == self._tenant, _k.last_day == day.isoformat())
        )
        if behind:
            asked = asked.where(tuple_(*sorting) > tuple_(*behind.split("|")))
        # A coupon belongs to one till at most, so that a row is a coupon.
        rows = self._connection.execute(asked.order_by(*sorting).limit(limit)).all()
        return [
            DueCoupon(f"{key[0]}|{key[1]}", key[0], key[1], key[2], day, Lot(key[3], _parts(of)))
            for key, of in groupby(rows, key=lambda row: tuple(row[:4]))
        ]

    def known(self, member_ids: Sequence[str], counters: Iterable[str]) -> list[KnownMember]:
        return known_members(self._connection, self._tenant, member_ids, counters)

    def heard_late(self, member_ids: Iterable[str]) -> None:
        rows = [{"tenant": self._tenant, "member_id": member_id} for member_id in member_ids]
        if rows:
            statement = insert_into(self._connection, closing_late).on_conflict_do_nothing()
            self._connection.execute(statement, rows)

    def forget_late(self, member_ids: Iterable[str]) -> None:
        c = closing_late.c
        self._connection.execute(
            delete(closing_late).where(c.tenant == self._tenant, c.member_id.in_(list(member_ids)))
        )

    def days(self, limit: int) -> list[ClosedDay]:
        c = closings.c
        newest = select(closings).where(c.tenant == self._tenant).order_by(c.day.desc()).limit(limit)
        return [
            ClosedDay(date.fromisoformat(row.day), bool(row.finished), DayCounts(*row[3:]))
            for row in self._connection.execute(newest)
        ]

    def open_reviews(self, limit: int) -> list[OpenReview]:
        r = reviews.c
        asked = (
            select(
                r.review_id,
                r.member_id,
                _m.number,
                _p.name,
                _p.phone,
                r.months,
                r.last_on,
                r.asked_on,
                _m.noticed_on,
            )
            .select_from(
                reviews.join(members, and_(_m.tenant == r.tenant, _m.member_id == r.member_id)).outerjoin(
                    profiles, and_(_p.tenant == r.tenant, _p.member_id == r.member_id)
                )
            )
            .where(r.tenant == self._tenant, r.state == RequestState.OPEN.value)
            .order_by(r.asked_on, r.member_id)
            .limit(limit)
        )
        return [
            OpenReview(
                review_id=row.review_id,
                member_id=row.member_id,
                number=row.number,
                name=row.name or "",
                phone=row.phone or "",
                months=row.months,
                last_on=date.fromisoformat(row.last_on),
                asked_on=date.fromisoformat(row.asked_on),
                noticed_on=date.fromisoformat(row.noticed_on) if row.noticed_on else None,
            )
            for row in self._connection.execute(asked)
        ]

    def review_count(self) -> int:
        r = reviews.c
        number = (
            select(func.count())
            .select_from(reviews)
            .where(r.tenant == self._tenant, r.state == RequestState.OPEN.value)
        )
        return self._connection.scalar(number) or 0

    def published(self, limit: int) -> list[tuple[str, str, date]]:
        c = publications.c
        listed = (
            select(c.member_id, _m.number, c.listed_on)
            .select_from(publications.join(members, and_(_m.tenant == c.tenant, _m.member_id == c.member_id)))
            .where(c.tenant == self._tenant)
            .order_by(c.listed_on.desc(), c.member_id)
            .limit(limit)
        )
        return [
            (row.member_id, row.number, date.fromisoformat(row.listed_on))
            for row in self._connection.execute(listed)
        ]


def _asked(due: Due) -> tuple[tuple[Any, ...], tuple[ColumnElement[bool], ...]]:
    """The columns in whose order the members come, the id last, and what they have in common."""
    first, last = due.first, due.last
    match due.by:
        case DueBy.EVERYBODY:
            return (_m.member_id,), ()
        case DueBy.LATE:
            return (_late.member_id,), ()
        case DueBy.TERM if due.bought:
            return (_m.member_id,), (_m.last_sale_on == due.bought, _TERM_SINCE.between(first, last))
        case DueBy.TERM:
            return (_TERM_SINCE, _m.member_id), (_TERM_SINCE.between(first, last),)
        case DueBy.LAST_SALE:
            return (_m.last_sale_on, _m.member_id), (_m.last_sale_on.between(first, last),)
        case DueBy.OVER:
            return (_m.last_sale_on, _m.member_id), (_m.last_sale_on.between(first, last), _OVER)
        case DueBy.NO_SALE | DueBy.JOINED:
            # Asked so that the index on days of joining is taken, not the one on sales.
            bought_nothing = (func.length(_m.last_sale_on) == 0,) if due.by is DueBy.NO_SALE else ()
            return (_m.joined_on, _m.member_id), (_m.joined_on.between(first, last), *bought_nothing)
        case DueBy.BESIDE:
            ending = (_BESIDE_ENDS != "", last >= _BESIDE_ENDS) if last else ()
            return (_h.card, _h.member_id), (_BESIDE_HELD, *ending)
        case DueBy.BIRTHDAY:
            return (_p.birth_month, _p.birth_day, _p.member_id), _born_between(first, last)


def _born_between(first: str, last: str) -> tuple[ColumnElement[bool], ...]:
    """Within one month."""
    return (
        _p.tenant == _m.tenant,
        _p.birth_month == int(first[:2]),
        _p.birth_day.between(int(first[3:]), int(last[3:])),
    )


def _values(behind: str, due: Due) -> tuple[object, ...]:
    """A key taken apart again."""
    parts = behind.split("|")
    return (int(parts[0]), int(parts[1]), parts[2]) if due.by is DueBy.BIRTHDAY else tuple(parts)


def _parts(rows: Iterable[Any]) -> tuple[tuple[str, int], ...]:
    return tuple((row.till_id, row.part) for row in rows if row.till_id is not None)
