"""Campaigns from start to end at a till: who gets it, when it rests, what stops it, what came of it."""

from __future__ import annotations

import statistics
from datetime import date, timedelta

import pytest

from campaign_stand import DAY, CampaignStand, planned
from fakes.counter_shop import CounterShop
from shuke.application.campaigns.reporting import report_of
from shuke.application.campaigns.running import Audience, Step
from shuke.application.campaigns.starting import plan_of, start, turn
from shuke.application.members.merging import Merging
from shuke.application.ports.campaigns import CouponsUsed
from shuke.application.ports.handouts import RunKey, RunSum
from shuke.application.refunding.sale_on_record import TAKES_BACK
from shuke.application.refusal import Refusal, Refused
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Every, rule_of
from shuke.domain.campaigns.state import CampaignState
from shuke.domain.consent import Consent, ConsentBy
from shuke.domain.facts.campaign_started import CampaignTurned
from shuke.domain.facts.rows import Insert, Put, Raise
from shuke.domain.figures.uplift import Group, Verdict
from shuke.domain.money import Money
from shuke.domain.segments.conditions import Condition, Operator
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import Rule
from shuke.domain.slices.account import AccountKind

ENDED, STOPPED, RUNNING = CampaignState.ENDED, CampaignState.STOPPED, CampaignState.RUNNING


def test_everybody_gets_it_once_and_then_it_is_over() -> None:
    stand = CampaignStand(50)
    campaign = stand.start()
    assert stand.state(campaign) is RUNNING
    stand.run()
    assert stand.sum_of(campaign) == RunSum(given=50, points=2500)
    assert stand.state(campaign) is ENDED
    stand.join(3, name="later")
    stand.days_pass(1)
    stand.run()
    assert stand.sum_of(campaign).given == 50


@pytest.mark.parametrize("steps", range(5))
def test_wherever_the_power_goes_everybody_gets_one(steps: int) -> None:
    stand = CampaignStand(90)
    campaign = stand.start()
    stand.run(steps)
    stand.restarted()
    stand.run()
    assert stand.sum_of(campaign) == RunSum(given=90, points=4500)


def test_power_that_goes_while_the_audience_is_put_down_leaves_nobody_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shuke.application.campaigns.running.AT_ONCE_PUT_DOWN", 5)
    stand = CampaignStand(10)
    campaign = stand.start()
    audience = stand.runs.step()
    assert isinstance(audience, Audience)
    assert stand.runs.put_down(audience, ["m000", "m001", "m002", "m003", "m004", "m005"], 0) == 5
    stand.restarted()
    again, everybody, start = stand.runs.step(), [f"m{number:03}" for number in range(10)], 0
    assert isinstance(again, Audience)
    while start < len(everybody):
        start = stand.runs.put_down(again, everybody, start)
    with stand.shop.store.reading() as work:
        assert work.handouts.left(again.key) == 10  # nobody of the first try stands in it beside them
    stand.run()
    assert stand.sum_of(campaign).given == 10


def test_an_empty_audience_gives_nothing_and_is_over() -> None:
    stand = CampaignStand(3)
    nobody = Rule(Condition(Field.SALES, Operator.AT_LEAST, (1,)))
    campaign = stand.start(planned(audience=nobody))
    stand.run()
    assert (stand.sum_of(campaign), stand.state(campaign)) == (RunSum(), ENDED)


def test_it_waits_for_its_day_and_is_over_behind_its_last() -> None:
    stand = CampaignStand(3)
    later = stand.start(planned(first=DAY + timedelta(days=2), last=DAY + timedelta(days=2)))
    missed = stand.start(planned(last=DAY, first=DAY, quiet_from=0, quiet_to=1439, gap_days=0))
    stand.run()
    assert stand.sum_of(later).given == stand.sum_of(missed).given == 0
    stand.days_pass(2)
    stand.run()
    assert stand.sum_of(later).given == 3
    assert (stand.state(later), stand.state(missed)) == (ENDED, ENDED)
    assert stand.sum_of(missed).given == 0


