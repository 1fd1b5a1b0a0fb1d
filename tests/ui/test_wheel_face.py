"""The wheel on the customer's display, its time stepped by hand: what the picture shows is what was drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from customer_scenes import CustomerStand, member_known
from shuke.presenters.prizes.turning import TURN_MS, Turn, sector_under
from shuke.presenters.prizes.wheel_show import WheelShown
from shuke.ui import theme
from shuke.ui.customer_display.window import CustomerDisplayWindow
from shuke.ui.tokens import DARK, LIGHT, SECTOR_PAIRS, Tokens
from wheel_scenes import wheel_seen

SIDE_PART = 0.115
"""From the middle up, as a part of the wheel's side: above the hub, below the names."""


SMALL = QSize(800, 480)


class Shown:
    def __init__(self, qtbot: QtBot, size: QSize = SMALL) -> None:
        self.now_ms = 50_000
        self.window = CustomerDisplayWindow(lambda: self.now_ms)
        qtbot.addWidget(self.window)
        self.customer = CustomerStand()
        member_known(self.customer)
        self.customer.display.attach(self.window.render_state)
        self.window.touched.connect(self.customer.display.touch)
        self.window.resize(size)
        self.window.show()

    def show(self, wheel: WheelShown) -> None:
        self.customer.display.show_wheel(wheel)

    def step(self, ms: int) -> None:
        self.now_ms += ms
        self.window.wheel.step()

    def under_pointer(self) -> QColor:
        face = self.window.wheel
        middle = face.rect().center()
        picture = face.grab().toImage()
        return picture.pixelColor(middle.x(), middle.y() - round(face.width() * SIDE_PART))


def colour_of(wheel: WheelShown, key: str, look: Tokens) -> QColor:
    at = [one.key for one in wheel.sectors].index(key)
    return QColor(getattr(look.colours, SECTOR_PAIRS[at][0]))


def is_alike(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) <= 2 for a, b in pairs)


@pytest.mark.parametrize(("look", "size"), [(LIGHT, QSize(1280, 800)), (DARK, QSize(800, 1280))])
def test_at_rest_the_sector_under_the_pointer_is_the_outcome(
    qtbot: QtBot, qapp: QApplication, look: Tokens, size: QSize
) -> None:
    theme.apply(qapp, look)
    shown = Shown(qtbot, size)
    offered = wheel_seen()
    for number, sector in enumerate(offered.sectors):
        wheel = wheel_seen(Turn(number, sector.key))
        shown.show(wheel)
        shown.step(TURN_MS)
        assert is_alike(shown.under_pointer(), colour_of(wheel, sector.key, look)), sector.key
        shown.show(replace(wheel, turning=False))
        assert is_alike(shown.under_pointer(), colour_of(wheel, sector.key, look)), sector.key


def test_every_frame_shows_the_wheel_as_far_as_it_has_turned(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    shown = Shown(qtbot)
    wheel = wheel_seen(Turn(7, "s1"))
    shown.show(wheel)
    before, seen = -1.0, set()
    for _ in range(TURN_MS // 200):
        shown.step(200)
        angle = shown.window.wheel.angle
        assert angle >= before
        keys = {sector_under(wheel.sectors, angle + off) for off in (-3, 0, 3)}
        if len(keys) == 1:  # else it is the edge between two
            (key,) = keys
            assert is_alike(shown.under_pointer(), colour_of(wheel, key, LIGHT))
            seen.add(key)
        before = angle
    assert len(seen) > 2


def test_the_same_turn_told_again_does_not_begin_anew_and_a_second_spin_does(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    first = wheel_seen(Turn(1, "s2"))
    shown.show(first)
    shown.step(2000)
    half = shown.window.wheel.angle
    shown.show(replace(first, price="told again"))
    assert shown.window.wheel.angle == half
    shown.show(replace(first, turning=False))
    resting = shown.window.wheel.angle
    assert resting > half
    shown.show(wheel_seen(Turn(2, "s5")))
    assert shown.window.wheel.angle == 0
    shown.window.resize(800, 480)
    shown.step(500)
    assert shown.window.wheel.angle > 0


def test_a_touch_while_it_turns_asks_for_the_end_and_else_for_nothing(qtbot: QtBot) -> None:
    shown, hurried = Shown(qtbot), []
    shown.customer.display.hurried = lambda: hurried.append(True)
    shown.show(wheel_seen())
    qtbot.mouseClick(shown.window, Qt.MouseButton.LeftButton)
    assert hurried == []
    shown.show(wheel_seen(Turn(1, "s2")))
    qtbot.mouseClick(shown.window, Qt.MouseButton.LeftButton, pos=shown.window.wheel.geometry().center())
    assert hurried == [True]


def test_the_wheel_goes_when_it_is_over(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(wheel_seen())
    assert shown.window.wheel.isVisible()
    shown.customer.display.show_wheel(None)
    assert not shown.window.wheel.isVisible()
