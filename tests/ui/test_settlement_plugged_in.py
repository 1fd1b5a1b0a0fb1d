"""Settled months in the real window: keys, fingers, the paper, the menu of the real till."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled

from back_office_stand import BackOfficeStand
from shuke.adapters.printing.printer import preview_png
from shuke.adapters.printing.profile import load_profile
from shuke.application.settlement_slip import compose_settlement_slip
from shuke.bootstrap.demo_shop.settled_months import told_months
from shuke.bootstrap.till_settlement import SETTLEMENT
from shuke.presenters.settlement import SettlementPresenter
from shuke.ui.back_office.settlement_screen import SettlementScreen
from shuke.ui.keys import Keys
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.stand = BackOfficeStand()
        self.queued = 0
        profile = load_profile("generic-80")
        self.presenter = SettlementPresenter(
            self.stand.office, lambda job: preview_png(compose_settlement_slip(job), profile), self._queued
        )
        shell = Shell(speaker, keys)
        self.screen = SettlementScreen(speaker)
        shell.add_screen(SETTLEMENT, self.screen)
        self.screen.attach(self.presenter)
        on_screen.show(shell)

    def tell(self) -> None:
        desk = self.stand.shop.desk
        with self.stand.shop.store.writing() as work:
            work.shop_statements.replace(told_months(desk.shop.shop_id))
            work.commit()

    def open(self) -> None:
        self.presenter.open()
        self.screen.setFocus()
        settled()

    def _queued(self) -> None:
        self.queued += 1


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_by_keys(window: Window) -> None:
    window.tell()
    window.open()
    first = window.screen.paper.paper.toImage()
    assert not first.isNull()
    window.press(Qt.Key.Key_Down)
    assert window.presenter.state.chosen == "2026-09"
    assert window.screen.paper.paper.toImage() != first
    window.press(Qt.Key.Key_Down)
    assert window.presenter.state.chosen == "2026-09"
    window.press(Qt.Key.Key_Return)
    assert window.queued == 1


def test_by_fingers(window: Window) -> None:
    window.tell()
    window.open()
    window.screen.months.picked.emit("2026-09")
    settled()
    window.touch(window.screen.print_button)
    assert (window.presenter.state.chosen, window.queued) == ("2026-09", 1)
    assert window.screen.notice.isVisible()


def test_a_shop_without_a_settled_month_is_told_what_comes_here(window: Window) -> None:
    window.open()
    assert not window.screen.print_button.isVisible()
    window.press(Qt.Key.Key_Return)
    assert window.queued == 0
