"""A snapshot at a till: the same rows as page by page, whatever happens on the way."""

from __future__ import annotations

from typing import Any

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.snapshots import (
    MEMBERS,
    assert_alike,
    far_ahead,
    fetches,
    found,
    indexes,
    names_read,
)
from shuke.application.basket_bytes import BasketBytes
from shuke.application.ports.store import StoredBasket, StoreTrouble, StoreUnusable
from shuke.application.sync import loading_round
from shuke.application.sync.state import RoundOutcome
from shuke.domain.basket import Basket, BasketLine, BasketState
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.shop import Shop
from shuke_db.repositories.member_loading import _MAKE_SPARE


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


@pytest.fixture
def first(office: OfficeInMemory, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> TillInMemory:
    return far_ahead(office, clock, monkeypatch)


def test_a_new_till_holds_what_one_that_pulled_holds(first: TillInMemory, office: OfficeInMemory) -> None:
    new = TillInMemory(office, first.clock)
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert len(office.shelf.known) == 1
    assert_alike(new, first)
    pulls = [letter for letter in new.link.letters if letter.claim.path == "/v1/pull"]
    assert len(pulls) == 2, "one page to see how far behind it is, and one behind the snapshot"


def test_a_new_till_finds_whom_one_that_pulled_finds(first: TillInMemory, office: OfficeInMemory) -> None:
    new = names_read(TillInMemory(office, first.clock))
    for typed in (
        "13800000007",
        "0007",
        "138000000",
        "00042",
        "王小",
        "小一",
        "王小丁",
        "w",
        "王",
        "138****0123",
    ):
        assert found(new, typed) == found(first, typed), typed
    with first.store.reading() as here, new.store.reading() as there:
        latest = [[one.member_id for one in work.members.latest_visitors(50)] for work in (here, there)]
    assert latest[0] == latest[1]
    assert {str(index.name) for index in _MAKE_SPARE} <= indexes(new)


def test_a_connection_that_breaks_is_taken_up_where_it_was(
    first: TillInMemory, office: OfficeInMemory
) -> None:
    new = TillInMemory(office, first.clock)
    new.link.piece_bytes = 1500
    # Push and page, then the question, then a break after every second piece.
    new.weather.to_come = ["", "", "", *("", "broken") * 4]
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert fetches(new) == 5
    assert new.link.offsets == sorted(set(new.link.offsets)), "each time from a later part on"
    assert_alike(new, first)


def test_a_till_that_was_switched_off_goes_on_where_it_was(
    first: TillInMemory, office: OfficeInMemory
) -> None:
    new = TillInMemory(office, first.clock)
    new.link.piece_bytes = 1500
    new.weather.to_come = ["", "", "", "", "", "broken", "lost", "lost", "lost"]
    assert new.sync.round().outcome is RoundOutcome.OFFLINE
    assert found(new, "13800000000"), "who has arrived is found"
    assert not found(new, "13800000129")
    asked = len([letter for letter in new.link.letters if letter.claim.path == "/v1/snapshot"])
    new.sync = new.new_sync()
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert len([letter for letter in new.link.letters if letter.claim.path == "/v1/snapshot"]) == asked
    assert new.link.offsets[-1] > 0
    assert_alike(new, first)


def test_bytes_that_head_office_did_not_sign_are_never_put_in_place(
    first: TillInMemory, office: OfficeInMemory
) -> None:
    new = TillInMemory(office, first.clock)
    new.link.piece_bytes = 1 << 20
    new.weather.to_come = ["", "", "", "garbled"]
    assert new.sync.round().outcome is RoundOutcome.GARBAGE
    with new.store.reading() as work:
        held = work.member_loading.current()
    assert held is not None
    assert held.next_part == 0
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert_alike(new, first)


def test_parts_of_another_snapshot_are_refused(first: TillInMemory, office: OfficeInMemory) -> None:
    new = TillInMemory(office, first.clock)
    new.weather.to_come = ["", "", "", "lost", "lost", "lost"]
    assert new.sync.round().outcome is RoundOutcome.OFFLINE
    (snapshot_id,) = office.shelf.content
    office.office.make_snapshot(first.till)
    other = next(name for name in office.shelf.content if name != snapshot_id)
    office.shelf.content[snapshot_id] = office.shelf.content[other]
    assert new.sync.round().outcome is RoundOutcome.GARBAGE


def test_a_snapshot_that_is_gone_is_asked_for_anew(first: TillInMemory, office: OfficeInMemory) -> None:
    new = TillInMemory(office, first.clock)
    new.link.piece_bytes = 1500
    new.weather.to_come = ["", "", "", "", "", "broken", "lost", "lost", "lost"]
    assert new.sync.round().outcome is RoundOutcome.OFFLINE
    office.shelf.content.clear()
    office.shelf.known.clear()
    assert new.sync.round().outcome is RoundOutcome.SERVER_TROUBLE
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert_alike(new, first)
    assert {str(index.name) for index in _MAKE_SPARE} <= indexes(names_read(new))


def test_a_part_that_broke_off_in_the_middle_is_put_once_more(
    first: TillInMemory, office: OfficeInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading_round, "_FIRST_PIECE", 7)
    monkeypatch.setattr(loading_round, "next_at_once", lambda was, _took_ms: was)
    put, times = loading_round.put_piece, 0

    def broken(*given: Any, **more: Any) -> bool:
        nonlocal times
        times += 1
        if times == 8:
            raise StoreUnusable(StoreTrouble.DISK_FULL, "")
        return put(*given, **more)

    monkeypatch.setattr(loading_round, "put_piece", broken)
    new = TillInMemory(office, first.clock)
    assert new.sync.round().outcome is RoundOutcome.TILL_TROUBLE
    with new.store.reading() as work:
        assert work.members.count() > 20, "a part and a piece of the next"
    new.sync = new.new_sync()
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert times > 14
    assert_alike(new, first)
    assert found(names_read(new), "王小") == found(first, "王小")


def test_what_takes_long_is_made_between_customers(first: TillInMemory, office: OfficeInMemory) -> None:
    new = TillInMemory(office, first.clock)
    basket = Basket("b-1", 0, "staff-1", lines=(BasketLine(1, "茶", Money(100)),))
    with new.store.writing() as work:
        work.baskets.put(
            StoredBasket("b-1", BasketState.OPEN.value, 0, BasketBytes(new.encoding).write(basket))
        )
        work.commit()
    names_read(new)
    missing = {str(index.name) for index in _MAKE_SPARE} - indexes(new)
    assert "profiles_by_phone" in missing
    for typed in ("13800000007", "0000007", "00000077"):
        assert found(new, typed) == found(first, typed), "by the lists of names and phones"
    assert len(missing) > 1
    with new.store.writing() as work:
        work.baskets.remove("b-1")
        work.commit()
    new.earn(found(new, "13800000007")[0], 1)
    assert not new.sync.round().unread
    assert missing <= {str(index.name) for index in _MAKE_SPARE} - indexes(new), (
        "a moment ago there was somebody"
    )
    names_read(new)
    assert {str(index.name) for index in _MAKE_SPARE} <= indexes(new)


def test_what_the_till_does_meanwhile_stays_on_top(first: TillInMemory, office: OfficeInMemory) -> None:
    with first.store.reading() as work:
        member_id = work.subjects.members_behind("", 1)[0]
    new = TillInMemory(office, first.clock)
    new.link.piece_bytes = 1500
    enrolled: list[str] = []

    def busy() -> None:
        new.earn(member_id, 1000)
        enrolled.append(new.enrol("李四", "13900000000"))
        new.earn(enrolled[-1], 7)

    new.weather.meanwhile["meanwhile"] = busy
    new.weather.to_come = ["", "", "", "", "meanwhile", "", "meanwhile"]
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert new.balance(member_id) == 10 + 2000
    assert new.own(member_id) == 2000
    assert [new.balance(one) for one in enrolled] == [7, 7]
    names_read(new)
    assert found(new, "13900000000") == found(new, "李四") == enrolled[::-1]
    assert_alike(new, first)


def test_a_till_that_stood_alone_keeps_what_it_recorded(first: TillInMemory, office: OfficeInMemory) -> None:
    new = TillInMemory(office, first.clock)
    alone = new.enrol("李四", "13900000000")
    new.earn(alone, 50)
    assert new.spend(alone, 20)
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert (new.balance(alone), new.own(alone)) == (30, 30)
    assert found(names_read(new), "李四") == [alone]


def test_names_begun_are_begun_again(first: TillInMemory, office: OfficeInMemory) -> None:
    new = TillInMemory(office, first.clock)
    stopping = iter([False, False, True])
    with new.store.reading() as work:
        assert work.member_names.standing().done
    new.sync.names.read_on = lambda _stopped: True  # type: ignore[method-assign]  # it is switched off before
    new.sync.round()
    new.sync = new.new_sync()
    assert new.sync.names.read_on(lambda: next(stopping, True))
    while new.sync.names.read_on(lambda: False):
        continue
    assert found(new, "王小") == found(first, "王小")
    assert found(new, "0007") == found(first, "0007")


def test_a_member_renamed_before_its_name_was_read_has_the_new_one(
    first: TillInMemory, office: OfficeInMemory
) -> None:
    new = TillInMemory(office, first.clock)
    new.sync.names.read_on = lambda _stopped: True  # type: ignore[method-assign]  # it is switched off before
    new.sync.round()
    with new.store.writing() as work:
        member_id = work.subjects.members_behind("", 1)[0]
        work.members.describe(member_id, Profile("赵一", "13711112222"), "zy")
        work.commit()
    names_read(new := _again(new))
    assert found(new, "赵一") == found(new, "2222") == found(new, "zy") == [member_id]
    assert member_id not in found(new, "0000"), "nor under the phone it had"


def _again(till: TillInMemory) -> TillInMemory:
    till.sync = till.new_sync()
    return till


def test_a_till_far_behind_is_put_right_by_a_snapshot(first: TillInMemory, office: OfficeInMemory) -> None:
    late = names_read(TillInMemory(office, first.clock))
    with first.store.reading() as work:
        ids = work.subjects.members_behind("", MEMBERS)
    for member_id in ids:
        first.earn(member_id, 5)
    first.enrol("钱二", "13600000000")
    first.sync.round()
    before, late.sync = fetches(late), late.new_sync()
    assert late.sync.round().outcome is RoundOutcome.IN_STEP
    assert fetches(late) == before + 1
    assert_alike(late, first)
    assert found(names_read(late), "钱二") == found(first, "钱二")


def test_a_till_that_opens_has_shop_and_programme_before_any_member(
    first: TillInMemory, office: OfficeInMemory
) -> None:
    office.record(ShopDescribed(Shop("S03", "三店")))
    new = TillInMemory(office, first.clock)
    assert new.sync.round(opening=True).outcome is RoundOutcome.STOPPED
    with new.store.reading() as work:
        assert work.shops.get(SHOP.shop_id) is not None
        assert work.shops.get("S02") is not None
        assert work.shops.get("S03") is not None, "though it changed last"
        assert work.member_loading.current() is not None
    assert new.sync.round().outcome is RoundOutcome.IN_STEP
    assert_alike(new, first)
