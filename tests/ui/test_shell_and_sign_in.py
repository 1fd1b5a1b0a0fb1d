from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from fakes.background import SynchronousBackground
from shuke.application.pin_tries import PinOutcome
from shuke.application.session import Session
from shuke.application.signing_in import SignInAnswer
from shuke.domain.shop import Role, Staff
from shuke.presenters.sign_in import SignInPhase, SignInPresenter, SignInState
from shuke.ui import theme
from shuke.ui.keys import Keys
from shuke.ui.kit.buttons import Button
from shuke.ui.kit.layouts import column
from shuke.ui.kit.strip import StripItem
from shuke.ui.kit.text import Text
from shuke.ui.shell import Shell
from shuke.ui.sign_in_screen import SignInScreen
from shuke.ui.speech import Speaker
from shuke.ui.tokens import DARK, LIGHT, SIZE, ThemeName
from shuke.wording import Language, pins
from shuke.wording.said import said
from shuke.wording.sign_in import Wait

LEFT = Qt.MouseButton.LeftButton
PEOPLE = [
    Staff("li", "李晓明", Role.CASHIER),
    Staff("wang", "王芳", Role.MANAGER),
    Staff("max", "Maximiliane Featherstonehaugh-Worthington", Role.ADMINISTRATOR),
]


class Till:
    """The real window with the real presenter; only the PIN's check is told what to answer."""

    def __init__(self, speaker: Speaker, keys: Keys, people: list[Staff] = PEOPLE) -> None:
        self.answer = SignInAnswer(PinOutcome.RIGHT, Session(people[0], 1) if people else None)
        self.tried: list[tuple[str, str]] = []
        self.welcomed: list[Session] = []
        self.shell, self.screen = Shell(speaker, keys), SignInScreen(speaker)
        self.shell.add_screen("sign_in", self.screen)
        self.background = SynchronousBackground()
        self.presenter = SignInPresenter(
            self.background,
            staff=lambda: people,
            sign_in=self._sign_in,
            welcome=self.welcomed.append,
            show=self.screen.render_state,
        )
        self.screen.report_to(self.presenter)

    def _sign_in(self, staff_id: str, pin: str) -> SignInAnswer:
        self.tried.append((staff_id, pin))
        return self.answer


@pytest.fixture
def till(on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Till:
    till = Till(speaker, keys)
    on_screen.show(till.shell)
    till.shell.show_screen("sign_in")
    return till


def test_a_cashier_signs_in_with_the_keyboard_alone(qtbot: QtBot, till: Till) -> None:
    till.presenter.open("茗香茶庄", last_staff_id="li")
    assert till.screen.dots.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "47115")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert till.screen.dots.typed == 4
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert till.tried == [("li", "4711")]
    assert len(till.welcomed) == 1


def test_a_cashier_signs_in_with_fingers_alone(qtbot: QtBot, till: Till) -> None:
    till.presenter.open("茗香茶庄")
    qtbot.mouseClick(till.screen.tiles.card("wang"), LEFT)
    assert till.screen.dots.hasFocus()
    for digit in "9000":
        qtbot.mouseClick(till.screen.pad.button(digit), LEFT)
    qtbot.mouseClick(till.screen.pad.rub_out_button, LEFT)
    qtbot.mouseClick(till.screen.pad.button("7"), LEFT)
    qtbot.mouseClick(till.screen.enter_button, LEFT)
    assert till.tried == [("wang", "9007")]


def test_arrows_choose_among_the_tiles_and_digits_still_reach_the_pin(qtbot: QtBot, till: Till) -> None:
    till.presenter.open("茗香茶庄", last_staff_id="li")
    till.screen.tiles.focus_choice()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert till.presenter.state.chosen == "wang"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert till.presenter.state.chosen == "max"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    assert till.screen.dots.hasFocus()
    assert till.screen.dots.typed == 1


