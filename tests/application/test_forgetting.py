"""Print jobs are kept as long as the till's own sales; older ones go in pieces."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fakes.counter_shop import CounterShop
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.counter.view import CounterView
from shuke.application.forgetting import forget_print_jobs, kept_from
from shuke.application.ports.printing import PrinterTrouble, PrintJobDraft, PrintKind
from shuke.application.reprinting import reprint
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.domain.shop import Place


def sold(shop: CounterShop, day: date) -> str:
    """The receipt's number of a sale on that day."""
    shop.clock.wall_ms = int(datetime(day.year, day.month, day.day, 4, tzinfo=UTC).timestamp() * 1000)
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    add_open_amount(shop.desk, shop.cashier, basket, Money(5_00))
    view = pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    assert view.completed
    return view.completed.receipt_number


def slip(shop: CounterShop) -> None:
    with shop.store.writing() as work:
        work.print_jobs.add(PrintJobDraft(PrintKind.CARD_SLIP, "card 1", b"{}"))
        work.commit()


def all_printed(shop: CounterShop) -> None:
    with shop.store.writing() as work:
        while job := work.print_jobs.next_waiting():
            work.print_jobs.mark_printed(job.job_id)
        work.commit()


def kept(shop: CounterShop) -> list[int]:
    with shop.store.reading() as work:
        return [number for number in range(1, 400) if work.print_jobs.get(number)]


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 3, 1), date(2025, 2, 1)),
        (date(2026, 3, 31), date(2025, 2, 1)),
        (date(2026, 1, 1), date(2024, 12, 1)),
        (date(2026, 2, 28), date(2025, 1, 1)),
    ],
)
def test_thirteen_months_and_the_begun_one_are_kept(today: date, first: date) -> None:
    assert kept_from(today) == first


def test_done_jobs_go_after_thirteen_months_and_the_slips_among_them() -> None:
    shop = CounterShop()
    slip(shop)
    sold(shop, date(2026, 4, 30))
    slip(shop)
    sold(shop, date(2026, 5, 1))
    slip(shop)
    all_printed(shop)
    sold(shop, date(2027, 6, 1))
    assert forget_print_jobs(shop.desk)
    assert kept(shop) == [3, 4, 5, 6]
    assert not forget_print_jobs(shop.desk)


def test_what_waits_for_the_printer_or_for_a_person_stays_however_old_it_is() -> None:
    shop = CounterShop()
    for _ in range(3):
        sold(shop, date(2026, 4, 30))
    with shop.store.writing() as work:
        work.print_jobs.mark_set_aside(1, PrinterTrouble.FAILED)
        work.print_jobs.mark_printed(3)
        work.commit()
    sold(shop, date(2027, 6, 1))
    assert forget_print_jobs(shop.desk)
    assert kept(shop) == [1, 2, 4]


def test_a_copy_asked_for_today_of_an_old_receipt_takes_nothing_newer_with_it() -> None:
    shop = CounterShop()
    old = sold(shop, date(2026, 4, 30))
    sold(shop, date(2027, 5, 31))
    assert isinstance(reprint(shop.desk, shop.cashier, old), int)
    all_printed(shop)
    sold(shop, date(2027, 6, 1))
    while forget_print_jobs(shop.desk):
        pass
    assert kept(shop) == [2, 3, 4]


def test_a_piece_is_bounded_and_the_next_goes_on() -> None:
    shop = CounterShop()
    for _ in range(150):
        slip(shop)
    for _ in range(2):
        sold(shop, date(2026, 4, 30))
    all_printed(shop)
    sold(shop, date(2027, 6, 1))
    assert forget_print_jobs(shop.desk)
    assert kept(shop) == list(range(101, 154))
    assert forget_print_jobs(shop.desk)
    assert not forget_print_jobs(shop.desk)
    assert kept(shop) == [153]


def test_a_clock_that_runs_ahead_forgets_nothing() -> None:
    shop = CounterShop()
    sold(shop, date(2026, 4, 30))
    all_printed(shop)
    shop.clock.advance(500 * 86_400)
    assert not forget_print_jobs(shop.desk)
    assert kept(shop) == [1]


def test_a_till_without_a_journal_has_nothing_to_forget() -> None:
    shop = CounterShop()
    shop.recorder.place = Place("tenant-1", "S01", "S01-2")
    assert not forget_print_jobs(shop.desk)
