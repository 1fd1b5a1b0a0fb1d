"""Members who sleep, and what a person decides about them: after a notice, where the programme asks for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from shuke.application.closing.closing import ClosingEntry
from shuke.application.closing.stored_book import StoredBook
from shuke.application.closing.turning import brought
from shuke.application.ports.clock import Ids
from shuke.application.ports.store import Work
from shuke.domain.explanation import Reason
from shuke.domain.facts.member_noticed import MemberNoticed
from shuke.domain.facts.review_decided import ReviewDecided
from shuke.domain.membership.closing.sleeping import Verdict, decide, notice_sent
from shuke.domain.membership.state import RequestState
from shuke.domain.programme.document import Programme

__all__ = ["Reviewing", "decide_review", "record_notice"]


@dataclass(frozen=True, slots=True)
class Reviewing:
    """What deciding takes, in the transaction under way.

    Attributes:
        own: the till to which belongs what is given; empty: it stays in the pool.
    """

    entry: Callable[[Work], ClosingEntry]
    programme: Programme
    ids: Ids
    today: date
    own: str = ""


def record_notice(work: Work, reviewing: Reviewing, member_id: str) -> tuple[Reason, ...]:
    """The member was told that the card sleeps. Whatever waits for the notice comes with the next close."""
    book = StoredBook(reviewing.ids, reviewing.programme, work.closings.known([member_id], ()))
    outcome = notice_sent(book.members[member_id], reviewing.today)
    entry = reviewing.entry(work)
    entry.record(MemberNoticed(member_id, reviewing.today))
    entry.settle()
    work.closings.heard_late([member_id])
    return outcome.reasons


def decide_review(
    work: Work, reviewing: Reviewing, member_id: str, verdict: Verdict
) -> tuple[Reason, ...] | Reason:
    """Carry the verdict out.

    Returns:
        what was done; or, as a single reason, why it cannot be decided so: nothing is to decide, a notice comes
        first, the member bought something since, there is no lower tier.
    """
    known = work.closings.known([member_id], ())
    book = StoredBook(reviewing.ids, reviewing.programme, known)
    outcome = decide(book, reviewing.programme, book.members[member_id], reviewing.today, verdict)
    if outcome.refused is not None:
        return outcome.refused
    review = next(one for one in known[0].reviews if one.state is RequestState.OPEN)
    fact = ReviewDecided(
        review_id=review.request_id,
        decided_on=reviewing.today,
        approved=verdict is not Verdict.KEEP,
        outcome=brought(book, reviewing.programme, member_id, outcome, reviewing.today, reviewing.own),
    )
    entry = reviewing.entry(work)
    entry.record(fact)
    entry.settle()
    return outcome.reasons
