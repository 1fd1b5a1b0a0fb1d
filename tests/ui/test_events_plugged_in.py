"""Events in the real window: keyboard alone, fingers alone, and on the real till with a code that is scanned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from events_stand import EventsStand
from fakes.counter_shop import MANAGER
from shuke.application.enrolling import Enrolment, Enrolments, NewMember
from shuke.application.session import Session
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_events import EVENTS
from shuke.domain.facts.event_booked import EventAct
from shuke.domain.profile import Profile
from shuke.presenters.background import Lane
from shuke.presenters.events.form import EventField
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.events_screen import EventsScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.wording import Language

LEFT = Qt.MouseButton.LeftButton


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.stand = EventsStand()
        self.member = self.stand.enrol()
        self.stand.as_manager()
        self.shell, self.screen = Shell(speaker, keys), EventsScreen(speaker)
        self.shell.add_screen(EVENTS, self.screen)
        self.screen.attach(self.stand.presenter)
        on_screen.show(self.shell)
        self.stand.presenter.open()
        self.screen.focus_first()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_a_member_signs_up_by_keyboard_alone(window: Window) -> None:
    window.qtbot.keyClicks(QApplication.focusWidget(), "8000")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_PageDown)
    window.press(Qt.Key.Key_PageUp)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Down)
    assert window.stand.presenter.state.chosen == "tasting"
    window.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.stand.told.startswith("已报名明前龙井品鉴")
    assert window.screen.guests.texts() == ("王小明",)
    assert not window.screen.act_buttons[EventAct.SIGNED_UP].isEnabled()


def test_a_member_signs_up_and_off_by_touch(window: Window) -> None:
    window.screen.events.picked.emit("tasting")
    window.stand.presenter.member.choose(window.member)
    settled()
    window.touch(window.screen.act_buttons[EventAct.SIGNED_UP])
    window.touch(window.screen.act_buttons[EventAct.SIGNED_OFF])
    assert window.stand.told == "已取消报名明前龙井品鉴，退还¥30.00"
    window.touch(window.screen.on)
    window.touch(window.screen.back)


def test_an_event_is_announced_in_its_panel_by_touch_and_typing(window: Window) -> None:
    window.touch(window.screen.announce_button)
    form = window.screen.form
    assert form.isVisible()
    window.qtbot.keyClicks(form.fields[EventField.NAME].edit, "tea night")
    form.first["gold"].toggle()
    form.may_come["ordinary"].toggle()
    window.qtbot.keyClicks(form.tier_fees["gold"].edit, "5")
    window.touch(form.save_button)
    assert not form.isVisible()
    head = window.stand.presenter.state.head
    assert head is not None
    assert head.name is not None
    window.touch(window.screen.head.change_button)
    assert form.fields[EventField.NAME].text == "tea night"
    window.press(Qt.Key.Key_Escape)
    assert not form.isVisible()
    window.touch(window.screen.head.call_off_button)
    assert not window.screen.head.call_off_button.isVisible()


def test_on_the_real_till_a_manager_announces_and_a_scanned_card_comes_in(
    qtbot: QtBot, till: TillApplication
) -> None:
    services, office = till.services, till.office
    assert services is not None
    assert office is not None

    def enrol() -> NewMember:
        desk = services.desk
        enrolments = Enrolments(desk, lambda name: name, desk.sign_card)
        wish = Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale", "小票")
        new = enrolments.enrol(Session(MANAGER, 0), wish)
        assert isinstance(new, NewMember), new
        return new

    def business_date() -> date:
        with services.data.reports.reading() as work:
            return services.desk.recorder.today(work, services.shop)

    new = till.on_counter(enrol)
    today = till.background.wait_for(Lane.READING, business_date, 30.0)
    office.menu.choose(MenuPlace.EVENTS)
    events = office.events.presenter
    until(qtbot, lambda: events.state.month)
    assert till.shell.shown == EVENTS
    events.announce()
    until(qtbot, lambda: events.form.state.shown)
    for field, text in (
        (EventField.NAME, "茶会"),
        (EventField.FIRST, today.isoformat()),
        (EventField.LAST, (today + timedelta(days=1)).isoformat()),
        (EventField.PLACES, "1"),
    ):
        events.form.type(field, text)
    events.form.submit()
    until(qtbot, lambda: events.state.head)
    events.member.choose(new.member_id)
    until(qtbot, lambda: events.state.doings)
    events.do(EventAct.SIGNED_UP)
    until(qtbot, lambda: events.state.guests)
    assert office.take_scan(services.desk.sign_card(new.card))
    until(qtbot, lambda: any("签到" in one.state.into(Language.ZH) for one in events.state.guests))  # type: ignore[union-attr]  # a sentence
    till.lock()
    assert not events.form.state.shown
