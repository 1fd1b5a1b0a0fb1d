"""Columns of a page of members as bytes: numbers as narrow as they are, words once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from shuke.application.segments.columns import UNKNOWN, Column, Numbers, Whole, Words
from shuke_db.repositories.segment_statements import BETWEEN

__all__ = ["pack_column", "pack_ids", "unpack_column", "unpack_ids"]

_WIDTHS = ("<i1", "<i2", "<i4", "<i8")
_NUMBERS, _WORDS = b"n", b"w"
_LENGTH = 4
"""Bytes that say how many follow."""


def pack_ids(ids: Sequence[str]) -> bytes:
    return BETWEEN.join(ids).encode()


def unpack_ids(content: bytes) -> list[str]:
    return content.decode().split(BETWEEN) if content else []


def pack_column(column: Column) -> bytes:
    if isinstance(column, Numbers):
        return _NUMBERS + _framed(_narrow(column.values))
    parts = [BETWEEN.join(column.words).encode(), *map(_narrow, (column.rows, column.codes, *column.held))]
    return _WORDS + column.members.to_bytes(_LENGTH, "big") + b"".join(map(_framed, parts))


def unpack_column(content: bytes) -> Column:
    """
    Raises:
        ValueError: no such bytes.
    """
    if content[:1] == _NUMBERS:
        (values,) = _parts(content, 1)
        return Numbers(_wide(values))
    if content[:1] != _WORDS:
        raise ValueError("no column")
    words, *arrays = _parts(content, 1 + _LENGTH)
    rows, codes, *held = map(_wide, arrays)
    members = int.from_bytes(content[1 : 1 + _LENGTH], "big")
    return Words(members, rows, codes, tuple(unpack_ids(words)), tuple(held))


def _framed(part: bytes) -> bytes:
    return len(part).to_bytes(_LENGTH, "big") + part


def _parts(content: bytes, at: int) -> Iterator[bytes]:
    while at < len(content):
        begin = at + _LENGTH
        at = begin + int.from_bytes(content[at:begin], "big")
        yield content[begin:at]


def _narrow(values: Whole) -> bytes:
    """Its width first. The least number of each width stands for one that is not known."""
    known = values[values != UNKNOWN]
    least, most = (int(known.min()), int(known.max())) if len(known) else (0, 0)
    width = next(
        width
        for width, name in enumerate(_WIDTHS)
        if np.iinfo(name).min < least and most <= np.iinfo(name).max
    )
    name = _WIDTHS[width]
    narrow = np.where(values == UNKNOWN, np.iinfo(name).min, values).astype(name)
    return bytes([width]) + narrow.tobytes()


def _wide(part: bytes) -> Whole:
    name = _WIDTHS[part[0]]
    narrow = np.frombuffer(part, name, offset=1)
    wide = narrow.astype(np.int64)
    wide[narrow == np.iinfo(name).min] = UNKNOWN
    return wide
