"""Care that runs by itself: nobody twice, whatever power, clock and other tills do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from care_stand import DAY, GIFT, CareStand, held
from shuke.application.care.laid_down import care_of, lay_down
from shuke.application.care.running import LookUp
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments.saving import save, take_off
from shuke.domain.birthday import Birthday
from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.festivals import OwnDay
from shuke.domain.care.plan import CarePlan, Occasion, rule_of
from shuke.domain.facts.care_set import CareSet
from shuke.domain.facts.rows import Add, Put, Raise
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.sync.messages import Push

MANY = [f"m{number:03}" for number in range(90)]
TODAY = Birthday(3, 10)


@pytest.mark.parametrize("steps", range(5))
def test_wherever_the_power_goes_everybody_gets_one(steps: int) -> None:
    stand = CareStand()
    stand.join(*MANY, birthday=TODAY)
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(what=Handout(points=20, message="birthday")))
    stand.run(steps)
    stand.restarted()
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == dict.fromkeys(MANY, 1)
    assert {stand.points(one) for one in MANY} == {20}
    found = stand.messages()
    assert sorted(one.draft.member_id for one in found) == MANY
    assert found[0].draft.occasion == f"{rule_of(Occasion.BIRTHDAY)}/2026"
    assert "送您20积分。" in found[0].draft.body


@pytest.mark.parametrize("left", [1, 2])
def test_power_that_goes_while_they_are_put_down_leaves_nobody_out(
    monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    monkeypatch.setattr("shuke.application.care.running.AT_ONCE_PUT_DOWN", 20)
    stand = CareStand()
    stand.join(*MANY, birthday=TODAY)
    stand.lay_down(Occasion.BIRTHDAY)
    wanted = stand.runs.step()
    assert isinstance(wanted, LookUp)
    stand.put_down(wanted, pieces_put=-(-len(MANY) // 20) - left)
    stand.restarted()
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == dict.fromkeys(MANY, 1)
    assert stand.looked_up == 2


def test_a_clock_set_back_and_forth_brings_nothing_twice() -> None:
    stand = CareStand()
    stand.join("a", birthday=TODAY)
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(days=3, what=GIFT))
    for days in (0, -30, 0, 1, -2, 400 - 365, 0):
        stand.go_to(DAY + timedelta(days=days))
        stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"a": 1}


def test_laid_down_again_it_is_looked_up_again_and_gives_nobody_a_second_one() -> None:
    stand = CareStand()
    stand.join("a", birthday=TODAY)
    stand.join("b", birthday=Birthday(3, 13))
    stand.lay_down(Occasion.BIRTHDAY)
    stand.run()
    stand.run()
    assert stand.looked_up == 1
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(days=5, what=Handout(points=70)))
    stand.run()
    assert (stand.points("a"), stand.points("b")) == (20, 70)
    assert stand.looked_up == 2


def test_switched_off_it_rests_and_what_was_not_looked_at_is_not_given_later() -> None:
    stand = CareStand()
    stand.join(*MANY, birthday=TODAY)
    stand.lay_down(Occasion.BIRTHDAY)
    stand.run(2)
    stand.lay_down(Occasion.BIRTHDAY, on=False)
    stand.run()
    assert len(stand.cared_for(Occasion.BIRTHDAY)) == 40
    stand.go_to(DAY + timedelta(days=20))
    stand.lay_down(Occasion.BIRTHDAY)
    stand.run()
    assert len(stand.cared_for(Occasion.BIRTHDAY)) == 40


def test_only_the_till_that_it_was_switched_on_at_runs_it() -> None:
    stand = CareStand()
    stand.join("a", birthday=TODAY)
    fact = stand.lay_down(Occasion.BIRTHDAY)
    assert fact.till == "S01-1"
    key = {"shop_id": "S01", "occasion": "birthday"}
    stand.told([Put("care_plans", key, {"till_id": "S01-2"})])
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {}
    assert stand.lay_down(Occasion.BIRTHDAY).till == "S01-2"
    taken = lay_down(
        stand.shop.desk, stand.shop.manager, Occasion.BIRTHDAY, CarePlan(what=GIFT), on=True, here=True
    )
    assert isinstance(taken, CareSet)
    assert taken.till == "S01-1"
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"a": 1}


def test_what_head_office_does_a_shop_leaves_alone_until_it_is_off_there() -> None:
    stand = CareStand()
    stand.join("a", birthday=TODAY, joined=date(2025, 3, 10))
    key = {"shop_id": HEAD_OFFICE, "occasion": "birthday"}
    row: dict[str, int | str] = {
        "plan": CarePlan(what=GIFT).text,
        "till_id": HEAD_OFFICE,
        "set_on": "2026-03-10",
    }
    stand.told([Put("care_plans", key, row | {"running": 1})])
    stand.lay_down(Occasion.BIRTHDAY)
    stand.lay_down(Occasion.ANNIVERSARY)
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {}
    assert stand.cared_for(Occasion.ANNIVERSARY) == {"a": 1}
    stand.told([Put("care_plans", key, {"running": 0})])
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"a": 1}


def test_what_another_till_gave_is_not_given_again() -> None:
    stand = CareStand()
    stand.join("a", birthday=TODAY)
    key = {"member_id": "a", "rule": rule_of(Occasion.BIRTHDAY), "period": "2026"}
    stand.told([Add("uses", key, {"times": 1}), Raise("uses", key, {"last_on": DAY.isoformat()})])
    stand.lay_down(Occasion.BIRTHDAY)
    stand.run()
    assert stand.points("a") == 0


def test_a_till_of_a_chain_cares_for_its_own_shops_members_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stand = CareStand()
    stand.join("ours", birthday=TODAY)
    stand.join("theirs", birthday=TODAY, shop_id="S02")
    monkeypatch.setattr("shuke.application.care.whom.known_head_office", lambda _: Push)
    stand.lay_down(Occasion.BIRTHDAY)
    stand.lay_down(Occasion.FESTIVAL, CarePlan(0, GIFT, own_days=(OwnDay(3, 10, "x"),)))
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"ours": 1}
    assert stand.cared_for(Occasion.FESTIVAL) == {"ours": 1}


def test_a_segment_and_a_tier_say_whom_it_is_for_as_they_are_on_the_day() -> None:
    stand = CareStand()
    stand.join("ordinary", birthday=TODAY)
    stand.join("gold", birthday=TODAY, word=held(tier="gold", rank=1))
    desk, manager = stand.shop.desk, stand.shop.manager
    one_of = Condition(Field.TIER, Operator.ONE_OF, ("ordinary",))
    saved = save(desk, manager, "普通", Rule(Together((one_of,))))
    assert isinstance(saved, SegmentSaved)
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(what=GIFT, whom=f"saved/{saved.segment_id}"))
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"ordinary": 1}
    stand.lay_down(Occasion.BIRTHDAY, CarePlan(what=GIFT, whom="tier/gold"))
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {"ordinary": 1, "gold": 1}
    take_off(desk, manager, saved.segment_id)
    plan = CarePlan(days=9, what=GIFT, whom=f"saved/{saved.segment_id}")
    refused = lay_down(desk, manager, Occasion.BIRTHDAY, plan, on=True)
    assert refused == Refused(Refusal.SEGMENT_GONE)


@pytest.mark.parametrize("whom", ["tier/none", "preset/none", "nonsense", "saved/none"])
def test_whom_nobody_knows_is_nobody(whom: str) -> None:
    stand = CareStand()
    stand.join("a", birthday=TODAY)
    stand.lay_down(Occasion.BIRTHDAY)
    key = {"shop_id": "S01", "occasion": "birthday"}
    stand.told([Put("care_plans", key, {"plan": CarePlan(what=GIFT, whom=whom).text})])
    stand.run()
    assert stand.cared_for(Occasion.BIRTHDAY) == {}


def test_what_a_later_release_laid_down_rests() -> None:
    stand = CareStand()
    stand.lay_down(Occasion.BIRTHDAY)
    key = {"shop_id": "S01", "occasion": "birthday"}
    stand.told([Put("care_plans", key, {"plan": '{"moon":"full"}'})])
    stand.told(
        [Put("care_plans", {"shop_id": "S01", "occasion": "moon"}, {"plan": "", "set_on": "2026-03-10"})]
    )
    assert stand.runs.step() is None
    with stand.shop.store.reading() as work:
        assert care_of(work, "S01")[Occasion.BIRTHDAY].plan is None


def test_more_often_than_it_was_laid_down_nobody_is_cared_for() -> None:
    stand = CareStand()
    stand.join("a")
    lots = [date(2026, 3, 20), date(2026, 3, 25), date(2026, 4, 25)]
    key = {"member_id": "a", "account": "points"}
    stand.told([Add("balances", key | {"lot": lot.isoformat()}, {"amount": 5}) for lot in lots])
    stand.lay_down(Occasion.LAPSING, CarePlan(20, GIFT, gap_days=30))
    for days in range(0, 50, 5):
        stand.go_to(DAY + timedelta(days=days))
        stand.run()
    assert stand.cared_for(Occasion.LAPSING) == {"a": 2}


def test_an_empty_shop_has_nothing_to_do() -> None:
    stand = CareStand()
    assert stand.runs.step() is None
    for occasion in Occasion:
        stand.lay_down(occasion, CarePlan(30, GIFT, own_days=(OwnDay(3, 12, "x"),)))
    stand.run()
    assert stand.runs.step() is None
    assert stand.looked_up == len(Occasion)


@pytest.mark.parametrize(
    ("occasion", "plan", "refusal"),
    [
        (Occasion.BIRTHDAY, CarePlan(), Refusal.CARE_NOTHING),
        (Occasion.BIRTHDAY, CarePlan(what=Handout(coupon="none")), Refusal.CAMPAIGN_COUPON),
        (Occasion.BIRTHDAY, CarePlan(what=Handout(message="none")), Refusal.MESSAGE_TEMPLATE_GONE),
        (Occasion.BIRTHDAY, CarePlan(what=GIFT, whom="tier/none"), Refusal.SEGMENT_GONE),
        (Occasion.FESTIVAL, CarePlan(what=GIFT), Refusal.CARE_NO_FESTIVAL),
    ],
)
def test_what_cannot_be_is_refused_and_may_be_switched_off(
    occasion: Occasion, plan: CarePlan, refusal: Refusal
) -> None:
    stand = CareStand()
    assert lay_down(stand.shop.desk, stand.shop.manager, occasion, plan, on=True) == Refused(refusal)
    assert stand.lay_down(occasion, plan, on=False).on is False
