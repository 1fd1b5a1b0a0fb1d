"""A segment is saved under a name, changed, taken off; who is in it is taken down, and two takings are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shuke.application.counter.desk import Desk
from shuke.application.ports.clock import Ids
from shuke.application.ports.segments import KeptSegment
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments.looking import Look
from shuke.application.session import Session
from shuke.application.stamps import stamp_of
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.profile_fields import clean_text
from shuke.domain.segments.building import together
from shuke.domain.segments.segment import LONGEST_NAME, Rule
from shuke.domain.shop import Right

__all__ = [
    "MOST_SEGMENTS",
    "Moves",
    "compared",
    "rule_of",
    "save",
    "saved_fact",
    "segment_stamp",
    "take_down",
    "take_off",
    "taken_down",
    "taken_off_fact",
]

MOST_SEGMENTS = 200


def save(desk: Desk, session: Session, name: str, rule: Rule, segment_id: str = "") -> SegmentSaved | Refused:
    """Save it, or change the one of that id; an empty id is a new one's."""
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        fact = saved_fact(work, desk.ids, name, rule, segment_id)
        return fact if isinstance(fact, Refused) else _recorded(desk, work, session, fact)


def saved_fact(work: Work, ids: Ids, name: str, rule: Rule, segment_id: str) -> SegmentSaved | Refused:
    """The fact of saving it, or why not; whoever records it has asked for the right."""
    name = clean_text(name)
    if not 0 < len(name) <= LONGEST_NAME:
        return Refused(Refusal.SEGMENT_NAME, (("most", LONGEST_NAME),))
    saved = work.segments.all()
    if segment_id and all(one.segment_id != segment_id for one in saved):
        return Refused(Refusal.SEGMENT_GONE)
    if any(one.name == name and one.segment_id != segment_id for one in saved):
        return Refused(Refusal.SEGMENT_TWICE, (("name", name),))
    if not segment_id and len(saved) >= MOST_SEGMENTS:
        return Refused(Refusal.SEGMENTS_FULL, (("most", MOST_SEGMENTS),))
    return SegmentSaved(segment_id or ids.new_id(), name, rule.text)


def take_off(desk: Desk, session: Session, segment_id: str) -> SegmentSaved | Refused:
    """It is listed no more; what was taken down of it stays."""
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        fact = taken_off_fact(work, segment_id)
        return fact if isinstance(fact, Refused) else _recorded(desk, work, session, fact)


def taken_off_fact(work: Work, segment_id: str) -> SegmentSaved | Refused:
    """The fact of taking it off, or why not; whoever records it has asked for the right."""
    kept = work.segments.get(segment_id)
    if kept is None or kept.gone:
        return Refused(Refusal.SEGMENT_GONE)
    return SegmentSaved(segment_id, kept.name, kept.rule, gone=True)


def _recorded(desk: Desk, work: Work, session: Session, fact: SegmentSaved) -> SegmentSaved:
    desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
    work.commit()
    return fact


def rule_of(kept: KeptSegment) -> Rule | None:
    """What it says; None where a later release wrote what this one does not know."""
    try:
        return Rule.read(kept.rule)
    except ValueError:
        return None


def segment_stamp(kept: KeptSegment) -> str:
    return stamp_of(kept.name, kept.rule)


def take_down(desk: Desk, session: Session, segment_id: str, rule: Rule, look: Look) -> date | Refused:
    """Keep who is in it today, so that later days can be compared with it; `look`: whom `rule` finds."""
    if not session.may(Right.CARE_FOR_MEMBERS):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        taken = taken_down(work, desk.recorder.today(work, desk.shop), segment_id, rule, look)
        if not isinstance(taken, Refused):
            work.commit()
    return taken


def taken_down(work: Work, today: date, segment_id: str, rule: Rule, look: Look) -> date | Refused:
    """In the caller's transaction, who has asked for the right. Whom another rule finds than the saved one was not in
    it."""
    kept = work.segments.get(segment_id)
    if kept is None or kept.gone:
        return Refused(Refusal.SEGMENT_GONE)
    saved = rule_of(kept)
    if saved is None or (together(saved.where), saved.bounds) != (together(rule.where), rule.bounds):
        return Refused(Refusal.SEGMENT_UNSAVED)
    work.segments.take(segment_id, today, look.members, look.of)
    return today


@dataclass(frozen=True, slots=True)
class Moves:
    """Who is still in it, who came in, who went out, by id."""

    stayed: tuple[str, ...]
    came: tuple[str, ...]
    went: tuple[str, ...]


def compared(before: Sequence[str], now: Sequence[str]) -> Moves:
    then, later = frozenset(before), frozenset(now)
    return Moves(
        tuple(sorted(then & later)),
        tuple(sorted(later - then)),
        tuple(sorted(then - later)),
    )
