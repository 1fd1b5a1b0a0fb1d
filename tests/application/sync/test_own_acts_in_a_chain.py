"""A gift ordered and an event come to from a member's own page, while tills hold what they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fakes.chain import SHOP, OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.office_databases import KINDS
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.ids import UlidIds
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.merging_members import make_one
from shuke.application.head_office.order_desk import OrderDesk, OrdersSeen
from shuke.application.head_office.orders_undone import (
    NoOrder,
    OrderElsewhere,
    OrderPaid,
    OrdersUndone,
    OrderUndone,
)
from shuke.application.head_office.own_acts import OwnActsDesk
from shuke.application.head_office.page_events import EventDone, FeeAtCounter, NoEvent, PageEvents
from shuke.application.head_office.page_mall import (
    GiftElsewhere,
    GiftOrdered,
    GiftPriced,
    NoGift,
    PageMall,
)
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.programme_text import publishable
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.presets import preset_base
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.event_announced import EventAnnounced
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.facts.handed_out import GiveAct, HandedOut, QuotaUsed
from shuke.domain.facts.prize_rows import PrizeIssued, with_prize
from shuke.domain.facts.slice_granted import SliceGranted
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff
from shuke.domain.sign_up import SignUp, SignUpState
from shuke.domain.slices.account import NEVER, AccountKind

STOCK = f"stock~tea-chain.gifts@{SHOP.shop_id}.mug"
MORE = """
[[gifts]]
key = "mug"
name = { zh = "马克杯", en = "Mug" }
points = 90
stock = 2
collected = { days = 30 }

[[gifts]]
key = "shown"
name = { zh = "凭证件的礼品", en = "Shown for" }
points = 10
collected = { days = 30 }
shows = ["document"]

