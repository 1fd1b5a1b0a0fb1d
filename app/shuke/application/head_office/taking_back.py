"""Taking a backup in: every hash, chain and signature is checked on the way, facts are folded in the order in which
they arrived, and what comes out must be what head office had. Reading a new backup back is the same with a database
that is thrown away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.head_office.backup_records import (
    Attached,
    Closing,
    Facts,
    Kept,
    Opening,
    Record,
    SealedKeys,
    closing_bytes,
    read_record,
)
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.ports.backup import BackupProblem, BackupRefused, BackupSource, KeptRows
from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.signing import SignatureCheck
from shuke.application.ports.store import Work
from shuke.domain.facts.fact import GENESIS, FactHeader, SealedFact
from shuke.domain.facts.kinds import FactBody, read_body
from shuke.domain.facts.office_rekeyed import OfficeRekeyed
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.till_enrolled import TillEnrolled
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.facts.till_rekeyed import TillRekeyed
from shuke.domain.facts.together import bring_together
from shuke.domain.profile import Attachment
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.sync.messages import FactSent, JournalPlace

__all__ = ["TakingBack", "read_opening"]


def read_opening(source: BackupSource) -> tuple[Opening, bytes]:
    """The first two records alone: whose backup it is, and head office's sealed keys.

    Raises:
        BackupRefused: it does not begin with them.
    """
    records = source.records()
    first, second = (read_record(*next(records, ("", None))) for _ in range(2))
    if isinstance(first, Opening) and isinstance(second, SealedKeys):
        return first, second.sealed
    raise _untrue("no opening")


@dataclass(frozen=True, slots=True)
class _Checks:
    sealing: FactSealing
    check: SignatureCheck


class TakingBack:
    """Takes one backup into one transaction, which the caller commits, or does not.

    Args:
        entry_of: how what changed gets its place in the stream, one entry at a time.
    """

    def __init__(
        self, work: Work, entry_of: Callable[[], OfficeEntry], sealing: FactSealing, check: SignatureCheck
    ) -> None:
        self._work = work
        self._entry_of = entry_of
        self._by = _Checks(sealing, check)
        self._keys: dict[str, set[bytes]] = {}
        self._heads: dict[str, JournalPlace] = {}
        self._counted: Counter[type[Record]] = Counter()
        self._opening: Opening | None = None
        self.sealed_keys = b""
        """As they stand in the backup."""

    def take(self, source: BackupSource, progress: Callable[[int], None]) -> Closing:
        """Everything, from the first record to the last.

        Raises:
            BackupRefused: at the first thing that is not right; the transaction must not be committed.
        """
        closing: Closing | None = None
        for kind, content in source.records():
            if closing is not None:
                raise _untrue("something behind the end")
            record = read_record(kind, content)
            if isinstance(record, Closing):
                closing = record
                self._close(closing, source.digest)
            else:
                self._take(record)
                progress(self._counted[Facts])
        if closing is None:
            raise BackupRefused(BackupProblem.DAMAGED, "no closing")
        return closing

    def _take(self, record: Opening | SealedKeys | Facts | Attached | Kept) -> None:
        match record:
            case Opening():
                self._open(record)
            case Facts():
                self._take_facts(record)
            case Attached():
                self._take_attachments(record)
            case Kept():
                self._work.keepsakes.put_back(KeptRows(record.table, record.columns, record.rows))
                self._counted[Kept] += len(record.rows)
            case SealedKeys():
                self.sealed_keys = record.sealed

    def _open(self, opening: Opening) -> None:
        if self._opening is not None:
            raise _untrue("opened twice")
        self._opening = opening

    def _take_facts(self, record: Facts) -> None:
        facts: list[SealedFact] = []
        operations: list[RowOperation] = []
        for sent in record.facts:
            fact, body = self._opened(sent, record)
            facts.append(fact)
            if body is not None:
                operations += body.rows(fact.header)
        if not facts:
            raise _untrue("an arrival of nothing")
        entry = self._entry_of()
        entry.take_in(facts, bring_together(facts[0].header.tenant, operations))
        entry.settle()
        self._counted[Facts] += len(facts)

    def _opened(self, sent: FactSent, record: Facts) -> tuple[SealedFact, FactBody | None]:
        sealing, till = self._by.sealing, record.till
        try:
            header, kind, version, plain = sealing.open(sent.content)
            body = read_body(kind, version, plain)
        except ValueError as error:
            raise _untrue(f"{till}: {error}") from error
        tenant = self._opening.tenant if self._opening else ""
        if (header.tenant, header.till, header.epoch) != (tenant, till, record.epoch):
            raise _untrue(f"a fact of another journal in that of {till}")
        if not self._follows(header):
            raise _untrue(f"a gap at {till}.{header.epoch}/{header.seq}")
        fact_hash = sealing.hash(sent.content)
        if isinstance(body, TillOpened) and till == HEAD_OFFICE and till not in self._keys:
            self._keys[till] = {
                body.public_key
            }  # the first word of all; the opening must name it, or one it led to
        if isinstance(body, TillOpened) and body.former in self._keys.get(till, ()):
            self._keys[till].add(body.public_key)  # it was let in because the former key vouched for it
        if not any(sealing.signed_by(key, fact_hash, sent.signature) for key in self._keys.get(till, ())):
            raise _untrue(f"a signature at {till}.{header.epoch}/{header.seq}")
        self._note_keys(header, body)
        self._heads[till] = JournalPlace(header.epoch, header.seq, fact_hash)
        return SealedFact(header, kind, version, sent.content, fact_hash, sent.signature), body

    def _follows(self, header: FactHeader) -> bool:
        head = self._heads.get(header.till)
        if head is None:
            return header.seq == 1 and header.previous == GENESIS
        if header.epoch > head.epoch:
            return header.seq == 1 and header.previous in {GENESIS, head.hash}
        return (header.epoch, header.seq, header.previous) == (head.epoch, head.seq + 1, head.hash)

    def _note_keys(self, header: FactHeader, body: FactBody | None) -> None:
        """Head office vouches for tills' keys, and for its own next one; a till for its own next one."""
        if isinstance(body, TillRekeyed):
            self._keys[header.till].add(body.public_key)
        if header.till != HEAD_OFFICE:
            return
        if isinstance(body, TillEnrolled):
            self._keys.setdefault(body.till, set()).add(body.public_key)
        elif isinstance(body, OfficeRekeyed):
            self._keys[HEAD_OFFICE].add(body.public_key)

    def _take_attachments(self, record: Attached) -> None:
        attached = [
            (Attachment(sent.hash, sent.salt, sent.content), sent.member_id) for sent in record.attachments
        ]
        if not all(self._by.sealing.is_attached(attachment) for attachment, _ in attached):
            raise _untrue("an attachment that is not what its name says")
        self._work.attachments.put_many(attached)
        self._counted[Attached] += len(attached)

    def _close(self, closing: Closing, digest: bytes) -> None:
        opening = self._opening
        if opening is None or opening.head_office_key not in self._keys.get(HEAD_OFFICE, ()):
            raise _untrue("head office's key")
        if not self._by.check.verifies(opening.head_office_key, closing_bytes(digest), closing.signature):
            raise _untrue("not signed by head office")
        counted = (self._counted[Facts], self._counted[Attached], self._counted[Kept])
        if counted != (closing.facts, closing.attachments, closing.kept):
            raise _untrue("more or less than was written")
        if {head.till: head.place for head in closing.heads} != self._heads:
            raise _untrue("journals that end elsewhere")
        same_tables = opening.tables_form == self._work.subjects.form
        if same_tables and self._work.digest() != closing.digest:
            raise _untrue("other projections than head office had")


def _untrue(detail: str) -> BackupRefused:
    return BackupRefused(BackupProblem.UNTRUE, detail)