def test_digits_typed_before_the_data_is_open_count(qtbot: QtBot, till: Till) -> None:
    qtbot.keyClicks(till.screen.dots, "4711")
    till.presenter.open("茗香茶庄", last_staff_id="li")
    qtbot.keyClick(till.screen.dots, Qt.Key.Key_Enter)
    assert till.tried == [("li", "4711")]


def test_a_wrong_pin_is_said_beside_the_dots_in_the_language_shown(
    qtbot: QtBot, till: Till, speaker: Speaker
) -> None:
    till.presenter.open("茗香茶庄", last_staff_id="li")
    till.answer = SignInAnswer(PinOutcome.WRONG_PIN, tries_left=2)
    qtbot.keyClicks(till.screen.dots, "4711")
    qtbot.keyClick(till.screen.dots, Qt.Key.Key_Return)
    assert till.screen.notice_text == "PIN 不对，还可以再试 2 次，之后需要等待。"
    till.answer = SignInAnswer(PinOutcome.LOCKED, wait_ms=900_000)
    qtbot.keyClicks(till.screen.dots, "4711")
    assert till.screen.notice_text == ""
    qtbot.keyClick(till.screen.dots, Qt.Key.Key_Return)
    speaker.speak(Language.EN)
    assert till.screen.notice_text.startswith("Too many wrong tries: wait 15 min")
    assert till.welcomed == []


def test_the_longest_refusal_stands_between_dots_and_digits_without_being_cut(
    till: Till, speaker: Speaker
) -> None:
    till.shell.resize(1024, 728)
    for language in Language:
        speaker.speak(language)
        state = SignInState(SignInPhase.READY, notice=said(pins.LOCKED, wait=Wait(3_600_000)))
        till.screen.render_state(state)
        settled()
        label = next(
            text for text in till.screen.findChildren(Text) if text.full_text == till.screen.notice_text
        )
        assert label.height() >= label.heightForWidth(label.width())
        assert label.visibleRegion().boundingRect().height() == label.height()


def test_without_staff_the_screen_teaches_how_to_get_some(
    on_screen: OnScreen, speaker: Speaker, keys: Keys
) -> None:
    till = Till(speaker, keys, people=[])
    on_screen.show(till.shell)
    till.presenter.open("茗香茶庄")
    shown = {text.full_text for text in till.screen.findChildren(Text) if text.isVisible()}
    assert "还没有员工" in shown
    assert not till.screen.enter_button.isEnabled()


def test_unusable_data_is_explained_where_the_names_would_be(till: Till) -> None:
    till.presenter.refuse(pins.UNREADABLE)
    assert till.screen.notice_text.startswith("这个 PIN 在本机读不出来")
    assert not till.screen.pad.isEnabled()


def test_a_locked_screen_says_that_the_basket_is_kept(till: Till) -> None:
    till.presenter.lock("li")
    assert till.screen.enter_button.label == "解锁"
    shown = {text.full_text for text in till.screen.findChildren(Text) if text.isVisible()}
    assert "已锁屏，未结的单据原样保留" in shown


