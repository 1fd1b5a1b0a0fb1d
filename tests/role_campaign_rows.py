"""Who may do what with campaigns: one row a use case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from role_stand import RoleStand, UseCase
from shuke.application.campaigns.starting import start, turn
from shuke.application.session import Session
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Plan
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.campaign_started import CampaignStarted
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import Right

__all__ = ["ROWS"]

Act = Callable[[Session], object]


def _plan(s: RoleStand) -> Plan:
    with s.desk.store.reading() as work:
        today = s.desk.recorder.today(work, s.desk.shop)
    return Plan(Rule(), Handout(points=5), today, today + timedelta(days=7))


def _starts(s: RoleStand) -> Act:
    plan = _plan(s)
    return lambda who: start(s.desk, who, "开春", plan)


def _stops(s: RoleStand) -> Act:
    started = start(s.desk, s.boss, "开春", _plan(s))
    assert isinstance(started, CampaignStarted), started
    return lambda who: turn(s.desk, who, started.campaign_id, CampaignState.STOPPED)


CARING = (Right.CARE_FOR_MEMBERS,)
ROWS = {
    "campaigns.starting:start": UseCase(CARING, _starts),
    "campaigns.starting:turn": UseCase(CARING, _stops),
}
