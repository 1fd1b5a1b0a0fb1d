"""PINs for the people of a shop in memory, with cheap hashing; looked at on the caller's own thread."""

from __future__ import annotations

from fakes.counter_shop import SHOP, CounterShop
from shuke.adapters.staff_pin import PepperedPins
from shuke.application.approving import Approving
from shuke.application.pin_tries import PinTries
from shuke.application.ports.store import SealedPin
from shuke.application.signing_in import SigningIn
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.shop import Staff

__all__ = ["PIN", "PinnedStaff"]

PIN = "739184"


class PinnedStaff:
    """The cashier's and the manager's PIN is `PIN`."""

    def __init__(self, shop: CounterShop) -> None:
        self.shop = shop
        self.pins = PepperedPins(bytes(32), time_cost=1, memory_kib=64)
        self.tries = PinTries(shop.store, shop.clock.now_ms, self.pins, lambda work: work())
        self.signing_in = SigningIn(self.tries, shop.recorder, lambda: SHOP)
        self.approving = Approving(self.tries, shop.desk.approvals, shop.ids, lambda: SHOP)
        for person in (shop.cashier.staff, shop.manager.staff):
            self.give_pin(person.staff_id)

    def give_pin(self, staff_id: str, pin: str = PIN) -> None:
        with self.shop.store.writing() as work:
            work.pins.put(staff_id, SealedPin(self.pins.seal(staff_id, pin), 0, 0))
            work.commit()

    def enrol(self, person: Staff) -> Staff:
        """Somebody more, with the PIN."""
        with self.shop.store.writing() as work:
            self.shop.recorder.record(work, SHOP, StaffEnrolled(person), staff="")
            work.commit()
        self.give_pin(person.staff_id)
        return person
