"""The panels of a price by hand and of a price check, and this till's rules, without windows."""

from __future__ import annotations

import pytest

from back_office_stand import BackOfficeStand
from checkout_stand import DISCOUNTS, CheckoutStand, zh
from fakes.counter_shop import TEA
from shuke.application.settings import Setting
from shuke.application.till_rules import TillRules
from shuke.domain.asked_fields import AS_USUAL, Asked
from shuke.domain.basket import HandKind
from shuke.domain.counter_rules import CounterRules, RoundingStep
from shuke.domain.money_policy import MoneyPolicy
from shuke.domain.profile_fields import ProfileField
from shuke.domain.shift import ShiftPolicy
from shuke.presenters.by_hand import Scope
from shuke.presenters.checkout import Overlay
from shuke.presenters.till_rules import RulesPorts, RulesPresenter


@pytest.fixture
def stand() -> CheckoutStand:
    stand = CheckoutStand()
    stand.begin()
    return stand


def test_what_it_comes_to_is_shown_for_every_kind_and_a_senseless_value_is_none(stand: CheckoutStand) -> None:
    panel = stand.checkout.by_hand
    stand.enter(TEA.barcode)
    stand.checkout.open_overlay(Overlay.BY_HAND)
    assert panel.state.scope is Scope.LINE
    for kind, typed, told in (
        (HandKind.PERCENT, "10", "¥128.00 改为 ¥115.20"),
        (HandKind.PERCENT, "101", ""),
        (HandKind.PERCENT, "x", ""),
        (HandKind.AMOUNT, "8", "¥128.00 改为 ¥120.00"),
        (HandKind.AMOUNT, "128.01", ""),
        (HandKind.AMOUNT, "abc", ""),
        (HandKind.PRICE, "130", "¥128.00 改为 ¥130.00"),
    ):
        panel.pick_kind(kind.value)
        panel.type(typed)
        assert zh(panel.state.preview).startswith(told), (kind, typed)
        assert bool(panel.state.preview) is bool(told)
    panel.pick_scope(Scope.BASKET.value)
    assert panel.state.kind is HandKind.PERCENT
    panel.submit()
    assert panel.state.notice is not None


def test_a_reason_is_needed_and_a_refusal_is_said_in_words(stand: CheckoutStand) -> None:
    panel = stand.checkout.by_hand
    stand.enter(TEA.barcode)
    stand.checkout.open_overlay(Overlay.BY_HAND)
    panel.type("5")
    panel.submit()
    assert panel.state.notice is not None
    assert "原因" in zh(panel.state.notice.words)
    panel.pick_reason("other")
    panel.submit()
    assert "原因" in zh(panel.state.notice.words)
    panel.type_reason("老顾客")
    stand.shop.desk.rules = lambda: CounterRules(cashier_percent=0, lead_percent=0)
    panel.type("50")
    assert zh(panel.state.approval)
    panel.submit()
    assert panel.state.notice is not None


def test_before_there_is_a_basket_the_panel_says_nothing(stand: CheckoutStand) -> None:
    panel = stand.checkout.by_hand
    stand.checkout.counter.view = None
    panel.open()
    panel.type("5")
    assert (panel.state.scopes, panel.state.preview) == ((), "")


def test_a_price_is_told_for_whoever_is_served_and_for_every_tier(stand: CheckoutStand) -> None:
    price = stand.checkout.price
    stand.publish(2, DISCOUNTS)
    stand.checkout.find.choose(stand.member())
    price.open()
    price.type("碧螺")
    assert [row.name for row in price.state.rows] == ["碧螺春"]
    for step in (1, -1, 5):
        price.move(step)
    assert price.state.highlighted == 0
    price.submit()
    assert price.state.told is not None
    assert price.state.told.price == "¥128.00"
    assert price.state.told.member
    assert len(price.state.told.tiers) >= 2
    price.ring_up()
    assert [line.article_id for line in stand.checkout.counter.view.basket.lines] == [TEA.article_id]


