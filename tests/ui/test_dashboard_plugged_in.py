"""The dashboard in the real window: keys, fingers, a picture of it, and the real till after a sale."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from back_office_stand import BackOfficeStand
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_figures import DASHBOARD
from shuke.presenters.dashboard import DashboardPresenter
from shuke.presenters.figure_files import FigurePorts
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.dashboard_screen import DashboardScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import Language
from shuke.wording.dashboard import Report

LEFT = Qt.MouseButton.LeftButton


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.written: dict[Path, bytes] = {}
        stand = BackOfficeStand()
        ports = FigurePorts(self.written.__setitem__, lambda _: b"%PDF")
        self.presenter = DashboardPresenter(stand.office, ports)
        self.shell = Shell(speaker, keys)

        def ask(_title: str, name: str) -> Path:
            return Path("/files") / name

        self.screen = DashboardScreen(speaker, ask, ask)
        self.shell.add_screen(DASHBOARD, self.screen)
        self.screen.attach(self.presenter)
        on_screen.show(self.shell)
        self.presenter.open()
        self.screen.setFocus()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_keys_print_and_export_what_is_looked_at(window: Window) -> None:
    stand = window.presenter
    stand.choose_report("how")
    settled()
    window.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(window.written) == 1
    window.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.screen.notice.text == "报表已送打印。"


def test_keys_go_through_periods_and_reports(window: Window, speaker: Speaker) -> None:
    assert window.screen.period.full_text == "2026-03-01 至 2026-03-31"
    window.press(Qt.Key.Key_PageUp)
    assert window.screen.period.full_text == "2026-02-01 至 2026-02-28"
    window.press(Qt.Key.Key_4)
    assert window.screen.period.full_text == "2026-01-01 至 2026-12-31"
    window.press(Qt.Key.Key_Down)
    assert window.presenter.state.which is Report.DAYS
    window.press(Qt.Key.Key_Up)
    speaker.speak(Language.EN)
    assert window.screen.compared.full_text.startswith("against 2025-01-01")


def test_fingers_write_a_list_and_a_picture(window: Window) -> None:
    window.screen.reports.picked.emit(Report.HOW.value)
    window.touch(window.screen.export_button)
    window.touch(window.screen.picture_button)
    names = [path.name for path in window.written]
    assert names == ["经营概况 怎么算的 2026-03-01.csv", "经营概况 怎么算的 2026-03-01.png"]
    picture = QImage.fromData(window.written[Path("/files") / names[1]])
    assert picture.width() > SIZE.panel_width


def test_on_the_real_till_the_window_opens_and_says_that_nothing_was_sold(
    qtbot: QtBot, till: TillApplication
) -> None:
    office = till.office
    assert office is not None
    office.menu.choose(MenuPlace.DASHBOARD)
    figures = office.figures.presenter
    until(qtbot, lambda: figures.state.table)
    assert till.shell.shown == DASHBOARD
    assert office.figures.screen.period.full_text
    figures.choose_report(Report.TIERS.value)
    until(qtbot, lambda: figures.state.table is not None and figures.state.table.report is Report.TIERS)
