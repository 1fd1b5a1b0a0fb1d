"""Members, their quotas, balances and slices; finding them is `member_search`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Text, bindparam, func, select

from shuke.domain.birthday import Birthday
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.profile import Profile, Sex
from shuke.domain.programme.quote import HeldCoupon
from shuke.domain.slices.account import AccountKind, Slice
from shuke.domain.tier_held import TierHeld
from shuke_db.prepared import Prepared
from shuke_db.search_tables import profiles
from shuke_db.tables import balances, counted, coupons, members, slices, uses

__all__ = ["MemberRows", "member_of", "member_select"]

_m = members.c
_p = profiles.c

_TENANT: BindParameter[str] = bindparam("tenant", type_=Text())
_MEMBER: BindParameter[str] = bindparam("member")
_ACCOUNT: BindParameter[str] = bindparam("account")


def member_select(tenant: str | BindParameter[str], *conditions: ColumnElement[bool]) -> Any:
    """Members with their newest profile (an erased member has none: empty fields)."""
    return (
        select(
            _m.member_id,
            _m.number,
            _m.tier_held,
            _m.joined_on,
            _m.shop_id,
            _m.sales,
            _m.cumulative_minor,
            _m.last_sale_on,
            _m.last_visit_ms,
            _m.merged_into,
            _m.erased_on,
            _p.name,
            _p.phone,
            _p.birth_month,
            _p.birth_day,
            _p.birth_year,
            _p.sex,
            _p.note,
        )
        .select_from(members.outerjoin(profiles, (_p.tenant == _m.tenant) & (_p.member_id == _m.member_id)))
        .where(_m.tenant == tenant, *conditions)
    )


_held = lru_cache(maxsize=4096)(TierHeld.read)
"""Of a million members a few thousand have words of their own."""


def member_of(row: Any) -> Member:
    return Member(
        member_id=row.member_id,
        number=row.number,
        held=_held(row.tier_held),
        joined_on=date.fromisoformat(row.joined_on),
        shop_id=row.shop_id,
        sales=row.sales,
        cumulative=Money(row.cumulative_minor),
        last_sale_on=date.fromisoformat(row.last_sale_on) if row.last_sale_on else None,
        last_visit_ms=row.last_visit_ms,
        profile=_profile(row),
        merged_into=row.merged_into,
        erased=bool(row.erased_on),
    )


_SEXES = {one.value: one for one in Sex}


def _profile(row: Any) -> Profile:
    if row.name is None:
        return Profile()
    told = row.birth_month > 0
    birthday = Birthday.of_key(row.birth_month, row.birth_day, row.birth_year or None) if told else None
    return Profile(name=row.name, phone=row.phone, birthday=birthday, sex=_SEXES[row.sex], note=row.note)


def _coupon(coupon_id: str, kind: str, first_day: str, last_day: str, rate: str) -> HeldCoupon:
    return HeldCoupon(
        coupon_id=coupon_id,
        kind=kind,
        first_day=date.fromisoformat(first_day),
        last_day=date.fromisoformat(last_day) if last_day else None,
        rate=Fraction(rate) if rate else None,
    )


_BY_ID = Prepared(member_select(_TENANT, _m.member_id == _MEMBER))
_BY_NUMBER = Prepared(member_select(_TENANT, _m.number == bindparam("number")).limit(1))
_PROFILE_HASH = Prepared(select(_m.profile).where(_m.tenant == _TENANT, _m.member_id == _MEMBER))
_DAYS_USED = Prepared(
    select(func.count()).where(
        uses.c.tenant == _TENANT,
        uses.c.member_id == _MEMBER,
        uses.c.rule == bindparam("rule"),
        uses.c.times > 0,
        uses.c.period >= bindparam("first"),
        uses.c.period < bindparam("before"),
    )
)
_TIMES_USED = Prepared(
    select(func.sum(uses.c.times)).where(
        uses.c.tenant == _TENANT,
        uses.c.member_id == _MEMBER,
        uses.c.rule == bindparam("rule"),
        uses.c.period == bindparam("period"),
    )
)
_COUNTED = Prepared(
    select(func.sum(counted.c.amount)).where(
        counted.c.tenant == _TENANT,
        counted.c.member_id == _MEMBER,
        counted.c.counter == bindparam("counter"),
        counted.c.day >= bindparam("first"),
        counted.c.day <= bindparam("last"),
    )
)
_HERE = (
    (slices.c.tenant == coupons.c.tenant)
    & (slices.c.till_id == bindparam("till"))
    & (slices.c.member_id == coupons.c.member_id)
    & (slices.c.account == AccountKind.COUPON.value)
    & (slices.c.lot == coupons.c.coupon_id)
)
_COUPONS = Prepared(
    select(coupons.c.coupon_id, coupons.c.kind, coupons.c.first_day, coupons.c.last_day, coupons.c.rate)
    .select_from(coupons.join(slices, _HERE))
    .where(coupons.c.tenant == _TENANT, coupons.c.member_id == _MEMBER, slices.c.amount > 0)
    .order_by((coupons.c.last_day == "").asc(), coupons.c.last_day, coupons.c.coupon_id)
)
_COUPONS_GIVEN = Prepared(
    select(func.count()).where(
        coupons.c.tenant == _TENANT, coupons.c.member_id == _MEMBER, coupons.c.kind == bindparam("kind")
    )
)
_BALANCE = Prepared(
    select(func.sum(balances.c.amount)).where(
        balances.c.tenant == _TENANT, balances.c.member_id == _MEMBER, balances.c.account == _ACCOUNT
    )
)
_LOTS = Prepared(
    select(balances.c.lot, balances.c.amount)
    .where(
        balances.c.tenant == _TENANT,
        balances.c.member_id == _MEMBER,
        balances.c.account == _ACCOUNT,
        balances.c.amount != 0,
    )
    .order_by(balances.c.lot)
)
_SLICES = Prepared(
    select(slices.c.lot, slices.c.amount).where(
        slices.c.tenant == _TENANT,
        slices.c.till_id == bindparam("till"),
        slices.c.member_id == _MEMBER,
        slices.c.account == _ACCOUNT,
    )
)
_KNOWN = (
    select(balances.c.account, balances.c.amount)
    .where(balances.c.tenant == _TENANT, balances.c.member_id == _MEMBER)
    .union_all(
        select(slices.c.account, -slices.c.amount).where(
            slices.c.tenant == _TENANT, slices.c.member_id == _MEMBER, slices.c.till_id == bindparam("till")
        )
    )
    .subquery()
)
_ELSEWHERE = Prepared(select(_KNOWN.c.account, func.sum(_KNOWN.c.amount)).group_by(_KNOWN.c.account))


class MemberRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, member_id: str) -> Member | None:
        row = _BY_ID.first(self._connection, tenant=self._tenant, member=member_id)
        return member_of(row) if row else None

    def by_number(self, number: str) -> Member | None:
        row = _BY_NUMBER.first(self._connection, tenant=self._tenant, number=number)
        return member_of(row) if row else None

    def days_used(self, member_id: str, rule: str, first: date, before: date) -> int:
        asked = {"member": member_id, "rule": rule, "first": first.isoformat(), "before": before.isoformat()}
        return int(_DAYS_USED.scalar(self._connection, tenant=self._tenant, **asked))

    def times_used(self, member_id: str, rule: str, period: str) -> int:
        asked = {"member": member_id, "rule": rule, "period": period}
        return int(_TIMES_USED.scalar(self._connection, tenant=self._tenant, **asked) or 0)

    def counted(self, member_id: str, counter: str, first: date, last: date) -> int:
        asked = {
            "member": member_id,
            "counter": counter,
            "first": first.isoformat(),
            "last": last.isoformat(),
        }
        return int(_COUNTED.scalar(self._connection, tenant=self._tenant, **asked) or 0)

    def coupons(self, till: str, member_id: str) -> list[HeldCoupon]:
        found = _COUPONS.all(self._connection, tenant=self._tenant, member=member_id, till=till)
        return [_coupon(*row) for row in found]

    def coupons_named(self, member_id: str, coupon_ids: Sequence[str]) -> list[HeldCoupon]:
        c = coupons.c
        named = select(c.coupon_id, c.kind, c.first_day, c.last_day, c.rate).where(
            c.tenant == self._tenant, c.member_id == member_id, c.coupon_id.in_(coupon_ids)
        )
        return [_coupon(*row) for row in self._connection.execute(named)] if coupon_ids else []

    def coupons_given(self, member_id: str, kind: str) -> int:
        asked = {"member": member_id, "kind": kind}
        return int(_COUPONS_GIVEN.scalar(self._connection, tenant=self._tenant, **asked))

    def tiers_held(self) -> dict[str, int]:
        held = select(_m.tier_held).where(_m.tenant == self._tenant, _m.tier_held != "", _m.merged_into == "")
        return Counter(TierHeld.read(row.tier_held).tier for row in self._connection.execute(held))

    def balance(self, member_id: str, account: AccountKind) -> int:
        asked = {"member": member_id, "account": account.value}
        return int(_BALANCE.scalar(self._connection, tenant=self._tenant, **asked) or 0)

    def lots(self, member_id: str, account: AccountKind) -> list[Slice]:
        asked = {"member": member_id, "account": account.value}
        return [Slice(*row) for row in _LOTS.all(self._connection, tenant=self._tenant, **asked)]

    def slices(self, till: str, member_id: str, account: AccountKind) -> list[Slice]:
        asked = {"till": till, "member": member_id, "account": account.value}
        return [Slice(*row) for row in _SLICES.all(self._connection, tenant=self._tenant, **asked)]

    def elsewhere(self, till: str, member_id: str) -> dict[AccountKind, int]:
        found = _ELSEWHERE.all(self._connection, tenant=self._tenant, till=till, member=member_id)
        return {AccountKind(account): amount for account, amount in found if amount > 0}

    def count(self) -> int:
        number = select(func.count()).select_from(members).where(_m.tenant == self._tenant)
        return self._connection.scalar(number) or 0

    def profile_hash(self, member_id: str) -> bytes | None:
        found = _PROFILE_HASH.scalar(self._connection, tenant=self._tenant, member=member_id)
        return None if found is None else bytes(found)

    def profiles(self) -> Iterator[tuple[str, bytes]]:
        found = select(_m.member_id, _m.profile).where(
            _m.tenant == self._tenant, _m.profile.is_not(None), _m.erased_on == ""
        )
        for row in self._connection.execute(found.order_by(_m.member_id)).all():
            yield row.member_id, row.profile
