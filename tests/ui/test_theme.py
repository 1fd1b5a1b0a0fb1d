from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shuke.ui import theme
from shuke.ui.icons import icon_names, pixmap
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Text
from shuke.ui.pictures import picture
from shuke.ui.speech import Speaker
from shuke.ui.tokens import DARK, LIGHT, ThemeName, Tokens


def test_switching_the_theme_repaints_what_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    surface = Surface("paper")
    qtbot.addWidget(surface)
    surface.resize(20, 20)
    with qtbot.waitExposed(surface):
        surface.show()
    assert surface.grab().toImage().pixelColor(5, 5) == QColor(LIGHT.colours.paper)
    assert theme.switch(qapp) is ThemeName.DARK
    assert surface.grab().toImage().pixelColor(5, 5) == QColor(DARK.colours.paper)
    assert theme.switch(qapp) is ThemeName.LIGHT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_labels_take_their_ink_from_the_tokens(
    qtbot: QtBot, qapp: QApplication, speaker: Speaker, tokens: Tokens
) -> None:
    theme.apply(qapp, tokens)
    label = Text(speaker, "熟客", ink=Ink.BAD)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(tokens.colours.bad)
    label.write_in(Ink.GOOD)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(tokens.colours.good)


def test_every_icon_can_be_drawn_in_any_colour(qapp: QApplication) -> None:
    for name in icon_names():
        drawn = pixmap(
            name, 24, LIGHT.colours.accent, ratio=4, hole=LIGHT.colours.card, warmth=LIGHT.colours.warmth
        )
        image = drawn.toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(0, 96, 2)
            for y in range(0, 96, 2)
            if image.pixelColor(x, y).alpha() > 250
        ]
        assert any(colour == QColor(LIGHT.colours.accent) for colour in inked), name


def test_a_picture_needs_no_open_window(qtbot: QtBot, speaker: Speaker) -> None:
    label = Text(speaker, "熟客")
    qtbot.addWidget(label)
    found = picture(label, QSize(120, 40), scale=2)
    assert (found.width(), found.height()) == (240, 80)
    assert label.isHidden()
