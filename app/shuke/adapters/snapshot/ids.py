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
    bits = np.unpackbits(_VALUES[letters][:, :, None], axis=2)[:, :, 3:].reshape(-1, 5 * _LETTERS)
    return np.packbits(bits[:, 2:], axis=1)


def texts_of(lanes: Lanes) -> list[str]:
    """
    Raises:
        ValueError: ids of another length.
    """
    if lanes.shape[1] != _BYTES:
        raise ValueError("ids of another length")
    bits = np.zeros((len(lanes), 5 * _LETTERS), np.uint8)
    bits[:, 2:] = np.unpackbits(lanes, axis=1)
    values = np.packbits(bits.reshape(-1, _LETTERS, 5), axis=2)[:, :, 0] >> 3
    joined = _ALPHABET[values].tobytes().decode("ascii")
    return [joined[start : start + _LETTERS] for start in range(0, len(joined), _LETTERS)]


def times_of(lanes: Lanes) -> NDArray[np.int64] | None:
    """When they were made, if they stand in that order."""
    wide = np.zeros((len(lanes), 8), np.uint8)
    wide[:, 2:] = lanes[:, :_TIME_BYTES]
    times: NDArray[np.int64] = wide.reshape(-1).view(">i8").astype(np.int64)
    return times if bool((np.diff(times) >= 0).all()) else None


def with_times(times: NDArray[np.int64], rest: Lanes) -> Lanes:
    """Ids of big-endian times and of what follows them."""
    return np.concatenate([times.view(np.uint8).reshape(-1, 8)[:, 2:], rest], axis=1)
