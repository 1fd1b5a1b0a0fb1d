"""Paper to bytes for one printer. Pure: the same paper and profile give the same bytes."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from shuke.adapters.printing.chinese import Letters
from shuke.adapters.printing.escpos_bytes import byte_printer
from shuke.adapters.printing.layout import Laid, Line, laid_out
from shuke.adapters.printing.profile import By, Cutting, Lettering, Profile
from shuke.adapters.printing.qr import QUIET_MODULES, module_dots, qr_dots
from shuke.adapters.printing.raster import (
    Dots,
    Typeface,
    band_commands,
    blank,
    centred,
    picture_dots,
    rule,
    typeface,
    with_quiet_rows,
)
from shuke.domain.paper import Cut, DrawerKick, Feed, Paper, Picture, QrCode, Rule, TextSize

__all__ = ["render"]

_LINE_DOTS = 30
"""Feed of one line in the printers' default spacing, in dots."""
_QR_LEVEL_M = 1
_RESET_LANGUAGE = b"\x1bR\x00"
"""Chinese models start with a character set in which $ prints as ¥; this one is ASCII."""


def render(paper: Paper, profile: Profile) -> bytes:
    """The bytes that print this paper, from a printer in any state to a printer in its normal state."""
    writer = _PictureWriter(profile) if profile.lettering is Lettering.PICTURE else _LetterWriter(profile)
    for laid in laid_out(paper, writer):
        writer.write(laid)
    return writer.finished()


@lru_cache(maxsize=8)
def _letters(profile: Profile) -> Letters:
    return Letters(profile, lambda character: _face(profile).draws(character))


def _face(profile: Profile) -> Typeface:
    return typeface(2 * profile.cell_width_dots)


