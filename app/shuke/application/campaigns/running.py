"""Campaigns run by themselves at the till that started them: batch by batch, while nobody needs the counter.

The audience is looked up beside the counter and put down in pieces; then batches of it are given what there is. All
of it is in the store: whatever stops it, the next quiet moment goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from shuke.application.campaigns.starting import plan_of
from shuke.application.events.calendar import inviting_to
from shuke.application.machine import Machine
from shuke.application.messages.beside_a_run import end_of_day_ms, write_beside
from shuke.application.ports.campaigns import KeptCampaign
from shuke.application.ports.handouts import RunKey
from shuke.application.ports.store import Work
from shuke.application.runs.giving_to_many import AT_ONCE, Chosen, Giver, Run, give_to_next, till_giver
from shuke.application.segments.looking import Everybody
from shuke.application.sync.joining import known_head_office
from shuke.application.trying_again import tried_again
from shuke.domain.campaigns.choosing import choice
from shuke.domain.campaigns.cost import each_at_most, room_left
from shuke.domain.campaigns.plan import Every, Plan, rule_of
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.facts.campaign_started import CampaignTurned
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.programme.says import reason
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import Rule

__all__ = ["AT_ONCE_PUT_DOWN", "Audience", "CampaignRuns", "Step", "audience_of"]

AT_ONCE_PUT_DOWN = 20_000
"""Of an audience, in one step: some ten milliseconds."""

_DAYS_TOLD = 30
"""So many days its message may wait for a network, or for an earlier offer's pause to end; later nobody is told of
what was on a month ago."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is in it is to be looked up, by `plan`, and put down under `looked_up`."""

    campaign_id: str
    key: RunKey
    plan: Plan
    looked_up: str


@dataclass(frozen=True, slots=True)
class Step:
    """A batch: so many were given something, so many held back."""

    given: int
    held_back: int


def audience_of(desk: Machine, work: Work, everybody: Everybody, rule: Rule) -> Sequence[str]:
    """Who is in it now: for the reading lane. A till of a chain runs campaigns for its own shop's members alone, so
    that no two shops turn to one."""
    members = everybody.look(work, rule).members
    if known_head_office(work) is None:
        return members
    here = Rule(Together((Condition(Field.SHOP, Operator.ONE_OF, (desk.shop.shop_id,)),)), rule.bounds)
    own = frozenset(everybody.look(work, here).members)
    return [one for one in members if one in own]


class CampaignRuns:
    """Used on the counter's lane, or on head office's that writes.

    Args:
        giver: who gives in a transaction; a till by itself, if none is named.
        at_once: members of one batch.
    """

    def __init__(
        self, desk: Machine, giver: Callable[[Machine, Work], Giver] = till_giver, at_once: int = AT_ONCE
    ) -> None:
        self._desk = desk
        self._giver = giver
        self._at_once = at_once
        self._given: dict[str, int] = {}

    @tried_again
    def step(self) -> Step | Audience | None:
        """One batch of what is due; an audience that somebody has to look up first; None: nothing is due now."""
        with self._desk.store.writing() as work:
            done, campaign_id = self._next(work)
            work.commit()
        if isinstance(done, Step):
            self._given[campaign_id] += done.given  # only once it is stored
        return done

    def _next(self, work: Work) -> tuple[Step | Audience | None, str]:
        for kept in work.campaigns.running(self._desk.till):
            done = self._of(work, kept)
            if done is not None:
                return done, kept.campaign_id
        return None, ""

    def put_down(self, audience: Audience, members: Sequence[str], start: int) -> int:
        """A piece of it, from that place on; the place behind it."""
        end = start + AT_ONCE_PUT_DOWN
        with self._desk.store.writing() as work:
            if not start:
                work.handouts.forget(audience.key)
            work.handouts.expect(audience.key, members[start:end])
            if end >= len(members):
                work.settings.put(_looked(audience.campaign_id), audience.looked_up)
            work.commit()
        return end

    def _of(self, work: Work, kept: KeptCampaign) -> Step | Audience | None:
        plan, on = plan_of(kept), self._desk.recorder.today(work, self._desk.shop)
        if plan is None:
            return None
        occasion = plan.occasion(on)
        if not occasion:
            if on > plan.last:
                self._end(work, kept)
            return None
        if plan.rests_at(self._minute()):
            return None
        key = RunKey(rule_of(kept.campaign_id), occasion)
        looked_up = plan.looked_up(on)
        if work.settings.get(_looked(kept.campaign_id)) != looked_up:
            return Audience(kept.campaign_id, key, plan, looked_up)
        return self._batch(work, kept, plan, occasion, on)

    def _batch(self, work: Work, kept: KeptCampaign, plan: Plan, occasion: str, on: date) -> Step | None:
        giver = self._giver(self._desk, work)
        room = room_left(plan, each_at_most(giver.programme, plan.what), self._given_by(work, kept))
        full = False

        def choose(open_work: Work, members: Sequence[str]) -> Chosen:
            nonlocal full
            handouts = open_work.handouts
            turned_to, said = handouts.turned_to(members), handouts.consents(members)
            found = choice(plan, kept.seed, members, turned_to, said, on, room)
            full = found.full
            return Chosen(found.given, found.held_back)

        rule = rule_of(kept.campaign_id)
        run = Run(occasion, plan.what, reason(rule, HandingTells.CAMPAIGN, applied=True, name=kept.name))
        given = give_to_next(work, giver, run, choose, self._at_once)
        if given is None:
            if plan.every is Every.ONCE:
                self._end(work, kept)
            return None
        if given.members:
            write_beside(work, self._desk, run, given, until_ms=self._until(work, giver, plan))
        if full:
            work.handouts.forget(run.key)
            self._end(work, kept)
        return Step(len(given.members), len(given.held_back))

    def _given_by(self, work: Work, kept: KeptCampaign) -> int:
        """Summed once: for every batch it would take as long as the campaign is large."""
        if kept.campaign_id not in self._given:
            self._given[kept.campaign_id] = work.handouts.sum_of(rule_of(kept.campaign_id)).given
        return self._given[kept.campaign_id]

    def _until(self, work: Work, giver: Giver, plan: Plan) -> int:
        """Until when its message says something: an invitation up to the end of what it invites to."""
        last = giver.on + timedelta(days=_DAYS_TOLD)
        if plan.what.event:
            events = inviting_to(self._desk, work, giver.programme).events
            last = min((one.dates.last for one in events if one.key == plan.what.event), default=last)
        return end_of_day_ms(self._desk, last)

    def _end(self, work: Work, kept: KeptCampaign) -> None:
        fact = CampaignTurned(kept.campaign_id, CampaignState.ENDED)
        self._desk.recorder.record(work, self._desk.shop, fact, staff="")

    def _minute(self) -> int:
        zone = ZoneInfo(self._desk.shop.zone)
        now = datetime.fromtimestamp(self._desk.recorder.now_ms() / 1000, UTC).astimezone(zone)
        return now.hour * 60 + now.minute


def _looked(campaign_id: str) -> str:
    """The name of this machine's note of when the audience was looked up last."""
    return f"campaign.looked.{campaign_id}"
