"""Draws that anybody can work out again from the recorded seed. Nothing here is left to chance.

The algorithm, version 1. A stream of numbers: the n-th, from 0, is SHA-256 of the bytes ``shuke-draw-1``, a zero
byte, the seed, and n as eight bytes, most significant first; its 32 bytes read as one number, most significant first.
*A number below b*: the next of the stream that is less than the greatest multiple of b not above 2^256 (others are
left out, so that no number is likelier than another), modulo b.

- `winners`: the ids sorted by their UTF-8 bytes, numbered from 0; for i = 0, 1, …: take j = i + a number below (count
  - i), exchange the ids at i and j; the id now at i is the next winner.
- `chosen`: the segments in the given order without those of no weight or no stock; r = a number below the sum of
  their weights; the segment in whose range r falls, the first one's beginning at 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

__all__ = ["LEAST_SEED_BYTES", "Segment", "chosen", "winners"]

LEAST_SEED_BYTES = 16
"""Fewer could be tried out until a friend wins."""

_LABEL = b"shuke-draw-1\0"
_RANGE = 1 << 256


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a wheel. `left` is its stock; None: it does not run out."""

    key: str
    weight: int
    left: int | None = None

    def __post_init__(self) -> None:
        if self.weight < 0:
            raise ValueError("a weight is not negative")

    @property
    def can_come_up(self) -> bool:
        return self.weight > 0 and (self.left is None or self.left > 0)


def winners(seed: bytes, ids: Iterable[str], number: int) -> tuple[str, ...]:
    """So many different ids in the order drawn; all of them if there are no more.

    Raises:
        ValueError: the seed is too short, the number negative, or an id stands there twice.
    """
    stream = _stream(seed)
    drawn = sorted(ids, key=str.encode)
    if len(set(drawn)) != len(drawn):
        raise ValueError("an id takes part once")
    if number < 0:
        raise ValueError("no negative number can be drawn")
    number = min(number, len(drawn))
    for place in range(number):
        other = place + _below(len(drawn) - place, stream)
        drawn[place], drawn[other] = drawn[other], drawn[place]
    return tuple(drawn[:number])


def chosen(seed: bytes, segments: Sequence[Segment]) -> Segment | None:
    """The segment that comes up; None if none can.

    Raises:
        ValueError: the seed is too short.
    """
    stream = _stream(seed)
    able = [segment for segment in segments if segment.can_come_up]
    if not able:
        return None
    rest = _below(sum(segment.weight for segment in able), stream)
    for segment in able:
        if rest < segment.weight:
            return segment
        rest -= segment.weight
    raise AssertionError("the number is below the sum of the weights")


def _stream(seed: bytes) -> Iterator[int]:
    if len(seed) < LEAST_SEED_BYTES:
        raise ValueError(f"a seed has at least {LEAST_SEED_BYTES} bytes")
    return (
        int.from_bytes(sha256(_LABEL + seed + number.to_bytes(8, "big")).digest(), "big")
        for number in count()
    )


def _below(bound: int, stream: Iterator[int]) -> int:
    limit = _RANGE - _RANGE % bound
    return next(number for number in stream if number < limit) % bound
