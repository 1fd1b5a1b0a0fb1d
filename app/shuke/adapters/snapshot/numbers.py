"""Lists of whole numbers in few bytes: what is left of each after its neighbour or its like is taken away, cut into
planes (all lowest bytes, all second bytes …), each compressed by itself. What says nothing new costs nothing."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import zstandard
from numpy.typing import NDArray

__all__ = ["MOST_COLUMN_BYTES", "deflate", "inflate", "numbers_of", "planes_of", "read_planes", "wide_planes"]

MOST_COLUMN_BYTES = 16 * 1024 * 1024
"""One column of one part, or one plane of it, when inflated."""

_LEVEL = 12

Numbers = NDArray[np.int64]


@cache
def _compressor() -> Any:
    return zstandard.ZstdCompressor(level=_LEVEL)


@cache
def _decompressor() -> Any:
    return zstandard.ZstdDecompressor()


def deflate(content: bytes) -> bytes:
    packed: bytes = _compressor().compress(content)
    return packed


def inflate(content: bytes) -> bytes:
    """
    Raises:
        ValueError: not what `deflate` writes, or more than `MOST_COLUMN_BYTES`.
    """
    try:
        if not 0 <= zstandard.frame_content_size(content) <= MOST_COLUMN_BYTES:
            raise ValueError("a column that is too large")
        whole: bytes = _decompressor().decompress(content)
    except zstandard.ZstdError as error:
        raise ValueError("a column that cannot be read") from error
    return whole


def planes_of(numbers: Numbers) -> list[bytes]:
    """Numbers from 0 on; as many planes as the greatest has bytes."""
    greatest = int(numbers.max()) if len(numbers) else 0
    width = (greatest.bit_length() + 7) // 8
    lanes = numbers.astype("<i8").view(np.uint8).reshape(-1, 8)
    return wide_planes(lanes[:, :width])


def wide_planes(lanes: NDArray[np.uint8]) -> list[bytes]:
    """One row a number, one column a byte."""
    return [deflate(np.ascontiguousarray(lanes[:, place]).tobytes()) for place in range(lanes.shape[1])]


def read_planes(planes: list[bytes], count: int) -> NDArray[np.uint8]:
    """
    Raises:
        ValueError: planes of another length.
    """
    read = np.zeros((count, len(planes)), np.uint8)
    for place, plane in enumerate(planes):
        lane = np.frombuffer(inflate(plane), np.uint8)
        if len(lane) != count:
            raise ValueError("a plane of another length")
        read[:, place] = lane
    return read


def numbers_of(planes: list[bytes], count: int) -> Numbers:
    """What `planes_of` was given."""
    read = read_planes(planes, count)
    if read.shape[1] > 8:
        raise ValueError("numbers of more than eight bytes")
    lanes = np.zeros((count, 8), np.uint8)
    lanes[:, : read.shape[1]] = read
    numbers: Numbers = lanes.reshape(-1).view("<i8").astype(np.int64)
    return numbers
