"""Stored value as a tender: only what this till holds, principal first, confirmed by whoever owns it, never twice."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from fakes.counter_shop import TEA, CounterShop
from fakes.value_shop import PLENTY, publish, value_shop
from shuke.adapters.staff_pin import PepperedPins
from shuke.application.counter.holding import hold_basket
from shuke.application.counter.lines import add_article
from shuke.application.counter.member import serve_member, want_points
from shuke.application.counter.stored_value import NOT_CONFIRMED, Confirmed, ValueAsks, value_asks
from shuke.application.counter.tenders import pay, take_back_tender
from shuke.application.counter.view import CounterView
from shuke.application.money_held.customer_pins import CustomerPins, PinChange
from shuke.application.money_held.paying_back import BackWanted, pay_value_back, top_ups_left
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.pin_tries import PinOutcome, PinTried, PinTries
from shuke.application.ports.printing import PrintKind
from shuke.application.refunding.found_sale import held_sale
from shuke.application.refunding.refunding import RefundDone, RefundWished, take_back
from shuke.application.refusal import Refusal, Refused, RefusedByRule
from shuke.bootstrap.till_printing import composed
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.facts.customer_pin_set import CustomerPinSet
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.sale_completed import SaleCompleted, ValueUsed
from shuke.domain.membership.tells import Tells
from shuke.domain.membership.value_tells import ValueTells
from shuke.domain.money import Money
from shuke.domain.pin import PinFault
from shuke.domain.programme.parts.shown import Proof
from shuke.domain.refund import SalePlace
from shuke.domain.slices.account import AccountKind

SIGNED = Confirmed(signs_on_paper=True)


@dataclass
class Stand:
    shop: CounterShop
    member_id: str
    topped: int = 0

    def top_up(self, yuan: int) -> None:
        self.topped += 1
        wanted = TopUpWanted(f"t-{self.topped}", self.member_id, Money(yuan * 100))
        answer = top_up(self.shop.desk, lambda: PLENTY, self.shop.manager, wanted)
        assert isinstance(answer, TopUpAnswer), answer

    def basket(self, pieces: int = 1, by: IdentifiedBy = IdentifiedBy.PHONE) -> str:
        """Tea at 128 a piece for the member; the basket's id."""
        desk, who = self.shop.desk, self.shop.cashier
        basket_id = desk.begin(who).basket.basket_id
        serve_member(desk, who, basket_id, self.member_id, by)
        add_article(desk, who, basket_id, TEA.article_id, pieces * 1000)
        return basket_id

    def pay(
        self,
        basket_id: str,
        given: Money | None = None,
        confirmed: Confirmed = NOT_CONFIRMED,
        kind: TenderKind = TenderKind.STORED_VALUE,
    ) -> CounterView | Refused:
        return pay(
            self.shop.desk, lambda: PLENTY, self.shop.cashier, basket_id, kind, given, confirmed=confirmed
        )

    def held(self) -> tuple[int, int]:
        with self.shop.store.reading() as work:
            principal, bonus = (
                work.members.balance(self.member_id, one)
                for one in (AccountKind.PRINCIPAL, AccountKind.BONUS)
            )
        return principal, bonus

    def asks(self, basket_id: str, amount: Money) -> ValueAsks:
        desk = self.shop.desk
        with self.shop.store.reading() as work:
            basket = desk.load(work, basket_id)
            assert basket is not None
            return value_asks(desk, work, desk.quoted(work, basket), amount)

    def sale(self) -> SaleCompleted:
        with self.shop.store.reading() as work:
            facts = work.journal.after("S01-1", 0, 0, 1000)
        stored = next(one for one in reversed(facts) if one.kind == "sale.completed")
        _, kind, version, plain = self.shop.sealing.open(stored.content)
        body = read_body(kind, version, plain)
        assert isinstance(body, SaleCompleted)
        return body

    def pins(self) -> CustomerPins:
        shop = self.shop
        sealing = PepperedPins(bytes(32), time_cost=1, memory_kib=8)
        tries = PinTries(shop.store, shop.clock.now_ms, sealing, lambda work: work())
        return CustomerPins(shop.desk, tries, sealing)


