"""Members or sales as a list: leave for it, which is recorded, and then its rows, some hundred at a time.

Each time is a view of the store of its own: a file of a million members holds up neither the counter nor what tidies
the database. Who joins meanwhile may be in the list or not; nobody is in it twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from shuke.application.counter.desk import Desk
from shuke.application.exporting.member_cells import ListedMember, MemberCells, column_name, is_wanted
from shuke.application.exporting.sale_cells import SaleCells
from shuke.application.exporting.wanted import (
    PERSONAL,
    ListedColumn,
    MembersWanted,
    SalesWanted,
    Wanted,
)
from shuke.application.ports.listings import Stretch
from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.list_exported import ListExported
from shuke.domain.programme.document import Programme
from shuke.domain.refund import SalePlace
from shuke.domain.shop import Right
from shuke.wording.sentence import Language

__all__ = ["ROWS_AT_ONCE", "ExportPermit", "Exporting", "Part", "may_see_persons"]

ROWS_AT_ONCE = 500

_DETAILS = frozenset(
    {
        ListedColumn.LUNAR_BIRTHDAY,
        ListedColumn.MESSENGER,
        ListedColumn.EMAIL,
        ListedColumn.REGION,
        ListedColumn.ADDRESS,
        ListedColumn.OCCUPATION,
        ListedColumn.INCOME,
        ListedColumn.EDUCATION,
        ListedColumn.REFERRER,
    }
)


@dataclass(frozen=True, slots=True)
class ExportPermit:
    """Leave for one list; given by `Exporting.begin` alone, when it was recorded. `at_most`: how many there are to
    choose from."""

    wanted: Wanted
    masked: bool
    at_most: int


@dataclass(frozen=True, slots=True)
class Part:
    """The next rows; `looked_at` counts those too that are not wanted. `behind` is where the next part begins, None
    behind the last one."""

    rows: Sequence[Sequence[str]]
    looked_at: int
    behind: str | SalePlace | None


def may_see_persons(session: Session) -> bool:
    """Whether names and ways of reaching people stand in that person's lists as they are."""
    return session.may(Right.CARE_FOR_MEMBERS)


class Exporting:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def at_most(self, work: Work, wanted: Wanted) -> int:
        """How many there are to choose from. All of them are counted: beside the counter."""
        if isinstance(wanted, MembersWanted):
            return len(wanted.among.members) if wanted.among else work.members.count()
        return work.listings.count_sales(self._desk.till)

    def begin(self, session: Session, wanted: Wanted, at_most: int) -> ExportPermit | Refused:
        """Record who takes what; `at_most` is as `at_most` gave it."""
        if not session.may(Right.EXPORT_LISTS):
            return Refused(Refusal.NOT_ALLOWED)
        desk = self._desk
        masked = isinstance(wanted, MembersWanted) and not may_see_persons(session)
        columns: tuple[str, ...] = ()
        with desk.store.writing() as work:
            if isinstance(wanted, MembersWanted):
                if not wanted.columns:
                    return Refused(Refusal.NO_COLUMNS)
                if work.member_loading.current() is not None:
                    return Refused(Refusal.MEMBERS_COMING)
                columns = tuple(one.value for one in wanted.columns)
                masked = masked and bool(PERSONAL & set(wanted.columns))
            fact = ListExported(wanted.content.value, columns, wanted.filters, masked, at_most)
            desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
            work.commit()
        return ExportPermit(wanted, masked, at_most)

    def rows_of(self, permit: ExportPermit, language: Language) -> MemberList | SaleList:
        if isinstance(permit.wanted, MembersWanted):
            return MemberList(self._desk, permit.wanted, language, masked=permit.masked)
        return SaleList(self._desk, permit.wanted, language)


class ListsMembers(Protocol):
    """A till's desk, or one of head office."""

    @property
    def recorder(self) -> Recorder: ...

    def programme_in_force(self, work: Work) -> Programme: ...


class MemberList:
    def __init__(
        self, desk: ListsMembers, wanted: MembersWanted, language: Language, *, masked: bool
    ) -> None:
        self._desk = desk
        self._wanted = wanted
        self._language = language
        self._masked = masked

    @property
    def header(self) -> list[str]:
        return [column_name(one).into(self._language) for one in self._wanted.columns]

    def read_on(self, work: Work, behind: str | SalePlace | None = None) -> Part:
        begin = behind if isinstance(behind, str) else ""
        found = work.listings.members_behind(begin, ROWS_AT_ONCE)
        if not found:
            return Part((), 0, None)
        stretch = Stretch(begin, found[-1].member_id)
        columns = set(self._wanted.columns)
        consents = work.listings.consents(stretch)
        attached = work.listings.profiles(stretch) if columns & _DETAILS else {}
        balances = work.listings.balances(stretch)
        cells = MemberCells(
            self._desk.programme_in_force(work), self._language, self._wanted.columns, masked=self._masked
        )
        rows = []
        for member in found:
            said = consents.get(member.member_id, {})
            if not is_wanted(member, said, self._wanted):
                continue
            lies_here = attached.get(member.member_id)
            profile = (self._desk.recorder.profile_of(lies_here) if lies_here else None) or member.profile
            listed = ListedMember(member, profile, balances.get(member.member_id, {}), said)
            rows.append(cells.row(listed))
        return Part(rows, len(found), stretch.last if len(found) == ROWS_AT_ONCE else None)


class SaleList:
    def __init__(self, desk: Desk, wanted: SalesWanted, language: Language) -> None:
        self._till = desk.till
        self._wanted = wanted
        self._cells = SaleCells(language, desk.local_time)

    @property
    def header(self) -> list[str]:
        return self._cells.header(self._wanted)

    def read_on(self, work: Work, behind: str | SalePlace | None = None) -> Part:
        begin = behind if isinstance(behind, SalePlace) else SalePlace(self._till, 0, 0)
        found = work.listings.sales_behind(begin, ROWS_AT_ONCE)
        wanted = [one for one in found if self._wanted.first_day <= one.on <= self._wanted.last_day]
        rows = tuple(self._cells.rows(work, wanted, lines=self._wanted.lines))
        # Business dates never go back within a till's journal.
        over = len(found) < ROWS_AT_ONCE or found[-1].on > self._wanted.last_day
        return Part(rows, len(found), None if over else found[-1].place)
