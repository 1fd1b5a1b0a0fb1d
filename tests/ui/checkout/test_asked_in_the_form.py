"""The form of enrolment with what the shop asks, typed by hand; and the panel in which that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from shuke.domain.asked_fields import AS_USUAL, Asked
from shuke.domain.profile_fields import ProfileField
from shuke.presenters.checkout import Overlay
from shuke.ui.back_office.asked_panel import AskedPanel
from shuke.ui.members.enrol_overlay import EnrolOverlay
from shuke.ui.tokens import SIZE

LEFT = Qt.MouseButton.LeftButton


def test_more_fields_are_shown_in_their_order_and_taken(qtbot, till):
    asked = AS_USUAL.with_field(ProfileField.EMAIL, Asked.REQUIRED).with_field(ProfileField.SEX, Asked.ASKED)
    till.stand.shop.desk.asked = lambda: asked.with_field(ProfileField.BIRTHDAY, Asked.NOT_ASKED)
    till.checkout.open_overlay(Overlay.ENROL)
    QApplication.processEvents()
    panel = till.screen.overlays.panel(Overlay.ENROL)
    assert isinstance(panel, EnrolOverlay)
    assert panel.more(ProfileField.EMAIL).isVisible()
    assert not panel.more(ProfileField.ADDRESS).isVisible()
    assert not panel.field("birthday").isVisible()
    qtbot.keyClicks(panel.field("phone").edit, "13912345678")
    qtbot.mouseClick(panel.accept_button, LEFT)
    assert panel.more(ProfileField.EMAIL).complaint
    qtbot.keyClicks(panel.more(ProfileField.EMAIL).edit, "w@x.cn")
    qtbot.mouseClick(panel.sex.card("female"), LEFT)
    assert not panel.more(ProfileField.EMAIL).complaint
    assert panel.sex.current == "female"


def test_usually_nothing_more_is_asked(till):
    till.checkout.open_overlay(Overlay.ENROL)
    QApplication.processEvents()
    panel = till.screen.overlays.panel(Overlay.ENROL)
    assert isinstance(panel, EnrolOverlay)
    assert panel.field("birthday").isVisible()
    assert not any(panel.more(one).isVisible() for one in (ProfileField.EMAIL, ProfileField.NOTE))


def test_the_panel_has_a_row_a_field_with_targets_large_enough(qtbot, till, speaker):
    panel = AskedPanel(speaker, till.screen)
    chosen = []
    panel.picked.connect(lambda which, asked: chosen.append((which, asked)))
    panel.render_asked(AS_USUAL)
    panel.start()
    QApplication.processEvents()
    assert set(panel.grids) == set(ProfileField)
    button = panel.grids[ProfileField.EMAIL].button("required")
    assert button.height() >= SIZE.target_least
    qtbot.mouseClick(button, LEFT)
    assert chosen == [(ProfileField.EMAIL, Asked.REQUIRED)]
    with qtbot.waitSignal(panel.saved):
        qtbot.mouseClick(panel.save_button, LEFT)
    assert not panel.isVisible()
