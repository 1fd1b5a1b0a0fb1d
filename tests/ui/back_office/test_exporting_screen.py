"""Lists for spreadsheets: chosen and written by hand and finger, and on the real till with its lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from back_office_stand import BackOfficeStand
from fakes.counter_shop import MANAGER
from fakes.till_on_disk import SESSION, folder_in, open_till
from shuke.adapters.whole_files import FileInTheMaking
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.exporting.exporting import Exporting
from shuke.application.exporting.wanted import Content, ListedColumn
from shuke.application.session import Session
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_exports import EXPORT
from shuke.domain.money import ZERO
from shuke.domain.profile import Profile
from shuke.presenters.exporting import ExportingPresenter
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.exporting_screen import ExportingScreen
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import Language

PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton


class Office:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.stand, self.asked_name = BackOfficeStand(), ""
        self.answer: Path | None = folder / "会员"
        exporting = Exporting(self.stand.shop.desk)
        self.presenter = ExportingPresenter(self.stand.office, exporting, FileInTheMaking, lambda: 0.0)
        self.screen = ExportingScreen(Speaker(Language.ZH), ask_save=self._ask)
        qtbot.addWidget(self.screen)
        self.screen.resize(1280, 800)
        self.screen.attach(self.presenter)
        self.screen.show()
        self.presenter.open()

    def _ask(self, _title: str, name: str) -> Path | None:
        self.asked_name = name
        return self.answer


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Office:
    return Office(qtbot, tmp_path)


def test_columns_and_rows_are_chosen_by_finger_and_written(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    shop, screen = office.stand.shop, office.screen
    shop.enrol(Profile("王小明", "13800138000"))
    shop.enrol(Profile("李雷", "13900139000"), "tier.gold.same-day")
    for tick in screen.ticks.values():
        assert tick.height() >= SIZE.target_least
    for column, tick in screen.ticks.items():
        if tick.on and column is not ListedColumn.NAME:
            qtbot.mouseClick(tick, LEFT)
    qtbot.mouseClick(screen.tiers.button("gold"), LEFT)
    qtbot.mouseClick(screen.save_button, LEFT)
    assert office.asked_name == f"会员 {office.presenter.state.today}.csv"
    assert (tmp_path / "会员.csv").read_text("utf-8-sig").splitlines() == ["姓名", "李雷"]
    assert "1 行" in screen.notice.text
    qtbot.mouseClick(screen.ticks[ListedColumn.NAME], LEFT)
    assert not screen.save_button.isEnabled()
    screen.contents.chosen.emit(Content.SALES.value)
    assert screen.save_button.isEnabled()
    screen.last_day.edit.clear()
    qtbot.keyClicks(screen.last_day.edit, "2020-01-01")
    assert screen.last_day.complaint == "结束日期早于开始日期。"
    assert not screen.save_button.isEnabled()


def test_no_place_chosen_writes_nothing(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    office.answer = None
    before = office.stand.facts
    qtbot.mouseClick(office.screen.save_button, LEFT)
    assert office.stand.facts == before
    assert list(tmp_path.iterdir()) == []


class Till:
    def __init__(self, qtbot: QtBot, app: QApplication, path: Path) -> None:
        services = open_till(path)
        way = services.enrolments.ways_in(ZERO)[0].rule
        new = services.enrolments.enrol(SESSION, Enrolment(Profile("王小明", "13800138000"), way, "小票"))
        assert isinstance(new, NewMember), new
        services.data.close()
        self.qtbot = qtbot
        self.window = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.window.shell)
        self.window.show()
        self.window.open(folder_in(path))
        self.until(lambda: self.window.services is not None)
        self.window._welcome(Session(MANAGER, 0))
        self.until(lambda: self.window.counter is not None and self.window.counter.checkout.counter.view)

    def until(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Till]:
    till = Till(qtbot, qapp, tmp_path)
    yield till
    till.window.close()


def test_on_a_real_till_the_list_is_written_beside_the_counter(till: Till, tmp_path: Path) -> None:
    assert till.window.office is not None
    till.window.office.menu.choose(MenuPlace.EXPORT)
    assert till.window.shell.shown == EXPORT
    exports = till.window.office.exports
    till.until(lambda: exports.presenter.state.tiers)
    for name in ("会员.xlsx", "会员.csv"):
        exports.presenter.write(tmp_path / name, Language.ZH)
        till.until(lambda: not exports.presenter.state.busy)
        assert "1 行" in exports.screen.notice.text
    assert "13800138000" in (tmp_path / "会员.csv").read_text("utf-8-sig")