def stand_with(more: str = "") -> Stand:
    shop, member = value_shop(more)
    return Stand(shop, member.member_id)


@pytest.fixture
def stand() -> Stand:
    return stand_with()


def done(answer: CounterView | Refused) -> CounterView:
    assert isinstance(answer, CounterView), answer
    assert answer.completed is not None
    return answer


def why(answer: CounterView | Refused) -> str:
    assert isinstance(answer, RefusedByRule), answer
    assert answer.reason is not None
    return answer.reason.sentence


def test_the_rest_is_paid_with_one_key_principal_first_and_the_top_ups_know(stand: Stand) -> None:
    stand.top_up(500)
    stand.top_up(1000)
    for _ in range(4):
        done(stand.pay(stand.basket(3)))
    assert stand.held() == (0, 1650_00 - 4 * 384_00)
    assert stand.sale().value_used == (
        ValueUsed("t-2", "S01", Money(348_00), Money(0)),
        ValueUsed("t-1", "S01", Money(0), Money(36_00)),
    )
    with stand.shop.store.reading() as work:
        assert [one.left for one in top_ups_left(stand.shop.desk, work, stand.member_id)] == [
            Money(0),
            Money(0),
        ]


def test_what_there_is_pays_a_part_and_cash_the_rest(stand: Stand) -> None:
    stand.top_up(100)
    basket = stand.basket()
    view = stand.pay(basket)
    assert isinstance(view, CounterView)
    assert (view.due, view.completed) == (Money(28_00), None)
    done(stand.pay(basket, kind=TenderKind.CASH))
    assert stand.held() == (0, 0)
    with stand.shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert shift is not None
        assert work.shifts.figures(shift).expected == Money(128_00)


def test_nothing_there_more_than_there_or_more_than_due_is_refused_in_words(stand: Stand) -> None:
    basket = stand.basket()
    assert why(stand.pay(basket)) == Tells.STORED_VALUE_SHORT
    stand.top_up(100)
    assert why(stand.pay(basket, Money(101_00))) == Tells.STORED_VALUE_SHORT
    answer = stand.pay(basket, Money(129_00))
    assert isinstance(answer, Refused)
    assert answer.refusal is Refusal.TOO_MUCH
    desk, who = stand.shop.desk, stand.shop.cashier
    strangers = desk.begin(who).basket.basket_id
    assert stand.held() == (100_00, 0)
    assert isinstance(stand.pay(strangers, Money(-1)), Refused)


def test_a_stranger_has_no_stored_value(stand: Stand) -> None:
    desk, who = stand.shop.desk, stand.shop.cashier
    basket = desk.begin(who).basket.basket_id
    add_article(desk, who, basket, TEA.article_id, 1000)
    assert why(stand.pay(basket)) == ValueTells.NO_HOLDER


def test_what_a_held_basket_was_paid_with_is_not_there_for_another(stand: Stand) -> None:
    stand.top_up(100)
    first = stand.basket()
    assert isinstance(stand.pay(first, Money(60_00)), CounterView)
    assert isinstance(hold_basket(stand.shop.desk, stand.shop.cashier, first, ""), CounterView)
    second = stand.basket()
    view = stand.pay(second)
    assert isinstance(view, CounterView)
    assert view.basket.tendered == Money(40_00)
    answer = pay_value_back(stand.shop.desk, stand.shop.manager, BackWanted(stand.member_id, note="x"))
    assert isinstance(answer, Refused)


def test_a_payment_that_is_taken_back_leaves_the_value_where_it_was(stand: Stand) -> None:
    stand.top_up(100)
    basket = stand.basket()
    stand.pay(basket)
    assert isinstance(take_back_tender(stand.shop.desk, stand.shop.cashier, basket, 1), CounterView)
    done(stand.pay(basket, kind=TenderKind.CASH))
    assert stand.held() == (100_00, 0)


