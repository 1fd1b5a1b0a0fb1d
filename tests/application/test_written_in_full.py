"""What somebody writes with an act is kept in full, or refused with how much may be written: never cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.tea_chain import preset_text
from fakes.counter_shop import TEA, CounterShop
from shuke.adapters.staff_pin import PepperedPins
from shuke.application.cards.asking import CardAsked
from shuke.application.cards.card_desk import CardDesk
from shuke.application.counter.by_hand import price_by_hand
from shuke.application.counter.holding import hold_basket
from shuke.application.counter.lines import add_article, add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.enrolling import Enrolment
from shuke.application.feedback.answering import answer_feedback
from shuke.application.feedback.taking import FeedbackSaid, take_feedback
from shuke.application.members.editing import Edit, MemberEditing
from shuke.application.members.erasing import Erasing
from shuke.application.members.merging import Merging
from shuke.application.members.page_slip import PageInvitations
from shuke.application.members.record import read_record
from shuke.application.money_held.customer_pins import CustomerPins, PinChange
from shuke.application.money_held.paying_back import BackWanted, pay_value_back
from shuke.application.money_held.topping_up import TopUpWanted, top_up
from shuke.application.pin_tries import PinTries
from shuke.application.prizes.handing_over import HandingOver, PrizeAsked
from shuke.application.publishing import Order, publish
from shuke.application.refunding.goodwill import GoodwillWish, give_back
from shuke.application.refusal import Refusal, Refused
from shuke.application.shifts.cash import move_cash, open_drawer
from shuke.application.shifts.counting import close_shift
from shuke.domain.basket import HandKind, TenderKind
from shuke.domain.facts.feedback_taken import FeedbackTaken
from shuke.domain.feedback import FeedbackKind
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.compensating import Compensation
from shuke.domain.money import Money
from shuke.domain.profile import Details, Profile
from shuke.domain.programme.extending import no_base
from shuke.domain.shift import CashDirection, Pieces

LONG = "很" * 2_001


class Counter:
    """A manager with a tea on the counter, a member, and what that member said."""

    def __init__(self) -> None:
        self.shop = CounterShop()
        self.desk, self.who = self.shop.desk, self.shop.manager
        self.member = self.shop.enrol(Profile("王小明", "13800138000"))
        self.twin = self.shop.enrol(Profile("王小明", "13900139000"))
        self.basket = self.desk.begin(self.who).basket.basket_id
        add_article(self.desk, self.who, self.basket, TEA.article_id)
        taken = take_feedback(self.desk, self.who, self.said("茶凉了"))
        assert isinstance(taken, FeedbackTaken)
        self.feedback_id = taken.feedback_id

    def said(self, words: str, receipt: str = "") -> FeedbackSaid:
        return FeedbackSaid(self.member.member_id, FeedbackKind.COMPLAINT, words, receipt)

    def room(self) -> int:
        return 1 << 40

    def enrol(self, note: str = "", evidence: str = "小票", details: Details | None = None) -> object:
        profile = Profile("李新", "13700137000", note=note, details=details)
        return self.shop.enrolments.enrol(self.who, Enrolment(profile, "tier.ordinary.sale", evidence))

    def brought_in(self, evidence: str) -> object:
        with self.shop.store.writing() as work:
            profile = Profile("李新", "13700137000")
            return self.shop.enrolments.brought_in(work, self.who, profile, "ordinary", "card.x", evidence)

    def edit(self, profile: Profile) -> object:
        with self.shop.store.reading() as work:
            record = read_record(work, self.shop.recorder, self.member.member_id)
        assert record is not None
        return MemberEditing(self.desk, str).change(
            self.who, Edit(self.member.member_id, record.version, profile)
        )

    def pin(self, evidence: str) -> object:
        sealing = PepperedPins(bytes(32), time_cost=1, memory_kib=8)
        tries = PinTries(self.shop.store, self.shop.clock.now_ms, sealing, lambda work: work())
        change = PinChange(self.member.member_id, "730519", evidence=evidence)
        return CustomerPins(self.desk, tries, sealing).change(self.who, change)

    def pay(self, reference: str) -> object:
        kind = TenderKind.ALIPAY
        return pay(self.desk, self.room, self.who, self.basket, kind, None, reference)

    def top_up(self, **written: str) -> object:
        wanted = TopUpWanted("t-1", self.member.member_id, Money(100_00), **written)  # type: ignore[arg-type]
        return top_up(self.desk, self.room, self.who, wanted)


def facts(shop: CounterShop) -> int:
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
    assert head is not None
    return head.seq


WRITTEN: dict[str, Callable[[Counter], object]] = {
    "cash out": lambda on: move_cash(on.desk, on.who, CashDirection.OUT, Money(1), LONG),
    "drawer": lambda on: open_drawer(on.desk, on.who, LONG),
    "closing": lambda on: close_shift(on.desk, on.who, Pieces(()), LONG, ()),
    "goodwill": lambda on: give_back(on.desk, on.who, GoodwillWish("S09-1.1-000007", Money(1), LONG)),
    "a receipt's number": lambda on: give_back(on.desk, on.who, GoodwillWish(LONG, Money(1), "断网")),
    "by hand": lambda on: price_by_hand(on.desk, on.who, on.basket, 1, HandKind.PERCENT, 3, LONG),
    "hold": lambda on: hold_basket(on.desk, on.who, on.basket, LONG),
    "reference": lambda on: on.pay(LONG),
    "seller": lambda on: on.top_up(seller=LONG),
    "top-up's reference": lambda on: on.top_up(reference=LONG),
    "pay back": lambda on: pay_value_back(on.desk, on.who, BackWanted(on.member.member_id, "t-1", note=LONG)),
    "feedback": lambda on: take_feedback(on.desk, on.who, on.said(LONG)),
    "feedback's receipt": lambda on: take_feedback(on.desk, on.who, on.said("茶凉了", LONG)),
    "answer": lambda on: answer_feedback(on.desk, on.who, on.feedback_id, LONG, Compensation()),
    "card": lambda on: CardDesk(on.desk, lambda card: card.number).report_lost(
        on.who, CardAsked(on.member.card.card_id, note=LONG)
    ),
    "a note at enrolment": lambda on: on.enrol(note=LONG),
    "an address at enrolment": lambda on: on.enrol(details=Details(address=LONG)),
    "what was shown at enrolment": lambda on: on.enrol(evidence=LONG),
    "what was shown for a card beside the tier": lambda on: on.brought_in(LONG),
    "a name that is edited": lambda on: on.edit(Profile(LONG, "13800138000")),
    "a note that is edited": lambda on: on.edit(Profile("王小明", "13800138000", note=LONG)),
    "what was shown for a PIN": lambda on: on.pin(LONG),
    "what was shown for the page": lambda on: PageInvitations(on.desk, lambda code, at: at, bytes).invite(
        on.who, on.member.member_id, LONG
    ),
    "what was shown for a prize": lambda on: HandingOver(on.desk, HolidayCalendar).hand_over(
        on.who, PrizeAsked("p-1", evidence=LONG)
    ),
    "why a prize came back": lambda on: HandingOver(on.desk, HolidayCalendar).roll_back(
        on.who, ("S01-1", 1, 1), LONG
    ),
    "a line's name": lambda on: add_open_amount(on.desk, on.who, on.basket, Money(1), name=LONG),
    "why a programme is published": lambda on: publish(
        on.desk, on.who, Order(preset_text(), no_base, date(2026, 3, 10), LONG)
    ),
    "erase": lambda on: Erasing(on.desk).erase(on.who, on.member.member_id, on.member.number, LONG),
    "merge": lambda on: Merging(on.desk, str).merge(on.who, on.member.member_id, on.twin.member_id, LONG),
}


@pytest.mark.parametrize("act", WRITTEN.values(), ids=WRITTEN)
def test_what_is_too_long_is_refused_and_nothing_is_recorded(act: Callable[[Counter], object]) -> None:
    on = Counter()
    before = facts(on.shop)
    answer = act(on)
    assert isinstance(answer, Refused), answer
    assert answer.refusal is Refusal.TOO_LONG
    assert dict(answer.values)["most"]
    assert facts(on.shop) == before
