"""Cards beside the tier through the real window, by touch; keys are in `test_flows`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from checkout_scenes import CheckoutWindow
from checkout_stand import CheckoutStand
from shuke.domain.profile import Profile
from shuke.presenters.checkout import Overlay
from shuke.ui.keys import Keys
from shuke.ui.members.cards_overlay import CardsOverlay
from shuke.ui.speech import Speaker

LEFT = Qt.MouseButton.LeftButton
STUDENT = "13805718888"


@pytest.fixture
def window(qtbot, on_screen: Callable[..., object], speaker: Speaker, keys: Keys) -> CheckoutWindow:
    stand = CheckoutStand(programme="campus-card")
    window = CheckoutWindow(stand, speaker, keys)
    on_screen.show(window, QSize(1280, 800))
    member = stand.shop.enrol(Profile("李同学", STUDENT), "tier.vip.same-day").member_id
    stand.begin()
    stand.checkout.find.choose(member)
    stand.checkout.open_overlay(Overlay.CARDS)
    QApplication.processEvents()
    return window


def panel_of(window: CheckoutWindow) -> CardsOverlay:
    panel = window.screen.overlays.panel(Overlay.CARDS)
    assert isinstance(panel, CardsOverlay)
    return panel


def tap(widget: object) -> None:
    QTest.mouseClick(widget, LEFT)  # type: ignore[call-overload]  # any widget
    QApplication.processEvents()


def test_a_card_is_applied_for_and_handed_over_by_touch(window: CheckoutWindow) -> None:
    stand, panel = window.stand, panel_of(window)
    stand.session = stand.shop.manager
    taker = stand.shop.enrol(Profile("赵同学", "13911112222"), "tier.vip.same-day").member_id
    tap(panel.list.card("apply:campus"))
    assert not panel.taker.isVisible()
    for kind in ("slip", "student-card"):
        tap(panel.proofs.row(kind).tick)
    tap(panel.confirm_button)
    assert "炫酷卡" in panel.notice.text
    tap(panel.acts.card("handed-over"))
    assert panel.taker.isVisible()
    panel.taker.edit.setFocus()
    QTest.keyClicks(panel.taker.edit, "13911112222")
    for kind in ("document", "student-card"):
        tap(panel.proofs.row(kind).tick)
    tap(panel.confirm_button)
    with stand.shop.store.reading() as work:
        assert work.cards.of_member(taker)[0].card_type == "campus"
    assert "转" in panel.notice.text
    names = [panel.list.card(row.card_id).accessibleName() for row in stand.checkout.cards.state.rows]
    assert any("已退卡" in name for name in names)
