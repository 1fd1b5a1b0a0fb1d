"""Signing in: a try is counted before the PIN is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.counter_shop import CASHIER, MANAGER, SHOP, CounterShop
from shuke.adapters.staff_pin import PepperedPins
from shuke.application.pin_tries import PinOutcome, PinTries
from shuke.application.ports.pins import PinChecked
from shuke.application.ports.store import SealedPin
from shuke.application.signing_in import SignInAnswer, SigningIn
from shuke.domain.facts.staff_enrolled import StaffEnrolled


class Desk:
    """A shop whose cashier has the PIN 739184; counts how often a PIN was really looked at."""

    def __init__(self) -> None:
        self.shop = CounterShop()
        self.pins = PepperedPins(bytes(32), time_cost=1, memory_kib=64)
        self.looked_at = 0
        self.counted_before_the_look: list[int] = []
        with self.shop.store.writing() as work:
            work.pins.put(CASHIER.staff_id, SealedPin(self.pins.seal(CASHIER.staff_id, "739184"), 0, 0))
            work.commit()
        recorder = self.shop.recorder
        tries = PinTries(self.shop.store, recorder.now_ms, self, lambda work: work())
        self.signing_in = SigningIn(tries, recorder, lambda: SHOP)

    def seal(self, staff_id: str, pin: str) -> bytes:
        return self.pins.seal(staff_id, pin)

    def check(self, staff_id: str, pin: str, sealed: bytes) -> PinChecked:
        with self.shop.store.reading() as work:
            stored = work.pins.get(staff_id)
        assert stored
        self.counted_before_the_look.append(stored.failures)
        return self.pins.check(staff_id, pin, sealed)

    def try_(self, pin: str, staff_id: str = CASHIER.staff_id) -> SignInAnswer:
        return self.signing_in.sign_in(staff_id, pin)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_right_pin_signs_in_and_is_recorded(desk: Desk) -> None:
    answer = desk.try_("739184")
    assert answer.session
    assert answer.session.staff == CASHIER
    with desk.shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head
        fact = work.journal.get("S01-1", head.epoch, head.seq)
    assert fact
    assert fact.kind == "staff.signed_in"


def test_wrong_pins_lock_and_the_try_is_counted_before_the_look(desk: Desk) -> None:
    answers = [desk.try_("000001") for _ in range(3)]
    assert [answer.outcome for answer in answers] == [PinOutcome.WRONG_PIN] * 3
    assert [answer.tries_left for answer in answers] == [2, 1, 0]
    locked = desk.try_("739184")
    assert locked.outcome is PinOutcome.LOCKED
    assert 0 < locked.wait_ms <= 30_000
    assert desk.counted_before_the_look == [1, 2, 3]


def test_after_the_wait_the_right_pin_works_and_clears_the_count(desk: Desk) -> None:
    for _ in range(3):
        desk.try_("000001")
    desk.shop.clock.advance(31)
    assert desk.try_("739184").outcome is PinOutcome.RIGHT
    assert desk.try_("000001").tries_left == 2


def test_nobody_unknown_or_without_a_pin_gets_in(desk: Desk) -> None:
    assert desk.try_("739184", "st-2").outcome is PinOutcome.NO_PIN
    assert desk.try_("739184", "nobody").outcome is PinOutcome.NO_PIN


def test_signing_out_keeps_the_open_basket(desk: Desk) -> None:
    answer = desk.try_("739184")
    assert answer.session
    basket = desk.shop.desk.begin(answer.session).basket
    desk.signing_in.sign_out(answer.session)
    assert desk.shop.desk.begin(answer.session).basket == basket


def test_a_pin_of_another_machine_has_to_be_set_anew(desk: Desk) -> None:
    with desk.shop.store.writing() as work:
        work.pins.put(CASHIER.staff_id, SealedPin(b"sealed elsewhere", 0, 0))
        work.commit()
    assert desk.try_("739184").outcome is PinOutcome.NO_PIN


def test_who_leaves_while_the_pin_is_looked_at_is_not_let_in(desk: Desk) -> None:
    check = desk.check

    def leaves(staff_id: str, pin: str, sealed: bytes) -> PinChecked:
        with desk.shop.store.writing() as work:
            fact = StaffEnrolled(replace(CASHIER, active=False))
            desk.shop.recorder.record(work, SHOP, fact, staff="")
            work.commit()
        return check(staff_id, pin, sealed)

    desk.check = leaves  # type: ignore[method-assign]
    assert desk.try_("739184").outcome is PinOutcome.NO_PIN
    assert desk.try_("739184").outcome is PinOutcome.NO_PIN
    assert desk.signing_in.staff() == [MANAGER]


def test_those_who_work_here_are_listed_by_name(desk: Desk) -> None:
    assert desk.signing_in.staff() == sorted([CASHIER, MANAGER], key=lambda person: person.name)
