"""What the counter's repositories keep and give back, and that the fake of the print queue does the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, delete

from fakes.cards import card_reissued, card_turned
from fakes.empty_database import empty_database
from fakes.print_jobs import FakePrintStore
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.ports.printing import (
    JobState,
    PrinterTrouble,
    PrintJob,
    PrintJobDraft,
    PrintJobs,
    PrintKind,
)
from shuke.application.ports.sales import TillTotals
from shuke.application.ports.store import SealedPin, StoredBasket, Work
from shuke.domain.article import Article, Department
from shuke.domain.birthday import Birthday
from shuke.domain.card import Card, CardStatus
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.fact import GENESIS, FactHeader, SealedFact
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.programme_published import ProgrammePublished
from shuke.domain.facts.sale_completed import LedgerEntry, SaleCompleted
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.money import Money
from shuke.domain.profile import LONGEST_NOTE, Attachment, Profile, Sex
from shuke.domain.shop import Role, Shop, Staff
from shuke.domain.slices.account import AccountKind, Slice
from shuke_db.append_only import pruning_allowed
from shuke_db.tables import metadata, pruning
from shuke_db.unit_of_work import SqlStore

SEALING = SignedFacts(Ed25519Signer(bytes(32)), Ed25519Check())
A_DAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = empty_database()
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Iterator[SqlStore]:
    """A store that begins empty."""
    yield SqlStore(engine, lambda: "tenant-1")
    with engine.connect() as connection:
        with pruning_allowed(connection, "test"):
            for table in metadata.sorted_tables:
                if table is not pruning:
                    connection.execute(delete(table))
        connection.commit()


def header(till: str = "S01-1", epoch: int = 1, seq: int = 1, on: date = A_DAY) -> FactHeader:
    return FactHeader("tenant-1", till, epoch, seq, GENESIS, 1_773_108_000_000 + seq, on, "st-1")


def write(store: SqlStore, *bodies: FactBody, till: str = "S01-1", epoch: int = 1) -> None:
    """Fold these facts as the first ones of a journal."""
    with store.writing() as work:
        for seq, body in enumerate(bodies, start=1):
            work.apply(body.rows(header(till, epoch, seq)))
        work.commit()


def read(store: SqlStore, question: Callable[[Work], Any]) -> Any:
    with store.reading() as work:
        return question(work)


def sealed(till: str, epoch: int, seq: int, on: date = A_DAY) -> SealedFact:
    body = card_turned(f"c-{seq}", "m-1")
    return SEALING.seal(header(till, epoch, seq, on), body.KIND, 1, to_plain(body))


# The transaction


def test_a_block_left_without_commit_changes_nothing(store: SqlStore) -> None:
    with store.writing() as work:
        work.settings.put("language", "en")
    assert read(store, lambda work: work.settings.get("language")) is None


def test_a_block_left_by_an_exception_changes_nothing(store: SqlStore) -> None:
    def broken() -> None:
        with store.writing() as work:
            work.settings.put("language", "en")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        broken()
    assert read(store, lambda work: work.settings.get("language")) is None


def test_a_reading_block_has_nothing_to_commit(store: SqlStore) -> None:
    with store.reading() as work, pytest.raises(RuntimeError):
        work.commit()


# The journal


def test_a_journal_is_read_in_pages_over_its_epochs(store: SqlStore) -> None:
    facts = [sealed("S01-1", epoch, seq) for epoch, seq in ((1, 1), (1, 2), (1, 10), (2, 1), (2, 2))]
    with store.writing() as work:
        work.journal.append(facts[0])
        work.journal.append_many(facts[1:])
        work.journal.append_many([])
        work.journal.append(sealed("S01-2", 1, 1))
        work.commit()

    def places(work: Work, *after: int) -> list[tuple[int, int]]:
        return [(fact.epoch, fact.seq) for fact in work.journal.after("S01-1", *after)]

    with store.reading() as work:
        assert places(work, 0, 0, 3) == [(1, 1), (1, 2), (1, 10)]
        assert places(work, 1, 2, 3) == [(1, 10), (2, 1), (2, 2)]
        assert places(work, 2, 2, 3) == []
        assert work.journal.count_after("S01-1", 1, 2) == 3
        assert work.journal.tills() == ["S01-1", "S01-2"]
        fact = work.journal.get("S01-1", 1, 10)
        assert work.journal.get("S01-1", 1, 11) is None
    assert fact is not None
    assert (fact.content, fact.hash, fact.signature) == (facts[2].content, facts[2].hash, facts[2].signature)
    assert (fact.till, fact.epoch, fact.seq, fact.kind) == ("S01-1", 1, 10, "card.changed")


def test_the_head_is_the_last_fact_of_the_newest_epoch(store: SqlStore) -> None:
    with store.writing() as work:
        assert work.journal.head("S01-1") is None
        work.journal.append(sealed("S01-1", 1, 1))
        work.journal.append_many([sealed("S01-1", 1, 900), sealed("S01-1", 2, 3, date(2026, 3, 11))])
        head = work.journal.head("S01-1")
        assert head is not None
        assert (head.epoch, head.seq, head.business_date) == (2, 3, date(2026, 3, 11))
        work.commit()
    again = read(store, lambda work: work.journal.head("S01-1"))
    assert again == head
    assert again.hash == sealed("S01-1", 2, 3, date(2026, 3, 11)).hash


def test_a_place_in_the_journal_is_taken_once(store: SqlStore) -> None:
    with pytest.raises(Exception, match="UNIQUE"), store.writing() as work:
        work.journal.append_many([sealed("S01-1", 1, 1), sealed("S01-1", 1, 1)])


def test_an_attachment_that_is_there_stays_as_it_is(store: SqlStore) -> None:
    one = Attachment(b"h" * 32, b"s" * 16, b"content")
    with store.writing() as work:
        work.attachments.put(one, "m-1")
        work.attachments.put_many([(replace(one, content=b"another"), "m-1")])
        work.attachments.put_many([])
        work.commit()
    assert read(store, lambda work: work.attachments.get("m-1", one.hash)) == one
    assert read(store, lambda work: work.attachments.get("m-1", b"x" * 32)) is None
    assert read(store, lambda work: work.attachments.get("m-2", one.hash)) is None


# Shops, people, this machine


def test_shops_staff_and_tills_come_back_as_they_were_told(store: SqlStore) -> None:
    shop = Shop("S01", "熟客茶庄", ("人民路1号", "二楼"), "HKD", "Asia/Hong_Kong", 300)
    bare = Shop("S02", "二店")
    people = Staff("st-2", "陈店长", Role.MANAGER), Staff("st-1", "小林", Role.CASHIER, active=False)
    write(store, ShopDescribed(shop), ShopDescribed(bare), *(StaffEnrolled(person) for person in people),
          TillOpened("S01", "1号台", b"k" * 32))  # fmt: skip
    with store.reading() as work:
        assert (work.shops.get("S01"), work.shops.get("S02"), work.shops.get("S03")) == (shop, bare, None)
        assert work.shops.staff() == sorted(people, key=lambda person: person.name)
        assert (work.shops.staff_member("st-1"), work.shops.staff_member("st-9")) == (people[1], None)
        assert (work.shops.till_name("S01-1"), work.shops.till_name("S09-1")) == ("1号台", "")
        assert (work.shops.till_key("S01-1"), work.shops.till_key("S09-1")) == (b"k" * 32, None)
        assert work.shops.till_keys() == [("S01-1", "S01", b"k" * 32)]


def test_settings_cursors_and_pins_keep_the_last_word(store: SqlStore) -> None:
    pins = SealedPin(b"one", 0, 0), SealedPin(b"two", 2, 1_773_108_000_000)
    with store.writing() as work:
        for value, number, pin in (("zh", 7, pins[0]), ("en", 3, pins[1])):
            work.settings.put("language", value)
            work.cursors.put("print", number)
            work.pins.put("st-1", pin)
        work.commit()
    with store.reading() as work:
        assert (work.settings.get("language"), work.settings.get("theme")) == ("en", None)
        assert (work.cursors.get("print"), work.cursors.get("pull")) == (3, 0)
        assert (work.pins.get("st-1"), work.pins.get("st-2")) == (pins[1], None)


# What is sold


TEA = Article(
    "a-1", "碧螺春", Money(128_00), "6901234567892", "d-1", model="100%_A", cost=Money(60_00), reduced=True
)
OLD_TEA = replace(TEA, article_id="a-0", name="旧碧螺春", active=False)
CUP = Article("a-2", "盖碗", Money(88_50), department_id="d-2", special_price=True)


def test_articles_are_found_by_what_is_typed_and_withdrawn_ones_are_not(store: SqlStore) -> None:
    departments = Department("d-2", "茶具", 1), Department("d-1", "茶叶", 2)
    write(store, ArticlesListed((TEA, OLD_TEA, CUP), departments))
    with store.reading() as work:
        assert work.articles.by_id("a-0") == OLD_TEA
        assert work.articles.by_id("a-9") is None
        assert work.articles.by_barcode("6901234567892") == TEA
        assert work.articles.by_barcode("") is None
        assert work.articles.search("碧螺", 5) == [TEA]
        assert work.articles.search("690123", 5) == [TEA]
        assert work.articles.search("0%_", 5) == [TEA]
        assert work.articles.search("1__%_A", 5) == []
        assert work.articles.search("", 1) == [CUP]
        assert work.articles.of_department("d-2", 5) == [CUP]
        assert work.articles.departments() == list(departments)
        assert work.articles.count() == 3


def test_the_programme_in_force_is_the_newest_version_that_has_begun(store: SqlStore) -> None:
    """Also where it is said to begin before an older one: the newer version is head office's last word."""
    starts = {
        1: date(2026, 1, 1),
        2: date(2026, 6, 1),
        3: date(2026, 6, 1),
        4: date(2027, 1, 1),
        5: date(2026, 2, 1),
    }
    write(store, *(ProgrammePublished("tea", number, day, f"v{number}") for number, day in starts.items()))

    def version_on(day: date) -> int | None:
        found = read(store, lambda work: work.programmes.in_force(day))
        return found.version if found else None

    assert version_on(date(2025, 12, 31)) is None
    assert version_on(date(2026, 1, 31)) == 1
    assert version_on(date(2026, 5, 31)) == 5
    assert version_on(date(2026, 2, 1)) == 5
    assert version_on(date(2026, 6, 1)) == 5
    assert version_on(date(2027, 1, 1)) == 5
    found = read(store, lambda work: work.programmes.get("tea", 2))
    assert (found.programme, found.version, found.starts_on, found.document) == ("tea", 2, starts[2], "v2")
    assert read(store, lambda work: work.programmes.get("tea", 9)) is None


