"""Bodies as plain maps: what was written comes back the same, and nothing else ever becomes a body."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts.random_facts import values_of
from golden.bodies import SAMPLES
from laws import examples
from shuke.domain.basket import Basket
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.plain import NotPlain, from_plain, to_plain
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.money import Money
from shuke.domain.profile import Profile

SAMPLE_BODIES = [body for cases in SAMPLES.values() for body in cases.values()]


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Size(IntEnum):
    SMALL = 1


@dataclass(frozen=True, slots=True)
class Everything:
    """One field of every type that a body may have."""

    number: int
    text: str
    content: bytes
    flag: bool
    amount: Money
    day: date
    colour: Colour
    size: Size
    many: tuple[int, ...]
    pair: tuple[str, int]
    maybe: int | None
    maybe_pair: tuple[str, int] | None = None


EVERYTHING = Everything(
    1, "文", b"\x00", True, Money(5), date(2026, 3, 10), Colour.RED, Size.SMALL, (1, 2), ("a", 1), None
)


@pytest.mark.parametrize("shape", [Basket, Everything])
def test_working_state_comes_back_as_it_was(shape: type[Any]) -> None:
    @settings(max_examples=examples(50))
    @given(values_of(shape))
    def law(value: Any) -> None:
        assert from_plain(shape, to_plain(value)) == value

    law()


def test_what_becomes_plain_is_only_numbers_text_bytes_lists_and_maps() -> None:
    assert to_plain(EVERYTHING) == {
        "number": 1,
        "text": "文",
        "content": b"\x00",
        "flag": True,
        "amount": 5,
        "day": "2026-03-10",
        "colour": "red",
        "size": 1,
        "many": [1, 2],
        "pair": ["a", 1],
        "maybe": None,
    }


@pytest.mark.parametrize("body", SAMPLE_BODIES, ids=lambda body: body.KIND)
def test_a_missing_field_is_refused_unless_it_has_a_default(body: Any) -> None:
    plain = to_plain(body)
    assert isinstance(plain, dict)
    for item in fields(body):
        shorter = {name: value for name, value in plain.items() if name != item.name}
        if item.default is MISSING:
            with pytest.raises(NotPlain, match=item.name):
                from_plain(type(body), shorter)
        else:
            assert getattr(from_plain(type(body), shorter), item.name) == item.default


@pytest.mark.parametrize("body", SAMPLE_BODIES, ids=lambda body: body.KIND)
def test_an_unknown_field_is_refused(body: Any) -> None:
    plain = to_plain(body)
    assert isinstance(plain, dict)
    with pytest.raises(NotPlain, match="colour"):
        from_plain(type(body), {**plain, "colour": "red"})


def test_an_unknown_field_deep_inside_is_refused_by_its_place() -> None:
    (sale, _) = SAMPLES[SaleCompleted].values()
    plain: Any = to_plain(sale)
    plain["lines"][1]["line"]["weight"] = 3
    with pytest.raises(NotPlain, match=r"SaleCompleted.lines\[1\].line"):
        from_plain(SaleCompleted, plain)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("number", True),
        ("number", 1.0),
        ("number", "1"),
        ("number", None),
        ("text", b"x"),
        ("text", 1),
        ("content", "x"),
        ("content", bytearray(b"x")),
        ("flag", 1),
        ("flag", "true"),
        ("amount", 5.0),
        ("amount", True),
        ("amount", "5"),
        ("day", 20260310),
        ("day", "10.3.2026"),
        ("day", "20260310"),
        ("day", "2026-W11-2"),
        ("day", "2026-3-10"),
        ("day", "2026-02-30"),
        ("day", "2026-03-10T00:00"),
        ("day", ""),
        ("colour", "green"),
        ("colour", ["red"]),
        ("colour", None),
        ("size", True),
        ("size", 1.0),
        ("size", 2),
        ("many", "12"),
        ("many", (1, 2)),
        ("many", [1, "2"]),
        ("many", {}),
        ("pair", ["a"]),
        ("pair", ["a", 1, 2]),
        ("pair", [1, "a"]),
        ("maybe", "1"),
        ("maybe", False),
        ("maybe", [1]),
        ("maybe_pair", []),
        ("maybe_pair", ["a", None]),
    ],
)
def test_a_value_of_another_type_is_refused(field: str, wrong: object) -> None:
    plain = to_plain(EVERYTHING)
    assert isinstance(plain, dict)
    with pytest.raises(NotPlain):
        from_plain(Everything, {**plain, field: wrong})


@pytest.mark.parametrize("value", [None, 1, "x", [], [["number", 1]], True])
def test_what_is_no_map_is_no_body(value: object) -> None:
    with pytest.raises(NotPlain):
        from_plain(Everything, value)


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        {"a": 1},
        {1, 2},
        object(),
        Everything,
        1 + 2j,
        bytearray(b"x"),
        datetime(2026, 3, 10, 2, 0, tzinfo=UTC),
    ],
)
def test_facts_do_not_carry_just_anything(value: object) -> None:
    with pytest.raises(NotPlain):
        to_plain(value)
    with pytest.raises(NotPlain):
        to_plain([value])


def test_a_value_that_the_body_itself_refuses_is_refused_by_the_same_name() -> None:
    with pytest.raises(NotPlain, match="birthday"):
        from_plain(Profile, {"birthday": {"month": 2, "day": 30, "year": None}})


def test_nesting_without_end_is_refused_without_going_down() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    for field in ("number", "many", "pair", "maybe", "maybe_pair"):
        plain = to_plain(EVERYTHING)
        assert isinstance(plain, dict)
        with pytest.raises(NotPlain):
            from_plain(Everything, {**plain, field: deep})


def test_what_is_refused_is_not_repeated_in_the_message() -> None:
    """A body may hold what no log may show."""
    plain: Any = to_plain(next(iter(SAMPLES[StaffEnrolled].values())))
    plain["staff"]["role"] = "王小明 13800138000"
    with pytest.raises(NotPlain) as refused:
        from_plain(StaffEnrolled, plain)
    assert "13800138000" not in str(refused.value)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))  # fmt: skip
def test_noise_is_never_a_body(noise: object) -> None:
    with pytest.raises(NotPlain):
        from_plain(CardIssued, noise)
