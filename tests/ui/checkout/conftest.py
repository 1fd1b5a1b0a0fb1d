"""A shown checkout window over a whole shop, signed in and ready."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from checkout_scenes import CheckoutWindow, prepared
from checkout_stand import CheckoutStand
from shuke.ui.keys import Keys
from shuke.ui.speech import Speaker

USUAL = QSize(1280, 800)


class Till:
    """Hands and eyes: what a cashier does, and what is to be seen."""

    def __init__(self, window: CheckoutWindow, member_id: str) -> None:
        self.window, self.screen, self.stand = window, window.screen, window.stand
        self.member_id = member_id

    @property
    def checkout(self):
        return self.stand.checkout

    @property
    def field(self):
        return self.screen.middle.entry.field

    @property
    def due(self) -> str:
        return self.screen.totals.due.text

    @property
    def notice(self) -> str:
        return self.screen.middle.notice.text

    def names(self) -> list[str]:
        return [str(line.name) for line in self.checkout.basket.state.lines]


@pytest.fixture
def till(qtbot, on_screen: Callable[..., object], speaker: Speaker, keys: Keys) -> Till:
    window = CheckoutWindow(CheckoutStand(), speaker, keys)
    on_screen.show(window, USUAL)
    member_id = prepared(window.stand)
    window.screen.setFocus()
    QApplication.processEvents()
    return Till(window, member_id)
