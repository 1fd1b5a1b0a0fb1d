from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from fakes.counter_shop import CASHIER, MANAGER
from shuke.application.session import Session
from shuke.presenters.menu import MenuPlace, MenuPresenter
from shuke.ui.back_office.menu_panel import MenuButton, MenuPanel
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.layouts import column
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE

LEFT = Qt.MouseButton.LeftButton


class Counter(QWidget):
    """A screen with a field, as the checkout has one."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.setLayout(column(self.field, None))
        self.setFocusProxy(self.field)


class Till:
    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        self.session = Session(MANAGER, 0)
        self.gone: list[MenuPlace] = []
        self.shell, self.counter = Shell(speaker, keys), Counter()
        self.shell.add_screen("checkout", self.counter)
        self.presenter = MenuPresenter(lambda: self.session, self.gone.append)
        self.panel = MenuPanel(speaker, self.shell)
        self.panel.attach(self.presenter)
        keys.bind(Action.MENU, self.shell, self.presenter.toggle)


@pytest.fixture
def till(on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Till:
    till = Till(speaker, keys)
    on_screen.show(till.shell)
    till.shell.show_screen("checkout")
    return till


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def menu_key(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)


def test_keys_alone_open_the_menu_and_go_somewhere(qtbot: QtBot, till: Till) -> None:
    menu_key(qtbot)
    assert till.panel.isVisible()
    assert till.panel.tile(MenuPlace.MEMBERS).hasFocus()
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Down)
    assert till.panel.tile(MenuPlace.STAFF).hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert till.gone == [MenuPlace.STAFF]
    assert not till.panel.isVisible()


def test_escape_goes_back_to_where_typing_was(qtbot: QtBot, till: Till) -> None:
    qtbot.keyClicks(till.counter.field, "12.5")
    menu_key(qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    assert not till.panel.isVisible()
    assert not till.presenter.state.shown
    assert till.counter.field.hasFocus()
    assert till.counter.field.text() == "12.5"
    menu_key(qtbot)
    menu_key(qtbot)
    assert not till.panel.isVisible()


def test_a_cashier_reads_why_and_cannot_tap(qtbot: QtBot, till: Till, speaker: Speaker) -> None:
    till.session = Session(CASHIER, 0)
    menu_key(qtbot)
    tile = till.panel.tile(MenuPlace.ARTICLES)
    assert not tile.isEnabled()
    assert tile.accessibleDescription() == "您的岗位不能打开，请店长登录"
    speaker.speak_the_other()
    assert tile.accessibleDescription() == "Not for your role; have a manager sign in"
    assert till.panel.tile(MenuPlace.MEMBERS).hasFocus(), "the focus begins where something can be opened"
    press(qtbot, Qt.Key.Key_Up)
    assert till.panel.tile(MenuPlace.MEMBERS).hasFocus()
    qtbot.mouseClick(tile, LEFT)
    assert till.gone == []
    qtbot.mouseClick(till.panel.tile(MenuPlace.LOCK), LEFT)
    assert till.gone == [MenuPlace.LOCK]


def test_tiles_are_large_enough_for_fingers_and_the_button_shows_the_key(
    qtbot: QtBot, till: Till, speaker: Speaker, keys: Keys, on_screen: OnScreen
) -> None:
    menu_key(qtbot)
    assert all(till.panel.tile(place).height() >= SIZE.target_digit for place in MenuPlace)
    button = MenuButton(speaker, keys)
    on_screen(button)
    assert button.key == "Shift+F1"
    assert button.height() >= SIZE.target_least
    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_no_tile_stands_over_another_in_the_smallest_window(till: Till) -> None:
    till.shell.resize(1024, 768)
    till.presenter.open()
    settled()
    boxes = [till.panel.tile(place).geometry() for place in MenuPlace]
    assert all(till.panel.rect().contains(box) for box in boxes)
    for at, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[at + 1 :])
