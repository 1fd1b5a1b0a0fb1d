"""The real till on disk: stored value is paid in by keys, spent by a key, printed, in the shift; the PIN is looked at
beside the counter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import MANAGER
from fakes.till_on_disk import folder_in, open_till
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.session import Session
from shuke.bootstrap.till import TillApplication
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.presenters.checkout import Checkout, Overlay
from shuke.ui.money_held.value_overlay import ValueOverlay
from shuke.wording import Language

PATIENCE_MS = 60_000
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Till:
    """Signed in as the manager, a member on the basket."""

    def __init__(self, qtbot: QtBot, app: QApplication, path: Path) -> None:
        self.qtbot = qtbot
        services = open_till(path)
        session = Session(MANAGER, 0)
        new = services.enrolments.enrol(
            session, Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale", "小票")
        )
        assert isinstance(new, NewMember)
        self.member_id = new.member_id
        services.data.close()
        self.window = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.window.shell)
        self.window.show()
        self.window.open(folder_in(path))
        self.until(lambda: self.window.services is not None)
        self.window._welcome(session)
        self.until(lambda: self.checkout.counter.view is not None)
        assert self.window.office is not None
        float_panel = self.window.office.shift.float_panel
        self.until(float_panel.isVisible)
        self.press(Qt.Key.Key_Escape)
        self.serve()

    @property
    def checkout(self) -> Checkout:
        assert self.window.counter is not None
        return self.window.counter.checkout

    def until(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=PATIENCE_MS)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def serve(self) -> None:
        self.checkout.find.choose(self.member_id)
        self.until(lambda: self.checkout.panel.state.member)

    def value(self) -> Money:
        view = self.checkout.counter.view
        assert view is not None
        return view.member.standing.principal if view.member is not None else Money(0)


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Till]:
    made = Till(qtbot, qapp, tmp_path)
    yield made
    made.window.close()


def test_it_is_paid_in_and_spent_by_keys_and_prints_its_slip(till: Till) -> None:
    till.press(Qt.Key.Key_F3, SHIFT)
    panel = till.window.counter.screen.overlays.panel(Overlay.VALUE)  # type: ignore[union-attr]  # signed in
    assert isinstance(panel, ValueOverlay)
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.top_up.amount.edit
    for digit in (Qt.Key.Key_7, Qt.Key.Key_0, Qt.Key.Key_0):
        till.press(digit)
    till.until(lambda: till.checkout.value.top_up.state.ready)
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.value() == Money(700_00))
    items = till.window.status.state.items
    till.until(lambda: any(one.name == "shift" for one in items))
    services = till.window.services
    assert services is not None
    printed = services.data.folder.paper
    till.until(lambda: list(printed.glob("*")))
    till.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    till.checkout.entry.type("120")
    till.checkout.submit()
    till.until(lambda: till.checkout.basket.state.lines)
    till.press(Qt.Key.Key_F8, SHIFT)
    till.until(lambda: till.checkout.counter.completed)
    till.serve()
    assert till.value() == Money(580_00)


def test_the_pin_is_set_and_asked_for(till: Till) -> None:
    till.checkout.open_overlay(Overlay.VALUE)
    till.checkout.value.top_up.type("1000")
    till.until(lambda: till.checkout.value.top_up.state.ready)
    till.checkout.value.top_up.submit()
    till.until(lambda: till.value() == Money(1000_00))
    till.checkout.value.choose_page("pin")
    pin = till.checkout.value.pin
    pin.type("new", "730519")
    pin.type("again", "730519")
    pin.submit()
    till.until(lambda: pin.state.old_shown)
    pin.type("new", "840627")
    till.window.shell.lock_wanted.emit()
    assert pin.state.new == ""
    till.window._welcome(Session(MANAGER, 0))
    till.serve()
    till.checkout.open_overlay(Overlay.VALUE)
    till.press(Qt.Key.Key_Escape)
    till.checkout.entry.type("600")
    till.checkout.submit()
    till.until(lambda: till.checkout.basket.state.lines)
    till.press(Qt.Key.Key_F8, SHIFT)
    till.until(lambda: till.checkout.state.overlay is Overlay.VALUE_PAYING)
    till.checkout.value_paying.type_pin("730519")
    till.press(Qt.Key.Key_Return)
    till.until(lambda: till.checkout.counter.completed)


def test_what_may_be_had_is_a_key_away_and_says_what_is_short(till: Till) -> None:
    till.checkout.open_overlay(Overlay.VALUE)
    till.checkout.close_overlay()
    till.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    giving = till.checkout.giving
    till.until(lambda: giving.state.rows)
    till.until(lambda: till.checkout.state.overlay is Overlay.GIVING)
    assert till.window.counter is not None
    panel = till.window.counter.screen.overlays.panel(Overlay.GIVING)
    assert panel.isVisible()
    giving.choose_page("coupons")
    assert giving.state.empty
    giving.choose_page("mall")
    till.until(lambda: giving.state.rows)
    giving.choose(giving.state.rows[-1].key)
    assert giving.state.confirm == ""
    till.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
