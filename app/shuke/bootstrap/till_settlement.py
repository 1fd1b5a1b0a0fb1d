"""The window of what the shop settled with others, at a running till."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from shuke.bootstrap.till_counter import TillCounter
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.settlement import SettlementPresenter
from shuke.ui.back_office.settlement_screen import SettlementScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["SETTLEMENT", "TillSettlement"]

SETTLEMENT = "settlement"
"""The name of the screen."""


class TillSettlement:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, counter: TillCounter, office: OfficeWork) -> None:
        self._till = till
        self.presenter = SettlementPresenter(office, counter.printing.preview, counter.pump.kick)

    @cached_property
    def screen(self) -> SettlementScreen:
        """Made when it is shown first."""
        screen = SettlementScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen
