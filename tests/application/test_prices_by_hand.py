"""Prices by somebody's word, and cash that is rounded: who may, what rules make of it, where it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkout_stand import DISCOUNTS, CheckoutStand
from fakes.counter_shop import CUP, TEA, CounterShop
from refund_stand import RefundStand
from shuke.application.approval import ApprovalWanted
from shuke.application.counter.by_hand import leave_prices, price_by_hand
from shuke.application.counter.lines import add_article, change_quantity
from shuke.application.counter.member import serve_member, want_points
from shuke.application.counter.tenders import pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.ports.printing import PrintKind
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.bootstrap.till_printing import composed
from shuke.domain.basket import HandKind, IdentifiedBy, TenderKind
from shuke.domain.counter_rules import CounterRules, Rounding, RoundingStep
from shuke.domain.money import Money
from shuke.domain.paper import SplitLine, Table
from shuke.domain.profile import Profile
from shuke.domain.shop import Right, Role, Staff

LEAD = Staff("st-5", "周班长", Role.SHIFT_LEAD)
_PLENTY = 10**12


class Counter:
    """Two teas and a cup: 256 + 88.50."""

    def __init__(self) -> None:
        self.shop = CounterShop()
        self.desk = self.shop.desk
        self.who = self.shop.cashier
        self.view = self.desk.begin(self.who)
        self.took(add_article(self.desk, self.who, self.basket, TEA.article_id, 2000))
        self.took(add_article(self.desk, self.who, self.basket, CUP.article_id))

    @property
    def basket(self) -> str:
        return self.view.basket.basket_id

    def took(self, view: CounterView | Refused) -> CounterView:
        assert isinstance(view, CounterView), view
        self.view = view
        return view

    def hand(
        self, line_id: int, kind: HandKind, value: int, who: Session | None = None, reason: str = "瑕疵"
    ) -> CounterView | Refused:
        return price_by_hand(self.desk, who or self.who, self.basket, line_id, kind, value, reason)

    def pay(self, kind: TenderKind = TenderKind.CASH, minor: int | None = None) -> CounterView:
        given = None if minor is None else Money(minor)
        return self.took(pay(self.desk, lambda: _PLENTY, self.who, self.basket, kind, given))

    def as_(self, staff: Staff) -> Session:
        return Session(staff, self.shop.clock.now_ms())

    def round_to(self, step: RoundingStep) -> None:
        self.desk.rules = lambda: replace(CounterRules(), rounding=Rounding(step))


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.mark.parametrize(
    ("kind", "value", "gross"),
    [
        (HandKind.PERCENT, 5, 243_20),
        (HandKind.AMOUNT, 12_80, 243_20),
        (HandKind.PRICE, 121_60, 243_20),
        (HandKind.PRICE, 130_00, 260_00),
    ],
)
def test_a_line_costs_what_was_said_and_the_screen_says_why(
    counter: Counter, kind: HandKind, value: int, gross: int
) -> None:
    view = counter.took(counter.hand(1, kind, value))
    assert view.quote.lines[0].gross == Money(gross)
    assert view.quote.to_pay == Money(gross + 88_50)
    told = [one for one in view.quote.explanation if one.rule == "by_hand"]
    assert [(one.line_id, one.amount, dict(one.values)["why"]) for one in told] == [
        (1, Money(256_00 - gross), "瑕疵")
    ]
    assert view.basket.lines[0].reduced is (gross < 256_00)
    back = counter.took(leave_prices(counter.desk, counter.who, counter.basket, 1))
    assert (back.quote.to_pay, back.basket.lines[0].reduced) == (Money(344_50), False)


def test_it_follows_the_quantity_and_takes_the_place_of_what_was_said_before(counter: Counter) -> None:
    counter.took(counter.hand(1, HandKind.PERCENT, 5))
    view = counter.took(change_quantity(counter.desk, counter.who, counter.basket, 1, 4000))
    assert view.quote.lines[0].gross == Money(486_40)
    view = counter.took(counter.hand(1, HandKind.PERCENT, 3))
    assert view.quote.lines[0].gross == Money(496_64)


def test_the_whole_basket_is_shared_out_to_the_last_fen(counter: Counter) -> None:
    view = counter.took(counter.hand(0, HandKind.AMOUNT, 10_00))
    assert [part.gross for part in view.quote.lines] == [Money(248_57), Money(85_93)]
    assert view.quote.to_pay == Money(334_50)


def test_each_role_goes_so_far_and_a_second_person_further(counter: Counter) -> None:
    """5% of 256 are 12.80, 20% are 51.20."""
    wanted = counter.hand(1, HandKind.AMOUNT, 12_81)
    assert isinstance(wanted, ApprovalWanted)
    assert wanted.act.right is Right.REDUCE
    assert isinstance(counter.hand(1, HandKind.AMOUNT, 51_20, counter.as_(LEAD)), CounterView)
    more = counter.hand(1, HandKind.AMOUNT, 51_21, counter.as_(LEAD))
    assert isinstance(more, ApprovalWanted)
    assert more.act.right is Right.REDUCE_FREELY
    assert isinstance(counter.hand(1, HandKind.PERCENT, 100, counter.shop.manager), CounterView)
    allowed = counter.desk.approvals.give(counter.who, wanted.act, "st-2", "a-1")
    view = counter.took(counter.hand(1, HandKind.AMOUNT, 12_81, allowed))
    by_hand = view.basket.lines[0].by_hand
    assert by_hand is not None
    assert (by_hand.staff, by_hand.approved_by) == ("st-1", "st-2")


@pytest.mark.parametrize(
    ("line_id", "kind", "value", "reason", "refusal"),
    [
        (1, HandKind.PERCENT, 0, "x", Refusal.HAND_VALUE),
        (1, HandKind.PERCENT, 101, "x", Refusal.HAND_VALUE),
        (1, HandKind.AMOUNT, 256_01, "x", Refusal.HAND_VALUE),
        (0, HandKind.PRICE, 1, "x", Refusal.HAND_VALUE),
        (1, HandKind.PRICE, -1, "x", Refusal.HAND_VALUE),
        (9, HandKind.PERCENT, 1, "x", Refusal.LINE_GONE),
        (1, HandKind.PERCENT, 1, " ", Refusal.REASON_MISSING),
    ],
)
def test_what_makes_no_sense_is_refused(
    counter: Counter, line_id: int, kind: HandKind, value: int, reason: str, refusal: Refusal
) -> None:
    assert counter.hand(line_id, kind, value, counter.shop.manager, reason) == Refused(refusal)


def test_rules_see_a_reduced_line_and_reckon_with_what_is_left() -> None:
    stand = CheckoutStand()
    stand.publish(2, DISCOUNTS)
    desk, who = stand.shop.desk, stand.shop.manager
    member = stand.member()
    stand.sell_to(member, Money(7000_00))
    checkout = stand.begin()
    checkout.find.choose(member)
    checkout.accept_offer()
    view = checkout.counter.view
    assert view is not None
    basket = view.basket.basket_id
    ringed = add_article(desk, who, basket, TEA.article_id)
    assert isinstance(ringed, CounterView)
    hand = price_by_hand(desk, who, basket, 1, HandKind.PERCENT, 10, "陈列品")
    assert isinstance(hand, CounterView)
    assert hand.quote.to_pay == Money(115_20)
    said = {one.sentence for one in hand.quote.explanation}
    assert "by_hand.off" in said


def test_the_receipt_and_the_shift_say_what_was_taken_off_by_hand(counter: Counter) -> None:
    counter.took(counter.hand(1, HandKind.PERCENT, 5))
    counter.pay()
    with counter.shop.store.reading() as work:
        job = work.print_jobs.get(1)
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        figures = work.shifts.figures(shift)
    assert job is not None
    assert job.kind is PrintKind.RECEIPT
    table = next(one for one in composed(job).elements if isinstance(one, Table))
    assert table.rows[1].cells[-1] == "¥256.00"
    assert [(one.left, one.right) for one in table.rows[1].details] == [("手工优惠（瑕疵）", "-¥12.80")]
    assert (figures.gross, figures.by_hand, figures.to_pay) == (Money(344_50), Money(12_80), Money(331_70))


@pytest.mark.parametrize(
    ("step", "due", "left"),
    [
        (RoundingStep.NONE, 18_73, 0),
        (RoundingStep.DIME_DOWN, 18_73, 3),
        (RoundingStep.DIME_DOWN, 18_70, 0),
        (RoundingStep.DIME_DOWN, 9, 0),
        (RoundingStep.DIME_NEAREST, 18_74, 4),
        (RoundingStep.DIME_NEAREST, 18_75, -5),
        (RoundingStep.HALF_DOWN, 18_73, 23),
        (RoundingStep.HALF_NEAREST, 18_75, -25),
        (RoundingStep.WHOLE_DOWN, 18_99, 99),
        (RoundingStep.WHOLE_NEAREST, 18_49, 49),
        (RoundingStep.WHOLE_NEAREST, 49, 0),
    ],
)
def test_cash_is_rounded_as_the_shop_has_it(step: RoundingStep, due: int, left: int) -> None:
    assert Rounding(step).of(Money(due)) == Money(left)


def test_rounded_cash_pays_all_of_it_and_a_card_is_not_rounded(counter: Counter) -> None:
    counter.round_to(RoundingStep.WHOLE_DOWN)
    assert (counter.view.due, counter.view.rounding) == (Money(344_50), Money(0))  # as it was shown before
    counter.pay(TenderKind.ALIPAY, 100_00)
    assert (counter.view.due, counter.view.rounding) == (Money(244_50), Money(50))
    counter.pay(TenderKind.CASH, 44_00)
    assert (counter.view.due, counter.view.basket.rounding) == (Money(200_50), Money(0))
    done = counter.pay(TenderKind.CASH, 210_00).completed
    assert done is not None
    assert done.change == Money(10_00)
    with counter.shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        figures = work.shifts.figures(shift)
        job = work.print_jobs.get(1)
    assert (figures.to_pay, figures.rounding, figures.expected) == (Money(344_50), Money(50), Money(244_00))
    assert job is not None
    pairs = {one.left: one.right for one in composed(job).elements if isinstance(one, SplitLine)}
    assert pairs["抹零"] == "-¥0.50"


def test_a_sum_that_is_rounded_up_takes_no_point_more_or_less() -> None:
    counter = Counter()
    counter.round_to(RoundingStep.WHOLE_NEAREST)
    member = counter.shop.enrol(Profile("王小明", "13800135678")).member_id
    RefundStand(counter.shop)
    counter.took(serve_member(counter.desk, counter.who, counter.basket, member, IdentifiedBy.PHONE))
    counter.pay()
    view = counter.desk.begin(counter.who)
    counter.took(view)
    counter.took(add_article(counter.desk, counter.who, counter.basket, CUP.article_id))
    counter.took(serve_member(counter.desk, counter.who, counter.basket, member, IdentifiedBy.PHONE))
    counter.took(want_points(counter.desk, counter.who, counter.basket, 100))
    assert (counter.view.due, counter.view.rounding) == (Money(86_50), Money(-50))
    done = counter.pay(TenderKind.CASH, 100_00).completed
    assert done is not None
    assert (done.change, done.points_earned) == (Money(13_00), 86)


def test_exact_money_is_taken_where_rounding_would_ask_for_more(counter: Counter) -> None:
    counter.round_to(RoundingStep.WHOLE_NEAREST)
    counter.took(add_article(counter.desk, counter.who, counter.basket, CUP.article_id))
    counter.took(add_article(counter.desk, counter.who, counter.basket, CUP.article_id))
    done = counter.pay(TenderKind.CASH, 521_50).completed
    assert done is not None
    assert done.change == Money(0)


def test_a_tender_taken_back_takes_its_rounding_with_it(counter: Counter) -> None:
    counter.round_to(RoundingStep.DIME_DOWN)
    counter.pay(TenderKind.CASH, 100_00)
    view = counter.took(take_back_tender(counter.desk, counter.who, counter.basket, 1))
    assert (view.due, view.basket.rounding) == (Money(344_50), Money(0))


def test_a_rounded_sale_comes_back_as_it_was_paid() -> None:
    stand = RefundStand()
    stand.shop.desk.rules = lambda: replace(CounterRules(), rounding=Rounding(RoundingStep.WHOLE_DOWN))
    sale = stand.sell((CUP.article_id, 3))
    assert sale.sale.rounding == Money(50)
    assert stand.refund(sale, (1, 1)).paid_back == Money(88_50)
    assert stand.refund(sale, (1, 2)).paid_back == Money(176_50)
