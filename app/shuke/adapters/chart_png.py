"""A chart as a picture, drawn without windows: bars below each other, or columns side by side, from nothing up."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from shuke.application.figures.paper import DrawnChart
from shuke.assets import resources
from shuke.look import LIGHT

__all__ = ["chart_png"]

_WIDE, _MARGIN = 1440, 48
_TITLE, _BODY = 40, 26
_HEAD, _ROW, _BAR = 150, 60, 28
_NAME, _NUMBER = 320, 260
_COLUMNS_HIGH = 520
_GAP = 4
_FEW = 7
"""Fewer columns stand as wide as so many would, as on the page."""
_COLOURS = LIGHT.colours


def chart_png(chart: DrawnChart) -> bytes:
    high = _COLUMNS_HIGH + 2 * _ROW if chart.in_time else _ROW * max(len(chart.marks), 1)
    picture = Image.new("RGB", (_WIDE, _HEAD + high + _MARGIN), _COLOURS.paper)
    draw = ImageDraw.Draw(picture)
    draw.text((_MARGIN, 36), chart.title, _COLOURS.strong, _font(_TITLE, "Bold"))
    draw.text((_MARGIN, 92), chart.about, _COLOURS.muted, _font(_BODY))
    if chart.in_time:
        _columns(draw, chart.marks)
    else:
        _bars(draw, chart.marks, chart.whole)
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _bars(draw: ImageDraw.ImageDraw, marks: Sequence[tuple[str, int, str]], whole: int) -> None:
    font, most = _font(_BODY), max(whole, _most(marks))
    room = _WIDE - 2 * _MARGIN - _NAME - _NUMBER
    for at, (name, amount, told) in enumerate(marks):
        top = _HEAD + at * _ROW
        draw.text((_MARGIN, top), _fitting(draw, name, font, _NAME - 16), _COLOURS.normal, font)
        left, long = _MARGIN + _NAME, max(amount, 0) * room // most
        draw.rectangle((left, top + 4, left + max(long, 1), top + 4 + _BAR), _COLOURS.accent)
        draw.text((left + long + 12, top), told, _COLOURS.normal, font)


def _columns(draw: ImageDraw.ImageDraw, marks: Sequence[tuple[str, int, str]]) -> None:
    font, most = _font(_BODY), _most(marks)
    step = (_WIDE - 2 * _MARGIN) / max(len(marks), _FEW)
    floor = _HEAD + _ROW + _COLUMNS_HIGH
    highest = max(range(len(marks)), key=lambda at: marks[at][1], default=0)
    for at, (name, amount, told) in enumerate(marks):
        left, top = _MARGIN + at * step, floor - max(amount, 0) * _COLUMNS_HIGH // most
        draw.rectangle((left + _GAP, min(top, floor - 1), left + step - _GAP, floor), _COLOURS.accent)
        middle = min(max(left + step / 2, _MARGIN + 120), _WIDE - _MARGIN - 120)
        if at == highest and amount > 0:
            draw.text((middle, top - 8), told, _COLOURS.strong, font, anchor="md")
        if at in {0, len(marks) - 1}:
            x, anchor = (left + step - _GAP, "ra") if at else (_MARGIN + _GAP, "la")
            draw.text((x, floor + 10), name, _COLOURS.normal, font, anchor=anchor)


def _most(marks: Sequence[tuple[str, int, str]]) -> int:
    return max([1, *(amount for _, amount, _ in marks)])


def _fitting(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, wide: int) -> str:
    """What finds no room ends in dots."""
    if draw.textlength(text, font) <= wide:
        return text
    while text and draw.textlength(text + "…", font) > wide:
        text = text[:-1]
    return text + "…"


def _font(size: int, weight: str = "Regular") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resources() / "fonts" / f"NotoSansSC-{weight}.otf"), size)
