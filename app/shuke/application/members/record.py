"""A member's record whole: what the rows say, with the profile as it was last told, and every version before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.application.ports.members import HistoryPlace
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_came_back import MemberCameBack
from shuke.domain.facts.member_carried_over import MemberCarriedOver
from shuke.domain.facts.member_described import MemberDescribed
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.members_carried_over import MembersCarriedOver
from shuke.domain.member import Member
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import ProfileField, changed_fields, told

__all__ = [
    "MemberRecord",
    "RecordChange",
    "ValueChange",
    "profile_at",
    "read_record",
    "record_changes",
    "staff_name",
]

_TOLD_BY = (MemberEnrolled, MemberCameBack, MemberCarriedOver, MemberDescribed)
_KINDS = (*(kind.KIND for kind in _TOLD_BY), MembersCarriedOver.KIND)


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """`version` names the profile that was read; whoever changes it says so, and hears if another did meanwhile."""

    member: Member
    profile: Profile
    version: bytes = b""


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A field before and after, as a person types it; empty: nothing was told."""

    field: ProfileField
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """Somebody told something of a member.

    Attributes:
        on, at_ms: business date, and wall clock for people.
        joined: it was told on joining.
        gone: its values are not here (erased, or recorded elsewhere); which fields they were is still known.
    """

    on: date
    at_ms: int
    staff: str
    till: str
    approved_by: str
    joined: bool
    values: tuple[ValueChange, ...]
    gone: tuple[ProfileField, ...] = ()


def read_record(work: Work, recorder: Recorder, member_id: str) -> MemberRecord | None:
    member = work.members.get(member_id)
    if member is None:
        return None
    version = work.members.profile_hash(member_id) or b""
    profile = profile_at(work, recorder, member_id, version)
    return MemberRecord(member, member.profile if profile is None else profile, version)


def profile_at(work: Work, recorder: Recorder, member_id: str, version: bytes) -> Profile | None:
    """That version, if its attachment lies here."""
    attachment = work.attachments.get(member_id, version) if version else None
    return recorder.profile_of(attachment) if attachment is not None else None


def record_changes(work: Work, recorder: Recorder, member_id: str, limit: int) -> tuple[RecordChange, ...]:
    """Who told what, the newest first."""
    found = []
    for place in work.member_history.of_kinds(member_id, _KINDS, limit):
        stored = work.journal.get(place.till, place.epoch, place.seq)
        header, body = recorder.opened(stored) if stored is not None else (None, None)
        if isinstance(body, MembersCarriedOver):
            body = body.of(member_id)
        if header is not None and isinstance(body, _TOLD_BY):
            found.append(_change(work, recorder, place, header, body))
    return tuple(found)


def _change(
    work: Work, recorder: Recorder, place: HistoryPlace, header: FactHeader, body: FactBody
) -> RecordChange:
    assert isinstance(body, _TOLD_BY)  # looked for by their kind
    described = body if isinstance(body, MemberDescribed) else None
    after = profile_at(work, recorder, body.member_id, body.profile)
    before = Profile() if described is None else profile_at(work, recorder, body.member_id, described.before)
    values: tuple[ValueChange, ...] = ()
    if before is not None and after is not None:
        values = tuple(
            ValueChange(field, told(before, field), told(after, field))
            for field in changed_fields(before, after)
        )
    return RecordChange(
        on=place.on,
        at_ms=header.recorded_at_ms,
        staff=staff_name(work, header.staff),
        till=work.shops.till_name(header.till) or header.till,
        approved_by=staff_name(work, described.approved_by) if described else "",
        joined=described is None,
        values=values,
        gone=described.changed if described is not None and not values else (),
    )


def staff_name(work: Work, staff_id: str) -> str:
    person = work.shops.staff_member(staff_id) if staff_id else None
    return person.name if person else staff_id
