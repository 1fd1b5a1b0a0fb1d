"""A card beside the tier passed on to another person: the balance goes along, both histories say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from shuke.domain.card import CardStatus
from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.beside import given, may_hold, rule_of, taken
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_tells import CardTells
from shuke.domain.membership.carding import waiting_lost
from shuke.domain.membership.changes import Booked, CardPassedOn, CardTurned, Change, Joined, Outcome
from shuke.domain.membership.joining import not_shown
from shuke.domain.membership.overlays import served
from shuke.domain.membership.segment import member_or_new
from shuke.domain.membership.state import Membership
from shuke.domain.membership.tells import Tells
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.extra_cards import ExtraCard
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import AccountKind

__all__ = ["HandOverAsked", "hand_over"]

_GOING = (AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS)


@dataclass(frozen=True, slots=True)
class HandOverAsked:
    """From whom to whom, and what each shows.

    Attributes:
        number: the new card's; empty: the next free one.
    """

    giver: str
    taker: str
    giver_shows: frozenset[Proof] = frozenset()
    taker_shows: frozenset[Proof] = frozenset()
    number: str = ""


def hand_over(
    book: Book,
    programme: Programme,
    extra: ExtraCard,
    on: date,
    asked: HandOverAsked,
    calendar: HolidayCalendar,
) -> Outcome:
    """The giver's card dies and names the taker's, the balance moves lot by lot with its last days."""
    giver = book.membership(asked.giver)
    found = member_or_new(book, programme, extra, asked.taker, on, None, giver.shop if giver else "")
    if isinstance(found, Reason):
        return Outcome.no(found)
    taker, is_new = found
    why = _refusal(book, programme, extra, giver, taker, asked)
    if why is not None or giver is None:
        return Outcome.no(why or reason(rule_of(extra), Tells.NO_SUCH_MEMBER))
    got = given(book, programme, taker, extra, on, rule_of(extra), calendar, asked.number)
    if got.refused is not None:
        return got
    joined = Outcome((Joined(taker),)) if is_new else Outcome()
    number = dict(got.gave).get("card", "")
    gone = taken(book, programme, giver, extra, on, CardStatus.CLOSED)
    named = tuple(
        CardTurned(card.card_id, CardStatus.CLOSED, number)
        for card in book.cards_of(giver.member_id)
        if card.card_type == extra.key and card.status is CardStatus.ACTIVE
    )
    passed = CardPassedOn(extra.key, giver.member_id, taker.member_id, on)
    moved = _balance(book, extra, giver.member_id, taker.member_id)
    contact = served(book, programme, extra, taker.member_id)
    going = replace(gone, changes=tuple(one for one in gone.changes if not _lapses(one)))
    whole = joined.and_then(got).and_then(going).and_then(Outcome((*named, passed)))
    return whole.and_then(moved).and_then(contact)


def _lapses(change: Change) -> bool:
    """What goes along does not lapse with the giver's membership."""
    return isinstance(change, Booked) and change.account in _GOING


def _refusal(
    book: Book,
    programme: Programme,
    extra: ExtraCard,
    giver: Membership | None,
    taker: Membership,
    asked: HandOverAsked,
) -> Reason | None:
    rule, name = rule_of(extra), extra.name
    if giver is None:
        return reason(rule, Tells.NO_SUCH_MEMBER)
    if extra.handed_over is None:
        return reason(rule, CardTells.NOT_HANDED_OVER, name=name)
    if giver.member_id == taker.member_id:
        return reason(rule, CardTells.TO_ONESELF, name=name)
    if extra.key not in giver.holds:
        return reason(rule, CardTells.NOT_HELD, name=name)
    lost = waiting_lost(book, giver.member_id, extra.key)
    if lost is not None:
        return reason(rule, CardTells.LOST_REISSUE, card=lost.number)
    against = may_hold(programme, taker, extra)
    if against is not None:
        return against
    lacking = not_shown(extra.handed_over.proofs, asked.giver_shows) or not_shown(
        extra.proofs, asked.taker_shows
    )
    if lacking:
        return reason(rule, CardTells.NOT_SHOWN_FOR, name=name, proofs=lacking)
    if book.balance(giver.member_id, AccountKind.POINTS) < 0:
        return reason(rule, CardTells.POINTS_OWED, name=name)
    return None


def _balance(book: Book, extra: ExtraCard, giver: str, taker: str) -> Outcome:
    """Every lot, and a word of it in both histories."""
    rule = rule_of(extra)
    told = [
        reason(rule, CardTells.HANDED_ON, applied=True, name=extra.name, to=taker),
        reason(rule, CardTells.HANDED_ON_FROM, applied=True, giver=giver, name=extra.name),
    ]
    points = book.balance(giver, AccountKind.POINTS)
    if points:
        told.append(reason(rule, CardTells.POINTS_ALONG, applied=True, count=points))
    value = sum(book.balance(giver, account) for account in _GOING[1:])
    if value:
        told.append(reason(rule, CardTells.VALUE_ALONG, applied=True, value=Money(value)))
    return Outcome(tuple(_moves(book, rule, giver, taker)), tuple(told))


def _moves(book: Book, rule: str, giver: str, taker: str) -> Iterator[Booked]:
    for account in _GOING:
        for part in book.lots(giver, account):
            yield Booked(giver, account, part.lot, -part.amount, f"{rule}.to.{taker}")
            yield Booked(taker, account, part.lot, part.amount, f"{rule}.from.{giver}")
