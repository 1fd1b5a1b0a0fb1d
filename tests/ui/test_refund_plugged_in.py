"""Refunds in the real window: keyboard alone, fingers alone, and on the real till with a receipt that is scanned."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled, until

from fakes.counter_shop import CUP, TEA
from refund_window_stand import RefundWindowStand
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_refund import REFUND
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.presenters.background import Lane
from shuke.ui.back_office.refund_screen import RefundScreen
from shuke.ui.keys import Keys
from shuke.ui.kit.buttons import Button
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE

LEFT = Qt.MouseButton.LeftButton


class Window:
    def __init__(self, qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> None:
        self.qtbot = qtbot
        self.stand = RefundWindowStand()
        self.stand.session = self.stand.shop.manager
        self.sale = self.stand.sales.sell((TEA.article_id, 2), (CUP.article_id, 1))
        shell, self.screen = Shell(speaker, keys), RefundScreen(speaker)
        shell.add_screen(REFUND, self.screen)
        self.screen.attach(self.stand.presenter)
        on_screen.show(shell)
        self.shell = shell
        self.stand.presenter.open()
        self.screen.setFocus()
        settled()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)
            settled()

    def touch(self, button: Button) -> None:
        assert button.isVisible()
        assert button.height() >= SIZE.target_least
        self.qtbot.mouseClick(button, LEFT)
        settled()


@pytest.fixture
def window(qtbot: QtBot, on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Window:
    return Window(qtbot, on_screen, speaker, keys)


def test_one_piece_comes_back_by_keyboard_alone(window: Window) -> None:
    window.qtbot.keyClicks(QApplication.focusWidget(), "0001")
    window.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert window.screen.sale.lines.hasFocus()
    window.press(Qt.Key.Key_Plus)
    assert window.stand.presenter.state.outcome.paid_back == "¥128.00"
    window.screen.sale.reason_keys.focus_current()
    window.press(Qt.Key.Key_Return)
    window.screen.sale.do_button.setFocus()
    window.press(Qt.Key.Key_Return)
    assert "已退款 ¥128.00" in window.stand.notice
    assert window.screen.sale.do_button.isVisible() is False


def test_all_of_it_comes_back_by_touch_and_other_reasons_are_written(window: Window) -> None:
    sale = window.screen.sale
    table = window.screen.table
    window.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(0, 1)).center())
    settled()
    assert not sale.do_button.isEnabled()
    window.touch(sale.all_button)
    window.touch(sale.less_button)
    assert window.stand.presenter.state.outcome.paid_back == "¥216.50"
    first = sale.lines.visualRect(sale.lines.model().index(0, 0)).center()
    window.qtbot.mouseClick(sale.lines.viewport(), LEFT, pos=first)
    settled()
    assert window.stand.presenter.state.outcome.paid_back == "¥88.50"
    window.touch(sale.reason_keys.button("other"))
    assert sale.reason.edit.hasFocus()
    window.qtbot.keyClicks(sale.reason.edit, "cracked")
    window.touch(sale.do_button)
    assert "已退款 ¥88.50" in window.stand.notice


def test_a_receipt_scanned_at_the_counter_leads_to_its_refund(qtbot: QtBot, till: TillApplication) -> None:
    assert till.counter is not None
    assert till.office is not None
    checkout, refund = till.counter.checkout, till.office.refund
    checkout.entry.type("12.5")
    checkout.submit()
    until(qtbot, lambda: checkout.counter.view and checkout.counter.view.basket.lines)
    checkout.take(TenderKind.CASH)
    until(qtbot, lambda: checkout.counter.completed)
    completed = checkout.counter.completed
    assert completed is not None
    checkout.scanned(completed.receipt_code, IdentifiedBy.HAND_SCANNER)
    until(qtbot, lambda: checkout.counter.notice and checkout.counter.notice.action)
    checkout.act_on_notice()
    until(qtbot, lambda: refund.presenter.state.sale)
    assert till.shell.shown == REFUND
    refund.presenter.take_all()
    until(qtbot, lambda: refund.presenter.state.outcome.paid_back)
    refund.presenter.pick_reason("mistake")
    refund.presenter.submit()
    until(qtbot, lambda: refund.presenter.state.notice)
    services = till.services
    assert services is not None

    def cash_refunded() -> int:
        with services.data.reports.reading() as work:
            shift = work.shifts.open_at("S01-1")
            assert shift is not None
            return work.shifts.figures(shift).cash_refunded.minor

    assert till.background.wait_for(Lane.READING, cash_refunded, 30.0) == 12_50
    till.counter.office.take_scan(completed.receipt_code)  # type: ignore[union-attr]  # it is there
    until(qtbot, lambda: refund.presenter.state.notice and refund.presenter.state.sale is None)
    qtbot.keyClick(till.shell, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert till.shell.shown == REFUND
