"""What came up beside what was to be expected, as bars: a pure function to SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

__all__ = ["Bar", "ChartInk", "height_of", "odds_svg"]

_ROW, _BAR, _LABEL, _NUMBER = 48, 14, 150, 110


@dataclass(frozen=True, slots=True)
class Bar:
    """`expected_ppb` in parts of a billion."""

    name: str
    came_up: int
    expected_ppb: int


@dataclass(frozen=True, slots=True)
class ChartInk:
    """Colours as ``#rrggbb``, the font's family, and the words for the two bars."""

    text: str
    muted: str
    came_up: str
    expected: str
    family: str
    came_up_word: str
    expected_word: str


def odds_svg(bars: Sequence[Bar], width: int, ink: ChartInk) -> str:
    """Two bars a row from a common zero, each with its number; as high as it needs, 48 px a row."""
    most = max([1, *(max(bar.came_up, -(-bar.expected_ppb // 10**9)) for bar in bars)])
    room = width - _LABEL - _NUMBER
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height_of(len(bars))}" '
        f'font-family="{escape(ink.family)}" font-size="13">'
    ]
    for at, bar in enumerate(bars):
        top = at * _ROW + 4
        parts.append(_text(0, top + 24, bar.name, ink.text))
        for line, (count, colour, word) in enumerate(
            (
                (str(bar.came_up), ink.came_up, ink.came_up_word),
                (_tenths(bar.expected_ppb), ink.expected, ink.expected_word),
            )
        ):
            amount = bar.came_up * 10**9 if not line else bar.expected_ppb
            long = amount * room // (most * 10**9)
            y = top + line * (_BAR + 4)
            parts.append(
                f'<rect x="{_LABEL}" y="{y}" width="{long}" height="{_BAR}" rx="2" fill="{colour}"/>'
            )
            parts.append(_text(_LABEL + long + 6, y + 12, f"{count} {word}" if not at else count, ink.muted))
    return "".join([*parts, "</svg>"])


def height_of(rows: int) -> int:
    return max(1, rows) * _ROW


def _tenths(ppb: int) -> str:
    tenths = (ppb * 10 + 5 * 10**8) // 10**9
    return f"{tenths // 10}.{tenths % 10}"


def _text(x: int, y: int, words: str, colour: str) -> str:
    return f'<text x="{x}" y="{y}" fill="{colour}">{escape(words)}</text>'
