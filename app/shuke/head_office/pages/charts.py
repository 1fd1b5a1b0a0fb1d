"""Charts of pages: pure functions to SVG, drawn with the style sheet's colours. Each stands beside its table, which
says the same in numbers; what reads pages aloud is told the chart's name alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

__all__ = ["Mark", "bars_svg", "columns_svg"]

_ROW, _BAR, _LABEL, _NUMBER, _WIDTH, _NARROW = 40, 16, 150, 130, 720, 340
_HEIGHT, _FOOT, _HEAD = 160, 22, 20
_FEW = 7
"""Columns of a week fill the chart; fewer stand as wide as they would, for one alone is no wall."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`told` is the amount in words. What is below nothing is drawn as nothing. `whole`: what it is a share of."""

    name: str
    amount: int
    told: str
    whole: int = 0


def bars_svg(marks: Sequence[Mark], name: str) -> str:
    """A row each, from a common zero, with its number behind it; on a telephone with name and number above it. The
    style sheet shows the one that fits."""
    most = max([1, *(max(mark.amount, mark.whole) for mark in marks)])
    room = _WIDTH - _LABEL - _NUMBER
    wide, narrow = [_opened(name, _WIDTH, _ROW * len(marks))], [_opened(name, _NARROW, _ROW * len(marks))]
    for at, mark in enumerate(marks):
        top, amount, told = at * _ROW, max(0, mark.amount), escape(mark.told)
        long = amount * room // most
        wide.append(f'<text x="0" y="{top + 25}">{escape(_short(mark.name))}</text>')
        wide.append(_rect(_LABEL, top + 12, max(long, 1), _BAR))
        wide.append(f'<text class="told" x="{_LABEL + long + 8}" y="{top + 25}">{told}</text>')
        narrow.append(f'<text x="0" y="{top + 14}">{escape(_short(mark.name))}</text>')
        narrow.append(f'<text class="told" x="{_NARROW}" y="{top + 14}" text-anchor="end">{told}</text>')
        narrow.append(_rect(0, top + 20, max(amount * _NARROW // most, 1), _BAR - 4))
    return "".join([*wide, "</svg>", *narrow, "</svg>"])


def columns_svg(marks: Sequence[Mark], name: str) -> str:
    """A column each, from a common zero; the highest has its number on top, the first and the last their names.
    Twice, as bars are."""
    return _columns(marks, name, _WIDTH) + _columns(marks, name, _NARROW)


def _columns(marks: Sequence[Mark], name: str, width: int) -> str:
    most = max([1, *(mark.amount for mark in marks)])
    step = width // max(len(marks), _FEW)
    gap = 2 if width == _WIDTH else 1
    highest = max(range(len(marks)), key=lambda at: marks[at].amount, default=0)
    parts = [_opened(name, width, _HEAD + _HEIGHT + _FOOT)]
    for at, mark in enumerate(marks):
        high = max(0, mark.amount) * _HEIGHT // most
        left, top = at * step, _HEAD + _HEIGHT - high
        parts.append(_rect(left + gap, min(top, _HEAD + _HEIGHT - 1), max(step - 2 * gap, 2), max(high, 1)))
        if at == highest and mark.amount > 0:
            end = ' text-anchor="end"' if left > width // 2 else ""
            x = left + step if end else left
            parts.append(f'<text class="told" x="{x}" y="{top - 6}"{end}>{escape(mark.told)}</text>')
        if at in {0, len(marks) - 1}:
            x, end = (left + step - gap, ' text-anchor="end"') if at else (left + gap, "")
            parts.append(f'<text x="{x}" y="{_HEAD + _HEIGHT + 16}"{end}>{escape(mark.name)}</text>')
    return "".join([*parts, "</svg>"])


def _opened(name: str, width: int, height: int) -> str:
    kind = "chart" if width == _WIDTH else "chart narrow"
    return (
        f'<svg class="{kind}" role="img" aria-label={quoteattr(name)} viewBox="0 0 {width} {height}" '
        'xmlns="http://www.w3.org/2000/svg">'
    )


def _rect(x: int, y: int, width: int, height: int) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="2"/>'


def _short(name: str) -> str:
    return name if len(name) <= 12 else f"{name[:11]}…"
