"""The flows of the counter cost no more keys, touches and seconds than the product promises, on the real till.

Seconds are keystroke-level estimates: a key 0.2, a thought 1.35, a scan 1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_stand import CUSTOMER_PIN, PHONE, STAFF_PIN, BudgetTill, Hands
from fakes.counter_shop import MANAGER
from shuke.bootstrap.till_prizes import PRIZES
from shuke.bootstrap.till_refund import REFUND
from shuke.domain.basket import TenderKind
from shuke.presenters.checkout import Overlay
from shuke.ui.approval_panel import ApprovalPanel
from shuke.ui.checkout.held_overlay import HeldOverlay
from shuke.ui.keys import Action
from shuke.ui.members.cards_overlay import CardsOverlay
from shuke.ui.members.enrol_overlay import EnrolOverlay
from shuke.ui.money_held.value_overlay import ValueOverlay
from shuke.ui.money_held.value_paying_overlay import ValuePayingOverlay
from shuke.ui.tokens import SIZE

Key, SHIFT, CTRL, ALT = (
    Qt.Key,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
PAY = SIZE.target_digit
SIX_DIGITS = 6

Flow = Callable[[BudgetTill, Hands], None]


@dataclass(frozen=True)
class Budget:
    """`most` keys or touches, `seconds` where the product names them; `begin` is what was there before."""

    name: str
    do: Flow
    most: int
    seconds: float = 0.0
    begin: tuple[str, ...] = ()


def served(till: BudgetTill) -> bool:
    view = till.checkout.counter.view
    return view is not None and view.member is not None


def due(till: BudgetTill) -> int:
    view = till.checkout.counter.view
    assert view is not None
    return view.due.minor


def principal(till: BudgetTill) -> int:
    view = till.checkout.counter.view
    assert view is not None
    assert view.member is not None
    return view.member.standing.principal.minor


def approval(till: BudgetTill) -> ApprovalPanel:
    panel = till.window.shell.findChild(ApprovalPanel)
    assert panel is not None
    till.until(panel.isVisible)
    return panel


def approved(till: BudgetTill, hands: Hands, *, by_touch: bool = False) -> None:
    """A second person comes and says yes."""
    panel = approval(till)
    if by_touch:
        hands.tap_digits(panel.pad.button, STAFF_PIN)
        hands.touch(panel.approve_button, least=PAY)
    else:
        hands.type(STAFF_PIN)
        hands.press(Key.Key_Return)
    till.until(lambda: not panel.isVisible())
    till.quiet()


# by keys


def by_hand_scanner(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.scan(till.card_code())
    assert served(till)


def by_camera_after_another(till: BudgetTill, hands: Hands) -> None:
    """The one before came by the camera, and has paid; what lies in the picture since is nobody's."""
    till.checkout.open_overlay(Overlay.SCAN)
    till.sees(till.card_code())
    assert served(till)
    cash_for_an_amount(till, Hands(till))
    sold = till.checkout.counter.completed
    assert sold is not None
    assert till.counter.next_by_camera.looking
    till.sees(till.card_code(), at_ms=100)
    assert not served(till)
    till.sees("", at_ms=200)
    till.sees("", at_ms=1_300)
    till.sees(sold.receipt_code, at_ms=1_400)
    assert till.checkout.counter.notice is None
    hands.think()
    hands.show(till.card_code())
    assert served(till)
    assert not till.counter.next_by_camera.looking


