"""The icon set: SVG files of one stroke, coloured by tokens when they are drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from shuke.assets import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

__all__ = ["draw_icon", "icon", "icon_names", "pixmap"]


def icon_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (resources() / "icons").glob("*.svg")))


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, hole: str, warmth: str) -> QSvgRenderer:
    text = _source(name).replace("currentColor", colour)
    text = text.replace('"hole"', f'"{hole or colour}"').replace('"warmth"', f'"{warmth or colour}"')
    return QSvgRenderer(QByteArray(text.encode()))


def draw_icon(
    painter: QPainter, name: str, box: QRect, colour: str, *, hole: str = "", warmth: str = ""
) -> None:
    """Draw an icon of `resources/icons` into a square box.

    Args:
        hole: the surface behind, for the few icons that cut into themselves (the mark, the diamond).
        warmth: the second colour of the mark.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    _renderer(name, colour, hole, warmth).render(painter, QRectF(box))


def pixmap(
    name: str, size: int, colour: str, *, ratio: float = 1.0, hole: str = "", warmth: str = ""
) -> QPixmap:
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)  # no colour at all: literal is meant
    painter = QPainter(picture)
    draw_icon(painter, name, QRect(0, 0, size, size), colour, hole=hole, warmth=warmth)
    painter.end()
    return picture


def icon(name: str, size: int, colour: str) -> QIcon:
    """For Qt's own places (window title, item views); kit widgets draw themselves."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - 4 ms, and no painted widget asks for it

    return QIcon(pixmap(name, size, colour, ratio=2.0))
