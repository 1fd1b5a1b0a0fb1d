"""The window of a running till in which members and sales are written into files."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from shuke.adapters.whole_files import FileInTheMaking
from shuke.application.exporting.exporting import Exporting
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.exporting import ExportingPresenter
from shuke.ui.back_office.exporting_screen import ExportingScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["EXPORT", "TillExports"]

EXPORT = "export"
"""The name of the screen."""


class TillExports:
    """Made once, behind the counter."""

    def __init__(self, till: TillApplication, office: OfficeWork) -> None:
        self._till = till
        self.presenter = ExportingPresenter(office, Exporting(office.desk), FileInTheMaking, time.monotonic)

    @cached_property
    def screen(self) -> ExportingScreen:
        """Made when it is shown first."""
        screen = ExportingScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen
