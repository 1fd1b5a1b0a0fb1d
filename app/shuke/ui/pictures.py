"""Pictures of windows, made without showing them to anyone: `make screenshots` and reviews use it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from shuke.ui.kit.painting import ink

__all__ = ["picture", "save_picture"]


def picture(widget: QWidget, size: QSize | None = None, *, scale: float = 1.0) -> QPixmap:
    """What the widget looks like at this size, `scale` device pixels for each pixel.

    The widget is laid out as if it were shown; one that was hidden is hidden again afterwards.
    """
    shown = widget.isVisible()
    if size is not None:
        widget.resize(size)
    if not shown:
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        widget.show()
    _settle()
    found = QPixmap(widget.size() * scale)
    found.setDevicePixelRatio(scale)
    found.fill(ink("paper"))
    painter = QPainter(found)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    if not shown:
        widget.hide()
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    return found


def save_picture(widget: QWidget, path: Path, size: QSize | None = None, *, scale: float = 1.0) -> Path:
    """Write the picture as PNG and return its path.

    Raises:
        OSError: the picture can not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture(widget, size, scale=scale).save(str(path), "PNG"):
        raise OSError(f"can not write {path}")
    return path


def _settle() -> None:
    """Let layouts, style changes and late deletions happen."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
