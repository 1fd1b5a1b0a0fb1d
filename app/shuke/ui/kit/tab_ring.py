"""Where Tab stops inside a part of a window, in the order in which it was laid out.

Qt's own chain has what is made later (the rows of a list, the ticks of a form) behind everything else of the window.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

__all__ = ["go_round", "tab_stops"]


def tab_stops(part: QWidget) -> Iterator[QWidget]:
    """What is shown inside it and takes the focus by Tab."""
    for child in _inside(part):
        if child.isHidden() or not child.isEnabled():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from tab_stops(child)


def go_round(part: QWidget, *, forward: bool) -> bool:
    """What `focusNextPrevChild` of a part does: its next stop takes the focus, behind the last the first."""
    stops = list(tab_stops(part))
    now = QApplication.focusWidget()
    here = stops.index(now) if now in stops else -1 if forward else 0
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


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
