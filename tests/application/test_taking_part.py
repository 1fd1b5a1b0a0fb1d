"""Events at the till: places, waiting, fees in the shift, coming once; a shop's own events; several tills."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from fakes.counter_shop import SHOP, CounterShop
from fakes.value_shop import PLENTY, publish
from shuke.application.approval import ApprovalWanted
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.events.announcing import announce, call_off
from shuke.application.events.calendar import EventSeen, calendar, event_seen, guests
from shuke.application.events.taking_part import SLIP_CODE, Booked, FeePaid, TakingPart, slip_place
from shuke.application.members.merging import Merging
from shuke.application.members.time_line import time_line
from shuke.application.money_held.value_slip import compose_value_slip
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.facts.lead_named import LeadNamed
from shuke.domain.facts.rows import Put
from shuke.domain.membership.handing_tells import HandingTells
from shuke.domain.money import ZERO, Money
from shuke.domain.paper import QrCode
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.domain.sign_up import SignUp, SignUpState
from shuke.domain.slices.account import AccountKind

EVENTS = """
[[events]]
key = "tasting"
name = { zh = "品鉴", en = "Tasting" }
first = 2026-03-12
last = 2026-03-12
opens = 2026-03-10
places = 1
fee = 30
fees = { gold = 20 }

[[events]]
key = "gifts"
name = { zh = "赠礼", en = "Gifts" }
first = 2026-03-10
last = 2026-03-11
gives = { points = 5 }
"""
REDEMPTION = Staff("st-9", "小郑", Role.REDEMPTION)


@dataclass
class Stand:
    shop: CounterShop
    one: str
    other: str

    def __post_init__(self) -> None:
        self.desk, self.cashier, self.manager = self.shop.desk, self.shop.cashier, self.shop.manager
        self.part = TakingPart(self.desk, lambda: PLENTY)

    def seen(self, key: str) -> EventSeen:
        with self.shop.store.reading() as work:
            found = event_seen(self.desk, work, key)
        assert found is not None
        return found

    def state(self, member_id: str, key: str) -> SignUpState | None:
        with self.shop.store.reading() as work:
            kept = work.events.of_member((member_id,), key)
        return kept.state if kept else None

    def guests(self, key: str) -> list[tuple[str, SignUpState | None]]:
        with self.shop.store.reading() as work:
            found = guests(work, key, SHOP.shop_id, self.shop.clock.now_ms())
        return [(one.member.member_id if one.member else "", one.kept.state) for one in found]

    def go_to(self, day: int) -> None:
        then_ms = datetime(2026, 3, day, 2, 0, tzinfo=UTC).timestamp() * 1000
        self.shop.clock.advance((then_ms - self.shop.clock.now_ms()) / 1000)

    def buy(self, member_id: str) -> None:
        basket = self.desk.begin(self.cashier).basket.basket_id
        assert isinstance(
            serve_member(self.desk, self.cashier, basket, member_id, IdentifiedBy.PHONE), CounterView
        )
        assert isinstance(add_open_amount(self.desk, self.cashier, basket, Money(9_00)), CounterView)
        assert isinstance(pay(self.desk, lambda: PLENTY, self.cashier, basket, TenderKind.CASH), CounterView)


@pytest.fixture
def stand() -> Stand:
    shop = CounterShop()
    publish(shop, EVENTS)
    one = shop.enrol(Profile("王小明", "13800138000"))
    other = shop.enrol(Profile("林晓梅", "13805715678"))
    return Stand(shop, one.member_id, other.member_id)


def done(answer: object) -> Booked:
    assert isinstance(answer, Booked), answer
    return answer


def why(answer: object) -> str:
    assert isinstance(answer, Reason), answer
    return answer.sentence


def own(stand: Stand, **more: object) -> AnnouncedEvent:
    wanted = AnnouncedEvent("", "", "开门红", date(2026, 3, 15), date(2026, 3, 16), date(2026, 3, 10), 2)
    answer = announce(stand.desk, stand.manager, replace(wanted, **more))  # type: ignore[arg-type]  # its own fields
    assert isinstance(answer, AnnouncedEvent), answer
    return answer


def test_the_fee_goes_into_the_shift_and_a_slip_with_a_code_comes_out(stand: Stand) -> None:
    answer = done(stand.part.sign_up(stand.cashier, stand.one, "tasting", FeePaid(given=Money(50_00))))
    assert (answer.fee, answer.change) == (Money(30_00), Money(20_00))
    with stand.shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        figures = work.shifts.figures(shift)
        job = work.print_jobs.latest(answer.number)
        place = slip_place(SLIP_CODE + answer.number)
        assert place is not None
        found = work.events.by_place(*place)
    assert (figures.event_fees, figures.event_fee, figures.cash_taken) == (1, Money(30_00), Money(30_00))
    assert figures.to_pay == ZERO
    assert job is not None
    codes = [one.text for one in compose_value_slip(job).elements if isinstance(one, QrCode)]
    assert (codes, job.opens_drawer) == ([SLIP_CODE + answer.number], True)
    assert found is not None
    assert found.member_id == stand.one


@pytest.mark.parametrize(
    "text", ["", "SHUKE-EVENT:", "S01-1.1-V000007", "SHUKE-EVENT:S01-1.x-V7", "SHUKE-EVENT:.1-V7"]
)
def test_what_is_no_code_of_a_slip_is_none(text: str) -> None:
    assert slip_place(text) is None


def test_the_last_place_is_given_once_and_who_waits_gets_it_before_a_newcomer(stand: Stand) -> None:
    third = stand.shop.enrol(Profile("赵六", "13700137000")).member_id
    assert why(stand.part.wait(stand.cashier, stand.one, "tasting")) == HandingTells.EVENT_PLACES_LEFT
    done(stand.part.sign_up(stand.cashier, stand.one, "tasting"))
    assert why(stand.part.sign_up(stand.cashier, stand.other, "tasting")) == HandingTells.EVENT_FULL
    done(stand.part.wait(stand.cashier, stand.other, "tasting"))
    assert why(stand.part.wait(stand.cashier, stand.other, "tasting")) == HandingTells.EVENT_WAITS_ALREADY
    assert (stand.seen("tasting").left, stand.seen("tasting").waiting) == (0, 1)
    left = done(stand.part.sign_off(stand.manager, stand.one, "tasting"))
    assert left.next_waiting == stand.other
    assert why(stand.part.sign_up(stand.cashier, third, "tasting")) == HandingTells.EVENT_WAITED_FOR
    done(stand.part.sign_up(stand.cashier, stand.other, "tasting"))
    assert stand.guests("tasting") == [(stand.other, SignUpState.SIGNED_UP)]
    done(stand.part.wait(stand.cashier, third, "tasting"))
    done(stand.part.sign_off(stand.cashier, third, "tasting"))
    assert stand.state(third, "tasting") is SignUpState.SIGNED_OFF


def test_the_fee_goes_back_until_the_event_begins_and_takes_the_right_to_refund(stand: Stand) -> None:
    done(stand.part.sign_up(stand.cashier, stand.one, "tasting"))
    asked = stand.part.sign_off(stand.cashier, stand.one, "tasting", FeePaid(TenderKind.ALIPAY))
    assert isinstance(asked, ApprovalWanted)
    answer = done(stand.part.sign_off(stand.manager, stand.one, "tasting", FeePaid(TenderKind.ALIPAY)))
    assert answer.fee == Money(-30_00)
    with stand.shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        figures = work.shifts.figures(shift)
    assert (figures.event_fee_back, figures.cash_refunded) == (Money(30_00), ZERO)
    assert [one.tender for one in figures.refund_tenders] == [TenderKind.ALIPAY]
    done(stand.part.sign_up(stand.cashier, stand.one, "tasting"))
    stand.go_to(12)
    kept = done(stand.part.sign_off(stand.cashier, stand.one, "tasting"))
    assert (kept.fee, kept.number) == (ZERO, "")


def test_cash_that_is_too_little_and_tenders_that_the_till_does_not_take_are_refused(stand: Stand) -> None:
    def sign_up(paid: FeePaid) -> object:
        return stand.part.sign_up(stand.cashier, stand.one, "tasting", paid)

    assert sign_up(FeePaid(given=Money(29_99))) == Refused(Refusal.AMOUNT)
    assert sign_up(FeePaid(TenderKind.STORED_VALUE)) == Refused(Refusal.NOT_ALLOWED)
    assert isinstance(sign_up(FeePaid(TenderKind.ALIPAY, Money(31_00))), Refused)
    full = TakingPart(stand.desk, lambda: 0)
    assert full.sign_up(stand.cashier, stand.one, "tasting") == Refused(Refusal.DISK_NEARLY_FULL)
    assert stand.guests("tasting") == []


def test_whoever_comes_is_checked_in_once_and_the_gift_follows_the_purchase(stand: Stand) -> None:
    answer = done(stand.part.check_in(stand.cashier, stand.one, "gifts"))
    assert [one.sentence for one in answer.reasons] == [
        HandingTells.EVENT_ATTENDED,
        HandingTells.EVENT_GIFT_AFTER_PURCHASE,
    ]
    stand.buy(stand.one)
    with stand.shop.store.reading() as work:
        before = work.members.balance(stand.one, AccountKind.POINTS)
    gift = done(stand.part.check_in(stand.cashier, stand.one, "gifts"))
    with stand.shop.store.reading() as work:
        assert work.members.balance(stand.one, AccountKind.POINTS) == before + 5
        own_points = work.members.slices("S01-1", stand.one, AccountKind.POINTS)
    assert sum(part.amount for part in own_points) == before + 5
    assert gift.number
    assert why(stand.part.check_in(stand.cashier, stand.one, "gifts")) == HandingTells.EVENT_ATTENDED_BEFORE
    assert stand.seen("gifts").came == 1
    assert why(stand.part.sign_off(stand.cashier, stand.one, "gifts")) == HandingTells.EVENT_NOT_SIGNED_UP


def test_who_has_come_signs_off_no_more_and_redemption_staff_may_check_in(stand: Stand) -> None:
    done(stand.part.sign_up(stand.cashier, stand.one, "tasting"))
    redemption = Session(REDEMPTION, 0)
    assert isinstance(stand.part.sign_off(redemption, stand.one, "tasting"), Refused)
    assert why(stand.part.check_in(redemption, stand.one, "tasting")) == HandingTells.EVENT_NOT_TODAY
    stand.go_to(12)
    done(stand.part.check_in(redemption, stand.one, "tasting"))
    assert why(stand.part.sign_off(stand.manager, stand.one, "tasting")) == HandingTells.EVENT_ATTENDED_BEFORE


def test_what_happened_with_events_stands_in_the_members_time_line(stand: Stand) -> None:
    done(stand.part.sign_up(stand.cashier, stand.one, "tasting"))
    stand.go_to(12)
    done(stand.part.check_in(stand.cashier, stand.one, "tasting"))
    with stand.shop.store.reading() as work:
        page = time_line(work, stand.shop.recorder, (stand.one,))
    acts = [one.body.act for one in page.happenings if isinstance(one.body, EventBooked)]
    assert acts == [EventAct.CHECKED_IN, EventAct.SIGNED_UP]


def test_of_places_the_lead_alone_gives_while_waiting_and_signing_off_go_everywhere(stand: Stand) -> None:
    done(stand.part.sign_up(stand.cashier, stand.one, "tasting"))
    with stand.shop.store.writing() as work:
        stand.desk.contact.heard(work)
        work.apply([Put("tills", {"till_id": "S01-2"}, {"shop_id": "S01", "name": "2号台"})])
        work.commit()
    assert stand.part.sign_up(stand.cashier, stand.other, "tasting") == Refused(Refusal.STOCK_AT_LEAD)
    done(stand.part.wait(stand.cashier, stand.other, "tasting"))
    done(stand.part.sign_off(stand.manager, stand.one, "tasting"))
    done(stand.part.check_in(stand.cashier, stand.one, "gifts"))
    with stand.shop.store.writing() as work:
        stand.shop.recorder.record(work, SHOP, LeadNamed("S01", "S01-1", ""), staff="")
        work.commit()
    done(stand.part.sign_up(stand.cashier, stand.other, "tasting"))
    assert stand.seen("tasting").taken == 1


def test_a_shop_announces_changes_and_calls_off_an_event_of_its_own(stand: Stand) -> None:
    event = own(stand, fee=Money(10_00), fees=(("gold", ZERO),))
    done(stand.part.sign_up(stand.cashier, stand.one, event.event_id))
    done(stand.part.sign_up(stand.cashier, stand.other, event.event_id))
    fewer = announce(stand.desk, stand.manager, replace(event, places=1))
    assert fewer == Refused(Refusal.FEWER_PLACES, (("taken", 2),))
    changed = announce(stand.desk, stand.manager, replace(event, name=" 开门红\u202e ", places=3))
    assert isinstance(changed, AnnouncedEvent)
    assert (stand.seen(event.event_id).event.name.zh, stand.seen(event.event_id).left) == ("开门红", 1)
    assert isinstance(call_off(stand.desk, stand.cashier, event.event_id), ApprovalWanted)
    assert isinstance(call_off(stand.desk, stand.manager, event.event_id), AnnouncedEvent)
    assert call_off(stand.desk, stand.manager, event.event_id) == Refused(Refusal.EVENT_GONE)
    stand.go_to(15)
    third = stand.shop.enrol(Profile("赵六", "13700137000")).member_id
    assert why(stand.part.sign_up(stand.cashier, third, event.event_id)) == HandingTells.EVENT_CALLED_OFF
    assert why(stand.part.check_in(stand.cashier, stand.one, event.event_id)) == HandingTells.EVENT_CALLED_OFF
    assert done(stand.part.sign_off(stand.manager, stand.one, event.event_id)).fee == Money(-10_00)


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"name": "\u200b "}, Refusal.EVENT_NAME),
        ({"name": "很" * 41}, Refusal.EVENT_NAME),
        ({"first": date(2026, 3, 17)}, Refusal.EVENT_DATES),
        ({"opens": date(2026, 3, 17)}, Refusal.EVENT_DATES),
        (
            {"first": date(2026, 3, 1), "last": date(2026, 3, 9), "opens": date(2026, 3, 1)},
            Refusal.EVENT_DATES,
        ),
        ({"places": -1}, Refusal.AMOUNT),
        ({"places": 1_000_001}, Refusal.AMOUNT),
        ({"fee": Money(-1)}, Refusal.AMOUNT),
        ({"fees": (("gold", Money(10**12)),)}, Refusal.AMOUNT),
        ({"priority_days": 367}, Refusal.AMOUNT),
        ({"event_id": "nobody"}, Refusal.EVENT_GONE),
        ({"event_id": "tasting"}, Refusal.EVENT_GONE),
    ],
)
def test_what_cannot_be_announced_is_refused(stand: Stand, more: dict[str, object], refusal: Refusal) -> None:
    wanted = AnnouncedEvent("", "", "开门红", date(2026, 3, 15), date(2026, 3, 16), date(2026, 3, 10), 2)
    answer = announce(stand.desk, stand.manager, replace(wanted, **more))  # type: ignore[arg-type]  # its own fields
    assert isinstance(answer, Refused)
    assert answer.refusal is refusal


def test_the_calendar_has_the_months_events_of_both_sorts(stand: Stand) -> None:
    event = own(stand)
    with stand.shop.store.reading() as work:
        march = calendar(stand.desk, work, date(2026, 3, 1), date(2026, 3, 31))
        late = calendar(stand.desk, work, date(2026, 3, 16), date(2026, 3, 31))
        may = calendar(stand.desk, work, date(2026, 5, 1), date(2026, 5, 31))
    assert [one.event.key for one in march] == ["gifts", "tasting", event.event_id]
    assert [one.event.key for one in late] == [event.event_id]
    assert may == []


def test_a_member_who_went_up_in_another_keeps_the_place(stand: Stand) -> None:
    done(stand.part.sign_up(stand.cashier, stand.one, "tasting"))
    merging = Merging(stand.desk, lambda name: name)
    assert not isinstance(merging.merge(stand.manager, stand.one, stand.other, "同一个人"), Refused)
    assert stand.guests("tasting") == [(stand.other, SignUpState.SIGNED_UP)]
    stand.go_to(12)
    done(stand.part.check_in(stand.cashier, stand.other, "tasting"))
    assert (stand.seen("tasting").came, len(stand.guests("tasting"))) == (1, 1)


def test_nobody_and_no_event_are_refused(stand: Stand) -> None:
    assert stand.part.sign_up(stand.cashier, "nobody", "tasting") == Refused(Refusal.MEMBER_UNKNOWN)
    assert stand.part.sign_up(stand.cashier, stand.one, "nothing") == Refused(Refusal.EVENT_GONE)


def test_of_two_words_the_later_turn_counts_and_in_one_turn_the_later_state() -> None:
    words = [
        SignUp(0, SignUpState.WAITS),
        SignUp(0, SignUpState.SIGNED_UP),
        SignUp(0, SignUpState.SIGNED_OFF),
        SignUp(1, SignUpState.WAITS),
        SignUp(12, SignUpState.WAITS),
    ]
    assert sorted(one.word for one in words) == [one.word for one in words]
    assert [SignUp.read(one.word) for one in words] == words
    assert SignUp(9999, SignUpState.WAITS).next(SignUpState.SIGNED_UP).turn == 9999
    with pytest.raises(ValueError, match="turn"):
        SignUp(10_000, SignUpState.WAITS)
    for word in ("0001.3", "0001", "x.1", "0001.x"):
        with pytest.raises(ValueError):  # noqa: PT011 - of reading, whichever part it is
            SignUp.read(word)
