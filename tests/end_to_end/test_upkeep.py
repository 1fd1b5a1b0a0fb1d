"""A till that looks after itself: the write-ahead log has a ceiling, old print jobs go in quiet moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fakes.background import SynchronousBackground
from fakes.clock import FakeClock
from fakes.till_on_disk import SESSION, open_till
from shuke.application.closing.closing import ClosingProgress
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.figures.counting import MOST_AT_ONCE
from shuke.application.ports.costs import CountOf
from shuke.application.sync.joining import known_head_office
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_upkeep import LONGEST_LOG_BYTES, TillUpkeep
from shuke.domain.basket import TenderKind
from shuke.domain.facts.rows import Add, Insert, Put, Raise
from shuke.domain.facts.sold_content import LineSold, sold_content
from shuke.domain.figures.months import MonthsKind, months_of
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.segments.fields import Kept

NOW = int(datetime(2026, 4, 30, 4, tzinfo=UTC).timestamp() * 1000)
DAY_MS = 86_400_000


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def till(tmp_path: Path, clock: FakeClock) -> Iterator[TillServices]:
    till = open_till(tmp_path, clock)
    yield till
    till.data.close()


def sell(till: TillServices) -> None:
    basket = till.desk.begin(SESSION).basket.basket_id
    add_open_amount(till.desk, SESSION, basket, Money(5_00))
    view = pay(till.desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    assert view.completed


def log_bytes(till: TillServices) -> int:
    return till.data.folder.database.with_name("till.db-wal").stat().st_size


def test_a_log_over_its_ceiling_is_folded_in_behind_a_sale(till: TillServices) -> None:
    sell(till)
    long = log_bytes(till)
    assert long
    TillUpkeep(SynchronousBackground(), till, longest_log_bytes=long).sale_answered()
    assert log_bytes(till) == long, "not before it is too long"
    TillUpkeep(SynchronousBackground(), till, longest_log_bytes=long - 1).sale_answered()
    assert log_bytes(till) == 0
    assert LONGEST_LOG_BYTES == 64 * 1024 * 1024


def test_a_quiet_moment_forgets_old_jobs_and_then_folds_the_log_in(
    till: TillServices, clock: FakeClock
) -> None:
    for _ in range(120):
        sell(till)
    with till.data.counter.writing() as work:
        while job := work.print_jobs.next_waiting():
            work.print_jobs.mark_printed(job.job_id)
        work.commit()
    clock.wall_ms += 420 * DAY_MS
    sell(till)
    TillUpkeep(SynchronousBackground(), till).quiet()
    with till.data.counter.reading() as work:
        assert [number for number in range(1, 130) if work.print_jobs.get(number)] == [121]
    assert log_bytes(till) == 0


def test_what_members_usually_buy_is_noted_in_quiet_moments(till: TillServices) -> None:
    with till.data.counter.writing() as work:
        work.apply([Put("members", {"member_id": "m-1"}, {"number": "1", "joined_on": "2026-01-01"})])
        work.apply([sold("m-1", seq, date(2026, 4, day)) for seq, day in enumerate((1, 11, 21), 1)])
        work.commit()
    with till.data.counter.reading() as work:
        assert work.habits.usual(9) == []
    TillUpkeep(SynchronousBackground(), till).quiet()
    with till.data.counter.reading() as work:
        assert work.habits.usual(9) == ["a-tea"]
        today = till.recorder.today(work, till.desk.shop)
        (due,) = work.segments.members((Kept.DUE_ARTICLES,), date(2026, 5, 1)).columns.values()
        assert work.segments.packing(today) is None, "then they are packed, too"
    assert due.cells() == ["a-tea"]


def test_what_takes_a_walk_through_all_members_is_counted_in_quiet_moments(till: TillServices) -> None:
    month = months_of(MonthsKind.MONTH, date(2026, 4, 30))
    with till.data.counter.writing() as work:
        key = {"month": "2026-04", "till_id": "S01-1", "card": "gold"}
        work.apply([Add("month_cards", key, {"sales": MOST_AT_ONCE + 1})])
        work.commit()
        assert work.costs.kept(CountOf.BUYERS, month) is None
    TillUpkeep(SynchronousBackground(), till).quiet()
    with till.data.counter.reading() as work:
        kept = work.costs.kept(CountOf.BUYERS, month)
    assert kept is not None
    assert (kept.at_ms, kept.stamp.sales) == (NOW, MOST_AT_ONCE + 1)


def sold(member_id: str, seq: int, on: date) -> Insert:
    content = sold_content([LineSold(1, "a-tea", "碧螺春", 1000, 100, 100)], ())
    place = {"till_id": "S01-1", "epoch": 1, "seq": 1000 + seq}
    return Insert(
        "sales", {**place, "member_id": member_id, "business_date": on.isoformat(), "content": content}
    )


def test_days_that_are_over_are_closed_when_nobody_is_at_work(till: TillServices, clock: FakeClock) -> None:
    sell(till)
    seen: list[ClosingProgress | None] = []
    upkeep = TillUpkeep(SynchronousBackground(), till, day_closing=seen.append)
    clock.wall_ms += DAY_MS
    upkeep.quiet()
    clock.wall_ms += 2 * DAY_MS
    upkeep.quiet()
    with till.data.counter.reading() as work:
        closed = [(one.day.isoformat(), one.finished) for one in work.closings.days(10)]
    assert closed == [("2026-05-02", True), ("2026-05-01", True), ("2026-04-30", True)]
    told = [one and one.days_left for one in seen if one is None or one.closed]
    assert told == [0, None, 1, 0, None]


def test_a_till_that_has_a_head_office_closes_no_day(till: TillServices, clock: FakeClock) -> None:
    with till.data.counter.writing() as work:
        work.settings.put("head-office.address", "https://office.example")
        work.settings.put("head-office.key", bytes(32).hex())
        assert known_head_office(work) is not None
        work.commit()
    clock.wall_ms += 3 * DAY_MS
    TillUpkeep(SynchronousBackground(), till).quiet()
    with till.data.counter.reading() as work:
        assert work.closings.days(10) == []


def test_names_of_members_taken_over_before_the_till_stopped_are_read_when_it_is_quiet(
    till: TillServices,
) -> None:
    with till.data.counter.writing() as work:
        work.member_names.expect()
        work.members.describe_unread([("m-1", Profile("王小明", "13800138000"), "wxm")])
        work.member_names.expect_more()
        work.apply([Put("members", {"member_id": "m-1"}, {"number": "A1", "joined_on": "2026-01-01"})])
        work.apply([Raise("members", {"member_id": "m-1"}, {"tier_held": "0000.000.2026-01-01.ordinary"})])
        work.commit()
    TillUpkeep(SynchronousBackground(), till).quiet()
    with till.data.counter.reading() as work:
        assert [one.member_id for one in work.members.by_name("小明", 5)] == ["m-1"]
        assert work.member_names.standing().done


def test_what_was_taken_down_for_many_members_is_made_again_when_nobody_is_at_work(
    till: TillServices, clock: FakeClock
) -> None:
    with till.data.counter.writing() as work:
        work.member_loading.take_down()
        work.commit()
    sell(till)
    upkeep = TillUpkeep(SynchronousBackground(), till)
    upkeep.quiet()
    with till.data.counter.reading() as work:
        assert not work.member_loading.finds_phones(), "half a minute behind a sale at the earliest"
    clock.wall_ms += 31_000
    upkeep.quiet()
    with till.data.counter.writing() as work:
        assert work.member_loading.finds_phones()
        assert not work.member_loading.make_one(), "nothing is missing"
