"""The real till of a cashier, and hands that count: keys, touches, scans, and the moments of thought between them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from fakes.chain import at_once
from fakes.counter_shop import CASHIER, MANAGER, TEA
from fakes.till_on_disk import SESSION, open_till
from fakes.wheel_shop import spun
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.money_held.customer_pins import CustomerPins, PinChange
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpWanted, top_up
from shuke.application.pin_tries import PinTries
from shuke.application.ports.store import SealedPin
from shuke.application.prizes.wheel import WheelDesk
from shuke.application.programme_text import publishable
from shuke.application.session import Session
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import TenderKind
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.facts.staff_enrolled import StaffEnrolled
from shuke.domain.money import Money
from shuke.domain.profile import Profile
from shuke.domain.scanning.found_code import CodesSeen, FoundCode, Point, Symbology
from shuke.domain.shop import Staff
from shuke.presenters.checkout import Checkout
from shuke.ui.tokens import SIZE
from till_window import TillWindow, half_hour, record

__all__ = ["CUSTOMER_PIN", "PHONE", "STAFF_PIN", "BudgetTill", "Hands", "prepared"]

PHONE, CUSTOMER_PIN, STAFF_PIN = "13800138000", "826413", "739184"
_PRIZES = 4

KEY_S, THOUGHT_S, SCAN_S = 0.2, 1.35, 1.0
"""Keystroke-level estimates, as the product's budgets are made of."""

_MORE = """
[wheel]
spins_a_day = 100
free_a_day = 100
collected = { days = 30 }

[[wheel.segments]]
key = "cup"
name = { zh = "二等奖", en = "Second prize" }
weight = 1
stock = 9
gives = { thing = { zh = "盖碗", en = "A cup" } }

[[tiers]]
key = "ordinary"

[[tiers.entry]]
by = "registering"
"""
"""Prizes that ask for no document, and a way in that asks for nothing but the phone."""


class Hands:
    """What a cashier's hands do on the till's window."""

    def __init__(self, till: BudgetTill) -> None:
        self._till = till
        self.keys = self.touches = self.scans = self.thoughts = self.strokes = 0

    @property
    def seconds(self) -> float:
        return self.strokes * KEY_S + self.thoughts * THOUGHT_S + self.scans * SCAN_S

    def think(self) -> None:
        self.thoughts += 1

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        """A key, or several held with one: that counts as one key, and as many strokes as fingers move."""
        with_these = Qt.KeyboardModifier.NoModifier
        for one in held:
            with_these |= one
        self.keys += 1
        self.strokes += 1 + len(held)
        QTest.keyClick(self._focus(), key, with_these)
        self._till.quiet()

    def type(self, text: str, *, count: bool = False) -> None:
        """Digits of amounts, phones and PINs count in seconds, not as keys; `count` what else is typed."""
        self.strokes += len(text)
        self.keys += len(text) if count else 0
        if text.isascii():
            QTest.keyClicks(self._focus(), text)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(self._focus(), committed)
        self._till.quiet()

    def scan(self, code: str) -> None:
        self.scans += 1
        self._till.counter.scanner.scanned.emit(code)
        self._till.quiet()

    def show(self, code: str) -> None:
        """To the camera, which looks."""
        self.scans += 1
        self._till.sees(code, self._till.seen_at_ms + 100)

    def touch(self, target: QWidget, at: QPoint | None = None, *, least: int = SIZE.target_least) -> None:
        """A tap on something that is shown, can be pressed, and is large enough for a finger."""
        assert target.isVisible(), target.accessibleName()
        assert target.isEnabled(), target.accessibleName()
        assert at is not None or min(target.width(), target.height()) >= least, target.accessibleName()
        self.touches += 1
        where = at if at is not None else target.rect().center()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)
        self._till.quiet()

    def tap_digits(self, pad: Callable[[str], QAbstractButton], text: str) -> None:
        """On the digits of the screen; they do not count."""
        counted = self.touches
        for sign in text:
            self.touch(pad(sign), least=SIZE.target_digit)
        self.touches = counted

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._till.window.shell


@dataclass(frozen=True)
class Prepared:
    member: str
    prizes: tuple[str, ...]


