"""Two members with one telephone: mostly one person, whom two tills enrolled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from shuke.application.head_office.finding.ground import Found, Ground
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.domain.exceptions.case import NamedFact
from shuke.domain.exceptions.kinds import ExceptionKind
from shuke.domain.profile import Attachment, Profile

__all__ = ["remember_all_phones", "remember_phones", "same_phones"]

Enrolled = tuple[str, NamedFact, date]
"""A member whose profile came just now, the fact that named it, and its business date."""


def remember_phones(
    ground: Ground, recorder: Recorder, attached: Sequence[tuple[str, Attachment]]
) -> dict[str, str]:
    """Note the telephones of these profiles; those that have one, by member."""
    phones = {}
    for member_id, attachment in attached:
        profile = recorder.profile_of(attachment)
        if profile is not None:
            phones[member_id] = profile.phone
    ground.work.conflicts.put_phones(list(phones.items()))
    return {member_id: phone for member_id, phone in phones.items() if phone}


def remember_all_phones(work: Work, read: Callable[[Attachment], Profile | None]) -> None:
    """Everybody's, after the tables were folded anew; erased profiles have none."""
    phones = []
    for member_id, profile_hash in work.members.profiles():
        attachment = work.attachments.get(member_id, profile_hash)
        profile = read(attachment) if attachment else None
        if profile is not None:
            phones.append((member_id, profile.phone))
    work.conflicts.put_phones(phones)


def same_phones(ground: Ground, phones: dict[str, str], enrolled: Sequence[Enrolled]) -> Iterator[Found]:
    """Each new member with whoever had that telephone first; a third one is another exception."""
    if not phones:
        return
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for phone, member_id in ground.work.conflicts.with_phones(set(phones.values())):
        holders[phone].append(member_id)
    for member_id, place, on in enrolled:
        for other in holders.get(phones.get(member_id, ""), ()):
            if other != member_id:
                first, second = sorted((other, member_id))
                yield Found(
                    kind=ExceptionKind.SAME_PHONE,
                    cause=(first, second),
                    happened_on=on,
                    facts=(place,),
                    member_id=member_id,
                    other_member_id=other,
                )
                break
