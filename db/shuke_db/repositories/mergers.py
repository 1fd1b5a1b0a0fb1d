"""Members who are one person: who stands for whom, what there is to move, and who looks like being one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Text,
    TextClause,
    bindparam,
    func,
    select,
    tuple_,
)
from sqlalchemy import text as sql

from shuke.application.ports.members import NamesTwice, PhonesTwice
from shuke.domain.birthday import Birthday
from shuke.domain.facts.entries import CouponIssued
from shuke.domain.facts.members_merged import Counted, Used
from shuke.domain.slices.account import AccountKind
from shuke_db.among import among
from shuke_db.prepared import Prepared
from shuke_db.search_tables import TOLD_WHO, profiles
from shuke_db.tables import MERGED, balances, counted, coupons, members, slices, uses

__all__ = ["MergerRows"]

T = TypeVar("T")

_m, _p, _c, _u, _k, _b, _s = members.c, profiles.c, counted.c, uses.c, coupons.c, balances.c, slices.c
_TENANT: BindParameter[str] = bindparam("tenant", type_=Text())
_MEMBER: BindParameter[str] = bindparam("member")

_INTO = Prepared(select(_m.merged_into).where(_m.tenant == _TENANT, _m.member_id == _MEMBER))
_FROM = Prepared(select(_m.member_id).where(_m.tenant == _TENANT, _m.merged_into == _MEMBER, sql(MERGED)))
_GONE = Prepared(
    select(_m.member_id).where(_m.tenant == _TENANT, sql(MERGED), _m.merged_into > "")
)  # few: by the index of mergers, from its beginning
_COUNTED = Prepared(
    select(_c.counter, _c.day, _c.amount)
    .where(_c.tenant == _TENANT, _c.member_id == _MEMBER, _c.amount != 0)
    .order_by(_c.counter, _c.day)
)
_USES = Prepared(
    select(_u.rule, _u.period, _u.times)
    .where(_u.tenant == _TENANT, _u.member_id == _MEMBER, _u.times != 0)
    .order_by(_u.rule, _u.period)
)
_COUPONS = Prepared(
    select(_k.coupon_id, _k.kind, _k.first_day, _k.last_day, _k.rate, _k.rule).where(
        _k.tenant == _TENANT, _k.member_id == _MEMBER
    )
)
_BALANCES = Prepared(
    select(_b.account, _b.lot, _b.amount).where(_b.tenant == _TENANT, _b.member_id == _MEMBER)
)
_DEALT = Prepared(
    select(_s.account, _s.lot, func.sum(_s.amount))
    .where(_s.tenant == _TENANT, _s.member_id == _MEMBER)
    .group_by(_s.account, _s.lot)
)
_NAMESAKES = Prepared(
    select(_p.member_id)
    .where(
        _p.tenant == _TENANT,
        _p.name == bindparam("name"),
        _p.birth_month == bindparam("month"),
        _p.birth_day == bindparam("day"),
        sql(TOLD_WHO),
    )
    .limit(bindparam("most"))
)
_PHONES = Prepared(
    select(_p.phone)
    .where(_p.tenant == _TENANT, _p.phone > bindparam("behind"))
    .order_by(_p.phone)
    .limit(bindparam("most"))
)
_NAMES = Prepared(
    select(_p.name, _p.birth_month, _p.birth_day)
    .where(
        _p.tenant == _TENANT,
        tuple_(_p.name, _p.birth_month, _p.birth_day)
        > tuple_(bindparam("name"), bindparam("month", type_=Integer()), bindparam("day", type_=Integer())),
        sql(TOLD_WHO),
    )
    .order_by(_p.name, _p.birth_month, _p.birth_day)
    .limit(bindparam("most"))
)


class MergerRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def stands_for(self, member_id: str) -> str:
        """Two tills may have said it the other way round each: of a circle, the one who was made first stands."""
        seen = [member_id]
        while into := _INTO.scalar(self._connection, tenant=self._tenant, member=seen[-1]):
            if into in seen:
                return min(seen[seen.index(into) :])
            seen.append(into)
        return seen[-1]

    def gone_up_in(self, member_id: str) -> list[str]:
        found: dict[str, None] = {}
        asked = [member_id]
        while asked:
            rows = _FROM.all(self._connection, tenant=self._tenant, member=asked.pop())
            new = [row.member_id for row in rows if row.member_id not in found and row.member_id != member_id]
            found.update(dict.fromkeys(new))
            asked += new
        return sorted(found)

    def as_now(self, member_ids: Sequence[str]) -> list[str]:
        """Who of many they are now, each once: whoever went up in another is that other."""
        gone = {row.member_id for row in _GONE.all(self._connection, tenant=self._tenant)}
        if gone.isdisjoint(member_ids):
            return list(member_ids)
        return list(dict.fromkeys(self.stands_for(one) if one in gone else one for one in member_ids))

    def names_of(self, member_ids: Collection[str]) -> dict[str, str]:
        """These, and whoever went up in one of them, also by way of others, each with the one of these it is."""
        found = {one: one for one in member_ids}
        asked = list(found)
        while asked:
            gone = select(_m.member_id, _m.merged_into).where(
                _m.tenant == self._tenant, among(self._connection, _m.merged_into, asked), sql(MERGED)
            )
            new = [row for row in self._connection.execute(gone) if row[0] not in found]
            found.update((member_id, found[into]) for member_id, into in new)
            asked = [member_id for member_id, _ in new]
        return found

    def merged_among(self, member_ids: Collection[str]) -> list[str]:
        return self._among(member_ids, sql(MERGED))

    def erased_among(self, member_ids: Collection[str]) -> list[str]:
        return self._among(member_ids, _m.erased_on != "")

    def _among(self, member_ids: Collection[str], condition: ColumnElement[bool] | TextClause) -> list[str]:
        if not member_ids:
            return []
        found = select(_m.member_id).where(
            _m.tenant == self._tenant, among(self._connection, _m.member_id, member_ids), condition
        )
        return sorted(self._connection.scalars(found))

    def counted(self, member_id: str) -> list[Counted]:
        rows = _COUNTED.all(self._connection, tenant=self._tenant, member=member_id)
        return [Counted(row.counter, date.fromisoformat(row.day), row.amount) for row in rows]

    def used(self, member_id: str) -> list[Used]:
        rows = _USES.all(self._connection, tenant=self._tenant, member=member_id)
        return [Used(row.rule, row.period, row.times) for row in rows]

    def coupons(self, member_id: str) -> dict[str, CouponIssued]:
        rows = _COUPONS.all(self._connection, tenant=self._tenant, member=member_id)
        return {
            row.coupon_id: CouponIssued(
                coupon_id=row.coupon_id,
                kind=row.kind,
                first_day=date.fromisoformat(row.first_day),
                last_day=date.fromisoformat(row.last_day) if row.last_day else None,
                rate=row.rate,
                rule=row.rule,
            )
            for row in rows
        }

    def undivided(self, member_id: str) -> list[tuple[AccountKind, str, int]]:
        asked = {"tenant": self._tenant, "member": member_id}
        dealt = {(row[0], row[1]): int(row[2]) for row in _DEALT.all(self._connection, **asked)}
        rows = _BALANCES.all(self._connection, **asked)
        left = [(row.account, row.lot, row.amount - dealt.get((row.account, row.lot), 0)) for row in rows]
        return [(AccountKind(account), lot, amount) for account, lot, amount in sorted(left) if amount]

    def namesakes(self, name: str, birthday: Birthday, limit: int) -> list[str]:
        month, day = birthday.key
        asked = {"name": name, "month": month, "day": day, "most": limit}
        rows = _NAMESAKES.all(self._connection, tenant=self._tenant, **asked)
        return [row.member_id for row in rows]

    def phones_twice(self, behind: str, most: int) -> PhonesTwice:
        rows = _PHONES.all(self._connection, tenant=self._tenant, behind=behind, most=most)
        twice, last = _twice([row.phone for row in rows], whole=len(rows) < most)
        return PhonesTwice(tuple(twice), last or "")

    def names_twice(self, behind: tuple[str, int, int], most: int) -> NamesTwice:
        asked = {"name": behind[0], "month": behind[1], "day": behind[2], "most": most}
        rows = _NAMES.all(self._connection, tenant=self._tenant, **asked)
        found = [(row.name, row.birth_month, row.birth_day) for row in rows]
        twice, last = _twice(found, whole=len(rows) < most)
        return NamesTwice(tuple((name, Birthday.of_key(month, day)) for name, month, day in twice), last)


def _twice(ordered: Sequence[T], *, whole: bool) -> tuple[list[T], T | None]:
    """Those that stand there more than once, and the last one that stands there whole (None: all do). The last of all
    may go on behind the page; one that fills a page by itself is taken as it is."""
    counted = Counter(ordered)
    last = None
    if not whole:
        last = ordered[-1]
        if len(counted) > 1:
            del counted[last]
            last = next(reversed(counted))
    return [one for one, times in counted.items() if times > 1], last