def test_above_the_limit_the_member_signs_and_the_bill_has_a_line_for_it(stand: Stand) -> None:
    stand.top_up(1000)
    basket = stand.basket(5)
    assert stand.asks(basket, Money(500_00)).nothing
    assert stand.asks(basket, Money(500_01)) == ValueAsks(signature=True)
    assert stand.pay(basket) == Refused(Refusal.CONFIRM_FIRST)
    done(stand.pay(basket, confirmed=SIGNED))
    with stand.shop.store.reading() as work:
        jobs = [job for job in map(work.print_jobs.get, range(1, 9)) if job and job.kind is PrintKind.RECEIPT]
    told = " ".join(
        f"{getattr(one, 'left', '')} {getattr(one, 'right', '')} {getattr(one, 'text', '')} "
        f"{getattr(one, 'label', '')}"
        for one in composed(jobs[-1]).elements
    )
    assert "储值余额 ¥460.00" in told
    assert "会员签字确认" in told


def test_two_small_payments_count_together(stand: Stand) -> None:
    stand.top_up(1000)
    basket = stand.basket(5)
    assert isinstance(stand.pay(basket, Money(400_00)), CounterView)
    assert stand.pay(basket, Money(200_00)) == Refused(Refusal.CONFIRM_FIRST)


def test_whoever_set_a_pin_pays_by_it_and_by_nothing_else(stand: Stand) -> None:
    stand.top_up(2000)
    pins = stand.pins()
    assert pins.change(stand.shop.cashier, PinChange(stand.member_id, "1234")) is PinFault.STEPS
    assert pins.change(stand.shop.cashier, PinChange(stand.member_id, "730519")) is None
    basket = stand.basket(5)
    assert stand.asks(basket, Money(640_00)) == ValueAsks(pin=True)
    assert stand.pay(basket, confirmed=SIGNED) == Refused(Refusal.CONFIRM_FIRST)
    wrong, word = pins.check(stand.member_id, "111111")
    assert (wrong.outcome, wrong.tries_left, word) == (PinOutcome.WRONG_PIN, 2, "")
    right, word = pins.check(stand.member_id, "730519")
    assert right.outcome is PinOutcome.RIGHT
    stranger = replace(NOT_CONFIRMED, pin_word="made up")
    assert stand.pay(basket, confirmed=stranger) == Refused(Refusal.CONFIRM_FIRST)
    confirmed = Confirmed(pin_word=word)
    done(stand.pay(basket, confirmed=confirmed))
    again = stand.basket(5)
    assert stand.pay(again, Money(510_00), confirmed) == Refused(Refusal.CONFIRM_FIRST)


def test_a_pin_is_changed_by_the_old_one_or_set_anew_against_a_document(stand: Stand) -> None:
    pins, who = stand.pins(), stand.shop.cashier
    assert pins.change(who, PinChange(stand.member_id, "730519")) is None
    assert pins.change(who, PinChange(stand.member_id, "840627")) == Refused(Refusal.PIN_DOCUMENT)
    wrong = pins.change(who, PinChange(stand.member_id, "840627", old_pin="999999"))
    assert isinstance(wrong, PinTried)
    assert pins.change(who, PinChange(stand.member_id, "840627", old_pin="730519")) is None
    assert pins.change(who, PinChange(stand.member_id, "951738", evidence="身份证 …1234")) is None
    assert pins.check(stand.member_id, "951738")[0].outcome is PinOutcome.RIGHT
    with stand.shop.store.reading() as work:
        whole = b"".join(fact.content for fact in work.journal.after("S01-1", 0, 0, 99))
    assert "身份证 …1234".encode() in whole
    assert b"951738" not in whole


