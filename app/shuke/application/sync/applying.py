"""Apply: rows from head office in place of the ones held here, with this till's own newer work on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from shuke.application.members.erasing import erase_what_lies_here
from shuke.application.ports.encoding import Encoding, FactSealing
from shuke.application.ports.store import Work
from shuke.application.ports.sync import Wire
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.plain import Plain, from_plain
from shuke.domain.facts.rows import Add, Cell, OneRowOperation, RowOperation, apart
from shuke.domain.profile import Attachment, Profile
from shuke.domain.sync.blocks import Block
from shuke.domain.sync.messages import AttachmentSent, JournalPlace, SubjectsSent
from shuke.domain.sync.subjects import Subject, SubjectKind, SubjectRows, TableRows, subject_of

__all__ = ["Applying", "NotSubjects", "OpenedSubject", "opened_subjects"]

_AT_ONCE = 500
_KINDS = frozenset(kind.value for kind in SubjectKind)
_CELLS = (int, str, bytes, type(None))


class NotSubjects(ValueError):
    """Bytes that no head office writes."""


@dataclass(frozen=True, slots=True)
class OpenedSubject:
    """`place` is where in the stream it changed last; 0 if it never did. `profile` is the member's newest, or what
    a member said."""

    rows: SubjectRows
    place: int
    profile: AttachmentSent | None = None


@dataclass(frozen=True, slots=True)
class Applying:
    """What putting rows in place takes beside the store. `initials` gives a name's spelling for the search."""

    till: str
    sealing: FactSealing
    encoding: Encoding
    initials: Callable[[str], str]

    def apply(
        self,
        work: Work,
        contained: JournalPlace,
        subjects: Sequence[OpenedSubject],
    ) -> tuple[str, ...]:
        """Replace the subjects' rows, which hold this till's facts exactly up to `contained`, then do again what
        the facts behind that did to them. In the caller's transaction.

        Returns:
            the members among them.
        """
        replaced = [opened.rows for opened in subjects]
        attachments = [opened.profile for opened in subjects if opened.profile is not None]
        member_ids = [rows.subject.name for rows in replaced if rows.subject.kind is SubjectKind.MEMBER]
        known = work.subjects.profile_hashes(member_ids)
        held = work.subjects.held_attachments([sent.member_id for sent in attachments])
        work.attachments.put_many(
            [
                (Attachment(sent.hash, sent.salt, sent.content), sent.member_id)
                for sent in attachments
                if sent.hash not in held
            ]
        )
        work.subjects.replace(replaced, self.till)
        work.member_loading.note_newer(member_ids)
        work.apply(self._own_operations(work, contained, {rows.subject for rows in replaced}))
        arrived = {sent.hash: sent.content for sent in attachments if sent.hash not in held}
        self._describe(work, member_ids, known, arrived)
        erase_what_lies_here(work, work.mergers.erased_among(member_ids))
        return tuple(member_ids)

    def put_block(self, work: Work, contained: JournalPlace, block: Block) -> None:
        """The same for a block of members; names of those who are new here are read later."""
        ids = [cast(str, member_id) for member_id in block.member_ids]
        if not ids:
            return
        described = work.member_loading.described(ids)
        known = work.subjects.profile_hashes(described)
        work.member_loading.put(block, self.till, described)
        subjects = {Subject(SubjectKind.MEMBER, member_id) for member_id in ids}
        work.apply(self._own_operations(work, contained, subjects))
        self._describe(work, described, known, {})
        erase_what_lies_here(work, work.mergers.erased_among(ids))

    def _own_operations(
        self, work: Work, contained: JournalPlace, subjects: set[Subject]
    ) -> Iterable[RowOperation]:
        epoch, seq = contained.epoch, contained.seq
        while page := work.journal.after(self.till, epoch, seq, _AT_ONCE):
            for fact in page:
                header, kind, version, plain = self.sealing.open(fact.content)
                body = read_body(kind, version, plain)
                operations = body.rows(header) if body is not None else ()
                yield from (
                    operation
                    for operation in apart(operations)
                    if subject_of(operation) in subjects and not self._stays(operation)
                )
            epoch, seq = page[-1].epoch, page[-1].seq

    def _stays(self, operation: OneRowOperation) -> bool:
        """Of slices, rows are told and replaced that are this till's; what is on the way from it or to it is not."""
        return (
            operation.table == "slices"
            and isinstance(operation, Add)
            and operation.key["till_id"] != self.till
        )

    def _describe(
        self,
        work: Work,
        member_ids: Sequence[str],
        known: Mapping[str, bytes],
        arrived: Mapping[bytes, bytes],
    ) -> None:
        """Make new and changed profiles findable; most changes are sales, which leave the profile alone."""
        found: list[tuple[str, Profile, str]] = []
        for member_id, profile_hash in work.subjects.profile_hashes(member_ids).items():
            if profile_hash == known.get(member_id) and profile_hash not in arrived:
                continue
            content = arrived.get(profile_hash) or _content(work, member_id, profile_hash)
            if content is not None:
                profile = from_plain(Profile, self.encoding.decode(content))
                found.append((member_id, profile, self.initials(profile.name)))
        if found:
            work.members.describe_many(found)


