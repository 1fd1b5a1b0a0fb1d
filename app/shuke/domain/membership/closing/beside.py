"""Cards beside the tier that come and go by themselves."""

from __future__ import annotations

from datetime import date, timedelta

from shuke.domain.card import CardStatus
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.beside import given, may_hold, rule_of, taken
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Outcome
from shuke.domain.membership.overlays import served
from shuke.domain.membership.state import ExtraCardHeld, Membership
from shuke.domain.membership.sums import values_of
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import Values
from shuke.domain.programme.parts.extra_cards import ExtraCard
from shuke.domain.programme.parts.measures import Span
from shuke.domain.programme.parts.tiers import Entry
from shuke.domain.programme.says import reason

__all__ = ["beside", "is_last_of_year"]

YEARS = (Span.YEAR, Span.LAST_YEAR)


def is_last_of_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def beside(
    book: Book, programme: Programme, membership: Membership, day: date, calendar: HolidayCalendar
) -> Outcome:
    """Which cards the member loses and which come by themselves. Calendar years are looked at when they end."""
    outcome = Outcome()
    if not membership.active:
        return outcome
    values = values_of(book, membership, day)
    for card in programme.cards:
        held = next((one for one in membership.cards if one.key == card.key), None)
        rule = rule_of(card)
        if held is not None:
            why = _gone(card, held, membership, values, day)
            if why is not None:
                told = reason(rule, why, applied=True, name=card.name)
                outcome = outcome.and_then(
                    taken(book, programme, membership, card, day, CardStatus.CLOSED, told)
                )
        elif _comes(programme, card, membership, values, day):
            begins = day + timedelta(days=1)
            told = reason(rule, TimeTells.BESIDE_IN, applied=True, name=card.name)
            new = given(book, programme, membership, card, begins, rule, calendar, told=told)
            outcome = outcome.and_then(new).and_then(served(book, programme, card, membership.member_id))
    return outcome


def _gone(
    card: ExtraCard, held: ExtraCardHeld, membership: Membership, values: Values, day: date
) -> TimeTells | None:
    """Why the card is lost; None: it is kept."""
    if card.on_tiers and membership.tier not in card.on_tiers:
        return TimeTells.BESIDE_OTHER_TIER
    if held.ends is not None and held.ends <= day:
        return TimeTells.BESIDE_ENDED
    if card.out is not None and is_last_of_year(day) and not card.out.met(values(card.out.measure)):
        return TimeTells.BESIDE_OUT
    return None


def _comes(programme: Programme, card: ExtraCard, membership: Membership, values: Values, day: date) -> bool:
    return may_hold(programme, membership, card) is None and any(
        _open(entry, membership, values, day) for entry in card.entries
    )


def _open(entry: Entry, membership: Membership, values: Values, day: date) -> bool:
    by_year = any(reaches.measure.span in YEARS for reaches in entry.reaches)
    return (
        entry.automatic
        and bool(entry.reaches)
        and (not by_year or is_last_of_year(day))
        and (not entry.from_tiers or membership.tier in entry.from_tiers)
        and all(reaches.met(values(reaches.measure)) for reaches in entry.reaches)
    )