# Members and cards


def enrolled(member_id: str, number: str) -> MemberEnrolled:
    return MemberEnrolled(member_id, number, "ordinary", A_DAY, b"p" * 32, "S01", "tier.ordinary.sale", 1)


def sale(member_id: str | None, *amounts: tuple[str, int], paid: int = 10_00, number: str = "R-1",
         uses: tuple[tuple[str, str], ...] = ()) -> SaleCompleted:  # fmt: skip
    return SaleCompleted(
        receipt_number=number,
        basket_id="b",
        quoted_on=A_DAY,
        currency="CNY",
        programme="tea",
        programme_version=1,
        lines=(),
        tenders=(),
        gross=Money(paid),
        discount=Money(0),
        to_pay=Money(paid),
        receipt_code="",
        member_id=member_id,
        tier_progress=Money(paid),
        entries=tuple(LedgerEntry(AccountKind.POINTS, lot, amount, "earning") for lot, amount in amounts),
        uses=uses,
    )


def test_a_member_is_what_enrolment_sales_and_profile_say(store: SqlStore) -> None:
    write(store, enrolled("m-1", "001"), sale("m-1", ("never", 5)), sale("m-1", ("never", 7)))
    profile = Profile("王小明", "13800138000", Birthday(5, 6, 1990), Sex.MALE, "爱喝绿茶")
    assert read(store, lambda work: work.members.get("m-1")).profile == Profile()
    with store.writing() as work:
        work.members.describe("m-1", profile, "wxm")
        work.commit()
    with store.reading() as work:
        member = work.members.get("m-1")
        assert member == work.members.by_number("001")
        assert (work.members.get("m-9"), work.members.by_number("9")) == (None, None)
        assert work.members.count() == 1
        assert list(work.members.profiles()) == [("m-1", b"p" * 32)]
    assert member is not None
    assert member.profile == profile
    assert (member.sales, member.cumulative, member.last_sale_on) == (2, Money(20_00), A_DAY)
    assert member.last_visit_ms == 1_773_108_000_003


