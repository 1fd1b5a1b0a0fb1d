"""Prizes: what was won comes at once or waits to be collected; handed over once, on a day that allows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.card_terms import runs_until
from shuke.domain.membership.changes import Handed, Outcome, PrizeGiven, PrizeTurned
from shuke.domain.membership.giving import given
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.state import Membership, PrizeState, PrizeWon
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.gives import Gives
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.programme.parts.validity import Validity
from shuke.domain.programme.parts.when import NEVER_OUT, Blackout
from shuke.domain.programme.says import reason

__all__ = ["Collecting", "hand_over", "prize_in_the_way", "won"]

LONGEST_BLACKOUT_DAYS = 400


@dataclass(frozen=True, slots=True)
class Collecting:
    """How a thing that was won is collected: how long it waits, the days out, the only shop (empty: any), and what is
    to be shown."""

    within: Validity
    not_on: Blackout = NEVER_OUT
    shop: str = ""
    proofs: tuple[Proof, ...] = ()


def won(
    book: Book,
    programme: Programme,
    membership: Membership,
    gives: Gives,
    rule: str,
    on: date,
    collecting: Collecting,
    prize_id: str = "",
) -> Outcome:
    """What a spin or a draw brings: points and coupons at once, a thing when it is collected."""
    outcome = given(book, programme, membership, replace(gives, thing=None), rule, on)
    if gives.thing is None:
        return outcome
    prize = PrizeWon(
        prize_id=prize_id or book.new_id("prize"),
        member_id=membership.member_id,
        rule=rule,
        thing=gives.thing,
        won_on=on,
        last_day=collecting.within.last_day(on, runs_until(programme, membership, on)),
        not_on=collecting.not_on,
        shop=collecting.shop,
        proofs=collecting.proofs,
    )
    waits = Outcome((PrizeGiven(prize),), (_waits(prize),), None, (("prize", prize.prize_id),))
    return outcome.and_then(waits)


def _waits(prize: PrizeWon) -> Reason:
    if prize.last_day is None:
        return reason(prize.rule, HandingTells.PRIZE_WAITS_FOR_EVER, applied=True, thing=prize.thing)
    last = prize.last_day.isoformat()
    return reason(prize.rule, HandingTells.PRIZE_WAITS, applied=True, thing=prize.thing, last=last)


def hand_over(
    book: Book, prize_id: str, on: date, calendar: HolidayCalendar, confirmed: bool = True
) -> Outcome:
    """What was won, for whom, until when, and whether today is allowed; handed over once staff confirm."""
    prize = book.prizes.get(prize_id)
    if prize is None:
        return Outcome.no(reason("prize", HandingTells.NO_SUCH_PRIZE, prize=prize_id))
    shown = (
        reason(prize.rule, HandingTells.PRIZE_SHOWN, thing=prize.thing, member=prize.member_id),
        _waits(prize),
    )
    refusal = prize_in_the_way(prize, on, calendar)
    if refusal is not None:
        return Outcome.no(refusal, shown[0])
    if not confirmed:
        return Outcome(reasons=shown, gave=(("prize", prize_id),))
    return Outcome(
        (
            PrizeTurned(prize_id, PrizeState.HANDED_OVER, on),
            Handed(prize.member_id, prize.thing, prize.rule),
        ),
        (shown[0], reason(prize.rule, HandingTells.PRIZE_HANDED_OVER, applied=True, thing=prize.thing)),
        None,
        (("prize", prize_id),),
    )


def prize_in_the_way(prize: PrizeWon, on: date, calendar: HolidayCalendar) -> Reason | None:
    """Why it is not handed over that day; names the next day that allows it."""
    if prize.handed_over_on is not None:
        gone = prize.handed_over_on.isoformat()
        return reason(prize.rule, HandingTells.PRIZE_GONE, thing=prize.thing, day=gone)
    if prize.last_day is not None and prize.last_day < on:
        last = prize.last_day.isoformat()
        return reason(prize.rule, HandingTells.PRIZE_LAPSED, thing=prize.thing, last=last)
    if not prize.not_on.covers(on, calendar):
        return None
    day = _next_day(prize, on, calendar)
    if day is None:
        return reason(prize.rule, HandingTells.PRIZE_NO_DAY_LEFT, thing=prize.thing)
    holiday = calendar.holiday(on) if prize.not_on.holidays else None
    if holiday is not None:
        again = day.isoformat()
        return reason(prize.rule, HandingTells.PRIZE_HOLIDAY, thing=prize.thing, holiday=holiday, day=again)
    return reason(prize.rule, HandingTells.PRIZE_NOT_TODAY, thing=prize.thing, day=day.isoformat())


def _next_day(prize: PrizeWon, on: date, calendar: HolidayCalendar) -> date | None:
    """The first day after this one that allows it; None: there is none in its time."""
    for days in range(1, LONGEST_BLACKOUT_DAYS):
        day = on + timedelta(days=days)
        if prize.last_day is not None and day > prize.last_day:
            return None
        if not prize.not_on.covers(day, calendar):
            return day
    return None
