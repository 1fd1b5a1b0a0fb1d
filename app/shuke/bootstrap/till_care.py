"""The window of care of a running till."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke.presenters.back_office import OfficeWork
from shuke.presenters.care.window import CarePresenter
from shuke.ui.back_office.care_screen import CareScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["CARE", "TillCare"]

CARE = "care"
"""The name of the screen."""


class TillCare:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, office: OfficeWork) -> None:
        self._till = till
        self.presenter = CarePresenter(office, self._changed)

    @cached_property
    def screen(self) -> CareScreen:
        """Made when it is shown first."""
        screen = CareScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _changed(self) -> None:
        """Head office is told soon."""
        if self._till.sync is not None:
            self._till.sync.soon()
