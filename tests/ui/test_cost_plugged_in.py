"""The programme's cost in the real window: keys, fingers, the form of costs, a picture, the menu of the real till."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from windows import Driven, OnScreen, settled, until

from back_office_stand import BackOfficeStand
from fakes.costly_shop import CostlyShop
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_figures import COST
from shuke.presenters.cost_form import CostField
from shuke.presenters.figure_files import FigurePorts
from shuke.presenters.menu import MenuPlace
from shuke.presenters.programme_cost import SAYING, CostPresenter
from shuke.ui.back_office.cost_screen import CostScreen
from shuke.ui.keys import Keys
from shuke.ui.kit.text import Text
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import Language


class Window(Driven):
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        super().__init__(qtbot)
        self.written: dict[Path, bytes] = {}
        stand = BackOfficeStand()
        stand.shop.clock.wall_ms = int(datetime(2028, 2, 20, 4, tzinfo=UTC).timestamp() * 1000)
        with stand.shop.store.writing() as work:
            for header, body in CostlyShop().facts:
                work.apply(body.rows(header))
            work.commit()
        ports = FigurePorts(self.written.__setitem__, lambda _: b"%PDF")
        self.presenter = CostPresenter(stand.office, ports, lambda: None)
        self.shell = Shell(speaker, keys)

        def ask(_title: str, name: str) -> Path:
            return Path("/files") / name

        self.screen = CostScreen(speaker, ask, ask)
        self.shell.add_screen(COST, self.screen)
        self.screen.attach(self.presenter)
        on_screen.show(self.shell)
        self.presenter.open()
        self.screen.setFocus()
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_keys_go_through_periods_and_pages(window: Window, speaker: Speaker) -> None:
    assert window.screen.period.full_text == "2028-02"
    window.press(Qt.Key.Key_PageUp)
    window.press(Qt.Key.Key_2)
    assert window.screen.period.full_text == "2028-01 至 2028-03"
    window.press(Qt.Key.Key_Down)
    assert window.presenter.state.page == "months"
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_4)
    assert window.screen.own_first.edit.isVisible()
    speaker.speak(Language.EN)
    table = window.screen.table
    assert table is not None
    assert table.model().data(table.model().index(0, 0)) == "Discounts"


def test_a_report_of_nobody_says_so_and_a_chart_what_its_bars_are(window: Window) -> None:
    screen, presenter = window.screen, window.presenter
    presenter.choose_kind("year")
    assert (screen.bars_are.full_text, screen.bars_are.isVisible()) == ("成本", True)
    for page, told in (("taken", "这段时间没有会员得到优惠。"), ("brought", "这段时间没有会员消费。")):
        presenter.choose_page(page)
        assert presenter.state.table is not None
        screen.render_state(replace(presenter.state, table=replace(presenter.state.table, rows=())))
        settled()
        assert told in [one.full_text for one in screen.findChildren(Text) if one.isVisible()]
        assert not screen.bars_are.isVisible()


def test_every_column_is_in_sight_at_the_least_size(window: Window, speaker: Speaker) -> None:
    speaker.speak(Language.EN)
    window.shell.resize(1280, 800)
    for page in ("tiers", "cards"):
        window.screen.pages.picked.emit(page)
        settled()
        table = window.screen.table
        assert table is not None
        assert table.horizontalScrollBar().maximum() == 0


def test_fingers_say_costs_and_write_a_list_and_a_picture(window: Window) -> None:
    window.screen.pages.picked.emit(SAYING)
    assert not window.screen.export_button.isEnabled()
    window.screen.form.fields[CostField.BUDGET].edit.setFocus()
    window.screen.form.fields[CostField.BUDGET].changed.emit("0.01")
    window.touch(window.screen.form.save_button)
    assert "2028-02" in window.screen.budget.text
    window.screen.pages.picked.emit("tiers")
    window.touch(window.screen.export_button)
    window.touch(window.screen.picture_button)
    names = [path.name for path in window.written]
    assert names == ["会员方案成本 按等级 2028-02.csv", "会员方案成本 按等级 2028-02.png"]
    assert QImage.fromData(window.written[Path("/files") / names[1]]).width() > SIZE.panel_width


def test_on_the_real_till_the_window_opens_and_says_that_nothing_was_spent(
    qtbot: QtBot, till: TillApplication
) -> None:
    office = till.office
    assert office is not None
    office.menu.choose(MenuPlace.COST)
    until(qtbot, lambda: office.figures.cost.state.table)
    assert till.shell.shown == COST
    assert office.figures.cost_screen.period.full_text
    assert office.figures.warned(MenuPlace.COST) == ""
