"""Cards beside the tier: segment cards and overlays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.figures.abc import AbcClass
from shuke.domain.programme.parts.card_rules import CardOrigin
from shuke.domain.programme.parts.goods import ALL_GOODS, Scope, read_scope
from shuke.domain.programme.parts.measures import (
    MOST_WINDOW_DAYS,
    Counted,
    Measure,
    Reaches,
    Span,
    read_reaches,
)
from shuke.domain.programme.parts.shown import Proof, read_proofs
from shuke.domain.programme.parts.tiers import MOST_ENTRIES, Entry, Who, read_entry
from shuke.domain.programme.parts.validity import NEVER_LAPSES, Validity, read_validity
from shuke.domain.programme.problems import ProblemKind
from shuke.domain.programme.tables import Table

__all__ = ["ExtraCard", "ExtraCardKind", "Founding", "HandOver", "read_extra_card"]

MOST_SALES = 100_000
MOST_AGE = 150


class ExtraCardKind(StrEnum):
    """A SEGMENT card is held beside the tier by certain people; an OVERLAY is a status on top of it, without a
    card of its own."""

    SEGMENT = "segment"
    OVERLAY = "overlay"


@dataclass(frozen=True, slots=True)
class HandOver:
    """The card may be passed on; the one who gives it shows these, the other what the card asks for."""

    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Founding:
    """The first holders, computed once from what is on record.

    Attributes:
        days: so many days back are looked at, today included.
        goods: the goods that count.
        classes: of the members' ABC by money paid in that time.
        least_sales: who bought more rarely is left out.
        least_age, most_age: in full years; None: any, known or not.
    """

    days: int
    goods: Scope = ALL_GOODS
    classes: frozenset[AbcClass] = frozenset({AbcClass.AA})
    least_sales: int = 1
    least_age: int | None = None
    most_age: int | None = None

    @property
    def money(self) -> Measure:
        return Measure(Counted.MONEY, Span.WINDOW, self.days, self.goods)

    @property
    def frequency(self) -> Reaches:
        return Reaches(Measure(Counted.SALES, Span.WINDOW, self.days, self.goods), self.least_sales)


@dataclass(frozen=True, slots=True)
class ExtraCard:
    """A card beside the tier. Rules name it like a tier.

    Attributes:
        on_tiers: held on top of these tiers only; empty: any.
        not_origins: never given to holders of a tier card of these origins.
        entries: ways to it, members' unless they say otherwise; a way that is `automatic` is gone by itself, one by
            calendar years when the year ends.
        brings: the tier of whoever is no member yet and gets this card; empty: members only.
        proofs: what is shown, whatever the way.
        out: at a year's end, who reached no more than this loses it; None: it is not lost so.
        handed_over: how it is passed on to another person, with the balance; None: never.
        founding: None: nobody gets it without going one of the ways.
        points_multiplier: instead of the tier's when it is the higher; zero: the tier's.
    """

    key: str
    name: Bilingual
    kind: ExtraCardKind
    entries: tuple[Entry, ...]
    on_tiers: frozenset[str] = frozenset()
    not_origins: frozenset[CardOrigin] = frozenset()
    brings: str = ""
    proofs: tuple[Proof, ...] = ()
    out: Reaches | None = None
    term: Validity = NEVER_LAPSES
    handed_over: HandOver | None = None
    founding: Founding | None = None
    points_multiplier: Fraction = Fraction(0)


def read_extra_card(table: Table) -> ExtraCard:
    out = table.table_if_there("out")
    handed_over = table.table_if_there("handed_over")
    founding = table.table_if_there("founding")
    card = ExtraCard(
        key=table.key_name("key"),
        name=table.words("name"),
        kind=table.choice("kind", ExtraCardKind),
        entries=tuple(read_entry(entry, Who.MEMBERS) for entry in table.tables("entry", 1, MOST_ENTRIES)),
        on_tiers=table.names("on_tiers"),
        not_origins=frozenset(table.choices("not_origins", CardOrigin)),
        brings=table.key_name_or("brings", ""),
        proofs=read_proofs(table),
        out=None if out is None else _out(out),
        term=read_validity(table, "term", NEVER_LAPSES),
        handed_over=None if handed_over is None else _hand_over(handed_over),
        founding=None if founding is None else _founding(founding),
        points_multiplier=table.number_or("points_multiplier", Fraction(0), Fraction(0), Fraction(100)),
    )
    table.close()
    return card


def _out(table: Table) -> Reaches:
    """Kept by ``over = N`` in the calendar year; N itself is not enough."""
    reaches = read_reaches(table, Counted.MONEY, Span.YEAR)
    table.close()
    return reaches


def _hand_over(table: Table) -> HandOver:
    hand_over = HandOver(read_proofs(table))
    table.close()
    return hand_over


def _founding(table: Table) -> Founding:
    founding = Founding(
        days=table.whole("days", 1, MOST_WINDOW_DAYS),
        goods=read_scope(table),
        classes=frozenset(table.choices("classes", AbcClass, default=(AbcClass.AA,))),
        least_sales=table.whole("least_sales", 1, MOST_SALES, default=1),
        least_age=table.whole_or_none("least_age", 0, MOST_AGE),
        most_age=table.whole_or_none("most_age", 0, MOST_AGE),
    )
    youngest, oldest = founding.least_age or 0, founding.most_age
    if oldest is not None and oldest < youngest:
        table.note(ProblemKind.OUT_OF_RANGE, "most_age", oldest, least=youngest, most=MOST_AGE)
    table.close()
    return founding
