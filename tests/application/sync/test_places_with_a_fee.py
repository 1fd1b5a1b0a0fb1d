"""Places that are asked for on the own page and paid at a counter: kept for two days by the clock alone, alike at
head office and at a till that has heard of the asking, with a network and without one."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.joined_shop import SHOP, JoinedShop, plenty
from shuke.adapters.ids import UlidIds
from shuke.application.events.announcing import announce
from shuke.application.events.calendar import EventSeen, event_seen, guests
from shuke.application.events.taking_part import Booked, FeePaid, TakingPart
from shuke.application.head_office.orders_undone import OrdersUndone
from shuke.application.head_office.own_acts import OwnActsDesk
from shuke.application.head_office.own_offers import EventOffered, OwnOffersDesk
from shuke.application.head_office.page_events import EventDone, PageEvents
from shuke.application.head_office.page_mall import PageMall
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.event_booked import EventAct
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.sign_up import SignUpState

HOUR = 3600
UP, OFF = SignUpState.SIGNED_UP, SignUpState.SIGNED_OFF


class Stand:
    """It is 10 March 2026, 10:00 in Shanghai; the event begins nine days later and has one place for 30 yuan."""

    def __init__(self, first: int = 19, places: int = 1) -> None:
        self.chain = JoinedShop()
        self.shop, office = self.chain.shop, self.chain.office
        self.asked_ms = self.shop.clock.now_ms()
        self.one = self.shop.enrol(Profile("王小明", "13800138000")).member_id
        self.two = self.shop.enrol(Profile("林晓梅", "13805715678")).member_id
        day = date(2026, 3, first)
        wanted = AnnouncedEvent("", "", "品茶会", day, day, date(2026, 3, 10), places, Money(30_00))
        told = announce(self.shop.desk, self.shop.manager, wanted)
        assert isinstance(told, AnnouncedEvent)
        self.event = told.event_id
        office.record(LeadNamed(SHOP.shop_id, self.shop.recorder.place.till, ""))
        self.chain.in_step()
        ids, shelf, clock = UlidIds(self.shop.clock.now_ms), ProgrammeShelf(), self.shop.clock
        mall = PageMall(office.recorder, ids, shelf)
        events, orders = PageEvents(office.recorder, ids, shelf), OrdersUndone(office.recorder, shelf)
        self.page = OwnActsDesk(
            office.identity, office.store, office.store, office.recorder, mall, events, orders, clock
        )
        self.offers = OwnOffersDesk(office.identity, office.store, office.recorder, shelf, ids)
        self.part = TakingPart(self.shop.desk, plenty)
        self.requests = 0

    def ask(self, member_id: str) -> object:
        self.requests += 1
        done = self.page.act(member_id, self.event, UP, f"request-{self.requests}")
        return done.fact.act if isinstance(done, EventDone) else done

    def go_on(self, hours: float) -> None:
        self.shop.clock.advance(hours * HOUR)

    def offered(self, member_id: str) -> EventOffered:
        return next(one for one in self.offers.look(member_id).events if one.event.key == self.event)

    def left(self) -> tuple[int | None, int | None, int | None]:
        """On the event's page, in the list of events, at the till."""
        page = self.page.event(self.one, self.event).left
        return page, self.offered(self.two).left, self.at_till().left

    def at_till(self) -> EventSeen:
        with self.shop.store.reading() as work:
            found = event_seen(self.shop.desk, work, self.event)
        assert found is not None
        return found

    def guests(self) -> list[tuple[str, SignUpState | None, bool]]:
        with self.shop.store.reading() as work:
            found = guests(work, self.event, SHOP.shop_id, self.shop.clock.now_ms())
        return [(one.kept.member_id, one.kept.state, one.lapsed) for one in found]

    def sign_up(self, member_id: str, paid: FeePaid | None = None) -> Booked | str:
        answer = self.part.sign_up(self.shop.cashier, member_id, self.event, paid or FeePaid())
        assert isinstance(answer, Booked | Reason), answer
        return answer if isinstance(answer, Booked) else answer.sentence


@pytest.fixture
def stand() -> Stand:
    return Stand()


def test_a_place_counts_as_taken_for_48_hours_and_is_paid_at_the_counter_by_any_tender(stand: Stand) -> None:
    assert stand.left() == (1, 1, 1)
    assert stand.ask(stand.one) is EventAct.WAITS
    stand.chain.in_step()
    seen = stand.page.event(stand.one, stand.event)
    assert (seen.until_ms, seen.has_place, seen.lapsed) == (stand.asked_ms + 48 * HOUR * 1000, True, False)
    stand.go_on(48 - 0.001)
    assert stand.left() == (0, 0, 0)
    assert (stand.at_till().kept, stand.at_till().waiting) == (1, 0)
    assert stand.sign_up(stand.two) == HandingTells.EVENT_WAITED_FOR
    paid = stand.sign_up(stand.one, FeePaid(TenderKind.WECHAT))
    assert isinstance(paid, Booked)
    assert paid.fee == Money(30_00)
    stand.go_on(1)
    stand.chain.in_step()
    done = stand.page.event(stand.one, stand.event)
    assert (done.state, done.until_ms, done.lapsed, stand.left()) == (UP, 0, False, (0, 0, 0))