def _content(work: Work, member_id: str, profile_hash: bytes) -> bytes | None:
    attachment = work.attachments.get(member_id, profile_hash)
    return attachment.content if attachment else None


def opened_subjects(sent: SubjectsSent, wire: Wire, sealing: FactSealing) -> list[OpenedSubject]:
    """The subjects of a message. Kinds that this release does not know are left aside. Reads no store.

    Raises:
        NotSubjects, ValueError: not what a head office writes.
    """
    columns = {table.table: table.columns for table in sent.columns}
    own = dict(_own(wire.unpack(packed), columns) for packed in sent.own)
    opened = [_subject(wire.unpack(packed), columns, own, sealing) for packed in sent.packed]
    if own:
        raise NotSubjects("rows of a till's own that belong to none of the subjects")
    return [one for one in opened if one is not None]


_Columns = Mapping[str, tuple[str, ...]]
_Named = tuple[str, str]


def _own(plain: Plain, columns: _Columns) -> tuple[_Named, tuple[TableRows, ...]]:
    if not isinstance(plain, list) or len(plain) != 3:
        raise NotSubjects("not a subject")
    kind, name, tables = plain
    if not isinstance(kind, str) or not isinstance(name, str):
        raise NotSubjects("not a subject")
    return (kind, name), _tables(tables, columns)


def _subject(
    plain: Plain, columns: _Columns, own: dict[_Named, tuple[TableRows, ...]], sealing: FactSealing
) -> OpenedSubject | None:
    if not isinstance(plain, list) or len(plain) != 5:
        raise NotSubjects("not a subject")
    kind, name, place, tables, profile = plain
    if not isinstance(kind, str) or not isinstance(name, str) or type(place) is not int:
        raise NotSubjects("not a subject")
    mine = own.pop((kind, name), ())
    if kind not in _KINDS:
        return None
    rows = SubjectRows(Subject(SubjectKind(kind), name), _tables(tables, columns) + mine)
    return OpenedSubject(rows, place, _profile(rows, profile, sealing))


def _profile(rows: SubjectRows, plain: Plain, sealing: FactSealing) -> AttachmentSent | None:
    """A member's profile, or what a member said."""
    if plain is None:
        return None
    if not isinstance(plain, list) or len(plain) != 3:
        raise NotSubjects("not an attachment")
    hash_, salt, content = plain
    if not isinstance(hash_, bytes) or not isinstance(salt, bytes) or not isinstance(content, bytes):
        raise NotSubjects("not an attachment")
    if not sealing.is_attached(Attachment(hash_, salt, content)):
        raise NotSubjects("an attachment that is not what its name says")
    return AttachmentSent(_whose(rows), hash_, salt, content)


def _whose(rows: SubjectRows) -> str:
    if rows.subject.kind is SubjectKind.MEMBER:
        return rows.subject.name
    named = (dict(zip(table.columns, row, strict=True)) for table in rows.tables for row in table.rows)
    member_id = next((row["member_id"] for row in named if "member_id" in row), None)
    if not isinstance(member_id, str):
        raise NotSubjects("an attachment that is nobody's")
    return member_id


def _tables(plain: Plain, columns: _Columns) -> tuple[TableRows, ...]:
    if not isinstance(plain, dict):
        raise NotSubjects("not a subject")
    return tuple([_table(table, columns, rows) for table, rows in plain.items()])


def _table(table: str, columns: _Columns, rows: Plain) -> TableRows:
    names = columns.get(table)
    if names is None or not isinstance(rows, list):
        raise NotSubjects("rows of a table whose columns were not named")
    return TableRows(table, names, tuple(_row(row, len(names)) for row in rows))


def _row(row: Plain, width: int) -> tuple[Cell, ...]:
    if not isinstance(row, list) or len(row) != width or not all(type(cell) in _CELLS for cell in row):
        raise NotSubjects("not a row")
    return tuple(cast("list[Cell]", row))
