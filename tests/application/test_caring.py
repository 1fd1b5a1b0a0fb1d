"""Who looks after whom: whoever received a member, then whoever was named last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import CounterShop
from golden.bodies import HEADER
from members_stand import MembersStand
from shuke.application.approval import ApprovalWanted
from shuke.application.members.caring import Caring, care_known, fewest
from shuke.application.members.handing_on import hand_on
from shuke.application.refusal import Refusal, Refused
from shuke.domain.facts.member_assigned import Assigned, MemberAssigned, looked_after_row
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.figures.sharing_out import Move
from shuke.domain.looked_after import LookedAfter
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff

WORDS = st.builds(
    LookedAfter, st.integers(0, 9999), st.text(st.characters(codec="ascii", categories=("Ll", "Nd")))
)


class Shop:
    def __init__(self, programme: str = "tea-chain") -> None:
        self.shop = CounterShop(programme=programme)
        self.caring = Caring(self.shop.desk)

    def enrol(self, count: int, rule: str = "tier.ordinary.sale") -> list[str]:
        return [
            self.shop.enrol(Profile(f"王{number}", f"138001{number:05d}"), rule).member_id
            for number in range(count)
        ]

    def join(self, *people: Staff) -> None:
        with self.shop.store.writing() as work:
            for person in people:
                self.shop.recorder.record(work, self.shop.desk.shop, StaffEnrolled(person), staff="")
            work.commit()

    def counts(self) -> dict[str, int]:
        with self.shop.store.reading() as work:
            known = care_known(work, self.shop.desk, "")
        return {line.person.staff_id: line.members for line in known.lines}

    def by(self, member_id: str) -> str:
        with self.shop.store.reading() as work:
            found = work.member_care.of(member_id)
        return found.staff_id if found else ""


@pytest.fixture
def shop() -> Shop:
    return Shop()


@given(WORDS, WORDS)
def test_words_compare_as_what_they_say(one: LookedAfter, other: LookedAfter) -> None:
    assert (one.word < other.word) == (one < other)
    assert LookedAfter.read(one.word) == one


def test_a_turn_that_would_not_compare_is_not_built() -> None:
    for turn in (-1, 10_000):
        with pytest.raises(ValueError, match="turn"):
            LookedAfter(turn, "st-1")


def test_whoever_received_somebody_looks_after_them_until_somebody_else_is_named(shop: Shop) -> None:
    (member_id,) = shop.enrol(1)
    assert shop.by(member_id) == "st-1"
    assert shop.caring.assign(shop.shop.manager, member_id, "st-2") == shop.shop.manager.staff
    assert (shop.by(member_id), shop.counts()) == ("st-2", {"st-1": 0, "st-2": 1})
    with shop.shop.store.reading() as work:
        facts = work.journal.count_after("S01-1", 0, 0)
    shop.caring.assign(shop.shop.manager, member_id, "st-2")
    with shop.shop.store.reading() as work:
        assert work.journal.count_after("S01-1", 0, 0) == facts, "no news"


def test_whoever_an_import_brought_is_looked_after_by_nobody() -> None:
    enrolled = MemberEnrolled("m-1", "1", "gold", date(2026, 3, 10), b"", "S01", "r", 1)
    columns = {
        name for row in enrolled.rows(replace(HEADER, staff="")) for name in getattr(row, "floors", ())
    }
    assert "looked_after" not in columns


def test_it_takes_the_right_or_somebodys_word(shop: Shop) -> None:
    (member_id,) = shop.enrol(1)
    asked = shop.caring.assign(shop.shop.cashier, member_id, "st-2")
    assert isinstance(asked, ApprovalWanted)
    approved = shop.shop.desk.approvals.give(shop.shop.cashier, asked.act, "st-2", "a-1")
    assert shop.caring.assign(approved, member_id, "st-2") == shop.shop.manager.staff
    assert hand_on(shop.shop.desk, shop.shop.cashier, [Move(member_id, "st-2", "st-1")]) == Refused(
        Refusal.NOT_ALLOWED
    )


def test_nobody_who_left_and_nobody_unknown(shop: Shop) -> None:
    (member_id,) = shop.enrol(1)
    shop.join(Staff("st-3", "赵姐", Role.CASHIER, active=False))
    for staff_id in ("st-3", "st-99"):
        assert shop.caring.assign(shop.shop.manager, member_id, staff_id) == Refused(Refusal.STAFF_GONE)
    assert shop.caring.assign(shop.shop.manager, "nobody", "st-2") == Refused(Refusal.MEMBER_UNKNOWN)


def test_nobody_has_more_than_the_programme_says() -> None:
    shop = Shop("supreme-vip")
    with shop.shop.store.reading() as work:
        known = care_known(work, shop.shop.desk, "")
    assert known.most == 500
    assert fewest({"a": 3, "b": 2, "c": 2}) == "b"
    assert fewest({"a": 500, "b": 499}, 500) == "b"
    assert fewest({"a": 500}, 500) == ""
    assert fewest({}) == ""


def test_of_two_tills_the_later_turn_counts_in_either_order() -> None:
    clock = FakeClock(1_773_108_000_000)
    office = OfficeInMemory(clock)
    one, other = (TillInMemory(office, clock) for _ in range(2))
    member_id = one.enrol("王小明", "13800138000")
    for till in (one, other):
        till.sync.round()
    one.record(MemberAssigned((Assigned(member_id, "st-2", 2),)))
    other.record(MemberAssigned((Assigned(member_id, "st-1", 1),)))
    for till in (one, other, one):
        till.sync.round()
    for place in (one, other, office):
        with place.store.reading() as work:
            assert work.member_care.of(member_id) == LookedAfter(2, "st-2")


def test_the_page_balances() -> None:
    stand = MembersStand()
    stand.as_manager()
    for number in range(3):
        stand.enrol(f"王{number}", f"1380013800{number}")
    stand.presenter.go("care")
    stand.presenter.open(stand.enrol("李小红", "13900139000").member_id)
    page = stand.care
    assert [one.staff_id for one in page.state.rows] == ["st-1", "st-2"]
    page.balance()
    assert page.state.notice is not None
    assert [one.has.values for one in page.state.rows] == [(("count", "3"),), (("count", "1"),)]  # type: ignore[union-attr]
    page.choose("nobody")
    assert page.state.chosen == "st-1"


def test_nobody_is_given_one_more_than_the_programme_says() -> None:
    shop = Shop("supreme-vip")
    (member_id,) = shop.enrol(1, shop.shop.enrolments.ways_in(Money(10**9))[0].rule)
    with shop.shop.store.writing() as work:
        work.apply([looked_after_row(f"x-{number}", LookedAfter(0, "st-2")) for number in range(500)])
        work.commit()
    full = shop.caring.assign(shop.shop.manager, member_id, "st-2")
    assert full == Refused(Refusal.CARE_FULL, (("most", 500),))
