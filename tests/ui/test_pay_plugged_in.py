"""Commission in the real window: keyboard, fingers, and the real till after a sale."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from pay_stand import PayStand
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_pay import PAY
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.pay_screen import PayScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.wording import Language
from shuke.wording.said import in_words

LEFT = Qt.MouseButton.LeftButton


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.stand = PayStand()
        self.stand.paid_in(1000, "小林", "王小明")
        self.stand.paid_in(500, "陈店长", "李雷")
        self.shell = Shell(speaker, keys)
        self.screen = PayScreen(speaker, lambda _title, name: Path("/files") / name)
        self.shell.add_screen(PAY, self.screen)
        self.screen.attach(self.stand.presenter)
        on_screen.show(self.shell)
        self.stand.presenter.open()
        self.screen.setFocus()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_keys_go_through_people_and_months_and_set_a_goal(window: Window) -> None:
    window.press(Qt.Key.Key_Down)
    assert window.screen.person.full_text == "陈店长"
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_PageDown)
    assert window.screen.month.full_text == "2026 年 4 月"
    window.press(Qt.Key.Key_PageUp)
    assert (window.screen.person.full_text, window.screen.total.text) == ("小林", "¥20.00")
    window.screen.amount.edit.setFocus()
    window.qtbot.keyClicks(window.screen.amount.edit, "2000")
    window.press(Qt.Key.Key_Return)
    assert "完成 50%" in window.screen.goal.full_text


def test_fingers_print_export_and_set_a_goal_for_the_whole_shop(window: Window) -> None:
    window.touch(window.screen.print_button)
    assert window.stand.queued == 1
    window.touch(window.screen.export_button)
    assert list(window.stand.written) == [Path("/files/提成 2026-03.csv")]
    window.screen.people.picked.emit("陈店长")
    window.screen.whole_shop.toggle()
    window.touch(window.screen.posts.button("other"))
    window.qtbot.keyClicks(window.screen.amount.edit, "3000")
    window.touch(window.screen.goal_button)
    assert "完成 50%" in window.screen.goal.full_text
    window.touch(window.screen.on)
    window.touch(window.screen.back)


def test_on_the_real_till_the_window_opens_and_turns_months(qtbot: QtBot, till: TillApplication) -> None:
    office = till.office
    assert office is not None
    office.menu.choose(MenuPlace.COMMISSION)
    pay = office.pay.presenter
    until(qtbot, lambda: pay.state.month)
    assert till.shell.shown == PAY
    assert in_words(pay.state.why_none, Language.ZH) == "方案没有售卡提成"
    before = pay.state.month
    pay.go(-1)
    until(qtbot, lambda: pay.state.month != before)
