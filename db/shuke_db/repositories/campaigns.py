"""Campaigns, and what those bought whom they gave something or held back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, func, or_, select
from sqlalchemy import text as sql

from shuke.application.ports.campaigns import CouponsUsed, KeptCampaign, MessageSum, Results
from shuke.application.ports.messages import GONE, MessageState, MessageTrouble
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.members_merged import MERGED as MOVED
from shuke.domain.figures.uplift import Group
from shuke.domain.membership.changes import LAPSE
from shuke.domain.membership.refunding import RULE as REFUND
from shuke.domain.slices.account import AccountKind
from shuke.domain.wheel_chances import CHANCES_USED
from shuke_db.among import among
from shuke_db.handout_tables import campaigns, handouts
from shuke_db.message_tables import messages
from shuke_db.prepared import Prepared
from shuke_db.repositories.mergers import MergerRows
from shuke_db.sale_tables import refunds, sales
from shuke_db.tables import MERGED, coupons, ledger, members, uses

__all__ = ["CampaignRows"]

_a, _h, _s, _k, _l, _m, _u = campaigns.c, handouts.c, sales.c, coupons.c, ledger.c, messages.c, uses.c
_b = refunds.c
_TENANT: BindParameter[str] = bindparam("tenant")
_RULE: BindParameter[str] = bindparam("rule")
_MEMBER: BindParameter[str] = bindparam("member")
_OF_TENANT = select(campaigns).where(_a.tenant == _TENANT)
_ONE = Prepared(_OF_TENANT.where(_a.campaign_id == bindparam("campaign")))
_ALL = Prepared(_OF_TENANT.order_by(_a.started_on.desc(), _a.campaign_id.desc()))
_RUNNING = Prepared(
    _OF_TENANT.where(_a.till_id == bindparam("till"), _a.state == CampaignState.RUNNING.value).order_by(
        _a.started_on, _a.campaign_id
    )
)
_p = members.c
_MERGERS = (
    select(_p.member_id, _p.merged_into)
    .where(_p.tenant == _TENANT, sql(MERGED), _p.merged_into > "")  # the index of mergers, from its beginning
    .subquery()
)
_SEVERAL = select(_MERGERS.c.member_id).union_all(select(_MERGERS.c.merged_into))
"""Ids of whoever is one person with somebody: few, and looked at one by one. What each of the others did is added up
by the database."""

_OF_RULE = (_h.tenant == _TENANT, _h.rule == _RULE)
_ONE_ID = _h.member_id.not_in(_SEVERAL)
_PEOPLE = Prepared(
    select(_h.member_id, func.max(_h.given))
    .where(*_OF_RULE, _h.member_id.in_(_SEVERAL))
    .group_by(_h.member_id),
    tuple,
)
_ONCE = select(_h.tenant, _h.member_id).where(*_OF_RULE, _ONE_ID).distinct().subquery()
"""However often it gave."""

_AMOUNT = func.coalesce(func.sum(_s.to_pay_minor), 0)
_SINCE = _s.business_date >= bindparam("first")
_BOUGHT = (
    select(_AMOUNT)
    .where(_s.tenant == _h.tenant, _s.member_id == _h.member_id, _SINCE)
    .correlate(handouts)
    .scalar_subquery()
)
_BOUGHT_BY = Prepared(select(_AMOUNT).where(_s.tenant == _TENANT, _s.member_id == _MEMBER, _SINCE))
_MEMBERS = (
    select(_h.member_id, func.max(_h.given).label("given"), _BOUGHT.label("bought"))
    .where(*_OF_RULE, _ONE_ID)
    .group_by(_h.tenant, _h.member_id)
    .subquery()
)
_RESULTS = Prepared(
    select(_MEMBERS.c.given, _MEMBERS.c.bought, func.count()).group_by(_MEMBERS.c.given, _MEMBERS.c.bought),
    tuple,
)
"""Members who bought for the same come together; squares are summed outside, where no number is too large."""
_CAME_BACK = Prepared(
    select(_s.member_id, _b.content)
    .select_from(
        refunds.join(
            sales,
            (_s.tenant == _b.tenant)
            & (_s.till_id == _b.sale_till)
            & (_s.epoch == _b.sale_epoch)
            & (_s.seq == _b.sale_seq),
        )
    )
    .where(_b.tenant == _TENANT, _b.business_date >= bindparam("first"), _s.member_id != "", _SINCE),
    tuple,
)
"""Of what was bought since then; few beside what was sold."""
_AT_ONCE = 5_000
"""Members, of a statement."""

_NO_USE = (LAPSE, "coupon.withdrawn", MOVED, f"{REFUND}.reward")
_ITS_LEDGER = coupons.join(
    ledger,
    (_l.tenant == _k.tenant)
    & (_l.member_id == _k.member_id)
    & (_l.account == AccountKind.COUPON.value)
    & (_l.lot == _k.coupon_id),
)
_IS_USE = or_(
    and_(_l.amount < 0, *(_l.reason != why for why in _NO_USE)),
    _l.reason == f"{REFUND}.coupon",
)
_TIMES = func.coalesce(func.sum(-_l.amount), 0)
"""What came back with the goods is not used any more."""

_USERS = (
    select(_TIMES.label("times"))
    .select_from(_ONCE.join(_ITS_LEDGER, (_k.tenant == _ONCE.c.tenant) & (_k.member_id == _ONCE.c.member_id)))
    .where(_k.rule == _RULE, _IS_USE)
    .group_by(_ONCE.c.member_id)
    .subquery()
)
_USED = Prepared(
    select(func.coalesce(func.sum(_USERS.c.times), 0), func.count()).where(_USERS.c.times > 0), tuple
)
_USED_BY = Prepared(
    select(_TIMES)
    .select_from(_ITS_LEDGER)
    .where(_k.tenant == _TENANT, _k.member_id == _MEMBER, _k.rule == _RULE, _IS_USE)
)
_SPUN = func.coalesce(func.sum(_u.times), 0)
_ITS_CHANCES = (_u.rule == CHANCES_USED, _u.period.contains("/" + _RULE + "/"))
_CHANCES_USED = Prepared(
    select(_SPUN)
    .select_from(_ONCE.join(uses, (_u.tenant == _ONCE.c.tenant) & (_u.member_id == _ONCE.c.member_id)))
    .where(*_ITS_CHANCES)
)
_CHANCES_USED_BY = Prepared(select(_SPUN).where(_u.tenant == _TENANT, _u.member_id == _MEMBER, *_ITS_CHANCES))
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


@dataclass(frozen=True, slots=True)
class _Person:
    """Several members who are one. `given`: one of them was given something, even if another was held back."""

    given: bool
    ids: tuple[str, ...]


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
        asked = {"tenant": self._tenant, "rule": rule}
        ((times, users),) = _USED.all(self._connection, **asked)
        used, people = int(times), int(users)
        for person in self._people(rule):
            own = sum(int(_USED_BY.scalar(self._connection, member=one, **asked)) for one in person.ids)
            used += own
            people += own > 0
        return CouponsUsed(used, people)

    def chances_used(self, rule: str) -> int:
        asked = {"tenant": self._tenant, "rule": rule}
        ids = [one for person in self._people(rule) for one in person.ids]
        of_people = sum(int(_CHANCES_USED_BY.scalar(self._connection, member=one, **asked)) for one in ids)
        return int(_CHANCES_USED.scalar(self._connection, **asked)) + of_people

    def _people(self, rule: str) -> list[_Person]:
        """Those it gave something or held back who are one with somebody, each person once."""
        mergers = MergerRows(self._connection, self._tenant)
        given: dict[str, bool] = {}
        for member_id, times in _PEOPLE.all(self._connection, tenant=self._tenant, rule=rule):
            stays = mergers.stands_for(member_id)
            given[stays] = given.get(stays, False) or bool(times)
        return [_Person(given[stays], (stays, *mergers.gone_up_in(stays))) for stays in given]

    def messages(self, rule: str) -> dict[MessageSum, int]:
        return {
            (MessageState(state), MessageTrouble(trouble) if trouble else None): int(count)
            for state, trouble, count in _WRITTEN.all(self._connection, tenant=self._tenant, rule=rule)
        }

    def messages_cost(self, rule: str) -> int:
        return int(_WRITTEN_COST.scalar(self._connection, tenant=self._tenant, rule=rule))

    def results(self, rule: str, first: date) -> Results:
        asked = {"tenant": self._tenant, "first": first.isoformat()}
        rows = [
            (bool(times), int(amount), int(count))
            for times, amount, count in _RESULTS.all(self._connection, rule=rule, **asked)
        ]
        back = self._came_back(first)
        for person in self._people(rule):
            own = sum(int(_BOUGHT_BY.scalar(self._connection, member=one, **asked)) for one in person.ids)
            rows.append((person.given, own - sum(back.pop(one, 0) for one in person.ids), 1))
        rows += self._less(rule, first, back)
        given, held, buyers = [0, 0, 0], [0, 0, 0], 0
        for is_given, bought, people in rows:
            group = given if is_given else held
            for place, one in enumerate((people, bought * people, bought * bought * people)):
                group[place] += one
            buyers += people if is_given and bought > 0 else 0
        return Results(Group(*given), Group(*held), buyers)

    def _came_back(self, first: date) -> dict[str, int]:
        """By member, in minor units."""
        found: defaultdict[str, int] = defaultdict(int)
        for member_id, content in _CAME_BACK.all(
            self._connection, tenant=self._tenant, first=first.isoformat()
        ):
            found[member_id] += sum(amount for _, amount in json.loads(content)["tenders"])
        return found

    def _less(self, rule: str, first: date, back: Mapping[str, int]) -> Iterator[tuple[bool, int, int]]:
        """Of each member who gave something back: what they bought in all is taken out, what is left put in."""
        members = list(back)
        for start in range(0, len(members), _AT_ONCE):
            some = members[start : start + _AT_ONCE]
            found = select(_h.member_id, func.max(_h.given)).where(
                _h.tenant == self._tenant, _h.rule == rule, among(self._connection, _h.member_id, some)
            )
            rows = self._connection.execute(found.group_by(_h.member_id))
            given = {member_id: bool(times) for member_id, times in rows}
            if not given:
                continue
            bought = self._connection.execute(
                select(_s.member_id, _AMOUNT)
                .where(
                    _s.tenant == self._tenant,
                    among(self._connection, _s.member_id, given.keys()),
                    _s.business_date >= first.isoformat(),
                )
                .group_by(_s.member_id)
            )
            for member_id, amount in bought:
                yield given[member_id], int(amount), -1
                yield given[member_id], int(amount) - back[member_id], 1


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
        row.ended_by,
    )
