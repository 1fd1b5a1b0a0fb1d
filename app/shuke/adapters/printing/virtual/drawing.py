"""The paper as a picture, dot for dot: letters of 12 × 24 dots, hanzi of 24 × 24, made from the carried font."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
import qrcode
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q

from shuke.adapters.printing.virtual.machine import Machine, printed
from shuke.adapters.printing.virtual.printed import (
    CutMark,
    Fed,
    Item,
    PrintedCell,
    PrintedLine,
    PrintedPaper,
    PrintedPicture,
    PrintedQr,
    Side,
)
from shuke.assets import resources

__all__ = ["drawn", "png_of"]

_FONT = "NotoSansSC-Regular.otf"
_BOLD_FONT = "NotoSansSC-Bold.otf"
_TOP_MARGIN = 40
_CUT_HEIGHT = 24
_LETTER_BODY = 22
_HANZI_BODY = 24
_MOST_ROWS = 60_000
_LEVELS = {"L": ERROR_CORRECT_L, "M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q, "H": ERROR_CORRECT_H}

Dots = NDArray[np.uint8]


def png_of(content: bytes, machine: Machine) -> bytes:
    """What these bytes print, as a PNG of the whole strip of paper, margins and cuts included.

    Raises:
        NotUnderstood: the bytes are not what the printer understands.
    """
    stream = io.BytesIO()
    drawn(printed(content, machine), machine).save(stream, "PNG", dpi=(machine.dots_per_inch,) * 2)
    return stream.getvalue()


def drawn(paper: PrintedPaper, machine: Machine) -> Image.Image:
    """The strip of paper, black on white. What would be longer than 7 metres is torn off."""
    height = sum(_height(item) for item in paper.items) + _TOP_MARGIN
    canvas = np.zeros((min(height, _MOST_ROWS), machine.paper_dots), dtype=np.uint8)
    top = _TOP_MARGIN
    for item in paper.items:
        if top >= _MOST_ROWS:
            break
        _draw(item, canvas, top, machine)
        top += _height(item)
    return Image.fromarray(np.where(canvas, np.uint8(0), np.uint8(255)), "L")


def _height(item: Item) -> int:
    match item:
        case PrintedLine():
            return item.height
        case PrintedPicture():
            return item.rows * item.scale[1]
        case PrintedQr():
            return len(_qr(item.text, item.level, item.module_dots))
        case Fed():
            return item.dots
        case CutMark():
            return _CUT_HEIGHT
        case _:
            return 0


def _draw(item: Item, canvas: Dots, top: int, machine: Machine) -> None:
    match item:
        case PrintedLine() if item.cells:
            last = item.cells[-1]
            start = _start(item.side, last.x + last.width, machine)
            base = max(cell.height for cell in item.cells)
            for cell in item.cells:
                dots = _cell(cell)
                _stamp(canvas, dots, start + cell.x, top + base - cell.height)
        case PrintedPicture():
            packed = np.frombuffer(item.bits, dtype=np.uint8).reshape(item.rows, item.across_bytes)
            across, down = item.scale
            dots = np.kron(np.unpackbits(packed, axis=1), np.ones((down, across), dtype=np.uint8))
            _stamp(canvas, dots, _start(item.side, dots.shape[1], machine), top)
        case PrintedQr():
            dots = _qr(item.text, item.level, item.module_dots)
            _stamp(canvas, dots, _start(item.side, dots.shape[1], machine), top)
        case CutMark():
            _draw_cut(canvas, top, whole=item.whole)


def _start(side: Side, width: int, machine: Machine) -> int:
    margin = (machine.paper_dots - machine.width_dots) // 2
    spare = machine.width_dots - width
    return margin + (0, spare // 2, spare)[side]


def _stamp(canvas: Dots, dots: Dots, left: int, top: int) -> None:
    left = max(left, 0)
    height = min(dots.shape[0], canvas.shape[0] - top)
    width = min(dots.shape[1], canvas.shape[1] - left)
    if height > 0 and width > 0:
        canvas[top : top + height, left : left + width] |= dots[:height, :width]


def _draw_cut(canvas: Dots, top: int, *, whole: bool) -> None:
    """A dashed line across the strip; a partial cut leaves its middle whole."""
    middle = canvas.shape[1] // 2
    for x in range(0, canvas.shape[1], 16):
        if whole or abs(x - middle) > 40:
            canvas[top + 11 : top + 13, x : x + 9] = 1


def _cell(cell: PrintedCell) -> Dots:
    plain = _hanzi(cell.character, cell.bold) if cell.hanzi else _letter(cell.character, cell.bold)
    down, across = cell.height // plain.shape[0], cell.width // plain.shape[1]
    return np.kron(plain, np.ones((down, across), dtype=np.uint8)) if (down, across) != (1, 1) else plain


@lru_cache(maxsize=4)
def _face(bold: bool, body: int) -> ImageFont.FreeTypeFont:
    path = resources() / "fonts" / (_BOLD_FONT if bold else _FONT)
    return ImageFont.truetype(str(path), body, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def _hanzi(character: str, bold: bool) -> Dots:
    shades = Image.new("L", (24, 24), 0)
    ImageDraw.Draw(shades).text((0, 21), character, fill=255, font=_face(bold, _HANZI_BODY), anchor="ls")
    return (np.asarray(shades) >= 100).astype(np.uint8)


@lru_cache(maxsize=1024)
def _letter(character: str, bold: bool) -> Dots:
    """A letter in its narrow cell; what is wider in the font is squeezed, as printers' letters are."""
    face = _face(bold, _LETTER_BODY)
    natural = max(1, round(face.getlength(character)))
    shades = Image.new("L", (natural, 24), 0)
    ImageDraw.Draw(shades).text((0, 20), character, fill=255, font=face, anchor="ls")
    if natural > 12:
        shades = shades.resize((12, 24), Image.Resampling.BILINEAR)
    cell = Image.new("L", (12, 24), 0)
    cell.paste(shades, ((12 - min(natural, 12)) // 2, 0))
    return (np.asarray(cell) >= 100).astype(np.uint8)


@lru_cache(maxsize=64)
def _qr(text: str, level: str, module_dots: int) -> Dots:
    """The code as the printer draws it, without a quiet zone."""
    code = qrcode.QRCode(error_correction=_LEVELS[level], border=0)
    code.add_data(text)
    code.make(fit=True)
    modules = np.array(code.get_matrix(), dtype=np.uint8)
    return np.kron(modules, np.ones((module_dots, module_dots), dtype=np.uint8))
