"""Changing what is known of a member. Two people may be at it: each changes the fields that they touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.approval import Act
from shuke.application.counter.desk import Desk
from shuke.application.enrolling import is_phone, who_has
from shuke.application.members.record import MemberRecord, profile_at, read_record
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.written import fields_refused
from shuke.domain.facts.member_described import MemberDescribed
from shuke.domain.phone import one_form
from shuke.domain.profile import Profile
from shuke.domain.profile_fields import (
    LONGEST,
    ProfileField,
    changed_fields,
    clean_text,
    value_of,
    with_fields,
)
from shuke.domain.shop import Right

__all__ = ["Edit", "MemberEditing", "cleaned"]


@dataclass(frozen=True, slots=True)
class Edit:
    """`version` is the profile that was looked at, `profile` what it is to be."""

    member_id: str
    version: bytes
    profile: Profile


def cleaned(profile: Profile) -> Profile:
    """The profile as it is kept: without what no reader sees."""
    texts = {
        field: clean_text(value) for field in LONGEST if isinstance(value := value_of(profile, field), str)
    }
    phone = one_form("".join(texts[ProfileField.PHONE].split()).replace("-", ""))
    return with_fields(profile, {**texts, ProfileField.PHONE: phone})


class MemberEditing:
    """`initials` gives what a name may be typed as in Latin letters."""

    def __init__(self, desk: Desk, initials: Callable[[str], str]) -> None:
        self._desk = desk
        self._initials = initials

    def change(self, session: Session, edit: Edit) -> MemberRecord | Refused:
        """Record the new version. Another telephone in place of one that was told takes the right to care for
        members, or the word of somebody who has it: whoever has the phone is taken for the member.

        Returns:
            the record as it is now; PROFILE_CHANGED names a field that somebody else changed meanwhile.
        """
        if not session.may(Right.ENROL):
            return Refused(Refusal.NOT_ALLOWED)
        desk = self._desk
        with desk.store.writing() as work:
            record = read_record(work, desk.recorder, edit.member_id)
            if record is None or record.member.erased:
                return Refused(Refusal.MEMBER_UNKNOWN)
            wanted = self._merged(work, record, edit)
            if isinstance(wanted, Refused):
                return wanted
            changed = changed_fields(record.profile, wanted)
            if not changed:
                return record
            refused = self._refused(work, record, wanted, changed)
            if refused is not None:
                return refused
            approved_by = self._approved(session, record, wanted)
            if isinstance(approved_by, Refused):
                return approved_by
            self._record(work, session, record, wanted, changed, approved_by)
            after = read_record(work, desk.recorder, edit.member_id)
            assert after is not None  # it was there before
            work.commit()
        return after

    def _merged(self, work: Work, record: MemberRecord, edit: Edit) -> Profile | Refused:
        """What the present version becomes: the fields that were touched, the others as they are by now."""
        wanted = cleaned(edit.profile)
        if edit.version == record.version:
            return wanted
        seen = profile_at(work, self._desk.recorder, edit.member_id, edit.version)
        if seen is None:
            return Refused(Refusal.PROFILE_CHANGED)
        touched = changed_fields(cleaned(seen), wanted)
        changed = set(changed_fields(seen, record.profile))
        if any(
            field in changed and value_of(record.profile, field) != value_of(wanted, field)
            for field in touched
        ):
            return Refused(Refusal.PROFILE_CHANGED)
        return with_fields(record.profile, {field: value_of(wanted, field) for field in touched})

    def _refused(
        self, work: Work, record: MemberRecord, wanted: Profile, changed: tuple[ProfileField, ...]
    ) -> Refused | None:
        if wanted.phone and ProfileField.PHONE in changed and not is_phone(wanted.phone):
            return Refused(Refusal.PHONE)
        if not wanted.phone and not wanted.name and (record.profile.phone or record.profile.name):
            return Refused(Refusal.PHONE)
        not_kept = fields_refused(wanted, changed)
        if not_kept is not None:
            return not_kept
        email = wanted.details.email if wanted.details else ""
        if email and ProfileField.EMAIL in changed and not _is_email(email):
            return Refused(Refusal.EMAIL)
        if ProfileField.PHONE not in changed:
            return None
        known = who_has(work, wanted)
        if known is not None and known.active and known.member_id != record.member.member_id:
            return Refused(Refusal.PHONE_KNOWN, (("number", known.number),))
        return None

    def _approved(self, session: Session, record: MemberRecord, wanted: Profile) -> str | Refused:
        if not record.profile.phone or record.profile.phone == wanted.phone:
            return ""
        act = Act(
            Right.CARE_FOR_MEMBERS,
            "member.phone",
            (("number", record.member.number), ("phone", wanted.phone)),
            (record.member.member_id, wanted.phone),
        )
        return self._desk.approvals.permitted(session, act)

    def _record(
        self,
        work: Work,
        session: Session,
        record: MemberRecord,
        wanted: Profile,
        changed: tuple[ProfileField, ...],
        approved_by: str,
    ) -> None:
        desk, member_id = self._desk, record.member.member_id
        attachment = desk.recorder.attach_profile(work, member_id, wanted)
        fact = MemberDescribed(member_id, attachment.hash, record.version, changed, approved_by)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.members.describe(member_id, wanted, self._initials(wanted.name))


def _is_email(text: str) -> bool:
    name, at, place = text.partition("@")
    return bool(name and at and "." in place.strip(".") and " " not in text and "@" not in place)
