"""A till whose journal breaks off: what it held may be spent already; it waits for head office before it spends."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.founding import revoke_till
from shuke.application.head_office.moving_slices import StillBelieved, write_off
from shuke.application.sync.epochs import Began, begin_epoch, is_frozen, lacks, witness_now
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.slices_moved import AtRisk
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.holders import is_till, left_behind, till_of
from shuke.domain.sync.witness import Witness
from shuke_db.unit_of_work import SqlStore

POINTS = AccountKind.POINTS


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def older(till: TillInMemory) -> TillInMemory:
    """A copy of the till's database, as a backup has it, with a till around it."""
    copy = TillInMemory.__new__(TillInMemory)
    copy.__dict__.update(till.__dict__)
    copy.engine = empty_database()
    with till.engine.connect() as connection, copy.engine.connect() as into:
        connection.connection.driver_connection.backup(into.connection.driver_connection)
    copy.store = SqlStore(copy.engine, lambda: till.place.tenant)
    copy.sync = copy.new_sync()
    return copy


def witness(till: TillInMemory) -> Witness:
    with till.store.reading() as work:
        found = witness_now(work, till.till)
    assert found is not None
    return found


def restored(till: TillInMemory, saw: Witness) -> int:
    """As the program does at its start."""
    with till.store.writing() as work:
        assert lacks(work, till.till, saw)
        epoch = begin_epoch(work, till.recorder, SHOP, saw.epoch, Began.RESTORED)
        work.commit()
    return epoch


def frozen(till: TillInMemory) -> bool:
    with till.store.reading() as work:
        return is_frozen(work)


def held(office: OfficeInMemory, member: str) -> dict[str, int]:
    with office.store.reading() as work:
        return work.pools.held(member, POINTS, date.min)


def test_a_witness_is_read_as_it_was_written(office: OfficeInMemory, clock: FakeClock) -> None:
    saw = witness(TillInMemory(office, clock))
    assert Witness.read(saw.written) == saw


@pytest.mark.parametrize(
    "content", [b"", b"1.2", b"0.1." + b"00" * 32, b"1.0." + b"00" * 32, b"1.1.00", b"\xff"]
)
def test_what_is_no_witness_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever way it is none
        Witness.read(content)


def test_a_database_that_moved_on_since_the_witness_is_the_same_one(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    saw = witness(till)
    till.earn("m-1", 5)
    with till.store.reading() as work:
        assert not lacks(work, till.till, saw)


def test_an_older_database_earns_but_spends_nothing_until_head_office_has_answered(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.earn(member, 100)
    in_step(till)
    old = older(till)
    assert till.spend(member, 60)
    saw = witness(till)  # and then the disk died; head office never heard of the sixty
    assert restored(old, saw) == 2
    assert not old.spend(member, 1)
    old.earn(member, 7)
    old.weather.down = True
    assert old.sync.round().outcome is RoundOutcome.OFFLINE
    assert frozen(old)
    assert not old.spend(member, 1)
    old.weather.down = False
    in_step(old)
    assert not frozen(old)
    assert held(office, member) == {left_behind(till.till, 1): 100, till.till: 7}
    assert old.spend(member, 7)
    assert not old.spend(member, 1)
    in_step(old)
    assert old.balance(member) == 100


def test_what_head_office_holds_of_the_lost_part_comes_back(office: OfficeInMemory, clock: FakeClock) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    in_step(till)
    old = older(till)
    till.earn(member, 100)
    in_step(till)
    assert till.spend(member, 30)
    in_step(till)
    restored(old, witness(till))
    in_step(old)
    assert old.balance(member) == 70
    assert held(office, member) == {left_behind(till.till, 1): 70}


def test_a_shop_that_stands_alone_goes_on_with_what_its_file_says(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.earn(member, 100)
    old = older(till)
    till.earn(member, 1)
    with old.store.writing() as work:
        for name in ("address", "key", "name"):
            work.settings.put(f"head-office.{name}", "")
        work.commit()
    restored(old, witness(till))
    assert not frozen(old)
    assert old.spend(member, 100)


def test_a_crash_between_the_new_epoch_and_the_witness_begins_yet_another_one(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    old = older(till)
    till.earn("m-1", 5)
    saw = witness(till)
    assert (restored(old, saw), restored(old, saw)) == (2, 3)
    in_step(old)
    assert not frozen(old)


def test_what_was_left_behind_comes_back_when_a_person_writes_it_off(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.earn(member, 100)
    in_step(till)
    old = older(till)
    till.earn(member, 1)
    restored(old, witness(till))
    in_step(old)
    with office.store.writing() as work:
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        written_off = write_off(work, entry, left_behind(till.till, 1), "硬盘损坏")
        entry.settle()
        work.commit()
    assert written_off.at_risk == (AtRisk(POINTS, 100, 1),)
    assert old.sync.ask(POINTS, member, 100).granted == 100
    assert old.spend(member, 100)


def test_a_till_is_written_off_only_when_it_is_believed_no_more(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till, other = TillInMemory(office, clock), TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.earn(member, 100)
    in_step(till, other)
    with office.store.writing() as work:
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        with pytest.raises(StillBelieved):
            write_off(work, entry, till.till, "")
    revoke_till(office.store, office.recorder, office.identity, till.till, "stolen")
    with office.store.writing() as work:
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        write_off(work, entry, till.till, "")
        assert write_off(work, entry, till.till, "").at_risk == ()
        entry.settle()
        work.commit()
    assert other.sync.ask(POINTS, member, 100).granted == 100


def test_nobody_asks_back_what_was_left_behind(office: OfficeInMemory, clock: FakeClock) -> None:
    till, other = TillInMemory(office, clock), TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.earn(member, 100)
    in_step(till, other)
    old = older(till)
    till.earn(member, 1)
    restored(old, witness(till))
    in_step(old)
    answer = other.sync.ask(POINTS, member, 100)
    assert (answer.granted, answer.recalling) == (0, 0)


def test_holders_say_whose_they_were() -> None:
    assert is_till("S01-1")
    assert not is_till(left_behind("S01-1", 3))
    assert till_of(left_behind("S01-1", 3)) == "S01-1" == till_of("S01-1")
