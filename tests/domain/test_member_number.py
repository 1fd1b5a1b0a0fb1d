"""Two tills whose names hold different numbers never make the same member's number."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shuke.domain.member_number import digits_in, member_number

MADE = st.tuples(
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", fullmatch=True),
    st.one_of(st.integers(1, 20), st.integers(7_000, 200_000)),
    st.integers(1, 20_000_000),
)


@pytest.mark.parametrize(
    ("till", "epoch", "count", "number"),
    [
        ("S01-1", 1, 42, "00111000042"),
        ("S89-9", 8, 1, "08998000001"),
        ("S90-0", 1, 1, "0903900" + "1000001"),
        ("S310115-12", 1, 1, "090831011512" + "1000001"),
        ("S01-1", 9, 1, "0011" + "919" + "1"),
        ("S01-1", 78_000, 12, "0011" + "9578000" + "12"),
        ("kasse", 1, 1_000_000, "0000" + "1" + "1000000"),
    ],
)
def test_a_number_says_till_epoch_and_count(till: str, epoch: int, count: int, number: str) -> None:
    assert member_number(till, epoch, count) == number


@given(MADE, MADE)
def test_numbers_are_the_same_only_where_till_epoch_and_count_are(
    one: tuple[str, int, int], other: tuple[str, int, int]
) -> None:
    same = (digits_in(one[0]), *one[1:]) == (digits_in(other[0]), *other[1:])
    assert (member_number(*one) == member_number(*other)) == same


def test_a_till_that_came_back_makes_numbers_that_a_card_can_carry() -> None:
    """Epochs of restored tills are hours since 2026; a card's code holds 64 characters."""
    assert len(member_number("S310115-12", 200_000, 99_999)) == len(
        "0" + "90831011512" + "96200000" + "99999"
    )
    assert len(member_number("9" * 32, 2_000_000, 999_999)) < 60


COUNT = st.sampled_from([1, 111_111, 999_999, 1_000_000, 1_000_001, 11_000_001])


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 60), st.integers(1, 60), COUNT, COUNT)
@example(123, 1234, 41, 1, 1, 1)
@example(11, 11, 1, 11, 1_000_001, 1)
def test_neighbours_do_not_run_into_each_other(
    till: int, other: int, epoch: int, other_epoch: int, count: int, other_count: int
) -> None:
    same = (till, epoch, count) == (other, other_epoch, other_count)
    made, others = member_number(str(till), epoch, count), member_number(str(other), other_epoch, other_count)
    assert (made == others) == same
