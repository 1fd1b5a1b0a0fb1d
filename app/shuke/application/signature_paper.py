"""A drawn signature from its attachment, and as a picture for paper. Pure; knows no printer."""

from __future__ import annotations

from itertools import pairwise

from shuke.domain.paper import Picture
from shuke.domain.signature import FIELD_HEIGHT, FIELD_WIDTH, Signature, smoothed, unpacked_signature

__all__ = ["signature_in", "signature_picture"]

_WIDTH_DOTS = 360
_HEIGHT_DOTS = _WIDTH_DOTS * FIELD_HEIGHT // FIELD_WIDTH
_ROW_BYTES = _WIDTH_DOTS // 8
"""The narrowest paper has 384 dots."""

_PEN_DOTS = 3


def signature_in(attached: bytes) -> Signature | None:
    """The signature in an attachment; None where it was erased, or holds none that this release can read."""
    try:
        return unpacked_signature(attached)
    except ValueError:
        return None


def signature_picture(signature: Signature) -> Picture:
    dots = bytearray(_ROW_BYTES * _HEIGHT_DOTS)
    for stroke in signature.strokes:
        line = [_placed(x, y) for x, y in smoothed(stroke)]
        _press(dots, *line[0])
        for (u, v), (x, y) in pairwise(line):
            steps = max(1, round(max(abs(x - u), abs(y - v))))
            for step in range(1, steps + 1):
                _press(dots, u + (x - u) * step / steps, v + (y - v) * step / steps)
    return Picture(_WIDTH_DOTS, _HEIGHT_DOTS, bytes(dots))


def _placed(x: float, y: float) -> tuple[float, float]:
    """Inside, so that the pen's width has room at the edges."""
    return x * (_WIDTH_DOTS - _PEN_DOTS) / FIELD_WIDTH, y * (_HEIGHT_DOTS - _PEN_DOTS) / FIELD_HEIGHT


def _press(dots: bytearray, x: float, y: float) -> None:
    left, top = int(x), int(y)
    for row in range(top, top + _PEN_DOTS):
        for column in range(left, left + _PEN_DOTS):
            dots[row * _ROW_BYTES + column // 8] |= 0x80 >> column % 8
