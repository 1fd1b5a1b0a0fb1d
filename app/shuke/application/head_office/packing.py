"""Subjects as bytes: what is the same for every till is read and packed once a change, however many ask for it."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from shuke.application.ports.store import Work
from shuke.application.ports.sync import Wire
from shuke.domain.facts.plain import Plain
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.sync.messages import AttachmentSent
from shuke.domain.sync.subjects import Subject, SubjectKind, SubjectRows, TableRows

__all__ = ["KEPT_BYTES", "MOST_FRESH", "Change", "KeptPacks", "Packed", "pack_all", "pack_own"]

KEPT_BYTES = 32 * 1024 * 1024
"""Of packed subjects in memory: those asked for last."""

MOST_FRESH = 200
"""So many are read and packed for one page, so that nobody behind it waits for long."""

_BESIDE_BYTES = 400
"""What keeping one takes besides its bytes."""

_log = logging.getLogger(__name__)

Change = tuple[Subject, int]
"""A subject and the place in the stream where it changed last."""


@dataclass(frozen=True, slots=True)
class Packed:
    """`content` is None if it is too large to be sent; `tables` names those with rows in it, and their columns."""

    content: bytes | None
    tables: tuple[tuple[str, tuple[str, ...]], ...]


class KeptPacks:
    """Packed subjects, kept by generation and place in the stream: whatever changes a subject's rows gives it a new
    place. To be used from views of the database that nothing can be taken back from. Safe from several threads."""

    def __init__(self, wire: Wire, most_bytes: int = KEPT_BYTES) -> None:
        self._wire = wire
        self._most_bytes = most_bytes
        self._lock = Lock()
        self._generation = 0
        self._bytes = 0
        self._kept: OrderedDict[Subject, tuple[int, Packed]] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes, about."""
        return self._bytes

    def packed(self, work: Work, generation: int, changes: Sequence[Change]) -> list[Packed]:
        """The first of the changed subjects, packed; as many as there are before the one too many that is new."""
        with self._lock:
            if generation != self._generation:
                self._kept.clear()
                self._generation, self._bytes = generation, 0
            found = [self._known(change) for change in changes]
        fresh = [number for number, pack in enumerate(found) if pack is None]
        if not fresh:
            return [pack for pack in found if pack is not None]
        end = fresh[MOST_FRESH] if len(fresh) > MOST_FRESH else len(changes)
        wanted = [changes[number] for number in fresh[:MOST_FRESH]]
        made = dict(zip(wanted, pack_all(work, wanted, self._wire), strict=True))
        with self._lock:
            if generation == self._generation:
                for change, pack in made.items():
                    self._keep(change, pack)
        return [pack or made[change] for change, pack in zip(changes[:end], found[:end], strict=True)]

    def _known(self, change: Change) -> Packed | None:
        subject, place = change
        kept = self._kept.get(subject)
        if kept is None or kept[0] != place:
            return None
        self._kept.move_to_end(subject)
        return kept[1]

    def _keep(self, change: Change, pack: Packed) -> None:
        subject, place = change
        before = self._kept.get(subject)
        if before is not None:
            if before[0] > place:
                return
            self._bytes -= _size(before[1])
        self._kept[subject] = (place, pack)
        self._kept.move_to_end(subject)
        self._bytes += _size(pack)
        while self._bytes > self._most_bytes:
            _, (_, gone) = self._kept.popitem(last=False)
            self._bytes -= _size(gone)


def pack_all(work: Work, changes: Sequence[Change], wire: Wire) -> list[Packed]:
    """Subjects as every till is told of them, read now."""
    subjects = [subject for subject, _ in changes]
    members = [subject.name for subject in subjects if subject.kind is SubjectKind.MEMBER]
    shown: dict[Subject, AttachmentSent] = {}
    if members:
        shown = {Subject(SubjectKind.MEMBER, one.member_id): one for one in work.subjects.profiles(members)}
    feedback = [subject.name for subject in subjects if subject.kind is SubjectKind.FEEDBACK]
    if feedback:
        found = work.subjects.words_told(feedback, HEAD_OFFICE)
        shown |= {Subject(SubjectKind.FEEDBACK, name): one for name, one in found.items()}
    read = zip(work.subjects.read(subjects), changes, strict=True)
    return [_packed(rows, place, shown.get(rows.subject), wire) for rows, (_, place) in read]


def _packed(rows: SubjectRows, place: int, attached: AttachmentSent | None, wire: Wire) -> Packed:
    """`attached`: a member's newest profile, or what somebody said on the own page, which no till has."""
    kind = rows.subject.kind
    shown: Plain = None
    if attached is not None:
        shown = [attached.hash, attached.salt, attached.content]
    content = wire.pack([kind.value, rows.subject.name, place, _plain(rows.tables), shown])
    if content is None:
        _log.error("left out of the feed, too large", extra={"kind": kind.value})
    return Packed(content, _named(rows.tables))


def pack_own(rows: SubjectRows, wire: Wire) -> Packed:
    """What of a subject one till alone is told."""
    content = wire.pack([rows.subject.kind.value, rows.subject.name, _plain(rows.tables)])
    return Packed(content, _named(rows.tables))


def _plain(tables: Sequence[TableRows]) -> Plain:
    return {table.table: [list(row) for row in table.rows] for table in tables}


def _named(tables: Sequence[TableRows]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((table.table, table.columns) for table in tables)


def _size(pack: Packed) -> int:
    return len(pack.content or b"") + _BESIDE_BYTES
