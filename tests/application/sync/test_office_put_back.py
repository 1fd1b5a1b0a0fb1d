"""An older database of head office is put back by hand: its witness tells, or a till that knows more; nothing that
was granted since is granted a second time."""

from __future__ import annotations

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.office_databases import copied, offices_on, put_back
from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.head_office.beginning_again import begin_again, forgot, witness_now
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import generation
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.head_office.reconciling import silent_tills
from shuke.application.sync.asking import GrantOutcome
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.entries import GivenByRules, LedgerEntry
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.sync.office_witness import OfficeWitness

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


def at(office: OfficeInMemory) -> int:
    with office.store.reading() as work:
        return generation(work)


def granted_away(office: OfficeInMemory, clock: FakeClock) -> tuple[TillInMemory, TillInMemory, str]:
    """Two tills, and a member whose hundred points head office granted the first one after the copy was made; the
    copy is in its place again."""
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = first.enrol("王小明", "13800138000")
    in_step(first, second)
    give(office, member, 100)
    in_step(first, second)
    copy = copied(office.engine)
    assert first.sync.ask(POINTS, member, 100).outcome is GrantOutcome.GRANTED
    assert first.own(member) == 100
    put_back(copy, office.engine)
    return first, second, member


def give(office: OfficeInMemory, member: str, amount: int) -> None:
    from datetime import date  # noqa: PLC0415

    entry = LedgerEntry(POINTS, NEVER, amount, "reward")
    office.record(
        MemberPromoted(
            member, "ordinary", "silver", date(2026, 3, 10), "rule", 1, given=GivenByRules((entry,), ())
        )
    )


def all_own(member: str, *tills: TillInMemory) -> int:
    return sum(till.own(member) for till in tills)


@pytest.mark.parametrize("how", ["pull", "ask", "push"])
def test_a_till_that_knows_more_makes_head_office_begin_again(
    office: OfficeInMemory, clock: FakeClock, how: str
) -> None:
    first, second, member = granted_away(office, clock)
    before = at(office)
    if how == "pull":
        in_step(first)
    elif how == "ask":
        assert first.sync.ask(POINTS, member, 50).granted == 0
    else:
        first.earn(member, 7)
        first.earn(member, 7)
        in_step(first)
    assert at(office) > before
    # The other one knows nothing of it: it is granted nothing before it has spoken, and then nothing that is gone.
    assert second.sync.ask(POINTS, member, 100).granted == 0
    in_step(first, second, first, second)
    assert second.sync.ask(POINTS, member, 100).granted == 0
    in_step(first, second, first, second)
    earned = 14 if how == "push" else 0
    assert all_own(member, first, second) <= 100 + earned
    assert first.balance(member) == second.balance(member) == 100 + earned
    with office.store.reading() as work:
        assert silent_tills(work) == []
        assert sum(part.amount for part in work.pools.pool(member, POINTS)) >= 0


def test_a_till_whose_own_facts_are_forgotten_tells_by_how_far_they_were_acknowledged(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till, other = TillInMemory(office, clock), TillInMemory(office, clock)
    in_step(till, other)
    copy = copied(office.engine)
    till.earn("m-1", 5)
    in_step(till)
    put_back(copy, office.engine)
    for number in range(5):  # meanwhile the stream has come further than the till ever heard of
        other.earn(f"m-2{number}", 9)
    in_step(other)
    assert at(office) == 1
    in_step(till)
    assert at(office) > 1
    in_step(till, other)
    with office.store.reading() as work:
        head = work.journal.head(till.till)
    assert head is not None
    assert head.seq == 2


def test_a_till_that_heard_nothing_since_makes_nobody_begin_again(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    for amount in (1, 2):
        till.earn("m-1", amount)
        in_step(till)
    till.weather.to_come = ["reply lost"]
    till.earn("m-1", 3)
    till.sync.round()
    in_step(till)
    assert till.sync.ask(POINTS, "m-1", 10).outcome is GrantOutcome.NOTHING
    in_step(till)
    assert at(office) == 1


def test_the_witness_knows_an_older_database_from_the_same_one_and_from_a_restored_one(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    in_step(till)
    copy = copied(office.engine)
    till.earn("m-1", 5)
    in_step(till)
    with office.store.reading() as work:
        saw = witness_now(work)
        assert saw is not None
        assert not forgot(work, saw)
        assert OfficeWitness.read(saw.written) == saw
    till.earn("m-1", 6)
    in_step(till)
    with office.store.reading() as work:
        assert not forgot(work, saw)
    put_back(copy, office.engine)
    with office.store.writing() as work:
        assert forgot(work, saw)
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        begin_again(work, entry, office.identity, office.signer.public_key, clock.now_ms(), saw.epoch)
        entry.settle()
        work.commit()
    with office.store.reading() as work:
        assert not forgot(work, saw), "of a later generation"
        head = work.journal.head("head-office")
        assert head is not None
        assert head.epoch == saw.epoch + 1
        assert silent_tills(work) == [till.till]
    in_step(till)
    assert till.balance("m-1") == 11


def test_another_journal_of_head_office_that_came_as_far_is_another_database(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    with office.store.reading() as work:
        saw = witness_now(work)
        assert saw is not None
        other = OfficeWitness(saw.generation, saw.position, saw.epoch, saw.seq, bytes(32))
        assert forgot(work, other)


@pytest.mark.parametrize(
    "content",
    [b"", b"1.2.3", b"0.1.1.1." + b"00" * 32, b"1.-1.1.1." + b"00" * 32, b"1.1.1.1.00", b"\xff"],
)
def test_what_is_no_witness_of_head_office_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever way it is none
        OfficeWitness.read(content)


def test_an_older_database_on_postgres_is_found_out_too(clock: FakeClock) -> None:
    with offices_on("postgres"):
        office = OfficeInMemory(clock)
        first, second, member = granted_away(office, clock)
        in_step(first)
        assert at(office) > 1
        in_step(second, first, second)
        assert second.sync.ask(POINTS, member, 100).granted == 0
        assert all_own(member, first, second) <= 100


def test_what_head_office_recorded_on_the_way_stands_in_its_journal_once(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    first, second, member = granted_away(office, clock)
    first.earn(member, 7)
    in_step(first, second, first, second)
    with office.store.reading() as work:
        arrived = [one for one in work.feed.arrivals(0, 500) if one.till == "head-office"]
    places = [(one.epoch, seq) for one in arrived for seq in range(one.from_seq, one.to_seq + 1)]
    assert len(places) == len(set(places))
    assert rebuild_office(office.store, office.sealing, CborEncoding(), lambda _: None).unchanged