def test_language_and_theme_switch_from_every_screen_by_key_and_by_touch(
    qtbot: QtBot, till: Till, speaker: Speaker
) -> None:
    till.presenter.open("茗香茶庄")
    with qtbot.waitSignal(till.shell.language_switched) as switched:
        qtbot.keyClick(till.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert switched.args == [Language.EN]
    assert till.screen.enter_button.label == "Sign in"
    with qtbot.waitSignal(till.shell.language_switched):
        qtbot.mouseClick(till.shell.language_button, LEFT)
    assert speaker.language is Language.ZH
    with qtbot.waitSignal(till.shell.theme_switched) as themed:
        qtbot.mouseClick(till.shell.theme_button, LEFT)
    assert themed.args == [ThemeName.DARK]
    assert theme.current() is DARK
    with qtbot.waitSignal(till.shell.theme_switched):
        qtbot.keyClick(till.shell, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert theme.current() is LIGHT


def test_the_switches_are_targets_of_44_though_the_strip_is_40(till: Till) -> None:
    till.shell.render_strip([StripItem("shop", "shop", "茗香茶庄")])
    assert till.shell.strip.height() == SIZE.strip
    for button in (till.shell.language_button, till.shell.theme_button):
        assert button.height() >= 44
        assert button.width() >= 44
        assert till.shell.rect().contains(button.geometry())


def test_the_legend_comes_and_goes_with_its_key(qtbot: QtBot, till: Till) -> None:
    qtbot.keyClick(till.shell, Qt.Key.Key_F1)
    legend = QApplication.focusWidget().parentWidget()
    assert legend.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not legend.isVisible()
    assert till.screen.dots.hasFocus()
    qtbot.keyClick(till.shell, Qt.Key.Key_F1)
    assert legend.isVisible()
    qtbot.keyClick(till.shell, Qt.Key.Key_F1)
    assert not legend.isVisible()


def test_a_shown_screen_has_the_focus_where_typing_goes(qtbot: QtBot, till: Till) -> None:
    other, field = QWidget(), QLineEdit()
    other.setLayout(column(field))
    other.setFocusProxy(field)
    till.shell.add_screen("other", other)
    till.shell.show_screen("other")
    assert (till.shell.shown, field.hasFocus()) == ("other", True)
    with qtbot.waitSignal(till.shell.lock_wanted):
        qtbot.keyClick(field, Qt.Key.Key_F12)
    till.shell.show_screen("sign_in")
    assert till.screen.dots.hasFocus()


def test_a_screen_may_be_made_when_it_is_shown_first_and_only_then(till: Till) -> None:
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(QWidget())
        return made[-1]

    till.shell.add_screen_to_make("later", make)
    assert (made, till.shell.screen_named("later")) == ([], None)
    till.shell.show_screen("later")
    till.shell.show_screen("sign_in")
    till.shell.show_screen("later")
    assert till.shell.shown == "later"
    assert [till.shell.screen_named("later")] == made


def test_closing_waits_for_what_must_be_finished(till: Till) -> None:
    asked: list[bool] = []
    till.shell.may_close = lambda: bool(asked.append(True))
    assert not till.shell.close()
    assert (till.shell.isVisible(), asked) == (True, [True])
    till.shell.may_close = None
    assert till.shell.close()


@pytest.mark.parametrize("size", [QSize(1024, 768), QSize(1280, 800), QSize(1920, 1080)])
@pytest.mark.parametrize("language", list(Language))
def test_sign_in_fits_every_window(till: Till, speaker: Speaker, size: QSize, language: Language) -> None:
    speaker.speak(language)
    till.presenter.open("茗香茶庄·湖滨银泰店·杭州市上城区延安路", last_staff_id="max")
    till.shell.resize(size)
    settled()
    inside = till.screen.rect()
    for part in (till.screen.pad, till.screen.enter_button, till.screen.dots):
        corner = part.mapTo(till.screen, part.rect().bottomRight())
        assert inside.contains(corner)
    for button in till.screen.findChildren(Button):
        assert button.width() >= button.sizeHint().width()


def test_the_first_paint_loads_neither_use_cases_nor_the_database() -> None:
    program = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from shuke.ui import theme\n"
        "from shuke.ui.keys import Keys\n"
        "from shuke.ui.shell import Shell\n"
        "from shuke.ui.sign_in_screen import SignInScreen\n"
        "from shuke.ui.speech import Speaker\n"
        "from shuke.ui.tokens import LIGHT\n"
        "theme.apply(app, LIGHT)\n"
        "speaker = Speaker()\n"
        "shell = Shell(speaker, Keys())\n"
        "shell.add_screen('sign_in', SignInScreen(speaker))\n"
        "shell.show()\n"
        "app.processEvents()\n"
        "heavy = ('shuke.application', 'shuke.adapters', 'shuke_db', 'sqlalchemy', 'numpy', 'cv2', 'PIL')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
