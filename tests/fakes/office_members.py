"""Members of head office with a telephone, who are glad to hear of offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from shuke.application.head_office.entering import OfficeEntry
from shuke.bootstrap.office_data import OfficeData
from shuke.domain.consent import Channel
from shuke.domain.facts.member_consented import ConsentSaid, MemberConsented
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.profile import Profile

__all__ = ["enrolled", "phone", "says"]


def says(member: str) -> MemberConsented:
    return MemberConsented(member, (ConsentSaid(Channel.SMS, given=True),))


def enrolled(data: OfficeData, members: Sequence[str]) -> None:
    """Each with a telephone, and glad to hear of offers."""
    assert data.identity is not None
    recorder = data.recorder(data.identity)
    profiles = {one: Profile("王小明", phone(number)) for number, one in enumerate(members)}
    with data.writing.writing() as work:
        entry = OfficeEntry(work, recorder, data.identity.calendar)
        for one, profile in profiles.items():
            told = recorder.attach_profile(work, one, profile)
            entry.record(MemberEnrolled(one, one, "ordinary", date(2026, 3, 10), told.hash, "S01", "r", 1))
            entry.record(says(one))
        entry.settle()
        work.members.describe_many((one, profile, "wxm") for one, profile in profiles.items())
        work.commit()


def phone(number: int) -> str:
    return f"138001380{number:02}"