def test_each_day_whoever_comes_into_it_gets_it_too() -> None:
    stand = CampaignStand(3)
    campaign = stand.start(planned(every=Every.DAY))
    stand.run()
    stand.join(2, name="new")
    stand.run()
    assert stand.sum_of(campaign).given == 3  # today it was looked up
    stand.days_pass(1)
    stand.run()
    assert (stand.sum_of(campaign).given, stand.state(campaign)) == (5, RUNNING)
    stand.days_pass(11)
    stand.run()
    assert stand.state(campaign) is ENDED


def test_one_that_goes_on_daily_is_over_once_it_gave_to_as_many_as_it_may() -> None:
    stand = CampaignStand(9)
    campaign = stand.start(planned(every=Every.DAY, most_members=5))
    stand.run()
    assert (stand.sum_of(campaign).given, stand.state(campaign)) == (5, ENDED)


def test_each_week_it_is_given_anew() -> None:
    stand = CampaignStand(3)
    campaign = stand.start(planned(every=Every.WEEK, gap_days=0))
    for _ in range(8):
        stand.run()
        stand.days_pass(1)
    assert stand.sum_of(campaign) == RunSum(given=6, points=300)


def test_each_week_the_report_says_whom_it_has_still_to_look_at() -> None:
    stand = CampaignStand(90)
    campaign = stand.start(planned(every=Every.WEEK, gap_days=0))
    stand.run()
    stand.days_pass(7)
    stand.run(2)  # puts them down, and gives to the first forty
    with stand.shop.store.reading() as work:
        kept = work.campaigns.get(campaign)
        assert kept is not None
        programme = stand.shop.desk.programme_in_force(work)
        found = [report_of(work, programme, kept, DAY + timedelta(days=days)).left for days in (0, 7, 14)]
    assert found == [0, 50, 0]


def test_it_rests_in_its_quiet_hours() -> None:
    stand = CampaignStand(3)  # it is ten in the morning
    campaign = stand.start(planned(quiet_from=9 * 60, quiet_to=11 * 60))
    assert stand.runs.step() is None
    stand.shop.clock.wall_ms += 3_600_000
    stand.run()
    assert stand.sum_of(campaign).given == 3


def test_quiet_hours_end_at_their_minute() -> None:
    stand = CampaignStand(3)
    campaign = stand.start(planned(quiet_from=10 * 60 + 15, quiet_to=10 * 60 + 45))
    for minutes, given in ((15, 0), (29, 0), (1, 3)):
        stand.shop.clock.wall_ms += minutes * 60_000
        stand.run()
        assert stand.sum_of(campaign).given == given


def test_stopped_it_rests_until_it_goes_on_and_ended_it_never_does() -> None:
    stand = CampaignStand(90)
    desk, who, campaign = stand.shop.desk, stand.shop.manager, stand.start()
    stand.run(2)
    assert isinstance(turn(desk, who, campaign, STOPPED), CampaignTurned)
    assert turn(desk, who, campaign, STOPPED) == Refused(Refusal.CAMPAIGN_GONE)
    stand.run()
    assert stand.sum_of(campaign).given == 40
    assert isinstance(turn(desk, who, campaign, RUNNING), CampaignTurned)
    stand.run()
    assert (stand.sum_of(campaign).given, stand.state(campaign)) == (90, ENDED)
    assert turn(desk, who, campaign, RUNNING) == Refused(Refusal.CAMPAIGN_GONE)
    assert turn(desk, who, "nobody's", STOPPED) == Refused(Refusal.CAMPAIGN_GONE)


@pytest.mark.parametrize(
    ("bounds", "given"),
    [
        ({"most_members": 45}, 45),
        ({"budget_minor": 42_00}, 42),
        ({"budget_minor": 99}, 0),
        ({"most_members": 80}, 80),
    ],
)
def test_no_more_is_given_than_the_plan_allows(bounds: dict[str, int], given: int) -> None:
    stand = CampaignStand(90)  # fifty points are worth one yuan
    campaign = stand.start(planned(**bounds))
    stand.run(2)
    stand.restarted()
    stand.run()
    assert (stand.sum_of(campaign).given, stand.state(campaign)) == (given, ENDED)
    with stand.shop.store.reading() as work:
        occasion = planned(**bounds).occasion(DAY)
        assert work.handouts.left(RunKey(rule_of(campaign), occasion)) == 0  # nobody waits for what is over


