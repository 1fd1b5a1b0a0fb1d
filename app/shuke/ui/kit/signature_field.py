"""The field of a signature: shown, or drawn on with a finger, a pen or the mouse."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.domain.signature import FIELD_HEIGHT, FIELD_WIDTH, Point, Stroke, smoothed
from shuke.ui.kit.painting import ink, painter_on, surface
from shuke.ui.tokens import RADIUS, SIZE

__all__ = ["SignatureField", "SignaturePad"]

_MOST_LIVE_POINTS = 1000
"""Of a stroke under way; beyond that every second one goes, so that no scribble slows the pen down."""

_PEN = FIELD_WIDTH / 200
_LINE_AT = 0.78
"""Where the line to write on stands, from the top."""


class SignatureField(QWidget):
    """As wide as there is room, in the field's shape, in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._strokes: tuple[Stroke, ...] = ()
        self._path = QPainterPath()
        self.setMinimumSize(
            SIZE.signature_least_width, SIZE.signature_least_width * FIELD_HEIGHT // FIELD_WIDTH
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        if strokes != self._strokes:
            self._strokes = strokes
            self._path = QPainterPath()
            for stroke in strokes:
                _add(self._path, stroke)
            self.update()

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        return self._strokes

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width * FIELD_HEIGHT // FIELD_WIDTH

    def sizeHint(self) -> QSize:
        width = SIZE.signature_width
        return QSize(width, self.heightForWidth(width))

    def field(self) -> QRect:
        """Where the field lies in this widget."""
        width = min(self.width(), self.height() * FIELD_WIDTH // FIELD_HEIGHT)
        height = width * FIELD_HEIGHT // FIELD_WIDTH
        return QRect((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        field = self.field()
        surface(painter, field, "raised", edge="outline", radius=RADIUS.large)
        painter.translate(field.topLeft())
        scale = field.width() / FIELD_WIDTH
        painter.scale(scale, scale)
        self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        pen = QPen(ink("strong"), _PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)


class SignaturePad(SignatureField):
    """Announces each stroke as it ends; which ones are shown is for `show_strokes` to say."""

    stroke_drawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._live: list[Point] = []
        self._open = True
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def let_draw(self, allowed: bool) -> None:
        """Where not, what is drawn stays as it is."""
        self._open = allowed
        self._live = []

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._open and event.button() is Qt.MouseButton.LeftButton:
            self._live = [self._point(event.position())]
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._live:
            return
        point = self._point(event.position())
        if point != self._live[-1]:
            self._live.append(point)
            if len(self._live) > _MOST_LIVE_POINTS:
                self._live = self._live[::2]
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._live:
            stroke, self._live = tuple(self._live), []
            self.stroke_drawn.emit(stroke)
            self.update()

    def hideEvent(self, _event: QHideEvent) -> None:
        """A stroke that the window's going broke off is nobody's."""
        self._live = []

    def _draw(self, painter: QPainter) -> None:
        painter.setPen(QPen(ink("hairline"), _PEN / 2))
        edge = FIELD_WIDTH // 12
        painter.drawLine(
            QPointF(edge, FIELD_HEIGHT * _LINE_AT), QPointF(FIELD_WIDTH - edge, FIELD_HEIGHT * _LINE_AT)
        )
        super()._draw(painter)
        if self._live:
            path = QPainterPath()
            _add(path, tuple(self._live))
            painter.drawPath(path)

    def _point(self, at: QPointF) -> Point:
        field = QRectF(self.field())
        scale = FIELD_WIDTH / max(field.width(), 1)
        return round((at.x() - field.x()) * scale), round((at.y() - field.y()) * scale)


def _add(path: QPainterPath, stroke: Stroke) -> None:
    line = [QPointF(x, y) for x, y in smoothed(stroke)]
    path.moveTo(line[0])
    if len(line) == 1:
        path.lineTo(line[0] + QPointF(_PEN / 10, 0))
    for _, point in pairwise(line):
        path.lineTo(point)
