"""The live picture: where to hold the code, what was read, and, without a picture, why there is none."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.application.ports.scanning import ShownPicture
from shuke.domain.scanning.camera import CameraState
from shuke.presenters.camera_view import CameraViewState, MarkedCode, ScanVerdict
from shuke.ui.fonts import ui_font
from shuke.ui.icons import draw_icon
from shuke.ui.kit.painting import draw_text, ink, painter_on
from shuke.ui.speech import Speaker
from shuke.ui.theme import current
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE
from shuke.wording.scanning import AIM_HERE, CAMERA_TITLES, CAMERA_WORDS

__all__ = ["CameraView"]

_ASPECT = 16 / 9
_RETICLE_PART = 0.56
"""The reticle's side, in parts of the picture's height: a card's code fills it at a hand's distance."""

_ICONS = {
    CameraState.OFF: ("camera", "muted"),
    CameraState.OPENING: ("camera", "accent"),
    CameraState.BLACK: ("eye_off", "warn"),
    CameraState.ENDED: ("good", "muted"),
    CameraState.UNPLUGGED: ("offline", "warn"),
    CameraState.STALLED: ("warn", "warn"),
    CameraState.UNREACHABLE: ("offline", "warn"),
    CameraState.PERMISSION_DENIED: ("lock", "warn"),
}
_OTHER_ICON = ("warn", "warn")


class CameraView(QWidget):
    """Shows what it is told: `show_picture` with each picture, `render_state` with each state.

    It says in `room_changed` how large pictures may be (in pixels of the screen; 0 × 0 while nobody sees it).
    """

    room_changed = Signal(int, int)

    def __init__(self, speaker: Speaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._state = CameraViewState()
        self._picture: ShownPicture | None = None
        self._image = QImage()
        self._room = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        speaker.changed.connect(self._retell)
        self._retell()

    def render_state(self, state: CameraViewState) -> None:
        if not state.camera.shows_picture:
            self._picture, self._image = None, QImage()
        changed, self._state = state != self._state, state
        if changed:
            self._retell()

    def show_picture(self, picture: ShownPicture) -> None:
        """The next picture; it is drawn without being copied, so it is kept until the one after it comes."""
        self._image = QImage(
            picture.pixels,
            picture.width_px,
            picture.height_px,
            4 * picture.width_px,
            QImage.Format.Format_RGB32,
        )
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        width = SIZE.panel_width - 2 * SPACE.xl
        return QSize(width, round(width / _ASPECT))

    def minimumSizeHint(self) -> QSize:
        return QSize(SIZE.member_panel, round(SIZE.member_panel / _ASPECT))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width / _ASPECT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_room()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        if self._state.camera is CameraState.RUNNING and not self._image.isNull():
            place = self._picture_place()
            self._draw_picture(painter, place)
            if self._state.marked is None:
                self._draw_reticle(painter, place)
            else:
                self._draw_mark(painter, place, self._state.marked)
            self._draw_caption(painter, place)
        else:
            self._draw_explanation(painter)

    def _retell(self) -> None:
        title = CAMERA_TITLES[self._state.camera]
        self.setAccessibleName(self._speaker.text(self._state.words or title))
        self.update()

    def _tell_room(self) -> None:
        ratio = self.devicePixelRatioF()
        room = (round(self.width() * ratio), round(self.height() * ratio)) if self.isVisible() else (0, 0)
        if room != self._room:
            self._room = room
            self.room_changed.emit(*room)

    def _picture_place(self) -> QRectF:
        """Where the picture lies: as large as fits, in the middle."""
        size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _draw_picture(self, painter: QPainter, place: QRectF) -> None:
        brush = QBrush(self._image)
        moved = brush.transform().translate(place.x(), place.y())
        brush.setTransform(
            moved.scale(place.width() / self._image.width(), place.height() / self._image.height())
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(place, RADIUS.large, RADIUS.large)

    def _draw_reticle(self, painter: QPainter, place: QRectF) -> None:
        side = place.height() * _RETICLE_PART
        box = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
        arm, bend = side / 6, RADIUS.large
        path = QPainterPath()
        for x, y, right, down in (
            (box.left(), box.top(), 1, 1),
            (box.right(), box.top(), -1, 1),
            (box.right(), box.bottom(), -1, -1),
            (box.left(), box.bottom(), 1, -1),
        ):
            path.moveTo(x, y + down * arm)
            path.lineTo(x, y + down * bend)
            path.quadTo(x, y, x + right * bend, y)
            path.lineTo(x + right * arm, y)
        _outlined(painter, path, _bright(), _dim(), 2 * SIZE.focus_ring)

    def _draw_mark(self, painter: QPainter, place: QRectF, marked: MarkedCode) -> None:
        across, down = place.width() / marked.width_px, place.height() / marked.height_px
        corners = [
            QPointF(place.x() + corner.x * across, place.y() + corner.y * down)
            for corner in marked.code.corners
        ]
        path = QPainterPath()
        path.addPolygon(_grown(corners))
        colour = ink("good" if self._state.verdict is ScanVerdict.GOOD else "bad")
        painter.save()
        painter.setClipRect(place)
        _outlined(painter, path, colour, _against(colour), 2 * SIZE.focus_ring)
        painter.restore()

    def _draw_caption(self, painter: QPainter, place: QRectF) -> None:
        """At the lower edge: where to hold the code, or what came of it."""
        if self._state.words:
            good = self._state.verdict is ScanVerdict.GOOD
            text, icon = self._speaker.text(self._state.words), "good" if good else "bad"
            colour, fill = (icon, f"{icon}_soft")
        elif self._state.marked is None:
            text, icon, colour, fill = self._speaker.text(AIM_HERE), "scan", "accent", "card"
        else:
            return
        font, room = ui_font(TYPE.body, bold=True), place.width() - 2 * SPACE.m
        beside = 2 * SPACE.m + SIZE.icon + SPACE.s
        metrics = QFontMetrics(font)
        words = metrics.boundingRect(
            QRect(0, 0, int(room - beside), self.height()), int(Qt.TextFlag.TextWordWrap), text
        )
        height = max(words.height(), SIZE.icon) + 2 * SPACE.s
        width = min(room, words.width() + SPACE.xs + beside)
        box = QRectF(place.center().x() - width / 2, place.bottom() - SPACE.m - height, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(fill))
        painter.drawRoundedRect(box, RADIUS.large, RADIUS.large)
        mark = QRect(
            round(box.left() + SPACE.m),
            round(box.center().y() - SIZE.icon / 2),
            SIZE.icon,
            SIZE.icon,
        )
        draw_icon(
            painter, icon, mark, getattr(current().colours, colour), hole=getattr(current().colours, fill)
        )
        painter.setFont(font)
        painter.setPen(ink("strong"))
        inner = box.adjusted(beside - SPACE.m, SPACE.s, -SPACE.m + SPACE.xs, -SPACE.s)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), text)

    def _draw_explanation(self, painter: QPainter) -> None:
        """Icon, title and sentence in the middle of a quiet surface."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS.large, RADIUS.large)
        # Running without a picture yet: the first one is a frame away.
        running = self._state.camera is CameraState.RUNNING
        camera = CameraState.OPENING if running else self._state.camera
        icon, colour = _ICONS.get(camera, _OTHER_ICON)
        title, sentence = self._speaker.text(CAMERA_TITLES[camera]), self._speaker.text(CAMERA_WORDS[camera])
        title_font, font = ui_font(TYPE.emphasis, bold=True), ui_font(TYPE.body)
        width = min(self.width() - 2 * SPACE.xl, SIZE.field_width)
        centred = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        words = QFontMetrics(font).boundingRect(QRect(0, 0, width, self.height()), centred, sentence)
        title_height = QFontMetrics(title_font).height()
        height = SIZE.icon_teaching + SPACE.m + title_height + SPACE.xs + words.height()
        left, top = (self.width() - width) // 2, max(SPACE.s, (self.height() - height) // 2)
        mark = QRect((self.width() - SIZE.icon_teaching) // 2, top, SIZE.icon_teaching, SIZE.icon_teaching)
        colours = current().colours
        draw_icon(painter, icon, mark, getattr(colours, colour), hole=colours.sunken)
        top += SIZE.icon_teaching + SPACE.m
        heading = QRect(left, top, width, title_height)
        draw_text(painter, heading, title, title_font, "strong", Qt.AlignmentFlag.AlignHCenter)
        top += title_height + SPACE.xs
        painter.setFont(font)
        painter.setPen(ink("normal"))
        painter.drawText(QRect(left, top, width, words.height()), centred, sentence)


def _grown(corners: list[QPointF]) -> QPolygonF:
    """The closed figure a little larger, so that it stands around the code and not on it."""
    middle = sum(corners, QPointF()) / len(corners)
    reach = max((QLineF(middle, corner).length() for corner in corners), default=0) or 1
    grown = [middle + (corner - middle) * (1 + SPACE.s / reach) for corner in corners]
    return QPolygonF([*grown, grown[0]])


def _outlined(painter: QPainter, path: QPainterPath, colour: QColor, halo: QColor, width: int) -> None:
    """A line that is seen on anything: on a halo of the opposite brightness."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for each, thickness in ((halo, width + 2 * SPACE.hair + 1), (colour, width)):
        pen = QPen(each, thickness)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)


def _bright() -> QColor:
    return max(ink("raised"), ink("strong"), key=QColor.lightness)


def _dim() -> QColor:
    return min(ink("raised"), ink("strong"), key=QColor.lightness)


def _against(colour: QColor) -> QColor:
    return max(_bright(), _dim(), key=lambda each: abs(each.lightness() - colour.lightness()))
