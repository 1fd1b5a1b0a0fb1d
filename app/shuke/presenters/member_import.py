"""Taking an older system's members over: a list is read, its columns told, all of it tried without being recorded;
then taken in slices that the counter does not notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from shuke.application.counter.desk import Desk
from shuke.application.importing.carrying_over import CarriedSlice, CarryingOver, Permit, foresee
from shuke.application.importing.columns import (
    Header,
    MemberColumn,
    find_header,
    is_known,
    recall_columns,
    remember_columns,
)
from shuke.application.importing.left_out import left_out_rows
from shuke.application.importing.old_members import (
    FaultyRow,
    OldMember,
    OldMembers,
    read_old_members,
    tiers_by_name,
)
from shuke.application.importing.old_tiers import OldTier, old_tiers, recall_tiers, remember_tiers
from shuke.application.ports.snapshot import NamesRead
from shuke.application.ports.store import StoreUnusable
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.application.sheets.reading import read_table
from shuke.application.sheets.table import MOST_BYTES, FileRefused, Table
from shuke.application.spreadsheet import list_file
from shuke.domain.spelling import folded
from shuke.presenters.article_import import ImportFiles
from shuke.presenters.back_office import OfficeWork, trouble_words
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words
from shuke.presenters.member_import_state import (
    MOST_FAULTS_SHOWN,
    ColumnRow,
    Comparison,
    MemberImportPhase,
    MemberImportState,
    Sums,
)
from shuke.presenters.pace import Pace, Progress
from shuke.presenters.shown import Shown
from shuke.wording import Language
from shuke.wording import importing as words
from shuke.wording.article_import import BAD_SAVED, FILE_FAILED
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["MemberImportPresenter"]

_SAMPLES = 2
_PREVIEWED = 3
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class _List:
    """A file that was read."""

    table: Table
    old: OldMembers
    origin: str
    tiers: Mapping[str, Words]
    old_tiers: tuple[OldTier, ...]


class MemberImportPresenter(Shown[MemberImportState]):
    """`changed` is called once members came in."""

    def __init__(
        self,
        office: OfficeWork,
        carrying: CarryingOver,
        files: ImportFiles,
        clock_s: Callable[[], float],
        changed: Callable[[], None],
    ) -> None:
        super().__init__(MemberImportState())
        self._office = office
        self._carrying = carrying
        self._files = files
        self._clock_s = clock_s
        self._changed = changed
        self._list: _List | None = None
        self._chosen_tiers: dict[str, str] = {}
        self._faulty: list[FaultyRow] = []
        self._path = Path()
        self._origin = ""
        self._pace = Pace(clock_s, 1)
        self._cancelled = False

    def choose(self, path: Path, sheet: str = "") -> None:
        """Read the file; of a workbook the named sheet, or the first one with anything in it."""
        if self._state.busy:
            return
        self._path = path
        self._read(lambda: self._table(path, sheet), None)

    def choose_sheet(self, sheet: str) -> None:
        if sheet in self._state.sheets:
            self.choose(self._path, sheet)

    def use_column(self, place: int, column: MemberColumn | None) -> None:
        """That column of the file holds this; the list is read anew."""
        held = self._list
        if held is None or self._state.busy:
            return
        header = held.old.header.with_column(place, column)
        self._read(lambda: held.table, header)

    def use_tier(self, name: str, key: str) -> None:
        """Members of that older tier come into this one; the list is read anew."""
        held = self._list
        if held is None or self._state.busy or key not in held.tiers:
            return
        self._chosen_tiers[folded(name)] = key
        self._read(lambda: held.table, held.old.header)

    def name_origin(self, origin: str) -> None:
        """What the older system is called; members who are in are known by it."""
        if origin == self._origin:
            return
        self._origin = origin
        if self._list is not None and not self._state.busy:
            self._begin_comparing(self._list)

    def cancel(self) -> None:
        """Stop after the slice under way. Who is in stays in."""
        self._cancelled = True

    def run(self) -> None:
        """Take the list over."""
        held = self._list
        if held is None or self._state.phase is not MemberImportPhase.READY or not self._state.counts.new:
            return
        self._office.change(
            lambda desk, session: self._begin(desk, session, held), self._begun, self._trouble
        )

    def save_left_out(self, path: Path, language: Language) -> None:
        """Write the rows that are left out, with what is wrong with them."""
        held, faulty = self._list, tuple(self._faulty)
        if held is None:
            return
        self._office.background.run(
            Lane.READING,
            lambda: self._files.write(
                path, list_file(path.name, left_out_rows(held.table, held.old.header, faulty, language))
            ),
            lambda _: self._say(said(BAD_SAVED, file=str(path)), NoticeTone.GOOD),
            lambda problem: self._say(_file_trouble(path, problem), NoticeTone.BAD),
            expected=(OSError,),
        )

    # reading

    def _read(self, table: Callable[[], Table], header: Header | None) -> None:
        self._cancelled = False
        self._list = None
        self._faulty = []
        self._show(MemberImportState(MemberImportPhase.READING, self._origin, self._path.name))

        def read() -> _List:
            found = table()
            with self._office.desk.reports.reading() as work:
                used = header or recall_columns(work.settings, find_header(found.rows))
                programme = self._office.desk.programme_in_force(work)
                today = self._office.desk.recorder.today(work, self._office.desk.shop)
                origin = work.settings.get(Setting.IMPORT_ORIGIN.value) or ""
                before = recall_tiers(work.settings)
            names = {tier.key: bilingual_words(tier.name) for tier in programme.tiers}
            chosen = {name: key for name, key in {**before, **self._chosen_tiers}.items() if key in names}
            tiers = {**tiers_by_name(programme), **chosen}
            old = read_old_members(found, used, tiers, today)
            return _List(found, old, origin, names, old_tiers(found, used, tiers))

        self._office.background.run(
            Lane.READING,
            read,
            self._begin_comparing,
            self._not_read,
            expected=(OSError, FileRefused, StoreUnusable),
        )

    def _table(self, path: Path, sheet: str) -> Table:
        return read_table(self._files.read(path, MOST_BYTES + 1), is_known, sheet=sheet)

    def _not_read(self, problem: Exception) -> None:
        sentence: Words
        if isinstance(problem, FileRefused):
            sentence = problem.words
        elif isinstance(problem, OSError):
            sentence = _file_trouble(self._path, problem)
        else:
            sentence = trouble_words(problem)
        self._show(MemberImportState(origin=self._origin, notice=Notice(sentence)))

    # trying without recording

    def _begin_comparing(self, held: _List) -> None:
        self._cancelled = False
        self._list = held
        self._origin = self._origin or held.origin
        old = held.old
        self._faulty = list(old.faulty)
        self._show(
            MemberImportState(
                MemberImportPhase.COMPARING,
                self._origin,
                self._path.name,
                sheets=held.table.sheets,
                sheet=held.table.sheet,
                columns=_column_rows(held),
                old_tiers=held.old_tiers,
                tiers=tuple(held.tiers.items()),
                members=tuple(self._preview(held, member) for member in old.members[:_PREVIEWED]),
                totals=old.totals,
                sums=Sums(
                    *map(self._office.money, (old.totals.principal, old.totals.bonus, old.totals.spent))
                ),
            )
        )
        self._tell_faults()
        self._pace = Pace(self._clock_s, len(old.members))
        self._compare(held, 0)

    def _compare(self, held: _List, first_row: int) -> None:
        if self._cancelled:
            self._list = None
            self._show(MemberImportState())
            return
        origin = self._origin
        self._office.read(
            lambda work: foresee(work, held.old, origin, first_row),
            lambda part: self._compared(held, part),
            self._trouble,
        )

    def _compared(self, held: _List, part: CarriedSlice) -> None:
        self._faulty += part.faulty
        counts = self._state.counts.with_slice(part)
        if part.next_row is not None:
            self._show(replace(self._state, counts=counts, progress=self._pace.at(part.next_row)))
            self._compare(held, part.next_row)
            return
        none = None if held.old.members else Notice(words.NOBODY, NoticeTone.WARN)
        self._show(replace(self._state, phase=MemberImportPhase.READY, counts=counts, notice=none))
        self._tell_faults()

    # taking over

    def _begin(self, desk: Desk, session: Session, held: _List) -> Permit | Refused:
        permit = self._carrying.begin(session, held.old, self._origin)
        if isinstance(permit, Permit):
            with desk.store.writing() as work:
                remember_columns(work.settings, held.old.header)
                remember_tiers(work.settings, self._chosen_tiers)
                work.settings.put(Setting.IMPORT_ORIGIN.value, permit.origin)
                work.commit()
        return permit

    def _begun(self, permit: Permit | Refused) -> None:
        if isinstance(permit, Refused):
            self._say(self._office.refusal(permit), NoticeTone.BAD)
            return
        self._cancelled = False
        self._faulty = list(self._list.old.faulty) if self._list else []
        self._pace = Pace(self._clock_s, len(permit.members))
        running = MemberImportPhase.RUNNING
        self._show(replace(self._state, phase=running, counts=Comparison(), progress=Progress(), notice=None))
        self._take_slice(permit, 0)

    def _take_slice(self, permit: Permit, first_row: int) -> None:
        self._office.background.run(
            Lane.COUNTER,
            lambda: self._carrying.take_slice(permit, first_row),
            lambda done: self._taken(permit, done),
            lambda problem: self._trouble(trouble_words(problem)),
            expected=(StoreUnusable,),
        )

    def _taken(self, permit: Permit, done: CarriedSlice) -> None:
        self._faulty += done.faulty
        counts = self._state.counts.with_slice(done)
        if done.next_row is None:
            self._show(
                replace(self._state, phase=MemberImportPhase.NAMES, counts=counts, progress=Progress())
            )
            self._read_names()
        elif self._cancelled:
            self._finish(counts, stopped=True)
        else:
            self._show(replace(self._state, counts=counts, progress=self._pace.at(done.next_row)))
            self._take_slice(permit, done.next_row)

    def _read_names(self) -> None:
        """Stopped in between, the rest is read when the counter is quiet."""

        def read(standing: NamesRead | None) -> None:
            if standing is None or self._cancelled:
                self._finish(self._state.counts, stopped=False)
            else:
                permille = standing.read * 1000 // max(standing.until, 1)
                self._show(replace(self._state, progress=Progress(min(permille, 1000))))
                self._read_names()

        self._office.background.run(
            Lane.COUNTER,
            self._carrying.read_names,
            read,
            lambda problem: self._trouble(trouble_words(problem)),
            expected=(StoreUnusable,),
        )

    def _finish(self, counts: Comparison, *, stopped: bool) -> None:
        self._tell_faults()
        told = said(
            words.STOPPED if stopped else words.DONE,
            new=points_text(counts.new),
            there=points_text(counts.there),
            left_out=points_text(self._state.faulty_rows),
        )
        notice = Notice(told, NoticeTone.WARN if stopped else NoticeTone.GOOD)
        phase = MemberImportPhase.READY if stopped else MemberImportPhase.DONE
        self._show(replace(self._state, phase=phase, counts=counts, notice=notice))
        self._changed()

    # telling

    def _preview(self, held: _List, member: OldMember) -> tuple[Words, ...]:
        amounts = (member.principal, member.bonus, member.spent)
        return (
            member.card,
            member.phone,
            member.name,
            held.tiers[member.tier] if member.tier else "",
            points_text(member.points),
            *(self._office.money(amount) for amount in amounts),
        )

    def _tell_faults(self) -> None:
        self._faulty.sort(key=lambda one: one.row)
        shown = tuple(one.words for one in self._faulty[:MOST_FAULTS_SHOWN])
        rows = len({one.row for one in self._faulty})
        self._show(replace(self._state, faults=shown, faulty_rows=rows))

    def _trouble(self, sentence: Words) -> None:
        """Who came in before stays in; the list can be tried again."""
        phase = MemberImportPhase.READY if self._list else MemberImportPhase.EMPTY
        self._show(replace(self._state, phase=phase, notice=Notice(sentence)))
        self._changed()

    def _say(self, sentence: Words, tone: NoticeTone) -> None:
        self._show(replace(self._state, notice=Notice(sentence, tone)))


def _column_rows(held: _List) -> tuple[ColumnRow, ...]:
    header, rows = held.old.header, held.table.rows
    below = rows[header.at + 1 : header.at + 1 + _SAMPLES]
    return tuple(
        ColumnRow(
            place,
            name,
            tuple(row[place].strip()[:_SHOWN] if place < len(row) else "" for row in below),
            header.columns[place],
        )
        for place, name in enumerate(header.names)
    )


def _file_trouble(path: Path, problem: Exception) -> Words:
    reason = (problem.strerror if isinstance(problem, OSError) else None) or type(problem).__name__
    return said(FILE_FAILED, file=path.name, reason=reason)
