"""A published version means the same on every till, whatever presets it ships with."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from domain.tea_chain import preset_text
from fakes.counter_shop import SHOP, CounterShop
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.programme_text import publishable
from shuke.domain.programme.problems import ProblemKind, ProgrammeRefused
from shuke.domain.programme.reading import read_programme

OVER = (
    'extends = "tea-chain"\nkey = "tea-house"\nversion = 2\n[[tiers]]\nkey = "gold"\npoints_multiplier = 2\n'
)
DAY = date(2026, 3, 1)


def presets(key: str) -> str | None:
    return preset_text() if key == "tea-chain" else None


def test_a_version_is_read_without_the_preset_that_it_extends() -> None:
    shop = CounterShop()
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, publishable(OVER, presets, DAY), staff="")
        work.commit()
    with shop.store.reading() as work:
        programme = ProgrammeShelf().in_force(work, DAY)
        kept = work.programmes.get("tea-house", 2)
    assert (programme.key, programme.tier("gold").points_multiplier) == ("tea-house", Fraction(2))
    assert programme.tier("diamond").points_multiplier == 3
    assert kept is not None
    assert kept.bases == (("tea-chain", preset_text()),)


def test_a_document_that_stands_alone_keeps_no_bases() -> None:
    shop = CounterShop()
    with shop.store.reading() as work:
        assert [one.bases for one in work.programmes.newest(10)] == [()]


def test_the_newest_versions_come_first_begun_or_not() -> None:
    shop = CounterShop()
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, publishable(OVER, presets, date(2030, 1, 1)), staff="")
        work.commit()
    with shop.store.reading() as work:
        assert [(one.programme, one.version) for one in work.programmes.newest(10)] == [
            ("tea-house", 2),
            ("tea-chain", 1),
        ]
        assert [one.version for one in work.programmes.newest(1)] == [2]


def test_problems_are_told_document_by_document() -> None:
    base = preset_text().replace("points_multiplier = 1.5", "points_multiplier = 0", 1)
    over = (
        OVER.replace("points_multiplier = 2", 'points_multiplier = 2\nname = { zh = "", en = "x" }')
        + "x = 1\n"
    )
    wrong_in_base = base.replace("unit = 1 ", "unit = 0 ", 1)
    with pytest.raises(ProgrammeRefused) as told:
        read_programme(over, {"tea-chain": wrong_in_base}.get)
    places = [(problem.base, problem.line) for problem in told.value.problems]
    assert places == sorted(places)
    assert {base for base, _ in places} == {"", "tea-chain"}


def test_a_base_that_is_not_there_is_told() -> None:
    with pytest.raises(ProgrammeRefused) as told:
        publishable(OVER, lambda _: None)
    assert told.value.problems[0].kind is ProblemKind.EXTENDS_UNKNOWN