def test_a_birthday_without_a_year_comes_back_without_one(store: SqlStore) -> None:
    write(store, enrolled("m-1", "001"))
    profile = Profile("李", birthday=Birthday(2, 29))
    with store.writing() as work:
        work.members.describe("m-1", profile, "l")
        work.commit()
    assert read(store, lambda work: work.members.get("m-1")).profile == profile


def test_a_note_from_elsewhere_is_kept_as_long_as_a_till_takes_one(store: SqlStore) -> None:
    """It stands in an index of every member."""
    write(store, enrolled("m-1", "001"))
    with store.writing() as work:
        work.members.describe("m-1", Profile("李", note="字" * 10_000), "l")
        work.commit()
    found = read(store, lambda work: work.members.get("m-1"))
    assert found.profile.note == "字" * LONGEST_NOTE


def test_balances_count_every_till_and_slices_only_ones_own(store: SqlStore) -> None:
    write(store, enrolled("m-1", "001"), sale("m-1", ("2026-12-31", 5), ("never", -2)))
    write(store, sale("m-1", ("2026-12-31", 100)), till="S01-2")
    with store.reading() as work:
        assert work.members.balance("m-1", AccountKind.POINTS) == 103
        assert work.members.balance("m-9", AccountKind.POINTS) == 0
        here = work.members.slices("S01-1", "m-1", AccountKind.POINTS)
        there = work.members.slices("S01-2", "m-1", AccountKind.POINTS)
        assert sorted(here, key=lambda part: part.lot) == [Slice("2026-12-31", 5), Slice("never", -2)]
        assert there == [Slice("2026-12-31", 100)]
        assert work.members.slices("S01-3", "m-1", AccountKind.POINTS) == []


