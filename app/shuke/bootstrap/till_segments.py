"""The window of segments of a running till."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from shuke.application.exporting.wanted import Among
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.segments.window import SegmentPorts, SegmentsPresenter
from shuke.ui.back_office.segments_screen import SegmentsScreen

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["SEGMENTS", "TillSegments"]

SEGMENTS = "segments"
"""The name of the screen."""


class TillSegments:
    """Made once, behind the counter. `hand_on` opens the window that writes lists."""

    def __init__(self, till: TillApplication, office: OfficeWork, hand_on: Callable[[Among], None]) -> None:
        self._till = till
        self.presenter = SegmentsPresenter(office, SegmentPorts(hand_on, self._changed))

    @cached_property
    def screen(self) -> SegmentsScreen:
        """Made when it is shown first."""
        screen = SegmentsScreen(self._till.speaker)
        screen.attach(self.presenter)
        return screen

    def _changed(self) -> None:
        """Head office is told soon."""
        if self._till.sync is not None:
            self._till.sync.soon()
