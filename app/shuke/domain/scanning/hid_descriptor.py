"""A HID report descriptor: which bits of which report mean what.

After the Device Class Definition for HID 1.11, 6.2.2: a list of items; main items place what the local and global
ones before them said. Only what a device sends (Input) is placed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

__all__ = ["BitPlace", "input_places"]

_MOST_USAGES = 256


@dataclass(frozen=True, slots=True)
class BitPlace:
    """Bits of a report, counted behind its number."""

    at: int
    bits: int

    def bytes_of(self, report: bytes) -> bytes:
        return report[self.at // 8 : (self.at + self.bits) // 8]

    def number_in(self, report: bytes) -> int:
        return int.from_bytes(report, "little") >> self.at & ((1 << self.bits) - 1)


def input_places(descriptor: bytes) -> dict[int, dict[int, BitPlace]]:
    """By a report's number (0 where reports have none), by usage (page and id): where it stands.

    A descriptor that is damaged or cut off places what stands before the damage.
    """
    reading = _Reading()
    for kind, value, size in _items(descriptor):
        reading.item(kind, value, size)
    return reading.places


@dataclass(frozen=True, slots=True)
class _Globals:
    """What holds until it is said anew; `size` in bits."""

    page: int = 0
    size: int = 0
    count: int = 0
    number: int = 0


_GLOBAL_ITEMS = {0x04: "page", 0x74: "size", 0x84: "number", 0x94: "count"}
_PUSH, _POP = 0xA4, 0xB4
_USAGE, _LEAST_USAGE, _MOST_USAGE = 0x08, 0x18, 0x28
_INPUT = 0x80


class _Reading:
    def __init__(self) -> None:
        self.places: dict[int, dict[int, BitPlace]] = defaultdict(dict)
        self._globals = _Globals()
        self._pushed: list[_Globals] = []
        self._usages: list[int] = []
        self._least = 0
        self._ends: dict[int, int] = defaultdict(int)

    def item(self, kind: int, value: int, size: int) -> None:
        if kind in _GLOBAL_ITEMS:
            self._globals = replace(self._globals, **{_GLOBAL_ITEMS[kind]: value})
        elif kind == _PUSH:
            self._pushed.append(self._globals)
        elif kind == _POP and self._pushed:
            self._globals = self._pushed.pop()
        elif kind in (_USAGE, _LEAST_USAGE, _MOST_USAGE):
            self._local(kind, value if size == 4 else self._globals.page << 16 | value)
        elif kind & 0x0C == 0:  # a main item: what was said of usages was said for it alone
            if kind == _INPUT:
                self._place()
            self._usages = []

    def _local(self, kind: int, usage: int) -> None:
        if kind == _USAGE:
            self._usages.append(usage)
        elif kind == _LEAST_USAGE:
            self._least = usage
        else:
            self._usages += range(self._least, min(usage + 1, self._least + _MOST_USAGES))

    def _place(self) -> None:
        """One place for each usage; the last takes what is left."""
        told = self._globals
        begin = self._ends[told.number]
        self._ends[told.number] += told.size * told.count
        for nth, usage in enumerate(self._usages[: told.count]):
            fields = told.count - nth if nth == len(self._usages) - 1 else 1
            place = BitPlace(begin + nth * told.size, fields * told.size)
            self.places[told.number].setdefault(usage, place)


def _items(descriptor: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind (tag and type), value and bytes of each short item."""
    at = 0
    while at < len(descriptor):
        size = (0, 1, 2, 4)[descriptor[at] & 3]
        value = descriptor[at + 1 : at + 1 + size]
        if len(value) < size:
            return
        yield descriptor[at] & 0xFC, int.from_bytes(value, "little"), size
        at += 1 + size
