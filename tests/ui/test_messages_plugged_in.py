"""Messages in the real window: keyboard, fingers, and the real till from the menu to the queue."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from message_window_stand import MessageWindowStand
from shuke.application.messages.ways_out import WaysOut
from shuke.application.ports.messages import MessageDraft, MessageState
from shuke.application.settings import Setting
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_messages import MESSAGES
from shuke.domain.consent import Channel
from shuke.domain.facts.plain import to_plain
from shuke.domain.messaging.template import Purpose
from shuke.presenters.menu import MenuPlace
from shuke.presenters.messages.window import MessagePage
from shuke.ui.back_office.messages_screen import MessagesScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker

LEFT = Qt.MouseButton.LeftButton


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.stand = MessageWindowStand()
        self.stand.queued(self.stand.member(), self.stand.member("李雷", "13900139000"))
        self.shell = Shell(speaker, keys)
        self.screen = MessagesScreen(speaker)
        self.shell.add_screen(MESSAGES, self.screen)
        self.screen.attach(self.stand.presenter)
        on_screen.show(self.shell)
        self.stand.presenter.open()
        self.screen.focus_first()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_keys_turn_the_pages_and_write_a_template(window: Window) -> None:
    screen = window.screen
    window.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert screen.sent.isVisible()
    window.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert screen.ways.isVisible()
    assert "还没有开通" in screen.nothing_leaves.text
    window.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    screen.templates.list.picked.emit("news")
    screen.templates.text_en.area.setFocus()
    window.qtbot.keyClicks(screen.templates.text_en.area, " Soon.")
    window.press(Qt.Key.Key_Return)
    assert "已保存" in screen.templates.notice.text
    assert screen.templates.previews[1].text.full_text.endswith("Soon.")


def test_fingers_call_a_message_off_and_try_a_way_on_oneself(window: Window) -> None:
    screen = window.screen
    window.touch(screen.pages.button(MessagePage.QUEUE.value))
    screen.sent.table.selectRow(0)
    settled()
    assert "优惠活动" in screen.sent.text.full_text
    window.touch(screen.sent.off_button)
    assert len(screen.sent.table.shown_keys()) == 1
    window.touch(screen.pages.button(MessagePage.WAYS.value))
    window.qtbot.keyClicks(screen.ways.fields["test_to"].edit, "13800138000")
    window.touch(screen.ways.test_button)
    assert "服务商已收下" in screen.ways.notice.text


def test_on_the_real_till_the_queue_moves_by_itself_and_the_window_shows_it(
    qtbot: QtBot, till: TillApplication
) -> None:
    office, services = till.office, till.services
    assert office is not None
    assert services is not None
    # Whenever the test runs, messages may leave.
    at_any_hour = json.dumps(to_plain(WaysOut(first_hour=0, last_hour=24)))
    services.change_setting(Setting.MESSAGES, at_any_hour)
    office.menu.choose(MenuPlace.MESSAGES)
    until(qtbot, lambda: office.messages.presenter.templates.state.rows)
    assert till.shell.shown == MESSAGES
    draft = MessageDraft("nobody", "tier/1", Purpose.SERVICE, Channel.SMS, "x", "x")
    with services.data.counter.writing() as work:
        head = work.journal.head(services.place.till)
        assert head is not None
        work.messages.put([draft], head.epoch, 0)
        work.commit()
    office.messages.presenter.go(MessagePage.QUEUE)
    office.messages.presenter.sent.list(MessageState.DROPPED.value)
    office.messages.pump.kick()
    until(qtbot, lambda: office.messages.presenter.sent.state.rows)
