"""A programme in one line, to choose it by."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from shuke.domain.programme.document import Programme
from shuke.wording.listed import Listed
from shuke.wording.programme_sentences import HEADLINE
from shuke.wording.programme_told.speech import MoneyText, Speech, both
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = ["headline", "tier_names"]

MOST_PARTS = 2
MOST_TIERS_NAMED = 4


def tier_names(programme: Programme) -> Words:
    """The tiers from low to high; of many, the ends and their number."""
    names = [tier.name for tier in programme.tiers]
    if len(names) > MOST_TIERS_NAMED:
        return said(HEADLINE["tiers"], low=both(names[0]), high=both(names[-1]), count=len(names))
    return Sentence(zh=" · ".join(name.zh for name in names), en=" · ".join(name.en for name in names))


def headline(programme: Programme, money: MoneyText) -> Words:
    """What tells this programme from the others."""
    return Listed(tuple(_marks(programme, Speech(programme, money)))[:MOST_PARTS])


def _marks(programme: Programme, speech: Speech) -> Iterator[Words]:
    if programme.cards:
        cards = Listed(tuple(both(card.name) for card in programme.cards))
        yield said(HEADLINE["cards"], cards=cards)
    if programme.stamps is not None:
        yield said(HEADLINE["stamps"], full=programme.stamps.full)
    if programme.wheel is not None:
        yield HEADLINE["wheel"]
    if programme.corporate:
        yield HEADLINE["corporate"]
    if programme.stored_value is not None:
        yield said(HEADLINE["stored_value"], least=speech.money(programme.stored_value.least))
    rates = [one.rate for one in programme.discounts] + [Fraction(1)]
    if min(rates) < 1:
        yield said(HEADLINE["discounts"], rate=speech.rate(min(rates)))
    if programme.points_as_money is not None and programme.points_as_money.on:
        rate = programme.points_as_money
        yield said(HEADLINE["as_money"], points=rate.points, worth=speech.money(rate.worth))
    if programme.earning.unit.minor >= 10**programme.money_digits:
        yield said(HEADLINE["points"], unit=speech.money(programme.earning.unit))
    if programme.gifts:
        yield HEADLINE["mall"]
