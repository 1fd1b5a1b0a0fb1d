"""What members say in the real window: keyboard, fingers, and the real till."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from fakes.counter_shop import MANAGER
from feedback_stand import FeedbackStand
from shuke.application.enrolling import Enrolment, Enrolments, NewMember
from shuke.application.session import Session
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_feedback import FEEDBACK
from shuke.domain.profile import Profile
from shuke.presenters.feedback import Good
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.feedback_screen import FeedbackScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.wording import Language
from shuke.wording.feedback import KINDS
from shuke.wording.said import in_words

LEFT = Qt.MouseButton.LeftButton


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.stand = FeedbackStand()
        self.stand.enrol()
        self.shell, self.screen = Shell(speaker, keys), FeedbackScreen(speaker)
        self.shell.add_screen(FEEDBACK, self.screen)
        self.screen.attach(self.stand.presenter)
        on_screen.show(self.shell)
        self.stand.presenter.open()
        self.screen.focus_first()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_it_is_taken_down_and_answered_by_keyboard_alone(window: Window) -> None:
    window.qtbot.keyClicks(QApplication.focusWidget(), "8000")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Tab)
    assert window.screen.words.area.hasFocus()
    window.qtbot.keyClicks(window.screen.words.area, "cold tea")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Return)
    assert window.stand.told.startswith("已记下")
    window.screen.focus_first()
    window.press(Qt.Key.Key_Down)
    one = window.screen.one
    assert one.words.full_text == "cold tea"
    one.answer.area.setFocus()
    window.qtbot.keyClicks(one.answer.area, "sorry")
    window.press(Qt.Key.Key_Return)
    assert window.stand.told == "已回复，请告诉会员。"


def test_it_is_taken_down_and_made_good_by_touch(window: Window) -> None:
    stand, screen = window.stand, window.screen
    stand.presenter.member.choose(stand.enrol("李雷", "13900139000"))
    window.touch(screen.kinds.button("suggestion"))
    window.qtbot.keyClicks(screen.words.area, "more cups")
    window.touch(screen.take_button)
    screen.rows.picked.emit(stand.presenter.state.rows[0].feedback_id)
    settled()
    window.qtbot.keyClicks(screen.one.answer.area, "bought")
    window.touch(screen.one.goods.button(Good.POINTS.value))
    window.qtbot.keyClicks(screen.one.points.edit, "20")
    window.touch(screen.one.answer_button)
    stand.approve(MANAGER.staff_id)
    assert stand.told == "已回复，请告诉会员。"
    window.touch(screen.lists.button("answered"))
    assert screen.rows.texts() == ("李雷 139****9000",)


@pytest.mark.parametrize("language", Language)
def test_the_name_of_each_kind_stands_whole_on_the_least_window(
    qtbot: QtBot, on_screen: OnScreen, keys: Keys, language: Language
) -> None:
    window = Window(qtbot, on_screen, Speaker(language), keys)
    window.shell.resize(1024, 768)
    settled()
    picks = [window.screen.kinds.button(key) for key in KINDS]
    assert len(picks) > 2
    assert [one.accessibleName() for one in picks if one.width() < one.sizeHint().width()] == []


def test_on_the_real_till_a_scanned_card_says_who_and_it_is_answered(
    qtbot: QtBot, till: TillApplication
) -> None:
    services, office = till.services, till.office
    assert services is not None
    assert office is not None

    def enrol() -> NewMember:
        enrolments = Enrolments(services.desk, lambda name: name, services.desk.sign_card)
        wish = Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale", "小票")
        new = enrolments.enrol(Session(MANAGER, 0), wish)
        assert isinstance(new, NewMember), new
        return new

    new = till.on_counter(enrol)
    office.menu.choose(MenuPlace.FEEDBACK)
    feedback = office.feedback.presenter
    assert till.shell.shown == FEEDBACK
    assert office.take_scan(services.desk.sign_card(new.card))
    until(qtbot, lambda: feedback.member.member_id)
    feedback.type_words("茶凉了")
    feedback.take()
    until(qtbot, lambda: feedback.state.rows)
    feedback.choose(feedback.state.rows[0].feedback_id)
    feedback.type_answer("抱歉")
    feedback.answer()
    until(qtbot, lambda: not feedback.state.rows)
    notice = feedback.state.notice
    assert notice is not None
    assert in_words(notice.words, Language.ZH) == "已回复，请告诉会员。"