def test_whom_another_campaign_turned_to_lately_is_left_out_and_may_come_later() -> None:
    stand = CampaignStand(5)
    stand.start()
    stand.run()
    stand.join(2, name="new")
    daily = stand.start(planned(every=Every.DAY, last=DAY + timedelta(days=20)))
    stand.run()
    assert stand.sum_of(daily).given == 2
    stand.days_pass(10)
    stand.run()
    assert stand.sum_of(daily).given == 7


def test_whoever_wants_no_offers_is_left_out() -> None:
    stand = CampaignStand(3)
    no = Consent(1, withdrawn=True, on=DAY, till="S01-1", by=ConsentBy.COUNTER)
    stand.told([Raise("consents", {"member_id": "m001", "channel": "sms"}, {"said": no.word})])
    campaign = stand.start()
    stand.run()
    assert stand.sum_of(campaign) == RunSum(given=2, points=100)


def test_another_till_does_not_run_it_and_a_till_of_a_chain_gives_its_own_shops_members_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand = CampaignStand(3)
    stand.join(2, shop_id="S02", name="other")
    campaign = stand.start()
    stand.told([Put("campaigns", {"campaign_id": campaign}, {"till_id": "S01-2"})])
    assert stand.runs.step() is None
    monkeypatch.setattr("shuke.application.campaigns.running.known_head_office", lambda _: object())
    stand.told([Put("campaigns", {"campaign_id": campaign}, {"till_id": "S01-1"})])
    stand.run()
    assert stand.sum_of(campaign).given == 3


def test_what_a_later_release_planned_is_left_alone() -> None:
    stand = CampaignStand(3)
    campaign = stand.start()
    stand.told([Put("campaigns", {"campaign_id": campaign}, {"plan": '{"moon":"full"}'})])
    assert stand.runs.step() is None
    with stand.shop.store.reading() as work:
        kept = work.campaigns.get(campaign)
        assert kept is not None
        assert plan_of(kept) is None
        report = report_of(work, stand.shop.desk.programme_in_force(work), kept, DAY)
    assert (report.plan, report.spent, report.left, report.is_whole) == (None, Money(0), 0, False)


def test_what_cannot_be_run_is_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    stand = CampaignStand()
    desk, who = stand.shop.desk, stand.shop.manager
    for name in ("", "  ", "x" * 41):
        assert start(desk, who, name, planned()) == Refused(Refusal.CAMPAIGN_NAME, (("most", 40),))
    past = planned(first=date(2026, 1, 1), last=date(2026, 3, 9))
    assert start(desk, who, "a", past) == Refused(Refusal.CAMPAIGN_OVER)
    unheard = planned(what=Handout(coupon="unheard-of"))
    assert start(desk, who, "a", unheard) == Refused(Refusal.CAMPAIGN_COUPON)
    assert start(desk, who, "a", planned(what=Handout(event="e-0"))) == Refused(Refusal.EVENT_GONE)
    monkeypatch.setattr("shuke.application.campaigns.starting.MOST_RUNNING", 1)
    for name in ("=1+1", "🎉 \u202eغرب"):
        answer = start(desk, who, name, planned())
    assert answer == Refused(Refusal.CAMPAIGNS_FULL, (("most", 1),))
    with stand.shop.store.reading() as work:
        assert [one.name for one in work.campaigns.all()] == ["=1+1"]


def test_the_report_is_what_the_single_sales_and_accounts_come_to() -> None:
    stand = CampaignStand(400)
    bought = {f"m{number:03}": [100 * (number % 7), 35_00][: 1 + number % 2] for number in range(400)}
    campaign = stand.start(planned(control_percent=30))
    stand.run()
    with stand.shop.store.reading() as work:
        rule = rule_of(campaign)
        given = {one for one in bought if work.members.balance(one, AccountKind.POINTS) == 50}
    for member, amounts in bought.items():
        for amount in amounts:
            stand.bought(member, amount + (30_00 if member in given else 0), DAY + timedelta(days=2))
    stand.bought("m000", 9_999_00, DAY - timedelta(days=1))  # before it began
    with stand.shop.store.reading() as work:
        kept = work.campaigns.get(campaign)
        assert kept is not None
        report = report_of(work, stand.shop.desk.programme_in_force(work), kept, DAY)
        assert work.handouts.sum_of(rule).held == 400 - len(given)
    with_it = [sum(amounts) + 30_00 * len(amounts) for one, amounts in bought.items() if one in given]
    without = [sum(amounts) for one, amounts in bought.items() if one not in given]
    assert (report.results.given.members, report.results.given.total) == (len(with_it), sum(with_it))
    assert (report.results.held.members, report.results.held.total) == (len(without), sum(without))
    assert report.results.buyers == sum(one > 0 for one in with_it)
    assert abs(report.uplift.each - (statistics.mean(with_it) - statistics.mean(without))) <= 0.51
    assert report.uplift.verdict is Verdict.MORE
    assert report.spent == Money(len(given) * 1_00)
    assert report.is_whole
    assert report.left == 0


