"""The recovery sheet sets an administrator's PIN anew: with the right key alone, for administrators alone, and it
stands in the journal."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from fakes.counter_shop import MANAGER, CounterShop
from shuke.adapters.staff_pin import PEPPER_BYTES, PepperedPins
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.forgotten_pin import ForgottenPin, NotReset, NotResetBecause
from shuke.application.pin_tries import PinOutcome, PinTries
from shuke.application.ports.store import SealedPin
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.facts.staff_pin_reset import StaffPinReset
from shuke.domain.pin import PinFault
from shuke.domain.recovery_key import Misread
from shuke.domain.shop import Role, Staff

KEY = new_recovery_key()
OWNER = Staff("st-9", "周老板", Role.ADMINISTRATOR)


@dataclass
class Till:
    shop: CounterShop = field(default_factory=CounterShop)

    def __post_init__(self) -> None:
        self.pins = PepperedPins(bytes(PEPPER_BYTES))
        with self.shop.store.writing() as work:
            self.shop.recorder.record(work, self.shop.desk.shop, StaffEnrolled(OWNER), staff="")
            for person in (OWNER, MANAGER):
                sealed = self.pins.seal(person.staff_id, "739152")
                work.pins.put(person.staff_id, SealedPin(sealed, 9, 1 << 60))
            work.commit()
        public = recovery_public(KEY)
        self.forgotten = ForgottenPin(
            self.shop.store,
            self.shop.recorder,
            lambda: self.shop.desk.shop,
            self.pins,
            lambda key: recovery_public(key) == public,
            lambda work: work(),
        )

    def tried(self, person: Staff, pin: str) -> PinOutcome:
        tries = PinTries(self.shop.store, self.shop.clock.now_ms, self.pins, lambda work: work())
        return tries.look(person.staff_id, pin).outcome

    def facts(self) -> list[object]:
        with self.shop.store.reading() as work:
            opened = [
                self.shop.sealing.open(fact.content)
                for fact in work.journal.after(self.shop.desk.till, 0, 0, 1000)
            ]
        return [read_body(kind, version, plain) for _, kind, version, plain in opened]


@pytest.fixture(scope="module")
def till() -> Till:
    return Till()


@pytest.mark.parametrize(
    ("person", "typed", "pin", "refused"),
    [
        (OWNER, new_recovery_key().text, "280643", NotResetBecause.OTHER_KEY),
        (OWNER, "", "280643", Misread((), 0)),
        (OWNER, KEY.text[:-1], "280643", Misread),
        (OWNER, KEY.text, "1234", PinFault.STEPS),
        (OWNER, KEY.text, "", PinFault.NOT_DIGITS),
        (MANAGER, KEY.text, "280643", NotResetBecause.NOT_ADMINISTRATOR),
        (Staff("nobody", "无", Role.ADMINISTRATOR), KEY.text, "280643", NotResetBecause.NOT_ADMINISTRATOR),
    ],
)
def test_without_the_sheet_a_good_pin_and_an_administrator_nothing_changes(
    till: Till, person: Staff, typed: str, pin: str, refused: NotReset | type
) -> None:
    before = till.facts()
    answer = till.forgotten.reset(person.staff_id, typed, pin)
    assert isinstance(answer, refused) if isinstance(refused, type) else answer == refused
    assert till.facts() == before
    assert till.tried(OWNER, "280643") is PinOutcome.LOCKED


def test_with_the_sheet_an_administrator_signs_in_with_another_pin_at_once() -> None:
    till = Till()
    assert till.tried(OWNER, "739152") is PinOutcome.LOCKED
    assert till.forgotten.reset(OWNER.staff_id, KEY.text.lower().replace("-", " "), "280643") is None
    assert till.tried(OWNER, "280643") is PinOutcome.RIGHT
    assert till.tried(OWNER, "739152") is PinOutcome.WRONG_PIN
    assert till.facts()[-1] == StaffPinReset(OWNER.staff_id)
