"""ULIDs as lanes of bytes: 48 bits of time and 80 random ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Lanes", "are_ids", "ids_beside", "lanes_of", "texts_of", "times_of", "with_times"]

Lanes = NDArray[np.uint8]
"""One row an id, one column a byte."""

_ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}(\0[0-7][0-9A-HJKMNP-TV-Z]{25})*")
_ALPHABET = np.frombuffer(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ", np.uint8)
_VALUES = np.zeros(128, np.uint8)
_VALUES[_ALPHABET] = np.arange(32, dtype=np.uint8)
_LETTERS, _BYTES, _TIME_BYTES = 26, 16, 6
_HALF, _TEN = 64, np.uint64(1023)
_PAIRS = (_ALPHABET[:, None] + _ALPHABET.astype("<u2")[None, :] * 256).reshape(-1)
"""The two letters of ten bits, as they lie in memory: the first in the lower byte."""
_ALIKE = 4
"""Ids that begin with the same bytes were made within a minute, or next to each other."""


def are_ids(cells: Sequence[str]) -> bool:
    return len(cells[0]) == _LETTERS and _ULID.fullmatch("\0".join(cells)) is not None


def ids_beside(lanes: Lanes, beside: Lanes) -> tuple[NDArray[np.bool_], Lanes]:
    """(which ids were made together with the ones beside them, what tells each from that)."""
    apart: Lanes = np.bitwise_xor(lanes, beside)
    near: NDArray[np.bool_] = np.all(apart[:, :_ALIKE] == 0, axis=1)
    return near, apart


def lanes_of(cells: Sequence[str]) -> Lanes:
    letters = np.frombuffer("".join(cells).encode("ascii"), np.uint8).reshape(-1, _LETTERS)
    values = _VALUES[letters].astype(np.uint64)
    halves = np.zeros((2, len(values)), np.uint64)
    for place in range(_LETTERS):
        shift = 5 * (_LETTERS - 1 - place)
        if shift > _HALF - 5:
            halves[0] |= _shifted(values[:, place], shift - _HALF)
        if shift < _HALF:
            halves[1] |= _shifted(values[:, place], shift)
    return np.ascontiguousarray(halves.T).astype(">u8").view(np.uint8).reshape(-1, _BYTES)


def texts_of(lanes: Lanes) -> list[str]:
    """
    Raises:
        ValueError: ids of another length.
    """
    if lanes.shape[1] != _BYTES:
        raise ValueError("ids of another length")
    high, low = np.ascontiguousarray(lanes).view(">u8").astype(np.uint64).reshape(-1, 2).T
    pairs = np.empty((len(lanes), _LETTERS // 2), "<u2")
    for place in range(_LETTERS // 2):
        pairs[:, place] = _PAIRS[_ten_bits(high, low, 10 * (_LETTERS // 2 - 1 - place))]
    joined = pairs.tobytes().decode("ascii")
    return [joined[start : start + _LETTERS] for start in range(0, len(joined), _LETTERS)]


def _shifted(values: NDArray[np.uint64], by: int) -> NDArray[np.uint64]:
    return values << np.uint64(by) if by >= 0 else values >> np.uint64(-by)


def _ten_bits(high: NDArray[np.uint64], low: NDArray[np.uint64], shift: int) -> NDArray[np.uint64]:
    """Ten bits of numbers of 128, from so many above the lowest on."""
    if shift >= _HALF:
        return (high >> np.uint64(shift - _HALF)) & _TEN
    found = low >> np.uint64(shift)
    if shift > _HALF - 10:
        found |= high << np.uint64(_HALF - shift)
    return found & _TEN


def times_of(lanes: Lanes) -> NDArray[np.int64] | None:
    """When they were made, if they stand in that order."""
    wide = np.zeros((len(lanes), 8), np.uint8)
    wide[:, 2:] = lanes[:, :_TIME_BYTES]
    times: NDArray[np.int64] = wide.reshape(-1).view(">i8").astype(np.int64)
    return times if bool((np.diff(times) >= 0).all()) else None


def with_times(times: NDArray[np.int64], rest: Lanes) -> Lanes:
    """Ids of big-endian times and of what follows them."""
    return np.concatenate([times.view(np.uint8).reshape(-1, 8)[:, 2:], rest], axis=1)
