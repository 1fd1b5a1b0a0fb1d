"""Recording: one fact after another, each naming the one before; dates that never go back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fakes.clock import FakeClock
from fakes.counter_shop import CASHIER, MANAGER, SHOP, CounterShop
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import LEAST_FREE_BYTES, pay
from shuke.application.ports.store import StoredFact
from shuke.application.recording import NextPlace, Recorder
from shuke.domain.basket import TenderKind
from shuke.domain.codes.payload import ReceiptCode
from shuke.domain.facts.fact import GENESIS
from shuke.domain.facts.plain import from_plain
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.staff_signed_in import StaffSignedIn, StaffSignedOut
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Place, Role, Staff

TILL = "S01-1"
FACTS_OF_OPENING = 6


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def journal(shop: CounterShop, till: str = TILL) -> list[StoredFact]:
    with shop.store.reading() as work:
        return list(work.journal.after(till, 0, 0, 1000))


def chained(shop: CounterShop, facts: list[StoredFact]) -> bool:
    """Whether every fact names the hash of the one before it, the first one nothing."""
    previous = GENESIS
    for fact in facts:
        header, _, _, _ = shop.sealing.open(fact.content)
        if header.previous != previous or shop.sealing.hash(fact.content) != fact.hash:
            return False
        previous = fact.hash
    return True


def test_facts_follow_one_another_without_a_gap(shop: CounterShop) -> None:
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, StaffSignedIn("st-1"), staff="st-1")
        many = [StaffSignedOut("st-1"), StaffSignedIn("st-2"), StaffSignedOut("st-2")]
        shop.recorder.record_many(work, SHOP, many, staff="st-2")
        shop.recorder.record(work, SHOP, StaffSignedIn("st-1"), staff="st-1")
        work.commit()
    facts = journal(shop)
    assert [fact.seq for fact in facts] == list(range(1, FACTS_OF_OPENING + 6))
    assert chained(shop, facts)
    key = shop.signer.public_key
    assert all(shop.sealing.signed_by(key, fact.hash, fact.signature) for fact in facts)


def test_many_at_once_are_the_same_facts_as_one_by_one() -> None:
    bodies = [StaffEnrolled(Staff(f"st-{number}", f"员工{number}", Role.CASHIER)) for number in range(5)]
    one_by_one, at_once = CounterShop(), CounterShop()
    with one_by_one.store.writing() as work:
        for body in bodies:
            one_by_one.recorder.record(work, SHOP, body, staff="st-2")
        work.commit()
    with at_once.store.writing() as work:
        at_once.recorder.record_many(work, SHOP, bodies, staff="st-2")
        work.commit()
    assert journal(one_by_one) == journal(at_once)
    digests = set()
    for shop in (one_by_one, at_once):
        with shop.store.reading() as work:
            digests.add(work.digest())
            assert len(work.shops.staff()) == 5
    assert len(digests) == 1


def test_nothing_at_once_is_nothing(shop: CounterShop) -> None:
    with shop.store.writing() as work:
        shop.recorder.record_many(work, SHOP, [], staff="")
        work.commit()
    assert len(journal(shop)) == FACTS_OF_OPENING


def test_the_next_place_is_behind_the_head(shop: CounterShop) -> None:
    other = Recorder(
        Place("tenant-1", "S01", "S01-2"), shop.sealing, shop.encoding, shop.clock, first_epoch=3
    )
    with shop.store.writing() as work:
        head = work.journal.head(TILL)
        assert head
        assert shop.recorder.next_place(work) == NextPlace(1, FACTS_OF_OPENING + 1, head.hash)
        assert other.next_place(work) == NextPlace(3, 1, GENESIS)
        fact = other.record(work, SHOP, StaffSignedIn("st-1"), staff="")
        assert (fact.header.epoch, fact.header.seq, fact.header.previous) == (3, 1, GENESIS)


def test_a_fact_that_was_not_committed_was_never_there(shop: CounterShop) -> None:
    with shop.store.writing() as work:
        shop.recorder.record(work, SHOP, StaffSignedIn("st-1"), staff="st-1")
    with shop.store.writing() as work:
        assert shop.recorder.next_place(work).seq == FACTS_OF_OPENING + 1


def today_at(shop: CounterShop, at: datetime, zone: str = "Asia/Shanghai", change: int = 240) -> date:
    shop.clock.wall_ms = int(at.timestamp() * 1000)
    with shop.store.reading() as work:
        return shop.recorder.today(work, replace(SHOP, zone=zone, day_change_minutes=change))


def test_the_day_changes_in_the_shops_own_night(shop: CounterShop) -> None:
    # 03:59 and 04:00 in Shanghai on the 12th.
    assert today_at(shop, datetime(2026, 3, 11, 19, 59, tzinfo=UTC)) == date(2026, 3, 11)
    assert today_at(shop, datetime(2026, 3, 11, 20, 0, tzinfo=UTC)) == date(2026, 3, 12)
    assert today_at(shop, datetime(2026, 3, 11, 20, 0, tzinfo=UTC), change=330) == date(2026, 3, 11)
    assert today_at(shop, datetime(2026, 3, 12, 3, 0, tzinfo=UTC), "America/New_York") == date(2026, 3, 11)


def test_the_business_date_never_goes_below_the_newest_fact(shop: CounterShop) -> None:
    shop.clock.advance(30 * 86_400)
    with shop.store.writing() as work:
        newest = shop.recorder.record(work, SHOP, StaffSignedIn("st-1"), staff="").header.business_date
        work.commit()
    shop.clock.set_back(60 * 86_400)
    with shop.store.writing() as work:
        one = shop.recorder.record(work, SHOP, StaffSignedIn("st-1"), staff="")
        shop.recorder.record_many(work, SHOP, [StaffSignedOut("st-1")], staff="")
        head = work.journal.head(TILL)
    assert head
    assert one.header.business_date == head.business_date == newest == date(2026, 4, 9)
    assert one.header.recorded_at_ms == shop.clock.wall_ms


def test_a_profile_lies_beside_the_journal_under_a_name_that_says_nothing(shop: CounterShop) -> None:
    profile = Profile("王小明", "13800138000")
    with shop.store.writing() as work:
        one = shop.recorder.attach_profile(work, "m-1", profile)
        two, three = shop.recorder.attach_profiles(work, [("m-1", profile), ("m-2", Profile("李"))])
        work.commit()
    assert one.hash != two.hash, "the same words under another salt have another name"
    for member_id, attached, expected in (
        ("m-1", one, profile),
        ("m-1", two, profile),
        ("m-2", three, Profile("李")),
    ):
        with shop.store.reading() as work:
            kept = work.attachments.get(member_id, attached.hash)
        assert kept == attached
        assert shop.sealing.is_attached(attached)
        assert from_plain(Profile, shop.encoding.decode(attached.content)) == expected


class TickingClock(FakeClock):
    """Every look at it finds it forty minutes later."""

    def now_ms(self) -> int:
        self.wall_ms += 40 * 60_000
        return self.wall_ms


def test_code_paper_and_fact_of_a_sale_state_the_same_minute_and_day() -> None:
    """However long a sale takes to write down, over the change of day too."""
    shop = CounterShop()
    for hour in range(12, 24):
        at = datetime(2026, 3, 10, hour, 30, tzinfo=UTC)
        clock = TickingClock(int(at.timestamp() * 1000))
        shop.recorder = Recorder(Place("tenant-1", "S01", TILL), shop.sealing, shop.encoding, clock)
        shop.desk.recorder = shop.recorder
        codes: list[ReceiptCode] = []
        shop.desk.sign_receipt = lambda code, codes=codes: codes.append(code) or "SK:"
        basket = shop.desk.begin(shop.cashier).basket.basket_id
        add_open_amount(shop.desk, shop.cashier, basket, Money(10_00))
        pay(shop.desk, lambda: LEAST_FREE_BYTES, shop.cashier, basket, TenderKind.CASH)
        (code,) = codes
        header, _, _, _ = shop.sealing.open(journal(shop)[-1].content)
        assert code.business_date == header.business_date
        assert code.sold_at == shop.desk.local_time(header.recorded_at_ms).time()


def test_the_seal_is_this_tills_alone(shop: CounterShop) -> None:
    stranger = SignedFacts(Ed25519Signer(bytes(32)), Ed25519Check())
    other = Recorder(Place("tenant-1", "S01", "S01-9"), stranger, CborEncoding(), shop.clock)
    with shop.store.writing() as work:
        fact = other.record(work, SHOP, StaffSignedIn("st-1"), staff=CASHIER.staff_id)
    assert not shop.sealing.signed_by(shop.signer.public_key, fact.hash, fact.signature)
    assert fact.header.staff == CASHIER.staff_id != MANAGER.staff_id
