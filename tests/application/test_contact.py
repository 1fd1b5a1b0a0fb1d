"""How long head office was not heard of: no clock, however it is set, makes it shorter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from shuke.application.counter.contact import NEVER_S, ONLINE_S, Contact
from shuke_db.unit_of_work import SqlStore

STORE = SqlStore(empty_database(), lambda: "t")
HAPPENING = st.one_of(
    st.tuples(st.just("passes"), st.integers(0, 10**7)),
    st.tuples(st.just("set"), st.integers(-(10**8), 10**8)),
    st.tuples(st.just("noted"), st.just(0)),
    st.tuples(st.just("restarted"), st.integers(0, 10**6)),
)


def noted(contact: Contact) -> None:
    with STORE.writing() as work:
        contact.note(work)
        work.commit()


def started(clock: FakeClock) -> Contact:
    contact = Contact(clock)
    with STORE.reading() as work:
        contact.recall(work)
    return contact


def heard(clock: FakeClock) -> Contact:
    contact = Contact(clock)
    with STORE.writing() as work:
        contact.heard(work)
        work.commit()
    return contact


@settings(deadline=None)
@given(st.lists(HAPPENING, max_size=12))
def test_a_clock_set_back_or_forth_never_makes_it_shorter(happenings: list[tuple[str, int]]) -> None:
    clock = FakeClock()
    contact = heard(clock)
    least = 0
    for what, seconds in happenings:
        if what == "passes":
            clock.advance(seconds)
        elif what == "set":
            clock.wall_ms += seconds * 1000
        elif what == "noted":
            noted(contact)
        else:
            noted(contact)
            clock.wall_ms += seconds * 1000
            clock.since_start_s = 5.0
            contact = started(clock)
        assert contact.away_s >= min(least, NEVER_S) - 1
        least = contact.away_s


def test_while_the_program_runs_the_wall_clock_means_nothing() -> None:
    clock = FakeClock()
    contact = heard(clock)
    clock.advance(100)
    clock.set_back(10**9)
    assert contact.away_s == 100


def test_over_a_restart_all_the_time_counts_that_the_wall_clock_saw() -> None:
    clock = FakeClock()
    contact = heard(clock)
    clock.advance(100)
    noted(contact)
    clock.wall_ms += 50_000
    clock.since_start_s = 3.0
    assert started(clock).away_s == 150


def test_a_clock_behind_what_was_noted_counts_as_never_heard() -> None:
    clock = FakeClock()
    noted(heard(clock))
    clock.set_back(1)
    assert started(clock).away_s == NEVER_S


def test_head_office_is_there_until_something_fails_or_it_is_silent() -> None:
    clock = FakeClock()
    contact = heard(clock)
    assert contact.online
    clock.advance(ONLINE_S - 1)
    assert contact.online
    clock.advance(1)
    assert not contact.online
    contact = heard(clock)
    contact.lost()
    assert not contact.online
    assert contact.away_s == 0


def test_a_till_that_stands_alone_is_its_own_head_office_and_notes_nothing() -> None:
    clock = FakeClock()
    contact = Contact(clock)
    assert contact.alone
    assert contact.online
    store = SqlStore(empty_database(), lambda: "t")
    with store.writing() as work:
        contact.note(work)
        assert not work.cursors.get("head-office.away-noted-at-ms")
