"""Text drawn into dots with the carried Chinese font, and pictures as the printer takes them.

A glyph is drawn once and kept as an array of dots; a line of text is glyphs laid over each other. That makes a
receipt of thirty lines a matter of milliseconds. Import this module late: it brings Pillow and NumPy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

from shuke.adapters.printing.layout import Line, Piece
from shuke.assets import resources
from shuke.domain.paper import TextSize

__all__ = [
    "Dots",
    "Typeface",
    "band_commands",
    "blank",
    "centred",
    "harmless",
    "picture_dots",
    "rule",
    "typeface",
    "with_quiet_rows",
]

Dots = NDArray[np.uint8]
"""Rows of dots from the top; 1 is burnt."""

_REGULAR = "NotoSansSC-Regular.otf"
_BOLD = "NotoSansSC-Bold.otf"
_INK = 96
"""Of 255: how much of a dot must be covered to be burnt. Below one half, because thin strokes fade on paper."""

_REAL_TIME = re.compile(rb"\x10([\x04\x05\x14])")


@dataclass(frozen=True, slots=True)
class _Glyph:
    """Dots of one character, and where they lie from the pen on the base line."""

    dots: Dots | None
    left: int
    top: int
    advance: int


class Typeface:
    """The carried font in one body size; the other sizes are set in larger bodies of the same outlines.

    Raises:
        OSError: the font file is missing or unreadable: the installation is broken.
    """

    def __init__(self, regular: Path, bold: Path, body_dots: int) -> None:
        self._files = {False: regular, True: bold}
        self.bodies = {
            TextSize.NORMAL: body_dots,
            TextSize.TALL: body_dots * 3 // 2,
            TextSize.WIDE: body_dots * 3 // 2,
            TextSize.LARGE: body_dots * 2,
        }
        self._fonts: dict[tuple[int, bool], ImageFont.FreeTypeFont] = {}
        self._glyph = lru_cache(maxsize=20_000)(self._drawn_glyph)
        self.draws = lru_cache(maxsize=20_000)(self._has_glyph)

    def line_height(self, size: TextSize) -> int:
        return self.bodies[size] * 5 // 4

    def width(self, text: str, size: TextSize, *, bold: bool) -> int:
        body = self.bodies[size]
        return sum(self._glyph(character, body, bold).advance for character in text)

    def draw_line(self, canvas: Dots, line: Line, top: int) -> None:
        """Draw the line's pieces over the canvas, the line's upper edge at `top`."""
        body = self.bodies[line.size]
        base = top + body * 19 // 20
        for piece in line.pieces:
            glyphs = [self._glyph(character, body, line.bold) for character in piece.text]
            pen = self._start(line, piece, sum(glyph.advance for glyph in glyphs), canvas.shape[1])
            for glyph in glyphs:
                if glyph.dots is not None:
                    _stamp(canvas, glyph.dots, pen + glyph.left, base + glyph.top)
                pen += glyph.advance

    def _start(self, line: Line, piece: Piece, width: int, paper: int) -> int:
        if line.centred:
            return max(0, (paper - width) // 2)
        return max(0, piece.x - width) if piece.flush_right else piece.x

    def _font(self, body: int, bold: bool) -> ImageFont.FreeTypeFont:
        font = self._fonts.get((body, bold))
        if font is None:
            font = ImageFont.truetype(str(self._files[bold]), body, layout_engine=ImageFont.Layout.BASIC)
            self._fonts[body, bold] = font
        return font

    def _drawn_glyph(self, character: str, body: int, bold: bool) -> _Glyph:
        font = self._font(body, bold)
        advance = round(font.getlength(character))
        mask, (left, top) = font.getmask2(character, mode="L", anchor="ls")
        width, height = mask.size
        if width == 0 or height == 0:
            return _Glyph(None, 0, 0, advance)
        shades = np.frombuffer(bytes(mask), dtype=np.uint8).reshape(height, width)
        return _Glyph((shades >= _INK).astype(np.uint8), int(left), int(top), advance)

    def _has_glyph(self, character: str) -> bool:
        """Whether the font has this character: what it lacks looks like what no font has."""
        if character.isspace():
            return True
        body = self.bodies[TextSize.NORMAL]
        missing = self._glyph("\U0010fffd", body, False).dots
        glyph = self._glyph(character, body, False).dots
        if glyph is None or missing is None:
            return glyph is not None
        return glyph.shape != missing.shape or bool((glyph != missing).any())


@lru_cache(maxsize=4)
def typeface(body_dots: int) -> Typeface:
    """The carried font, set in hanzi of that many dots."""
    fonts = resources() / "fonts"
    return Typeface(fonts / _REGULAR, fonts / _BOLD, body_dots)


def _stamp(canvas: Dots, dots: Dots, left: int, top: int) -> None:
    """Lay dots over the canvas; what hangs over its edges is cut off."""
    height, width = dots.shape
    y0, x0 = max(top, 0), max(left, 0)
    y1, x1 = min(top + height, canvas.shape[0]), min(left + width, canvas.shape[1])
    if y0 < y1 and x0 < x1:
        canvas[y0:y1, x0:x1] |= dots[y0 - top : y1 - top, x0 - left : x1 - left]


def picture_dots(bits: bytes, width_dots: int, height_dots: int) -> Dots:
    """The dots of a picture given as packed rows."""
    rows = np.frombuffer(bits, dtype=np.uint8).reshape(height_dots, (width_dots + 7) // 8)
    return np.unpackbits(rows, axis=1)[:, :width_dots]


def band_commands(canvas: Dots, band_rows: int) -> bytes:
    """`GS v 0` commands that print the canvas, a band at a time."""
    packed = np.packbits(canvas, axis=1)
    across = packed.shape[1]
    sent = bytearray()
    for start in range(0, packed.shape[0], band_rows):
        band = packed[start : start + band_rows]
        sent += b"\x1dv0\x00" + across.to_bytes(2, "little") + band.shape[0].to_bytes(2, "little")
        sent += harmless(band.tobytes())
    return bytes(sent)


def harmless(dots: bytes) -> bytes:
    """Packed dots without the pairs that a printer obeys even in the middle of a picture.

    DLE EOT asks for status, DLE ENQ may empty the buffer, DLE DC4 opens the drawer: real-time commands are
    seen before the data is understood. One dot more beside them says the same to an eye.
    """
    return _REAL_TIME.sub(lambda pair: bytes((0x10, pair[1][0] | 0x02)), dots) if b"\x10" in dots else dots


def blank(rows: int, width_dots: int) -> Dots:
    return np.zeros((rows, width_dots), dtype=np.uint8)


def rule(width_dots: int, *, double: bool) -> Dots:
    strip = blank(18 if double else 14, width_dots)
    strip[6:8, :] = 1
    if double:
        strip[10:12, :] = 1
    return strip


def with_quiet_rows(dots: Dots, rows: int) -> Dots:
    """The dots with white above and below; beside them the paper is white anyway."""
    return np.pad(dots, ((rows, rows), (0, 0)))


def centred(dots: Dots, width_dots: int) -> Dots:
    """The dots in the middle of the paper, or their left part when they are wider."""
    height, width = dots.shape
    canvas = blank(height, width_dots)
    width = min(width, width_dots)
    left = (width_dots - width) // 2
    canvas[:, left : left + width] = dots[:, :width]
    return canvas
