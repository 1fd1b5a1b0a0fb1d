"""Put back from a backup, head office has forgotten what it granted since; tills tell it before it grants again."""

from __future__ import annotations

from functools import partial

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.office_backup import Backup
from shuke.application.head_office.founding import revoke_till
from shuke.application.head_office.reconciling import may_grant, silent_tills
from shuke.application.sync import announcing
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.epochs import Began, begin_epoch
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.slices.account import NEVER, AccountKind

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


def pool(office: OfficeInMemory, member: str) -> int:
    with office.store.reading() as work:
        return sum(part.amount for part in work.pools.pool(member, POINTS))


def a_pool_of_a_hundred(first: TillInMemory, second: TillInMemory) -> str:
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 100)
    first.record(SliceReturned(POINTS, member, NEVER, 100))
    in_step(first, second)
    return member


def test_a_forgotten_grant_is_not_granted_again(office: OfficeInMemory, clock: FakeClock) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = a_pool_of_a_hundred(first, second)
    backup = Backup(office)
    assert first.sync.ask(POINTS, member, 100).granted == 100
    backup.restore()
    assert pool(office, member) == 100
    assert second.sync.ask(POINTS, member, 100).outcome is GrantOutcome.RECALLING
    assert second.own(member) == 0
    in_step(second)
    with office.store.reading() as work:
        assert silent_tills(work) == [first.till]
        assert not may_grant(work)
    assert first.spend(member, 40)  # tills go on spending theirs
    in_step(first)
    with office.store.reading() as work:
        assert may_grant(work)
    assert first.own(member) == 60
    assert pool(office, member) == 0
    in_step(second)
    assert second.own(member) == 0


def test_a_forgotten_grant_that_is_spent_already_is_not_granted_again(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = a_pool_of_a_hundred(first, second)
    backup = Backup(office)
    assert first.sync.ask(POINTS, member, 100).granted == 100
    assert first.spend(member, 100)
    backup.restore()
    in_step(first, second)
    assert pool(office, member) == 0
    assert first.own(member) == 0
    assert second.sync.ask(POINTS, member, 100).outcome is GrantOutcome.NOTHING


def test_what_a_broken_epoch_spent_of_a_forgotten_grant_is_not_granted_again(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = a_pool_of_a_hundred(first, second)
    backup = Backup(office)
    assert first.sync.ask(POINTS, member, 100).granted == 100
    assert first.spend(member, 100)
    with first.store.writing() as work:
        begin_epoch(work, first.recorder, SHOP, 1, Began.RESTORED)
        work.commit()
    backup.restore()
    in_step(first, second)
    assert pool(office, member) == 0
    assert second.sync.ask(POINTS, member, 100).outcome is GrantOutcome.NOTHING


def test_a_till_that_was_to_speak_when_head_office_was_put_back_once_more_speaks_to_that_one(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = a_pool_of_a_hundred(first, second)
    backup = Backup(office)
    backup.restore()
    assert second.sync.ask(POINTS, member, 100).outcome is GrantOutcome.RECALLING
    backup.restore("3")
    in_step(first, second)
    with office.store.reading() as work:
        assert silent_tills(work) == []


def test_what_head_office_forgot_of_an_epoch_that_is_over_is_pushed_before_the_next_one_begins(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    first = TillInMemory(office, clock)
    member = first.enrol("王小明", "13800138000")
    in_step(first)
    backup = Backup(office)
    first.earn(member, 30)
    in_step(first)
    with first.store.writing() as work:
        begin_epoch(work, first.recorder, SHOP, 1, Began.RESTORED)
        work.commit()
    backup.restore()
    in_step(first)
    with office.store.reading() as there, first.store.reading() as here:
        own, held = (work.journal.after(first.till, 0, 0, 100) for work in (here, there))
    assert held == own
    assert first.balance(member) == 30


def test_a_till_that_will_never_speak_again_is_withdrawn(office: OfficeInMemory, clock: FakeClock) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = a_pool_of_a_hundred(first, second)
    Backup(office).restore()
    in_step(second)
    assert second.own(member) == 0
    revoke_till(office.store, office.recorder, office.identity, first.till, "stolen")
    in_step(second)
    assert second.sync.ask(POINTS, member, 100).granted == 100


def test_a_sale_while_the_till_speaks_is_told_first(
    office: OfficeInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "MOST_ANNOUNCED", 1)
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    members = [a_pool_of_a_hundred(first, second)]
    backup = Backup(office)
    for name, phone in (("李娜", "13900139000"), ("张伟", "13700137000")):
        members.append(first.enrol(name, phone))
        first.earn(members[-1], 10)
    assert first.sync.ask(POINTS, members[0], 100).granted == 100
    in_step(first)
    backup.restore()
    first.weather.meanwhile = {"sale": partial(first.spend, members[0], 5)}
    first.weather.to_come = ["", "sale", "", "sale", "reply lost"]
    while first.weather.to_come:
        first.sync.round()
    in_step(first, second)
    assert first.own(members[0]) == 90
    assert [first.own(member) for member in members[1:]] == [10, 10]
    assert pool(office, members[0]) == 0
    assert first.sync.round().mended == 0


def test_the_first_contact_of_all_is_no_restore(office: OfficeInMemory, clock: FakeClock) -> None:
    till = TillInMemory(office, clock)
    in_step(till)
    assert not any(letter.claim.path.endswith("announce") for letter in till.link.letters)
