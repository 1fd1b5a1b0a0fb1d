"""Lists of member numbers as bytes: a hundred thousand of them are read in a millisecond.

A database gives each member a number of its own (it means nothing elsewhere). A word's list is cut into blocks of
65,536 numbers, each holding two bytes a member in rising order; other lists hold four bytes a number. All bytes
are big-endian.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

__all__ = [
    "NumberList",
    "block_of",
    "pack_block",
    "pack_numbers",
    "place_in",
    "unpack_block",
    "unpack_numbers",
]

_BLOCK_BITS = 16
_LAST_IN_BLOCK = (1 << _BLOCK_BITS) - 1
_PLACE = "H"
_NUMBER = "I"
"""Array types of two and four bytes on every platform Python runs on."""


def block_of(number: int) -> int:
    return number >> _BLOCK_BITS


def place_in(number: int) -> int:
    """The number within its block."""
    return number & _LAST_IN_BLOCK


def pack_block(places: Iterable[int]) -> bytes:
    return _packed(array(_PLACE, places))


def unpack_block(content: bytes) -> array[int]:
    return _unpacked(_PLACE, content)


def pack_numbers(numbers: Iterable[int]) -> bytes:
    return _packed(array(_NUMBER, numbers))


def unpack_numbers(content: bytes) -> array[int]:
    return _unpacked(_NUMBER, content)


class NumberList:
    """One word's members, block by block: asked whether it holds a number without being taken apart."""

    def __init__(self, blocks: Iterable[tuple[int, bytes]]) -> None:
        self._blocks = {block: unpack_block(content) for block, content in blocks}
        self._size = sum(map(len, self._blocks.values()))

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[int]:
        for block, places in self._blocks.items():
            first = block << _BLOCK_BITS
            yield from [first + place for place in places]

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        places = self._blocks.get(number >> _BLOCK_BITS)
        if places is None:
            return False
        place = number & _LAST_IN_BLOCK
        at = bisect_left(places, place)
        return at < len(places) and places[at] == place


def _packed(numbers: array[int]) -> bytes:
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(kind: str, content: bytes) -> array[int]:
    numbers = array(kind)
    numbers.frombytes(content)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
