"""Where Tab stops inside a part of a window, in the order in which it was laid out.

Qt's own chain has what is made later (the rows of a list, the ticks of a form) behind everything else of the window.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

__all__ = ["tab_stops"]


def tab_stops(part: QWidget) -> Iterator[QWidget]:
    """What is shown inside it and takes the focus by Tab."""
    for child in _inside(part):
        if child.isHidden() or not child.isEnabled():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from tab_stops(child)


def _inside(part: QWidget) -> Iterator[QWidget]:
    layout = part.layout()
    if layout is not None:
        yield from _laid_out(layout)
    elif isinstance(part, QScrollArea):
        content: QWidget | None = part.widget()
        if content is not None:
            yield content


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        assert item is not None  # counted
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget
