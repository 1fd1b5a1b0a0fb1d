"""The dashboard of a running till."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from shuke.application.settlement_sheet import PaperStatement
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.dashboard import DashboardPorts, DashboardPresenter
from shuke.ui.back_office.dashboard_screen import DashboardScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["DASHBOARD", "TillFigures"]

DASHBOARD = "dashboard"
"""The name of the screen."""


class TillFigures:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, office: OfficeWork) -> None:
        self._till = till
        self.presenter = DashboardPresenter(office, DashboardPorts(Path.write_bytes, _pdf))

    @cached_property
    def screen(self) -> DashboardScreen:
        """Made when it is shown first."""
        screen = DashboardScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen


def _pdf(paper: PaperStatement) -> bytes:
    from shuke.adapters.statement_pdf import statement_pdf  # noqa: PLC0415 - half a second, for whoever wants one

    return statement_pdf(paper)