[[events]]
key = "walk"
name = { zh = "茶山行", en = "A walk" }
first = 2027-03-20
last = 2027-03-20
opens = 2026-03-01
fee = 20
fees = { ordinary = 0 }
"""


class Chain:
    order_fact: HandedOut

    def __init__(self) -> None:
        clock = FakeClock()
        self.office = office = OfficeInMemory(clock, shop=SHOP)
        self.till, self.other = TillInMemory(office, clock), TillInMemory(office, clock)
        text = preset_base("tea-chain")
        assert text is not None
        day = date(2026, 3, 1)
        tasting = AnnouncedEvent("ev", SHOP.shop_id, "品茶会", date(2027, 3, 20), date(2027, 3, 21), day, 1)
        office.record(publishable(text + MORE, preset_base), EventAnnounced(tasting))
        recorder, ids, shelf = office.recorder, UlidIds(clock.now_ms), ProgrammeShelf()
        mall, events = PageMall(recorder, ids, shelf), PageEvents(recorder, ids, shelf)
        orders = OrdersUndone(recorder, shelf)
        self.desk = OwnActsDesk(
            office.identity, office.store, office.store, recorder, mall, events, orders, clock
        )
        self.staffed = OrderDesk(office.identity, office.store, office.store, recorder, orders, clock)
        self.member = self.till.enrol("王小明", "13800135678")
        self.next = self.other.enrol("王晓明", "13900139000")
        self.in_step()

    def in_step(self) -> None:
        for till in (self.till, self.other, self.till, self.other):
            assert till.sync.round().outcome is RoundOutcome.IN_STEP

    def order(self, request: str, price: int = 90) -> GiftOrdered | GiftElsewhere | GiftPriced | Reason:
        return self.desk.order(self.member, "mug", price, request)

    def balance(self, account: AccountKind, holder: str = "") -> int:
        with self.office.store.reading() as work:
            return work.members.balance(holder or self.member, account)

    def act(self, key: str, wish: SignUpState, request: str, member: str = "") -> object:
        done = self.desk.act(member or self.member, key, wish, request)
        return done.fact.act if isinstance(done, EventDone) else done

    def told(self, till: TillInMemory, key: str) -> list[tuple[str, SignUpState | None]]:
        with till.store.reading() as work:
            return [(one.member_id, one.state) for one in work.events.sign_ups(key, SHOP.shop_id)]


@pytest.fixture
def chain() -> Chain:
    return Chain()


def test_a_gift_is_ordered_with_what_no_till_holds_and_once_a_request(chain: Chain) -> None:
    assert isinstance(chain.order("request-1"), Reason)  # no points yet
    chain.till.earn(chain.member, 200)
    chain.in_step()
    seen, shop = chain.desk.gift(chain.member, "mug")
    assert (seen.price, seen.points, seen.left, seen.why_not, shop) == (90, 200, 2, None, SHOP.name)
    assert chain.order("request-1", 80) == GiftPriced(90)
    assert isinstance(chain.order("request-1"), GiftElsewhere)  # the till has the points
    assert chain.balance(AccountKind.POINTS) == 200
    chain.in_step()
    done = chain.order("request-1")
    assert isinstance(done, GiftOrdered)
    assert chain.order("request-1") == done == chain.desk.ordered(chain.member, "request-1")
    assert (chain.balance(AccountKind.POINTS), chain.balance(AccountKind.PRIZE)) == (110, 1)
    assert chain.desk.gift(chain.member, "mug")[0].left == 1
    chain.in_step()
    assert done.fact.prize is not None
    for till in (chain.till, chain.other):
        assert till.balance(chain.member) == 110
        with till.store.reading() as work:
            assert [one.prize.prize_id for one in work.prizes.of_member(chain.member)] == [
                done.fact.prize.prize_id
            ]
    with chain.office.store.reading() as work:
        held = sum(work.pools.held(chain.member, AccountKind.POINTS, date(2026, 3, 10)).values())
        pool = sum(part.amount for part in work.pools.pool(chain.member, AccountKind.POINTS))
    assert held + pool == 110
    rebuild_office(chain.office.store, chain.office.sealing, CborEncoding(), lambda _done: None)
    assert (chain.balance(AccountKind.POINTS), chain.balance(AccountKind.STOCK, STOCK)) == (110, 1)


@pytest.mark.parametrize("offices_stand_on", KINDS[:2], indirect=True)
@pytest.mark.usefixtures("offices_stand_on")
def test_pieces_that_a_till_holds_are_asked_back_and_never_given_twice(chain: Chain) -> None:
    chain.till.earn(chain.member, 400)
    chain.in_step()
    assert isinstance(chain.order("request-1"), GiftElsewhere)
    chain.in_step()
    assert isinstance(chain.order("request-1"), GiftOrdered)
    chain.office.record(SliceGranted(chain.other.till, AccountKind.STOCK, STOCK, NEVER, 1))
    chain.in_step()
    assert chain.desk.gift(chain.member, "mug")[0].left == 1
    assert isinstance(chain.order("request-2"), GiftElsewhere)
    chain.in_step()
    assert isinstance(chain.order("request-2"), GiftOrdered)
    assert (chain.balance(AccountKind.STOCK, STOCK), chain.balance(AccountKind.PRIZE)) == (0, 2)
    assert isinstance(chain.order("request-3"), Reason)  # nothing is left anywhere
    assert chain.balance(AccountKind.POINTS) == 220


@pytest.mark.parametrize("offices_stand_on", KINDS[:2], indirect=True)
@pytest.mark.usefixtures("offices_stand_on")
def test_an_order_is_given_back_once_to_the_lots_it_was_taken_of(chain: Chain) -> None:
    prize_id = ordered(chain)
    (seen,) = chain.desk.orders(chain.member)
    assert (seen.prize_id, seen.points, seen.shop_id) == (prize_id, 90, SHOP.shop_id)
    assert chain.desk.orders(chain.next) == ()
    with pytest.raises(NoOrder):
        chain.desk.undo(chain.next, prize_id, "request-9")
    done = chain.desk.undo(chain.member, prize_id, "request-2")
    assert isinstance(done, OrderUndone)
    assert chain.desk.undo(chain.member, prize_id, "request-2") == done
    with pytest.raises(NoOrder):
        chain.desk.undo(chain.member, prize_id, "request-3")
    with pytest.raises(NoOrder):
        chain.staffed.undo(boss(), chain.member, prize_id, "again", "request-4")
    assert (chain.balance(AccountKind.POINTS), chain.balance(AccountKind.PRIZE)) == (200, 0)
    assert (chain.balance(AccountKind.STOCK, STOCK), chain.desk.orders(chain.member)) == (2, ())
    taken, back = chain.order_fact.member.entries, done.fact.member.entries
    assert [(one.account, one.lot, -one.amount) for one in taken] == [
        (one.account, one.lot, one.amount) for one in back
    ]
    chain.in_step()
    for till in (chain.till, chain.other):
        assert till.balance(chain.member) == 200
        with till.store.reading() as work:
            assert work.prizes.of_member(chain.member) == []
    chain.in_step()
    again = chain.order("request-5")
    if isinstance(again, GiftElsewhere):
        chain.in_step()
        again = chain.order("request-5")
    assert isinstance(again, GiftOrdered)


def test_a_code_that_a_till_may_hand_over_is_fetched_before_the_order_is_given_back(chain: Chain) -> None:
    prize_id = ordered(chain)
    chain.office.record(SliceGranted(chain.other.till, AccountKind.PRIZE, chain.member, prize_id, 1))
    chain.in_step()
    assert chain.desk.undo(chain.member, prize_id, "request-2") == OrderElsewhere()
    assert chain.balance(AccountKind.POINTS) == 110
    chain.in_step()
    assert isinstance(chain.staffed.undo(boss(), chain.member, prize_id, "拿错了", "request-2"), OrderUndone)
    assert chain.balance(AccountKind.POINTS) == 200


@pytest.mark.parametrize("offices_stand_on", KINDS[:2], indirect=True)
@pytest.mark.usefixtures("offices_stand_on")
def test_what_somebody_ordered_who_is_one_with_another_by_now_comes_back_once_to_who_stays(
    chain: Chain,
) -> None:
    """200 points earned, 90 of them for a mug; 110 are left, and with the mug's 90 back there are 200 again."""
    prize_id, gone, stays = ordered(chain), chain.member, chain.next
    assert chain.act("ev", SignUpState.SIGNED_UP, "request-2", gone) is EventAct.WAITS
    with chain.office.store.writing() as work:
        entry = OfficeEntry(work, chain.office.recorder, chain.office.identity.calendar)
        make_one(work, entry, gone, stays, "同一人")
        entry.settle()
        work.commit()
    chain.office.record(SliceGranted(chain.other.till, AccountKind.PRIZE, gone, prize_id, 1))
    chain.in_step()
    (seen,) = chain.desk.orders(stays)
    assert (seen.prize_id, seen.points) == (prize_id, 90)
    assert chain.desk.undo(stays, prize_id, "request-3") == OrderElsewhere()
    chain.in_step()
    before = chain.balance(AccountKind.POINTS, stays)
    done = chain.desk.undo(stays, prize_id, "request-3")
    assert isinstance(done, OrderUndone)
    assert chain.desk.undo(stays, prize_id, "request-3") == done
    for name in (stays, gone):
        assert chain.desk.orders(name) == ()
        assert chain.balance(AccountKind.PRIZE, name) == 0
        with pytest.raises(NoOrder):
            chain.staffed.undo(boss(), name, prize_id, "again", f"request-{name}")
    assert chain.balance(AccountKind.POINTS, stays) == before + 90
    assert sum(chain.balance(AccountKind.POINTS, one) for one in (stays, gone)) == 200
    assert chain.balance(AccountKind.STOCK, STOCK) == 2
    assert chain.desk.event(stays, "ev").state is SignUpState.WAITS
    assert chain.act("ev", SignUpState.SIGNED_OFF, "request-4", stays) is EventAct.SIGNED_OFF
    chain.in_step()
    assert chain.told(chain.till, "ev") == [(gone, SignUpState.SIGNED_OFF)]
    rebuild_office(chain.office.store, chain.office.sealing, CborEncoding(), lambda _done: None)
    assert chain.balance(AccountKind.POINTS, stays) == before + 90


