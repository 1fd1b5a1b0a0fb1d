"""A QR on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from shuke.ui.tokens import DARK, LIGHT

__all__ = ["draw_code"]

_QUIET_MODULES = 4
"""What ISO/IEC 18004 asks for around it."""


def draw_code(painter: QPainter, box: QRect, dots: Sequence[Sequence[bool]]) -> None:
    """In the middle of the box with its quiet zone, black on white whatever the look, of whole px: readers want
    that."""
    across = len(dots) + 2 * _QUIET_MODULES
    module = max(1, min(box.width(), box.height()) // across)
    side = module * across
    left = box.x() + (box.width() - side) // 2
    top = box.y() + (box.height() - side) // 2
    painter.fillRect(QRect(left, top, side, side), QColor(LIGHT.colours.raised))
    dark = QColor(DARK.colours.shadow)
    for y, row in enumerate(dots, _QUIET_MODULES):
        for x, black in enumerate(row, _QUIET_MODULES):
            if black:
                painter.fillRect(left + x * module, top + y * module, module, module, dark)