def test_what_was_bought_before_its_first_day_is_not_of_it() -> None:
    stand = CampaignStand(1)
    first = DAY + timedelta(days=5)
    campaign = stand.start(planned(first=first))
    stand.bought("m000", 70_00, first - timedelta(days=1))
    stand.bought("m000", 30_00, first)
    stand.days_pass(5)
    stand.run()
    with stand.shop.store.reading() as work:
        kept = work.campaigns.get(campaign)
        assert kept is not None
        report = report_of(work, stand.shop.desk.programme_in_force(work), kept, first)
    assert (report.results.given.members, report.results.given.total) == (1, 30_00)


def test_what_came_back_is_not_bought_by_whichever_name_it_was() -> None:
    stand = CampaignStand(4)
    campaign = stand.start(planned(control_percent=0))
    stand.run()
    for member, amount in (("m000", 80_00), ("m001", 20_00), ("m002", 5_00), ("m003", 7_00)):
        stand.bought(member, amount)
    stand.bought("m000", 1_00, DAY - timedelta(days=1))
    stand.told([Raise("members", {"member_id": "m002"}, {"merged_into": "m003"})])
    for sale, minor in ((1, 30_00), (1, 10_00), (2, 20_00), (3, 5_00), (5, 1_00)):
        stand.brought_back(sale, minor)
    with stand.shop.store.reading() as work:
        results = work.campaigns.results(rule_of(campaign), DAY)
    assert results.given == Group(3, 47_00, 40_00**2 + 7_00**2)
    assert results.buyers == 2


def test_coupons_that_were_used_are_counted_and_those_that_lapsed_are_not() -> None:
    stand = CampaignStand(4, programme="hotel-wheel")
    campaign = stand.start(planned(what=Handout(coupon="voucher-100", count=2)))
    stand.run()
    with stand.shop.store.reading() as work:
        coupons = [one.coupon_id for one in work.members.coupons("S01-1", "m000")]
        (other, _) = [one.coupon_id for one in work.members.coupons("S01-1", "m001")]
    moves = [("m000", coupons[0], "sale"), ("m000", coupons[1], "sale"), ("m001", other, "lapse")]
    rows = []
    for number, (member, coupon, why) in enumerate(moves):
        key: dict[str, int | str] = {"till_id": "S01-1", "epoch": 1, "seq": 1_000 + number, "entry_no": 1}
        row = {"member_id": member, "account": "coupon", "lot": coupon, "amount": -1, "reason": why}
        rows.append(Insert("ledger", key | row | {"business_date": "2026-03-11"}))
    stand.told([*rows])
    with stand.shop.store.reading() as work:
        kept = work.campaigns.get(campaign)
        assert kept is not None
        report = report_of(work, stand.shop.desk.programme_in_force(work), kept, DAY)
    assert (report.used.coupons, report.used.members) == (2, 1)
    assert (report.sum.coupons, report.spent) == (8, Money(200_00))
    assert report.uplift.verdict is Verdict.TOO_FEW


