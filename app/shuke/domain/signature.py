"""A signature drawn on a screen: strokes on a field of fixed size, kept small.

Packed it is one byte, the version (1), then each stroke: how many points it has, and each point's x and y, all of
them two bytes, big end first. x runs from the left, y downwards. What is packed is personal data: it is kept as an
attachment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import hypot
from struct import iter_unpack, pack

__all__ = [
    "FIELD_HEIGHT",
    "FIELD_WIDTH",
    "MOST_POINTS",
    "MOST_STROKES",
    "Point",
    "Signature",
    "SignatureFault",
    "Stroke",
    "drawn",
    "smoothed",
    "thinned",
    "unpacked_signature",
]

Point = tuple[int, int]
Stroke = tuple[Point, ...]

FIELD_WIDTH, FIELD_HEIGHT = 1200, 400
"""Of the field that points lie on; every pad has this shape."""

MOST_STROKES = 100
MOST_POINTS = 1500
"""Of a whole signature: six kilobytes. A usual one has two or three hundred."""

_VERSION = 1
_LEAST_STEP = 4
_LEAST_LENGTH = FIELD_WIDTH // 6
_PARTS_OF_A_CURVE = 4


class SignatureFault(StrEnum):
    """Why what was drawn is no signature."""

    EMPTY = "empty"
    TOO_LITTLE = "too_little"


@dataclass(frozen=True, slots=True)
class Signature:
    """Raises:
    ValueError: no point, a point beside the field, or more than is kept.
    """

    strokes: tuple[Stroke, ...]

    def __post_init__(self) -> None:
        points = [point for stroke in self.strokes for point in stroke]
        if not all(self.strokes) or not 0 < len(self.strokes) <= MOST_STROKES or len(points) > MOST_POINTS:
            raise ValueError("a signature without a point, or with more than is kept")
        if not all(0 <= x <= FIELD_WIDTH and 0 <= y <= FIELD_HEIGHT for x, y in points):
            raise ValueError("a signature beside its field")

    def packed(self) -> bytes:
        parts = [bytes((_VERSION,))]
        for stroke in self.strokes:
            numbers = [number for point in stroke for number in point]
            parts.append(pack(f">{1 + len(numbers)}H", len(stroke), *numbers))
        return b"".join(parts)


def unpacked_signature(content: bytes) -> Signature:
    """What `packed` made.

    Raises:
        ValueError: these bytes are no signature of a version known here.
    """
    if content[:1] != bytes((_VERSION,)) or len(content) % 2 == 0:
        raise ValueError("no signature of a version known here")
    numbers = [number for (number,) in iter_unpack(">H", content[1:])]
    strokes: list[Stroke] = []
    at = 0
    while at < len(numbers):
        end = at + 1 + 2 * numbers[at]
        inside = numbers[at + 1 : end]
        if end > len(numbers):
            raise ValueError("a signature that breaks off")
        strokes.append(tuple(zip(inside[::2], inside[1::2], strict=True)))
        at = end
    return Signature(tuple(strokes))


def drawn(strokes: Iterable[Sequence[Point]]) -> Signature | SignatureFault:
    """What somebody drew, made as small as is kept; or why it is no signature. Points beside the field are moved to
    its edge, strokes beyond the last that is kept are left out."""
    inside = [_on_field(stroke) for stroke in strokes if stroke][:MOST_STROKES]
    if not inside:
        return SignatureFault.EMPTY
    if sum(hypot(x - u, y - v) for one in inside for (u, v), (x, y) in pairwise(one)) < _LEAST_LENGTH:
        return SignatureFault.TOO_LITTLE
    step = _LEAST_STEP
    thin = [thinned(stroke, step) for stroke in inside]
    while sum(map(len, thin)) > MOST_POINTS:
        step *= 2
        thin = [thinned(stroke, step) for stroke in thin]
    return Signature(tuple(thin))


def thinned(stroke: Sequence[Point], least_step: int) -> Stroke:
    """The stroke without points nearer than that to the one before; its first and last point stay."""
    kept = [stroke[0]]
    for x, y in stroke[1:-1]:
        u, v = kept[-1]
        if hypot(x - u, y - v) >= least_step:
            kept.append((x, y))
    return (*kept, stroke[-1]) if len(stroke) > 1 else tuple(kept)


def smoothed(stroke: Sequence[Point]) -> list[tuple[float, float]]:
    """The stroke as a hand drew it: a curve through the middles between its points, as a line of short parts."""
    if len(stroke) < 3:
        return list(stroke)
    middles = [((u + x) / 2, (v + y) / 2) for (u, v), (x, y) in pairwise(stroke)]
    line: list[tuple[float, float]] = [stroke[0], middles[0]]
    for (a, b), (x, y), (c, d) in zip(middles, stroke[1:], middles[1:], strict=False):
        for part in range(1, _PARTS_OF_A_CURVE + 1):
            t = part / _PARTS_OF_A_CURVE
            begin, bend, end = (1 - t) ** 2, 2 * t * (1 - t), t**2
            line.append((begin * a + bend * x + end * c, begin * b + bend * y + end * d))
    line.append(stroke[-1])
    return line


def _on_field(stroke: Sequence[Point]) -> Stroke:
    return tuple((min(max(x, 0), FIELD_WIDTH), min(max(y, 0), FIELD_HEIGHT)) for x, y in stroke)
