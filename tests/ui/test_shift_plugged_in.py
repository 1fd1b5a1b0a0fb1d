"""The real till on disk: the float at sign-in, the strip, the drawer, a restart in the middle, the idle lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import CASHIER, MANAGER
from fakes.till_on_disk import folder_in, open_till
from shuke.application.session import Session
from shuke.bootstrap.till import CHECKOUT, SIGN_IN, TillApplication
from shuke.bootstrap.till_back_office import BackOffice
from shuke.bootstrap.till_shift import SHIFT
from shuke.domain.basket import TenderKind
from shuke.domain.shop import Role, Staff
from shuke.presenters.shift import ShiftPage
from shuke.wording import Language
from shuke.wording.said import in_words

PATIENCE_MS = 60_000


class Till:
    def __init__(self, qtbot: QtBot, app: QApplication, path: Path, who: Staff) -> None:
        self.qtbot = qtbot
        self.window = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.window.shell)
        self.window.show()
        self.window.open(folder_in(path))
        self.until(lambda: self.window.services is not None)
        self.sign_in(who)

    def sign_in(self, who: Staff) -> None:
        self.window._welcome(Session(who, 0))
        counter = self.window.counter
        assert counter is not None
        self.until(lambda: counter.checkout.counter.view is not None)
        self.until(lambda: bool(self.strip("shift")))

    @property
    def office(self) -> BackOffice:
        assert self.window.office is not None
        return self.window.office

    def until(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def strip(self, name: str) -> str:
        items = self.window.status.state.items
        return next((str(in_words(one.words, Language.ZH)) for one in items if one.name == name), "")

    def sell(self, amount: str) -> None:
        assert self.window.counter is not None
        checkout = self.window.counter.checkout
        checkout.entry.type(amount)
        checkout.submit()
        self.until(lambda: checkout.counter.view and checkout.counter.view.basket.lines)
        checkout.take(TenderKind.CASH)
        self.until(lambda: checkout.counter.completed)

    def close(self) -> None:
        self.window.close()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[Staff], Till]]:
    open_till(tmp_path).data.close()
    running: list[Till] = []

    def started(who: Staff) -> Till:
        while running:
            running.pop().close()
        running.append(Till(qtbot, qapp, tmp_path, who))
        return running[-1]

    yield started
    for till in running:
        till.close()


def test_the_float_is_asked_for_and_a_till_that_stopped_goes_on_with_its_shift(
    start: Callable[[Staff], Till],
) -> None:
    till = start(CASHIER)
    assert till.strip("shift") == "未开班"
    till.until(till.office.shift.float_panel.isVisible)
    till.qtbot.keyClicks(QApplication.focusWidget(), "300")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: not till.office.shift.float_panel.isVisible())
    till.until(lambda: till.strip("shift").startswith("班次"))
    till.sell("12.5")
    again = start(MANAGER)
    assert again.strip("shift").startswith("班次")
    assert not again.office.shift.float.state.shown
    again.press(Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    assert again.window.shell.shown == SHIFT
    again.until(lambda: again.office.shift.presenter.state.picture)
    again.office.shift.presenter.begin_count()
    again.office.shift.presenter.type_pieces(100_00, "3")
    again.office.shift.presenter.count()
    again.until(lambda: again.office.shift.presenter.state.page is ShiftPage.OUTCOME)
    outcome = again.office.shift.presenter.state.outcome
    assert outcome is not None
    assert (outcome.counted, outcome.expected) == ("¥300.00", "¥312.50")


def test_a_sale_without_a_float_opens_the_shift_and_the_strip_knows(start: Callable[[Staff], Till]) -> None:
    till = start(CASHIER)
    till.until(till.office.shift.float_panel.isVisible)
    till.press(Qt.Key.Key_Escape)
    assert not till.office.shift.float_panel.isVisible()
    till.sell("8")
    till.until(lambda: till.strip("shift").startswith("班次"))


def test_the_drawer_has_a_key_and_an_idle_till_locks_with_its_panels_shut(
    start: Callable[[Staff], Till],
) -> None:
    till = start(MANAGER)
    till.until(till.office.shift.float_panel.isVisible)
    till.press(Qt.Key.Key_Escape)
    till.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert till.office.shift.cash_panel.isVisible()
    till.qtbot.keyClicks(QApplication.focusWidget(), "ok")  # what is longer, so fast, is a scanner
    till.press(Qt.Key.Key_Return)
    till.until(lambda: not till.office.shift.cash_panel.isVisible())
    till.press(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert till.office.staff.idle.watching
    till.office.staff.idle.idle.emit()
    assert till.window.shell.shown == SIGN_IN
    assert till.window.session is None
    assert not till.office.shift.cash_panel.isVisible()
    till.sign_in(CASHIER)
    assert till.window.shell.shown == CHECKOUT


def test_who_sells_nothing_is_shown_where_they_may_go(start: Callable[[Staff], Till]) -> None:
    till = start(Staff("st-6", "郑审", Role.AUDITOR))
    assert till.office.menu_panel.isVisible()
    assert not till.office.shift.float.state.shown
