"""Members who buy nothing: the membership ends, the card is cancelled, or a person decides after a notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Noticed, Outcome, RequestDecided, Requested
from shuke.domain.membership.closing.ending import ended
from shuke.domain.membership.closing.terms import new_term
from shuke.domain.membership.state import Membership, MembershipState, Request, RequestState
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.time_tells import TimeTells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.lifecycle import Dormancy, DormantThen
from shuke.domain.programme.parts.validity import months_on
from shuke.domain.programme.says import reason

__all__ = ["RULE", "Verdict", "awake_until", "decide", "notice_sent", "sleeping"]

RULE = "sleeping"


class Verdict(StrEnum):
    """What a person may decide of a member who sleeps."""

    DOWNGRADE = "downgrade"
    CANCEL = "cancel"
    KEEP = "keep"


def awake_until(book: Book, membership: Membership) -> date:
    """The last valid purchase, one that was not given back; without any the day of joining."""
    bought = book.last_valid_sale_on(membership.member_id)
    return max(membership.joined_on, bought) if bought else membership.joined_on


def sleeping(
    book: Book, programme: Programme, membership: Membership, day: date, calendar: HolidayCalendar
) -> Outcome:
    """What so many months without a purchase bring at the close of that day."""
    _ = calendar
    if not programme.dormancy or membership.state is MembershipState.CANCELLED:
        return Outcome()
    since = awake_until(book, membership)
    outcome = Outcome()
    for step in sorted(programme.dormancy, key=lambda one: -one.months):
        if day < months_on(since, step.months) or _is_done(book, membership, step, since):
            continue
        noticed = membership.noticed_on is not None and membership.noticed_on > since
        if step.notice and not noticed and step.then is not DormantThen.REVIEW:
            why = reason(RULE, TimeTells.SLEEPING_NOTICE, member=membership.member_id, months=step.months)
            outcome = outcome.and_then(Outcome(reasons=(why,)))
            continue
        return outcome.and_then(_then(book, membership, step, since, day))
    return outcome


def _is_done(book: Book, membership: Membership, step: Dormancy, since: date) -> bool:
    if step.then is DormantThen.CANCELLED:
        return False
    return not membership.active or (
        step.then is DormantThen.REVIEW
        and any(request.asked_on > since for request in _reviews(book, membership.member_id))
    )


def _reviews(book: Book, member_id: str) -> list[Request]:
    return [one for one in book.requests.values() if (one.member_id, one.rule) == (member_id, RULE)]


def _then(book: Book, membership: Membership, step: Dormancy, since: date, day: date) -> Outcome:

    def told(says: TimeTells) -> Reason:
        return reason(RULE, says, applied=True, months=step.months, last=since.isoformat())

    match step.then:
        case DormantThen.ENDS:
            return ended(book, membership, MembershipState.ENDED, day, told(TimeTells.SLEEPING_ENDED))
        case DormantThen.CANCELLED:
            return ended(book, membership, MembershipState.CANCELLED, day, told(TimeTells.SLEEPING_CANCELLED))
        case DormantThen.REVIEW:
            review = Request(book.new_id("request"), membership.member_id, RULE, step.months, day)
            why = told(TimeTells.SLEEPING_REVIEW)
            return Outcome((Requested(review),), (why,), None, (("request", review.request_id),))


def notice_sent(membership: Membership, on: date) -> Outcome:
    """The member was told that the card is sleeping."""
    why = reason(RULE, TimeTells.NOTICE_SENT, applied=True, day=on.isoformat())
    return Outcome((Noticed(membership.member_id, on),), (why,))


def decide(book: Book, programme: Programme, membership: Membership, on: date, verdict: Verdict) -> Outcome:
    """Carry out what a person decided of a member who sleeps; keeping needs no notice."""
    review = next(
        (one for one in _reviews(book, membership.member_id) if one.state is RequestState.OPEN), None
    )
    if review is None:
        return Outcome.no(reason(RULE, TimeTells.NOTHING_TO_DECIDE))
    if verdict is Verdict.KEEP:
        refused = RequestDecided(review.request_id, RequestState.REFUSED, 0, on)
        return Outcome((refused,), (reason(RULE, TimeTells.DECIDED_KEPT, applied=True),))
    refusal = _too_early(book, programme, membership, review)
    if refusal is not None:
        return Outcome.no(refusal)
    decided = Outcome((RequestDecided(review.request_id, RequestState.APPROVED, review.asked, on),))
    if verdict is Verdict.CANCEL:
        why = reason(RULE, TimeTells.DECIDED_CANCELLED, applied=True)
        return decided.and_then(ended(book, membership, MembershipState.CANCELLED, on, why))
    rank = programme.rank(membership.tier)
    if not rank:
        return Outcome.no(reason(RULE, TimeTells.LOWEST_ALREADY, tier=programme.tiers[0].name))
    lower = programme.tiers[rank - 1]
    why = reason(RULE, TimeTells.DECIDED_DOWN, applied=True, tier=lower.name)
    down = new_term(book, programme, membership, lower, on)
    return decided.and_then(replace(down, reasons=(why, *down.reasons[1:])))


def _too_early(book: Book, programme: Programme, membership: Membership, review: Request) -> Reason | None:
    since = awake_until(book, membership)
    if since > review.asked_on:
        return reason(RULE, TimeTells.BOUGHT_SINCE, last=since.isoformat())
    if not membership.active:
        return reason(RULE, Tells.NOT_ACTIVE)
    asks = any(step.notice for step in programme.dormancy if step.then is DormantThen.REVIEW)
    if asks and (membership.noticed_on is None or membership.noticed_on <= since):
        return reason(RULE, TimeTells.NOTICE_FIRST)
    return None
