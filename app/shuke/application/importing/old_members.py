"""A list of members, read: each row is a member who can be taken over, or is told with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from shuke.application.enrolling import LONGEST_NAME
from shuke.application.importing.cells import (
    Fault,
    FaultyCell,
    read_amount,
    read_birthday,
    read_card,
    read_date,
    read_lunar_birthday,
    read_phone,
    read_points,
    read_sex,
    read_words,
)
from shuke.application.importing.columns import Header, MemberColumn
from shuke.application.sheets.table import Table
from shuke.domain.birthday import Birthday
from shuke.domain.money import ZERO, Money
from shuke.domain.profile import LONGEST_NOTE, Details, Profile, Sex
from shuke.domain.programme.document import Programme
from shuke.domain.spelling import folded
from shuke.wording.articles import ROW, WHOLE_ROW
from shuke.wording.importing import COLUMNS, FAULTS
from shuke.wording.said import Said, said

__all__ = ["FaultyRow", "OldMember", "OldMembers", "Totals", "read_old_members", "tiers_by_name"]


_SYSTEM_DIGITS = 8
_SHORT = 15


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """What keeps a row from being taken over; `column` is None where it is the row as a whole."""

    row: int
    column: MemberColumn | None
    fault: Fault
    values: tuple[tuple[str, object], ...] = ()

    @property
    def words(self) -> Said:
        column = COLUMNS[self.column.value] if self.column else WHOLE_ROW
        return said(ROW, row=self.row, column=column, problem=Said(FAULTS[self.fault.value], self.values))


@dataclass(frozen=True, slots=True)
class OldMember:
    """A member as the older system left them. `row` counts as a spreadsheet does.

    Attributes:
        tier: a key of the programme's; empty where the list says none.
        last_sale_on: spending counts on that day for what looks at a span of time; nowhere if it is not known.
    """

    row: int
    card: str
    phone: str
    name: str = ""
    sex: Sex = Sex.UNTOLD
    birthday: Birthday | None = None
    lunar_birthday: str = ""
    note: str = ""
    tier: str = ""
    joined_on: date | None = None
    points: int = 0
    points_last_day: date | None = None
    principal: Money = ZERO
    bonus: Money = ZERO
    spent: Money = ZERO
    sales: int = 0
    last_sale_on: date | None = None

    @property
    def profile(self) -> Profile:
        details = Details(lunar_birthday=self.lunar_birthday) if self.lunar_birthday else None
        return Profile(self.name, self.phone, self.birthday, self.sex, self.note, details)

    def member_id(self, origin: str) -> str:
        """The same whenever, and at whichever till, this member of that system is taken over.

        Short numbers stand in it as they are: then members with neighbouring numbers lie beside each other in every
        table and index, and a slice writes few of their pages.
        """
        system = _system(origin)
        if self.card and len(self.card) <= _SHORT and self.card.isalnum():
            return f"o{system}.{self.card}"
        key = "\x1f".join((origin, self.card or f"tel:{self.phone}"))
        return f"o{system}-{sha256(key.encode()).hexdigest()[:_SHORT]}"


@cache
def _system(origin: str) -> str:
    return sha256(origin.encode()).hexdigest()[:_SYSTEM_DIGITS]


@dataclass(frozen=True, slots=True)
class Totals:
    """To be held against those of the older system."""

    members: int = 0
    points: int = 0
    principal: Money = ZERO
    bonus: Money = ZERO
    spent: Money = ZERO

    @classmethod
    def of(cls, members: Sequence[OldMember]) -> Totals:
        return cls(
            len(members),
            sum(one.points for one in members),
            Money(sum(one.principal.minor for one in members)),
            Money(sum(one.bonus.minor for one in members)),
            Money(sum(one.spent.minor for one in members)),
        )


@dataclass(frozen=True, slots=True)
class OldMembers:
    """A list, read: every row that says anything is in `members` or has a part in `faulty`."""

    header: Header
    members: tuple[OldMember, ...] = ()
    faulty: tuple[FaultyRow, ...] = ()
    totals: Totals = field(default_factory=Totals)

    @property
    def digest(self) -> str:
        """Of what would be taken over."""
        return sha256(repr([_told(one) for one in self.members]).encode()).hexdigest()


def _told(one: OldMember) -> tuple[object, ...]:
    """All of it in plain values: those of a dataclass take ten times as long to be written out."""
    born = (one.birthday.month, one.birthday.day, one.birthday.year) if one.birthday else None
    money = (one.points, one.principal.minor, one.bonus.minor, one.spent.minor, one.sales)
    days = (one.joined_on, one.points_last_day, one.last_sale_on)
    lunar = (one.lunar_birthday,) if one.lunar_birthday else ()
    return (
        one.row,
        one.card,
        one.phone,
        one.name,
        str(one.sex),
        born,
        *lunar,
        one.note,
        one.tier,
        *money,
        *days,
    )


def tiers_by_name(programme: Programme) -> Mapping[str, str]:
    """The key of each tier by its key and its names."""
    return {
        folded(name): tier.key
        for tier in programme.tiers
        for name in (tier.key, tier.name.zh, tier.name.en)
        if folded(name)
    }


def read_old_members(table: Table, header: Header, tiers: Mapping[str, str], today: date) -> OldMembers:
    """Read every row. Nothing is recorded, nor held against who is a member here."""
    reading = _Reading(header, tiers, today, decimal_comma=table.decimal_comma)
    for number, row in enumerate(table.rows[header.at + 1 :], start=header.at + 2):
        if any(cell.strip() for cell in row):
            reading.read_row(number, row)
    members = tuple(reading.members)
    return OldMembers(header, members, tuple(reading.faulty), Totals.of(members))


class _Reading:
    """One list on its way from rows to members."""

    def __init__(self, header: Header, tiers: Mapping[str, str], today: date, *, decimal_comma: bool) -> None:
        self.members: list[OldMember] = []
        self.faulty: list[FaultyRow] = []
        self._seen: dict[tuple[MemberColumn, str], int] = {}
        self._tiers = tiers
        self._today = today
        readers = self._readers(decimal_comma=decimal_comma)
        self._columns = [
            (place, column, column.value, readers[column])
            for place, column in enumerate(header.columns)
            if column is not None
        ]

    def read_row(self, number: int, row: Sequence[str]) -> None:
        faulty: list[FaultyRow] = []
        told: dict[str, Any] = {}
        for place, column, name, read in self._columns:
            try:
                told[name] = read(row[place] if place < len(row) else "")
            except FaultyCell as cell:
                faulty.append(FaultyRow(number, column, cell.fault, cell.values))
        if not faulty:
            member = OldMember(number, told.pop("card", ""), told.pop("phone", ""), **told)
            faulty += self._whole(member)
            if not faulty:
                self.members.append(member)
        self.faulty += faulty

    def _whole(self, member: OldMember) -> Iterator[FaultyRow]:
        if not member.card and not member.phone:
            yield FaultyRow(member.row, None, Fault.CARD_OR_PHONE)
        for column, text, fault in (
            (MemberColumn.CARD, member.card, Fault.CARD_TWICE),
            (MemberColumn.PHONE, member.phone, Fault.PHONE_TWICE),
        ):
            other = self._seen.setdefault((column, text), member.row) if text else member.row
            if other != member.row:
                yield FaultyRow(member.row, column, fault, (("text", text), ("other", other)))

    def _readers(self, *, decimal_comma: bool) -> Mapping[MemberColumn, Callable[[str], object]]:
        def amount(cell: str) -> Money:
            return read_amount(cell, decimal_comma=decimal_comma)

        return {
            MemberColumn.CARD: read_card,
            MemberColumn.PHONE: read_phone,
            MemberColumn.NAME: lambda cell: read_words(cell, LONGEST_NAME),
            MemberColumn.SEX: read_sex,
            MemberColumn.BIRTHDAY: lambda cell: read_birthday(cell, self._today),
            MemberColumn.LUNAR_BIRTHDAY: read_lunar_birthday,
            MemberColumn.TIER: self._tier,
            MemberColumn.JOINED_ON: self._past,
            MemberColumn.POINTS: read_points,
            MemberColumn.POINTS_LAST_DAY: self._still_to_come,
            MemberColumn.PRINCIPAL: amount,
            MemberColumn.BONUS: amount,
            MemberColumn.SPENT: amount,
            MemberColumn.SALES: lambda cell: max(read_points(cell), 0),
            MemberColumn.LAST_SALE_ON: self._past,
            MemberColumn.NOTE: lambda cell: read_words(cell, LONGEST_NOTE),
        }

    def _past(self, cell: str) -> date | None:
        day = read_date(cell)
        if day is not None and day > self._today:
            raise FaultyCell(Fault.DATE_AHEAD, text=day.isoformat())
        return day

    def _still_to_come(self, cell: str) -> date | None:
        day = read_date(cell)
        if day is not None and day < self._today:
            raise FaultyCell(Fault.LAPSED, text=day.isoformat())
        return day

    def _tier(self, cell: str) -> str:
        name = read_words(cell, LONGEST_NAME)
        if not name:
            return ""
        key = self._tiers.get(folded(name))
        if key is None:
            raise FaultyCell(Fault.NOT_TIER, text=name)
        return key
