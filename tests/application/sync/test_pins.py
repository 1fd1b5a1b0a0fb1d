"""PINs set at head office count at every till; neither the wire nor another till's database shows a hash."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, at_once
from fakes.clock import FakeClock
from shuke.adapters.sealed_boxes import HpkeBoxes
from shuke.application.head_office.keeping_pins import NotStaff, pins_version, set_pin
from shuke.application.head_office.staff_desk import PersonSeen, StaffDesk
from shuke.application.pin_tries import PinOutcome, PinTries
from shuke.application.ports.pins import PinWrapping
from shuke.application.ports.store import SealedPin
from shuke.application.ports.vault import VaultRefused
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.signing_in import SigningIn
from shuke.application.sync.state import RoundOutcome
from shuke.application.sync.till_sync import TillSync
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.shop import Role, Shop, Staff
from shuke.domain.sync.exchanges import PINS
from shuke.domain.sync.pin_messages import about_pins
from shuke.wording.store import NO_KEY

LIN, CHEN = Staff("st-1", "林小雨", Role.CASHIER), Staff("st-2", "陈店长", Role.MANAGER)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    office = OfficeInMemory(clock)
    office.record(StaffEnrolled(LIN), StaffEnrolled(CHEN))
    return office


@pytest.fixture
def till(office: OfficeInMemory, clock: FakeClock) -> TillInMemory:
    return TillInMemory(office, clock)


def in_step(*tills: TillInMemory) -> None:
    for till in tills:
        done = till.sync.round()
        assert done.outcome is RoundOutcome.IN_STEP, done


def set_at(office: OfficeInMemory, staff_id: str, pin: str) -> None:
    sealed = office.pins.seal(staff_id, pin)
    with office.store.writing() as work:
        set_pin(work, staff_id, sealed)
        work.commit()


def sign_in(till: TillInMemory, staff_id: str, pin: str) -> PinOutcome:
    tries = PinTries(till.store, till.recorder.now_ms, till.pins, at_once)
    people = SigningIn(tries, till.recorder, lambda: till.joined.shop)
    return people.sign_in(staff_id, pin).outcome


def asked(till: TillInMemory) -> int:
    return sum(letter.claim.path == PINS.path for letter in till.link.letters)


def test_a_pin_set_at_head_office_counts_at_every_till_after_its_next_round(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock
) -> None:
    set_at(office, LIN.staff_id, "4729")
    other = TillInMemory(office, clock)
    assert sign_in(till, LIN.staff_id, "4729") is PinOutcome.NO_PIN
    in_step(till, other)
    assert sign_in(till, LIN.staff_id, "4729") is PinOutcome.RIGHT
    assert sign_in(other, LIN.staff_id, "4729") is PinOutcome.RIGHT
    assert sign_in(till, CHEN.staff_id, "4729") is PinOutcome.NO_PIN
    set_at(office, LIN.staff_id, "9305")
    in_step(till)
    assert sign_in(till, LIN.staff_id, "4729") is PinOutcome.WRONG_PIN
    assert sign_in(till, LIN.staff_id, "9305") is PinOutcome.RIGHT
    assert sign_in(other, LIN.staff_id, "4729") is PinOutcome.RIGHT  # has not heard yet


def test_who_works_at_other_shops_signs_in_there_alone(office: OfficeInMemory, till: TillInMemory) -> None:
    parts = office.identity, office.store, office.store, office.recorder
    desk, boss = StaffDesk(*parts, secrets.token_bytes), Session(Staff("st-b", "许总", Role.ADMINISTRATOR), 0)
    office.record(ShopDescribed(Shop("S02", "南门店")), StaffEnrolled(replace(LIN, shops=("S02",))))
    set_at(office, LIN.staff_id, "4729")

    def works_at(*shops: str) -> object:
        seen = desk.look(boss, LIN.staff_id)
        assert isinstance(seen, PersonSeen)
        return desk.change(boss, replace(LIN, shops=shops), seen.stamp)

    in_step(till)
    assert sign_in(till, LIN.staff_id, "4729") is PinOutcome.NO_PIN  # the hash goes to tills of the own shops
    assert works_at("S09") == works_at("head-office") == Refused(Refusal.SHOP_UNKNOWN)
    assert isinstance(works_at("S01", "S02"), Staff)
    in_step(till)
    assert sign_in(till, LIN.staff_id, "4729") is PinOutcome.RIGHT
    assert isinstance(works_at("S02"), Staff)
    in_step(till)
    assert sign_in(till, LIN.staff_id, "1111") is PinOutcome.WRONG_PIN
    assert sign_in(till, LIN.staff_id, "4729") is PinOutcome.OTHER_SHOP
    assert isinstance(works_at(), Staff)
    in_step(till)
    assert sign_in(till, LIN.staff_id, "4729") is PinOutcome.RIGHT


def test_it_is_asked_for_only_when_something_changed(office: OfficeInMemory, till: TillInMemory) -> None:
    in_step(till)
    assert asked(till) == 0
    set_at(office, LIN.staff_id, "4729")
    in_step(till)
    in_step(till)
    assert asked(till) == 1


def test_neither_the_wire_nor_any_database_shows_a_hash(
    office: OfficeInMemory, till: TillInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_at(office, LIN.staff_id, "4729")
    with office.store.reading() as work:
        kept = work.pins.get(LIN.staff_id)
    assert kept is not None
    hashed = office.pins.hash_in(LIN.staff_id, kept.sealed)
    assert hashed is not None
    assert hashed.startswith(b"$argon2id$")
    heard: list[bytes] = []
    receive = office.receive

    def overheard(letter: object) -> object:
        reply = receive(letter)  # type: ignore[arg-type]
        heard.append(reply.body)
        return reply

    monkeypatch.setattr(office, "receive", overheard)
    other = TillInMemory(office, clock)
    in_step(till, other)
    with till.store.reading() as work, other.store.reading() as there:
        here, theirs = work.pins.get(LIN.staff_id), there.pins.get(LIN.staff_id)
    assert here is not None
    assert theirs is not None
    secret = hashed.rpartition(b"$")[2]
    for content in (*heard, kept.sealed, here.sealed, theirs.sealed):
        assert secret not in content
    assert len({kept.sealed, here.sealed, theirs.sealed}) == 3
    assert other.pins.hash_in(LIN.staff_id, here.sealed) is None


def test_a_lockout_outlives_pins_that_did_not_change(office: OfficeInMemory, till: TillInMemory) -> None:
    set_at(office, LIN.staff_id, "4729")
    in_step(till)
    assert sign_in(till, LIN.staff_id, "1111") is PinOutcome.WRONG_PIN
    set_at(office, CHEN.staff_id, "8341")
    in_step(till)
    with till.store.reading() as work:
        pin = work.pins.get(LIN.staff_id)
    assert pin is not None
    assert pin.failures == 1


def test_a_pin_that_head_office_does_not_know_stays_as_it_was_set_at_the_till(
    office: OfficeInMemory, till: TillInMemory
) -> None:
    in_step(till)
    with till.store.writing() as work:
        work.pins.put(CHEN.staff_id, SealedPin(till.pins.seal(CHEN.staff_id, "8341"), 0, 0))
        work.commit()
    set_at(office, LIN.staff_id, "4729")
    in_step(till)
    assert sign_in(till, CHEN.staff_id, "8341") is PinOutcome.RIGHT


def test_who_has_left_is_in_no_box(office: OfficeInMemory, till: TillInMemory) -> None:
    set_at(office, LIN.staff_id, "4729")
    office.record(StaffEnrolled(Staff(LIN.staff_id, LIN.name, LIN.role, active=False)))
    in_step(till)
    with till.store.reading() as work:
        assert work.pins.get(LIN.staff_id) is None


def test_a_pin_is_for_somebody_who_works_here(office: OfficeInMemory) -> None:
    with office.store.writing() as work:
        with pytest.raises(NotStaff):
            set_pin(work, "st-9", b"sealed")
        assert pins_version(work) == 0


@pytest.mark.parametrize("happens", ["lost", "reply lost", "garbled"])
def test_a_box_that_is_lost_or_damaged_comes_with_a_later_round(
    office: OfficeInMemory, till: TillInMemory, happens: str
) -> None:
    in_step(till)
    set_at(office, LIN.staff_id, "4729")
    letters = len(till.link.letters)
    in_step(till)
    box = next(n for n, one in enumerate(till.link.letters[letters:]) if one.claim.path == PINS.path)
    set_at(office, LIN.staff_id, "9305")
    till.weather.to_come = [""] * box + [happens]
    assert till.sync.round().outcome is not RoundOutcome.IN_STEP
    in_step(till)
    assert sign_in(till, LIN.staff_id, "9305") is PinOutcome.RIGHT


def test_a_box_opens_for_its_till_and_version_alone() -> None:
    boxes = HpkeBoxes()
    key, thief = boxes.new_key(), boxes.new_key()
    sealed = boxes.seal(b"secret", key.public, about_pins("t", "S01-1", 7))
    assert key.open(sealed, about_pins("t", "S01-1", 7)) == b"secret"
    for other, about in (
        (thief, about_pins("t", "S01-1", 7)),
        (key, about_pins("t", "S01-2", 7)),
        (key, about_pins("t", "S01-1", 6)),
        (key, about_pins("u", "S01-1", 7)),
    ):
        with pytest.raises(ValueError, match="somebody else"):
            other.open(sealed, about)
    for cut in (b"", sealed[:20], sealed[:-1]):
        with pytest.raises(ValueError, match="somebody else"):
            key.open(cut, about_pins("t", "S01-1", 7))


def parts_with(till: TillInMemory, **changes: object) -> TillSync:
    from dataclasses import replace  # noqa: PLC0415

    taking = till.sync.parts.pins
    assert taking is not None
    return TillSync(replace(till.sync.parts, pins=replace(taking, **changes)))  # type: ignore[arg-type]


def test_where_the_vault_does_not_answer_pins_wait(office: OfficeInMemory, till: TillInMemory) -> None:
    def deaf() -> PinWrapping:
        raise VaultRefused(NO_KEY)

    set_at(office, LIN.staff_id, "4729")
    wrapping: Callable[[], PinWrapping] = deaf
    assert parts_with(till, wrapping=wrapping).round().outcome is RoundOutcome.IN_STEP
    assert asked(till) == 0
    in_step(till)
    assert sign_in(till, LIN.staff_id, "4729") is PinOutcome.RIGHT


def test_what_is_no_map_of_hashes_is_no_box(office: OfficeInMemory, till: TillInMemory) -> None:
    class Lists:
        def decode(self, _content: bytes) -> list[int]:
            return [1]

    set_at(office, LIN.staff_id, "4729")
    assert parts_with(till, encoding=Lists()).round().outcome is RoundOutcome.GARBAGE


def test_a_hash_that_is_none_changes_nothing(office: OfficeInMemory, till: TillInMemory) -> None:
    class Odd:
        def decode(self, _content: bytes) -> dict[str, object]:
            return {LIN.staff_id: b"x", CHEN.staff_id: 7, "st-9": "\xff".encode("latin-1")}

    set_at(office, LIN.staff_id, "4729")
    assert parts_with(till, encoding=Odd()).round().outcome is RoundOutcome.IN_STEP
    with till.store.reading() as work:
        assert work.pins.get(LIN.staff_id) is None
