"""Contradictions in what a document hands out: each refused at its place."""

from __future__ import annotations

import pytest

from domain.membership.handing_shop import programme_with
from domain.tea_chain import changed, tea_chain
from shuke.domain.programme.parts.perks import Per
from shuke.domain.programme.problems import ProblemKind, ProgrammeRefused
from shuke.domain.programme.reading import read_programme

P = ProblemKind
NAME = 'name = { zh = "名", en = "Name" }\n'

WHEEL = f"""
[wheel]
spins_a_day = 2
free_a_day = 1
points = 5
collected = {{ days = 30 }}

[[wheel.segments]]
key = "one"
{NAME}weight = 1
gives = {{ points = 1 }}

[[wheel.segments]]
key = "two"
{NAME}weight = 1
"""
PERK = f'\n[[perks]]\nkey = "p"\n{NAME}per = "year"\n'
REWARD = f'\n[[rewards]]\nkey = "r"\n{NAME}on = "joining"\ngives = {{ points = 1 }}\n'
GIFT = f'\n[[gifts]]\nkey = "g"\n{NAME}points = 100\n'
EVENT = f'\n[[events]]\nkey = "e"\n{NAME}first = 2026-03-10\nlast = 2026-03-11\n'
DRAW = f'\n[[draws]]\nkey = "d"\n{NAME}on = "last-day-of-month"\nwinners = 1\ngives = {{ points = 1 }}\n'
PROMOTION = PERK.replace('"year"', '"tier"') + 'granted = "promotion"\n'
SPENDING = PERK.replace('"year"', '"day"') + 'granted = "spending"\nmost = 6\n'
STEPS = "steps = [{ from = 200, amount = 2 }, { from = 400, each = 200 }]\n"
MONEY = PERK + 'decided_by = "manager"\nworth_most = 100\n'

PERKS, GIFTS, EVENTS, DRAWS = (
    len(parts) + 1 for parts in (tea_chain().perks, tea_chain().gifts, tea_chain().events, tea_chain().draws)
)
"""The place behind those that the tea chain has."""


@pytest.mark.parametrize(
    ("on", "per"),
    [("joining", Per.ONCE), ("sale", Per.ONCE), ("birthday", Per.YEAR), ("year-end", Per.YEAR)],
)
def test_what_the_calendar_brings_comes_each_year_if_nothing_else_is_said(on: str, per: Per) -> None:
    assert programme_with(REWARD.replace('"joining"', f'"{on}"')).rewards[-1].per is per


@pytest.mark.parametrize(
    "part",
    [WHEEL, PERK, REWARD, GIFT, EVENT, DRAW, PROMOTION, SPENDING + STEPS, MONEY, GIFT + "below = 101\n"],
)
def test_the_plain_parts_are_good(part: str) -> None:
    programme_with(part)


