"""Members are found by their names at head office, too: whose profile came is entered into the lists a little later,
in pieces, so that no till waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.members.record import read_record
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.application.trying_again import tried_again
from shuke.domain.profile import Profile

__all__ = ["Unlisted", "list_some", "unlisted"]

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A member whose profile is to be entered; `version` names the profile that was read."""

    member_id: str
    version: bytes
    profile: Profile


def unlisted(reading: Store, recorder: Recorder) -> tuple[Unlisted, ...]:
    """The next ones."""
    with reading.reading() as work:
        found = ((one, read_record(work, recorder, one)) for one in work.office_names.due(MOST_AT_ONCE))
        return tuple(
            Unlisted(member_id, record.version, record.profile)
            if record is not None
            else Unlisted(member_id, b"", Profile())
            for member_id, record in found
        )


@tried_again
def list_some(writing: Store, some: tuple[Unlisted, ...], initials: Callable[[str], str]) -> None:
    """Enter them; whose profile changed meanwhile is to be entered once more."""
    spelled = [(one, initials(one.profile.name)) for one in some]
    with writing.writing() as work:
        current = {one.member_id: work.members.profile_hash(one.member_id) or b"" for one in some}
        entered = [(one, spelling) for one, spelling in spelled if current[one.member_id] == one.version]
        work.members.describe_many((one.member_id, one.profile, spelling) for one, spelling in entered)
        work.office_names.listed([one.member_id for one, _ in entered])
        work.commit()
