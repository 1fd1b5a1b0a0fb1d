from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.documents import programme
from shuke.application.segments.columns import Cell, Numbers
from shuke.application.segments.view import View
from shuke.domain.segments.bounds import Bounds, bounds_of, plain_bounds, read_bounds
from shuke.domain.segments.fields import Field, Kept
from shuke.domain.segments.scores import NO_SCORE, scores_of
from shuke.domain.segments.standing import Quadrant, Stage


def scores(
    values: Sequence[int | None], bounds: Sequence[int] = (), *, less_is_better: bool = False
) -> list[int]:
    counts = Counter(value for value in values if value is not None)
    table = scores_of(counts, bounds, less_is_better=less_is_better)
    return [NO_SCORE if value is None else table[value] for value in values]


def test_ten_different_amounts_are_two_of_each_score() -> None:
    assert scores([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert scores([100, 90, 10, 20, 80, 30, 70, 40, 60, 50]) == [5, 5, 1, 1, 4, 2, 4, 2, 3, 3]


@pytest.mark.parametrize(
    ("values", "found"),
    [([], []), ([7], [3]), ([7, 9], [2, 4]), ([1, 2, 3], [1, 3, 5]), ([1, 2, 3, 4], [1, 2, 4, 5])],
)
def test_fewer_than_five_are_spread_around_the_middle(values: list[int], found: list[int]) -> None:
    assert scores(values) == found


def test_who_bought_the_same_has_the_same_score_and_who_never_bought_none() -> None:
    assert scores([5] * 100) == [3] * 100
    # Of six: four of 1 reach to two thirds, their middle is one third; then the fifth and the sixth.
    assert scores([1, 1, 1, 1, 2, 3]) == [2, 2, 2, 2, 4, 5]
    assert scores([None, 4, None]) == [0, 3, 0]


def test_fewer_days_are_better() -> None:
    assert scores([1, 2, 3, 4, 5], less_is_better=True) == [5, 4, 3, 2, 1]


def test_a_bound_belongs_to_the_better_score() -> None:
    money = (100, 200, 300, 400)
    assert scores([0, 99, 100, 199, 200, 300, 399, 400, 9999], money) == [1, 1, 2, 2, 3, 4, 4, 5, 5]
    days = (7, 30, 90, 365)
    assert scores([0, 7, 8, 30, 31, 90, 91, 365, 366, None], days, less_is_better=True) == [
        5, 5, 4, 4, 3, 3, 2, 2, 1, 0,
    ]  # fmt: skip


@given(st.lists(st.integers(-5, 60) | st.none(), max_size=60))
def test_more_is_never_scored_less_and_no_fifth_is_larger_than_a_fifth_and_its_ties(
    values: list[int | None],
) -> None:
    found = scores(values)
    known = sorted((value, score) for value, score in zip(values, found, strict=True) if value is not None)
    assert [score for _, score in known] == sorted(score for _, score in known)
    if known and len({value for value, _ in known}) == len(known):
        assert all(sum(score == one for _, score in known) <= -(-len(known) // 5) for one in range(1, 6))


DAY = date(2026, 11, 22)


def ago(days: int) -> int:
    return (DAY - timedelta(days=days)).toordinal()


def stages(
    last: Sequence[int | None], joined: Sequence[int], ended: Sequence[int], on: date, bounds: Bounds
) -> list[Cell]:
    kept = {Kept.LAST_SALE: Numbers.of(last), Kept.JOINED: Numbers.of(joined), Kept.ENDED: Numbers.of(ended)}
    return View(len(last), kept, on, bounds, {}).column(Field.STAGE).cells()


def quadrants(spent: Sequence[int], sales: Sequence[int], days: Sequence[int], bounds: Bounds) -> list[Cell]:
    joined = [ago(one) for one in days]
    kept = {Kept.SPENT: Numbers.of(spent), Kept.SALES: Numbers.of(sales), Kept.JOINED: Numbers.of(joined)}
    return View(len(spent), kept, DAY, bounds, {}).column(Field.QUADRANT).cells()


def test_the_stages_of_a_life_by_the_days_on_their_edges() -> None:
    bounds = Bounds(active_days=90, sleeping_months=12, lost_months=24)
    last = [ago(0), ago(90), ago(91), ago(364), ago(365), ago(729), ago(730), None, None, None, ago(0)]
    joined = [ago(800)] * 7 + [ago(90), ago(91), ago(365), ago(800)]
    ended = [0] * 10 + [1]
    active, silent, sleeping, lost, new = Stage.ACTIVE, Stage.SILENT, Stage.SLEEPING, Stage.LOST, Stage.NEW
    assert stages(last, joined, ended, DAY, bounds) == [
        active,
        active,
        silent,
        silent,
        sleeping,
        sleeping,
        lost,
        new,
        silent,
        sleeping,
        lost,
    ]


def test_the_lines_are_the_programmes_own() -> None:
    def after(*months: int) -> Bounds:
        then = ("ends", "cancelled")
        return bounds_of(
            programme(
                dormancy=[{"months": one, "then": what} for one, what in zip(months, then, strict=False)]
            )
        )

    assert after() == Bounds()
    assert after(12, 24) == Bounds(sleeping_months=12, lost_months=24)
    assert after(24) == Bounds(sleeping_months=24, lost_months=48)
    assert after(3) == Bounds(active_days=42, sleeping_months=3, lost_months=6)


def test_the_quadrants_of_a_shop_worked_out_by_hand() -> None:
    # Together 1,000.00 by 20 sales in 400 days: a mean basket of 50.00, a sale every 20 days.
    spent = [60_000, 10_000, 20_000, 10_000, 0]
    sales = [10, 5, 2, 3, 0]
    days = [100, 100, 100, 100, 100]
    assert quadrants(spent, sales, days, Bounds()) == [
        Quadrant.GOOD,
        Quadrant.SMALL_BASKET,
        Quadrant.RARE,
        Quadrant.POOR,
        "",
    ]
    # Own lines: a basket from 20.00, every fifty days.
    own = Bounds(basket_minor=2_000, days_a_sale=50)
    assert quadrants(spent, sales, days, own) == [
        Quadrant.GOOD,
        Quadrant.GOOD,
        Quadrant.GOOD,
        Quadrant.GOOD,
        "",
    ]
    finer = Bounds(basket_minor=2_001, days_a_sale=49)
    assert quadrants(spent, sales, days, finer) == [
        Quadrant.GOOD,
        Quadrant.SMALL_BASKET,
        Quadrant.RARE,
        Quadrant.GOOD,
        "",
    ]


def test_one_sale_counts_as_one_in_the_means() -> None:
    # Together 500.00 by 5 sales in 250 days: a mean basket of 100.00, a sale every 50 days.
    found = quadrants([20_000, 30_000], [1, 4], [50, 200], Bounds())
    assert found == [Quadrant.GOOD, Quadrant.SMALL_BASKET]


def test_everybody_alike_is_good_and_an_empty_shop_has_nobody() -> None:
    assert set(quadrants([500] * 3, [1] * 3, [10] * 3, Bounds())) == {Quadrant.GOOD}
    assert quadrants([], [], [], Bounds()) == []
    assert quadrants([0], [0], [1], Bounds()) == [""]


def test_lines_that_are_out_of_order_are_none() -> None:
    for wrong in (
        {"recency": (1, 2, 3)},
        {"money": (1, 2, 2, 3)},
        {"frequency": (-1, 2, 3, 4)},
        {"active_days": 0},
        {"active_days": 29, "sleeping_months": 1},
        {"lost_months": 12},
        {"basket_minor": -1},
    ):
        with pytest.raises(ValueError, match=r".+"):
            Bounds(**wrong)  # type: ignore[arg-type]


def test_lines_written_down_are_read_as_they_were() -> None:
    own = Bounds(recency=(1, 2, 3, 4), active_days=30, basket_minor=100)
    assert plain_bounds(Bounds()) == {}
    assert plain_bounds(own) == {"recency": [1, 2, 3, 4], "active_days": 30, "basket_minor": 100}
    assert read_bounds(plain_bounds(own)) == own
    for wrong in (
        [],
        {"days": 3},
        {"active_days": True},
        {"active_days": "3"},
        {"recency": [1, 2, "3", 4]},
        {"recency": 4},
        {"lost_months": [24]},
    ):
        with pytest.raises(ValueError, match=r".+"):
            read_bounds(wrong)
