"""A panel that keeps the size its content asks for while it is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent

from shuke.ui.kit.overlay import OverlayPanel

__all__ = ["GrowingPanel"]


class GrowingPanel(OverlayPanel):
    """A sentence that appears makes it higher instead of squeezing what stands there already."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self._place()
        return super().event(event)
