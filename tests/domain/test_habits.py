from __future__ import annotations

from datetime import date

from shuke.domain.habits import BoughtLine, Habit, Habits, habits_of, regular_habits


def day(number: int) -> date:
    return date(2026, 3, number)


def line(on: int, article: str = "", name: str = "") -> BoughtLine:
    return BoughtLine(day(on), article, name or article)


def test_nobody_has_a_habit_after_one_visit_or_none() -> None:
    assert habits_of(()) == Habits(None, ())
    assert habits_of([line(1, "tea"), line(1, "tea"), line(1)]) == Habits(None, ())


def test_days_count_and_the_usual_gap_is_the_one_in_the_middle() -> None:
    bought = [line(1, "tea"), line(4, "tea"), line(5, "tea"), line(15, "tea"), line(15, "tea"), line(20)]
    assert habits_of(bought) == Habits(3, (Habit("tea", "tea", 4, 3, day(15)),))
    assert habits_of([line(1, "tea"), line(2, "tea"), line(12, "tea")]).goods[0].every_days == 1


def test_the_most_frequent_come_first_by_the_name_they_had_last_and_five_at_most() -> None:
    bought = [line(on, f"a{article}") for article in range(7) for on in (1, 2)]
    bought += [line(3, "a5"), line(4, "a6", "新名"), line(5, "once")]
    goods = habits_of(bought).goods
    assert [one.name for one in goods] == ["新名", "a5", "a0", "a1", "a2"]
    assert [one.days for one in goods] == [3, 3, 2, 2, 2]


def test_it_is_due_from_its_usual_day_on_until_twice_as_long_has_gone_by() -> None:
    (one,) = regular_habits({"tea": {day(1), day(8), day(16)}})
    assert (one.article_id, one.days, one.every_days) == ("tea", 3, 7)
    assert (one.due_on, one.over_on) == (day(23), day(30))
    assert [on for on in range(16, 32) if one.is_due(day(on))] == [23, 24, 25, 26, 27, 28, 29]


def test_twice_or_every_few_days_is_nothing_to_be_reminded_of() -> None:
    often = [line(on, "milk") for on in (1, 7, 13, 19)]
    assert regular_habits({"milk": {one.on for one in often}, "tea": {day(1), day(15)}}) == ()
    assert not any(one.is_due(day(on)) for one in habits_of(often).goods for on in range(19, 32))


def test_a_clock_that_stood_at_the_end_of_time_stops_nothing() -> None:
    (one,) = regular_habits({"tea": {date(9999, 1, 1), date(9999, 6, 1), date(9999, 12, 1)}})
    assert (one.due_on, one.over_on) == (date.max, date.max)