def test_whoever_gives_an_order_back_at_head_office_has_the_right_and_a_reason(chain: Chain) -> None:
    prize_id, member = ordered(chain), chain.member
    for role in (Role.CASHIER, Role.REDEMPTION, Role.AUDITOR):
        nobody = Session(Staff("st-9", "小林", role), 0)
        assert chain.staffed.undo(nobody, member, prize_id, "x", "r") == Refused(Refusal.NOT_ALLOWED)
    assert chain.staffed.undo(boss(), member, prize_id, " ", "r") == Refused(Refusal.REASON_MISSING)
    assert chain.staffed.undo(boss(), "nobody", prize_id, "x", "r") == Refused(Refusal.MEMBER_UNKNOWN)
    seen = chain.staffed.look(boss(), member)
    assert isinstance(seen, OrdersSeen)
    assert (seen.may, seen.shops, len(seen.orders)) == (True, {SHOP.shop_id: SHOP.name}, 1)
    done = chain.staffed.undo(boss(), member, prize_id, "拿错了", "r")
    assert isinstance(done, OrderUndone)
    assert (done.fact.note, done.fact.act, done.fact.reverses) == (
        "拿错了",
        GiveAct.TAKEN_BACK,
        seen.orders[0].place,
    )


def test_money_that_was_paid_for_an_order_is_a_counters_to_give_back(chain: Chain) -> None:
    prize_id = ordered(chain)
    dearer = replace(chain.order_fact, fee=Money(5_00), prize=replace(prize(chain), prize_id="p-2"))
    chain.office.record(replace(dearer, member=with_prize(Brought(chain.member), prize(chain, "p-2"), "")))
    assert chain.desk.undo(chain.member, "p-2", "request-2") == OrderPaid(Money(5_00))
    assert isinstance(chain.desk.undo(chain.member, prize_id, "request-3"), OrderUndone)


def ordered(chain: Chain) -> str:
    """200 points are earned and 90 of them spent on a mug that lies in nobody's till."""
    chain.till.earn(chain.member, 200)
    chain.in_step()
    assert isinstance(chain.order("request-1"), GiftElsewhere)
    chain.in_step()
    done = chain.order("request-1")
    assert isinstance(done, GiftOrdered)
    chain.order_fact = done.fact
    return prize(chain).prize_id