def test_what_is_not_found_or_was_sold_out_of_is_said(stand: CheckoutStand) -> None:
    price = stand.checkout.price
    price.open()
    price.move(1)
    price.submit()
    price.ring_up()
    assert stand.checkout.counter.view.basket.lines == ()
    price.type("没有这个")
    assert price.state.notice is not None
    assert "没有这个" in zh(price.state.notice.words)
    price.type("")
    assert price.state.notice is None
    price.scanned("9999999999999")
    assert price.state.told is None
    price.scanned(TEA.barcode)
    assert price.state.told is not None
    price.choose("a-gone")
    assert price.state.notice is not None


def test_an_answer_that_comes_late_is_not_shown_for_what_was_typed_since(stand: CheckoutStand) -> None:
    price = stand.checkout.price
    price.open()
    stand.background.hold()
    price.type("碧螺")
    price.type("白茶碗")
    stand.background.release()
    assert all("碧螺" not in row.name for row in price.state.rows)


def _rules() -> TillRules:
    return TillRules(ShiftPolicy(), 10, CounterRules(), MoneyPolicy(), AS_USUAL)


class Rules:
    def __init__(self) -> None:
        self.kept: dict[Setting, str] = {}
        self.changes = 0
        ports = RulesPorts(_rules, self.kept.__setitem__, self._changed)
        self.stand = BackOfficeStand()
        self.presenter = RulesPresenter(self.stand.office, ports)
        self.presenter.open()

    def _changed(self) -> None:
        self.changes += 1


def test_every_rule_is_typed_and_kept() -> None:
    rules = Rules()
    page = rules.presenter
    page.tick_needed(True)
    page.type_unexplained("12.50")
    page.type_lock_after("15")
    page.type_refund_days("30")
    page.type_cashier_percent("5")
    page.type_lead_percent("20")
    page.pick_rounding(RoundingStep.DIME_DOWN.value)
    page.type_approved_from("3,000")
    page.type_confirmed_above("200")
    page.pick_asked(ProfileField.EMAIL, Asked.REQUIRED)
    page.save()
    assert rules.kept.pop(Setting.ENROL_FIELDS).endswith("referrer:not note:not")
    assert page.state.asked.of(ProfileField.EMAIL) is Asked.REQUIRED
    assert rules.kept == {
        Setting.SHIFT_NEEDED: "yes",
        Setting.SHIFT_UNEXPLAINED: "1250",
        Setting.LOCK_AFTER: "15",
        Setting.REFUND_DAYS: "30",
        Setting.CASHIER_PERCENT: "5",
        Setting.LEAD_PERCENT: "20",
        Setting.ROUNDING: RoundingStep.DIME_DOWN.value,
        Setting.TOP_UP_APPROVED: "300000",
        Setting.VALUE_CONFIRMED: "20000",
    }
    assert rules.changes == 1


def test_what_is_no_rule_is_said_below_its_field_and_nothing_is_kept() -> None:
    rules = Rules()
    page = rules.presenter
    for type_it in (
        page.type_unexplained,
        page.type_lock_after,
        page.type_refund_days,
        page.type_cashier_percent,
        page.type_lead_percent,
        page.type_approved_from,
        page.type_confirmed_above,
    ):
        type_it("x")
    page.save()
    state = page.state
    faults = (
        state.unexplained_fault,
        state.lock_fault,
        state.refund_fault,
        state.cashier_fault,
        state.lead_fault,
        state.approved_fault,
        state.confirmed_fault,
    )
    assert all(faults)
    assert rules.kept == {}
    page.open()
    page.type_cashier_percent("101")
    page.type_unexplained("9999999")
    page.save()
    assert page.state.cashier_fault
    assert page.state.unexplained_fault
    rules.stand.session = rules.stand.shop.cashier
    page.open()
    page.save()
    assert page.state.notice is not None
    assert rules.kept == {}
    assert page.state.refund_fault == ""
