"""Lists of member numbers as bytes: a hundred thousand of them are read in a millisecond.

A database gives each member a number of its own, counting up; it means nothing elsewhere. Packed, a number is four
bytes, the highest first, and lists are in rising order. A word's list is cut into blocks of 32,768 numbers, so that
a new member lengthens short rows only.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

__all__ = ["NumberList", "block_of", "pack_numbers", "unpack_numbers"]

_BLOCK_BITS = 15
_FOUR_BYTES = "I"
"""An array type of four bytes on every platform Python runs on."""


def block_of(number: int) -> int:
    return number >> _BLOCK_BITS


def pack_numbers(numbers: Iterable[int]) -> bytes:
    packed = array(_FOUR_BYTES, numbers)
    if sys.byteorder == "little":
        packed.byteswap()
    return packed.tobytes()


def unpack_numbers(content: bytes) -> array[int]:
    numbers = array(_FOUR_BYTES)
    numbers.frombytes(content)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


class NumberList:
    """One word's members, in rising order; asked whether it holds a number without being taken apart."""

    def __init__(self, content: bytes) -> None:
        self._numbers = unpack_numbers(content)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __contains__(self, number: object) -> bool:
        assert isinstance(number, int)
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number

    def intersection(self, others: Iterable[int]) -> list[int]:
        """Which of the others it holds; quick for few of them."""
        numbers, end = self._numbers, len(self._numbers)
        return [
            other
            for other in set(others)
            if (at := bisect_left(numbers, other)) < end and numbers[at] == other
        ]

    def packed(self) -> bytes:
        return pack_numbers(self._numbers)

    def put(self, number: int) -> None:
        if number not in self:
            self._numbers.insert(bisect_left(self._numbers, number), number)

    def take_out(self, number: int) -> None:
        if number in self:
            self._numbers.pop(bisect_left(self._numbers, number))
