"""A panel that asks before it shuts: what was typed in it may not be lost by a slip."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.ui.kit.overlay import OverlayPanel

__all__ = ["LeavePanel"]


class LeavePanel(OverlayPanel):
    """Esc and the cross only say `leave_wanted`; the presenter answers with a state, and `show_open` follows."""

    leave_wanted = Signal()

    def close_panel(self) -> None:
        if self.isHidden():
            return
        self.leave_wanted.emit()

    def show_open(self, shown: bool, first: QWidget) -> None:
        if not shown:
            super().close_panel()
        elif self.isHidden():
            self.open(first)
        else:
            self.refit()

    def refit(self) -> None:
        """Take the room that what it holds now asks for."""
        inside = self.layout()
        if inside is not None:
            inside.activate()
        self._place()