BAD = [
    (WHEEL.replace("weight = 1", "weight = 0"), P.NOTHING_COMES_UP, "wheel.segments"),
    (WHEEL.replace('"two"', '"one"'), P.DUPLICATE, "wheel.segments[2].key"),
    (WHEEL.replace("free_a_day = 1", "free_a_day = 3"), P.OUT_OF_RANGE, "wheel.free_a_day"),
    (WHEEL.replace("free_a_day = 1", "free_a_day = 2"), P.NOT_WITH, "wheel.points"),
    (WHEEL.replace("points = 5\n", ""), P.MISSING, "wheel.points"),
    (WHEEL.replace("{ points = 1 }", '{ coupon = "x" }'), P.UNKNOWN_COUPON, "wheel.segments[1].gives.coupon"),
    (WHEEL.replace("points = 5", 'points = 5\ntiers = ["silver"]'), P.UNKNOWN_TIER, "wheel.tiers"),
    (WHEEL.replace("weight = 1", "weight = -1", 1), P.OUT_OF_RANGE, "wheel.segments[1].weight"),
    (WHEEL.replace("weight = 1", "weight = 1\nstock = -1", 1), P.OUT_OF_RANGE, "wheel.segments[1].stock"),
    (PERK + PERK, P.DUPLICATE, f"perks[{PERKS + 1}].key"),
    (PERK + 'tiers = ["silver"]\n', P.UNKNOWN_TIER, f"perks[{PERKS}].tiers"),
    (PERK + "amounts = { silver = 2 }\n", P.UNKNOWN_TIER, f"perks[{PERKS}].amounts.silver"),
    (
        PERK + 'tiers = ["gold"]\namounts = { diamond = 2 }\n',
        P.LIMIT_FOR_OTHER_TIER,
        f"perks[{PERKS}].amounts",
    ),
    (PERK + 'gives = { coupon = "x" }\n', P.UNKNOWN_COUPON, f"perks[{PERKS}].gives.coupon"),
    (PERK + 'from_tiers = ["gold"]\n', P.NOT_WITH, f"perks[{PERKS}].from_tiers"),
    (PROMOTION + 'from_tiers = ["silver"]\n', P.UNKNOWN_TIER, f"perks[{PERKS}].from_tiers"),
    (PROMOTION.replace('"tier"', '"year"'), P.NOT_ONE_OF, f"perks[{PERKS}].per"),
    (SPENDING.replace('"day"', '"month"') + STEPS, P.NOT_ONE_OF, f"perks[{PERKS}].per"),
    (SPENDING, P.MISSING, f"perks[{PERKS}].steps"),
    (SPENDING + STEPS.replace("amount = 2", "each = 2"), P.DUPLICATE, f"perks[{PERKS}].steps[2].each"),
    (
        SPENDING + "steps = [{ from = 200, amount = 2 }, { from = 200, amount = 3 }]\n",
        P.DUPLICATE,
        f"perks[{PERKS}].steps[2].from",
    ),
    (PERK.replace('"year"', '"standing"') + "amount = 2\n", P.NOT_WITH, f"perks[{PERKS}].amount"),
    (MONEY.replace('decided_by = "manager"\n', ""), P.NOT_WITH, f"perks[{PERKS}].worth_most"),
    (MONEY.replace('"year"', '"standing"'), P.NOT_WITH, f"perks[{PERKS}].worth_most"),
    (REWARD + REWARD, P.DUPLICATE, "rewards[2].key"),
    (REWARD + 'tiers = ["silver"]\n', P.UNKNOWN_TIER, "rewards[1].tiers"),
    (REWARD + 'per = "standing"\n', P.NOT_ONE_OF, "rewards[1].per"),
    (REWARD.replace("{ points = 1 }", '{ coupon = "x" }'), P.UNKNOWN_COUPON, "rewards[1].gives.coupon"),
    (
        REWARD.replace("points = 1", "points = 1, worth_least = 2, worth_most = 1"),
        P.NOT_ABOVE,
        "rewards[1].gives.worth_most",
    ),
    (GIFT + GIFT, P.DUPLICATE, f"gifts[{GIFTS + 1}].key"),
    (GIFT + "below = 100\n", P.NOT_ABOVE, f"gifts[{GIFTS}].below"),
    (GIFT + "below = 101\nopen_ended = true\n", P.NOT_WITH, f"gifts[{GIFTS}].below"),
    (GIFT + "open_ended = true\nprices = { gold = 1 }\n", P.NOT_WITH, f"gifts[{GIFTS}].prices"),
    (GIFT + "prices = { silver = 1 }\n", P.UNKNOWN_TIER, f"gifts[{GIFTS}].prices.silver"),
    (GIFT + 'tiers = ["gold"]\nprices = { diamond = 1 }\n', P.LIMIT_FOR_OTHER_TIER, f"gifts[{GIFTS}].prices"),
    (GIFT + 'per = "standing"\n', P.NOT_ONE_OF, f"gifts[{GIFTS}].per"),
    (GIFT + 'group = "ware"\n', P.MISSING, f"gifts[{GIFTS}].per"),
    (GIFT + "most = 2\n", P.MISSING, f"gifts[{GIFTS}].per"),
    (GIFT + 'group = "travel"\nper = "month"\n', P.QUOTA_OF_GROUP, f"gifts[{GIFTS}].group"),
    (GIFT + 'group = "travel"\nper = "year"\nmost = 2\n', P.QUOTA_OF_GROUP, f"gifts[{GIFTS}].group"),
    (GIFT + 'when = { on = "birthday" }\n', P.NOT_ONE_OF, f"gifts[{GIFTS}].when"),
    (EVENT + EVENT, P.DUPLICATE, f"events[{EVENTS + 1}].key"),
    (
        EVENT.replace("last = 2026-03-11", "last = 2026-03-09"),
        P.ENDS_BEFORE_IT_STARTS,
        f"events[{EVENTS}].last",
    ),
    (EVENT + "opens = 2026-03-12\n", P.ENDS_BEFORE_IT_STARTS, f"events[{EVENTS}].last"),
    (EVENT + 'priority = ["gold"]\n', P.MISSING, f"events[{EVENTS}].priority_days"),
    (EVENT + "priority_days = 2\n", P.MISSING, f"events[{EVENTS}].priority"),
    (EVENT + 'double_gift = ["gold"]\n', P.NOT_WITH, f"events[{EVENTS}].double_gift"),
    (EVENT + 'without_purchase = ["gold"]\n', P.NOT_WITH, f"events[{EVENTS}].without_purchase"),
    (EVENT + "fees = { silver = 1 }\n", P.UNKNOWN_TIER, f"events[{EVENTS}].fees.silver"),
    (EVENT + 'tiers = ["gold"]\nfees = { diamond = 1 }\n', P.LIMIT_FOR_OTHER_TIER, f"events[{EVENTS}].fees"),
    (DRAW + DRAW, P.DUPLICATE, f"draws[{DRAWS + 1}].key"),
    (DRAW + 'tiers = ["silver"]\n', P.UNKNOWN_TIER, f"draws[{DRAWS}].tiers"),
    (DRAW.replace("{ points = 1 }", '{ coupon = "x" }'), P.UNKNOWN_COUPON, f"draws[{DRAWS}].gives.coupon"),
]


@pytest.mark.parametrize(("part", "kind", "path"), BAD)
def test_a_contradiction_is_refused_at_its_place(part: str, kind: ProblemKind, path: str) -> None:
    with pytest.raises(ProgrammeRefused) as refused:
        programme_with(part)
    assert [(one.kind, one.path) for one in refused.value.problems] == [(kind, path)]


def test_the_first_comers_period_does_not_end_before_it_begins() -> None:
    first = "fee = 150\nfirst = { count = 30, first = 2026-02-02, last = 2026-02-01 }\n"
    with pytest.raises(ProgrammeRefused) as refused:
        read_programme(changed(("fee = 150\n", first)))
    (found,) = refused.value.problems
    assert (found.kind, found.path) == (P.ENDS_BEFORE_IT_STARTS, "tiers[1].entry[2].first.last")
