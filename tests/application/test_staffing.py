"""Who works here: added, changed, gone, a new PIN; nobody gives or touches more than they have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fakes.counter_shop import CASHIER, MANAGER, CounterShop
from fakes.pinned_staff import PIN, PinnedStaff
from shuke.application.pin_tries import PinOutcome
from shuke.application.ports.store import SealedPin
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.staffing import (
    add_staff,
    change_staff,
    roles_to_give,
    set_staff_pin,
    staff_list,
)
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.shop import Role, Staff

BOSS = Staff("st-9", "许总", Role.ADMINISTRATOR)
NEW = Staff("st-20", "吴小琴", Role.SHIFT_LEAD)


class Shop:
    def __init__(self) -> None:
        self.shop = CounterShop()
        self.people = PinnedStaff(self.shop)
        self.people.enrol(BOSS)
        self.desk, self.manager = self.shop.desk, self.shop.manager
        self.boss = Session(BOSS, 0)

    def sealed(self, staff_id: str, pin: str = "482916") -> bytes:
        return self.people.pins.seal(staff_id, pin)

    def add(self, session: Session, person: Staff = NEW) -> Staff | Refused:
        return add_staff(self.desk, session, person, self.sealed(person.staff_id))

    def known(self, staff_id: str) -> Staff | None:
        with self.shop.store.reading() as work:
            return work.shops.staff_member(staff_id)

    @property
    def facts(self) -> int:
        with self.shop.store.reading() as work:
            return work.journal.count_after("S01-1", 0, 0)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_somebody_new_signs_in_with_the_pin_and_the_journal_says_who_added_them(shop: Shop) -> None:
    assert shop.add(shop.manager, replace(NEW, name="  吴 小琴 ")) == replace(NEW, name="吴 小琴")
    assert shop.people.signing_in.sign_in(NEW.staff_id, "482916").outcome is PinOutcome.RIGHT
    with shop.shop.store.reading() as work:
        kinds = [
            (header.staff, body)
            for stored in work.journal.after("S01-1", 1, 0, 100)
            for header, body in [shop.shop.recorder.opened(stored)]
        ]
    assert (MANAGER.staff_id, StaffEnrolled(replace(NEW, name="吴 小琴"))) in kinds
    assert all(b"482916" not in repr(body).encode() for _, body in kinds)


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "a\x00b", "a\u202eb", "\n"])
def test_a_name_that_is_none_is_refused(shop: Shop, name: str) -> None:
    assert shop.add(shop.manager, replace(NEW, name=name)) == Refused(Refusal.NAME)
    assert change_staff(shop.desk, shop.manager, replace(CASHIER, name=name)) == Refused(Refusal.NAME)


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.MANAGER, Role.ADMINISTRATOR}])
def test_others_manage_nobody(shop: Shop, role: Role) -> None:
    who = Session(Staff("st-1", "小林", role), 0)
    before = shop.facts
    not_allowed = Refused(Refusal.NOT_ALLOWED)
    assert roles_to_give(who) == ()
    assert shop.add(who, replace(NEW, role=Role.CASHIER)) == not_allowed
    assert change_staff(shop.desk, who, replace(CASHIER, role=Role.MANAGER)) == not_allowed
    assert set_staff_pin(shop.desk, who, MANAGER.staff_id, b"x") == not_allowed
    with shop.shop.store.reading() as work:
        assert staff_list(work, who) == not_allowed
    assert shop.facts == before


def test_a_manager_gives_takes_and_touches_no_more_than_they_have(shop: Shop) -> None:
    too_much = Refused(Refusal.MORE_THAN_OWN)
    before = shop.facts
    assert shop.add(shop.manager, replace(NEW, role=Role.ADMINISTRATOR)) == too_much
    assert change_staff(shop.desk, shop.manager, replace(CASHIER, role=Role.ADMINISTRATOR)) == too_much
    assert change_staff(shop.desk, shop.manager, replace(BOSS, role=Role.CASHIER)) == too_much
    assert change_staff(shop.desk, shop.manager, replace(BOSS, active=False)) == too_much
    assert set_staff_pin(shop.desk, shop.manager, BOSS.staff_id, shop.sealed(BOSS.staff_id)) == too_much
    assert shop.facts == before
    assert Role.ADMINISTRATOR not in roles_to_give(shop.manager)
    assert roles_to_give(shop.boss) == tuple(Role)


def test_nobody_changes_their_own_role_or_ends_themselves(shop: Shop) -> None:
    for changed in (replace(MANAGER, role=Role.CASHIER), replace(MANAGER, active=False)):
        assert change_staff(shop.desk, shop.manager, changed) == Refused(Refusal.NOT_ONESELF)
    named = replace(MANAGER, name="陈大店长")
    assert change_staff(shop.desk, shop.manager, named) == named
    assert shop.known(MANAGER.staff_id) == named


def test_who_left_signs_in_no_more_and_may_come_back(shop: Shop) -> None:
    assert change_staff(shop.desk, shop.manager, replace(CASHIER, active=False))
    assert shop.people.signing_in.sign_in(CASHIER.staff_id, PIN).outcome is PinOutcome.NO_PIN
    assert set_staff_pin(shop.desk, shop.manager, CASHIER.staff_id, b"x") == Refused(Refusal.STAFF_GONE)
    with shop.shop.store.reading() as work:
        lines = staff_list(work, shop.manager)
    assert not isinstance(lines, Refused)
    assert lines[-1].person == replace(CASHIER, active=False)
    assert change_staff(shop.desk, shop.manager, CASHIER) == CASHIER
    assert shop.people.signing_in.sign_in(CASHIER.staff_id, PIN).outcome is PinOutcome.RIGHT


def test_a_new_pin_counts_at_once_and_ends_a_lockout(shop: Shop) -> None:
    with shop.shop.store.writing() as work:
        pin = work.pins.get(CASHIER.staff_id)
        assert pin
        work.pins.put(CASHIER.staff_id, SealedPin(pin.sealed, 7, 10**15))
        work.commit()
    assert shop.people.signing_in.sign_in(CASHIER.staff_id, PIN).outcome is PinOutcome.LOCKED
    assert set_staff_pin(shop.desk, shop.manager, CASHIER.staff_id, shop.sealed(CASHIER.staff_id)) == CASHIER
    assert shop.people.signing_in.sign_in(CASHIER.staff_id, "482916").outcome is PinOutcome.RIGHT


def test_nobody_is_added_twice_or_changed_who_is_not_there(shop: Shop) -> None:
    assert shop.add(shop.manager, replace(NEW, staff_id=CASHIER.staff_id)) == Refused(Refusal.STAFF_GONE)
    assert change_staff(shop.desk, shop.manager, NEW) == Refused(Refusal.STAFF_GONE)
    before = shop.facts
    assert change_staff(shop.desk, shop.manager, CASHIER) == CASHIER
    assert shop.facts == before
