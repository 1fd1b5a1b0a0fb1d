"""Prizes with what became of them; seeds and sums of what was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, func, select

from shuke.application.ports.prizes import DrawSeed, PrizeActed, PrizeKept, PrizesNow, WheelSum
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.prize_rows import read_spans
from shuke.domain.facts.prize_turned import PrizeAct
from shuke.domain.facts.stock_opened import OPENED
from shuke.domain.membership.state import MembershipState, PrizeState, PrizeWon
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.slices.account import NEVER, AccountKind
from shuke_db.prepared import Prepared
from shuke_db.prize_tables import draw_seeds, prize_acts, prizes, wheel_sums
from shuke_db.tables import balances, members, uses

__all__ = ["PrizeRows"]

_p, _a, _b, _d, _w = prizes.c, prize_acts.c, balances.c, draw_seeds.c, wheel_sums.c
_m, _u = members.c, uses.c


_LOT = (
    (_b.tenant == _p.tenant)
    & (_b.member_id == _p.member_id)
    & (_b.account == AccountKind.PRIZE.value)
    & (_b.lot == _p.prize_id)
)


def _kept(*conditions: Any) -> Select[Any]:
    """Each with the lot that says whether it is still there."""
    left = func.coalesce(_b.amount, 0).label("left")
    found = select(prizes, left).select_from(prizes.outerjoin(balances, _LOT))
    return found.where(_p.tenant == bindparam("tenant"), *conditions)


_FIND = Prepared(_kept(_p.prize_id == bindparam("prize")).limit(1))
_BY_SHORT_CODE = Prepared(_kept(_p.short_code == bindparam("code")).limit(2))
_OF_MEMBER = Prepared(
    _kept(_p.member_id == bindparam("member"), _b.amount > 0).order_by(
        _p.last_day == "", _p.last_day, _p.prize_id
    )
)
_ACTS = Prepared(
    select(prize_acts)
    .where(
        _a.tenant == bindparam("tenant"),
        _a.member_id == bindparam("member"),
        _a.prize_id == bindparam("prize"),
    )
    .order_by(_a.at_ms, _a.till_id, _a.epoch, _a.seq)
)
_OF_DAY = Prepared(
    select(prize_acts)
    .where(
        _a.tenant == bindparam("tenant"),
        _a.till_id == bindparam("till"),
        _a.business_date == bindparam("day"),
    )
    .order_by(_a.at_ms.desc(), _a.seq.desc())
    .limit(bindparam("limit", type_=Integer()))
)


class PrizeRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def find(self, prize_id: str) -> PrizeKept | None:
        row = _FIND.first(self._connection, tenant=self._tenant, prize=prize_id)
        return _prize(row) if row else None

    def with_short_code(self, code: str) -> list[PrizeKept]:
        return [_prize(row) for row in _BY_SHORT_CODE.all(self._connection, tenant=self._tenant, code=code)]

    def of_member(self, member_id: str) -> list[PrizeKept]:
        return [
            _prize(row) for row in _OF_MEMBER.all(self._connection, tenant=self._tenant, member=member_id)
        ]

    def acts_of(self, prize: PrizeWon) -> list[PrizeActed]:
        rows = _ACTS.all(self._connection, tenant=self._tenant, member=prize.member_id, prize=prize.prize_id)
        return [_acted(row) for row in rows]

    def acts_on(self, till: str, day: date, limit: int) -> list[PrizeActed]:
        rows = _OF_DAY.all(self._connection, tenant=self._tenant, till=till, day=day.isoformat(), limit=limit)
        return [_acted(row) for row in rows]

    def waiting(self) -> dict[str, int]:
        found = (
            select(_p.rule, func.count())
            .select_from(prizes.join(balances, _LOT))
            .where(_p.tenant == self._tenant, _b.amount > 0)
            .group_by(_p.rule)
        )
        return {row[0]: int(row[1]) for row in self._connection.execute(found)}

    def now(self, today: date, expiring_by: date) -> PrizesNow:
        alive = (_p.last_day == "") | (_p.last_day >= today.isoformat())
        soon = (_p.last_day != "") & (_p.last_day <= expiring_by.isoformat())
        waiting = (
            select(func.count(), func.count().filter(soon))
            .select_from(prizes.join(balances, _LOT))
            .where(_p.tenant == self._tenant, _b.amount > 0, alive)
        )
        counted = self._connection.execute(waiting).one()
        acts = select(_a.act, func.count()).where(_a.tenant == self._tenant).group_by(_a.act)
        by_act = {row[0]: int(row[1]) for row in self._connection.execute(acts)}
        handed = by_act.get(PrizeAct.HANDED_OVER.value, 0) - by_act.get(PrizeAct.ROLLED_BACK.value, 0)
        return PrizesNow(counted[0], counted[1], handed)

    def seeds(self, till: str, campaign: str = "") -> list[DrawSeed]:
        found = select(draw_seeds).where(_d.tenant == self._tenant, _d.till_id == till)
        if campaign:
            found = found.where(_d.campaign == campaign)
        return [
            DrawSeed(
                row.till_id,
                row.campaign,
                row.commitment,
                date.fromisoformat(row.committed_on),
                row.proof or b"",
            )
            for row in self._connection.execute(found.order_by(_d.committed_on, _d.campaign))
            if row.committed_on
        ]

    def tickets(self, behind: str, limit: int | None) -> list[str]:
        active = ~_m.tier_held.contains("|") | _m.tier_held.contains(f"|{MembershipState.ACTIVE.value}|")
        found = (
            select(_m.member_id)
            .where(
                _m.tenant == self._tenant,
                _m.member_id > behind,
                _m.tier_held != "",
                _m.merged_into == "",
                active,
            )
            .order_by(_m.member_id)
            .limit(limit)
        )
        return list(self._connection.scalars(found))

    def wheel_sums(self, campaign: str) -> list[WheelSum]:
        sums = [func.sum(column).label(column.name) for column in (_w.spins, _w.came_up, _w.expected_ppb)]
        found = (
            select(_w.segment, *sums)
            .where(_w.tenant == self._tenant, _w.campaign == campaign)
            .group_by(_w.segment)
            .order_by(_w.segment)
        )
        return [
            WheelSum(row.segment, int(row.spins), int(row.came_up), int(row.expected_ppb))
            for row in self._connection.execute(found)
        ]

    def opened(self, holder: str, account: AccountKind) -> int:
        found = select(_u.times).where(
            _u.tenant == self._tenant,
            _u.member_id == holder,
            _u.rule == OPENED + account.value,
            _u.period == NEVER,
        )
        return self._connection.scalar(found) or 0

    def stock_left(self, holders: Sequence[str]) -> dict[str, int]:
        found = select(_b.member_id, _b.amount).where(
            _b.tenant == self._tenant,
            _b.member_id.in_(holders),
            _b.account == AccountKind.STOCK.value,
            _b.lot == NEVER,
        )
        return {row.member_id: row.amount for row in self._connection.execute(found)}


def _prize(row: Any) -> PrizeKept:
    won = PrizeWon(
        prize_id=row.prize_id,
        member_id=row.member_id,
        rule=row.rule,
        thing=Bilingual(row.thing_zh, row.thing_en),
        won_on=date.fromisoformat(row.won_on),
        last_day=date.fromisoformat(row.last_day) if row.last_day else None,
        not_on=read_spans(row.spans, holidays=bool(row.holidays)),
        state=PrizeState.WON if row.left > 0 else PrizeState.HANDED_OVER,
        shop=row.shop_id,
        proofs=tuple(Proof(name) for name in row.proofs.split()),
    )
    return PrizeKept(won, row.short_code, row.left)


def _acted(row: Any) -> PrizeActed:
    return PrizeActed(
        member_id=row.member_id,
        prize_id=row.prize_id,
        till=row.till_id,
        epoch=row.epoch,
        seq=row.seq,
        act=PrizeAct(row.act),
        shop_id=row.shop_id,
        staff_id=row.staff_id,
        on=date.fromisoformat(row.business_date),
        at_ms=row.at_ms,
    )