def test_tries_run_out_and_are_counted_before_the_pin_is_looked_at(stand: Stand) -> None:
    pins = stand.pins()
    pins.change(stand.shop.cashier, PinChange(stand.member_id, "730519"))
    for _ in range(3):
        pins.check(stand.member_id, "999999")
    locked, word = pins.check(stand.member_id, "730519")
    assert (locked.outcome, word) == (PinOutcome.LOCKED, "")
    stand.shop.clock.advance(31)
    assert pins.check(stand.member_id, "730519")[0].outcome is PinOutcome.RIGHT


def test_a_pin_of_another_till_is_known_of_and_set_here_first(stand: Stand) -> None:
    stand.top_up(1000)
    with stand.shop.store.writing() as work:
        stand.shop.recorder.record(work, stand.shop.desk.shop, CustomerPinSet(stand.member_id), staff="")
        work.commit()
    basket = stand.basket(5)
    assert stand.asks(basket, Money(640_00)) == ValueAsks(pin_elsewhere=True)
    assert stand.pay(basket, confirmed=SIGNED) == Refused(Refusal.PIN_FIRST)
    first = stand.pins().change(stand.shop.cashier, PinChange(stand.member_id, "730519"))
    assert first == Refused(Refusal.PIN_DOCUMENT)


STRICT = """
[stored_value]
least = 10
ceilings = false
without_discounts = true
same_day_below_percent = 50
shows = ["card"]
signed = true

[[stored_value.ladder]]
from = 500
bonus_percent = 10
"""


def test_a_programme_may_ask_for_the_card_a_signature_and_half_a_days_patience() -> None:
    shop, member = value_shop()
    publish(shop, STRICT, 3)
    stand = Stand(shop, member.member_id)
    stand.top_up(1000)
    basket = stand.basket(3)
    assert stand.asks(basket, Money(1)) == ValueAsks((Proof.CARD,), signature=True)
    assert why(stand.pay(basket)) == ValueTells.SHOW_FIRST
    by_card = stand.basket(0, IdentifiedBy.CAMERA)
    assert by_card == basket
    assert why(stand.pay(basket)) == ValueTells.SIGN_FIRST
    done(stand.pay(basket, confirmed=SIGNED))
    second = stand.basket(1, IdentifiedBy.CAMERA)
    assert why(stand.pay(second, Money(116_00), SIGNED)) == ValueTells.SAME_DAY
    view = stand.pay(second, None, SIGNED)
    assert isinstance(view, CounterView)
    assert view.basket.tendered == Money(115_99)


def test_where_stored_value_excludes_points_the_whole_is_due() -> None:
    shop, member = value_shop()
    publish(shop, STRICT.replace("same_day_below_percent = 50", ""), 3)
    stand = Stand(shop, member.member_id)
    stand.top_up(5000)
    done(stand.pay(stand.basket(3, IdentifiedBy.CAMERA), kind=TenderKind.CASH))
    basket = stand.basket(1, IdentifiedBy.CAMERA)
    want_points(shop.desk, shop.cashier, basket, 350)
    done(stand.pay(basket, confirmed=SIGNED))
    assert stand.sale().to_pay == Money(128_00)


def test_goods_that_come_back_return_the_stored_value_to_its_top_up(stand: Stand) -> None:
    stand.top_up(500)
    view = done(stand.pay(stand.basket(1)))
    desk, who, sold = stand.shop.desk, stand.shop.manager, view.completed
    assert sold is not None
    with stand.shop.store.reading() as work:
        assert [one.left for one in top_ups_left(desk, work, stand.member_id)] == [Money(372_00)]
        held = held_sale(desk, work, SalePlace("S01-1", sold.epoch, sold.seq))
    assert held is not None
    answer = take_back(desk, who, RefundWished(held, ((1, 1000),), "坏了"))
    assert isinstance(answer, RefundDone), answer
    assert stand.held() == (500_00, 50_00)
    with stand.shop.store.reading() as work:
        assert [one.left for one in top_ups_left(desk, work, stand.member_id)] == [Money(500_00)]
