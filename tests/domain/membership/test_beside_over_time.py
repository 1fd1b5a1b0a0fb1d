"""Cards beside the tier that come and go by themselves, and what a year's end brings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.membership.acting import TODAY, Shop, plain
from domain.membership.time_rules import OVERLAY, cards, supreme
from shuke.domain.membership.changes import ExtraCardGiven, Outcome, TierGiven
from shuke.domain.membership.state import (
    ExtraCardHeld,
)
from shuke.domain.programme.parts.card_rules import CardOrigin

LAST = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("years", "there"),
    [
        (("200000",), False),
        (("200000.01",), True),
        (("99999.99", "100000"), False),
        (("100000", "99999.99"), False),
        (("100000", "100000"), True),
    ],
)
def test_an_overlay_comes_by_itself_when_the_year_ends(years: tuple[str, ...], there: bool) -> None:
    assert cards(supreme(*years)) == (["supreme"] if there else [])


def test_it_does_not_come_before_the_year_ends() -> None:
    made = supreme()
    made.sells(300_000)
    made.go_to(date(2026, 12, 31))
    assert cards(made) == []


@pytest.mark.parametrize("origin", [CardOrigin.GOODWILL, CardOrigin.BUSINESS_GIFT])
def test_a_card_that_was_a_favour_opens_no_overlay(origin: CardOrigin) -> None:
    assert cards(supreme("300000", origin=origin)) == []


def test_another_tier_opens_no_overlay() -> None:
    assert cards(supreme("300000", tier="ordinary")) == []


@pytest.mark.parametrize(("spent", "kept"), [("50000", False), ("50000.01", True)])
def test_an_overlay_is_lost_with_too_little(spent: str, kept: bool) -> None:
    assert cards(supreme(spent, held=True)) == (["supreme"] if kept else [])


def test_a_holder_who_buys_nothing_loses_it_too() -> None:
    made = supreme(held=True)
    made.go_to(date(2026, 12, 31))
    assert cards(made) == ["supreme"]
    assert "beside.out" in made.go_to(date(2027, 1, 1))
    assert cards(made) == []


@pytest.mark.parametrize(("spent", "points"), [("200000", 300_000), ("200000.01", 320_000)])
def test_the_years_reward_comes_once(spent: str, points: int) -> None:
    made = supreme(spent, held=True)
    assert made.points() == points
    made.go_to(date(2027, 2, 1))
    assert made.points() == points


def test_a_holder_who_buys_nothing_in_a_later_year_loses_it() -> None:
    made = supreme("60000", held=True)
    assert cards(made) == ["supreme"]
    made.go_to(date(2028, 1, 1))
    assert cards(made) == []


def test_an_overlay_goes_with_the_tier_it_lies_on() -> None:
    made = Shop(plain(more=OVERLAY))
    made.member("m", tier="gold")
    made.do(Outcome((ExtraCardGiven("m", ExtraCardHeld("supreme", TODAY)),)))
    made.do(Outcome((TierGiven("m", "ordinary", TODAY, "decision"),)))
    assert made.go_to(TODAY + timedelta(days=1)) == ["beside.other_tier"]
    assert cards(made) == []


def test_a_card_beside_the_tier_ends_with_its_last_day() -> None:
    made = Shop(plain(more=OVERLAY))
    made.member("m", tier="gold")
    made.do(Outcome((ExtraCardGiven("m", ExtraCardHeld("supreme", TODAY, LAST)),)))
    assert made.go_to(LAST) == []
    assert made.go_to(LAST + timedelta(days=1)) == ["beside.ended"]
