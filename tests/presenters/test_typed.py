"""What is typed into the one field is told apart before anything is looked up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.money import Money
from shuke.presenters.cash import MOST_PRESETS, likely_amounts
from shuke.presenters.typed import Typed, TypedKind, amount_of, day_of, number_of, read_typed


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-31",
        " 2026/1/31 ",
        "2026.1.31",
        "2026年1月31日",
        "２０２６－０１－３１",
        "２０２６年１月３１日",
    ],
)
def test_a_day_is_read_however_it_is_written_here(text: str) -> None:
    assert day_of(text) == date(2026, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-02-31",
        "2026-13-01",
        "0000-01-01",
        "20260131",
        "2026-W05-6",
        "26-1-31",
        "=1+1",
        "🎂",
        "\u202e2026-01-31",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" １２３ ", 123),
        ("0", 0),
        ("", None),
        ("-1", None),
        ("1e9", None),
        ("1.5", None),
        ("1234567", None),
        ("٣", None),
        ("²", None),
    ],
)
def test_a_whole_number_has_its_digits_in_either_width_and_no_more_of_them(
    text: str, number: int | None
) -> None:
    assert number_of(text, 6) == number


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12", 12_00),
        ("12.5", 12_50),
        ("12.50", 12_50),
        (".5", 50),
        ("0.05", 5),
        ("1234567", 1_234_567_00),
        ("12345678.00", 12_345_678_00),
        ("１２．５", 12_50),
        ("12。5", 12_50),
        ("¥12", 12_00),
    ],
)
def test_a_short_number_or_one_with_a_point_is_an_amount(text: str, minor: int) -> None:
    typed = read_typed(text)
    assert (typed.kind, typed.amount) == (TypedKind.AMOUNT, Money(minor))


@pytest.mark.parametrize(
    "text", ["12345678", "6901234567892", "13800135678", "+85261234567", "SK:AB*12", "3*6901234567892"]
)
def test_eight_digits_and_more_are_looked_up(text: str) -> None:
    assert read_typed(text).kind is TypedKind.CODE


def test_the_star_of_a_signed_code_is_no_quantity() -> None:
    assert read_typed("SK:12*34") == read_typed(" SK:12*34 ")
    assert read_typed("SK:12*34").text == "SK:12*34"


@pytest.mark.parametrize(
    ("text", "kind", "milli"),
    [
        ("3*", TypedKind.QUANTITY, 3000),
        ("0.25*", TypedKind.QUANTITY, 250),
        ("3×", TypedKind.QUANTITY, 3000),
        ("3*12.5", TypedKind.AMOUNT, 3000),
        ("2*碧螺春", TypedKind.WORDS, 2000),
        ("*", TypedKind.WRONG_QUANTITY, 1000),
        ("0*6901234567892", TypedKind.WRONG_QUANTITY, 1000),
    ],
)
def test_what_stands_before_the_star_is_a_quantity(text: str, kind: TypedKind, milli: int) -> None:
    typed = read_typed(text)
    assert (typed.kind, typed.quantity_milli) == (kind, milli)


@pytest.mark.parametrize("text", ["12.345", "1.2.3", "..."])
def test_a_number_that_is_no_amount_says_so_instead_of_being_searched(text: str) -> None:
    assert read_typed(text).kind is TypedKind.WRONG_AMOUNT


def test_nothing_and_words() -> None:
    assert read_typed("  ").kind is TypedKind.NOTHING
    assert read_typed("碧螺春").kind is TypedKind.WORDS


@given(st.text(max_size=40))
def test_any_text_is_told_without_a_crash(text: str) -> None:
    typed = read_typed(text)
    assert typed.quantity_milli > 0
    assert (typed.amount is not None) == (typed.kind is TypedKind.AMOUNT)
    amount = amount_of(text)
    assert amount is None or amount >= Money(0)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (87_50, [88_00, 90_00, 100_00]),
        (128_00, [130_00, 140_00, 150_00, 200_00]),
        (12_40, [13_00, 15_00, 20_00, 100_00]),
        (100_00, []),
        (0, []),
    ],
)
def test_the_likely_amounts_are_the_notes_a_customer_reaches_for(due: int, expected: list[int]) -> None:
    assert [amount.minor for amount in likely_amounts(Money(due))] == expected


@given(st.integers(1, 10**12))
def test_likely_amounts_are_few_rising_and_always_enough(minor: int) -> None:
    amounts = likely_amounts(Money(minor))
    assert len(amounts) < MOST_PRESETS
    assert list(amounts) == sorted(set(amounts))
    assert all(amount > Money(minor) for amount in amounts)
    assert bool(amounts) is bool(minor % 100_00)


def test_half_a_character_is_left_out() -> None:
    """A broken clipboard gives one; no database takes it."""
    assert read_typed("王\ud83d") == Typed(TypedKind.WORDS, "王")
    assert read_typed("\ud83d").kind is TypedKind.NOTHING
