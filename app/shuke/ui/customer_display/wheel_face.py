"""The wheel itself: drawn once into a picture, which is turned. It shows where a turn ends; it never decides it."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin

from PySide6.QtCore import QElapsedTimer, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetrics,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from shuke.presenters.prizes.turning import TURN_MS, Sector, angle_at, resting_angle
from shuke.presenters.prizes.wheel_show import WheelShown
from shuke.ui.customer_display.sheet import Measure
from shuke.ui.fonts import ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.painting import ink, painter_on
from shuke.ui.theme import current
from shuke.ui.tokens import SECTOR_PAIRS, SIZE, SPACE, TYPE

__all__ = ["WheelFace"]

_NAME_BEGINS, _NAME_ENDS = 0.28, 0.94
"""Where names stand between the middle and the rim."""

_DIMMED = 0.62
_TOP = 90.0
"""Where Qt, which counts from the right and against the clock, has the top."""

_SIXTEENTHS = 16


class WheelFace(QWidget):
    """`now_ms`: a clock that never goes back; without one, Qt's. `ground`: what it lies on."""

    def __init__(
        self,
        parent: QWidget | None = None,
        now_ms: Callable[[], int] | None = None,
        ground: str = "paper",
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._since = QElapsedTimer()
        self._since.start()
        self._now_ms = now_ms or self._since.elapsed
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(SIZE.wheel_frame_ms)
        self._frames.timeout.connect(self.step)
        self._shown: WheelShown | None = None
        self._measure: Measure | None = None
        self._began_ms = 0
        self._picture_of: tuple[object, QPixmap] | None = None
        self._hub_of: tuple[object, QPixmap] | None = None

    def show_wheel(self, shown: WheelShown, measure: Measure) -> None:
        before = self._shown
        self._shown, self._measure = shown, measure
        if shown.turning and (before is None or not before.turning or before.turn != shown.turn):
            self._began_ms = self._now_ms()
            self._frames.start()
        elif not shown.turning:
            self._frames.stop()
        self.update()

    def hideEvent(self, _event: QHideEvent) -> None:
        self._frames.stop()

    def showEvent(self, _event: QShowEvent) -> None:
        if self._shown is not None and self._shown.turning:
            self._frames.start()

    def step(self) -> None:
        """Called for each frame; the last one stands."""
        if self._elapsed_ms() >= TURN_MS:
            self._frames.stop()
        self.repaint()

    @property
    def angle(self) -> float:
        shown = self._shown
        if shown is None or shown.turn is None:
            return 0.0
        resting = resting_angle(shown.sectors, shown.turn)
        return angle_at(self._elapsed_ms(), resting) if shown.turning else resting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(self.rect(), ink(self._ground))
        shown, measure = self._shown, self._measure
        if shown is None or measure is None or not shown.sectors:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._picture(shown, measure)
        half = self._side / 2
        middle = QRectF(self.rect()).center()
        painter.save()
        painter.translate(middle)
        painter.rotate(self.angle)
        painter.drawPixmap(QPointF(-half, -half), picture)
        painter.restore()
        hub = self._hub(measure)
        across = hub.deviceIndependentSize().width()
        painter.drawPixmap(middle - QPointF(across, across) / 2, hub)
        self._pointer(painter, QPointF(middle.x(), middle.y() - half), measure)

    # inside

    @property
    def _side(self) -> int:
        return min(self.width(), self.height())

    def _elapsed_ms(self) -> int:
        return self._now_ms() - self._began_ms

    def _picture(self, shown: WheelShown, measure: Measure) -> QPixmap:
        """Drawn when what it shows, its size or its look changed; at rest what did not come up pales."""
        rests_at = shown.turn.to if shown.turn is not None and not shown.turning else ""
        texts = tuple(measure.texts(one.name)[0] for one in shown.sectors)
        ratio = self.devicePixelRatioF()
        key = (shown.sectors, texts, rests_at, self._side, ratio, current().name)
        if self._picture_of is None or self._picture_of[0] != key:
            self._picture_of = key, _drawn(shown.sectors, texts, rests_at, self._side, ratio, measure)
        return self._picture_of[1]

    def _hub(self, measure: Measure) -> QPixmap:
        """It stands while the wheel turns around it."""
        key = (self._side, self.devicePixelRatioF(), current().name)
        if self._hub_of is None or self._hub_of[0] != key:
            self._hub_of = key, _hub_drawn(measure, self.devicePixelRatioF())
        return self._hub_of[1]

    def _pointer(self, painter: QPainter, top: QPointF, measure: Measure) -> None:
        wide, high = measure.px(SPACE.m), measure.px(SPACE.xl)
        points = (QPointF(-wide, 0), QPointF(wide, 0), QPointF(0, high))
        painter.setPen(QPen(ink("paper"), max(SPACE.hair, measure.px(SPACE.xs) // 2)))
        painter.setBrush(ink("bad"))
        painter.drawPolygon(QPolygonF([top + point for point in points]))


def _drawn(
    sectors: tuple[Sector, ...],
    texts: tuple[str, ...],
    rests_at: str,
    side: int,
    ratio: float,
    measure: Measure,
) -> QPixmap:
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)  # nothing around the wheel: literal is meant
    painter = painter_on(picture)
    rim = measure.px(SIZE.wheel_rim)
    whole = QRectF(0, 0, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink("accent"))
    painter.drawEllipse(whole)
    _lamps(painter, side / 2, rim)
    inside = whole.adjusted(rim, rim, -rim, -rim)
    for at, (sector, text) in enumerate(zip(sectors, texts, strict=True)):
        fill, written = _pair(at, len(sectors))
        pale = bool(rests_at) and sector.key != rests_at
        painter.setOpacity(1.0)
        _slice(painter, inside, sector, QBrush(ink("paper")))
        painter.setOpacity(1 - _DIMMED if pale else 1.0)
        _slice(painter, inside, sector, QBrush(ink(fill)))
        _name(painter, sector, text, side / 2, inside.width() / 2, written, measure)
    painter.end()
    return picture


def _hub_drawn(measure: Measure, ratio: float) -> QPixmap:
    size = measure.px(SIZE.wheel_hub)
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)  # nothing around the disc: literal is meant
    painter = painter_on(picture)
    painter.setPen(QPen(ink("hairline"), SPACE.hair))
    painter.setBrush(ink("card"))
    painter.drawEllipse(QRectF(1, 1, size - 2, size - 2))
    colours, inset = current().colours, size // 5
    mark = QRect(inset, inset, size - 2 * inset, size - 2 * inset)
    draw_icon(painter, "logo", mark, colours.accent, hole=colours.card, warmth=colours.warmth)
    painter.end()
    return picture


def _slice(painter: QPainter, inside: QRectF, sector: Sector, fill: QBrush) -> None:
    painter.setPen(QPen(ink("paper"), SPACE.hair * 2) if sector.span < 2 * _TOP * 2 else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    begin = round((_TOP - sector.begin) * _SIXTEENTHS)
    painter.drawPie(inside, begin, -round(sector.span * _SIXTEENTHS))


def _name(
    painter: QPainter,
    sector: Sector,
    text: str,
    middle: float,
    radius: float,
    colour: str,
    measure: Measure,
) -> None:
    """Along the middle of the sector, from the rim inwards, as large as there is room for."""
    room = radius * (_NAME_ENDS - _NAME_BEGINS)
    widest = radius * _NAME_BEGINS * 2 * sin(radians(min(sector.span, _TOP) / 2))
    font = _fitting(text, room, max(widest, measure.px(TYPE.caption) * 0.6), measure)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room))
    painter.save()
    painter.translate(middle, middle)
    painter.rotate(sector.begin + sector.span / 2 - _TOP)
    painter.setFont(font)
    painter.setPen(ink(colour))
    high = metrics.height()
    place = QRectF(radius * _NAME_BEGINS, -high / 2, room, high)
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(place, int(flags), shown)
    painter.restore()


def _fitting(text: str, room: float, widest: float, measure: Measure) -> QFont:
    for size in (TYPE.title, TYPE.emphasis, TYPE.body, TYPE.caption, TYPE.caption * 0.85):
        font = ui_font(measure.px(size), bold=True)
        if QFontMetrics(font).horizontalAdvance(text) <= room and font.pixelSize() <= widest:
            return font
    return ui_font(max(1, min(measure.px(TYPE.caption), round(widest))), bold=True)


def _lamps(painter: QPainter, middle: float, rim: int) -> None:
    """Small lights along the rim, so that the turning is seen everywhere."""
    painter.setBrush(ink("warmth"))
    around, size = 24, rim / 4
    for at in range(around):
        angle = radians(at * 4 * _TOP / around)
        place = QPointF(middle + (middle - rim / 2) * cos(angle), middle + (middle - rim / 2) * sin(angle))
        painter.drawEllipse(place, size, size)


def _pair(at: int, count: int) -> tuple[str, str]:
    """The look of a sector: never that of its neighbours, the first and the last being neighbours, too."""
    last_meets_first = at == count - 1 and at and at % len(SECTOR_PAIRS) == 0
    return SECTOR_PAIRS[2 if last_meets_first else at % len(SECTOR_PAIRS)]
