"""Profiles by what they hold: their bytes follow from it, as every profile of this release has one encoding."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

import cbor2

from shuke.adapters.snapshot.columns import column_of, read_column
from shuke.adapters.strict_cbor import decode_strictly
from shuke.domain.facts.plain import Plain, from_plain
from shuke.domain.facts.rows import Cell
from shuke.domain.profile import LONGEST_NOTE, Profile, Sex
from shuke.domain.sync.limits import MOST_ATTACHMENT_BYTES

__all__ = ["PROFILE_COLUMNS", "contents_of", "field_of", "profile_columns"]

PROFILE_COLUMNS = ("name", "phone", "birth_month", "birth_day", "birth_year", "sex", "note")
"""As the table of profiles has them; a month of 0: not told, from 21 on: of the Chinese calendar."""

_Row = tuple[str, str, int, int, int, str, str]

_NOBODY: _Row = ("", "", 0, 0, 0, "", "")
_NO_BIRTHDAY = {"month": 0, "day": 0}
_UNTOLD = Sex.UNTOLD.value
_TYPES = (str, str, int, int, int, str, str)
_LEVELS = 3


def profile_columns(contents: Sequence[bytes]) -> Plain:
    """One column a field. Profiles with details, and bytes that another release wrote, stand beside them as they
    are."""
    rows, others = [], {}
    for place, content in enumerate(contents):
        row = _row_of(content)
        if _content_of(row) != content or len(row[-1]) > LONGEST_NOTE:
            row = _shown_of(content)
            others[str(place)] = content
        rows.append(row)
    fields = (column_of(cells) for cells in zip(*rows, strict=True))
    return [dict[str, Plain](others), *fields]


def contents_of(plain: object, count: int) -> tuple[list[bytes], list[Sequence[Cell]]]:
    """(the profiles' bytes, the columns of `PROFILE_COLUMNS`).

    Raises:
        ValueError: not what `profile_columns` writes.
    """
    if (
        not isinstance(plain, list)
        or len(plain) != 1 + len(PROFILE_COLUMNS)
        or not isinstance(plain[0], dict)
    ):
        raise ValueError("not profiles")
    others, *fields = plain
    columns = [read_column(field, count) for field in fields]
    try:
        contents = [_content_of(cast(_Row, row)) for row in zip(*columns, strict=True)]
        for place, content in others.items():
            contents[int(place)] = content
    except (TypeError, IndexError, AttributeError) as error:
        raise ValueError("not profiles") from error
    return contents, columns


def field_of(plain: list[object], name: str, count: int) -> Sequence[Cell]:
    """One of `PROFILE_COLUMNS` alone."""
    return read_column(plain[1 + PROFILE_COLUMNS.index(name)], count)


def _shown_of(content: bytes) -> _Row:
    """Of a profile in other bytes than this release writes, what it says; of none, nothing."""
    try:
        profile = from_plain(Profile, decode_strictly(content, MOST_ATTACHMENT_BYTES))
    except ValueError:
        return _NOBODY
    birthday = profile.kept_birthday
    month, day, year = (*birthday.key, birthday.year or 0) if birthday else (0, 0, 0)
    return profile.name, profile.phone, month, day, year, profile.sex.value, profile.note[:LONGEST_NOTE]


def _row_of(content: bytes) -> _Row:
    """What is shown and searched; of bytes that are not read, nothing. Read loosely: whoever calls writes the row
    down again and compares."""
    try:
        told = cbor2.loads(content, max_depth=_LEVELS, semantic_decoders={}).get
        birthday = told("birthday", _NO_BIRTHDAY)
        row = (
            told("name", ""),
            told("phone", ""),
            birthday["month"],
            birthday["day"],
            birthday.get("year", 0),
            told("sex", _UNTOLD),
            told("note", ""),
        )
    except (cbor2.CBORError, AttributeError, KeyError, TypeError):
        return _NOBODY
    return row if tuple(map(type, row)) == _TYPES else _NOBODY


def _content_of(row: _Row) -> bytes:
    """The deterministic encoding, put together: a million of them go through here."""
    name, phone, month, day, year, sex, note = row
    told = []
    if sex != _UNTOLD:
        told.append(b"\x63sex" + _text(sex))
    if name:
        told.append(b"\x64name" + _head(0x60, len(said := name.encode())) + said)
    if note:
        told.append(b"\x64note" + _text(note))
    if phone:
        told.append(b"\x65phone" + _head(0x60, len(phone)) + phone.encode())
    if month:
        told.append(b"\x68birthday" + _birthday(month, day, year))
    return bytes((0xA0 | len(told),)) + b"".join(told)


@lru_cache(maxsize=1024)
def _text(text: str) -> bytes:
    content = text.encode()
    return _head(0x60, len(content)) + content


@lru_cache(maxsize=4096)
def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes((major | number,))
    if number < 1 << 8:
        return bytes((major | 24, number))
    return bytes((major | 25,)) + number.to_bytes(2, "big")


@lru_cache(maxsize=65_536)
def _birthday(month: int, day: int, year: int) -> bytes:
    told = b"\x64year" + _head(0, year) if year else b""
    return (b"\xa3" if year else b"\xa2") + b"\x63day" + _head(0, day) + told + b"\x65month" + _head(0, month)
