"""The recovery sheet as a PDF of one A4 page: black on white, nothing else on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from shuke.presenters.first_start import RecoverySheet
from shuke.ui.fonts import FAMILY
from shuke.ui.tokens import LIGHT
from shuke.wording import recovery
from shuke.wording.said import Words, said

__all__ = ["recovery_pdf", "save_recovery_pdf"]

_DOTS_PER_INCH = 300
_MM = _DOTS_PER_INCH / 25.4
_MARGIN_MM = 25.0
_TEXT_MM, _TITLE_MM, _KEY_MM = 4.2, 9.0, 7.0
_GROUPS_IN_ROW = 4


def save_recovery_pdf(sheet: RecoverySheet, made_on: date, path: Path) -> None:
    """Write the sheet as PDF.

    Raises:
        OSError: it can not be written there.
    """
    path.write_bytes(recovery_pdf(sheet, made_on))


def recovery_pdf(sheet: RecoverySheet, made_on: date) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    writer.setTitle(recovery.SHEET_TITLE.into(sheet.language))
    painter = QPainter(writer)
    _Page(painter, writer.width(), sheet, made_on).draw()
    painter.end()
    buffer.close()
    return bytes(content.data())


class _Page:
    """Draws from the top down; `_top` is where the next thing goes, in dots."""

    def __init__(self, painter: QPainter, width: int, sheet: RecoverySheet, made_on: date) -> None:
        self._painter, self._width, self._sheet, self._made_on = painter, width, sheet, made_on
        self._top = 0.0

    def draw(self) -> None:
        sheet = self._sheet
        self._text(recovery.SHEET_TITLE, _TITLE_MM, bold=True)
        self._text(said(recovery.SHEET_MADE, shop=sheet.shop_name, date=self._made_on.isoformat()), _TEXT_MM)
        self._gap(_TITLE_MM)
        self._text(recovery.SHEET_KEY, _TEXT_MM, bold=True)
        self._gap(_TEXT_MM / 2)
        self._groups()
        self._gap(_TEXT_MM)
        for words in (recovery.SHEET_READING, recovery.SHEET_FOR, recovery.SHEET_KEEP):
            self._text(words, _TEXT_MM)
            self._gap(_TEXT_MM / 2)

    def _groups(self) -> None:
        cell_width, cell_height = self._width / _GROUPS_IN_ROW, (_KEY_MM + _TEXT_MM) * 1.8 * _MM
        for at, group in enumerate(self._sheet.key.groups):
            across, down = at % _GROUPS_IN_ROW, at // _GROUPS_IN_ROW
            cell = QRectF(across * cell_width, self._top + down * cell_height, cell_width, cell_height)
            self._ink(_TEXT_MM, bold=False)
            self._painter.drawText(
                cell, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), str(at + 1)
            )
            self._ink(_KEY_MM, bold=True)
            lower = cell.adjusted(0, _TEXT_MM * 1.5 * _MM, 0, 0)
            self._painter.drawText(lower, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), group)
        self._top += cell_height * (len(self._sheet.key.groups) // _GROUPS_IN_ROW)
        self._painter.drawLine(0, round(self._top), self._width, round(self._top))

    def _text(self, words: Words, height_mm: float, *, bold: bool = False) -> None:
        text = words if isinstance(words, str) else words.into(self._sheet.language)
        self._ink(height_mm, bold=bold)
        room = QRectF(0, self._top, self._width, self._width)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        taken = self._painter.boundingRect(room, flags, text)
        self._painter.drawText(room, flags, text)
        self._top += taken.height() + height_mm * _MM / 3

    def _gap(self, height_mm: float) -> None:
        self._top += height_mm * _MM

    def _ink(self, height_mm: float, *, bold: bool) -> None:
        font = QFont(FAMILY)
        font.setPixelSize(round(height_mm * _MM))
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.setPen(QColor(LIGHT.colours.strong))
