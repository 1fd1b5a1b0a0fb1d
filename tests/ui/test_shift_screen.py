"""The real window of the shift and its panels: keyboard alone, and fingers alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from fakes.pinned_staff import PIN
from shift_stand import ShiftStand
from shuke.presenters.drawer import CashKind
from shuke.presenters.shift import ShiftPage
from shuke.ui.approval_panel import ApprovalPanel
from shuke.ui.keys import Keys
from shuke.ui.kit.buttons import Button
from shuke.ui.shell import Shell
from shuke.ui.shift.cash_panel import CashPanel
from shuke.ui.shift.float_panel import FloatPanel
from shuke.ui.shift.screen import ShiftScreen
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import Language

LEFT = Qt.MouseButton.LeftButton


class Window:
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        self.qtbot, self.speaker = qtbot, speaker
        self.stand = ShiftStand()
        self.shell, self.screen = Shell(speaker, keys), ShiftScreen(speaker, keys)
        self.shell.add_screen("shift", self.screen)
        self.screen.attach(self.stand.presenter)
        self.float, self.cash = FloatPanel(speaker, self.shell), CashPanel(speaker, self.shell)
        self.approval = ApprovalPanel(speaker, self.shell)
        self.float.attach(self.stand.float)
        self.cash.attach(self.stand.cash)
        self.approval.attach(self.stand.approval)
        self.screen.open_wanted.connect(self.stand.float.open)
        self.screen.cash_wanted.connect(self.stand.cash.open)
        on_screen.show(self.shell)
        self.stand.presenter.open()
        self.screen.focus_first()

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)

    def touch(self, button: Button) -> None:
        assert button.isVisible()
        assert button.height() >= SIZE.target_least
        self.qtbot.mouseClick(button, LEFT)
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_keys_alone_open_count_explain_and_close_a_shift(window: Window) -> None:
    assert window.screen.open_button.hasFocus()
    window.press(Qt.Key.Key_Return)
    assert window.float.field.edit.hasFocus()
    window.type("300")
    window.press(Qt.Key.Key_Return)
    assert not window.float.isVisible()
    window.stand.sell(88)
    settled()
    assert window.screen.count_button.hasFocus()
    window.press(Qt.Key.Key_Return)
    assert window.screen.count_page.fields[100_00].hasFocus()
    window.type("3")
    window.press(Qt.Key.Key_Return)
    window.type("1")
    for _ in range(7):
        window.press(Qt.Key.Key_Return)
    assert window.stand.presenter.state.page is ShiftPage.OUTCOME
    assert window.screen.outcome_page.difference.full_text == "少 ¥38.00"
    assert window.screen.outcome_page.reason.edit.hasFocus()
    window.press(Qt.Key.Key_Return)
    assert "理由" in window.screen.notice.text
    window.type("wrong change")
    window.press(Qt.Key.Key_Return)
    assert "Z0001" in window.screen.notice.text
    assert not window.screen.paper.paper.isNull()
    assert window.screen.open_button.isVisible()


def test_fingers_alone_do_it_too(window: Window) -> None:
    window.touch(window.screen.open_button)
    for sign in ("3", "00", "0"):
        window.touch(window.float.pad.button(sign))
    window.touch(window.float.pad.rub_out_button)
    assert window.float.field.text == "300"
    window.touch(window.float.open_button)
    window.touch(window.screen.count_button)
    window.qtbot.mouseClick(window.screen.count_page.fields[100_00], LEFT)
    window.type("3")
    window.touch(window.screen.count_page.done_button)
    assert window.screen.outcome_page.reason.isHidden()
    window.touch(window.screen.outcome_page.again_button)
    assert window.screen.count_page.fields[100_00].text() == ""
    window.touch(window.screen.count_page.cancel_button)
    assert window.stand.presenter.state.page is ShiftPage.EMPTY
    assert window.screen.count_button.isEnabled()


def test_the_float_may_wait(window: Window) -> None:
    window.touch(window.screen.open_button)
    window.press(Qt.Key.Key_Escape)
    assert not window.float.isVisible()
    assert window.stand.presenter.state.opened == ""
    window.touch(window.screen.open_button)
    window.touch(window.float.later_button)
    assert not window.stand.float.state.shown


def test_what_is_no_number_is_marked_in_its_field(window: Window) -> None:
    window.stand.open_with("300")
    window.touch(window.screen.count_button)
    window.type("x")
    field = window.screen.count_page.fields[100_00]
    assert field.property("wrong")
    window.touch(window.screen.count_page.done_button)
    assert "整数" in window.screen.notice.text
    window.qtbot.mouseClick(field, LEFT)
    window.press(Qt.Key.Key_End, Qt.Key.Key_Backspace)
    assert not field.property("wrong")


def test_cash_is_taken_out_with_a_reason_from_the_buttons_and_a_second_pin(window: Window) -> None:
    window.stand.open_with("300")
    window.touch(window.screen.cash_button)
    assert window.cash.kinds.current == CashKind.OPEN.value
    assert window.cash.amount.isHidden()
    window.qtbot.mouseClick(window.cash.kinds.card("out"), LEFT)
    assert window.cash.amount.edit.hasFocus()
    window.type("250")
    window.press(Qt.Key.Key_Return)
    assert window.cash.reason.edit.hasFocus()
    window.touch(window.cash.often_buttons[0])
    assert window.cash.reason.text == "解款存银行"
    window.touch(window.cash.do_button)
    assert window.approval.isVisible()
    window.qtbot.mouseClick(window.approval.tiles.card("st-5"), LEFT)
    window.type(PIN)
    window.press(Qt.Key.Key_Return)
    assert window.stand.told[-1] == "已取出 ¥250.00，钱箱已开。"
    assert not window.cash.isVisible()


def test_keys_alone_open_the_drawer_for_who_may(window: Window) -> None:
    window.stand.as_lead()
    window.stand.cash.open()
    assert window.cash.reason.edit.hasFocus()
    window.type("change")
    window.press(Qt.Key.Key_Return)
    assert window.stand.told == ["钱箱已开。"]
    window.stand.cash.open(CashKind.IN)
    window.press(Qt.Key.Key_Escape)
    assert not window.cash.isVisible()


def test_reports_are_for_who_leads_and_a_touch_shows_another(window: Window) -> None:
    for _ in range(2):
        window.stand.open_with("100")
        window.stand.count((100_00, "1"))
        window.stand.presenter.close_shift()
    assert not window.screen.past.isVisible()
    window.stand.as_lead()
    window.stand.open_with("100")
    window.stand.presenter.open()
    settled()
    assert window.screen.past.texts() == ("本班（进行中）", "S01-1.1-Z0002", "S01-1.1-Z0001")
    window.touch(window.screen.print_button)
    assert "送去打印" in window.screen.notice.text
    window.screen.past.picked.emit(window.stand.presenter.state.past[0].key)
    assert window.screen.print_button.isVisible()
    window.screen.past.picked.emit("now")
    assert window.stand.presenter.state.chosen == ""


def test_everything_is_said_in_the_other_language_too(window: Window) -> None:
    window.stand.open_with("300")
    window.touch(window.screen.count_button)
    window.speaker.speak(Language.EN)
    settled()
    chinese = [field for field in window.screen.findChildren(QLineEdit) if field.placeholderText()]
    assert all(not any(ord(sign) > 0x2E80 for sign in field.placeholderText()) for field in chinese)
    assert window.screen.count_button.accessibleName() == "Count and close"