def test_used_days_are_counted_once_a_day_and_up_to_the_day_before(store: SqlStore) -> None:
    def used(day: str, rule: str = "day") -> SaleCompleted:
        return sale("m-1", uses=((rule, day),))

    write(store, used("2025-12-31"), used("2026-01-01"), used("2026-01-01"), used("2026-03-15"),
          used("2026-03-16"), used("2026-02-02", "birthday"))  # fmt: skip
    with store.reading() as work:
        count = work.members.days_used("m-1", "day", date(2026, 1, 1), date(2026, 3, 16))
        assert count == 2
        assert work.members.days_used("m-1", "birthday", date(2026, 1, 1), date(2026, 2, 2)) == 0
        assert work.members.days_used("m-2", "day", date(2026, 1, 1), date(2026, 3, 16)) == 0


def test_a_lost_card_names_the_one_that_took_its_place(store: SqlStore) -> None:
    first = CardIssued("c-1", "m-1", "001", "member", A_DAY)
    next_ = card_reissued("c-1", "c-2", "m-1", "001-2", A_DAY, date(2028, 3, 9))
    write(store, first, card_turned("c-1", "m-1"), next_)
    lost = Card("c-1", "m-1", "001", "member", A_DAY, CardStatus.LOST, "001-2")
    live = Card("c-2", "m-1", "001-2", "member", A_DAY, expires_on=date(2028, 3, 9))
    with store.reading() as work:
        assert work.cards.of_member("m-1") == [live, lost]
        assert (work.cards.get("c-1"), work.cards.by_number("001-2")) == (lost, live)
        assert (work.cards.get("c-9"), work.cards.by_number("9"), work.cards.of_member("m-9")) == (
            None,
            None,
            [],
        )