def test_on_the_last_instant_it_lapses_everywhere_and_is_offered_again_while_one_is_free(
    stand: Stand,
) -> None:
    stand.ask(stand.one)
    stand.chain.in_step()
    stand.go_on(48)
    assert stand.left() == (1, 1, 1)
    seen = stand.page.event(stand.one, stand.event)
    assert (seen.lapsed, seen.has_place, seen.may) == (True, True, EventAct.WAITS)
    assert stand.offered(stand.one).lapsed
    assert stand.guests() == [(stand.one, SignUpState.WAITS, True)]
    assert (stand.at_till().kept, stand.at_till().waiting) == (0, 0)
    assert stand.ask(stand.one) is EventAct.WAITS
    stand.chain.in_step()
    assert stand.page.event(stand.one, stand.event).until_ms == stand.asked_ms + 96 * HOUR * 1000
    assert stand.left() == (0, 0, 0)
    with stand.shop.store.reading() as work:
        waits = work.members.times_used(stand.one, f"event.{stand.event}.waiting", "once")
    assert waits == 1  # asked twice, waits once
    stand.go_on(48)
    assert isinstance(stand.sign_up(stand.one), Booked)


def test_of_two_who_ask_for_the_last_place_the_second_moves_up_and_has_48_hours_then(stand: Stand) -> None:
    stand.ask(stand.one)
    stand.go_on(0.5)
    stand.ask(stand.two)
    stand.chain.in_step()
    second = stand.page.event(stand.two, stand.event)
    assert (second.place, second.has_place) == (2, False)
    assert second.until_ms == stand.asked_ms + 96 * HOUR * 1000
    assert (stand.at_till().kept, stand.at_till().waiting) == (1, 1)
    assert stand.sign_up(stand.two) == HandingTells.EVENT_WAITED_FOR
    stand.go_on(47.5)
    second = stand.page.event(stand.two, stand.event)
    assert (second.place, second.has_place, second.lapsed, stand.left()) == (1, True, False, (0, 0, 0))
    assert stand.sign_up(stand.one) == HandingTells.EVENT_LAPSED
    assert isinstance(stand.sign_up(stand.two), Booked)
    assert stand.sign_up(stand.one) == HandingTells.EVENT_LAPSED
    listed = stand.part.wait(stand.shop.cashier, stand.one, stand.event)
    assert isinstance(listed, Booked)  # at the counter, as anybody: without bound
    stand.chain.in_step()
    first = stand.page.event(stand.one, stand.event)
    assert (first.until_ms, first.lapsed, first.place) == (0, False, 1)
    off = stand.part.sign_off(stand.shop.manager, stand.two, stand.event)
    assert isinstance(off, Booked)
    assert off.next_waiting == stand.one


def test_it_lapses_at_a_till_that_hears_of_nobody_and_head_office_agrees_later(stand: Stand) -> None:
    stand.ask(stand.one)
    stand.chain.in_step()
    stand.go_on(49)
    assert isinstance(stand.sign_up(stand.two), Booked)  # no round since
    assert stand.guests() == [(stand.one, SignUpState.WAITS, True), (stand.two, UP, False)]
    assert stand.page.event(stand.one, stand.event).left == 1  # has not heard of it
    assert stand.ask(stand.one) is EventAct.WAITS
    stand.chain.in_step()
    seen = stand.page.event(stand.one, stand.event)
    assert (seen.left, seen.has_place, seen.place) == (0, False, 1)
    assert stand.left() == (0, 0, 0)
    office = stand.chain.office
    with office.store.reading() as work:
        before = work.events.sign_ups(stand.event, SHOP.shop_id)
    rebuild_office(office.store, office.sealing, office.recorder.encoding, lambda _done: None)
    with office.store.reading() as work:
        assert work.events.sign_ups(stand.event, SHOP.shop_id) == before


def test_no_place_is_kept_beyond_the_day_before_and_from_then_on_only_the_counter_gives_them() -> None:
    stand = Stand(first=11)
    stand.ask(stand.one)
    seen = stand.page.event(stand.one, stand.event)
    assert seen.until_ms == stand.asked_ms + 14 * HOUR * 1000  # midnight in Shanghai
    stand.chain.in_step()
    stand.go_on(14)
    late = stand.page.event(stand.one, stand.event)
    assert (late.lapsed, late.may) == (True, None)
    assert late.why_not is not None
    begun = stand.ask(stand.two)
    assert isinstance(begun, Reason)
    assert begun.sentence == late.why_not.sentence == HandingTells.EVENT_BEGUN
    assert isinstance(stand.sign_up(stand.two), Booked)


def test_without_places_only_the_asking_is_bounded_and_it_is_given_up_as_before() -> None:
    stand = Stand(places=0)
    stand.ask(stand.one)
    stand.ask(stand.two)
    stand.chain.in_step()
    seen = [stand.page.event(one, stand.event) for one in (stand.one, stand.two)]
    assert {(one.left, one.has_place, one.until_ms) for one in seen} == {
        (None, True, stand.asked_ms + 48 * HOUR * 1000)
    }
    assert (stand.at_till().left, stand.at_till().kept, stand.at_till().waiting) == (None, 0, 2)
    assert isinstance(stand.page.act(stand.two, stand.event, OFF, "request-off"), EventDone)
    stand.go_on(50)
    assert stand.page.event(stand.one, stand.event).lapsed
    assert isinstance(stand.sign_up(stand.one), Booked)
