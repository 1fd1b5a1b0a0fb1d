"""Campaigns, and what those bought whom they gave something or held back."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, case, exists, func, or_, select
from sqlalchemy import text as sql

from shuke.application.ports.campaigns import CouponsUsed, KeptCampaign, MessageSum, Results
from shuke.application.ports.messages import GONE, MessageState, MessageTrouble
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.members_merged import MERGED as MOVED
from shuke.domain.figures.uplift import Group
from shuke.domain.membership.changes import LAPSE
from shuke.domain.slices.account import AccountKind
from shuke.domain.wheel_chances import CHANCES_USED
from shuke_db.handout_tables import campaigns, handouts
from shuke_db.message_tables import messages
from shuke_db.prepared import Prepared
from shuke_db.repositories.mergers import MergerRows
from shuke_db.sale_tables import sales
from shuke_db.tables import MERGED, coupons, ledger, members, uses

__all__ = ["CampaignRows"]

_a, _h, _s, _k, _l, _m, _u = campaigns.c, handouts.c, sales.c, coupons.c, ledger.c, messages.c, uses.c
_TENANT: BindParameter[str] = bindparam("tenant")
_RULE: BindParameter[str] = bindparam("rule")
_OF_TENANT = select(campaigns).where(_a.tenant == _TENANT)
_ONE = Prepared(_OF_TENANT.where(_a.campaign_id == bindparam("campaign")))
_ALL = Prepared(_OF_TENANT.order_by(_a.started_on.desc(), _a.campaign_id.desc()))
_RUNNING = Prepared(
    _OF_TENANT.where(_a.till_id == bindparam("till"), _a.state == CampaignState.RUNNING.value).order_by(
        _a.started_on, _a.campaign_id
    )
)
_BOUGHT = (
    select(func.coalesce(func.sum(_s.to_pay_minor), 0))
    .where(_s.tenant == _h.tenant, _s.member_id == _h.member_id, _s.business_date >= bindparam("first"))
    .correlate(handouts)
    .scalar_subquery()
)
_MEMBERS = (
    select(_h.member_id, func.max(_h.given).label("given"), _BOUGHT.label("bought"))
    .where(_h.tenant == _TENANT, _h.rule == _RULE)
    .group_by(_h.tenant, _h.member_id)
    .subquery()
)
_RESULTS = Prepared(
    select(_MEMBERS.c.given, _MEMBERS.c.bought, func.count()).group_by(_MEMBERS.c.given, _MEMBERS.c.bought),
    tuple,
)
"""Members who bought for the same come together; squares are summed outside, where no number is too large."""

_p = members.c
_STAYS = (
    select(_p.tenant, _p.merged_into.label("member_id"))
    .select_from(members.join(handouts, (_h.tenant == _p.tenant) & (_h.member_id == _p.member_id)))
    .where(_p.tenant == _TENANT, sql(MERGED), _h.rule == _RULE)
    .cte("stays", recursive=True)
)
_STAYS = _STAYS.union(
    select(_p.tenant, _p.merged_into)
    .select_from(members.join(_STAYS, (_STAYS.c.tenant == _p.tenant) & (_STAYS.c.member_id == _p.member_id)))
    .where(_p.tenant == _TENANT, sql(MERGED))
)
"""Whoever those it gave something went up in, and those in turn; a circle comes to its end as well."""

_GIVEN = (
    select(_h.tenant, _h.member_id)
    .where(_h.tenant == _TENANT, _h.rule == _RULE)
    .union(select(_STAYS.c.tenant, _STAYS.c.member_id))
    .subquery()
)
"""Whoever went up in another is that other: coupons and quotas went along. Each once, however often it gave."""

_TIMES = (
    select(func.count())
    .select_from(
        coupons.join(
            ledger,
            (_l.tenant == _k.tenant)
            & (_l.member_id == _k.member_id)
            & (_l.account == AccountKind.COUPON.value)
            & (_l.lot == _k.coupon_id),
        )
    )
    .where(
        _k.tenant == _GIVEN.c.tenant,
        _k.member_id == _GIVEN.c.member_id,
        _k.rule == _RULE,
        _l.amount < 0,
        *(_l.reason != why for why in (LAPSE, "coupon.withdrawn", MOVED)),
    )
    .correlate(_GIVEN)
    .scalar_subquery()
)
_USERS = (
    select(_GIVEN.c.member_id, func.max(_TIMES).label("times"))
    .group_by(_GIVEN.c.tenant, _GIVEN.c.member_id)
    .subquery()
)
_IS_ONE_WITH = or_(
    *(
        exists().where(_p.tenant == _TENANT, column == _USERS.c.member_id, sql(MERGED))
        for column in (_p.member_id, _p.merged_into)
    )
)
_WHO = case((_IS_ONE_WITH, _USERS.c.member_id), else_=sql("''"))
_USED = Prepared(
    select(_WHO.label("who"), func.sum(_USERS.c.times), func.count())
    .where(_USERS.c.times > 0)
    .group_by(sql("who")),
    tuple,
)
"""Those who are one with somebody stand apart, by name; all others together."""

_CHANCES_USED = Prepared(
    select(func.coalesce(func.sum(_u.times), 0))
    .select_from(
        _GIVEN.join(uses, (_u.tenant == _GIVEN.c.tenant) & (_u.member_id == _GIVEN.c.member_id)),
    )
    .where(_u.rule == CHANCES_USED, _u.period.contains("/" + _RULE + "/"))
)
_ITS_MESSAGES = handouts.join(
    messages,
    (_m.tenant == _h.tenant) & (_m.member_id == _h.member_id) & (_m.occasion == _h.rule + "/" + _h.occasion),
)
_WRITTEN_COST = Prepared(
    select(func.coalesce(func.sum(_m.cost_minor), 0))
    .select_from(_ITS_MESSAGES)
    .where(_h.tenant == _TENANT, _h.rule == _RULE, or_(*(_m.state == one.value for one in GONE)))
)
_WRITTEN = Prepared(
    select(_m.state, _m.trouble, func.count())
    .select_from(_ITS_MESSAGES)
    .where(_h.tenant == _TENANT, _h.rule == _RULE)
    .group_by(_m.state, _m.trouble),
    tuple,
)


class CampaignRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, campaign_id: str) -> KeptCampaign | None:
        row = _ONE.first(self._connection, tenant=self._tenant, campaign=campaign_id)
        return _campaign(row) if row else None

    def all(self) -> list[KeptCampaign]:
        return [_campaign(row) for row in _ALL.all(self._connection, tenant=self._tenant)]

    def running(self, till: str) -> list[KeptCampaign]:
        return [_campaign(row) for row in _RUNNING.all(self._connection, tenant=self._tenant, till=till)]

    def coupons_used(self, rule: str) -> CouponsUsed:
        used = people = 0
        merged: set[str] = set()
        mergers = MergerRows(self._connection, self._tenant)
        for who, times, others in _USED.all(self._connection, tenant=self._tenant, rule=rule):
            used += int(times)
            if who:
                merged.add(mergers.stands_for(who))
            else:
                people += int(others)
        return CouponsUsed(used, people + len(merged))

    def chances_used(self, rule: str) -> int:
        return int(_CHANCES_USED.scalar(self._connection, tenant=self._tenant, rule=rule))

    def messages(self, rule: str) -> dict[MessageSum, int]:
        return {
            (MessageState(state), MessageTrouble(trouble) if trouble else None): int(count)
            for state, trouble, count in _WRITTEN.all(self._connection, tenant=self._tenant, rule=rule)
        }

    def messages_cost(self, rule: str) -> int:
        return int(_WRITTEN_COST.scalar(self._connection, tenant=self._tenant, rule=rule))

    def results(self, rule: str, first: date) -> Results:
        given, held, buyers = [0, 0, 0], [0, 0, 0], 0
        rows = _RESULTS.all(self._connection, tenant=self._tenant, rule=rule, first=first.isoformat())
        for times, amount, count in rows:
            bought, members = int(amount), int(count)
            group = given if times else held
            for place, one in enumerate((members, bought * members, bought * bought * members)):
                group[place] += one
            buyers += members if times and bought > 0 else 0
        return Results(Group(*given), Group(*held), buyers)


def _campaign(row: Any) -> KeptCampaign:
    return KeptCampaign(
        row.campaign_id,
        row.name,
        row.plan,
        row.seed,
        row.till_id,
        date.fromisoformat(row.started_on),
        row.started_by,
        CampaignState(row.state),
    )