# Baskets and sales


def test_baskets_are_rewritten_and_listed_by_state(store: SqlStore) -> None:
    one, two = StoredBasket("b-1", "held", 5, b"one"), StoredBasket("b-2", "held", 4, b"two")
    with store.writing() as work:
        for basket in (two, replace(one, state="open"), one):
            work.baskets.put(basket)
        work.commit()
    with store.writing() as work:
        assert work.baskets.get("b-1") == one
        assert work.baskets.in_state("held") == [one, two]
        assert work.baskets.in_state("open") == []
        work.baskets.remove("b-1")
        work.baskets.remove("b-1")
        assert work.baskets.get("b-1") is None
        work.commit()
    assert read(store, lambda work: work.baskets.in_state("held")) == [two]


def test_totals_are_kept_by_till_and_epoch(store: SqlStore) -> None:
    write(store, sale(None, number="R-1"), sale(None, number="R-2", paid=3_50))
    write(store, sale(None, number="R-3"), epoch=2)
    with store.reading() as work:
        assert work.sales.totals("S01-1", 1) == TillTotals(2, 13_50)
        assert work.sales.totals("S01-1", 2) == TillTotals(1, 10_00)
        assert work.sales.totals("S01-2", 1) == TillTotals(0, 0)
        assert work.sales.by_receipt("R-2") == ("S01-1", 1, 2)
        assert work.sales.by_receipt("R-9") is None
        assert work.sales.latest_receipt("S01-1") == "R-3"
        assert work.sales.latest_receipt("S01-2") is None


def test_a_tenants_repositories_see_nothing_of_another_tenant(store: SqlStore) -> None:
    write(store, enrolled("m-1", "001"), sale("m-1", ("never", 5)), ShopDescribed(Shop("S01", "茶庄")))
    other = SqlStore(store._engine, lambda: "tenant-2")
    with other.reading() as work:
        assert work.members.get("m-1") is None
        assert work.members.balance("m-1", AccountKind.POINTS) == 0
        assert work.shops.get("S01") is None
        assert work.sales.by_receipt("R-1") is None


def test_clearing_takes_what_is_folded_and_leaves_what_is_kept(store: SqlStore) -> None:
    write(store, enrolled("m-1", "001"), sale("m-1", ("never", 5)))
    with store.writing() as work:
        work.journal.append(sealed("S01-1", 1, 1))
        work.attachments.put(Attachment(b"h" * 32, b"s" * 16, b"content"), "m-1")
        work.settings.put("language", "zh")
        work.baskets.put(StoredBasket("b-1", "open", 5, b"one"))
        empty = SqlStore(store._engine, lambda: "tenant-2")
        work.clear_projections()
        work.commit()
    with empty.reading() as work:
        nothing = work.digest()
    with store.reading() as work:
        assert work.members.count() == 0
        assert work.sales.by_receipt("R-1") is None
        assert work.digest() == nothing
        assert work.journal.get("S01-1", 1, 1) is not None
        assert work.attachments.get("m-1", b"h" * 32) is not None
        assert work.settings.get("language") == "zh"
        assert work.baskets.get("b-1") is not None


# The print queue, and its fake

Blocks = Callable[[], AbstractContextManager[Any]]


