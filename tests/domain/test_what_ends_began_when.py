"""What ends on a day began between the days that a search over all of them finds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shuke.domain.programme.parts.validity import Validity, ValidityKind

FIRST, DAYS = date(2026, 11, 1), 900
"""With a leap day, and months of every length."""


@pytest.mark.parametrize("months", [1, 2, 6, 11, 12, 13, 36])
def test_months_that_end_on_a_day_began_where_counting_on_from_each_day_says(months: int) -> None:
    some = Validity(ValidityKind.MONTHS, months)
    ending: dict[date | None, list[date]] = {}
    for passed in range(-40 * (months + 2), DAYS):
        began = FIRST + timedelta(days=passed)
        ending.setdefault(some.last_day(began), []).append(began)
    several = 0
    for last in (FIRST + timedelta(days=passed) for passed in range(DAYS)):
        began_on = ending.get(last)
        assert some.starting(last) == ((began_on[0], began_on[-1]) if began_on else None)
        several += began_on is None or len(began_on) > 1
    assert several or months % 12 == 0, "no short month was in it"


def test_nothing_began_before_there_were_days() -> None:
    assert Validity(ValidityKind.MONTHS, 1_200).starting(date(50, 1, 1)) is None
