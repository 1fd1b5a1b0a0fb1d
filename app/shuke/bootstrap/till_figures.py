"""The dashboard and the programme's cost of a running till."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from shuke.application.settlement_sheet import PaperStatement
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.dashboard import DashboardPresenter
from shuke.presenters.figure_files import FigurePorts
from shuke.presenters.menu import MenuPlace
from shuke.presenters.programme_cost import CostPresenter
from shuke.ui.back_office.cost_screen import CostScreen
from shuke.ui.back_office.dashboard_screen import DashboardScreen
from shuke.wording.said import Words

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_counter import TillCounter

__all__ = ["COST", "DASHBOARD", "TillFigures"]

DASHBOARD, COST = "dashboard", "cost"
"""The names of the screens."""


class TillFigures:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, counter: TillCounter, office: OfficeWork) -> None:
        self._till = till
        self.ports = FigurePorts(Path.write_bytes, _pdf, counter.pump.kick)
        self.presenter = DashboardPresenter(office, self.ports)
        self.cost = CostPresenter(office, self.ports, self._changed)

    @cached_property
    def screen(self) -> DashboardScreen:
        """Made when it is shown first."""
        screen = DashboardScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    @cached_property
    def cost_screen(self) -> CostScreen:
        """Made when it is shown first."""
        screen = CostScreen(self._till.speaker)
        screen.attach(self.cost)
        return screen

    def warned(self, place: MenuPlace) -> Words:
        """What the menu has to say of a place before it is opened."""
        return self.cost.warning if place is MenuPlace.COST else ""

    def _changed(self) -> None:
        """Head office is told soon."""
        if self._till.sync is not None:
            self._till.sync.soon()


def _pdf(paper: PaperStatement) -> bytes:
    from shuke.adapters.statement_pdf import statement_pdf  # noqa: PLC0415 - half a second, for whoever wants one

    return statement_pdf(paper)
