"""From the text of a holiday file to the years it publishes, strictly: one fault and nothing is taken.

The keys are described in the shipped file (`resources/holidays/cn.toml`).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from shuke.domain.bilingual import Bilingual
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.programme.parsing import parsed
from shuke.domain.programme.problems import Problem, ProblemKind, ProgrammeRefused
from shuke.domain.programme.tables import Notes, Table
from shuke.domain.programme.toml_lines import key_lines

__all__ = ["HOLIDAY_FORMAT", "HolidaysRefused", "read_holidays"]

HOLIDAY_FORMAT = 1
"""The newest format of the file that this program reads."""

MOST_YEARS = 100
MOST_BREAKS = 20
MOST_WORKING = 20
LONGEST_BREAK_DAYS = 31
_SATURDAY = 6


class HolidaysRefused(ValueError):
    """The text is not a holiday file that may be used. Nothing of it was taken over."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first = problems[0]
        super().__init__(f"line {first.line}: {first.path}: {first.kind} ({len(problems)} problems)")


def read_holidays(text: str) -> HolidayCalendar:
    """The years that a holiday file publishes.

    Raises:
        HolidaysRefused: it has problems, all of which it names.
    """
    try:
        content = parsed(text)
    except ProgrammeRefused as refused:
        raise HolidaysRefused(refused.problems) from refused
    notes = Notes(key_lines(text))
    form = content.get("format")
    if isinstance(form, int) and form > HOLIDAY_FORMAT:
        notes.add(ProblemKind.NEWER_FORMAT, ("format",), form, known=HOLIDAY_FORMAT)
    else:
        calendar = _years(Table(content, (), notes))
        if not notes.problems:
            return calendar
    raise HolidaysRefused(tuple(sorted(notes.problems, key=lambda problem: problem.line)))


def _years(top: Table) -> HolidayCalendar:
    top.whole("format", 1, HOLIDAY_FORMAT)
    holidays: dict[date, Bilingual] = {}
    working: set[date] = set()
    known: set[int] = set()
    for table in top.tables("years", 1, MOST_YEARS):
        year = table.whole("year", 2001, 2099)
        if year in known:
            table.note(ProblemKind.DUPLICATE, "year", year)
        known.add(year)
        for part in table.tables("breaks", 1, MOST_BREAKS):
            _add_break(part, year, holidays)
        _add_working(table, year, working, holidays)
        table.close()
    top.close()
    return HolidayCalendar(holidays, frozenset(working), frozenset(known))


def _add_break(table: Table, year: int, holidays: dict[date, Bilingual]) -> None:
    name = table.words("name")
    first, last = table.date("first"), table.date("last")
    table.close()
    if date.min in (first, last) or not _is_near(table, "first", first, year):
        return
    days = (last - first).days + 1
    if days < 1:
        table.note(ProblemKind.ENDS_BEFORE_IT_STARTS, "last", last, first=first)
    elif days > LONGEST_BREAK_DAYS:
        most = first + timedelta(days=LONGEST_BREAK_DAYS - 1)
        table.note(ProblemKind.OUT_OF_RANGE, "last", last, least=first, most=most)
    else:
        for number in range(days):
            day = first + timedelta(days=number)
            if day in holidays:
                table.note(ProblemKind.DUPLICATE, "first", day)
            holidays[day] = name


def _is_near(table: Table, key: str, day: date, year: int) -> bool:
    """Whether the day may belong to the year's breaks: from December before to its last day."""
    least, most = date(year - 1, 12, 1), date(year, 12, 31)
    if not least <= day <= most:
        table.note(ProblemKind.OUT_OF_RANGE, key, day, least=least, most=most)
    return least <= day <= most


def _add_working(table: Table, year: int, working: set[date], holidays: dict[date, Bilingual]) -> None:
    for place, day in enumerate(table.items("working", 0, MOST_WORKING)):
        path = (*table.path, "working", place)
        if not isinstance(day, date) or isinstance(day, datetime):
            table.notes.add(ProblemKind.NOT_A_DATE, path, day)
        elif _is_near(table, "working", day, year):
            if day.isoweekday() < _SATURDAY:
                table.notes.add(ProblemKind.NOT_A_WEEKEND, path, day)
            if day in working or day in holidays:
                table.notes.add(ProblemKind.DUPLICATE, path, day)
            working.add(day)