@pytest.fixture(params=["sql", "fake"])
def queue(request: pytest.FixtureRequest, store: SqlStore) -> Blocks:
    return store.writing if request.param == "sql" else FakePrintStore().writing


def draft(document: str, *, drawer: bool = False, copy: int = 0) -> PrintJobDraft:
    return PrintJobDraft(PrintKind.RECEIPT, document, b"{}", copy, drawer)


def ids(jobs: list[PrintJob]) -> list[int]:
    return [job.job_id for job in jobs]


def test_jobs_are_numbered_and_wait_in_order(queue: Blocks) -> None:
    with queue() as work:
        jobs: PrintJobs = work.print_jobs
        assert jobs.next_waiting() is None
        assert [
            jobs.add(draft("R-1")),
            jobs.add(draft("R-2", drawer=True)),
            jobs.add(draft("R-1", copy=1)),
        ] == [1, 2, 3]
        assert jobs.get(2) == PrintJob(2, PrintKind.RECEIPT, "R-2", b"{}", 0, opens_drawer=True)
        assert jobs.get(9) is None
        first, drawer = jobs.next_waiting(), jobs.next_drawer()
        assert first is not None
        assert drawer is not None
        assert (first.job_id, drawer.job_id, jobs.waiting_count()) == (1, 2, 3)
        jobs.mark_drawer_opened(2)
        assert jobs.next_drawer() is None
        latest = jobs.latest("R-1")
        assert latest is not None
        assert (latest.job_id, jobs.highest_copy("R-1"), jobs.highest_copy("R-9")) == (3, 1, 0)
        assert jobs.latest("R-9") is None


def test_a_job_goes_from_state_to_state(queue: Blocks) -> None:
    with queue() as work:
        jobs: PrintJobs = work.print_jobs
        for document in ("R-1", "R-2", "R-3"):
            jobs.add(draft(document))
        jobs.mark_sending(1)
        assert (ids(jobs.sending()), jobs.waiting_count()) == ([1], 2)
        jobs.mark_waiting(1, PrinterTrouble.NO_PAPER)
        waiting = jobs.get(1)
        assert waiting is not None
        assert (waiting.state, waiting.trouble, waiting.partial_attempts) == (
            JobState.WAITING,
            PrinterTrouble.NO_PAPER,
            0,
        )
        jobs.mark_waiting_as_copy(1, 1, PrinterTrouble.GONE)
        jobs.mark_waiting_as_copy(1, 2, None)
        again = jobs.get(1)
        assert again is not None
        assert (again.copy, again.trouble, again.partial_attempts) == (2, None, 2)
        jobs.mark_waiting(2, PrinterTrouble.OFFLINE)
        jobs.mark_printed(2)
        printed = jobs.get(2)
        assert printed is not None
        assert (printed.state, printed.trouble) == (JobState.PRINTED, None)
        jobs.mark_set_aside(3, PrinterTrouble.FAILED)
        aside = jobs.set_aside()
        assert [(job.job_id, job.trouble) for job in aside] == [(3, PrinterTrouble.FAILED)]
        assert jobs.waiting_count() == 1


def test_the_newest_hundred_set_aside_are_listed_oldest_first(queue: Blocks) -> None:
    with queue() as work:
        jobs: PrintJobs = work.print_jobs
        for number in range(103):
            jobs.mark_set_aside(jobs.add(draft(f"R-{number}")), PrinterTrouble.FAILED)
        assert ids(jobs.set_aside()) == list(range(4, 104))


def test_a_job_that_is_not_there_cannot_be_marked(queue: Blocks) -> None:
    with queue() as work, pytest.raises(LookupError):
        work.print_jobs.mark_printed(7)


def test_a_card_whose_member_is_unknown_here_still_has_its_row(store: SqlStore) -> None:
    """Rows of a member may arrive piece by piece; no foreign key stands in the way."""
    write(store, CardIssued("c-1", "m-7", "007", "member", A_DAY))
    assert read(store, lambda work: work.cards.get("c-1")).member_id == "m-7"
