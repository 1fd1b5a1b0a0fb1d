"""What may be wrong with a journal: each kind of finding, and what a rebuild makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete

from fakes.counter_shop import SHOP, CounterShop
from shuke.application.journal_check import MOST_FINDINGS, FindingKind, JournalReport, check_journals
from shuke.application.rebuilding import JournalUnreadable, Rebuilt, rebuild
from shuke.domain.facts.fact import GENESIS, FactHeader, SealedFact
from shuke.domain.facts.plain import Plain, to_plain
from shuke.domain.facts.staff_signed_in import StaffSignedIn
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.profile import Profile
from shuke_db.tables import attachments

A_DAY = date(2026, 3, 10)
SIGNED_IN = to_plain(StaffSignedIn("st-1"))
FACTS = 6
"""Of opening the shop."""


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


class Journal:
    """Another till's journal, written by hand."""

    def __init__(self, shop: CounterShop, till: str = "S01-2") -> None:
        self.shop = shop
        self.till = till
        self.previous = GENESIS
        self.facts: list[SealedFact] = []

    def write(self, epoch: int, seq: int, *, body: Plain = SIGNED_IN, kind: str = "staff.signed_in", version: int = 1,
              on: date = A_DAY, previous: bytes | None = None) -> None:  # fmt: skip
        before = self.previous if previous is None else previous
        header = FactHeader("tenant-1", self.till, epoch, seq, before, 1_773_108_000_000, on, "")
        fact = self.shop.sealing.seal(header, kind, version, body)
        self.previous = fact.hash
        self.facts.append(fact)

    def open(self, epoch: int = 1) -> None:
        opened = TillOpened("S01", "2号台", self.shop.signer.public_key)
        self.write(epoch, 1, kind=opened.KIND, body=to_plain(opened))

    def store(self) -> None:
        with self.shop.store.writing() as work:
            work.journal.append_many(self.facts)
            work.commit()


def check(shop: CounterShop, told: list[int] | None = None) -> JournalReport:
    keys = {"S01-1": (shop.signer.public_key,)}
    return check_journals(shop.store, shop.sealing, keys, (told if told is not None else []).append)


def found(shop: CounterShop) -> list[tuple[FindingKind, int, int]]:
    report = check(shop)
    assert {finding.till for finding in report.findings} <= {"S01-2"}
    return [(finding.kind, finding.epoch, finding.seq) for finding in report.findings]


def test_another_tills_journal_is_believed_by_the_key_it_opens_with(shop: CounterShop) -> None:
    other = Journal(shop)
    other.open()
    other.write(1, 2)
    other.open(epoch=2)
    other.write(2, 2, on=date(2026, 3, 11))
    other.store()
    report = check(shop)
    assert report.findings == ()
    assert report.facts == FACTS + 4
    assert [head[:3] for head in report.heads] == [("S01-1", 1, FACTS), ("S01-2", 2, 2)]
    assert report.heads[1][3] == other.previous


def test_a_journal_that_does_not_begin_with_its_opening_has_no_key(shop: CounterShop) -> None:
    other = Journal(shop)
    other.write(1, 1)
    other.store()
    assert found(shop) == [(FindingKind.NO_KEY, 1, 1)]


def test_a_date_that_goes_back_is_found(shop: CounterShop) -> None:
    other = Journal(shop)
    other.open()
    other.write(1, 2, on=date(2026, 3, 12))
    other.write(1, 3, on=date(2026, 3, 11))
    other.store()
    assert found(shop) == [(FindingKind.DATE_BACK, 1, 3)]


def test_an_epoch_that_skips_its_beginning_is_a_gap(shop: CounterShop) -> None:
    other = Journal(shop)
    other.open()
    other.write(2, 2)
    other.store()
    assert found(shop) == [(FindingKind.GAP, 2, 2)]


def test_a_fact_that_follows_nothing_here_breaks_the_chain(shop: CounterShop) -> None:
    other = Journal(shop)
    other.open()
    other.write(1, 2, previous=bytes(range(32)))
    other.write(1, 3)
    other.store()
    assert found(shop) == [(FindingKind.CHAIN, 1, 2)]


