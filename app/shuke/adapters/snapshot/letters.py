"""Short texts letter by letter: all first letters, all second ones … A name's first character tells nothing of its
second, but first characters are alike among themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from shuke.adapters.snapshot.numbers import deflate, inflate, numbers_of, planes_of
from shuke.domain.facts.plain import Plain
from shuke.domain.facts.rows import Cell

__all__ = ["letters_of", "read_letters"]

_LONGEST = 4
_MOST_LETTERS = 2**15


def letters_of(cells: Sequence[str]) -> list[Plain] | None:
    """None where most texts are longer than four letters."""
    others = {str(place): cell for place, cell in enumerate(cells) if len(cell) > _LONGEST or "\0" in cell}
    if len(others) * 4 > len(cells):
        return None
    short = ["" if str(place) in others else cell for place, cell in enumerate(cells)] if others else cells
    ordered = [letter for letter, _ in Counter("".join(short)).most_common()]
    if len(ordered) >= _MOST_LETTERS:
        return None
    places = {letter: place for place, letter in enumerate(ordered, 1)}
    padded = [cell.ljust(_LONGEST, "\0") for cell in short]
    places["\0"] = 0
    columns = (np.array([places[letter] for letter in column]) for column in zip(*padded, strict=True))
    planes = [list[Plain](planes_of(column)) for column in columns]
    return ["letters", dict[str, Plain](others), deflate("".join(ordered).encode()), *planes]


def read_letters(arguments: list[Any], count: int) -> Sequence[Cell]:
    """What `letters_of` was given, from behind its name."""
    others, ordered, *columns = arguments
    letters = "\0" + inflate(ordered).decode()
    places = [numbers_of(planes, count).tolist() for planes in columns]
    cells = ["".join([letters[place] for place in four if place]) for four in zip(*places, strict=True)]
    for place, cell in others.items():
        cells[int(place)] = cast(str, cell)
    return cells
