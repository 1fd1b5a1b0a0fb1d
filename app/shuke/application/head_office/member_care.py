"""What head office does about a member: two who are one person are made one, and somebody is forgotten. The facts are
those that a till records; a till moves what it holds itself when it hears of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.members.bringing_together import merger, what_head_office_moves
from shuke.application.members.erasing import (
    ErasureLook,
    end_of,
    erase_what_lies_here,
    erasure_look,
    to_be_erased,
)
from shuke.application.members.merging import (
    Twin,
    both_records,
    has_of,
    refused_reason,
    twins_of,
    united_profile,
)
from shuke.application.members.record import MemberRecord, read_record
from shuke.application.ports.store import Store, Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.domain.facts.member_erased import MemberErased
from shuke.domain.facts.members_merged import MembersMerged
from shuke.domain.profile_fields import clean_text
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

__all__ = ["MemberCare", "Pair", "Side"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two members, with what is known of their accounts."""

    record: MemberRecord
    has: tuple[tuple[AccountKind, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """`gone` is to go up in `stays`."""

    stays: Side
    gone: Side


class MemberCare:
    """`reading` and `writing` as for `Office`."""

    def __init__(self, identity: OfficeIdentity, reading: Store, writing: Store, recorder: Recorder) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._shelf = ProgrammeShelf()

    def twins(self, session: Session, member_id: str) -> tuple[MemberRecord, tuple[Twin, ...]] | Refused:
        """The member, and who may be the same person."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            record = read_record(work, self._recorder, member_id)
            if record is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            return record, twins_of(work, member_id)

    def pair(self, session: Session, stays: str, gone: str) -> Pair | Refused:
        """Both, side by side."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            records = both_records(work, self._recorder, gone, stays)
            if isinstance(records, Refused):
                return records
            leaving, staying = records
            return Pair(Side(staying, has_of(work, stays)), Side(leaving, has_of(work, gone)))

    @tried_again
    def merge(
        self, session: Session, stays: str, gone: str, number: str, reason: str
    ) -> MemberRecord | Refused:
        """Let `stays` stand for both.

        Args:
            number: typed by whoever does it, as a second look: the one's who goes up.

        Returns:
            the record of whoever stays.
        """
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        reason = clean_text(reason)
        with self._writing.writing() as work:
            records = both_records(work, self._recorder, gone, stays)
            if isinstance(records, Refused):
                return records
            leaving, staying = records
            if number.strip() != leaving.member.number:
                return Refused(Refusal.OTHER_NUMBER)
            refused = refused_reason(reason)
            if refused is not None:
                return refused
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            described = united_profile(work, self._recorder, leaving, staying)
            if described is not None:
                entry.record(described, session.staff.staff_id)
            entry.record(replace(self._merger(work, leaving, staying), reason=reason), session.staff.staff_id)
            after = read_record(work, self._recorder, stays)
            assert after is not None  # it stays
            if described is not None:
                work.conflicts.put_phones([(stays, after.profile.phone)])
            entry.settle()
            work.commit()
        return after

    def erasure(self, session: Session, member_id: str) -> ErasureLook | Refused:
        """What stands in the way, and what is lost."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            look = erasure_look(work, member_id)
            return look if look is not None and not look.erased else Refused(Refusal.MEMBER_UNKNOWN)

    @tried_again
    def erase(self, session: Session, member_id: str, number: str, reason: str) -> ErasureLook | Refused:
        """Erase the person: the member, and whoever went up in them; see `Erasing.erase`."""
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        reason = clean_text(reason)
        with self._writing.writing() as work:
            look = to_be_erased(work, member_id, number, reason)
            if isinstance(look, Refused):
                return look
            whole = (member_id, *work.mergers.gone_up_in(member_id))
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            today = self._recorder.today(work, self._identity.calendar)
            for one in whole:
                member = work.members.get(one)
                assert member is not None  # the look was of them all
                entry.record(MemberErased(end_of(work, member, today), reason), session.staff.staff_id)
            erase_what_lies_here(work, whole)
            work.member_pages.forget_members(whole)
            work.conflicts.put_phones([(one, "") for one in whole])
            work.closings.heard_late(whole)
            entry.settle()
            work.commit()
        return look

    def _merger(self, work: Work, leaving: MemberRecord, staying: MemberRecord) -> MembersMerged:
        part = what_head_office_moves(work, leaving.member.member_id)
        try:
            today = self._recorder.today(work, self._identity.calendar)
            programme = self._shelf.in_force(work, today)
        except NoProgramme:  # nobody has a tier by any
            return MembersMerged(leaving.member.member_id, staying.member.member_id, part)
        return merger(work, programme, leaving.member, staying.member, part)
