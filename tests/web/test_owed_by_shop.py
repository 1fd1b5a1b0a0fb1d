"""What is owed to members, shop by shop: together it is what they have, whichever way it came and went."""

from __future__ import annotations

from dataclasses import replace

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.application.head_office.risk_desk import OWED_S, RiskDesk
from shuke.application.head_office.shop_desk import ShopDesk, ShopWanted
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind

BOSS = Session(Staff("st-boss", "许总", Role.ADMINISTRATOR), 0)
POINTS, PRINCIPAL, BONUS = AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS


def test_what_each_shop_owes_adds_up_to_what_members_have() -> None:
    clock = FakeClock()
    office = OfficeInMemory(clock)
    parts = office.identity, office.store, office.store, office.recorder
    ShopDesk(*parts).add(BOSS, ShopWanted("S02", "南门店", ""))
    here, there = TillInMemory(office, clock), TillInMemory(office, clock, shop_id="S02")
    desk = RiskDesk(office.identity, office.store, office.recorder, clock)
    assert desk.owed(Session(Staff("st-c", "小林", Role.CASHIER), 0)) == Refused(Refusal.NOT_ALLOWED)
    member = here.enrol("王小明", "13800138000")
    got = [
        LedgerEntry(POINTS, NEVER, 100, "earning"),
        LedgerEntry(PRINCIPAL, NEVER, 50_00, "stored_value"),
        LedgerEntry(BONUS, NEVER, 5_00, "stored_value"),
    ]
    here.record(sale(member, got))
    here.sync.round()
    there.sync.round()
    used = [
        LedgerEntry(POINTS, NEVER, -40, "spending"),
        LedgerEntry(PRINCIPAL, NEVER, -20_00, "stored_value"),
    ]
    there.record(sale(member, used))
    there.sync.round()
    clock.advance(OWED_S)
    found = desk.owed(BOSS)
    assert isinstance(found, tuple)
    told = {one.shop.shop_id: (one.points, one.stored_minor) for one in found if one.shop is not None}
    assert told == {"S01": (100, 55_00), "S02": (-40, -20_00)}
    with office.store.reading() as work:
        held = work.exposures.balances()
    assert sum(one.points for one in found) == held[POINTS]
    assert sum(one.stored_minor for one in found) == held[PRINCIPAL] + held[BONUS]
    here.record(sale(member, [LedgerEntry(POINTS, NEVER, 1, "earning")]))
    here.sync.round()
    assert desk.owed(BOSS) is found  # within a minute
    clock.advance(OWED_S)
    later = desk.owed(BOSS)
    assert isinstance(later, tuple)
    assert later == (replace(found[0], points=101), *found[1:])