def test_a_known_kind_with_a_body_that_is_none_is_unreadable(shop: CounterShop) -> None:
    other = Journal(shop)
    other.open()
    other.write(1, 2, body={"staff_id": 5})
    other.store()
    assert found(shop) == [(FindingKind.UNREADABLE, 1, 2)]
    with pytest.raises(JournalUnreadable) as refused:
        rebuilt(shop)
    assert (refused.value.till, refused.value.epoch, refused.value.seq) == ("S01-2", 1, 2)
    assert str(refused.value) == "S01-2.1/2"


def test_after_an_unreadable_fact_the_rest_is_read_on(shop: CounterShop) -> None:
    other = Journal(shop)
    other.open()
    other.write(1, 2, body={"staff_id": 5})
    other.write(1, 3)
    other.store()
    assert found(shop) == [(FindingKind.UNREADABLE, 1, 2)]


def test_kinds_of_a_newer_release_are_verified_and_folded_to_nothing(shop: CounterShop) -> None:
    with shop.store.reading() as work:
        before = work.digest()
    other = Journal(shop)
    other.open()
    other.write(1, 2, kind="moon.landed", body={"crater": [1, {"deep": None}]})
    other.write(1, 3, kind="staff.signed_in", version=2, body={"something": "new"})
    other.store()
    assert check(shop).findings == ()
    assert rebuilt(shop).facts == FACTS + 3
    with shop.store.reading() as work:
        assert work.digest() != before, "the other till's opening counts"
    assert rebuilt(shop).unchanged


def test_after_a_hundred_findings_nobody_reads_on(shop: CounterShop) -> None:
    other = Journal(shop)
    for seq in range(1, MOST_FINDINGS * 3):
        other.write(1, seq)
    other.store()
    report = check(shop)
    assert len(report.findings) == MOST_FINDINGS
    assert report.heads == (("S01-1", 1, FACTS, report.heads[0][3]),)


def rebuilt(shop: CounterShop, told: list[int] | None = None) -> Rebuilt:
    progress = (told if told is not None else []).append
    return rebuild(shop.store, shop.sealing, shop.encoding, str.lower, progress)


def test_a_journal_of_many_pages_is_read_and_folded_whole(shop: CounterShop) -> None:
    with shop.store.writing() as work:
        shop.recorder.record_many(work, SHOP, [StaffSignedIn("st-1")] * 1_100, staff="st-1")
        work.commit()
    told: list[int] = []
    assert check(shop, told).facts == FACTS + 1_100
    assert told == [500, 1000, FACTS + 1_100, FACTS + 1_100]
    told = []
    done = rebuilt(shop, told)
    assert (done.facts, done.unchanged) == (FACTS + 1_100, True)
    assert told == [500, 1000, FACTS + 1_100]


def test_a_member_whose_profile_was_erased_stays_erased(shop: CounterShop) -> None:
    kept = shop.enrol(Profile("王小明", "13800138000"))
    gone = shop.enrol(Profile("李小红", "13900139000"))
    with shop.engine.connect() as connection:
        connection.execute(delete(attachments).where(attachments.c.member_id == gone.member_id))
        connection.commit()
    assert rebuilt(shop).unchanged
    with shop.store.reading() as work:
        assert [found.member_id for found in work.members.by_phone("13800138000", 2)] == [kept.member_id]
        assert work.members.by_phone("13900139000", 2) == []
        erased = work.members.get(gone.member_id)
    assert erased
    assert erased.profile == Profile()


def test_a_fact_that_was_moved_to_another_place_is_found(shop: CounterShop) -> None:
    other = Journal(shop)
    other.open()
    other.write(1, 2)
    moved = other.facts[1]
    other.facts[1] = moved._replace(header=replace(moved.header, seq=3))
    other.store()
    assert found(shop) == [(FindingKind.PLACE, 1, 3), (FindingKind.GAP, 1, 3)]
