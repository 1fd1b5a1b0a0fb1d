"""The redemption screen in its window: keyboard alone, fingers alone, and nothing else for whoever only redeems."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled

from prizes_stand import PrizesStand
from shuke.domain.short_code import shown_short_code
from shuke.presenters.prizes.turning import resting_angle
from shuke.presenters.prizes.wheel import Served, WheelPorts, WheelPresenter
from shuke.presenters.prizes.wheel_figures import WheelFiguresPresenter
from shuke.ui.back_office.prizes_screen import PrizesScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker

LEFT = Qt.MouseButton.LeftButton


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.stand = PrizesStand()
        self.shell, self.screen = Shell(speaker, keys), PrizesScreen(speaker)
        self.shell.add_screen("prizes", self.screen)
        self.screen.attach(self.stand.presenter)
        self.screen.keep_apart(alone=True)
        on_screen.show(self.shell)
        self.stand.presenter.open()
        self.screen.setFocus()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_a_short_code_is_typed_looked_at_and_handed_over_by_keyboard_alone(window: Window) -> None:
    window.stand.win()
    with window.stand.shop.store.reading() as work:
        (winner,) = work.members.by_phone("13800138000", 1)
        (kept,) = work.prizes.of_member(winner.member_id)
    window.qtbot.keyClicks(QApplication.focusWidget(), shown_short_code(kept.short_code))
    window.press(Qt.Key.Key_Return)
    assert window.screen.thing.full_text == "套房一晚"
    (tick,) = window.screen.ticks.values()
    tick.setFocus()
    window.press(Qt.Key.Key_Space)
    window.screen.code.setFocus()
    window.press(Qt.Key.Key_Return)
    assert window.screen.notice.text.startswith("已发：套房一晚")


def test_by_touch_alone_with_a_document_and_a_roll_back(window: Window) -> None:
    window.stand.presenter.scanned(window.stand.win())
    settled()
    (tick,) = window.screen.ticks.values()
    window.qtbot.mouseClick(tick, LEFT)
    settled()
    window.touch(window.screen.hand_over)
    assert window.screen.notice.text.startswith("已发")
    window.stand.presenter.scanned(window.stand.win("13900139000"))
    settled()
    assert window.screen.code.hasFocus(), "Enter does what its button says"
    window.touch(window.screen.skip)
    window.stand.session = window.stand.shop.manager
    window.stand.presenter.choose(window.stand.presenter.state.handed[0].key)
    settled()
    window.screen.note.edit.setFocus()
    window.qtbot.keyClicks(window.screen.note.edit, "the wrong one")
    window.touch(window.screen.roll_back)
    assert window.screen.notice.text.startswith("已撤销")


def test_whoever_only_redeems_has_no_way_to_the_checkout(window: Window) -> None:
    left: list[bool] = []
    window.screen.left.connect(lambda: left.append(True))
    window.press(Qt.Key.Key_Escape)
    assert (left, window.screen.back_button.isHidden()) == ([], True)
    window.screen.keep_apart(alone=False)
    window.press(Qt.Key.Key_Escape)
    assert left == [True]


def test_what_may_not_be_handed_over_says_why_on_its_card(window: Window) -> None:
    code = window.stand.win()
    window.stand.wheel.next_day(2)
    window.stand.presenter.scanned(code)
    settled()
    assert "植树节" in window.screen.verdict.text
    assert not window.screen.hand_over.isEnabled()


def test_the_wheel_is_spun_with_enter_and_the_segment_that_came_up_is_marked(
    qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys
) -> None:
    window = Window(qtbot, on_screen, speaker, keys)
    stand = window.stand
    stand.session = stand.shop.manager
    served = Served(stand.wheel.member("13900139000"), "王小明")
    ports = WheelPorts(stand.wheel.wheel_desk, lambda: served, lambda _missing, then: then(), lambda: None)
    presenter = WheelPresenter(stand.office, ports)
    figures = WheelFiguresPresenter(stand.office)
    window.screen.attach_wheel(presenter, figures)
    window.screen.keep_apart(alone=False)
    window.touch(window.screen.wheel_button)
    panel = window.screen.wheel
    face = QRect(panel.face.mapTo(panel, QPoint(0, 0)), panel.face.size())
    odds = QRect(panel.odds.mapTo(panel, QPoint(0, 0)), panel.odds.size())
    assert panel.rect().contains(face)
    assert not face.intersects(odds)
    assert panel.face.angle == 0
    window.press(Qt.Key.Key_Return)
    seen = presenter.state.seen
    assert seen is not None
    assert seen.turn is not None
    assert panel.face.angle == resting_angle(seen.sectors, seen.turn)
    assert window.screen.wheel.notice.text.startswith("抽中套房一晚")
    assert window.screen.wheel.odds.chosen_key == "suite"
    window.press(Qt.Key.Key_Escape)
    assert not presenter.state.shown
    window.touch(window.screen.figures_button)
    assert window.screen.figures.notice.text.startswith("次数还少")
    assert window.screen.figures.lines.texts() == ("1", "¥0.00", "1", "0", "0")
    assert window.screen.figures.chart.isVisible()
    window.press(Qt.Key.Key_Escape)
    assert not figures.state.shown
