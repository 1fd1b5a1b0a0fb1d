"""What is laid down for an occasion of care: written down and read again, within bounds."""

from __future__ import annotations

import json

import pytest

from shuke.domain.campaigns.handout import Handout
from shuke.domain.care.festivals import Festival, OwnDay
from shuke.domain.care.plan import USUAL, CarePlan, Occasion
from shuke.wording.care import FESTIVALS, OCCASIONS
from shuke.wording.message_presets import PRESETS

WHOLE = CarePlan(
    7,
    Handout(20, "any", 2, "", "birthday"),
    "tier/gold",
    90,
    (Festival.QIXI, Festival.SPRING),
    (OwnDay(11, 11, "双十一 <b>🎉"),),
)


@pytest.mark.parametrize("plan", [WHOLE, CarePlan(), *USUAL.values()])
def test_a_plan_is_read_as_it_was_written(plan: CarePlan) -> None:
    assert CarePlan.read(plan.text) == plan


@pytest.mark.parametrize(
    "changed",
    [
        {"days": -1},
        {"days": 401},
        {"days": True},
        {"days": "3"},
        {"points": 100_001},
        {"count": 0},
        {"count": 21},
        {"gap_days": 401},
        {"coupon": "x" * 101},
        {"whom": "x" * 101},
        {"festivals": ["moon"]},
        {"own_days": [[2, 30, "x"]]},
        {"own_days": [[10**20, 1, "x"]]},
        {"own_days": [[1, 1, "x"], [1, 1, "y"]]},
        {"own_days": [[1]]},
        {"own_days": 7},
    ],
)
def test_what_is_beyond_a_bound_is_no_plan(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        CarePlan.read(json.dumps(json.loads(WHOLE.text) | changed))


@pytest.mark.parametrize("text", ["", "{}", "[]", "[" * 3000, '{"days":1}', " " * 9000])
def test_what_is_no_plan_is_said_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        CarePlan.read(text)


def test_nobody_is_invited_by_care() -> None:
    with pytest.raises(ValueError, match=r"."):
        CarePlan(what=Handout(event="e-1"))


def test_every_occasion_has_a_name_a_usual_plan_and_a_message_of_its_own() -> None:
    assert set(OCCASIONS) == set(USUAL) == set(Occasion)
    assert all(plan.what.message == occasion.value for occasion, plan in USUAL.items())
    assert {one.value for one in Occasion} <= set(PRESETS)
    assert set(FESTIVALS) == set(Festival)
