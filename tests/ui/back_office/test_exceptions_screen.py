from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from exceptions_stand import DUE, ExceptionsStand
from shuke.domain.exceptions.kinds import ExceptionKind, exception_id
from shuke.ui.back_office.exceptions_screen import ExceptionsScreen
from shuke.ui.speech import Speaker

LEFT = Qt.MouseButton.LeftButton


class Window(ExceptionsStand):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.screen = ExceptionsScreen(speaker)
        self.screen.attach(self.exceptions)


@pytest.fixture
def window(on_screen: OnScreen, speaker: Speaker) -> Window:
    window = Window(speaker)
    window.one_of_each()
    window.exceptions.open()
    on_screen.show(window.screen, QSize(1280, 740))
    window.screen.setFocus()
    return window


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_one_is_chosen_by_arrows_and_decided_with_a_reason(qtbot: QtBot, window: Window) -> None:
    screen = window.screen
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert screen.story.kind.full_text == "重复使用"
    assert screen.table.chosen_key == exception_id(ExceptionKind.DOUBLE_USE, "stand")
    assert not screen.draft.submit_button.isVisible()
    qtbot.mouseClick(screen.draft.decisions.button("accept"), LEFT)
    qtbot.mouseClick(screen.draft.submit_button, LEFT)
    assert screen.notice.text.startswith("还没写理由")
    qtbot.keyClicks(screen.draft.reason.edit, "ok")
    qtbot.keyClick(screen.draft.reason.edit, Qt.Key.Key_Return)
    assert screen.notice.text.startswith("已记下")
    assert screen.story.waits.text == "陈店长 已处理：认损。等总部确认。"
    assert not screen.draft.isVisible()


def test_a_dispute_shows_what_it_asks_for(qtbot: QtBot, window: Window, speaker: Speaker) -> None:
    draft = window.screen.draft
    window.exceptions.choose(exception_id(ExceptionKind.OVERDRAFT, "stand"))
    settled()
    assert not draft.day.isVisible()
    qtbot.mouseClick(draft.decisions.button("dispute"), LEFT)
    assert draft.day.isVisible()
    assert draft.owner.isVisible()
    assert not draft.survivor.isVisible()
    qtbot.keyClicks(draft.day.edit, "tomorrow")
    qtbot.keyClicks(draft.reason.edit, "x")
    qtbot.mouseClick(draft.submit_button, LEFT)
    assert draft.day.complaint.startswith("请写成")
    speaker.speak_the_other()
    assert window.screen.story.kind.full_text == "Overdraft"


def test_what_is_over_is_ticked_for(qtbot: QtBot, window: Window) -> None:
    found = window.collecting()
    window.settled(found, DUE)
    window.exceptions.open()
    assert found not in window.screen.table.shown_keys()
    qtbot.mouseClick(window.screen.done_tick, LEFT)
    assert found in window.screen.table.shown_keys()
