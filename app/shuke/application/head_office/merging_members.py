"""Members who are one, at head office: what belongs to no till moves at once, what is heard of late after it."""

from __future__ import annotations

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.members.bringing_together import what_head_office_moves
from shuke.application.members.erasing import erase_what_lies_here
from shuke.application.members.said_by_both import consents_of_both, manager_of_both
from shuke.application.ports.store import Work
from shuke.domain.facts.members_merged import MembersMerged

__all__ = ["forget_the_erased", "make_one", "move_on", "move_the_rest"]


def move_the_rest(work: Work, entry: OfficeEntry) -> None:
    """Of whoever was heard of in this transaction and had gone up in another. In the caller's transaction."""
    for gone in work.mergers.merged_among(entry.members_taken_in):
        move_on(work, entry, gone)


def move_on(work: Work, entry: OfficeEntry, gone: str) -> None:
    """What was put to somebody's name who went up in another; nothing where they did not."""
    stays = work.mergers.stands_for(gone)
    if stays == gone:
        return
    part = what_head_office_moves(work, gone)
    if not part.is_nothing:
        entry.record(MembersMerged(gone, stays, part))
    for said in consents_of_both(work, gone, stays):
        entry.record(said)


def forget_the_erased(work: Work, entry: OfficeEntry) -> None:
    """Whoever was heard of in this transaction and is erased: what came beside the facts goes again."""
    erased = work.mergers.erased_among(entry.members_taken_in)
    if erased:
        erase_what_lies_here(work, erased)
        work.member_pages.forget_members(erased)
        work.conflicts.put_phones([(member_id, "") for member_id in erased])


def make_one(work: Work, entry: OfficeEntry, gone: str, stays: str, reason: str) -> None:
    """A person decided that they are one; their tiers are left to the till where the member comes by."""
    if work.mergers.stands_for(gone) != work.mergers.stands_for(stays):
        entry.record(MembersMerged(gone, stays, what_head_office_moves(work, gone), reason=reason))
        for said in consents_of_both(work, gone, stays):
            entry.record(said)
        assigned = manager_of_both(work, gone, stays)
        if assigned is not None:
            entry.record(assigned)
