"""Rows and columns with the spaces of the tokens."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from shuke.ui.tokens import SPACE

__all__ = ["appear", "column", "emptied", "row"]

L = TypeVar("L", bound=QBoxLayout)


def column(*items: QWidget | QLayout | int | None, gap: int = SPACE.m, margin: int = 0) -> QVBoxLayout:
    """Top to bottom. An `int` is extra space, `None` stretches."""
    return _filled(QVBoxLayout(), items, gap, margin)


def row(*items: QWidget | QLayout | int | None, gap: int = SPACE.s, margin: int = 0) -> QHBoxLayout:
    """Side by side. An `int` is extra space, `None` stretches."""
    return _filled(QHBoxLayout(), items, gap, margin)


def _filled(layout: L, items: tuple[QWidget | QLayout | int | None, ...], gap: int, margin: int) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        if item is None:
            layout.addStretch()
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout


def emptied(layout: QLayout) -> None:
    """Take everything out and let the widgets go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            emptied(inner)


def appear(widget: QWidget, shown: bool) -> None:
    """Show or hide a part, also before it has a parent.

    `setVisible(True)` on a widget that is in no window yet would open a window of its own for a moment.
    """
    if shown and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(shown)
