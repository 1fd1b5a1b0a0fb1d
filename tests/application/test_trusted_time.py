"""What time it is by head office's word: no clock that somebody sets moves it; at times nobody can tell."""

from __future__ import annotations

import pytest

from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from fakes.joined_shop import JoinedShop
from shuke.application.counter.contact import Contact
from shuke.application.counter.trusted_time import MOST_AGE_S, MOST_TRIP_S, TrustedTime
from shuke_db.unit_of_work import SqlStore

OFFICE_MS = 1_800_000_000_000


def told(clock: FakeClock) -> TrustedTime:
    time = TrustedTime(clock)
    time.heard(OFFICE_MS, time.begun())
    return time


def test_it_goes_on_by_the_clock_that_nobody_sets() -> None:
    clock = FakeClock()
    assert TrustedTime(clock).now_ms() is None
    time = told(clock)
    clock.advance(3_600)
    clock.wall_ms += 4_000  # somebody's network sets the wall clock a little
    assert time.now_ms() == OFFICE_MS + 3_600_000


@pytest.mark.parametrize("seconds", [6, -6, 86_400])
def test_a_clock_that_was_set_leaves_nobody_knowing_until_head_office_is_heard_again(seconds: int) -> None:
    clock = FakeClock()
    time = told(clock)
    clock.advance(60)
    clock.set_back(seconds)
    assert time.now_ms() is None
    time.heard(OFFICE_MS + 60_000, time.begun())
    assert time.now_ms() == OFFICE_MS + 60_000


def test_a_word_grows_old_and_one_that_took_long_is_none() -> None:
    clock = FakeClock()
    time = told(clock)
    clock.advance(MOST_AGE_S)
    assert time.now_ms() is not None
    clock.advance(1)
    assert time.now_ms() is None
    begun = time.begun()
    clock.advance(MOST_TRIP_S + 1)
    time.heard(OFFICE_MS, begun)
    assert time.now_ms() is None
    begun = time.begun()
    clock.advance(2)
    time.heard(OFFICE_MS, begun)
    assert time.now_ms() == OFFICE_MS + 2_000  # it was no earlier when it was written


def test_it_outlives_the_program_but_not_the_machine() -> None:
    store, clock = SqlStore(empty_database(), lambda: "t"), FakeClock()
    contact = Contact(clock)
    contact.time.heard(OFFICE_MS, contact.time.begun())
    with store.writing() as work:
        contact.heard(work)
        work.commit()

    def started() -> int | None:
        contact = Contact(clock)
        with store.reading() as work:
            contact.recall(work)
        return contact.time.now_ms()

    clock.advance(600)
    assert started() == OFFICE_MS + 600_000
    clock.set_back(60)
    assert started() is None
    clock.set_back(-60)
    assert started() == OFFICE_MS + 600_000
    clock.since_start_s = 1_500.0  # a machine that was started anew
    assert started() is None


def test_a_till_learns_it_with_every_round() -> None:
    chain = JoinedShop()
    assert chain.shop.contact.time.now_ms() is None
    chain.in_step()
    assert chain.shop.contact.time.now_ms() == chain.office.clock.now_ms()
    chain.shop.clock.advance(30)
    chain.restart()
    assert chain.shop.contact.time.now_ms() == chain.office.clock.now_ms()
