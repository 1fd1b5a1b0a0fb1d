"""Using a perk: who has it, on which days, how much of it, what is shown; and what a promotion grants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Entitled, Outcome, Requested, Used
from shuke.domain.membership.giving import given
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.joining import not_shown
from shuke.domain.membership.limits import coupon_in_the_way, who_in_the_way
from shuke.domain.membership.perk_quotas import perk_rule, quota_in_the_way, quota_period
from shuke.domain.membership.state import Membership, Request
from shuke.domain.membership.sums import values_of
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Counted
from shuke.domain.programme.parts.perks import DecidedBy, Granted, Per, Perk
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.when import falls_on
from shuke.domain.programme.says import reason

__all__ = ["PerkAsked", "in_the_way", "promotion_grants", "use_perk", "used"]


@dataclass(frozen=True, slots=True)
class PerkAsked:
    """What of a perk is wanted.

    Attributes:
        times: pieces, hours.
        worth: of a perk in money, how much instead.
        event: the event it is asked at, for one that is once an event.
        request_id: the name of what a manager is asked; empty: one is made.
    """

    key: str
    times: int = 1
    worth: Money = ZERO
    shows: frozenset[Proof] = frozenset()
    event: str = ""
    request_id: str = ""

    def amount_of(self, perk: Perk) -> int:
        """How much of its quota this takes."""
        return self.worth.minor if perk.worth_most else self.times


def use_perk(
    book: Book,
    programme: Programme,
    membership: Membership,
    on: date,
    asked: PerkAsked,
    calendar: HolidayCalendar,
) -> Outcome:
    """Hand it out and record it; where a manager decides, ask; or say why neither."""
    perk = next((one for one in programme.perks if one.key == asked.key), None)
    if perk is None:
        return Outcome.no(reason("perk", HandingTells.NO_SUCH_PERK, perk=asked.key))
    rule = perk_rule(perk)
    if perk.worth_most and not asked.worth:
        return Outcome.no(reason(rule, HandingTells.PERK_ASK_AMOUNT, name=perk.name, most=perk.worth_most))
    refusal = in_the_way(book, programme, membership, perk, on, asked, calendar)
    if refusal is not None:
        return Outcome.no(refusal)
    if perk.decided_by is DecidedBy.STAFF:
        return used(book, programme, membership, perk, on, asked)
    request_id = asked.request_id or book.new_id("request")
    request = Request(request_id, membership.member_id, rule, asked.amount_of(perk), on)
    why = reason(rule, HandingTells.PERK_ASKED, applied=True, name=perk.name)
    return Outcome((Requested(request),), (why,), None, (("request", request_id),))


def used(
    book: Book, programme: Programme, membership: Membership, perk: Perk, on: date, asked: PerkAsked
) -> Outcome:
    """It is handed out: the use, and what comes with it."""
    rule, member_id = perk_rule(perk), membership.member_id
    reasons = [_told(perk, asked)]
    if perk.partner:
        reasons.append(reason(rule, HandingTells.PERK_PARTNER, name=perk.name, partner=perk.partner))
    period = quota_period(perk, membership, on, asked.event)
    outcome = Outcome(
        (Used(member_id, rule, period, asked.amount_of(perk), on),),
        tuple(reasons),
        None,
        (("perk", perk.key),),
    )
    if perk.gives is None:
        return outcome
    return outcome.and_then(given(book, programme, membership, perk.gives, rule, on))


def _told(perk: Perk, asked: PerkAsked) -> Reason:
    rule = perk_rule(perk)
    if perk.per is Per.STANDING:
        return reason(rule, HandingTells.PERK_STANDING, applied=True, name=perk.name)
    if perk.worth_most:
        return reason(rule, HandingTells.PERK_USED_MONEY, applied=True, name=perk.name, worth=asked.worth)
    return reason(
        rule, HandingTells.PERK_USED, applied=True, name=perk.name, count=asked.times, unit=perk.unit
    )


def in_the_way(
    book: Book,
    programme: Programme,
    membership: Membership,
    perk: Perk,
    on: date,
    asked: PerkAsked,
    calendar: HolidayCalendar,
) -> Reason | None:
    """Why it is not for this member, not today, not without more being shown, or used up."""
    rule = perk_rule(perk)
    return (
        who_in_the_way(programme, membership, perk.tiers, rule, perk.name)
        or _day_in_the_way(membership, perk, on, asked, calendar)
        or _reach_in_the_way(book, membership, perk, on)
        or _proof_in_the_way(perk, asked)
        or quota_in_the_way(book, membership, perk, on, asked.amount_of(perk), calendar, asked.event)
        or coupon_in_the_way(book, programme, membership, perk.gives, rule)
    )


def _day_in_the_way(
    membership: Membership, perk: Perk, on: date, asked: PerkAsked, calendar: HolidayCalendar
) -> Reason | None:
    rule = perk_rule(perk)
    if perk.per is Per.EVENT and not asked.event:
        return reason(rule, HandingTells.PERK_NO_EVENT, name=perk.name)
    if perk.per is Per.BIRTHDAY_MONTH:
        if membership.birthday is None:
            return reason(rule, HandingTells.PERK_NO_BIRTHDAY, name=perk.name)
        if not membership.birthday.is_in_month_of(on):
            month = (membership.birthday.next_on(on) or on).month
            return reason(rule, HandingTells.PERK_NOT_BIRTHDAY_MONTH, name=perk.name, month=month)
    if perk.when is not None and not falls_on(perk.when, on, membership.birthday, calendar):
        return reason(rule, HandingTells.PERK_NOT_TODAY, name=perk.name)
    return None


def _reach_in_the_way(book: Book, membership: Membership, perk: Perk, on: date) -> Reason | None:
    if perk.reaches is None:
        return None
    missing = perk.reaches.missing(values_of(book, membership, on)(perk.reaches.measure))
    if not missing:
        return None
    if perk.reaches.measure.counted in (Counted.MONEY, Counted.TOP_UP):
        return reason(perk_rule(perk), HandingTells.NOT_REACHED, name=perk.name, missing=Money(missing))
    return reason(perk_rule(perk), HandingTells.NOT_REACHED_TIMES, name=perk.name, missing=missing)


def _proof_in_the_way(perk: Perk, asked: PerkAsked) -> Reason | None:
    lacking = not_shown(perk.proofs, asked.shows)
    if not lacking:
        return None
    return reason(perk_rule(perk), HandingTells.NOT_SHOWN, name=perk.name, proofs=lacking)


def promotion_grants(
    book: Book, programme: Programme, membership: Membership, came_from: str, on: date
) -> Outcome:
    """What being promoted from that tier to the one held now grants for good."""
    outcome = Outcome()
    for perk in programme.perks:
        rule = perk_rule(perk)
        if (
            perk.granted is Granted.PROMOTION
            and (not perk.tiers or membership.tier in perk.tiers)
            and (not perk.from_tiers or came_from in perk.from_tiers)
            and not (perk.per is Per.ONCE and book.entitled(membership.member_id, rule))
        ):
            amount = perk.amount_for(frozenset({membership.tier}))
            grant = Entitled(membership.member_id, rule, amount, on)
            why = reason(
                rule, HandingTells.PERK_GRANTED, applied=True, name=perk.name, count=amount, unit=perk.unit
            )
            outcome = outcome.and_then(Outcome((grant,), (why,)))
    return outcome
