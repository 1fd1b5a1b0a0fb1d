"""Each flow of the counter through the real windows, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from fakes.counter_shop import CUP, TEA
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.presenters.checkout import Overlay
from shuke.ui import theme
from shuke.ui.keys import Action
from shuke.ui.tokens import LIGHT
from shuke.wording import Language

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


def press(qtbot, till, key, modifier=Mod.NoModifier) -> None:
    """A key, to whatever has the focus."""
    qtbot.keyClick(QApplication.focusWidget() or till.window, key, modifier)


def type_in(qtbot, till, text: str) -> None:
    """Keys for Latin signs; everything else is committed by an input method, as on a real till."""
    field = QApplication.focusWidget()
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        committed = QInputMethodEvent()
        committed.setCommitString(text)
        QApplication.sendEvent(field, committed)


def sales(till) -> int:
    with till.stand.shop.store.reading() as work:
        return work.sales.totals("S01-1", 1).sales - 1  # one was made to give the member her points


# a cash sale


def test_a_cash_sale_takes_two_keys_beside_the_amount(qtbot, till) -> None:
    type_in(qtbot, till, "128")
    press(qtbot, till, Key.Key_Return)
    assert till.due == "¥128.00"
    press(qtbot, till, Key.Key_F5)
    assert till.screen.middle.thanks.isVisible()
    assert sales(till) == 1


def test_a_cash_sale_with_change_after_the_pay_key(qtbot, till) -> None:
    type_in(qtbot, till, "87.5")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F9)
    assert [button.label for button in till.screen.middle.presets.buttons()] == [
        "¥87.50",
        "¥88.00",
        "¥90.00",
        "¥100.00",
    ]
    type_in(qtbot, till, "100")
    assert "¥100.00" in till.screen.middle.entry.hint
    press(qtbot, till, Key.Key_Return)
    assert till.screen.middle.thanks.change == "¥12.50"


def test_a_cash_sale_by_fingers_alone(qtbot, till) -> None:
    for sign in ("1", "2", ".", "5"):
        qtbot.mouseClick(till.screen.pad.button(sign), LEFT)
    qtbot.mouseClick(till.screen.pad.enter_button, LEFT)
    qtbot.mouseClick(till.screen.tenders.pay_button, LEFT)
    qtbot.mouseClick(till.screen.middle.presets.buttons()[1], LEFT)
    assert till.screen.middle.thanks.change == "¥0.50"
    assert till.field.hasFocus()


def test_typing_after_the_thanks_begins_the_next_sale(qtbot, till) -> None:
    type_in(qtbot, till, "5")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F5)
    type_in(qtbot, till, "7")
    assert not till.screen.middle.thanks.isVisible()
    assert till.field.text() == "7"


def test_no_key_of_the_counter_repeats_while_it_is_held_down(till) -> None:
    repeating = {
        shortcut.key().toString() for shortcut in till.screen.findChildren(QShortcut) if shortcut.autoRepeat()
    }
    assert repeating == set()


def test_enter_held_down_pays_once(qtbot, till) -> None:
    type_in(qtbot, till, "5")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F9)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Mod.NoModifier, "\r", True, 1)
    QApplication.sendEvent(till.field, held)
    assert sales(till) == 0


# lines


def test_ctrl_del_cancels_the_line_and_ctrl_z_brings_it_back_while_the_cursor_is_in_the_field(
    qtbot, till
) -> None:
    for code in (TEA.barcode, CUP.barcode):
        type_in(qtbot, till, code)
        press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_Up)
    press(qtbot, till, Key.Key_Delete, Mod.ControlModifier)
    assert till.names() == ["盖碗"]
    assert "碧螺春" in till.screen.undo_line.text
    press(qtbot, till, Key.Key_Z, Mod.ControlModifier)
    assert till.names() == ["盖碗", "碧螺春"]
    assert not till.screen.undo_line.isVisible()


def test_a_tap_chooses_a_line_a_second_one_unfolds_it_with_its_keys(qtbot, till) -> None:
    for text in ("2*" + TEA.barcode, "9"):
        type_in(qtbot, till, text)
        press(qtbot, till, Key.Key_Return)
    lines = till.screen.middle.basket.lines
    first = lines.row_box(0).center()
    qtbot.mouseClick(lines.viewport(), LEFT, pos=first)
    assert till.checkout.basket.state.chosen == 1
    assert not till.screen.middle.basket.detail.isVisible()
    qtbot.mouseClick(lines.viewport(), LEFT, pos=first)
    detail = till.screen.middle.basket.detail
    assert detail.isVisible()
    qtbot.mouseClick(detail.more_button, LEFT)
    assert till.checkout.basket.state.lines[0].quantity == "3"
    qtbot.mouseClick(detail.cancel_button, LEFT)
    assert till.names() != ["碧螺春", ""]
    assert len(till.checkout.basket.state.lines) == 1
    assert till.field.hasFocus()


def test_the_explanation_unfolds_and_folds_by_its_key(qtbot, till) -> None:
    till.checkout.find.choose(till.member_id)
    type_in(qtbot, till, "20")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_E, Mod.ControlModifier)
    assert till.screen.middle.basket.detail.isVisible()
    assert any("没有适用" in text for text in till.screen.middle.basket.detail.texts())
    press(qtbot, till, Key.Key_E, Mod.ControlModifier)
    assert not till.screen.middle.basket.detail.isVisible()


def test_an_article_is_found_by_name_with_arrows_and_enter(qtbot, till) -> None:
    type_in(qtbot, till, "2*大")
    results = till.screen.middle.results
    assert results.isVisible()
    assert results.texts()[0].startswith("大红袍")
    press(qtbot, till, Key.Key_Return)
    assert [line.quantity for line in till.checkout.basket.state.lines] == ["2"]
    assert not results.isVisible()


def test_a_department_lists_its_articles_and_a_tap_rings_one_up(qtbot, till) -> None:
    qtbot.mouseClick(till.screen.middle.departments.button("d-3"), LEFT)
    results = till.screen.middle.results
    qtbot.mouseClick(results.viewport(), LEFT, pos=results.row_box(0).center())
    assert till.names() == ["绿豆糕"]
    assert till.field.hasFocus()


def test_the_basket_is_voided_by_the_second_press(qtbot, till) -> None:
    type_in(qtbot, till, "20")
    press(qtbot, till, Key.Key_Return)
    void = Mod.ControlModifier | Mod.ShiftModifier
    press(qtbot, till, Key.Key_Delete, void)
    assert "整单取消" in till.notice
    assert QApplication.activeModalWidget() is None
    press(qtbot, till, Key.Key_Delete, void)
    assert till.names() == []
    assert till.screen.middle.empty.isVisible()


# hold and resume


def test_hold_is_one_key_and_resume_two(qtbot, till) -> None:
    till.checkout.find.choose(till.member_id)
    type_in(qtbot, till, "20")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F6)
    assert till.checkout.panel.state.member is None
    assert "(1)" in till.screen.middle.resume_button.label
    press(qtbot, till, Key.Key_F6, Mod.ShiftModifier)
    press(qtbot, till, Key.Key_Return)
    assert till.due == "¥20.00"
    assert till.checkout.panel.state.member
    assert till.field.hasFocus()


# members and points


def test_the_last_four_digits_find_the_member_and_the_focus_comes_back(qtbot, till) -> None:
    press(qtbot, till, Key.Key_F2)
    type_in(qtbot, till, "5678")
    press(qtbot, till, Key.Key_Return)
    assert till.screen.panel.known.isVisible()
    assert "林晓梅" in till.screen.panel.known.texts()
    assert "138****5678" in till.screen.panel.known.texts()
    assert till.field.hasFocus()


def test_the_proposed_points_are_taken_by_one_key_and_given_back_by_a_tap(qtbot, till) -> None:
    till.checkout.find.choose(till.member_id)
    type_in(qtbot, till, "500")
    press(qtbot, till, Key.Key_Return)
    assert "12,800" in till.screen.panel.chip.title
    press(qtbot, till, Key.Key_F4)
    assert till.due == "¥244.00"
    assert till.screen.panel.chip.title == ""
    qtbot.mouseClick(till.screen.totals.points_button, LEFT)
    assert till.due == "¥500.00"


def test_another_number_of_points_is_typed_among_the_alternatives(qtbot, till) -> None:
    till.checkout.find.choose(till.member_id)
    type_in(qtbot, till, "500")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F4, Mod.ShiftModifier)
    type_in(qtbot, till, "1000")
    press(qtbot, till, Key.Key_Return)
    assert till.due == "¥480.00"
    press(qtbot, till, Key.Key_F4, Mod.ShiftModifier)
    press(qtbot, till, Key.Key_Down)
    press(qtbot, till, Key.Key_Return)
    assert till.due == "¥372.00"
    assert till.field.hasFocus()


def test_a_forgotten_member_comes_back_by_a_tap(qtbot, till) -> None:
    till.checkout.find.choose(till.member_id)
    qtbot.mouseClick(till.screen.panel.known.forget_button, LEFT)
    assert not till.screen.panel.known.isVisible()
    qtbot.mouseClick(till.screen.undo_line.undo_button, LEFT)
    assert till.screen.panel.known.isVisible()


def test_enrolling_by_keyboard_alone(qtbot, till) -> None:
    type_in(qtbot, till, "30")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F10)
    panel = till.screen.overlays.panel(Overlay.ENROL)
    assert panel.terms.strip().startswith("会员章程")
    type_in(qtbot, till, "13900001111")
    press(qtbot, till, Key.Key_Return)
    type_in(qtbot, till, "赵钱孙")
    press(qtbot, till, Key.Key_Return)
    type_in(qtbot, till, "5-20")
    panel.proof("slip").tick.setFocus()
    press(qtbot, till, Key.Key_Space)
    panel.accept_button.setFocus()
    press(qtbot, till, Key.Key_Return)
    assert "证件" in panel.notice.text
    panel.proof("document").number.edit.setFocus()
    type_in(qtbot, till, "身份证1234")
    panel.accept_button.setFocus()
    press(qtbot, till, Key.Key_Return)
    assert not panel.isVisible()
    assert "赵钱孙" in till.screen.panel.known.texts()
    assert "卡号" in till.notice
    assert till.field.hasFocus()


def test_a_lost_card_is_reported_and_a_cashier_cannot_replace_it(qtbot, till) -> None:
    till.checkout.find.choose(till.member_id)
    qtbot.mouseClick(till.screen.panel.button(Action.CARDS), LEFT)
    panel = till.screen.overlays.panel(Overlay.CARDS)
    assert panel.acts.current == "reissued"
    assert panel.acts.card("reissued").hasFocus()
    tick = panel.proofs.row("document").tick
    qtbot.mouseClick(tick, LEFT)
    qtbot.mouseClick(panel.confirm_button, LEFT)
    assert "店长" in panel.notice.text
    qtbot.mouseClick(panel.acts.card("reported-lost"), LEFT)
    qtbot.mouseClick(panel.confirm_button, LEFT)
    assert "即时失效" in panel.notice.text
    assert "reported-lost" not in panel.acts.keys()  # noqa: SIM118 - a list of choices
    press(qtbot, till, Key.Key_Escape)
    assert till.checkout.state.overlay is Overlay.NONE
    assert till.field.hasFocus()


def test_a_damaged_card_is_replaced_by_keys_alone(qtbot, till) -> None:
    till.stand.session = till.stand.shop.manager
    till.checkout.find.choose(till.member_id)
    till.checkout.open_overlay(Overlay.CARDS)
    panel = till.screen.overlays.panel(Overlay.CARDS)
    press(qtbot, till, Key.Key_Right)
    assert panel.acts.current == "damaged"
    number = panel.proofs.row("document").number.edit
    while not number.hasFocus():
        press(qtbot, till, Key.Key_Tab)
    type_in(qtbot, till, "身份证1234")
    press(qtbot, till, Key.Key_Return, Mod.AltModifier)
    assert "已记在单上" in panel.notice.text
    assert till.stand.card_of(till.member_id).number.endswith("-2")


def test_the_scan_panel_runs_the_camera_and_closes_by_itself_on_a_member(qtbot, till) -> None:
    wanted: list[bool] = []
    till.screen.camera_wanted.connect(wanted.append)
    press(qtbot, till, Key.Key_F3)
    panel = till.screen.overlays.panel(Overlay.SCAN)
    assert panel.isVisible()
    till.checkout.scanned("nonsense", IdentifiedBy.CAMERA)
    assert "没有找到" in panel.notice.text
    code = till.stand.card_text(till.stand.card_of(till.member_id))
    till.checkout.scanned(code, IdentifiedBy.CAMERA)
    assert not panel.isVisible()
    assert wanted == [True, False]
    assert till.screen.panel.known.isVisible()
    press(qtbot, till, Key.Key_F3)
    assert panel.notice.text == ""


# payments


def test_a_partial_payment_is_listed_and_taken_back_by_a_tap(qtbot, till) -> None:
    type_in(qtbot, till, "100")
    press(qtbot, till, Key.Key_Return)
    type_in(qtbot, till, "40")
    press(qtbot, till, Key.Key_F7)
    assert till.due == "¥60.00"
    tenders = till.screen.middle.tenders
    assert tenders.isVisible()
    qtbot.mouseClick(tenders.buttons()[0], LEFT)
    assert till.due == "¥100.00"
    assert not tenders.isVisible()
    assert "退给顾客" in till.notice


def test_the_reference_of_a_card_payment_is_kept_with_it(qtbot, till) -> None:
    type_in(qtbot, till, "100")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F9)
    reference = till.screen.middle.presets.reference
    qtbot.mouseClick(reference, LEFT)
    qtbot.keyClicks(reference, "778899")
    press(qtbot, till, Key.Key_Return)
    assert till.field.hasFocus()
    type_in(qtbot, till, "30")
    press(qtbot, till, Key.Key_F9, Mod.ShiftModifier)
    assert till.checkout.paying.state.tenders[0].reference == "778899"
    assert reference.text() == ""


def test_a_refusal_stands_in_the_screen_and_stops_nobody(qtbot, till) -> None:
    type_in(qtbot, till, "20")
    press(qtbot, till, Key.Key_Return)
    type_in(qtbot, till, "21")
    press(qtbot, till, Key.Key_F8)
    assert "最多只能收 ¥20.00" in till.notice
    assert QApplication.activeModalWidget() is None
    assert till.field.hasFocus()
    press(qtbot, till, Key.Key_F8)
    assert till.screen.middle.thanks.isVisible()
    assert till.notice == ""


def test_money_is_not_taken_behind_an_open_panel(qtbot, till) -> None:
    type_in(qtbot, till, "20")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F2)
    for key in (Key.Key_F5, Key.Key_F7, Key.Key_F9):
        press(qtbot, till, key)
    assert sales(till) == 0
    assert till.checkout.state.overlay is Overlay.FIND
    press(qtbot, till, Key.Key_F3)
    assert till.checkout.state.overlay is Overlay.SCAN


def test_escape_goes_back_one_step_at_a_time(qtbot, till) -> None:
    type_in(qtbot, till, "20")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F9)
    type_in(qtbot, till, "5")
    press(qtbot, till, Key.Key_Escape)
    assert (till.field.text(), till.checkout.paying.paying) == ("", True)
    press(qtbot, till, Key.Key_Escape)
    assert not till.checkout.paying.paying
    assert till.due == "¥20.00"


# always


def test_switching_the_language_in_the_middle_changes_nothing_but_the_words(qtbot, till, speaker) -> None:
    till.checkout.find.choose(till.member_id)
    type_in(qtbot, till, TEA.barcode)
    press(qtbot, till, Key.Key_Return)
    till.checkout.panel.use_points(1000)
    type_in(qtbot, till, "50")
    press(qtbot, till, Key.Key_F7)
    type_in(qtbot, till, "3")
    before = (till.checkout.basket.state, till.checkout.paying.state, till.checkout.panel.state)
    speaker.speak(Language.EN)
    assert till.screen.tenders.button(TenderKind.CASH).label == "Cash"
    assert "Ordinary" in till.screen.panel.known.said_tier
    assert till.field.text() == "3"
    assert (till.checkout.basket.state, till.checkout.paying.state, till.checkout.panel.state) == before
    assert till.field.placeholderText() == "Given; Enter is exact"
    speaker.speak(Language.ZH)
    assert till.screen.tenders.button(TenderKind.CASH).label == "现金"


def test_switching_light_and_dark_keeps_everything(qtbot, qapp, till) -> None:
    type_in(qtbot, till, "20")
    theme.switch(qapp)
    assert till.field.text() == "20"
    assert till.field.hasFocus()
    theme.apply(qapp, LIGHT)


def test_typing_goes_into_the_field_wherever_the_focus_is(qtbot, till) -> None:
    till.screen.panel.button(Action.MEMBER).setFocus()
    press(qtbot, till, Key.Key_7)
    assert till.field.text() == "7"
    assert till.field.hasFocus()


def test_a_key_the_shop_changed_is_printed_and_obeyed(qtbot, till, keys) -> None:
    keys.use(keys.key_map.read({"cash": "F8", "wechat": "F5"}))
    assert till.screen.tenders.button(TenderKind.CASH).key == "F8"
    type_in(qtbot, till, "5")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F8)
    with till.stand.shop.store.reading() as work:
        assert work.print_jobs.next_drawer() is not None
    assert sales(till) == 1


def test_the_receipt_is_seen_and_printed_again(qtbot, till) -> None:
    from checkout_scenes import paper  # noqa: PLC0415

    till.stand.picture = paper()
    type_in(qtbot, till, "5")
    press(qtbot, till, Key.Key_Return)
    press(qtbot, till, Key.Key_F5)
    press(qtbot, till, Key.Key_F11)
    panel = till.screen.overlays.panel(Overlay.RECEIPT)
    assert panel.isVisible()
    assert panel.paper.height() > panel.paper.width() > 0
    press(qtbot, till, Key.Key_Return)
    assert "重打" in panel.notice.text
    press(qtbot, till, Key.Key_Escape)
    assert till.screen.middle.thanks.isVisible()
    assert till.field.hasFocus()


@pytest.mark.parametrize("text", ["٣", "1e5", "ß", "😀", "\u200b"])
def test_strange_signs_are_searched_or_refused_in_words(qtbot, till, text: str) -> None:
    type_in(qtbot, till, text)
    press(qtbot, till, Key.Key_Return)
    assert till.names() == []
    assert till.field.hasFocus()
