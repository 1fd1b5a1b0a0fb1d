"""Wrong holiday files: refused whole, with the key, what stands there, what was expected, and the line."""

from __future__ import annotations

from datetime import date

import pytest

from shuke.domain.bilingual import Bilingual
from shuke.domain.holiday_file import HolidaysRefused, read_holidays
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.programme.problems import Problem, ProblemKind
from shuke.wording import Language
from shuke.wording.programme import problem_text

P = ProblemKind

GOOD = """\
format = 1

[[years]]
year = 2027
breaks = [
  { name = { zh = "元旦", en = "New Year" }, first = 2026-12-31, last = 2027-01-02 },
  { name = { zh = "国庆", en = "National Day" }, first = 2027-10-01, last = 2027-10-31 },
]
working = [2026-12-26, 2027-10-09]
"""
NEW_YEAR = Bilingual(zh="元旦", en="New Year")


def problems(*swaps: tuple[str, str]) -> tuple[Problem, ...]:
    text = GOOD
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(HolidaysRefused) as refused:
        read_holidays(text)
    assert str(refused.value)
    return refused.value.problems


def test_a_good_file_names_every_day_of_its_breaks() -> None:
    # 2027-10-09, a Saturday, lies inside the second break: see below.
    text = GOOD.replace("2027-10-31", "2027-10-08")
    found = read_holidays(text)
    assert found.known_years == {2027}
    assert found.working == {date(2026, 12, 26), date(2027, 10, 9)}
    assert found.holiday(date(2026, 12, 30)) is None
    assert found.holiday(date(2026, 12, 31)) == NEW_YEAR
    assert found.holiday(date(2027, 1, 2)) == NEW_YEAR
    assert found.holiday(date(2027, 1, 3)) is None
    assert len(found.holidays) == 3 + 8


WRONG = [
    ((), P.DUPLICATE, "years[1].working[2]", 9),  # worked and off at once
    ((("2027-10-31", "2027-11-01"),), P.OUT_OF_RANGE, "years[1].breaks[2].last", 7),
    ((("last = 2027-10-31", "last = 2027-09-30"),), P.ENDS_BEFORE_IT_STARTS, "years[1].breaks[2].last", 7),
    ((("first = 2027-10-01", "first = 2027-01-02"),), P.OUT_OF_RANGE, "years[1].breaks[2].last", 7),
    ((("first = 2026-12-31", "first = 2026-11-30"),), P.OUT_OF_RANGE, "years[1].breaks[1].first", 6),
    ((("2027-10-31", "2027-10-08"), ("2026-12-26", "2026-12-25")), P.NOT_A_WEEKEND, "years[1].working[1]", 9),
    ((("2027-10-31", "2027-10-08"), ("2027-10-09", "2028-01-01")), P.OUT_OF_RANGE, "years[1].working", 9),
    ((("2027-10-31", "2027-10-08"), ("2027-10-09", '"x"')), P.NOT_A_DATE, "years[1].working[2]", 9),
    ((("2027-10-31", "2027-10-08"), ("2027-10-09", "2026-12-26")), P.DUPLICATE, "years[1].working[2]", 9),
    ((("first = 2027-10-01", "first = 7"),), P.NOT_A_DATE, "years[1].breaks[2].first", 7),
    ((("year = 2027", "year = 2000"),), P.OUT_OF_RANGE, "years[1].year", 4),
    ((("year = 2027", "yaer = 2027"),), P.MISSING, "years[1].year", 3),
    ((('en = "New Year"', 'en = ""'),), P.TEXT_LENGTH, "years[1].breaks[1].name.en", 6),
    ((("format = 1", "format = 2"),), P.NEWER_FORMAT, "format", 1),
    ((("format = 1", "format = ["),), P.SYNTAX, "", 3),
    ((("format = 1", "format = 1\nweekends = true"),), P.UNKNOWN_KEY, "weekends", 2),
    (
        (("working", "breaks_2 = 1\n[[years]]\nyear = 2027\nbreaks = [{}]\nworking"),),
        P.DUPLICATE,
        "years[2].year",
        11,
    ),
]


@pytest.mark.parametrize(("swaps", "kind", "path", "line"), WRONG)
def test_a_wrong_file_is_refused_with_words(
    swaps: tuple[tuple[str, str], ...], kind: ProblemKind, path: str, line: int
) -> None:
    found = problems(*swaps)
    (told,) = [problem for problem in found if (problem.kind, problem.path) == (kind, path)]
    assert told.line == line
    for language in Language:
        text = problem_text(told, language)
        assert str(line) in text
        assert "{" not in text.replace("{…}", "")


def test_two_breaks_do_not_share_a_day() -> None:
    (found,) = problems(("first = 2027-10-01, last = 2027-10-31", "first = 2027-01-02, last = 2027-01-03"))
    assert (found.kind, found.found) == (P.DUPLICATE, "2027-01-02")


def test_a_working_day_that_something_else_names_is_a_working_day() -> None:
    day = date(2025, 1, 26)
    named = HolidayCalendar(holidays={day: NEW_YEAR}, known_years=frozenset({2025}))
    assert named.holiday(day) == NEW_YEAR
    worked = HolidayCalendar(holidays=named.holidays, working=frozenset({day}))
    assert worked.holiday(day) is None


def test_nothing_is_known_without_a_file() -> None:
    empty = HolidayCalendar()
    assert empty.holiday(date(2026, 10, 1)) is None
    assert empty.unknown([date(2026, 10, 1)]) == (2026,)


def test_a_year_that_is_known_anew_is_known_by_the_newer_alone() -> None:
    old_day, kept_day = date(2026, 5, 4), date(2025, 5, 1)
    older = HolidayCalendar(
        holidays={old_day: NEW_YEAR, kept_day: NEW_YEAR},
        working=frozenset({date(2026, 5, 9), date(2025, 5, 10)}),
        known_years=frozenset({2025, 2026}),
    )
    newer = HolidayCalendar(
        holidays={date(2025, 12, 31): NEW_YEAR, date(2025, 5, 10): NEW_YEAR},
        working=frozenset({date(2026, 5, 16)}),
        known_years=frozenset({2026}),
    )
    found = older.updated(newer)
    assert found.holiday(old_day) is None
    assert found.holiday(kept_day) == NEW_YEAR
    assert found.holiday(date(2025, 12, 31)) == NEW_YEAR
    assert found.holiday(date(2025, 5, 10)) == NEW_YEAR  # off by the newer, whatever was worked before
    assert found.working == {date(2026, 5, 16)}
    assert found.known_years == {2025, 2026}
