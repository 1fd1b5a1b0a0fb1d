"""The windows of a running till in which members are chosen, and members and sales written into files."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from shuke.adapters.whole_files import FileInTheMaking
from shuke.application.exporting.exporting import Exporting
from shuke.application.exporting.wanted import Among
from shuke.bootstrap.till_campaigns import CAMPAIGNS, TillCampaigns
from shuke.bootstrap.till_care import CARE, TillCare
from shuke.bootstrap.till_segments import SEGMENTS, TillSegments
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.exporting import ExportingPresenter
from shuke.presenters.figure_files import FigurePorts
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.exporting_screen import ExportingScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["CAMPAIGNS", "CARE", "EXPORT", "SEGMENTS", "TillExports"]

EXPORT = "export"
"""The name of the screen."""


class TillExports:
    """Made once, behind the counter. `go` opens a window."""

    def __init__(
        self, till: TillApplication, office: OfficeWork, ports: FigurePorts, go: Callable[[MenuPlace], object]
    ) -> None:
        self._till = till
        self._go = go
        self.presenter = ExportingPresenter(office, Exporting(office.desk), FileInTheMaking, time.monotonic)
        self.segments = TillSegments(till, office, self._write_list)
        self.campaigns = TillCampaigns(till, office, ports)
        self.care = TillCare(till, office)

    @cached_property
    def screen(self) -> ExportingScreen:
        """Made when it is shown first."""
        screen = ExportingScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _write_list(self, among: Among) -> None:
        self._go(MenuPlace.EXPORT)
        self.presenter.of_segment(among)
