"""Alternatives in a grid where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled

from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.fields import Tick
from shuke.ui.kit.text import Text
from shuke.ui.parts.flowing_grid import FlowingGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording.care import FESTIVALS
from shuke.wording.field_groups import GROUP_NAMES
from shuke.wording.sentence import Language


def test_boxes_to_tick_are_read_whole_in_as_many_columns_as_there_is_room_for(
    on_screen: OnScreen, speaker: Speaker
) -> None:
    speaker.speak(Language.EN)
    ticks = [Tick(speaker, name, wraps=False) for name in FESTIVALS.values()]
    grid = FlowingGrid(columns=3)
    grid.show_cells(ticks)
    window = on_screen(grid, size=QSize(900, 700))
    for width, columns in ((900, 3), (420, 2), (240, 1)):
        window.resize(width, 700)
        settled()
        assert len({one.x() for one in ticks}) == columns
        said = [text for one in ticks for text in one.findChildren(Text)]
        assert [text.full_text for text in said if text.text() != text.full_text] == []
    speaker.speak(Language.ZH)
    settled()
    assert len({one.x() for one in ticks}) == 2, "shorter words find more room"


def test_what_has_no_room_beside_goes_below_and_nothing_is_cut(
    qtbot: QtBot, on_screen: OnScreen, speaker: Speaker
) -> None:
    speaker.speak(Language.EN)
    grid = PickGrid(speaker, columns=len(GROUP_NAMES), flows=True)
    grid.offer({one.value: name for one, name in GROUP_NAMES.items()}, "")
    window = on_screen(grid, size=QSize(1200, 400))
    buttons = [grid.button(one.value) for one in GROUP_NAMES]
    settled()
    assert len({one.y() for one in buttons}) == 1
    for width in (700, 420, 260):
        window.resize(width, 400)
        settled()
        assert grid.width() <= width
        assert all(one.width() >= one.sizeHint().width() for one in buttons), "every word is read whole"
        assert all(one.height() >= SIZE.target_least for one in buttons)
        places = [one.geometry() for one in buttons]
        assert not any(a.intersects(b) for at, a in enumerate(places) for b in places[:at])
        assert grid.rect().contains(places[-1])
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Down)
    below = next(one for one in buttons if one.y() > 0)
    assert below.hasFocus()
