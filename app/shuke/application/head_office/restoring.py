"""Restoring head office from a backup: taken back whole or not at all, under a new generation."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.head_office.backing_up import BackedUp
from shuke.application.head_office.backup_records import Opening
from shuke.application.head_office.beginning_again import next_generation
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.finding.phones import remember_all_phones
from shuke.application.head_office.identity import OfficeSetting, stored_identity
from shuke.application.head_office.taking_back import TakingBack
from shuke.application.ports.backup import BackupProblem, BackupRefused, BackupSource
from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.signing import SignatureCheck
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.shop import HEAD_OFFICE, Shop

__all__ = ["NotEmpty", "holds_anything", "restore"]


class NotEmpty(Exception):
    """There is a head office here already, or some of one; nothing was changed."""


def holds_anything(store: Store) -> bool:
    with store.reading() as work:
        return stored_identity(work) is not None or bool(work.journal.tills())


def restore(
    store: Store,
    source: BackupSource,
    opening: Opening,
    recorder: Recorder,
    sealing: FactSealing,
    office_key: bytes,
    check: SignatureCheck,
    before_commit: Callable[[], None],
    progress: Callable[[int], None],
) -> BackedUp:
    """Take everything in and begin a new generation, in one transaction.

    Args:
        opening: what the backup says of itself, read before.
        recorder, sealing: of the head office it was, with the key that lay sealed in the backup.
        office_key: that key's public half.
        before_commit: called when everything was found right (the keys are put into the vault then: a database
            without its keys would be worth nothing).

    Raises:
        BackupRefused, NotEmpty: nothing was changed.
    """
    if office_key != opening.head_office_key:
        raise BackupRefused(BackupProblem.UNTRUE, "the keys in it are not head office's")
    if holds_anything(store):
        raise NotEmpty
    calendar = Shop(HEAD_OFFICE, opening.name)
    with store.writing() as work:
        taking = TakingBack(work, lambda: OfficeEntry(work, recorder, calendar), sealing, check)
        closing = taking.take(source, progress)
        identity = stored_identity(work)
        if identity is None or identity.tenant != opening.tenant:
            raise BackupRefused(BackupProblem.UNTRUE, "another head office's settings")
        remember_all_phones(work, recorder.profile_of)
        _begin_generation(work, opening, recorder.now_ms())
        entry = OfficeEntry(work, recorder, identity.calendar)
        entry.begin_epoch(TillOpened("", identity.name, office_key, reason="restored"))
        entry.settle()
        for head in closing.heads:
            work.contacts.note_backed_up(head.till, head.place.epoch, head.place.seq)
        before_commit()
        work.commit()
    return BackedUp(closing.heads, closing.facts, closing.attachments)


def _begin_generation(work: Work, opening: Opening, now_ms: int) -> None:
    """Two restores of one backup are two generations."""
    work.settings.put(OfficeSetting.GENERATION.value, str(next_generation(opening.generation, now_ms)))