def test_coupons_of_whoever_went_up_in_another_count_when_used_not_when_moved() -> None:
    stand = CampaignStand(3, programme="hotel-wheel")
    shop, gone, other, stays, last = stand.shop, "m000", "m001", "n000", "n001"
    campaign = stand.start(planned(what=Handout(coupon="voucher-100", count=2)))
    stand.run()
    stand.join(3, name="n")

    def use(member: str, number: int, till: str = "S01-1") -> None:
        with shop.store.reading() as work:
            coupon = sorted(one.coupon_id for one in work.members.coupons("S01-1", member))[number]
        key: dict[str, int | str] = {"till_id": till, "epoch": 1, "seq": 1_000 + number, "entry_no": 1}
        row = {"member_id": member, "account": "coupon", "lot": coupon, "amount": -1, "reason": "sale"}
        stand.told([Insert("ledger", key | row | {"business_date": "2026-03-11"})])

    def used() -> tuple[int, int]:
        with shop.store.reading() as work:
            found = work.campaigns.coupons_used(rule_of(campaign))
        return found.coupons, found.members

    def merge(one: str, into: str) -> None:
        merged = Merging(shop.desk, str.lower).merge(shop.manager, one, into, "同一人")
        assert not isinstance(merged, Refused), merged

    use(gone, 0)
    merge(gone, stays)
    assert used() == (1, 1)
    use(stays, 1, "S01-2")
    assert used() == (2, 1)
    merge(stays, last)
    assert used() == (2, 1)
    use(other, 0, "S01-3")
    assert used() == (3, 2)
    merge("m002", "n002")  # who used none
    assert used() == (3, 2)
    with shop.store.reading() as work:
        back = min(one.coupon_id for one in work.members.coupons("S01-1", other))
    key: dict[str, int | str] = {"till_id": "S01-3", "epoch": 1, "seq": 2_000, "entry_no": 1}
    row = {"member_id": other, "account": "coupon", "lot": back, "amount": 1, "reason": f"{TAKES_BACK}coupon"}
    stand.told([Insert("ledger", key | row | {"business_date": "2026-03-12"})])
    assert used() == (2, 1)  # with the goods


def test_coupons_given_week_after_week_are_counted_once_each() -> None:
    stand = CampaignStand(1, programme="hotel-wheel")
    campaign = stand.start(
        planned(
            what=Handout(coupon="voucher-100"), every=Every.WEEK, last=DAY + timedelta(days=20), gap_days=0
        )
    )
    for _ in range(3):
        stand.run()
        stand.days_pass(7)
    with stand.shop.store.reading() as work:
        coupons = sorted(one.coupon_id for one in work.members.coupons("S01-1", "m000"))
    assert len(coupons) == 3
    key: dict[str, int | str] = {"till_id": "S01-2", "epoch": 1, "seq": 1, "entry_no": 1}
    row = {"member_id": "m000", "account": "coupon", "lot": coupons[0], "amount": -1, "reason": "sale"}
    stand.told([Insert("ledger", key | row | {"business_date": "2026-03-11"})])
    with stand.shop.store.reading() as work:
        assert work.campaigns.coupons_used(rule_of(campaign)) == CouponsUsed(1, 1)


def test_what_those_buy_who_became_one_is_of_one_person_whom_it_reached_if_it_reached_either() -> None:
    stand = CampaignStand(40)
    campaign = stand.start(planned(control_percent=50))
    stand.run()
    ids = [f"m{number:03}" for number in range(40)]
    with stand.shop.store.reading() as work:
        points = {one: work.members.balance(one, AccountKind.POINTS) for one in ids}
    (first, second, *given), (other, *held) = (
        [one for one in ids if points[one]],
        [one for one in ids if not points[one]],
    )
    for member in ids:
        stand.bought(member, 10_00)
    stand.join(1, name="late")
    for gone, stays in ((first, "late000"), (other, "late000"), (second, given[-1]), (held.pop(), given[-1])):
        merged = Merging(stand.shop.desk, str.lower).merge(stand.shop.manager, gone, stays, "同一人")
        assert not isinstance(merged, Refused), merged
    stand.bought("late000", 5_00)
    with stand.shop.store.reading() as work:
        results = work.campaigns.results(rule_of(campaign), DAY)
    one, two, others = 25_00, 30_00, len(given) - 1
    assert results.given == Group(others + 2, one + two + others * 10_00, one**2 + two**2 + others * 10_00**2)
    assert results.held == Group(len(held), len(held) * 10_00, len(held) * 10_00**2)
    assert results.buyers == others + 2


def test_steps_say_what_they_gave() -> None:
    stand = CampaignStand(50)
    stand.start(planned(control_percent=50))
    audience = stand.runs.step()
    assert isinstance(audience, Audience)
    stand.put_down(audience)
    steps = stand.steps()
    assert all(isinstance(step, Step) for step in steps)
    assert sum(step.given + step.held_back for step in steps) == 50
    assert isinstance(stand.shop, CounterShop)
