"""What a chart of bars draws, read back from its picture."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from shuke.application.figures.reports import Mark
from shuke.ui.kit.painting import ink
from shuke.ui.parts.bar_chart import BarChart, BarsAs
from shuke.ui.pictures import picture
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, TYPE


def columns_of(drawn: QImage, colour: QColor, rows: range) -> list[int]:
    """Where that colour is met, column by column."""
    return [
        across for across in range(drawn.width()) if any(drawn.pixelColor(across, y) == colour for y in rows)
    ]


def test_a_share_is_drawn_against_the_whole(qtbot: QtBot, speaker: Speaker) -> None:
    chart = BarChart(speaker)
    qtbot.addWidget(chart)
    chart.resize(940, 200)
    chart.show_marks([Mark("", 30, "", 1000), Mark("", 300, "", 1000)], BarsAs.ROWS, "")
    drawn = picture(chart).toImage()
    few, more = (
        columns_of(drawn, ink(colour), range(at * SIZE.row, (at + 1) * SIZE.row))
        for at, colour in enumerate(("accent_pressed", "accent"))
    )
    assert 8 < len(more) / len(few) < 12
    assert len(more) < drawn.width() / 3


def test_the_highest_bar_has_its_number_right_above_it(qtbot: QtBot, speaker: Speaker) -> None:
    chart = BarChart(speaker)
    qtbot.addWidget(chart)
    chart.resize(940, 200)
    months = [Mark(f"2026-{month:02}", 0, "") for month in range(1, 11)]
    chart.show_marks([*months, Mark("2026-11", 32380, "¥323.80")], BarsAs.COLUMNS, "")
    drawn = picture(chart).toImage()
    line = TYPE.caption
    bar = columns_of(drawn, ink("accent_pressed"), range(2 * line, drawn.height() - 3 * line))
    number = columns_of(drawn, ink("strong"), range(2 * line))
    assert bar
    assert number
    assert abs((bar[0] + bar[-1]) - (number[0] + number[-1])) <= 8  # twice the way between the middles
