"""One column of a block as a few bytes: the form that fits its cells is found out, written down in front, and read
back. Ids, dates, numbers of cards and phones are mostly what stands beside or above them.

A column is a CBOR array: its form, what the form needs, its bytes. Every form gives back exactly the cells it was
made of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from shuke.adapters.snapshot.ids import are_ids, ids_beside, lanes_of, texts_of, times_of, with_times
from shuke.adapters.snapshot.letters import letters_of, read_letters
from shuke.adapters.snapshot.numbers import (
    deflate,
    inflate,
    numbers_of,
    planes_of,
    read_planes,
    wide_planes,
)
from shuke.domain.facts.plain import Plain
from shuke.domain.facts.rows import Cell

__all__ = ["column_of", "read_column"]

Cells = Sequence[Cell]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AROUND = re.compile(r"(.*?[^0-9])([0-9]{4}-[0-9]{2}-[0-9]{2})([^0-9].*)", re.DOTALL)
_MOST_WORDS = 64
_SAMPLE = 64
_MOST_DIGITS = 18
_MOST_FEW = 4096
_END = "\0"
_KINDS = {int, str, bytes, type(None)}


def column_of(cells: Cells, drawn_from: Cells = (), beside: Cells = ()) -> list[Plain]:
    """The shortest of the forms that fit.

    Args:
        drawn_from: a column whose cells these mostly are, in its order.
        beside: the id that stands beside each cell; none if there is none.
    """
    first, kinds = cells[0], set(map(type, cells))
    if len(kinds) == 1 and all(cell == first for cell in cells):
        return ["same", first]
    if kinds == {int}:
        return _whole(np.array(cells, np.int64))
    if kinds == {str}:
        return _text(cast("Sequence[str]", cells), drawn_from, beside)
    drawn = _drawn(cells, drawn_from)
    if drawn is not None:
        return drawn
    lengths = {len(cell) for cell in cells if isinstance(cell, bytes)}
    if kinds == {bytes} and len(lengths) == 1:
        return ["bytes", deflate(b"".join(cast("Sequence[bytes]", cells)))]
    return ["mixed", *cells]


def read_column(column: object, count: int, drawn_from: Cells = (), beside: Cells = ()) -> Cells:
    """The cells, the last two being what `column_of` was given.

    Raises:
        ValueError: not a column of so many cells.
    """
    if not isinstance(column, list) or not column or column[0] not in _READERS:
        raise ValueError("a column of an unknown form")
    try:
        cells = _READERS[column[0]](column[1:], count, drawn_from, beside)
    except (IndexError, KeyError, TypeError, OverflowError, AttributeError) as error:
        raise ValueError("a column that cannot be read") from error
    if len(cells) != count:
        raise ValueError("a column of another length")
    return cells


# numbers


def _whole(numbers: NDArray[np.int64]) -> list[Plain]:
    steps = np.diff(numbers, prepend=numbers[:1])
    if int(steps.min()) >= 0 and int(steps.max()) <= int(numbers.max() - numbers.min()) >> 3:
        return ["rising", int(numbers[0]), list[Plain](planes_of(steps))]
    least = int(numbers.min())
    return ["whole", least, list[Plain](planes_of(numbers - least))]


def _read_whole(arguments: list[Any], count: int, *_: object) -> Cells:
    least, planes = arguments
    return cast("list[Cell]", (numbers_of(planes, count) + _int(least)).tolist())


def _read_rising(arguments: list[Any], count: int, *_: object) -> Cells:
    first, planes = arguments
    return cast("list[Cell]", (np.cumsum(numbers_of(planes, count)) + _int(first)).tolist())


def _int(value: object) -> int:
    if type(value) is not int:
        raise ValueError("not a number")
    return value


# texts


def _text(cells: Sequence[str], drawn_from: Cells, beside: Cells) -> list[Plain]:
    if are_ids(cells):
        return _shortest_ids(cells, beside)
    if all(_DATE.fullmatch(cell) for cell in cells):
        try:
            return ["dates", *_whole(np.array([date.fromisoformat(cell).toordinal() for cell in cells]))]
        except ValueError:
            pass
    digits = _digits(cells)
    if digits is not None:
        return digits
    words = list(dict.fromkeys(cells))
    if len(words) > _MOST_WORDS and (around := _around_dates(cells)) is not None:
        return around
    if len(words) <= min(_MOST_FEW, len(cells) // 4):
        places = {word: place for place, word in enumerate(words)}
        return _few(words, np.array([places[cell] for cell in cells]))
    return _drawn(cells, drawn_from) or letters_of(cells) or ["texts", deflate(_END.join(cells).encode())]


def _few(words: list[str], places: NDArray[np.int64]) -> list[Plain]:
    """A place in the list of words for each; or how far from the one before, as rows of one member are alike."""
    turns = np.diff(places, prepend=0) % len(words)
    alone, turned = planes_of(places), planes_of(turns)
    if sum(map(len, turned)) < sum(map(len, alone)):
        return ["turns", list[Plain](words), list[Plain](turned)]
    return ["few", list[Plain](words), list[Plain](alone)]


def _around_dates(cells: Sequence[str]) -> list[Plain] | None:
    """Texts with a date inside, each written as what is before, the date, and what is behind."""
    found = [_AROUND.fullmatch(cell) for cell in cells]
    if not all(found):
        return None
    before, dates, behind = zip(*(match.groups() for match in found if match is not None), strict=True)
    return ["around", *(list[Plain](column_of(part)) for part in (before, dates, behind))]


def _read_around(arguments: list[Any], count: int, *_: object) -> Cells:
    parts = (cast("Sequence[str]", read_column(part, count)) for part in arguments)
    return ["".join(three) for three in zip(*parts, strict=True)]


def _digits(cells: Sequence[str]) -> list[Plain] | None:
    """Most are digits, so many of them; the others stand by themselves."""
    some = cells[:: 1 + len(cells) // _SAMPLE]
    if sum(cell.isdigit() for cell in some) * 2 < len(some):
        return None
    ((length, _),) = Counter(map(len, cells)).most_common(1)
    if not 0 < length <= _MOST_DIGITS:
        return None
    fitting = [len(cell) == length and cell.isascii() and cell.isdigit() for cell in cells]
    others = {str(place): cell for place, cell in enumerate(cells) if not fitting[place]}
    if len(others) * 4 > len(cells):
        return None
    number, numbers = 0, []
    for cell, fits in zip(cells, fitting, strict=True):
        number = int(cell) if fits else number
        numbers.append(number)
    return ["digits", length, dict[str, Plain](others), *_whole(np.array(numbers, np.int64))]


def _read_dates(arguments: list[Any], count: int, *_: object) -> Cells:
    days = cast("list[int]", read_column(arguments, count))
    words = {day: date.fromordinal(day).isoformat() for day in set(days)}
    return [words[day] for day in days]


def _read_digits(arguments: list[Any], count: int, *_: object) -> Cells:
    length, others, *whole = arguments
    numbers = cast("list[int]", read_column(whole, count))
    form = f"%0{_int(length)}d"
    cells: list[Cell] = [form % number for number in numbers]
    for place, cell in others.items():
        cells[int(place)] = cell
    return cells


def _read_few(arguments: list[Any], count: int, *_: object) -> Cells:
    words, planes = _cells(arguments[0]), arguments[1]
    return [words[place] for place in numbers_of(planes, count).tolist()]


def _read_turns(arguments: list[Any], count: int, *_: object) -> Cells:
    words, planes = _cells(arguments[0]), arguments[1]
    if not words:
        raise ValueError("turns of nothing")
    return [words[place] for place in (np.cumsum(numbers_of(planes, count)) % len(words)).tolist()]


def _read_letters(arguments: list[Any], count: int, *_: object) -> Cells:
    return read_letters(arguments, count)


def _read_texts(arguments: list[Any], _count: int, *_: object) -> Cells:
    return inflate(arguments[0]).decode().split(_END)


def _read_same(arguments: list[Any], count: int, *_: object) -> Cells:
    return _cells(arguments[:1]) * count


def _read_bytes(arguments: list[Any], count: int, *_: object) -> Cells:
    whole = inflate(arguments[0])
    width = len(whole) // count
    return [whole[start : start + width] for start in range(0, width * count, width)]


def _read_mixed(arguments: list[Any], *_: object) -> Cells:
    return _cells(arguments)


def _cells(values: Any) -> list[Cell]:
    if not isinstance(values, list) or not {type(value) for value in values} <= _KINDS:
        raise ValueError("not cells")
    return values


# cells of another column, mostly in its order


def _drawn(cells: Cells, drawn_from: Cells) -> list[Plain] | None:
    """Each cell is the next one of the other column, some further on (the number says how many are passed over), or
    one of a few others (below zero)."""
    places = {cell: place for place, cell in enumerate(drawn_from)}
    others: dict[Cell, int] = {}
    steps, at = [], 0
    for cell in cells:
        place = places.get(cell, -1)
        if place >= at:
            steps.append(place - at + _MOST_FEW)
            at = place + 1
        else:
            steps.append(_MOST_FEW - 1 - others.setdefault(cell, len(others)))
            if len(others) * 4 > len(cells) or len(others) >= _MOST_FEW:
                return None
    return ["drawn", list[Plain](others), list[Plain](planes_of(np.array(steps, np.int64)))]


def _read_drawn(arguments: list[Any], count: int, drawn_from: Cells, _beside: Cells) -> Cells:
    others, planes = _cells(arguments[0]), arguments[1]
    steps = numbers_of(planes, count) - _MOST_FEW
    from_there = steps >= 0
    places = np.where(from_there, 0, steps)
    places[from_there] = np.cumsum(steps[from_there] + 1) - 1
    return [drawn_from[place] if place >= 0 else others[-1 - place] for place in places.tolist()]


# ids


def _shortest_ids(cells: Sequence[str], beside: Cells) -> list[Plain]:
    """Their times rising, or as they are, or as what tells them from the ids beside them: what is made together
    begins alike. Where only some were made together, the others stand by themselves."""
    lanes = lanes_of(cells)
    if beside and are_ids(cast("Sequence[str]", beside)):
        near, apart = ids_beside(lanes, lanes_of(cast("Sequence[str]", beside)))
        if near.all():
            return ["beside", list[Plain](wide_planes(apart))]
        if near.any():
            parts = (wide_planes(apart[near]), wide_planes(lanes[~near]))
            return ["apart", list[Plain](planes_of(near.astype(np.int64))), *map(list[Plain], parts)]
        return ["ulids", list[Plain](wide_planes(lanes))]
    times = times_of(lanes)
    if times is not None:
        return ["timed", *_whole(times), list[Plain](wide_planes(lanes[:, 6:]))]
    return ["ulids", list[Plain](wide_planes(lanes))]


def _read_timed(arguments: list[Any], count: int, *_: object) -> Cells:
    *times, planes = arguments
    return texts_of(with_times(np.array(read_column(times, count), ">i8"), read_planes(planes, count)))


def _read_ulids(arguments: list[Any], count: int, *_: object) -> Cells:
    return texts_of(read_planes(arguments[0], count))


def _read_beside(arguments: list[Any], count: int, _drawn_from: Cells, beside: Cells) -> Cells:
    return texts_of(read_planes(arguments[0], count) ^ lanes_of(cast("Sequence[str]", beside)))


def _read_apart(arguments: list[Any], count: int, _drawn_from: Cells, beside: Cells) -> Cells:
    near = numbers_of(arguments[0], count) == 1
    together = int(near.sum())
    lanes = lanes_of(cast("Sequence[str]", beside))
    lanes[near] ^= read_planes(arguments[1], together)
    lanes[~near] = read_planes(arguments[2], count - together)
    return texts_of(lanes)


_READERS: Mapping[object, Callable[..., Cells]] = {
    "same": _read_same,
    "whole": _read_whole,
    "rising": _read_rising,
    "around": _read_around,
    "dates": _read_dates,
    "digits": _read_digits,
    "few": _read_few,
    "turns": _read_turns,
    "letters": _read_letters,
    "texts": _read_texts,
    "bytes": _read_bytes,
    "mixed": _read_mixed,
    "drawn": _read_drawn,
    "ulids": _read_ulids,
    "beside": _read_beside,
    "apart": _read_apart,
    "timed": _read_timed,
}
