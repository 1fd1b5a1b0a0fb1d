"""First start: everything is there afterwards, or nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.tea_chain import changed, preset_text
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from shuke.adapters.fact_bytes import CborEncoding, SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer
from shuke.application.journal_check import check_journals
from shuke.application.opening import AlreadyOpened, Opening, open_shop
from shuke.application.ports.store import SealedPin
from shuke.application.recording import Recorder
from shuke.application.settings import Setting, stored_place
from shuke.domain.programme.problems import ProgrammeRefused
from shuke.domain.shop import Place, Role, Shop, Staff
from shuke_db.unit_of_work import SqlStore

PLACE = Place("T7K3M9PQ", "S01", "S01-1")
SHOP = Shop("S01", "茗香茶庄", ("湖滨路8号",))
OWNER = Staff("st-1", "店长", Role.ADMINISTRATOR)
SIGNER = Ed25519Signer(bytes(range(32)))
SEALING = SignedFacts(SIGNER, Ed25519Check())
OPENING = Opening(
    place=PLACE,
    till_name="1号台",
    public_key=SIGNER.public_key,
    administrator=OWNER,
    sealed_pin=b"sealed",
    shop=SHOP,
    programme=preset_text(),
    settings=((Setting.LANGUAGE, "zh"), (Setting.PRINTER, "virtual-80")),
)


@pytest.fixture
def store() -> SqlStore:
    return SqlStore(empty_database(), lambda: PLACE.tenant)


def opened(store: SqlStore, opening: Opening) -> None:
    recorder = Recorder(opening.place, SEALING, CborEncoding(), FakeClock())
    open_shop(store, recorder, opening, opening.shop or SHOP)


def kinds(store: SqlStore) -> list[str]:
    with store.reading() as work:
        return [fact.kind for fact in work.journal.after(PLACE.till, 0, 0, 100)]


def test_a_shop_that_was_opened_has_everything_a_cashier_needs(store: SqlStore) -> None:
    opened(store, OPENING)
    assert kinds(store) == ["till.opened", "shop.described", "staff.enrolled", "programme.published"]
    with store.reading() as work:
        assert stored_place(work) == PLACE
        assert work.shops.get("S01") == SHOP
        assert work.shops.staff() == [OWNER]
        assert work.pins.get("st-1") == SealedPin(b"sealed", 0, 0)
        assert (work.shops.till_name("S01-1"), work.shops.till_key("S01-1")) == ("1号台", SIGNER.public_key)
        published = work.programmes.in_force(date(2000, 1, 1))
        assert published
        assert published.document == preset_text()
        assert work.settings.get("language") == "zh"
        assert work.settings.get("printer") == "virtual-80"
        assert work.settings.get("camera") is None


def test_the_first_facts_are_signed_and_chained_by_the_administrator(store: SqlStore) -> None:
    opened(store, OPENING)
    assert check_journals(store, SEALING, {"S01-1": (SIGNER.public_key,)}, lambda _: None).findings == ()
    with store.reading() as work:
        facts = work.journal.after("S01-1", 0, 0, 100)
    assert {SEALING.open(fact.content)[0].staff for fact in facts} == {"st-1"}


def test_a_till_that_joins_a_chain_is_told_shop_and_programme_by_head_office(store: SqlStore) -> None:
    opened(store, replace(OPENING, shop=None, programme=None))
    assert kinds(store) == ["till.opened", "staff.enrolled"]
    with store.reading() as work:
        assert work.shops.get("S01") is None
        assert work.programmes.in_force(date(2100, 1, 1)) is None
        assert stored_place(work) == PLACE


@pytest.mark.parametrize("document", ["", "key = ", changed(("unit = 1 ", "unit = 0 "))])
def test_a_bad_programme_leaves_nothing_behind(store: SqlStore, document: str) -> None:
    with pytest.raises(ProgrammeRefused):
        opened(store, replace(OPENING, programme=document))
    nothing_is_there(store)


def test_an_opening_broken_off_leaves_nothing_behind(store: SqlStore) -> None:
    class Breaking(Recorder):
        recorded = 0

        def record(self, *given: object, **named: object) -> object:  # type: ignore[override]
            self.recorded += 1
            if self.recorded == 4:
                raise InterruptedError
            return super().record(*given, **named)  # type: ignore[arg-type]

    with pytest.raises(InterruptedError):
        open_shop(store, Breaking(PLACE, SEALING, CborEncoding(), FakeClock()), OPENING, SHOP)
    nothing_is_there(store)


def nothing_is_there(store: SqlStore) -> None:
    assert kinds(store) == []
    with store.reading() as work:
        assert stored_place(work) is None
        assert work.shops.staff() == []
        assert work.pins.get("st-1") is None
        assert work.settings.get("language") is None


def test_a_till_is_opened_once(store: SqlStore) -> None:
    opened(store, OPENING)
    with pytest.raises(AlreadyOpened):
        opened(store, replace(OPENING, place=Place("OTHER", "S01", "S01-1")))
    assert len(kinds(store)) == 4
    with store.reading() as work:
        assert stored_place(work) == PLACE


@pytest.mark.parametrize("missing", [Setting.TENANT, Setting.SHOP, Setting.TILL])
def test_half_a_place_is_no_place(store: SqlStore, missing: Setting) -> None:
    with store.writing() as work:
        for setting in (Setting.TENANT, Setting.SHOP, Setting.TILL):
            work.settings.put(setting.value, "" if setting is missing else "x")
        assert stored_place(work) is None
