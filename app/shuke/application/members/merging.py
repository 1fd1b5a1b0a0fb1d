"""Two members who are one person: found, looked at side by side, and made one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.members.bringing_together import merger, what_a_till_moves
from shuke.application.members.record import MemberRecord, read_record
from shuke.application.members.said_by_both import consents_of_both, manager_of_both
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import too_long
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_described import MemberDescribed
from shuke.domain.member import Member
from shuke.domain.phone import written_forms
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField, changed_fields, clean_text, value_of, with_fields
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind

__all__ = [
    "LONGEST_REASON",
    "Merging",
    "Twin",
    "both_records",
    "has_of",
    "refused_reason",
    "twins_of",
    "united",
    "united_profile",
]

LONGEST_REASON = 120
_MOST_TWINS = 20


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody who may be the same person.

    Attributes:
        same_phone, same_name: why it looks so; the name with the birthday.
        has: what is known of the balance of each account.
    """

    member: Member
    same_phone: bool
    same_name: bool
    has: tuple[tuple[AccountKind, int], ...]


def twins_of(work: Work, member_id: str) -> tuple[Twin, ...]:
    """Who has the same telephone, or the same name and birthday."""
    member = work.members.get(member_id)
    if member is None:
        return ()
    profile = member.profile
    phones = [
        one.member_id
        for form in (written_forms(profile.phone) if profile.phone else ())
        for one in work.members.by_phone(form, _MOST_TWINS)
    ]
    names = (
        work.mergers.namesakes(profile.name, profile.birthday, _MOST_TWINS)
        if profile.name and profile.birthday
        else []
    )
    found = []
    for other_id in dict.fromkeys((*phones, *names)):
        other = work.members.get(other_id)
        if other is None or other_id == member_id or other.merged_into:
            continue
        years = {one.year for one in (profile.birthday, other.profile.birthday) if one and one.year}
        same_name = other_id in names and len(years) < 2
        if same_name or other_id in phones:
            found.append(Twin(other, other_id in phones, same_name, has_of(work, other_id)))
    return tuple(found)


def has_of(work: Work, member_id: str) -> tuple[tuple[AccountKind, int], ...]:
    """What is known of every account with something in it."""
    sums = ((account, work.members.balance(member_id, account)) for account in AccountKind)
    return tuple((account, amount) for account, amount in sums if amount)


def united(stays: Profile, gone: Profile) -> Profile:
    """What is known of both: where both told something, the word of whoever stays."""
    missing = {
        field: value_of(gone, field)
        for field in ProfileField
        if not value_of(stays, field) and value_of(gone, field)
    }
    return with_fields(stays, missing)


def both_records(
    work: Work, recorder: Recorder, gone: str, stays: str
) -> tuple[MemberRecord, MemberRecord] | Refused:
    """Whoever goes up and whoever stays; refused where they cannot be made one."""
    leaving, staying = (read_record(work, recorder, one) for one in (gone, stays))
    if leaving is None or staying is None:
        return Refused(Refusal.MEMBER_UNKNOWN)
    if leaving.member.merged_into or staying.member.merged_into or gone == stays:
        return Refused(Refusal.ONE_ALREADY)
    return leaving, staying


def refused_reason(reason: str) -> Refused | None:
    """Of a clean text that says why somebody does what cannot be undone."""
    return too_long(reason, LONGEST_REASON) or (None if reason else Refused(Refusal.REASON_MISSING))


def united_profile(
    work: Work, recorder: Recorder, leaving: MemberRecord, staying: MemberRecord, approved_by: str = ""
) -> MemberDescribed | None:
    """Whoever stays is described anew by what is known of both, in the caller's transaction; None: nothing is new."""
    stays, profile = staying.member.member_id, united(staying.profile, leaving.profile)
    changed = changed_fields(staying.profile, profile)
    if not changed:
        return None
    attached = recorder.attach_profile(work, stays, profile)
    return MemberDescribed(stays, attached.hash, staying.version, changed, approved_by)


class Merging:
    """`initials` gives what a name may be typed as in Latin letters."""

    def __init__(self, desk: Desk, initials: Callable[[str], str]) -> None:
        self._desk = desk
        self._initials = initials

    def merge(self, session: Session, gone: str, stays: str, reason: str) -> MemberRecord | Refused:
        """Let `stays` stand for both. Cards of both go on working; what lies at other tills or at head office comes
        when they hear of it.

        Returns:
            the record of whoever stays.
        """
        desk = self._desk
        reason = clean_text(reason)
        with desk.store.writing() as work:
            records = both_records(work, desk.recorder, gone, stays)
            if isinstance(records, Refused):
                return records
            refused = refused_reason(reason)
            if refused is not None:
                return refused
            leaving, staying = records
            numbers = (("gone", leaving.member.number), ("stays", staying.member.number))
            act = Act(Right.CARE_FOR_MEMBERS, "member.merged", numbers, (gone, stays, reason))
            approved_by = desk.approvals.permitted(session, act)
            if isinstance(approved_by, Refused):
                return approved_by
            for fact in self._facts(work, leaving, staying, reason, approved_by):
                desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            after = read_record(work, desk.recorder, stays)
            assert after is not None  # it stays
            work.members.describe(stays, after.profile, self._initials(after.profile.name))
            work.commit()
        return after

    def _facts(
        self, work: Work, leaving: MemberRecord, staying: MemberRecord, reason: str, approved_by: str
    ) -> Iterator[FactBody]:
        desk = self._desk
        described = united_profile(work, desk.recorder, leaving, staying, approved_by)
        if described is not None:
            yield described
        part = what_a_till_moves(work, desk.till, leaving.member.member_id, sums=True)
        programme = desk.programme_in_force(work)
        fact = merger(work, programme, leaving.member, staying.member, part)
        yield replace(fact, reason=reason, approved_by=approved_by)
        gone, stays = leaving.member.member_id, staying.member.member_id
        yield from consents_of_both(work, gone, stays)
        assigned = manager_of_both(work, gone, stays)
        if assigned is not None:
            yield assigned
