"""The card itself, its replacement, and cards beside the tier: segment cards and overlays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.measures import Counted, Reaches, Span, read_reaches
from shuke.domain.programme.parts.shown import Proof, read_proofs
from shuke.domain.programme.parts.tiers import MOST_ENTRIES, Entry, read_entry
from shuke.domain.programme.parts.validity import NEVER_LAPSES, Validity, read_validity
from shuke.domain.programme.tables import Table

__all__ = [
    "CardOrigin",
    "CardRules",
    "ExtraCard",
    "ExtraCardKind",
    "OldScheme",
    "Replacement",
    "read_card",
    "read_extra_card",
]


class CardOrigin(StrEnum):
    """How a card was come by; some rights are for earned ones only."""

    EARNED = "earned"
    PAID = "paid"
    GOODWILL = "goodwill"
    BUSINESS_GIFT = "business-gift"
    OLD_SCHEME = "old-scheme"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a new card in place of an old one costs, and what has to be shown."""

    fee: Money
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class OldScheme:
    """Cards of an earlier scheme are swapped: spending since that day counts for the tier, not for points."""

    since: date
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class CardRules:
    """The card itself.

    Attributes:
        validity: how long it runs, where the tier does not say.
        lost, damaged: how one is replaced.
        recalled_on_promotion: the old card is taken back.
        free_for: tiers and cards whose holders pay no fee.
        old_scheme: None: there was none.
    """

    validity: Validity
    lost: Replacement
    damaged: Replacement
    recalled_on_promotion: bool = False
    free_for: frozenset[str] = frozenset()
    old_scheme: OldScheme | None = None


class ExtraCardKind(StrEnum):
    """A SEGMENT card is held beside the tier by certain people; an OVERLAY is a status on top of it."""

    SEGMENT = "segment"
    OVERLAY = "overlay"


@dataclass(frozen=True, slots=True)
class ExtraCard:
    """A card beside the tier. Rules name it like a tier.

    Attributes:
        on_tiers: held on top of these tiers only; empty: any.
        not_origins: never given to holders of a tier card of these origins.
        entries: ways to it; all members', in the sense of `Entry.who`, unless they say otherwise.
        out: at a year's end, who reached no more than this loses it; None: it is not lost so.
        handed_over: may be passed on to another person, with the balance.
        points_multiplier: instead of the tier's when it is the higher; zero: the tier's.
    """

    key: str
    name: Bilingual
    kind: ExtraCardKind
    entries: tuple[Entry, ...]
    on_tiers: frozenset[str] = frozenset()
    not_origins: frozenset[CardOrigin] = frozenset()
    proofs: tuple[Proof, ...] = ()
    out: Reaches | None = None
    term: Validity = NEVER_LAPSES
    handed_over: bool = False
    points_multiplier: Fraction = Fraction(0)


def read_card(table: Table) -> CardRules:
    old = table.table_if_there("old_scheme")
    card = CardRules(
        validity=read_validity(table, "validity"),
        lost=_replacement(table.table("lost")),
        damaged=_replacement(table.table("damaged")),
        recalled_on_promotion=table.yes_or_no("recalled_on_promotion", default=False),
        free_for=table.names("free_for"),
        old_scheme=None if old is None else _old_scheme(old),
    )
    table.close()
    return card


def _replacement(table: Table) -> Replacement:
    replacement = Replacement(fee=table.amount("fee", ZERO), proofs=read_proofs(table))
    table.close()
    return replacement


def _old_scheme(table: Table) -> OldScheme:
    old = OldScheme(since=table.date("since"), proofs=read_proofs(table))
    table.close()
    return old


def read_extra_card(table: Table) -> ExtraCard:
    out = table.table_if_there("out")
    card = ExtraCard(
        key=table.key_name("key"),
        name=table.words("name"),
        kind=table.choice("kind", ExtraCardKind),
        entries=tuple(read_entry(entry) for entry in table.tables("entry", 1, MOST_ENTRIES)),
        on_tiers=table.names("on_tiers"),
        not_origins=frozenset(table.choices("not_origins", CardOrigin)),
        proofs=read_proofs(table),
        out=None if out is None else _out(out),
        term=read_validity(table, "term", NEVER_LAPSES),
        handed_over=table.yes_or_no("handed_over", default=False),
        points_multiplier=table.number_or("points_multiplier", Fraction(0), Fraction(0), Fraction(100)),
    )
    table.close()
    return card


def _out(table: Table) -> Reaches:
    """Kept by ``over = N`` in the calendar year; N itself is not enough."""
    reaches = read_reaches(table, Counted.MONEY, Span.YEAR)
    table.close()
    return reaches
