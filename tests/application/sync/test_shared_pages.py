"""What all tills are told is packed once; what is one till's own goes to that one alone; a page goes in in parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.chain import OPENING, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.heard_statements import Statement, hearing
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.head_office import packing
from shuke.application.head_office.packing import KeptPacks
from shuke.application.sync.applying import NotSubjects, opened_subjects
from shuke.application.sync.knowing import stream_place
from shuke.application.sync.pulling import opened_page
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.shop import Shop
from shuke.domain.sync.exchanges import PULL
from shuke.domain.sync.messages import Page, Pull
from shuke.domain.sync.subjects import Subject, SubjectKind, SubjectRows

WIRE = OPENING.wire
SEALING = SignedFacts(Ed25519Signer(bytes(32)), Ed25519Check())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


@pytest.fixture
def first(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


@pytest.fixture
def second(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        assert till.sync.round().outcome is RoundOutcome.IN_STEP


def page(till: TillInMemory, since: int = 0, most: int = 1000) -> Page:
    letter = till.correspondence.write(PULL, Pull(1, since, most, 1 << 62))
    answer = till.correspondence.read(PULL, letter, till.office.receive(letter))
    assert isinstance(answer, Page)
    return answer


def rows_of(told: Page, member: str) -> dict[str, int]:
    """How many of each table."""
    (one,) = [
        opened.rows
        for opened in opened_subjects(told.subjects, WIRE, SEALING)
        if opened.rows.subject.name == member
    ]
    return {table.table: len(table.rows) for table in one.tables}


def reads(heard: list[Statement]) -> set[str]:
    """Tables of members that were read."""
    words = (statement.split() for statement, _ in heard if statement.startswith("SELECT"))
    named = {text[text.index("FROM") + 1] for text in words if "FROM" in text}
    return named & {"members", "cards", "balances", "coupons", "attachments", "slices"}


def test_members_are_read_once_for_all_tills_and_again_when_they_changed(clock: FakeClock) -> None:
    with hearing() as heard:
        office = OfficeInMemory(clock)
        first, second = (TillInMemory(office, clock) for _ in range(2))
        member = first.enrol("王小明", "13800138000")
        in_step(first, second)
        heard.clear()
        of_first = page(first)
        assert reads(heard) == {"slices"}
        heard.clear()
        assert page(second).subjects.packed == of_first.subjects.packed
        assert reads(heard) == {"slices"}
        first.earn(member, 5)
        in_step(first)
        (changed,) = page(second, of_first.next).subjects.packed
        assert changed not in of_first.subjects.packed
        assert "balances" in rows_of(page(second), member)


def test_a_till_is_told_of_its_own_slices_whoever_asked_before(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory
) -> None:
    member = first.enrol("王小明", "13800138000")
    first.earn(member, 50)
    in_step(first)
    assert rows_of(page(first), member)["slices"] == 1
    of_second = page(second)
    assert "slices" not in rows_of(of_second, member)
    assert of_second.subjects.own == ()
    assert first.till.encode() not in b"".join(
        packed for packed in of_second.subjects.packed if member.encode() in packed
    )


def test_a_change_that_was_taken_back_is_told_to_nobody(
    office: OfficeInMemory, first: TillInMemory, second: TillInMemory
) -> None:
    """What stands at a place in the stream is settled by the commit: the place is given again, to another change."""
    member = first.enrol("王小明", "13800138000")
    in_step(first, second)
    place = page(second).next
    with office.store.writing() as work:
        work.feed.mark([Subject(SubjectKind.SHOP, "S01")], work.feed.advance(1))
    office.record(ShopDescribed(Shop("S01", "新名")))
    told = opened_subjects(page(second, place).subjects, WIRE, SEALING)
    assert [one.rows.tables[0].rows[0][1] for one in told] == ["新名"]
    first.earn(member, 7)
    in_step(first, second)
    assert second.balance(member) == 7


def test_a_page_ends_where_too_much_would_have_to_be_packed_anew(
    office: OfficeInMemory, first: TillInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "MOST_FRESH", 3)
    for number in range(8):
        first.enrol(f"王{number}", f"1380013800{number}")
    in_step(first)
    kept = KeptPacks(WIRE)
    with office.store.reading() as work:
        changes = work.feed.behind(0, 1000)
        counts = [len(kept.packed(work, 1, changes)) for _ in range(5)]
    assert counts[:2] == [3, 6]
    assert counts[-1] == len(changes)


def packs_of(office: OfficeInMemory, first: TillInMemory) -> tuple[KeptPacks, int]:
    """With room for only some of the members; and how many subjects there are."""
    for number in range(20):
        first.enrol(f"王{number}", f"138001380{number:02d}")
    in_step(first)
    kept = KeptPacks(WIRE, most_bytes=10_000)
    with office.store.reading() as work:
        changes = work.feed.behind(0, 1000)
        kept.packed(work, 1, changes)
    return kept, len(changes)


def test_what_is_kept_is_bounded(office: OfficeInMemory, first: TillInMemory) -> None:
    kept, count = packs_of(office, first)
    assert 5_000 < kept.size <= 10_000
    assert count > 20


def test_nothing_is_kept_over_a_restore(office: OfficeInMemory, first: TillInMemory) -> None:
    """The same place in the stream is another one's in the next generation."""
    member = first.enrol("王小明", "13800138000")
    in_step(first)
    kept = KeptPacks(WIRE)
    change = (Subject(SubjectKind.MEMBER, member), 9)
    with office.store.writing() as work:
        (before,) = kept.packed(work, 1, [change])
        work.subjects.replace([SubjectRows(change[0], ())], "")
        assert kept.packed(work, 1, [change]) == [before]
        assert kept.packed(work, 2, [change]) != [before]


def test_a_page_is_put_in_place_some_at_a_time_and_goes_on_after_a_fault(
    first: TillInMemory, second: TillInMemory
) -> None:
    members = [first.enrol(f"王{number}", f"1380013800{number}") for number in range(7)]
    in_step(first)
    whole = page(second)
    at_sixth = opened_page(whole, WIRE, SEALING)[-2].place
    second.sync.at_once = 2
    with second.engine.connect() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON cursors "
            f"WHEN new.name = 'head-office.stream' AND new.value > {at_sixth} "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
        connection.commit()
    assert second.sync.round().outcome is RoundOutcome.TILL_TROUBLE
    with second.store.reading() as work:
        assert 0 < stream_place(work) <= at_sixth
        there = [member for member in members if work.members.get(member)]
        assert 0 < len(there) < len(members)
    with second.engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
        connection.commit()
    in_step(second)
    with second.store.reading() as work:
        assert all(work.members.get(member) for member in members)


def test_subjects_out_of_the_streams_order_are_refused(first: TillInMemory) -> None:
    for number in range(3):
        first.enrol(f"王{number}", f"1380013800{number}")
    in_step(first)
    told = page(first)
    assert opened_page(told, WIRE, SEALING)
    turned = replace(told.subjects, packed=told.subjects.packed[::-1])
    with pytest.raises(NotSubjects):
        opened_page(replace(told, subjects=turned), WIRE, SEALING)
    with pytest.raises(NotSubjects):
        opened_page(replace(told, since=told.next), WIRE, SEALING)


def test_rows_of_ones_own_that_belong_to_no_subject_are_refused(first: TillInMemory) -> None:
    first.earn(first.enrol("王小明", "13800138000"), 5)
    in_step(first)
    told = page(first).subjects
    assert len(told.own) == 1
    with pytest.raises(NotSubjects):
        opened_subjects(replace(told, packed=told.packed[:1]), WIRE, SEALING)
