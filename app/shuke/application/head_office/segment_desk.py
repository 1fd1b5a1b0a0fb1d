"""Segments over all shops, for people at head office: looked at, saved for every till, compared, handed out as lists.

A look reads all members: on the lane for copying, with the store of that lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.exporting.exporting import MemberList, may_see_persons
from shuke.application.exporting.wanted import PERSONAL, USUAL_COLUMNS, Among, MembersWanted
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.ports.clock import Ids
from shuke.application.ports.segments import Taking
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.segments.looking import Everybody, Look, sample_of
from shuke.application.segments.naming import SegmentNames, segment_names
from shuke.application.segments.saving import (
    compared,
    saved_fact,
    segment_stamp,
    taken_down,
    taken_off_fact,
)
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.facts.segment_saved import SegmentSaved
from shuke.domain.member import Member
from shuke.domain.programme.document import Programme
from shuke.domain.segments.segment import Rule
from shuke.domain.shop import Right
from shuke.wording.sentence import Language

__all__ = ["FRESH_MS", "ListBegun", "MovesSeen", "SegmentDesk", "SegmentSeen"]

FRESH_MS = 120_000
"""So long the columns of a look serve the next one, of whoever makes a rule step by step."""


@dataclass(frozen=True, slots=True)
class SegmentSeen:
    """`at_ms`: when the members were read."""

    look: Look
    sample: tuple[Member, ...]
    at_ms: int


@dataclass(frozen=True, slots=True)
class MovesSeen:
    """Since a day: how many stayed, came, went."""

    stayed: int
    came: int
    went: int


@dataclass(frozen=True, slots=True)
class ListBegun:
    """Its rows come from `rows`, some hundred at a time, each time in a view of `store`."""

    rows: MemberList
    store: Store
    count: int


class SegmentDesk:
    """`copying`: the store of the lane for long reads; whatever reads here runs on that lane, one at a time."""

    def __init__(
        self, identity: OfficeIdentity, copying: Store, writing: Store, recorder: Recorder, ids: Ids
    ) -> None:
        self._identity = identity
        self._copying = copying
        self._writing = writing
        self.recorder = recorder
        self._ids = ids
        self._shelf = ProgrammeShelf()
        self._everybody = Everybody(self._programme, self._today)
        self._read_at_ms = 0

    def names(self, session: Session) -> SegmentNames | Refused:
        """What is saved, and what the words of rules mean."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._copying.reading() as work:
            return segment_names(work, self._programme(work))

    def look(self, session: Session, rule: Rule) -> SegmentSeen | Refused:
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        now_ms = self.recorder.now_ms
        with self._copying.reading() as work:
            if not 0 <= now_ms() - self._read_at_ms < FRESH_MS:
                self._everybody.anew()
                self._read_at_ms = now_ms()
            look = self._everybody.look(work, rule)
            return SegmentSeen(look, tuple(sample_of(work, look)), self._read_at_ms)

    @tried_again
    def save(
        self, session: Session, name: str, rule: Rule, segment_id: str = "", stamp: str = ""
    ) -> SegmentSaved | Refused:
        """See `shuke.application.segments.saving.save`; every till is told. `stamp`: of the one that is changed."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._writing.writing() as work:
            fact = saved_fact(work, self._ids, name, rule, segment_id)
            if segment_id and not isinstance(fact, Refused):
                fact = _unless_changed(work, fact, stamp)
            return fact if isinstance(fact, Refused) else self._recorded(work, session, fact)

    @tried_again
    def take_off(self, session: Session, segment_id: str, stamp: str) -> SegmentSaved | Refused:
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._writing.writing() as work:
            fact = taken_off_fact(work, segment_id)
            if not isinstance(fact, Refused):
                fact = _unless_changed(work, fact, stamp)
            return fact if isinstance(fact, Refused) else self._recorded(work, session, fact)

    @tried_again
    def take_down(self, session: Session, segment_id: str, rule: Rule, look: Look) -> date | Refused:
        """Keep who is in it today; `look`: whom `rule` finds, as just seen."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._writing.writing() as work:
            taken = taken_down(work, self._today(work), segment_id, rule, look)
            if not isinstance(taken, Refused):
                work.commit()
        return taken

    def takings(self, session: Session, segment_id: str) -> list[Taking] | Refused:
        """The newest first."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._copying.reading() as work:
            return work.segments.takings(segment_id)

    def compare(self, session: Session, segment_id: str, day: date, look: Look) -> MovesSeen | Refused:
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._copying.reading() as work:
            moves = compared(work.segments.taken(segment_id, day), look.members)
        return MovesSeen(len(moves.stayed), len(moves.came), len(moves.went))

    @tried_again
    def hand_out(self, session: Session, name: str, look: Look, language: Language) -> ListBegun | Refused:
        """Record who takes the list of these members, and give leave for it."""
        if not session.may(Right.EXPORT_LISTS):
            return Refused(Refusal.NOT_ALLOWED)
        wanted = MembersWanted(USUAL_COLUMNS, among=Among(name, frozenset(look.members)))
        masked = not may_see_persons(session) and bool(PERSONAL & set(wanted.columns))
        columns = tuple(one.value for one in wanted.columns)
        with self._writing.writing() as work:
            entry = OfficeEntry(work, self.recorder, self._identity.calendar)
            fact = ListExported(wanted.content.value, columns, wanted.filters, masked, look.count)
            entry.record(fact, session.staff.staff_id)
            entry.settle()
            work.commit()
        return ListBegun(MemberList(self, wanted, language, masked=masked), self._copying, look.count)

    def programme_in_force(self, work: Work) -> Programme:
        """
        Raises:
            NoProgramme: none was published.
        """
        return self._shelf.in_force(work, self._today(work))

    def _programme(self, work: Work) -> Programme | None:
        try:
            return self.programme_in_force(work)
        except NoProgramme:
            return None

    def _today(self, work: Work) -> date:
        return self.recorder.today(work, self._identity.calendar)

    def _recorded(self, work: Work, session: Session, fact: SegmentSaved) -> SegmentSaved:
        entry = OfficeEntry(work, self.recorder, self._identity.calendar)
        entry.record(fact, session.staff.staff_id)
        entry.settle()
        work.commit()
        return fact


def _unless_changed(work: Work, fact: SegmentSaved, stamp: str) -> SegmentSaved | Refused:
    kept = work.segments.get(fact.segment_id)
    return fact if kept is not None and segment_stamp(kept) == stamp else Refused(Refusal.CHANGED_MEANWHILE)