def prize(chain: Chain, name: str = "") -> PrizeIssued:
    issued = chain.order_fact.prize
    assert issued is not None
    return replace(issued, prize_id=name) if name else issued


def boss() -> Session:
    return Session(Staff("st-8", "许总", Role.ADMINISTRATOR), 0)


def test_after_a_restore_nothing_is_ordered_before_all_tills_have_spoken(chain: Chain) -> None:
    chain.till.earn(chain.member, 90)
    chain.in_step()
    assert isinstance(chain.order("request-1"), GiftElsewhere)
    chain.in_step()
    with chain.office.store.writing() as work:
        work.settings.put("generation", "2")
        work.commit()
    assert isinstance(chain.order("request-1"), GiftElsewhere)
    chain.in_step()
    assert isinstance(chain.order("request-1"), GiftOrdered)


def test_what_takes_a_counter_is_not_ordered_from_afar(chain: Chain) -> None:
    for key in ("shown", "tea-cup", "travel-1", "nothing", "<b>"):
        with pytest.raises(NoGift):
            chain.desk.gift(chain.member, key)
        with pytest.raises(NoGift):
            chain.desk.order(chain.member, key, 10, "request-1")


def test_places_are_asked_for_in_order_and_the_shops_tills_hear_of_it(chain: Chain) -> None:
    up, off = SignUpState.SIGNED_UP, SignUpState.SIGNED_OFF
    assert chain.act("ev", off, "request-0") != EventAct.SIGNED_OFF
    for _ in range(2):
        assert chain.act("ev", up, "request-1") is EventAct.WAITS
    assert isinstance(chain.act("ev", up, "request-2"), Reason)  # waits already
    assert chain.act("ev", up, "request-3", chain.next) is EventAct.WAITS
    mine, other = (chain.desk.event(one, "ev") for one in (chain.member, chain.next))
    assert (mine.place, other.place, mine.left, mine.may) == (1, 2, 1, EventAct.SIGNED_OFF)
    chain.in_step()
    waits = [(chain.member, SignUpState.WAITS), (chain.next, SignUpState.WAITS)]
    assert chain.told(chain.till, "ev") == chain.told(chain.other, "ev") == waits
    assert chain.act("ev", off, "request-4") is EventAct.SIGNED_OFF
    assert chain.desk.event(chain.next, "ev").place == 1
    chain.in_step()
    assert chain.told(chain.till, "ev")[0] == (chain.member, off)
    assert chain.act("ev", up, "request-5") is EventAct.WAITS  # at the end of the list
    assert chain.desk.event(chain.member, "ev").place == 2
    for key in ("nothing", "<b>"):
        with pytest.raises(NoEvent):
            chain.act(key, up, "request-6")


def test_without_places_and_fee_the_page_signs_up_itself(chain: Chain) -> None:
    assert chain.act("walk", SignUpState.SIGNED_UP, "request-1") is EventAct.SIGNED_UP
    seen = chain.desk.event(chain.member, "walk")
    assert (seen.state, seen.may, seen.enters) == (SignUpState.SIGNED_UP, EventAct.SIGNED_OFF, False)
    chain.in_step()
    assert chain.told(chain.other, "walk") == [(chain.member, SignUpState.SIGNED_UP)]
    assert chain.act("walk", SignUpState.SIGNED_OFF, "request-2") is EventAct.SIGNED_OFF
    chain.in_step()
    assert chain.told(chain.other, "walk") == [(chain.member, SignUpState.SIGNED_OFF)]


def test_a_place_goes_back_to_the_shop_but_a_fee_takes_a_counter(chain: Chain) -> None:
    for member, paid in ((chain.member, Money(0)), (chain.next, Money(20_00))):
        signed = EventBooked(
            act=EventAct.SIGNED_UP,
            event="ev",
            name=Bilingual("品茶会", "Tasting"),
            programme="tea-chain",
            programme_version=1,
            member=Brought(member),
            shop_id=SHOP.shop_id,
            standing=SignUp(1, SignUpState.SIGNED_UP),
            quotas=(QuotaUsed("event.ev", "once", 1),),
            stock=(("event.ev", 1),),
            fee=paid,
            tenders=(Tender(TenderKind.CASH, paid, paid, ""),) if paid else (),
        )
        chain.till.record(signed)
    chain.in_step()
    assert chain.desk.event(chain.member, "ev").left == 0
    off = SignUpState.SIGNED_OFF
    assert chain.act("ev", off, "request-1", chain.next) == FeeAtCounter(Money(20_00))
    assert chain.desk.event(chain.next, "ev").back == Money(20_00)
    assert chain.act("ev", off, "request-2") is EventAct.SIGNED_OFF
    with chain.office.store.reading() as work:
        assert work.money_held.stock_given(SHOP.shop_id) == {"event.ev": 1}
