"""How painted widgets draw: rounded surfaces, the focus ring, text that looks centred."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintDevice, QPainter, QPen

from shuke.ui.theme import current
from shuke.ui.tokens import RADIUS, SIZE, SPACE

__all__ = ["draw_text", "focus_ring", "ink", "painter_on", "shadow", "surface"]

_RISE = 0.06
"""The carried font's box is deeper above than below: centred text is lifted by this part of its size."""


def ink(name: str) -> QColor:
    """A colour of the tokens shown now, by its name."""
    return QColor(getattr(current().colours, name))


def painter_on(device: QPaintDevice) -> QPainter:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    return painter


def surface(painter: QPainter, box: QRect, fill: str, *, edge: str = "", radius: int = RADIUS.small) -> None:
    """A rounded surface; with an edge it has a hairline just inside the box."""
    painter.setBrush(ink(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink(edge), SPACE.hair) if edge else Qt.PenStyle.NoPen)
    inset = SPACE.hair / 2 if edge else 0
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), radius, radius)


def focus_ring(painter: QPainter, box: QRect, colour: str, *, radius: int = RADIUS.small) -> None:
    """A ring inside the box, so that nothing clips it."""
    away = SIZE.focus_ring * 1.5
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink(colour), SIZE.focus_ring))
    painter.drawRoundedRect(
        QRectF(box).adjusted(away, away, -away, -away), radius - away / 2, radius - away / 2
    )


def draw_text(
    painter: QPainter,
    box: QRect,
    text: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, centred in height, shortened with … where the box is too narrow."""
    painter.setFont(font)
    painter.setPen(ink(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    rise = round(font.pixelSize() * _RISE)
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box.translated(0, -rise), int(flags), shown)


def shadow(painter: QPainter, box: QRect, *, radius: int = RADIUS.large) -> None:
    """The one level of shadow: soft, a little below the box."""
    painter.setPen(Qt.PenStyle.NoPen)
    steps = SIZE.shadow_spread
    for step in range(steps, 0, -1):
        colour = ink("shadow")
        colour.setAlphaF(0.018 * (1 - step / (steps + 1)))
        painter.setBrush(colour)
        grown = QRectF(box).adjusted(-step, -step, step, step).translated(QPointF(0, SPACE.xs))
        painter.drawRoundedRect(grown, radius + step, radius + step)
