"""Money, its parts, and how exact numbers are written."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.money import ZERO, Money, divide_half_up, share_out, total
from shuke.domain.programme.numbers import decimal_text

amounts = st.integers(-(10**12), 10**12).map(Money)
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(5, 10, 1), (4, 10, 0), (-5, 10, -1), (-4, 10, 0), (15, 10, 2), (25, 10, 3), (0, 7, 0)],
)
def test_halves_are_rounded_away_from_nothing(numerator: int, denominator: int, rounded: int) -> None:
    assert divide_half_up(numerator, denominator) == rounded


def test_money_adds_subtracts_and_turns_round() -> None:
    assert Money(5) + Money(7) == Money(12)
    assert Money(5) - Money(7) == Money(-2)
    assert -Money(5) == Money(-5)
    assert total([Money(1), Money(2)]) == Money(3)
    assert total([]) == ZERO
    assert not ZERO
    assert Money(1) > ZERO


@pytest.mark.parametrize(
    ("price", "quantity_milli", "sum_"), [(999, 1000, 999), (999, 333, 333), (15, 100, 2)]
)
def test_a_quantity_times_a_price_is_rounded_to_the_fen(price: int, quantity_milli: int, sum_: int) -> None:
    assert Money(price).times(quantity_milli) == Money(sum_)


def test_a_rate_is_taken_exactly_before_rounding() -> None:
    assert Money(5).portion(Fraction(1, 10)) == Money(1)
    assert Money(4).portion(Fraction(1, 10)) == ZERO
    assert Money(-5).portion(Fraction(1, 10)) == Money(-1)


@given(amounts, weights)
def test_shares_add_up_and_stay_within_a_fen_of_the_proportion(amount: Money, parts: list[int]) -> None:
    if not sum(parts):
        parts = [*parts, 1]
    shares = share_out(amount, parts)
    assert total(shares) == amount
    for share, weight in zip(shares, parts, strict=True):
        assert abs(share.minor - Fraction(amount.minor * weight, sum(parts))) < 1


def test_the_odd_fen_goes_to_the_largest_remainder_and_then_to_the_first() -> None:
    assert share_out(Money(10), [1, 1, 1]) == [Money(4), Money(3), Money(3)]
    assert share_out(Money(10), [1, 5, 3]) == [Money(1), Money(6), Money(3)]
    assert share_out(Money(-10), [1, 1, 1]) == [Money(-4), Money(-3), Money(-3)]


def test_nothing_can_be_shared_over_nothing_but_something_cannot() -> None:
    assert share_out(ZERO, [0, 0]) == [ZERO, ZERO]
    assert share_out(ZERO, []) == []
    with pytest.raises(ValueError, match="nothing to share"):
        share_out(Money(1), [0, 0])
    with pytest.raises(ValueError, match="negative"):
        share_out(Money(1), [2, -1])


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(3, 2), "1.5"),
        (Fraction(2), "2"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(1, 100), "0.01"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0), "0"),
        (Fraction(-100), "-100"),
    ],
)
def test_exact_numbers_are_written_as_people_write_them(number: Fraction, text: str) -> None:
    assert decimal_text(number) == text


@given(st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6))
def test_a_written_decimal_reads_back_the_same(number: object) -> None:
    exact = Fraction(str(number))
    assert Fraction(decimal_text(exact)) == exact
