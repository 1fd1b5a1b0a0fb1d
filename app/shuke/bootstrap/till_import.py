"""The window of a running till in which an older system's members are taken over."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from shuke.adapters.pinyin import initials
from shuke.application.importing.carrying_over import CarryingOver
from shuke.presenters.article_import import ImportFiles
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.member_import import MemberImportPresenter
from shuke.ui.back_office.member_import_screen import MemberImportScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["IMPORT", "TillImport"]

IMPORT = "import"
"""The name of the screen."""


class TillImport:
    """Made once, behind the counter. `changed`: members came in."""

    def __init__(
        self, till: TillApplication, office: OfficeWork, files: ImportFiles, changed: Callable[[], None]
    ) -> None:
        self._till, self._changed = till, changed
        carrying = CarryingOver(office.desk, initials)
        self.presenter = MemberImportPresenter(office, carrying, files, time.monotonic, self._came_in)

    @cached_property
    def screen(self) -> MemberImportScreen:
        """Made when it is shown first."""
        screen = MemberImportScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _came_in(self) -> None:
        """The members' window shows them, head office is told soon."""
        self._changed()
        if self._till.sync is not None:
            self._till.sync.soon()
