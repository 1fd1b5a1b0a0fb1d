"""The real panel over the real checkout: a second person says yes by keyboard and by touch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from approving_stand import approvals_for
from checkout_stand import CheckoutStand
from fakes.counter_shop import MANAGER
from fakes.pinned_staff import PIN
from shuke.domain.shop import Role, Staff
from shuke.presenters.checkout import Overlay
from shuke.ui.approval_panel import ApprovalPanel
from shuke.ui.checkout.screen import CheckoutScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.wording import Language
from shuke.wording.said import in_words

LEFT = Qt.MouseButton.LeftButton


class Window:
    """A cashier wants a new card for a member."""

    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        self.qtbot = qtbot
        self.stand = CheckoutStand()
        self.presenter, self.people = approvals_for(self.stand)
        self.stand.ask_approval = self.presenter.ask
        self.shell, self.screen = Shell(speaker, keys), CheckoutScreen(speaker, keys)
        self.shell.add_screen("checkout", self.screen)
        self.panel = ApprovalPanel(speaker, self.shell)
        self.panel.attach(self.presenter)
        self.checkout = self.stand.begin()
        self.screen.attach(self.checkout)
        on_screen.show(self.shell)
        self.member = self.stand.member()

    def want(self) -> None:
        self.checkout.find.choose(self.member)
        self.checkout.open_overlay(Overlay.CARDS)
        self.checkout.cards.choose_act("reissued")
        self.checkout.cards.note_number("document", "身份证 1234")
        self.checkout.cards.submit()
        settled()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)

    def type(self, digits: str) -> None:
        for digit in digits:
            self.qtbot.keyClicks(QApplication.focusWidget(), digit)

    @property
    def told(self) -> str:
        notice = self.checkout.cards.state.notice
        return str(in_words(notice.words, Language.ZH)) if notice else ""


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_the_only_one_who_may_is_chosen_and_a_pin_and_enter_do_it(window: Window) -> None:
    window.want()
    assert window.panel.isVisible()
    assert window.panel.dots.hasFocus()
    assert window.panel.tiles.current == MANAGER.staff_id
    window.type(PIN)
    window.press(Qt.Key.Key_Return)
    assert not window.panel.isVisible()
    assert "已补办" in window.told or "新卡" in window.told
    assert len(window.checkout.cards.state.rows) == 2


def test_a_wrong_pin_is_told_and_escape_gives_up(window: Window) -> None:
    window.want()
    window.type("000001")
    window.press(Qt.Key.Key_Return)
    assert "还可以再试 2 次" in window.panel.notice.text
    window.type("12")
    window.press(Qt.Key.Key_Escape)
    assert window.panel.dots.typed == 0
    assert window.panel.isVisible()
    window.press(Qt.Key.Key_Escape)
    assert not window.panel.isVisible()
    assert "店长" in window.told
    assert len(window.checkout.cards.state.rows) == 1


def test_fingers_choose_who_and_press_the_digits(window: Window) -> None:
    window.people.enrol(Staff("st-3", "许总", Role.ADMINISTRATOR))
    window.want()
    assert window.panel.tiles.current == ""
    window.qtbot.mouseClick(window.panel.approve_button, LEFT)
    assert "先选择" in window.panel.notice.text
    window.qtbot.mouseClick(window.panel.tiles.card("st-3"), LEFT)
    for digit in PIN:
        window.qtbot.mouseClick(window.panel.pad.button(digit), LEFT)
    assert window.panel.dots.typed == len(PIN)
    window.qtbot.mouseClick(window.panel.approve_button, LEFT)
    assert not window.panel.isVisible()
    assert len(window.checkout.cards.state.rows) == 2


def test_where_nobody_may_it_is_said(window: Window) -> None:
    window.people.enrol(Staff(MANAGER.staff_id, MANAGER.name, Role.MANAGER, active=False))
    window.want()
    assert window.presenter.state.nobody
    assert not window.panel.approve_button.isEnabled()


def test_nothing_goes_on_once_the_till_is_locked(window: Window) -> None:
    window.want()
    window.presenter.forget()
    assert not window.panel.isVisible()
    assert window.told == ""
    assert len(window.checkout.cards.state.rows) == 1
