"""Who enrolled themselves stands in the panel of enrolment: completed or turned away by touch."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fakes.self_enrolled import let_wait, somebody
from shuke.domain.self_enrolment import TurnedAway
from shuke.presenters.checkout import Overlay
from shuke.ui.members.enrol_overlay import EnrolOverlay
from shuke.ui.tokens import SIZE

LEFT = Qt.MouseButton.LeftButton


def opened(till):
    till.checkout.open_overlay(Overlay.ENROL)
    QApplication.processEvents()
    panel = till.screen.overlays.panel(Overlay.ENROL)
    assert isinstance(panel, EnrolOverlay)
    return panel


def test_while_nobody_waits_there_is_no_list(till):
    assert not opened(till).waiting.isVisible()


def test_a_tap_fills_the_form_and_a_reason_turns_away(qtbot, till):
    let_wait(till.stand.shop.store, somebody(), somebody("e-2", "李娜", "13900139000"))
    panel = opened(till)
    wrong = panel.waiting.reason(TurnedAway.WRONG)
    assert panel.waiting.isVisible()
    assert not wrong.isVisible()
    card = panel.waiting.choices.card("e-2")
    assert card.height() >= SIZE.target_least
    qtbot.mouseClick(card, LEFT)
    QApplication.processEvents()
    assert panel.field("name").edit.text() == "李娜"
    assert wrong.isVisible()
    assert wrong.height() >= SIZE.target_least
    qtbot.mouseClick(wrong, LEFT)
    QApplication.processEvents()
    assert panel.field("name").edit.text() == ""
    assert panel.waiting.choices.keys() == ("e-1",)
    card = panel.waiting.choices.card("e-1")
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert panel.field("phone").edit.text() == "13800135678"
