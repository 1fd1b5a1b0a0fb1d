"""Campaigns: when they give, whom they choose, what they may come to; laws over everything that can be planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.bootstrap.presets import preset_base
from shuke.domain.campaigns.choosing import Choice, choice, is_held_back, opted_out, too_soon
from shuke.domain.campaigns.cost import Cost, cost_at_most, each_at_most, room_left
from shuke.domain.campaigns.handout import Handout
from shuke.domain.campaigns.plan import Every, Plan
from shuke.domain.consent import Channel, Consent, ConsentBy
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.reading import read_programme
from shuke.domain.segments.segment import PRESETS, Preset, Rule

DAY = date(2026, 3, 10)
PLAN = Plan(Rule(), Handout(points=100), DAY, DAY + timedelta(days=20))

plans = st.builds(
    Plan,
    audience=st.sampled_from(list(PRESETS.values())).map(Rule),
    what=st.builds(
        Handout,
        points=st.integers(1, 100_000),
        coupon=st.sampled_from(["", "voucher-100"]),
        count=st.integers(1, 20),
        event=st.sampled_from(["", "e-1"]),
        chances=st.integers(0, 20),
    ),
    first=st.just(DAY),
    last=st.dates(DAY, DAY + timedelta(days=400)),
    every=st.sampled_from(Every),
    control_percent=st.integers(0, 50),
    gap_days=st.integers(0, 365),
    most_members=st.integers(0, 100),
    budget_minor=st.integers(0, 100_000_00),
    quiet_from=st.integers(0, 1439),
    quiet_to=st.integers(0, 1439),
)


@given(plans)
def test_a_plan_is_read_as_it_was_written(plan: Plan) -> None:
    assert Plan.read(plan.text) == plan


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        PLAN.text.replace("10", '"x"'),
        PLAN.text.replace("once", "twice"),
        PLAN.text.replace('"points":100', '"chances":"3"'),
        PLAN.text.replace('"points":100', '"chances":1.5,"points":100'),
    ],
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Plan.read(text)


@pytest.mark.parametrize(
    "change",
    [
        {"what": Handout()},
        {"what": Handout(points=100_001)},
        {"what": Handout(coupon="a", count=21)},
        {"what": Handout(coupon="a" * 101)},
        {"what": Handout(chances=21)},
        {"what": Handout(chances=-1)},
        {"last": DAY - timedelta(days=1)},
        {"last": DAY + timedelta(days=2000)},
        {"control_percent": 51},
        {"gap_days": -1},
        {"most_members": -1},
        {"budget_minor": -1},
        {"quiet_to": 1440},
    ],
)
def test_nothing_is_planned_beyond_its_bounds(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        replace(PLAN, **change)  # type: ignore[arg-type]


def test_it_gives_on_its_days_and_a_week_is_a_week() -> None:
    weekly, daily = replace(PLAN, every=Every.WEEK), replace(PLAN, every=Every.DAY)
    before, last = DAY - timedelta(days=1), PLAN.last
    assert [PLAN.occasion(day) for day in (before, DAY, last, last + timedelta(days=1))] == [
        "",
        "once",
        "once",
        "",
    ]
    assert [weekly.occasion(day) for day in (date(2026, 3, 15), date(2026, 3, 16))] == [
        "2026-W11",
        "2026-W12",
    ]
    assert replace(weekly, last=date(2027, 1, 3)).occasion(date(2027, 1, 1)) == "2026-W53"
    assert [daily.looked_up(DAY), weekly.looked_up(DAY), PLAN.looked_up(DAY)] == [
        "2026-03-10",
        "2026-W11",
        "once",
    ]
    assert daily.occasion(DAY) == "once"


@pytest.mark.parametrize(
    ("minute", "rests"), [(0, True), (539, True), (540, False), (1259, False), (1260, True), (1439, True)]
)
def test_it_rests_over_night(minute: int, rests: bool) -> None:
    assert PLAN.rests_at(minute) is rests


def test_it_rests_at_noon_or_never() -> None:
    noon = replace(PLAN, quiet_from=720, quiet_to=780)
    assert [noon.rests_at(minute) for minute in (719, 720, 779, 780)] == [False, True, True, False]
    assert not any(replace(noon, quiet_to=720).rests_at(minute) for minute in range(1440))


def said(*withdrawn: bool) -> dict[Channel, Consent]:
    return {
        channel: Consent(1, withdrawn=no, on=DAY, till="S01-1", by=ConsentBy.COUNTER)
        for channel, no in zip(Channel, withdrawn, strict=False)
    }


def test_whoever_wants_none_of_it_or_was_turned_to_lately_is_passed_over() -> None:
    assert [opted_out(said(*one)) for one in ((), (True,), (True, True), (True, False))] == [
        False,
        True,
        True,
        False,
    ]
    assert [too_soon(DAY - timedelta(days=days), DAY, 10) for days in (0, 9, 10)] == [True, True, False]
    assert not too_soon(None, DAY, 10)
    assert not too_soon(DAY, DAY, 0)
    plan = replace(PLAN, control_percent=0)
    found = choice(
        plan, "seed", ["a", "b", "c"], {"b": DAY - timedelta(days=3)}, {"a": said(True)}, DAY, None
    )
    assert found == Choice(("c",), (), soon=1, out=1)


MEMBERS = [f"m-{number}" for number in range(2_000)]


@pytest.mark.parametrize(("percent", "least", "most"), [(0, 0, 0), (10, 160, 240), (50, 910, 1090)])
def test_the_share_held_back_is_that_of_the_plan_and_another_seed_holds_others(
    percent: int, least: int, most: int
) -> None:
    held = {one for one in MEMBERS if is_held_back("one", one, percent)}
    assert least <= len(held) <= most  # four deviations; the draw is always the same
    assert held == {one for one in MEMBERS if is_held_back("one", one, percent)}
    other = {one for one in MEMBERS if is_held_back("another", one, percent)}
    assert held != other or not percent


@given(
    plans,
    st.lists(st.sampled_from(MEMBERS[:60]), unique=True),
    st.one_of(st.none(), st.integers(0, 40)),
    st.data(),
)
def test_everybody_is_given_it_held_back_or_passed_over_and_never_more_than_there_is_room(
    plan: Plan, members: list[str], room: int | None, data: st.DataObject
) -> None:
    turned = {one: DAY - timedelta(days=data.draw(st.integers(0, 30))) for one in members[::2]}
    words = {one: said(data.draw(st.booleans())) for one in members[::3]}
    found = choice(plan, "seed", members, turned, words, DAY, room)
    assert not set(found.given) & set(found.held_back)
    assert found.full or len(found.given) + len(found.held_back) + found.soon + found.out == len(members)
    assert room is None or len(found.given) <= room
    for one in (*found.given, *found.held_back):
        assert not opted_out(words.get(one, {}))
        assert one not in turned or (DAY - turned[one]).days >= plan.gap_days
    # Looked at in two parts, it is the same.
    half = len(members) // 2
    if room is None:
        parts = [
            choice(plan, "seed", part, turned, words, DAY, None) for part in (members[:half], members[half:])
        ]
        assert found.given == parts[0].given + parts[1].given
        assert found.held_back == parts[0].held_back + parts[1].held_back


def programme(key: str) -> Programme:
    document = preset_base(key)
    assert document is not None
    return read_programme(document, preset_base)


def test_it_comes_to_what_points_and_coupons_are_worth_at_most() -> None:
    tea, hotel = programme("tea-chain"), programme("hotel-wheel")
    assert each_at_most(tea, Handout(points=100)) == Cost(Money(2_00))  # 50 points are 1 yuan
    rate = tea.points_as_money
    assert rate is not None
    uneven = replace(tea, points_as_money=replace(rate, points=30))
    assert each_at_most(uneven, Handout(points=100)) == Cost(Money(3_34))  # never less than it may come to
    assert each_at_most(tea, Handout(points=1)) == Cost(Money(2))
    assert each_at_most(hotel, Handout(points=100)) == Cost(Money(0))
    assert each_at_most(hotel, Handout(coupon="voucher-100", count=2)) == Cost(Money(200_00))
    assert each_at_most(hotel, Handout(coupon="trial-night")) == Cost(Money(0), is_whole=False)
    # In a thousand: 6 × 300, 10 × 100, 99 × 50; nobody says what the nights are worth.
    assert each_at_most(hotel, Handout(chances=1)) == Cost(Money(7_75), has_prizes=False)
    assert each_at_most(hotel, Handout(points=1, chances=3)) == Cost(Money(23_25), has_prizes=False)
    assert each_at_most(tea, Handout(chances=3)) == Cost(Money(0))
    each = Cost(Money(2_00))
    assert cost_at_most(PLAN, each, 30).money == Money(60_00)
    assert cost_at_most(replace(PLAN, most_members=20), each, 30).money == Money(40_00)
    assert cost_at_most(replace(PLAN, budget_minor=35_00), each, 30).money == Money(34_00)  # to 17 of them


@given(plans, st.integers(0, 5_00), st.integers(0, 300))
def test_what_is_given_never_comes_to_more_than_the_budget(plan: Plan, each: int, given_before: int) -> None:
    room = room_left(plan, Cost(Money(each)), given_before)
    if room is None:
        assert not plan.most_members
        assert not plan.budget_minor or not each
    elif room:
        assert not plan.most_members or given_before + room <= plan.most_members
        assert not plan.budget_minor or (given_before + room) * each <= plan.budget_minor


def test_presets_are_audiences() -> None:
    assert (
        Plan.read(replace(PLAN, audience=Rule(PRESETS[Preset.SLEEPING])).text).audience.where
        == PRESETS[Preset.SLEEPING]
    )