class BudgetTill(TillWindow):
    """A member with a card, points, stored value, a PIN; prizes that wait; a cashier signed in, the till at rest."""

    def __init__(self, qtbot: QtBot, app: QApplication, path: Path) -> None:
        self.ready = prepared(path)
        self.seen_at_ms = 0
        super().__init__(
            qtbot, app, path, prepare=lambda _: (self.ready.member, self.ready.prizes[0]), who=CASHIER
        )
        self.counter.scanner.remove()  # it would take keys that come this fast for a scanner's
        self.window.shell.setUpdatesEnabled(False)  # painting takes most of the time, and is tested elsewhere

    @property
    def checkout(self) -> Checkout:
        return self.counter.checkout

    def rest(self) -> None:
        """As the last customer left it: nobody served, nothing rung up, nothing over the counter."""
        shell = self.window.shell
        self.sign_in(CASHIER)
        self.checkout.close_overlay()
        shell.show_screen("checkout")
        self.quiet()
        for _ in range(2):  # the second press is the one that means it
            if self.checkout.counter.view and self.checkout.counter.view.basket.lines:
                self.checkout.basket.void()
                self.quiet()
        self.checkout.counter.next_customer()
        self.checkout.counter.be_silent()
        self.checkout.panel.forget()
        self.checkout.forget_undo()
        self.checkout.entry.clear()
        self.quiet()

    def sign_in(self, who: Staff) -> None:
        session = self.window.session
        if session is None or session.staff != who:
            self.window._welcome(Session(who, 0))
            self.quiet()

    def card_code(self) -> str:
        """What the member's card shows, the newest one."""
        services = self.window.services
        assert services is not None

        def read() -> str:
            with services.data.counter.reading() as work:
                return services.card_text(next(one for one in work.cards.of_member(self.member) if one.alive))

        return self.window.on_counter(read)

    def sees(self, code: str, at_ms: int = 0) -> None:
        """A frame of the camera with this code in it, or with none, so long after now."""
        self.seen_at_ms = at_ms
        taken_at_ms = int(time.monotonic() * 1000) + at_ms
        corners = (Point(0, 0), Point(9, 0), Point(9, 9), Point(0, 9))
        found = (FoundCode(code, Symbology.QR, corners),) if code else ()
        counted = found[0] if found else None
        self.counter.camera._relay.codes_seen(CodesSeen(found, counted, 640, 480, taken_at_ms))
        self.quiet()

    def serve(self) -> None:
        self.checkout.find.choose(self.member)
        self.quiet()

    def ring_up(self, amount: str) -> None:
        self.checkout.entry.type(amount)
        self.checkout.submit()
        self.quiet()

    def sold(self) -> str:
        """A tea, paid in cash; the code of its receipt."""
        self.checkout.entry.type(TEA.barcode)
        self.checkout.submit()
        self.quiet()
        self.checkout.take(TenderKind.CASH)
        self.quiet()
        completed = self.checkout.counter.completed
        assert completed is not None
        return completed.receipt_code


def prepared(path: Path) -> Prepared:
    till = open_till(path)
    text = half_hour() + _MORE
    text = text.replace("full = 5", "full = 60")  # a full card would pay for a sale
    record(till, ArticlesListed((TEA,)), publishable(text, preset_base), StaffEnrolled(CASHIER))
    for staff in (CASHIER, MANAGER):
        sealed = SealedPin(till.pins.seal(staff.staff_id, STAFF_PIN), 0, 0)
        with till.data.counter.writing() as work:
            work.pins.put(staff.staff_id, sealed)
            work.commit()
    new = till.enrolments.enrol(SESSION, Enrolment(Profile("王小明", PHONE), "tier.ordinary.registering", ""))
    assert isinstance(new, NewMember), new
    member = new.member_id
    wanted = TopUpWanted("t-1", member, Money(1000_00))
    assert isinstance(top_up(till.desk, lambda: 1 << 40, SESSION, wanted), TopUpAnswer)
    tries = PinTries(till.data.counter, till.clock.now_ms, till.pins, at_once)
    assert CustomerPins(till.desk, tries, till.pins).change(SESSION, PinChange(member, CUSTOMER_PIN)) is None
    ready = Prepared(member, won(till, member))
    till.data.close()
    return ready


def won(till: TillServices, member: str) -> tuple[str, ...]:
    wheel = WheelDesk(till.desk, till.signer.sign)
    return tuple(spun(wheel.spin(SESSION, member)).code for _ in range(_PRIZES))