class _Writer:
    """What both ways of writing share: commands that are neither letters nor lines."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._printer = byte_printer()
        self._printer.hw("INIT")
        self.column_dots = profile.cell_width_dots

    def finished(self) -> bytes:
        output: bytes = self._printer.output
        return output

    def _raw(self, command: bytes) -> None:
        self._printer._raw(command)

    def _align_centre(self, centre: bool) -> None:
        self._printer.set(align="center" if centre else "left")

    def _cut(self) -> None:
        profile = self._profile
        if profile.feed_before_cut_lines:
            self._printer.print_and_feed(profile.feed_before_cut_lines)
        if profile.cutting is Cutting.FEED_AND_CUT:
            self._printer.cut(feed=False)
        elif profile.cutting is not Cutting.NONE:
            self._raw(b"\x1dV" + (b"\x00" if profile.cutting is Cutting.FULL else b"\x01"))

    def _kick(self) -> None:
        profile = self._profile
        if profile.drawer_pin:
            connector = 0 if profile.drawer_pin == 2 else 1
            pulse = (27, 112, connector, profile.drawer_on_ms // 2, profile.drawer_off_ms // 2)
            self._printer.cashdraw(pulse)

    def _native_qr(self, code: QrCode) -> None:
        """The code, a line of white above and below: printers add no quiet zone."""
        size = module_dots(code.text, self._profile.width_dots, self._profile.qr_module_dots)
        self._align_centre(True)
        self._printer.print_and_feed(1)
        self._printer.qr(code.text, ec=_QR_LEVEL_M, size=size, native=True)
        self._printer.print_and_feed(1)
        self._align_centre(False)

    def _qr_picture(self, code: QrCode) -> Dots:
        size = module_dots(code.text, self._profile.width_dots, self._profile.qr_module_dots)
        return with_quiet_rows(qr_dots(code.text, size), size * QUIET_MODULES)


class _LetterWriter(_Writer):
    """Writes with the printer's letters; a line that has others becomes a picture."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._letters = _letters(profile)
        self.width_dots = profile.columns * profile.cell_width_dots
        self._raw(_RESET_LANGUAGE + b"\x1bt" + bytes((profile.code_page_number,)))
        if profile.chinese is By.PRINTER:
            self._raw(b"\x1c&" + (b"\x1cS\x00\x00" if profile.sets_hanzi_spacing else b""))
        else:
            self._raw(b"\x1c.")
        self._style = (False, TextSize.NORMAL)

    def printable(self, text: str) -> str:
        return self._letters.printable(text)

    def width(self, text: str, size: TextSize, *, bold: bool) -> int:  # noqa: ARG002 - bold is as wide
        if text.isascii():
            return len(text) * self.column_dots * size.across
        return sum(map(self._letters.columns, text)) * self.column_dots * size.across

    def write(self, laid: Laid) -> None:
        match laid:
            case Line():
                self._line(laid)
            case Rule():
                self._set_style(False, TextSize.NORMAL)
                self._raw((b"=" if laid.double else b"-") * self._profile.columns + b"\n")
            case Feed():
                self._set_style(False, TextSize.NORMAL)
                self._printer.print_and_feed(laid.lines)
            case QrCode() if self._profile.qr is By.PRINTER:
                self._native_qr(laid)
            case QrCode():
                self._picture(self._qr_picture(laid))
            case Picture():
                self._picture(picture_dots(laid.bits, laid.width_dots, laid.height_dots))
            case Cut():
                self._cut()
            case DrawerKick():
                self._kick()

    def _line(self, line: Line) -> None:
        if any(self._letters.drawn(piece.text) for piece in line.pieces):
            self._drawn_line(line)
            return
        self._set_style(line.bold, line.size)
        if line.centred:
            self._align_centre(True)
        self._raw(self._letters.encoded(self._spaced(line)) + b"\n")
        if line.centred:
            self._align_centre(False)

    def _spaced(self, line: Line) -> str:
        """The line as one text, its pieces brought to their places by spaces."""
        cell = self.column_dots * line.size.across
        text, at = "", 0
        for piece in line.pieces:
            width = self.width(piece.text, line.size, bold=line.bold) // cell
            start = piece.x // cell - width if piece.flush_right else piece.x // cell
            text += " " * max(0, start - at) + piece.text
            at = max(start, at) + width
        return text

    def _drawn_line(self, line: Line) -> None:
        face = _face(self._profile)
        canvas = blank(face.line_height(line.size), self.width_dots)
        face.draw_line(canvas, line, 0)
        self._raw(band_commands(canvas, self._profile.band_rows))

    def _picture(self, dots: Dots) -> None:
        self._raw(band_commands(centred(dots, self._profile.width_dots), self._profile.band_rows))

    def _set_style(self, bold: bool, size: TextSize) -> None:
        if self._style != (bold, size):
            self._printer.set(bold=bold, custom_size=True, width=size.across, height=size.down)
            self._style = (bold, size)


class _PictureWriter(_Writer):
    """Draws everything with the carried font; the printer only burns dots."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._face = _face(profile)
        self.width_dots = profile.width_dots
        self._strips: list[Dots] = []

    def printable(self, text: str) -> str:
        if text.isascii():
            return text
        return "".join(character if self._face.draws(character) else "〓" for character in text)

    def width(self, text: str, size: TextSize, *, bold: bool) -> int:
        return self._face.width(text, size, bold=bold)

    def write(self, laid: Laid) -> None:
        match laid:
            case Line():
                strip = blank(self._face.line_height(laid.size), self.width_dots)
                self._face.draw_line(strip, laid, 0)
                self._strips.append(strip)
            case Rule():
                self._strips.append(rule(self.width_dots, double=laid.double))
            case Feed():
                self._strips.append(blank(laid.lines * _LINE_DOTS, self.width_dots))
            case QrCode() if self._profile.qr is By.PRINTER:
                self._burn()
                self._native_qr(laid)
            case QrCode():
                self._strips.append(centred(self._qr_picture(laid), self.width_dots))
            case Picture():
                dots = picture_dots(laid.bits, laid.width_dots, laid.height_dots)
                self._strips.append(centred(dots, self.width_dots))
            case Cut():
                self._burn()
                self._cut()
            case DrawerKick():
                self._burn()
                self._kick()

    def finished(self) -> bytes:
        self._burn()
        return super().finished()

    def _burn(self) -> None:
        """Send what is drawn so far."""
        if self._strips:
            self._raw(band_commands(np.concatenate(self._strips), self._profile.band_rows))
            self._strips.clear()
