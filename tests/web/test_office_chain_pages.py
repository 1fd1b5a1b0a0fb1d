"""Shops and staff on head office's pages: what arrives at tills, two at once, wrong roles, odd texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.filled_office import filled
from fakes.pages_door import Browser, ServedPages, served_pages
from shuke.application.head_office.shop_desk import ShopDesk, ShopSeen, ShopWanted
from shuke.application.head_office.staff_desk import PersonSeen, StaffDesk
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.state import RoundOutcome
from shuke.domain.shop import Role, Shop, Staff

BOSS = Session(Staff("st-boss", "许总", Role.ADMINISTRATOR), 0)
MANAGER = Session(Staff("st-m", "陈店长", Role.MANAGER), 0)
WORDS = ("<script>alert(1)</script>", "'; DROP TABLE shops; --", "{{ 7*7 }}", "\x00\u202e🀄", "x" * 5000)
SAVED_SHOP, SAVED_PERSON = "/office/shops?saved", "/office/staff?saved"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPages]:
    with served_pages(tmp_path_factory.mktemp("office")) as served:
        filled(served)
        yield served


@pytest.fixture(scope="module")
def boss(pages: ServedPages) -> Browser:
    return pages.signed_in()


def desks(office: OfficeInMemory) -> tuple[ShopDesk, StaffDesk]:
    parts = (office.identity, office.store, office.store, office.recorder)
    return ShopDesk(*parts), StaffDesk(*parts, bytes)


def stamp(shown: str) -> str:
    found = re.search(r'name="stamp" value="([0-9a-f]{16})"', shown)
    assert found is not None
    return found[1]


def test_shops_and_people_reach_the_tills_with_the_next_round() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock)
    till = TillInMemory(office, clock)
    shops, staff = desks(office)
    added = shops.add(BOSS, ShopWanted("S02", " 南门店 ", "人民路 2 号\n\n021-5555"))
    assert isinstance(added, Shop)
    assert (added.name, added.address_lines) == ("南门店", ("人民路 2 号", "021-5555"))
    newcomer = staff.newcomer("小周", Role.SHIFT_LEAD)
    assert staff.add(BOSS, newcomer, office.pins.seal(newcomer.staff_id, "4825")) == newcomer
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    with till.store.reading() as work:
        assert work.shops.get("S02") == added
        assert work.shops.staff_member(newcomer.staff_id) == newcomer
        first = work.pins.get(newcomer.staff_id)
    assert first is not None
    seen, shop = staff.look(BOSS, newcomer.staff_id), shops.look(BOSS, "S02")
    assert isinstance(seen, PersonSeen)
    assert isinstance(shop, ShopSeen)
    assert seen.has_pin
    assert staff.set_pin(BOSS, newcomer.staff_id, office.pins.seal(newcomer.staff_id, "7391")) == newcomer
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    with till.store.reading() as work:
        assert work.pins.get(newcomer.staff_id) != first
    locked = Staff(newcomer.staff_id, "小周", Role.CASHIER, active=False)
    assert staff.change(BOSS, locked, seen.stamp) == locked
    closed = shops.change(BOSS, ShopWanted("S02", "南门店", "", closed=True), shop.stamp)
    assert isinstance(closed, Shop)
    assert closed.closed
    assert till.sync.round().outcome is RoundOutcome.IN_STEP
    with till.store.reading() as work:
        assert work.shops.staff_member(newcomer.staff_id) == locked
        assert work.shops.get("S02") == closed


def test_what_the_desks_refuse() -> None:
    shops, staff = desks(OfficeInMemory(FakeClock()))
    assert shops.listed(MANAGER) == shops.look(MANAGER, "S01") == Refused(Refusal.NOT_ALLOWED)
    for wanted in (ShopWanted("S 2", "x", ""), ShopWanted("head-office", "x", "")):
        assert shops.add(BOSS, wanted) == Refused(Refusal.SHOP_ID)
    lines = "\n".join("12345")
    for wanted in (ShopWanted("S2", "", ""), ShopWanted("S2", "x", lines), ShopWanted("S2", "x" * 61, "")):
        assert shops.add(BOSS, wanted) == Refused(Refusal.NAME)
    assert shops.change(BOSS, ShopWanted("S9", "x", ""), "") == Refused(Refusal.SHOP_UNKNOWN)
    assert shops.look(BOSS, "S9") == Refused(Refusal.SHOP_UNKNOWN)
    assert staff.look(BOSS, "nobody") == staff.set_pin(BOSS, "nobody", b"x") == Refused(Refusal.STAFF_GONE)
    assert staff.change(BOSS, Staff("nobody", "x", Role.CASHIER), "") == Refused(Refusal.STAFF_GONE)
    assert staff.change(BOSS, Staff("nobody", " ", Role.CASHIER), "") == Refused(Refusal.NAME)
    cashier = Session(Staff("st-c", "小林", Role.CASHIER), 0)
    assert staff.listed(cashier) == staff.look(cashier, "x") == Refused(Refusal.NOT_ALLOWED)


def test_a_shop_closes_when_none_of_its_tills_is_believed(boss: Browser) -> None:
    shown = boss.get("/office/shops/S01").text
    closing = {"name": "熟客茶庄", "address": "", "closed": "1", "stamp": stamp(shown)}
    told = boss.post("/office/shops/S01", closing)
    assert (told.status, 'role="alert"' in told.text) == (422, True)
    new = {"shop": "S07", "name": "快闪店", "address": ""}
    assert boss.post("/office/shops/new", new).to == SAVED_SHOP
    assert boss.post("/office/shops/new", new).status == 422
    given = {**closing, "stamp": stamp(boss.get("/office/shops/S07").text)}
    assert boss.post("/office/shops/S07", given).to == SAVED_SHOP
    assert "closed" in boss.get("/office/shops", accept_language="en").text
    boss.get("/office/tills/invite")
    invited = {"shop": "S07", "till": "", "name": "", "address": "https://hq.example.com/"}
    assert boss.post("/office/tills/invite", invited).status == 422


def test_of_two_who_change_a_shop_at_once_the_second_hears_of_the_first(
    pages: ServedPages, boss: Browser
) -> None:
    other, path = pages.signed_in(), "/office/shops/S01"
    old = stamp(boss.get(path).text)
    assert stamp(other.get(path).text) == old
    mine = {"name": "熟客茶庄总店", "address": "人民路1号", "stamp": old}
    assert boss.post(path, mine).to == SAVED_SHOP
    late = other.post(path, {**mine, "name": "别的名字"}, accept_language="en")
    assert (late.status, "Somebody else changed" in late.text) == (409, True)
    assert ("熟客茶庄总店" in late.text, stamp(late.text) == old) == (True, False)
    assert other.post(path, {**mine, "name": "新名字", "stamp": stamp(late.text)}).to == SAVED_SHOP


def test_people_are_added_changed_and_locked_out(boss: Browser) -> None:
    boss.get("/office/staff/new")
    given = {"name": "小周", "role": "cashier", "pin": "4825", "again": "4825"}
    for wrong in ({"pin": "1234"}, {"again": "4828"}, {"role": "king"}, {"name": " "}, {"name": "x" * 41}):
        assert boss.post("/office/staff/new", {**given, **wrong}).status == 422, wrong
    assert boss.post("/office/staff/new", given).to == SAVED_PERSON
    found = re.search(r'href="(/office/staff/st-[0-9a-f]+)">小周', boss.get("/office/staff").text)
    assert found is not None
    person = found[1]
    works = {"name": "小周", "role": "cashier", "stamp": stamp(boss.get(person).text)}
    assert boss.post(person, {**works, "shop-S77": "1"}).status == 422
    assert boss.post(person, {**works, "shop-S01": "1"}).to == SAVED_PERSON
    assert 'name="shop-S01" value="1" checked' in boss.get(person).text
    change = {"name": "周周", "role": "shift_lead", "locked": "1", "stamp": stamp(boss.get(person).text)}
    assert boss.post(f"{person}/pin", {"pin": "1111", "again": "1111"}).status == 422
    assert boss.post(f"{person}/pin", {"pin": "7391", "again": "7391"}).to == f"{person}?pin"
    assert boss.post(person, change).to == SAVED_PERSON
    assert boss.post(person, change).status == 409
    assert "locked out" in boss.get("/office/staff", accept_language="en").text
    assert boss.post(f"{person}/pin", {"pin": "7391", "again": "7391"}).status == 404


def test_nobody_gives_more_than_they_have_nor_changes_themselves(pages: ServedPages) -> None:
    manager = pages.signed_in(Role.MANAGER)
    mine = re.search(r'href="(/office/staff/st-manager[^"]+)"', manager.get("/office/staff").text)
    assert mine is not None
    manager.get("/office/staff/new")
    above = {"name": "小王", "role": "administrator", "pin": "", "again": ""}
    assert manager.post("/office/staff/new", above).status == 422
    change = {"name": "许总", "role": "cashier", "stamp": stamp(manager.get(mine[1]).text)}
    assert manager.post(mine[1], change).status == 422
    for path in ("/office/shops", "/office/shops/new", "/office/shops/S01"):
        assert manager.get(path).status in {403, 404}
    shop = {"shop": "S08", "name": "x", "address": "", "stamp": ""}
    assert manager.post("/office/shops/new", shop).status == 403
    assert manager.post("/office/shops/S01", shop).status == 403
    cashier = pages.signed_in(Role.CASHIER)
    cashier.get("/office/own")
    assert cashier.get("/office/staff").status == 403
    assert cashier.post("/office/staff/new", {**above, "role": "cashier"}).status == 403
    assert cashier.post("/office/staff/st-lin", {"name": "x", "role": "cashier", "stamp": ""}).status == 403


@pytest.mark.parametrize("word", WORDS)
def test_odd_texts_are_shown_as_they_are_and_do_nothing(boss: Browser, word: str) -> None:
    boss.get("/office/shops/new")
    names = ("shop", "name", "address", "stamp", "role", "pin", "again", "locked", "closed")
    fields = dict.fromkeys(names, word)
    for path in ("/office/shops/new", "/office/shops/S01", "/office/staff/new", "/office/staff/st-lin"):
        told = boss.post(path, fields)
        assert told.status in {409, 422}, path
        assert "<script>alert" not in told.text
    assert boss.post("/office/staff/st-lin/pin", fields).status == 422