def by_last_four(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.press(Key.Key_F2)
    hands.type(PHONE[-4:], count=True)
    hands.press(Key.Key_Return)
    assert served(till)


def by_phone(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.type(PHONE)
    hands.press(Key.Key_Return)
    assert served(till)


def by_name(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.press(Key.Key_F2)
    hands.type("王小明", count=True)
    hands.press(Key.Key_Return)
    assert served(till)


def by_initials(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.press(Key.Key_F2)
    hands.type("wxm", count=True)
    hands.press(Key.Key_Return)
    assert served(till)


def cash_for_an_amount(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.type("35.5")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_F5)
    assert till.checkout.counter.completed is not None


def what_is_proposed(till: BudgetTill, hands: Hands) -> None:
    before = due(till)
    hands.think()
    hands.press(Key.Key_F4)
    assert due(till) < before


def the_rest_from_stored_value(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.press(Key.Key_F8, SHIFT)
    assert till.checkout.counter.completed is not None


def much_from_stored_value(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.press(Key.Key_F8, SHIFT)
    assert till.checkout.state.overlay is Overlay.VALUE_PAYING
    hands.type(CUSTOMER_PIN)
    hands.press(Key.Key_Return)
    till.until(lambda: till.checkout.counter.completed)


def top_up_with(preset: int, *moves: Qt.Key) -> Flow:
    def flow(till: BudgetTill, hands: Hands) -> None:
        before = principal(till)
        hands.think()
        hands.press(Key.Key_F3, SHIFT)
        for move in moves:
            hands.press(move)
        state = till.checkout.value.top_up.state
        assert state.ready
        assert len(state.brings) > 1, "what it brings is said before it is confirmed"
        hands.press(Key.Key_Return, ALT)
        assert principal(till) == before + preset * 100

    return flow


def a_prize(till: BudgetTill, hands: Hands) -> None:
    code = till.ready.prizes[0]
    hands.think()
    hands.scan(code)
    assert till.window.shell.shown == PRIZES
    assert till.office.prizes.presenter.state.card is not None
    hands.press(Key.Key_Return)
    till.until(lambda: till.office.prizes.presenter.state.handed)


def hold(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.press(Key.Key_F6)
    assert till.checkout.held.state.count
    assert not served(till)


def resume(till: BudgetTill, hands: Hands) -> None:
    till.checkout.hold()
    till.quiet()
    hands.think()
    hands.press(Key.Key_F6, SHIFT)
    hands.press(Key.Key_Return)
    assert served(till)
    assert due(till) == 128_00


def quick_enrol(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.type("13911112222")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert till.checkout.state.overlay is Overlay.ENROL
    hands.think()
    hands.press(Key.Key_Return, ALT)
    assert till.checkout.state.overlay is Overlay.NONE
    assert served(till)


def a_lost_card(till: BudgetTill, hands: Hands) -> None:
    hands.think()
    hands.type(PHONE)
    hands.press(Key.Key_Return)
    hands.think()
    hands.press(Key.Key_K, CTRL)
    panel = till.counter.screen.overlays.panel(Overlay.CARDS)
    assert isinstance(panel, CardsOverlay)
    assert panel.acts.current == "reissued"
    hands.think()
    for _ in range(9):
        if panel.proofs.row("document").tick.hasFocus():
            break
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return, ALT)
    hands.think()
    approved(till, hands)
    assert due(till) == 5_00, "the fee is rung up"
    till.until(lambda: "已记在单上" in panel.notice.text)


def goods_come_back(till: BudgetTill, hands: Hands) -> None:
    code = till.sold()
    till.rest()
    hands.think()
    hands.scan(code)
    hands.press(Key.Key_Return)
    assert till.window.shell.shown == REFUND
    hands.think()
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return, ALT)
    hands.think()
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return, ALT)
    approved(till, hands)
    notice = till.office.refund.presenter.state.notice
    assert notice is not None
    assert "128.00" in str(notice.words)


KEYS = (
    Budget("identify by hand scanner", by_hand_scanner, 0, 2.4),
    Budget("identify by camera, after another", by_camera_after_another, 0, 2.4),
    Budget("identify by the last four", by_last_four, 6, 3.0),
    Budget("identify by phone", by_phone, 6),
    Budget("identify by name", by_name, 6, 3.0),
    Budget("identify by initials", by_initials, 6, 3.0),
    Budget("an amount, in cash", cash_for_an_amount, 4, begin=("served",)),
    Budget("what is proposed", what_is_proposed, 2, begin=("served", "128")),
    Budget("the rest from stored value", the_rest_from_stored_value, 2, begin=("served", "128")),
    Budget("much from stored value", much_from_stored_value, 2, begin=("served", "600")),
    Budget("top-up, second preset", top_up_with(500, Key.Key_Right), 4, begin=("served",)),
    Budget("top-up, last preset", top_up_with(1000, Key.Key_Left), 4, begin=("served",)),
    Budget("a prize", a_prize, 1, 2.6, begin=("redeemer",)),
    Budget("hold", hold, 1, begin=("served", "128")),
    Budget("resume", resume, 2, begin=("served", "128")),
    Budget("quick enrolment", quick_enrol, 3, 6.0),
    Budget("a lost card", a_lost_card, 12, 15.0),
    Budget("a refund", goods_come_back, 7),
)


# by touch


def digits(till: BudgetTill, hands: Hands, text: str) -> None:
    hands.tap_digits(till.counter.screen.pad.button, text)
    hands.touch(till.counter.screen.pad.enter_button, least=PAY)


def touch_camera(till: BudgetTill, hands: Hands) -> None:
    hands.touch(till.counter.screen.panel.button(Action.SCAN))
    hands.scan(till.card_code())
    assert served(till)
    assert till.checkout.state.overlay is Overlay.NONE


def touch_phone(till: BudgetTill, hands: Hands) -> None:
    digits(till, hands, PHONE)
    assert served(till)


def touch_cash(till: BudgetTill, hands: Hands) -> None:
    digits(till, hands, "35.5")
    hands.touch(till.counter.screen.tenders.button(TenderKind.CASH), least=PAY)
    assert till.checkout.counter.completed is not None


def touch_proposed(till: BudgetTill, hands: Hands) -> None:
    before = due(till)
    hands.touch(till.counter.screen.panel.chip.accept_button)
    assert due(till) < before


def touch_stored_value(till: BudgetTill, hands: Hands) -> None:
    hands.touch(till.counter.screen.tenders.button(TenderKind.STORED_VALUE), least=PAY)
    assert till.checkout.counter.completed is not None


def touch_much_stored_value(till: BudgetTill, hands: Hands) -> None:
    hands.touch(till.counter.screen.tenders.button(TenderKind.STORED_VALUE), least=PAY)
    panel = till.counter.screen.overlays.panel(Overlay.VALUE_PAYING)
    assert isinstance(panel, ValuePayingOverlay)
    hands.tap_digits(panel.pad.button, CUSTOMER_PIN)
    hands.touch(panel.confirm, least=PAY)
    till.until(lambda: till.checkout.counter.completed)


def touch_top_up(till: BudgetTill, hands: Hands) -> None:
    before = principal(till)
    hands.touch(till.counter.screen.panel.button(Action.VALUE))
    panel = till.counter.screen.overlays.panel(Overlay.VALUE)
    assert isinstance(panel, ValueOverlay)
    hands.touch(panel.top_up.presets.card("100000"))
    assert len(till.checkout.value.top_up.state.brings) > 1
    hands.touch(panel.top_up.take, least=PAY)
    assert principal(till) == before + 1000_00


def touch_prize(till: BudgetTill, hands: Hands) -> None:
    hands.scan(till.ready.prizes[1])
    screen = till.office.prizes.screen
    till.until(lambda: till.office.prizes.presenter.state.card)
    before = len(till.office.prizes.presenter.state.handed)
    hands.touch(screen.hand_over, least=PAY)
    till.until(lambda: len(till.office.prizes.presenter.state.handed) == before + 1)


def touch_hold(till: BudgetTill, hands: Hands) -> None:
    hands.touch(till.counter.screen.middle.hold_button)
    assert not served(till)


def touch_resume(till: BudgetTill, hands: Hands) -> None:
    till.checkout.hold()
    till.quiet()
    hands.touch(till.counter.screen.middle.resume_button)
    panel = till.counter.screen.overlays.panel(Overlay.HELD)
    assert isinstance(panel, HeldOverlay)
    hands.touch(panel.list.viewport(), panel.list.row_box(0).center())
    assert served(till)


def touch_enrol(till: BudgetTill, hands: Hands) -> None:
    digits(till, hands, "13911113333")
    hands.touch(till.counter.screen.middle.notice.action_button)
    panel = till.counter.screen.overlays.panel(Overlay.ENROL)
    assert isinstance(panel, EnrolOverlay)
    hands.touch(panel.accept_button, least=PAY)
    assert served(till)


def touch_lost_card(till: BudgetTill, hands: Hands) -> None:
    digits(till, hands, PHONE)
    hands.touch(till.counter.screen.panel.button(Action.CARDS))
    panel = till.counter.screen.overlays.panel(Overlay.CARDS)
    assert isinstance(panel, CardsOverlay)
    hands.touch(panel.proofs.row("document").tick)
    hands.touch(panel.confirm_button, least=PAY)
    approved(till, hands, by_touch=True)
    assert due(till) == 5_00


def touch_refund(till: BudgetTill, hands: Hands) -> None:
    code = till.sold()
    till.rest()
    hands.scan(code)
    hands.touch(till.counter.screen.middle.notice.action_button)
    sale = till.office.refund.screen.sale
    hands.touch(sale.lines.viewport(), sale.lines.visualRect(sale.lines.model().index(0, 0)).center())
    hands.touch(sale.reason_keys.button("mistake"))
    hands.touch(sale.do_button, least=PAY)
    approved(till, hands, by_touch=True)
    notice = till.office.refund.presenter.state.notice
    assert notice is not None
    assert "128.00" in str(notice.words)


TOUCHES = (
    Budget("identify by camera", touch_camera, 1),
    Budget("identify by phone", touch_phone, 6),
    Budget("an amount, in cash", touch_cash, 4, begin=("served",)),
    Budget("what is proposed", touch_proposed, 2, begin=("served", "128")),
    Budget("the rest from stored value", touch_stored_value, 2, begin=("served", "128")),
    Budget("much from stored value", touch_much_stored_value, 2, begin=("served", "600")),
    Budget("top-up from a preset", touch_top_up, 4, begin=("served",)),
    Budget("a prize", touch_prize, 1, begin=("redeemer",)),
    Budget("hold", touch_hold, 1, begin=("served", "128")),
    Budget("resume", touch_resume, 2, begin=("served", "128")),
    Budget("quick enrolment", touch_enrol, 3),
    Budget("a lost card", touch_lost_card, 12),
    Budget("a refund", touch_refund, 7),
)


def gone_through(till: BudgetTill, flow: Budget) -> Hands:
    """The flow from the resting till, or from what it begins with."""
    till.rest()
    for one in flow.begin:
        if one == "redeemer":
            till.sign_in(MANAGER)
        elif one == "served":
            till.serve()
        else:
            till.ring_up(one)
    hands = Hands(till)
    flow.do(till, hands)
    return hands


def test_no_flow_costs_more_than_it_may_by_keys_or_by_touch(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    till = BudgetTill(qtbot, qapp, tmp_path)
    try:
        over = []
        for flow in KEYS:
            hands = gone_through(till, flow)
            if hands.keys > flow.most or (flow.seconds and hands.seconds > flow.seconds):
                over.append((flow.name, hands.keys, round(hands.seconds, 2)))
        for flow in TOUCHES:
            hands = gone_through(till, flow)
            assert hands.keys == 0
            if hands.touches > flow.most:
                over.append((flow.name, hands.touches, 0.0))
        assert over == []
    finally:
        till.close()
