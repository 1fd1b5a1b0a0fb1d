"""The quick reader may only say yes: where it gives a value, whoever looks place by place gives the same."""

from __future__ import annotations

import copy
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.facts.random_facts import bodies, values_of
from domain.facts.test_plain import EVERYTHING, SAMPLE_BODIES, Everything
from golden.bodies import SAMPLES
from laws import examples
from shuke.domain.basket import Basket
from shuke.domain.facts.plain import NotPlain, from_plain, to_plain
from shuke.domain.facts.quick_reader import Doubt, quick_reader
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.profile import Profile
from shuke.domain.sync.messages import FactSent, Push


@pytest.mark.parametrize("body", SAMPLE_BODIES, ids=lambda body: body.KIND)
def test_what_a_push_is_made_of_is_read_without_looking_place_by_place(body: Any) -> None:
    assert quick_reader(type(body))(to_plain(body)) == body


def test_so_are_messages_and_baskets() -> None:
    push = Push((FactSent(b"fact", bytes(64)),), (), 3)
    assert quick_reader(Push)(to_plain(push)) == push
    basket = Basket("b", 1, "st-1")
    assert quick_reader(Basket)(to_plain(basket)) == basket


@pytest.mark.parametrize("body", SAMPLE_BODIES, ids=lambda body: body.KIND)
def test_facts_of_releases_that_knew_fewer_fields_are_read_as_quickly(body: Any) -> None:
    plain = to_plain(body)
    assert isinstance(plain, dict)
    newer = [item.name for item in fields(body) if item.default is not MISSING]
    older = {name: value for name, value in plain.items() if name not in newer}
    if not older:
        return
    assert quick_reader(type(body))(older) == replace(
        body, **{item.name: item.default for item in fields(body) if item.name in newer}
    )
    required = next(name for name in older)
    without = {name: value for name, value in plain.items() if name != required}
    for other in (without, {**without, "colour": "red"}, {**plain, "colour": "red"}):
        with pytest.raises(Doubt):
            quick_reader(type(body))(other)


ODD = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from(["", "2026-02-30", "20260310", "cash", "王"])
    | st.binary(max_size=2)
    | st.lists(st.integers(0, 2), max_size=2)
    | st.dictionaries(st.sampled_from(["zh", "en", "minor"]), st.none(), max_size=2)
)


@pytest.mark.parametrize("shape", [SaleCompleted, Basket, Everything], ids=lambda shape: shape.__name__)
def test_it_says_yes_to_nothing_else(shape: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    @settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow])
    @given(
        bodies(shape) if hasattr(shape, "KIND") else values_of(shape), ODD, st.randoms(use_true_random=False)
    )
    def law(body: Any, odd: Any, random: Any) -> None:
        plain = copy.deepcopy(to_plain(body))
        inside = list(_containers(plain))
        container = random.choice(inside)
        place = (
            random.choice(list(container))
            if isinstance(container, dict)
            else random.randrange(len(container))
        )
        container[place] = odd
        try:
            quickly = quick_reader(shape)(plain)
        except (Doubt, ValueError):
            return
        assert quickly == _place_by_place(shape, plain, monkeypatch)

    law()


def _containers(plain: Any) -> Any:
    if isinstance(plain, dict | list) and plain:
        yield plain
        for item in plain.values() if isinstance(plain, dict) else plain:
            yield from _containers(item)


def _place_by_place(shape: type[Any], plain: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    def doubts(_shape: type) -> Any:
        raise Doubt

    with monkeypatch.context() as patched:
        patched.setattr("shuke.domain.facts.plain.quick_reader", doubts)
        return from_plain(shape, plain)


class Mixed(Enum):
    NUMBER = 1
    WORD = "one"


@dataclass(frozen=True, slots=True)
class MixedUp:
    name: str
    mixed: Mixed


@dataclass(frozen=True, slots=True)
class Either:
    name: str
    pair: tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class ManyGaps:
    a: int | None
    b: int | None
    c: int | None
    d: int | None
    e: int | None
    f: int | None
    g: int | None


@pytest.mark.parametrize(
    "value", [MixedUp("a", Mixed.WORD), Either("a", ("b", "c")), ManyGaps(1, None, 3, None, 5, 6, 7)]
)
def test_shapes_it_does_not_know_are_read_all_the_same(value: Any) -> None:
    with pytest.raises(Doubt):
        quick_reader(type(value))(to_plain(value))
    assert from_plain(type(value), to_plain(value)) == value


def test_a_body_that_refuses_its_own_values_is_not_read() -> None:
    plain: Any = to_plain(Profile("王", "13800138000"))
    plain["birthday"] = {"month": 2, "day": 30, "year": None}
    with pytest.raises(NotPlain, match="birthday"):
        from_plain(Profile, plain)


@pytest.mark.parametrize("value", [None, 1, "x", [], True])
def test_what_is_no_map_is_left_to_the_other(value: object) -> None:
    with pytest.raises(Doubt):
        quick_reader(Everything)(value)


def test_a_day_is_remembered_by_its_words() -> None:
    plain: Any = to_plain(EVERYTHING)
    assert from_plain(Everything, {**plain, "day": "2026-03-11"}).day == date(2026, 3, 11)
    (sale, _) = SAMPLES[SaleCompleted].values()
    assert from_plain(SaleCompleted, to_plain(sale)).quoted_on == sale.quoted_on
