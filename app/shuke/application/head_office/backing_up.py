"""Backing up: everything of head office that cannot be made anew, read in one snapshot and written as a stream."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.head_office.backup_records import (
    FORMAT,
    RECORD_KINDS,
    Attached,
    Closing,
    Facts,
    Head,
    Kept,
    Opening,
    Record,
    SealedKeys,
    closing_bytes,
)
from shuke.application.head_office.identity import OfficeIdentity, generation
from shuke.application.ports.backup import BackupProblem, BackupRefused, BackupSink
from shuke.application.ports.signing import Signer
from shuke.application.ports.store import Store, Work
from shuke.application.ports.sync import Arrival
from shuke.domain.facts.plain import to_plain
from shuke.domain.sync.messages import AttachmentSent, FactSent, JournalPlace

__all__ = ["BackedUp", "note_backed_up", "write_backup"]

_ARRIVALS_A_PAGE = 500
_FACTS_A_RECORD = 200
_ROWS_A_RECORD = 100

_KIND_OF = {shape: kind for kind, shape in RECORD_KINDS.items()}


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds: up to which fact of each till, and how much of everything."""

    heads: tuple[Head, ...]
    facts: int
    attachments: int


def write_backup(
    work: Work,
    sink: BackupSink,
    identity: OfficeIdentity,
    signer: Signer,
    sealed_keys: bytes,
    now_ms: int,
    progress: Callable[[int], None],
) -> BackedUp:
    """All that this snapshot holds.

    Args:
        sealed_keys: head office's keys, sealed to the recovery key.
        progress: told how many facts were written so far.

    Raises:
        BackupRefused: the journal is not whole.
    """
    writing = _Writing(work, sink)
    opening = Opening(
        format=FORMAT,
        tenant=identity.tenant,
        name=identity.name,
        generation=generation(work),
        made_at_ms=now_ms,
        tables_form=work.subjects.form,
        head_office_key=signer.public_key,
    )
    writing.put(opening)
    writing.put(SealedKeys(sealed_keys))
    facts = writing.put_facts(progress)
    attachments = writing.put_attachments()
    kept = writing.put_kept()
    heads = _heads(work)
    signature = signer.sign(closing_bytes(sink.digest))
    writing.put(Closing(facts, attachments, kept, heads, work.digest(), signature))
    return BackedUp(heads, facts, attachments)


def note_backed_up(store: Store, heads: tuple[Head, ...]) -> None:
    """A backup that was read back and found good holds the journals up to these places: tills may let go of what
    is before them."""
    with store.writing() as work:
        for head in heads:
            work.contacts.note_backed_up(head.till, head.place.epoch, head.place.seq)
        work.commit()


class _Writing:
    def __init__(self, work: Work, sink: BackupSink) -> None:
        self._work = work
        self._sink = sink

    def put(self, record: Record) -> None:
        self._sink.write(_KIND_OF[type(record)], to_plain(record))

    def put_facts(self, progress: Callable[[int], None]) -> int:
        position = written = 0
        while arrivals := self._work.feed.arrivals(position, _ARRIVALS_A_PAGE):
            for arrival in arrivals:
                written += self._put_arrival(arrival)
                progress(written)
            position = arrivals[-1].position
        held = sum(self._work.journal.count_after(till, 0, 0) for till in self._work.journal.tills())
        if written != held:
            raise BackupRefused(BackupProblem.UNTRUE, f"{held} facts, {written} of them arrived")
        return written

    def _put_arrival(self, arrival: Arrival) -> int:
        seq, last = arrival.from_seq - 1, arrival.to_seq
        while seq < last:
            most = min(_FACTS_A_RECORD, last - seq)
            page = self._work.journal.after(arrival.till, arrival.epoch, seq, most)
            if [fact.seq for fact in page] != list(range(seq + 1, seq + 1 + most)):
                place = f"{arrival.till}.{arrival.epoch}/{seq + 1}"
                raise BackupRefused(BackupProblem.UNTRUE, f"facts missing at {place}")
            facts = tuple(FactSent(fact.content, fact.signature) for fact in page)
            self.put(Facts(arrival.till, arrival.epoch, facts))
            seq += most
        return arrival.to_seq - arrival.from_seq + 1

    def put_attachments(self) -> int:
        count = 0
        for page in self._work.attachments.pages(_ROWS_A_RECORD):
            sent = (AttachmentSent(member, one.hash, one.salt, one.content) for one, member in page)
            self.put(Attached(tuple(sent)))
            count += len(page)
        return count

    def put_kept(self) -> int:
        count = 0
        for page in self._work.keepsakes.pages(_ROWS_A_RECORD):
            self.put(Kept(page.table, page.columns, page.rows))
            count += len(page.rows)
        return count


def _heads(work: Work) -> tuple[Head, ...]:
    heads = ((till, work.journal.head(till)) for till in work.journal.tills())
    return tuple(
        Head(till, JournalPlace(head.epoch, head.seq, head.hash)) for till, head in heads if head is not None
    )
