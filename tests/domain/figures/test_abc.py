"""ABC classes: the fewest members who make 80%, the same again inside them, then up to 95%."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.figures.abc import AbcClass, Shares, classes
from shuke.domain.money import Money

AA, A, B, C = AbcClass.AA, AbcClass.A, AbcClass.B, AbcClass.C


def sorted_out(*minor: int, shares: Shares | None = None) -> list[AbcClass]:
    """The classes of members m00, m01, …, in that order."""
    sales = {f"m{place:02}": Money(amount) for place, amount in enumerate(minor)}
    found = classes(sales, shares) if shares else classes(sales)
    return [found[member] for member in sorted(sales)]


def test_exactly_eighty_per_cent_is_enough() -> None:
    assert sorted_out(80, 15, 5) == [AA, B, C]
    assert sorted_out(79, 16, 5) == [AA, A, C]  # 79 % is not enough: the next one is of A too


def test_aa_is_the_same_again_inside_a() -> None:
    # A makes 8,000 of 10,000; inside it 6,400 is 80 %
    assert sorted_out(6400, 1600, 1500, 500) == [AA, A, B, C]
    assert sorted_out(6399, 1601, 1500, 500) == [AA, AA, B, C]


def test_b_goes_up_to_ninety_five_per_cent() -> None:
    assert sorted_out(8000, 1500, 500) == [AA, B, C]
    assert sorted_out(8000, 1499, 501) == [AA, B, B]


def test_the_shares_are_a_setting() -> None:
    shares = Shares(a=Fraction(1, 2), b=Fraction(3, 4))
    assert sorted_out(50, 25, 25, shares=shares) == [AA, B, C]
    for a, b in ((0, 1), (Fraction(9, 10), Fraction(8, 10)), (1, 2)):
        with pytest.raises(ValueError, match="expected"):
            Shares(a=Fraction(a), b=Fraction(b))


def test_of_equal_sales_the_lesser_id_comes_first_whatever_the_order_of_reading() -> None:
    sales = {member: Money(10) for member in "badc"}
    assert classes(sales) == {"a": AA, "b": AA, "c": AA, "d": AA}
    many = {f"m{n}": Money(1) for n in (3, 1, 4, 0, 2)}
    assert list(classes(many)) == ["m0", "m1", "m2", "m3", "m4"]
    assert classes(many) == {"m0": AA, "m1": AA, "m2": AA, "m3": AA, "m4": B}
    assert classes(many) == classes(dict(reversed(many.items())))


def test_who_bought_nothing_or_gave_back_more_is_c() -> None:
    assert sorted_out(100, 0, -50) == [AA, C, C]
    assert sorted_out(0, 0) == [C, C]
    assert classes({}) == {}


@given(st.lists(st.integers(-100, 10_000), max_size=30))
def test_a_makes_eighty_per_cent_and_with_one_member_less_it_would_not(amounts: list[int]) -> None:
    found = sorted_out(*amounts)
    whole = sum(max(amount, 0) for amount in amounts)
    for inner, outer in (({AA}, {AA, A}), ({AA, A}, {AA, A, B, C})):
        mine = [max(amount, 0) for amount, kind in zip(amounts, found, strict=True) if kind in inner]
        base = sum(max(amount, 0) for amount, kind in zip(amounts, found, strict=True) if kind in outer)
        assert base <= whole
        assert sum(mine) * 100 >= base * 80
        if mine:
            assert (sum(mine) - min(mine)) * 100 < base * 80
