"""Training on the real till: it looks different, its papers say so, and not a byte of it reaches the real journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import CASHIER
from fakes.till_on_disk import folder_in, open_till
from shuke.application.session import Session
from shuke.bootstrap.till import CHECKOUT, SIGN_IN, TillApplication
from shuke.bootstrap.till_printing import composed
from shuke.bootstrap.till_training import TRAINING, TillTraining
from shuke.domain.basket import TenderKind
from shuke.domain.paper import TextLine
from shuke.presenters.background import Lane
from shuke.presenters.menu import MenuPlace
from shuke.ui.checkout.training_screen import TrainingScreen
from shuke.ui.tokens import SIZE
from shuke.wording import Language

PATIENCE_MS = 60_000


class Till:
    def __init__(self, qtbot: QtBot, app: QApplication, path: Path) -> None:
        self.qtbot, self.path = qtbot, path
        self.window = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.window.shell)
        self.window.show()
        self.window.open(folder_in(path))
        self.until(lambda: self.window.services is not None)
        self.sign_in()

    def sign_in(self) -> None:
        self.window._welcome(Session(CASHIER, 0))
        self.until(lambda: self.window.counter and self.window.counter.checkout.counter.view)

    def until(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)

    @property
    def training(self) -> TillTraining:
        assert self.window.office is not None
        return self.window.office.training

    def begin(self) -> None:
        assert self.window.office is not None
        self.window.office.menu.choose(MenuPlace.TRAINING)
        self.until(lambda: self.window.shell.shown == TRAINING)
        checkout = self.training.checkout
        assert checkout is not None
        self.until(lambda: checkout.counter.view)

    def sell(self, amount: str) -> None:
        checkout = self.training.checkout
        assert checkout is not None
        checkout.entry.type(amount)
        checkout.submit()
        self.until(lambda: checkout.counter.view and checkout.counter.view.basket.lines)
        checkout.take(TenderKind.CASH)
        self.until(lambda: checkout.counter.completed)

    def facts(self) -> int:
        services = self.window.services
        assert services is not None

        def count() -> int:
            with services.data.counter.reading() as work:
                return work.journal.count_after(services.place.till, 0, 0)

        return self.window.background.wait_for(Lane.COUNTER, count, 30.0)

    @property
    def copies(self) -> list[str]:
        return [path.name for path in (self.path / "data").rglob("training.db*")]


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Till]:
    open_till(tmp_path).data.close()
    made = Till(qtbot, qapp, tmp_path)
    yield made
    made.window.close()


def test_a_sale_in_training_leaves_no_trace_and_the_real_basket_stays(till: Till) -> None:
    assert till.window.counter is not None
    real = till.window.counter.checkout
    real.entry.type("7")
    real.submit()
    till.until(lambda: real.counter.view and real.counter.view.basket.lines)
    facts = till.facts()
    till.begin()
    till.sell("12.5")
    checkout, data = till.training.checkout, till.training._data
    assert checkout is not None
    assert data is not None
    completed = checkout.counter.completed
    assert completed is not None
    with data.store.reading() as work:
        job = work.print_jobs.latest(completed.receipt_number)
    assert job is not None
    texts = [one.text for one in composed(job).elements if isinstance(one, TextLine)]
    assert texts[0].startswith("【练习】")
    assert "练习小票，无效 TRAINING" in texts
    assert completed.receipt_code.startswith("TRAINING")
    assert till.facts() == facts
    screen = till.training.screen
    assert screen is not None
    assert screen.banner.isVisible()
    assert screen.banner.action_button.height() >= SIZE.target_least
    till.qtbot.mouseClick(screen.banner.action_button, Qt.MouseButton.LeftButton)
    assert till.window.shell.shown == CHECKOUT
    till.until(lambda: not till.copies)
    assert till.facts() == facts
    assert real.counter.view is not None
    assert real.counter.view.basket.lines[0].unit_price.minor == 7_00


def test_locking_ends_it_and_it_begins_afresh_the_next_time(till: Till) -> None:
    till.begin()
    till.sell("3")
    till.window.lock()
    till.window.shell.lock_wanted.emit()
    assert till.window.shell.shown == SIGN_IN
    till.until(lambda: not till.copies)
    till.sign_in()
    assert till.window.shell.shown == CHECKOUT
    till.begin()
    checkout = till.training.checkout
    assert checkout is not None
    assert checkout.counter.view is not None
    assert checkout.counter.view.basket.lines == ()
    assert till.training._data is not None
    with till.training._data.store.reading() as work:
        assert work.shifts.open_at("S01-1") is None
    screens = till.window.shell.findChildren(TrainingScreen)
    assert screens == [till.training.screen]


def test_a_scanned_code_belongs_to_the_practice_counter_while_it_is_shown(till: Till) -> None:
    till.begin()
    assert till.window.office is not None
    assert till.window.office.take_scan("6900000000000")
    checkout = till.training.checkout
    assert checkout is not None
    till.until(lambda: checkout.counter.notice)
