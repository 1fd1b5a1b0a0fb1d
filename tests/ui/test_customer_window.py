"""The customer's window: every scene whole on every screen, a pad under a finger, a screen that goes and comes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen

from customer_scenes import CUSTOMER_SCENES, CustomerStand, signing, under_test
from shuke.presenters.customer_display import CustomerLanguage, DisplayScene
from shuke.presenters.device_customer_display import NOWHERE, WINDOW, DisplayStanding, ScreenSeen
from shuke.ui import theme
from shuke.ui.back_office import desktop_picture
from shuke.ui.customer_display import sheet
from shuke.ui.customer_display.placing import DisplayPlacing, named_screens
from shuke.ui.customer_display.window import CustomerDisplayWindow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import DARK, LIGHT, SIZE

LEFT = Qt.MouseButton.LeftButton
SIZES = (QSize(800, 480), QSize(1024, 768), QSize(1920, 1080), QSize(480, 800), QSize(1080, 1920))
CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight


KEYS = ("重签", "Clear", "完成", "Done")
"""They stand on widgets of their own."""


class Drawn:
    """Every text a scene draws: what, where its letters stand, whether its box was too narrow."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, QRect]] = []
        self.cut: list[str] = []

    def __call__(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        font: QFont,
        _colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        wide = QFontMetrics(font).horizontalAdvance(text)
        if wide > box.width() + 1:
            self.cut.append(text)
        left = {CENTRE: box.center().x() - wide // 2, RIGHT: box.right() - wide}.get(align, box.x())
        high = font.pixelSize()
        if text.strip() and text.strip() not in KEYS:
            self.texts.append((text, QRect(left, box.center().y() - high // 2, wide, high)))

    def overlapping(self) -> list[tuple[str, str]]:
        return [
            (one, other)
            for (one, here), (other, there) in combinations(self.texts, 2)
            if min(here.intersected(there).width(), here.intersected(there).height()) > 2
        ]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    drawn = Drawn()
    monkeypatch.setattr(sheet, "draw_text", drawn)
    return drawn


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[CustomerDisplayWindow]:
    made = CustomerDisplayWindow()
    qtbot.addWidget(made)
    yield made
    made.hide()


@pytest.mark.parametrize("name", CUSTOMER_SCENES)
def test_every_scene_is_whole_on_every_screen_in_every_language(
    qapp: QApplication, window: CustomerDisplayWindow, drawn: Drawn, name: str
) -> None:
    customer = CustomerStand()
    CUSTOMER_SCENES[name](customer)
    customer.display.attach(window.render_state)
    window.show()
    wrong: dict[str, object] = {}
    for at, size in enumerate(SIZES):
        theme.apply(qapp, (LIGHT, DARK)[at % 2])
        window.resize(size)
        for language in CustomerLanguage:
            customer.display.speak(language)
            drawn.texts, drawn.cut = [], []
            window.grab()
            outside = [text for text, place in drawn.texts if not window.rect().contains(place)]
            found = {"cut": drawn.cut, "outside": outside, "overlapping": drawn.overlapping()}
            small = [
                key
                for key in (window.again, window.done)
                if key.isVisible() and key.height() < SIZE.target_least
            ]
            if any(found.values()) or small or not drawn.texts:
                wrong[f"{language} {size.width()}×{size.height()}"] = (found, small)
    assert wrong == {}


def test_the_member_signs_and_presses_done(qtbot: QtBot, window: CustomerDisplayWindow) -> None:
    customer = CustomerStand()
    customer.display.attach(window.render_state)
    window.stroke_drawn.connect(customer.signing.draw)
    window.cleared.connect(customer.signing.clear)
    window.finished.connect(customer.signing.finish)
    window.show()
    assert not window.pad.isVisible()
    signing(customer)
    assert window.pad.isVisible()
    assert not window.again.isEnabled()
    qtbot.mouseClick(window.done, LEFT)
    assert customer.signing.state.fault
    for row in (0, 60):
        qtbot.mousePress(window.pad, LEFT, pos=QPoint(100, 60 + row))
        for step in range(1, 20):
            qtbot.mouseMove(window.pad, QPoint(100 + step * 20, 60 + row + step % 5))
        qtbot.mouseRelease(window.pad, LEFT, pos=QPoint(500, 60 + row))
    assert len(customer.signing.state.strokes) == 2
    qtbot.mouseClick(window.again, LEFT)
    assert customer.signing.state.strokes == ()
    qtbot.mousePress(window.pad, LEFT, pos=QPoint(100, 60))
    qtbot.mouseMove(window.pad, QPoint(500, 90))
    qtbot.mouseRelease(window.pad, LEFT, pos=QPoint(500, 90))
    qtbot.mouseClick(window.done, LEFT)
    assert customer.signing.state.finished
    assert not window.done.isVisible()
    customer.signing.close()
    assert not window.pad.isVisible()


def test_it_is_touched_and_takes_no_keys_and_keeps_no_program_open(
    qtbot: QtBot, window: CustomerDisplayWindow
) -> None:
    customer = CustomerStand()
    customer.display.attach(window.render_state)
    touches: list[bool] = []
    customer.display.touched = lambda: touches.append(True)
    window.touched.connect(customer.display.touch)
    under_test(customer)
    till = QWidget()
    qtbot.addWidget(till)
    till.show()
    till.activateWindow()
    window.show()
    qtbot.mouseClick(window, LEFT)
    assert touches == [True]
    assert customer.display.state.scene is DisplayScene.TEST
    assert QApplication.activeWindow() is not window
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


@pytest.fixture
def till(qtbot: QtBot) -> QWidget:
    till = QWidget()
    qtbot.addWidget(till)
    till.show()
    return till


def test_it_is_shown_only_where_it_was_chosen(window: CustomerDisplayWindow, till: QWidget) -> None:
    placing = DisplayPlacing(window, till)
    stood: list[DisplayStanding] = []
    placing.stands.connect(stood.append)
    (own,) = placing.screens()
    assert own.till
    seen = []
    for key in (WINDOW, "HDMI-9", own.key, WINDOW, NOWHERE):
        placing.choose(key)
        seen.append(window.isVisible())
    assert seen == [True, False, False, True, False]
    assert stood == [
        DisplayStanding.SHOWN,
        DisplayStanding.AWAY,
        DisplayStanding.ON_TILL,
        DisplayStanding.SHOWN,
        DisplayStanding.OFF,
    ]
    placing.close()


def test_closed_by_somebody_it_stays_closed_until_it_is_chosen_again(
    window: CustomerDisplayWindow, till: QWidget
) -> None:
    placing = DisplayPlacing(window, till)
    window.shut.connect(placing.shut)
    placing.choose(WINDOW)
    shut: list[bool] = []
    window.shut.connect(lambda: shut.append(True))
    placing.choose(NOWHERE)
    placing.choose(WINDOW)
    assert shut == [], "the till itself did that"
    window.windowHandle().close()
    assert shut == [True]
    placing.look()
    assert not window.isVisible()
    placing.choose(WINDOW)
    assert window.isVisible()
    placing.close()


def test_screens_that_are_alike_are_told_apart(qapp: QApplication) -> None:
    screen = qapp.primaryScreen()
    names = list(named_screens([screen, screen, screen]))
    assert len(set(names)) == 3
    assert names[1] == f"{names[0]} #2"


TWO_SCREENS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shuke.ui.customer_display.placing import DisplayPlacing
from shuke.ui.customer_display.window import CustomerDisplayWindow

app = QApplication(sys.argv[:1])
till, window = QWidget(), CustomerDisplayWindow()
till.show()
placing = DisplayPlacing(window, till)
placing.stands.connect(lambda standing: print("stands", standing.value))
for one in placing.screens():
    print("screen", one.x, one.y, one.width, one.height, one.till)
other = next(one for one in placing.screens() if not one.till)
placing.choose(other.key)
app.processEvents()
print("shown", *window.frameGeometry().getRect(), window.isFullScreen(), window.screen().name())
till.move(other.x + 10, other.y + 10)
till.windowHandle().setScreen(window.screen())
placing.look()
print("visible", window.isVisible())
placing.choose("window")
print("visible", window.isVisible())
QTimer.singleShot(0, till.close)
print("over", app.exec())
"""


def test_on_a_machine_with_two_screens_it_fills_the_other_one(tmp_path: Path) -> None:
    screens = [
        {"name": "till", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1},
        {"name": "customer", "x": 1280, "y": 0, "width": 1080, "height": 1920, "logicalDpi": 96, "dpr": 1},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    ran = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told = [line for line, _ in groupby(ran.stdout.splitlines())]
    assert told[:2] == ["screen 0 0 1280 800 True", "screen 1280 0 1080 1920 False"]
    assert told[2:4] == ["stands shown", "shown 1280 0 1080 1920 True customer"]
    assert told[4:6] == ["stands on_till", "visible False"]
    assert "visible True" in told[6:]
    assert told[-1] == "over 0", "it keeps no program open"


def test_the_picture_of_the_desktop_shows_how_the_screens_lie(
    qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_picture, "draw_text", drawn)
    picture = desktop_picture.DesktopPicture(speaker)
    on_screen.show(picture, QSize(600, 144))
    assert picture.boxes() == ()
    screens = (ScreenSeen("b", -1280, 0, 1280, 1024), ScreenSeen("a", 0, 224, 1280, 800, till=True))
    picture.show_screens(screens, "b")
    picture.grab()
    left, right = picture.boxes()
    assert left.right() <= right.left()
    assert left.top() < right.top()
    assert picture.rect().contains(left.united(right))
    assert [text for text, _ in drawn.texts] == ["1", "顾客屏", "1280×1024", "2", "收银台", "1280×800"]
    assert drawn.cut == []
