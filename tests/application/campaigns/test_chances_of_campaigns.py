"""Spins of the wheel as what a campaign gives: each member once, counted with the budget, told in the report."""

from __future__ import annotations

import pytest

from campaign_stand import DAY, CampaignStand, planned
from fakes.joined_shop import JoinedShop
from fakes.value_shop import publish
from fakes.wheel_shop import WHEEL
from shuke.application.campaigns.reporting import CampaignReport, report_of
from shuke.application.campaigns.starting import start
from shuke.application.members.merging import Merging
from shuke.application.members.time_line import time_line
from shuke.application.ports.handouts import RunSum
from shuke.application.prizes.wheel import Spun, WheelDesk
from shuke.application.rebuilding import rebuild
from shuke.application.refusal import Refusal, Refused
from shuke.application.runs.giving_to_many import Run, give_to, till_giver
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Plan
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.explanation import Reason
from shuke.domain.facts.explained import reasons_of
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.programme.says import reason

WORTH = WHEEL.replace('en = "A cup" }', 'en = "A cup" }, worth_most = 35')
"""A spin is to be expected to bring (3 × ¥35 + 4 × ¥1) / 20 = ¥5.45, and a suite of which nobody says the worth."""


def standing(members: int = 4, wheel: str = WORTH) -> CampaignStand:
    stand = CampaignStand(members)
    publish(stand.shop, wheel)
    return stand


def spins(**more: object) -> Plan:
    return planned(what=Handout(chances=3), **more)


def spin(stand: CampaignStand, member: str) -> Spun | Reason | Refused:
    return WheelDesk(stand.shop.desk, stand.shop.signer.sign).spin(stand.shop.cashier, member)


def reported(stand: CampaignStand, campaign: str) -> CampaignReport:
    with stand.shop.store.reading() as work:
        kept = work.campaigns.get(campaign)
        assert kept is not None
        return report_of(work, stand.shop.desk.programme_in_force(work), kept, DAY)


@pytest.mark.parametrize("steps", range(4))
def test_wherever_the_power_goes_everybody_has_three_and_never_more(steps: int) -> None:
    stand = standing(90)
    campaign = stand.start(spins())
    stand.run(steps)
    stand.restarted()
    stand.run()
    assert stand.sum_of(campaign) == RunSum(given=90, chances=270)
    wheel = WheelDesk(stand.shop.desk, stand.shop.signer.sign)
    with stand.shop.store.reading() as work:
        looks = [wheel.look(work, f"m{number:03}") for number in range(90)]
    assert {getattr(one, "chances", one) for one in looks} == {3}


def test_they_are_spun_counted_and_cost_what_the_wheel_brings_on_average() -> None:
    stand = standing()
    campaign = stand.start(spins())
    stand.run()
    before = reported(stand, campaign)
    assert (before.sum.chances, before.chances_used, before.spent) == (12, 0, Money(0))
    told = [spin(stand, "m000") for _ in range(4)]
    assert [one.reasons[0].sentence for one in told if isinstance(one, Spun)] == [
        HandingTells.SPUN_FREE,
        *[HandingTells.SPUN_GIVEN] * 3,
    ]
    spin(stand, "m001")
    spin(stand, "m001")
    after = reported(stand, campaign)
    assert (after.sum.chances, after.chances_used, after.spent) == (12, 4, Money(21_80))
    assert (after.is_whole, after.has_prizes) == (True, False)


@pytest.mark.parametrize(("budget", "given"), [(16_34, 0), (16_35, 1), (49_04, 2), (49_05, 3)])
def test_the_budget_counts_them_at_that(budget: int, given: int) -> None:
    """Three spins are ¥16.35."""
    stand = standing()
    campaign = stand.start(spins(budget_minor=budget))
    stand.run()
    assert stand.sum_of(campaign).given == given


def test_what_was_given_stays_when_it_is_stopped_and_two_campaigns_are_two() -> None:
    stand = standing(1)
    first = stand.start(spins())
    stand.run()
    second = stand.start(spins(gap_days=0), "再来")
    stand.run()
    assert [stand.state(one) for one in (first, second)] == [CampaignState.ENDED] * 2
    for _ in range(5):
        assert isinstance(spin(stand, "m000"), Spun)
    used = [reported(stand, one).chances_used for one in (first, second)]
    assert sorted(used) == [1, 3]


def test_whoever_goes_up_in_another_takes_them_along_and_they_are_counted_still() -> None:
    stand = standing(0)
    gone = stand.shop.enrol(Profile("林", "13800138000")).member_id
    campaign = stand.start(spins())
    stand.run()
    stays = stand.shop.enrol(Profile("林小", "13800138001")).member_id
    merged = Merging(stand.shop.desk, str.lower).merge(stand.shop.manager, gone, stays, "同一人")
    assert not isinstance(merged, Refused), merged
    for _ in range(4):
        assert isinstance(spin(stand, stays), Spun)
    after = reported(stand, campaign)
    assert (after.sum.chances, after.chances_used) == (3, 3)


def test_without_a_wheel_none_starts_and_one_that_runs_gives_nothing_any_more() -> None:
    stand = standing()
    campaign = stand.start(spins())
    publish(stand.shop, "", version=3)
    stand.run()
    assert stand.sum_of(campaign) == RunSum()
    refused = start(stand.shop.desk, stand.shop.manager, "再来", spins())
    assert refused == Refused(Refusal.CAMPAIGN_WHEEL)
    over = 'points = 5\nwhen = { on = "dates", first = 2026-03-01, last = 2026-03-09 }'
    publish(stand.shop, WHEEL.replace("points = 5", over, 1), version=4)
    assert start(stand.shop.desk, stand.shop.manager, "再来", spins()) == refused


def test_the_other_till_hears_of_them_and_the_fact_says_who_gave_them() -> None:
    chain = JoinedShop()
    shop = chain.shop
    publish(shop, WHEEL)
    member = shop.enrol(Profile("林", "13800138000")).member_id
    why = reason("campaign.c-1", HandingTells.CAMPAIGN, applied=True, name="开春")
    with shop.store.writing() as work:
        (one,) = give_to(
            work, till_giver(shop.desk, work), Run("once", Handout(chances=2), why), [member]
        ).members
        head = work.journal.head("S01-1")
        assert head is not None
        fact = shop.recorder.opened(work.journal.get("S01-1", head.epoch, head.seq))[1]  # type: ignore[arg-type]
        work.commit()
    assert isinstance(fact, RunBrought)
    assert [(one.period, one.times) for one in fact.quotas] == [("tea-chain.spring/campaign.c-1/never", 2)]
    assert [told.sentence for told in reasons_of(one.explanation)] == [
        HandingTells.CAMPAIGN,
        HandingTells.CHANCES_GIVEN,
    ]
    with shop.store.reading() as work:
        happened = time_line(work, shop.recorder, [member], None).happenings
    told = next([why.sentence for why in one.reasons] for one in happened if one.kind == RunBrought.KIND)
    assert told == [HandingTells.CAMPAIGN, HandingTells.CHANCES_GIVEN]
    assert rebuild(shop.store, shop.sealing, shop.encoding, lambda name: name, lambda _: None).unchanged
    chain.in_step()
    with chain.other.store.reading() as work:
        (known,) = work.closings.known([member], ())
    assert ("wheel.chances.given", "tea-chain.spring/campaign.c-1/never", 2) in known.uses
