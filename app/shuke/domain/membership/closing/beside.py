"""Cards beside the tier that come and go by themselves."""

from __future__ import annotations

from datetime import date, timedelta

from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Change, ExtraCardGiven, ExtraCardTaken, Outcome
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
    _ = calendar
    if not membership.active:
        return Outcome()
    values = values_of(book, membership, day)
    changes: list[Change] = []
    reasons = []
    for card in programme.cards:
        held = next((one for one in membership.cards if one.key == card.key), None)
        rule = f"card.{card.key}"
        if held is not None:
            why = _gone(card, held, membership, values, day)
            if why is not None:
                changes.append(ExtraCardTaken(membership.member_id, card.key))
                reasons.append(reason(rule, why, applied=True, name=card.name))
        elif _comes(card, membership, values, day):
            begins = day + timedelta(days=1)
            new = ExtraCardHeld(card.key, begins, card.term.last_day(begins, membership.term_ends))
            changes.append(ExtraCardGiven(membership.member_id, new))
            reasons.append(reason(rule, TimeTells.BESIDE_IN, applied=True, name=card.name))
    return Outcome(tuple(changes), tuple(reasons))


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


def _comes(card: ExtraCard, membership: Membership, values: Values, day: date) -> bool:
    if card.on_tiers and membership.tier not in card.on_tiers:
        return False
    if membership.origin in card.not_origins:
        return False
    return any(_open(entry, membership, values, day) for entry in card.entries)


def _open(entry: Entry, membership: Membership, values: Values, day: date) -> bool:
    by_year = any(reaches.measure.span in YEARS for reaches in entry.reaches)
    return (
        entry.automatic
        and bool(entry.reaches)
        and (not by_year or is_last_of_year(day))
        and (not entry.from_tiers or membership.tier in entry.from_tiers)
        and all(reaches.met(values(reaches.measure)) for reaches in entry.reaches)
    )
