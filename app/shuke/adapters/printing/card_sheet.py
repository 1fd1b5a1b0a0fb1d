"""Cards as pictures: one face as PNG, and a sheet of A4 paper as PDF to be cut; 300 dots an inch."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from shuke.adapters.printing.qr import QUIET_MODULES, modules_across, qr_dots
from shuke.application.cards.card_face import CardFace
from shuke.assets import resources
from shuke.wording import slips as words
from shuke.wording.sentence import Language

__all__ = ["CARDS_A_SHEET", "face_png", "sheet_pdf"]

_DOTS_AN_INCH = 300


def _dots(millimetres: float) -> int:
    return round(millimetres * _DOTS_AN_INCH / 25.4)


_WIDE, _HIGH = _dots(85.6), _dots(54)
"""A card of the size of a bank's (ISO/IEC 7810, ID-1)."""

_SHEET = (_dots(210), _dots(297))
_COLUMNS, _ROWS = 2, 5
CARDS_A_SHEET = _COLUMNS * _ROWS
_MARGIN = _dots(4)
_INK, _SOFT, _PAPER, _BAND = "#1e1e1c", "#5d5a52", "#ffffff", "#0f5e5b"


def face_png(face: CardFace, language: Language) -> bytes:
    out = io.BytesIO()
    _face(face, language).save(out, "PNG", dpi=(_DOTS_AN_INCH, _DOTS_AN_INCH))
    return out.getvalue()


def sheet_pdf(faces: Sequence[CardFace], language: Language) -> bytes:
    """As many pages as it takes.

    Raises:
        ValueError: no card at all.
    """
    if not faces:
        raise ValueError("a sheet of no cards")
    pages = [
        _page(faces[start : start + CARDS_A_SHEET], language) for start in range(0, len(faces), CARDS_A_SHEET)
    ]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=_DOTS_AN_INCH, save_all=True, append_images=pages[1:])
    return out.getvalue()


def _page(faces: Sequence[CardFace], language: Language) -> Image.Image:
    page = Image.new("RGB", _SHEET, _PAPER)
    left = (_SHEET[0] - _COLUMNS * _WIDE) // 2
    top = (_SHEET[1] - _ROWS * _HIGH) // 2
    for place, face in enumerate(faces):
        at = (left + place % _COLUMNS * _WIDE, top + place // _COLUMNS * _HIGH)
        page.paste(_face(face, language), at)
        ImageDraw.Draw(page).rectangle((*at, at[0] + _WIDE, at[1] + _HIGH), outline=_SOFT)
    return page


def _face(face: CardFace, language: Language) -> Image.Image:
    """The code right, who and what left, the shop on a band above."""
    picture = Image.new("RGB", (_WIDE, _HIGH), _PAPER)
    draw = ImageDraw.Draw(picture)
    band = _dots(12)
    draw.rectangle((0, 0, _WIDE, band), fill=_BAND)
    code = _code(face.code, _HIGH - band - _dots(4))
    room = _WIDE - code.width - 3 * _MARGIN
    _write(draw, (_MARGIN, band // 2), face.shop, _WIDE - 2 * _MARGIN, 56, _PAPER, bold=True)
    kind = face.kind.zh if language is Language.ZH else face.kind.en
    _write(draw, (_MARGIN, band + _dots(8)), kind, room, 60, _INK, bold=True)
    _write(draw, (_MARGIN, band + _dots(18)), face.name, room, 48, _INK)
    _write(draw, (_MARGIN, band + _dots(27)), words.CARD_NUMBER.into(language), room, 28, _SOFT)
    _write(draw, (_MARGIN, band + _dots(32)), face.number, room, 40, _INK, bold=True)
    if face.until:
        until = words.CARD_UNTIL.into(language, date=face.until)
        _write(draw, (_MARGIN, band + _dots(38)), until, room, 28, _SOFT)
    at = (_WIDE - code.width - _MARGIN // 2, band + (_HIGH - band - code.height) // 2)
    picture.paste(code, at)
    return picture


def _code(text: str, room: int) -> Image.Image:
    """With its quiet zone, as large as whole dots allow."""
    across = modules_across(text) + 2 * QUIET_MODULES
    each = max(1, room // across)
    dots = np.pad(qr_dots(text, each), QUIET_MODULES * each)
    return Image.fromarray(np.where(dots == 1, 0, 255).astype(np.uint8)).convert("RGB")


def _write(
    draw: ImageDraw.ImageDraw,
    at: tuple[int, int],
    text: str,
    room: int,
    body: int,
    ink: str,
    *,
    bold: bool = False,
) -> None:
    """On the middle of that line, smaller where it would not fit."""
    while body > 16 and draw.textlength(text, font=_font(body, bold)) > room:
        body -= 2
    draw.text(at, text, fill=ink, font=_font(body, bold), anchor="lm")


@lru_cache(maxsize=32)
def _font(body: int, bold: bool) -> ImageFont.FreeTypeFont:
    name = "NotoSansSC-Bold.otf" if bold else "NotoSansSC-Regular.otf"
    path = resources() / "fonts" / name
    return ImageFont.truetype(str(path), body, layout_engine=ImageFont.Layout.BASIC)
