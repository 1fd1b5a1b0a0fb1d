"""The tea chain's programme as shipped, variants of it, and short ways to ask for a quote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.quote import Checkout, Quote, Standing
from shuke.domain.programme.reading import read_programme

PRESETS = Path(__file__).parents[2] / "resources" / "presets"
AN_ORDINARY_DAY = date(2026, 3, 10)
MEMBER_DAY = date(2026, 3, 15)


def yuan(amount: str | int) -> Money:
    """``yuan("12.40")``, exact."""
    whole, _, fen = str(amount).partition(".")
    return Money(int(whole) * 100 + int(fen.ljust(2, "0")))


@cache
def preset_text() -> str:
    return (PRESETS / "tea-chain.toml").read_text(encoding="utf-8")


@cache
def tea_chain() -> Programme:
    return read_programme(preset_text())


def changed(*swaps: tuple[str, str], more: str = "") -> str:
    """The preset's text with parts exchanged (each must be there) and lines added at the end."""
    text = preset_text()
    for old, new in swaps:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text + more


def goods(*prices: str | int) -> tuple[BasketLine, ...]:
    return tuple(
        BasketLine(line_id=place, name=f"茶 {place}", unit_price=yuan(price), category="tea")
        for place, price in enumerate(prices, start=1)
    )


def member(tier: str = "ordinary", **known: object) -> Standing:
    plain = Standing("m-1", tier, joined_on=date(2025, 1, 2), tier_since=date(2025, 1, 2))
    return replace(plain, **known)  # type: ignore[arg-type]


def holder(points: int, tier: str = "ordinary", spendable: int | None = None) -> Standing:
    """A member with points, all of them this till's unless said otherwise."""
    return member(tier, points_known=points, points_spendable=points if spendable is None else spendable)


def paid(kind: TenderKind, amount: str | int) -> Tender:
    return Tender(kind, yuan(amount), yuan(amount))


def asked(
    *prices: str | int,
    who: Standing | None = None,
    on: date = AN_ORDINARY_DAY,
    wish: int = 0,
    tenders: tuple[Tender, ...] = (),
    programme: Programme | None = None,
) -> Quote:
    checkout = Checkout(on, goods(*prices), standing=who, points_wanted=wish, tenders=tenders)
    return quote(programme or tea_chain(), checkout)


def said(answer: Quote, sentence: str) -> list[Reason]:
    """The reasons of an answer with that sentence."""
    return [reason for reason in answer.explanation if reason.sentence == sentence]


BIRTHDAY = Birthday(AN_ORDINARY_DAY.month, AN_ORDINARY_DAY.day, 1990)
