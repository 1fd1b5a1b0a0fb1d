"""What a till may spend: never more than there is, what lapses soonest first, all or nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.slices.account import NEVER, Slice, lot_of, spendable, take

TODAY = date(2026, 3, 10)
LOTS = [NEVER, *(lot_of(TODAY + timedelta(days=days)) for days in (-400, -1, 0, 1, 40, 700))]
LAPSED = {lot for lot in LOTS if lot != NEVER and lot < TODAY.isoformat()}

slices = st.lists(
    st.builds(Slice, st.sampled_from(LOTS), st.integers(-50, 200)),
    max_size=8,
    unique_by=lambda part: part.lot,
)
amounts = st.integers(0, 900)
floors = st.sampled_from([0, 1, 60, 500])


def alive(parts: list[Slice]) -> list[Slice]:
    return [part for part in parts if part.amount > 0 and part.lot not in LAPSED]


@given(slices, floors)
def test_what_may_be_spent_is_what_has_not_lapsed_less_debts_and_the_floor_more(
    parts: list[Slice], floor: int
) -> None:
    held = sum(part.amount for part in alive(parts)) - owed(parts)
    assert spendable(parts, TODAY) == max(0, held)
    assert spendable(parts, TODAY, floor) == max(0, held + floor)


@given(slices, amounts, floors)
def test_either_the_whole_amount_is_taken_or_nothing(parts: list[Slice], amount: int, floor: int) -> None:
    taken = take(parts, amount, TODAY, floor)
    if amount > spendable(parts, TODAY, floor):
        assert taken is None
    else:
        assert taken is not None
        assert sum(part.amount for part in taken) == amount


def owed(parts: list[Slice]) -> int:
    return -sum(part.amount for part in parts if part.amount < 0)


@given(slices, amounts, floors)
def test_over_all_lots_nobody_goes_further_below_nothing_than_the_floor(
    parts: list[Slice], amount: int, floor: int
) -> None:
    taken = take(parts, amount, TODAY, floor) or ()
    left = Counter({part.lot: part.amount for part in alive(parts)})
    held = sum(part.amount for part in alive(parts)) - owed(parts)
    gone = sum(part.amount for part in taken)
    assert held - gone >= min(held, -floor)
    below = [part for part in taken if part.amount > left[part.lot]]
    last = max((part.lot for part in parts if part.lot not in LAPSED), default=NEVER)
    assert [part.lot for part in below] in ([], [last])


@given(slices, amounts)
def test_no_lot_gives_more_than_it_holds_and_a_lapsed_one_gives_nothing(
    parts: list[Slice], amount: int
) -> None:
    held = Counter({part.lot: part.amount for part in alive(parts)})
    for part in take(parts, amount, TODAY) or ():
        assert 0 < part.amount <= held[part.lot]


@given(slices, amounts)
def test_what_lapses_soonest_goes_first(parts: list[Slice], amount: int) -> None:
    taken = take(parts, amount, TODAY) or ()
    lots = [part.lot for part in taken]
    assert lots == sorted(set(lots))
    used_up = {part.lot for part in taken[:-1]}
    last = taken[-1].lot if taken else ""
    for part in alive(parts):
        if part.lot < last:
            assert part.lot in used_up
            assert Slice(part.lot, part.amount) in taken


@given(slices, st.permutations(range(8)), amounts)
def test_the_order_in_which_slices_are_read_does_not_matter(
    parts: list[Slice], order: list[int], amount: int
) -> None:
    mixed = [parts[place] for place in order if place < len(parts)]
    assert take(mixed, amount, TODAY) == take(parts, amount, TODAY)


@given(slices, amounts, amounts)
def test_taking_twice_takes_what_taking_once_would(parts: list[Slice], first: int, second: int) -> None:
    one = take(parts, first, TODAY)
    if one is None:
        return
    gone = Counter({part.lot: part.amount for part in one})
    left = [Slice(part.lot, part.amount - gone[part.lot]) for part in parts]
    two = take(left, second, TODAY)
    together = take(parts, first + second, TODAY)
    if together is None:
        assert two is None
        return
    assert two is not None
    sums = Counter({part.lot: part.amount for part in together})
    assert gone + Counter({part.lot: part.amount for part in two}) == sums


@given(slices)
def test_taking_nothing_takes_nothing(parts: list[Slice]) -> None:
    assert take(parts, 0, TODAY) == ()


@pytest.mark.parametrize("amount", [-1, -50])
def test_nobody_takes_less_than_nothing(amount: int) -> None:
    with pytest.raises(ValueError, match="below zero"):
        take([Slice(NEVER, 100)], amount, TODAY)


def test_a_lots_last_day_is_its_last() -> None:
    part = Slice("2026-03-10", 50)
    assert spendable([part], date(2026, 3, 10)) == 50
    assert spendable([part], date(2026, 3, 11)) == 0


def test_a_lot_is_named_by_its_last_day() -> None:
    assert (lot_of(TODAY), lot_of(None)) == ("2026-03-10", NEVER)
