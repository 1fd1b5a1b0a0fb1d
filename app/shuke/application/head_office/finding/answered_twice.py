"""Complaints that two tills made good, each while it could not know of the other: the member has both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from shuke.application.head_office.finding.ground import Found, Ground, name_of
from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import StoredFact
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.feedback_answered import FeedbackAnswered
from shuke.domain.facts.kinds import FactBody
from shuke.domain.slices.account import AccountKind

__all__ = ["answered_twice"]

_MOST_READ = 300
"""Of what happened to the member, the newest: two answers lie weeks apart at most."""

Opened = Callable[[StoredFact], tuple[FactHeader, FactBody | None]]


def answered_twice(
    ground: Ground, facts: Sequence[tuple[FactHeader, FactBody | None]], opened: Opened
) -> Iterator[Found]:
    """One for each complaint of these answers that more than one answer gave something for, with all of them."""
    answers = [body for _, body in facts if _gave(body)]
    members = {body.member_id for body in answers if isinstance(body, FeedbackAnswered)}
    if not members:
        return
    of_complaint: dict[str, list[tuple[FactHeader, FeedbackAnswered]]] = {}
    for place in reversed(ground.work.member_history.places(sorted(members), None, _MOST_READ)):
        header, body = _read(ground, place, opened)
        if isinstance(body, FeedbackAnswered) and _gave(body):
            of_complaint.setdefault(body.feedback_id, []).append((header, body))
    wanted = {body.feedback_id for body in answers if isinstance(body, FeedbackAnswered)}
    for feedback_id in sorted(wanted):
        given = of_complaint.get(feedback_id, [])
        if len(given) > 1:
            yield _found(feedback_id, given)


def _gave(body: FactBody | None) -> bool:
    return isinstance(body, FeedbackAnswered) and bool(body.member.entries or body.member.coupons)


def _read(ground: Ground, place: HistoryPlace, opened: Opened) -> tuple[FactHeader, FactBody | None]:
    stored = ground.work.journal.get(place.till, place.epoch, place.seq)
    assert stored is not None  # what names a fact came with it
    return opened(stored)


def _found(feedback_id: str, given: Sequence[tuple[FactHeader, FeedbackAnswered]]) -> Found:
    header, body = given[-1]
    points = sum(
        entry.amount
        for _, answer in given
        for entry in answer.member.entries
        if entry.account is AccountKind.POINTS
    )
    return Found(
        kind=ExceptionKind.ANSWERED_TWICE,
        cause=(body.member_id, feedback_id),
        happened_on=header.business_date,
        facts=tuple(name_of(one, answer) for one, answer in given),
        member_id=body.member_id,
        about=(("points", str(points)),) if points else (),
    )
