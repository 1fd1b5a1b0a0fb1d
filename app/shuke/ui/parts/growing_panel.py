"""A panel that keeps the size its content asks for while it is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from shuke.ui.kit.overlay import Edge, OverlayPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording.said import Words
from shuke.wording.shell import CLOSE

__all__ = ["GrowingPanel"]


class GrowingPanel(OverlayPanel):
    """A sentence that appears makes it higher instead of squeezing what stands there already."""

    def __init__(
        self,
        speaker: Speaker,
        screen: QWidget,
        title: Words,
        *,
        width: int = SIZE.panel_width,
        edge: Edge = Edge.CENTRE,
    ) -> None:
        super().__init__(speaker, screen, title, width=width, edge=edge)
        self._names_in = speaker
        speaker.changed.connect(self._name_the_cross)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self._place()
        return super().event(event)

    def _name_the_cross(self) -> None:
        self.close_button.setAccessibleName(self._names_in.text(CLOSE))
