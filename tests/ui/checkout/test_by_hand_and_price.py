"""Prices by hand and price checks in the real window: keyboard alone, fingers alone, scanned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from approving_stand import approvals_for
from checkout_stand import DISCOUNTS, zh
from fakes.counter_shop import TEA
from fakes.pinned_staff import PIN
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.counter_rules import CounterRules, Rounding, RoundingStep
from shuke.presenters.checkout import Overlay
from shuke.ui.checkout.by_hand_overlay import ByHandOverlay
from shuke.ui.checkout.price_overlay import PriceOverlay
from shuke.ui.tokens import SIZE

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def key(qtbot, pressed, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), pressed, modifier)
    QApplication.processEvents()


def test_a_line_is_made_cheaper_by_keyboard_alone(qtbot, till):
    till.stand.enter(TEA.barcode)
    key(qtbot, Qt.Key.Key_F7, SHIFT)
    panel = till.screen.overlays.panel(Overlay.BY_HAND)
    assert isinstance(panel, ByHandOverlay)
    assert panel.value.edit.hasFocus()
    qtbot.keyClicks(panel.value.edit, "5")
    assert panel.preview.full_text == "¥128.00 改为 ¥121.60，优惠 ¥6.40"
    key(qtbot, Qt.Key.Key_Return)
    assert "原因" in panel.notice.text
    panel.reasons.focus_current()
    key(qtbot, Qt.Key.Key_Space)
    panel.value.edit.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert till.due == "¥121.60"
    assert till.field.hasFocus()
    assert till.screen.totals._by_hand.isVisible()
    till.checkout.open_overlay(Overlay.BY_HAND)
    qtbot.mouseClick(panel.remove_button, LEFT)
    assert till.due == "¥128.00"


def test_the_whole_basket_by_touch_needs_a_manager_who_types_a_pin(qtbot, till):
    approval, people = approvals_for(till.stand)
    till.stand.ask_approval = approval.ask
    people.enrol(till.stand.shop.manager.staff)
    till.stand.enter(f"2*{TEA.barcode}")
    qtbot.mouseClick(till.screen.middle._price, LEFT)
    panel = till.screen.overlays.panel(Overlay.BY_HAND)
    for button in (
        panel.scopes.button("basket"),
        panel.kinds.button("percent"),
        panel.percents.button("50"),
        panel.reasons.button("other"),
    ):
        assert button.height() >= SIZE.target_least
        qtbot.mouseClick(button, LEFT)
        QApplication.processEvents()
    assert panel.reason.edit.hasFocus()
    qtbot.keyClicks(panel.reason.edit, "VIP")
    qtbot.mouseClick(panel.do_button, LEFT)
    assert "¥256.00" in zh(approval.state.act)
    approval.choose("st-2")
    for digit in PIN:
        approval.press(digit)
    approval.submit()
    assert till.due == "¥128.00"


def test_nothing_is_repriced_once_something_is_paid_or_before_anything_is_there(qtbot, till):
    key(qtbot, Qt.Key.Key_F7, SHIFT)
    assert till.notice
    till.stand.enter(TEA.barcode)
    till.stand.type("100")
    till.checkout.take(TenderKind.ALIPAY)
    key(qtbot, Qt.Key.Key_F7, SHIFT)
    assert till.checkout.state.overlay is Overlay.NONE
    assert "付款" in till.notice or "收" in till.notice


def test_a_price_is_told_by_keyboard_and_by_scan_and_can_be_rung_up(qtbot, till):
    key(qtbot, Qt.Key.Key_F2, SHIFT)
    panel = till.screen.overlays.panel(Overlay.PRICE)
    assert isinstance(panel, PriceOverlay)
    qtbot.keyClicks(panel.field.edit, "2000000000015")
    key(qtbot, Qt.Key.Key_Return)
    assert panel.price.text == "¥88.50"
    till.checkout.scanned(TEA.barcode, IdentifiedBy.HAND_SCANNER)
    QApplication.processEvents()
    assert panel.price.text == "¥128.00"
    assert till.names() == []
    qtbot.mouseClick(panel.ring_button, LEFT)
    assert till.names() == ["碧螺春"]
    assert not panel.isVisible()


def test_whoever_is_served_and_better_tiers_see_their_own_price(till):
    stand = till.stand
    stand.publish(2, DISCOUNTS)
    till.checkout.find.choose(till.member_id)
    till.checkout.open_overlay(Overlay.PRICE)
    till.checkout.price.type("碧螺春")
    till.checkout.price.submit()
    told = till.checkout.price.state.told
    assert told is not None
    assert (told.price, told.member) == ("¥128.00", "¥128.00")
    assert [amount for _, amount in told.tiers] == ["¥115.20", "¥115.20"]
    till.checkout.price.type("不存在的")
    assert "没有找到" in str(
        till.checkout.price.state.notice.words.into(till.screen.totals._speaker.language)
    )


def test_cash_is_asked_for_rounded_and_cards_are_not(qtbot, till):
    till.stand.shop.desk.rules = lambda: CounterRules(rounding=Rounding(RoundingStep.DIME_DOWN))
    till.stand.enter("18.73")
    till.checkout.pay()
    QApplication.processEvents()
    exact = till.screen.middle.presets.buttons()[0]
    assert exact.label == "¥18.70"
    qtbot.mouseClick(exact, LEFT)
    assert till.checkout.counter.completed is not None
    till.stand.enter("18.73")
    till.checkout.take(TenderKind.WECHAT)
    with till.stand.shop.store.reading() as work:
        shift = work.shifts.open_at("S01-1")
        assert work.shifts.figures(shift).rounding.minor == 3
