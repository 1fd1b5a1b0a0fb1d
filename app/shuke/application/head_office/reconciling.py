"""After a restore from a backup: tills say themselves what they hold, and nothing is granted before all have spoken.

Head office has forgotten grants it made after the backup. Were it to grant again from a pool that looks fuller than
it is, two tills could spend the same.
"""

from __future__ import annotations

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import generation
from shuke.application.ports.store import Work
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.sync.announcements import Announce

__all__ = ["FIRST_GENERATION", "may_grant", "reconcile", "silent_tills"]

FIRST_GENERATION = 1


def silent_tills(work: Work) -> list[str]:
    """Tills that are believed and have not said what they hold since the restore. A till that never will must be
    withdrawn and written off."""
    now = generation(work)
    if now == FIRST_GENERATION:
        return []
    believed = {key.till for key in work.till_register.all_keys() if not key.revoked_on}
    return sorted(till for till in believed if work.contacts.announced(till) < now)


def may_grant(work: Work) -> bool:
    """Whether slices may leave the pool."""
    return generation(work) == FIRST_GENERATION or not silent_tills(work)


def reconcile(work: Work, entry: OfficeEntry, till: str, announce: Announce) -> bool:
    """Take in what a till says it holds: what is more than head office remembers was granted before the restore.

    Returns:
        whether it was taken. It is not while head office lacks facts of the till: what those did is not known here.
    """
    head = work.journal.head(till)
    same = head is not None and (head.epoch, head.seq, head.hash) == (
        announce.head.epoch,
        announce.head.seq,
        announce.head.hash,
    )
    if not same or announce.generation != generation(work):
        return False
    for held in announce.slices:
        known = {part.lot: part.amount for part in work.members.slices(till, held.member_id, held.account)}
        forgotten = held.amount - known.get(held.lot, 0)
        if forgotten > 0:
            entry.record(SliceGranted(till, held.account, held.member_id, held.lot, forgotten))
    if announce.last:
        work.contacts.note_announced(till, announce.generation)
    return True
