"""What a manager decides on a request: approved, with an amount, or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Outcome, RequestDecided
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.membership.perking import PerkAsked, in_the_way, used
from shuke.domain.membership.state import Request, RequestState
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.perks import Perk
from shuke.domain.programme.says import reason

__all__ = ["approve", "refuse"]


def approve(
    book: Book,
    programme: Programme,
    request_id: str,
    on: date,
    calendar: HolidayCalendar,
    granted: Money | None = None,
) -> Outcome:
    """Grant what was asked, or another amount of it, if it may still be had today."""
    found = _open(book, request_id)
    if isinstance(found, Reason):
        return Outcome.no(found)
    membership = book.members[found.member_id]
    perk = _perk(programme, found.rule)
    if perk is None:
        return Outcome.no(reason("perk", HandingTells.NO_SUCH_PERK, perk=found.rule))
    amount = found.asked if granted is None or not perk.worth_most else granted.minor
    asked = PerkAsked(perk.key, shows=frozenset(perk.proofs))  # they were shown when it was asked for
    asked = replace(asked, worth=Money(amount)) if perk.worth_most else replace(asked, times=amount)
    refusal = in_the_way(book, programme, membership, perk, on, asked, calendar)
    if refusal is not None:
        return Outcome.no(refusal)
    decided = RequestDecided(request_id, RequestState.APPROVED, amount, on)
    return Outcome((decided,)).and_then(used(book, programme, membership, perk, on, asked))


def refuse(book: Book, programme: Programme, request_id: str, on: date) -> Outcome:
    """It is not granted; nothing of the quota is used."""
    found = _open(book, request_id)
    if isinstance(found, Reason):
        return Outcome.no(found)
    perk = _perk(programme, found.rule)
    name = programme.name if perk is None else perk.name
    return Outcome(
        (RequestDecided(request_id, RequestState.REFUSED, 0, on),),
        (reason(found.rule, HandingTells.REQUEST_REFUSED, applied=True, name=name),),
    )


def _open(book: Book, request_id: str) -> Request | Reason:
    request = book.requests.get(request_id)
    if request is None:
        return reason("request", HandingTells.NO_SUCH_REQUEST, request=request_id)
    if request.decided_on is not None:
        day = request.decided_on.isoformat()
        return reason(request.rule, HandingTells.REQUEST_DECIDED, request=request_id, day=day)
    return request


def _perk(programme: Programme, rule: str) -> Perk | None:
    return next((perk for perk in programme.perks if f"perk.{perk.key}" == rule), None)
