"""Columns of many members: a cell for each, packed, so that a million of them are looked at in a moment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shuke.domain.segments.fields import Kept

__all__ = ["UNKNOWN", "Cell", "Column", "Columns", "Mask", "Numbers", "Whole", "Words", "joined"]

Cell = int | str | None
Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]
"""Whether a member is meant, of each."""

UNKNOWN = int(np.iinfo(np.int64).min)
"""Stands for a number that is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """Money in minor units, days as ordinals, whatever is counted."""

    values: Whole

    @classmethod
    def of(cls, cells: Iterable[int | None]) -> Numbers:
        return cls(np.array([UNKNOWN if cell is None else cell for cell in cells], dtype=np.int64))

    @property
    def known(self) -> Mask:
        return np.not_equal(self.values, UNKNOWN)

    def cells(self) -> list[Cell]:
        return [None if value == UNKNOWN else value for value in self.values.tolist()]

    def taken(self, order: Whole) -> Numbers:
        """The cells at these places."""
        return Numbers(self.values[order])

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Of each of so many members no word, one or several.

    Attributes:
        rows: whose word it is, by place, in rising order.
        codes: which word, by its place among `words`, which are all different; as many as `rows`.
        held: nothing, or of each the days, as ordinals, from which on and before which it is one.
    """

    members: int
    rows: Whole
    codes: Whole
    words: Sequence[str]
    held: tuple[Whole, ...] = ()

    @classmethod
    def of(cls, cells: Sequence[str]) -> Words:
        """One word each; an empty one is none."""
        return cls.told(len(cells), range(len(cells)), cells)

    @classmethod
    def told(cls, members: int, rows: Iterable[int], cells: Iterable[str]) -> Words:
        """
        Args:
            rows: whose each cell is, in rising order.
        """
        places: dict[str, int] = {"": -1}
        codes = np.array([places.setdefault(cell, len(places) - 1) for cell in cells], dtype=np.int64)
        owners = np.fromiter(rows, dtype=np.int64, count=len(codes))
        said = codes >= 0
        return cls(members, owners[said], codes[said], tuple(places)[1:])

    def with_any(self, wanted: Collection[str]) -> Mask:
        """Whoever has at least one of these."""
        meant = np.array([word in wanted for word in self.words], dtype=np.bool_)
        return self.counts_of(meant) > 0

    def counts(self) -> Whole:
        """How many words each has."""
        return np.bincount(self.rows, minlength=self.members)

    def counts_of(self, meant: Mask) -> Whole:
        """How many of the words that are meant each has."""
        if not len(self.codes):
            return np.zeros(self.members, dtype=np.int64)
        return np.bincount(self.rows[meant[self.codes]], minlength=self.members)

    def on(self, day: int) -> Words:
        """Those that are one on that day."""
        if not self.held:
            return self
        since, before = self.held
        now = (since <= day) & (before > day)
        return Words(self.members, self.rows[now], self.codes[now], self.words)

    def called(self, names: Callable[[str], str]) -> Words:
        """By other words; an empty one is none."""
        found = [names(word) for word in self.words]
        places = {word: place for place, word in enumerate(dict.fromkeys(word for word in found if word))}
        table = np.array([places.get(word, -1) for word in found], dtype=np.int64)
        codes = table[self.codes] if len(table) else self.codes
        said = codes >= 0
        return Words(
            self.members, self.rows[said], codes[said], tuple(places), tuple(one[said] for one in self.held)
        )

    def taken(self, order: Whole) -> Words:
        """Of the members at these places, each of whom is there once."""
        place_of = np.full(self.members, -1)
        place_of[order] = np.arange(len(order))
        rows = place_of[self.rows]
        sorted_ = np.argsort(rows, kind="stable")
        mine = sorted_[np.searchsorted(rows[sorted_], 0) :]
        return Words(
            len(order), rows[mine], self.codes[mine], self.words, tuple(one[mine] for one in self.held)
        )

    def firsts(self) -> Whole:
        """Of each the code of its first word; -1 without one."""
        found = np.full(self.members, -1, dtype=np.int64)
        found[self.rows[::-1]] = self.codes[::-1]
        return found

    def cells(self) -> list[Cell]:
        """What each has, with blanks between."""
        found: list[Cell] = [""] * self.members
        for row, code in zip(self.rows.tolist(), self.codes.tolist(), strict=True):
            before, word = found[row], self.words[code]
            found[row] = f"{before} {word}" if before else word
        return found

    def __len__(self) -> int:
        return self.members


Column = Numbers | Words
Columns = Mapping[Kept, Column]
"""Equally long."""


def joined(parts: Sequence[Column]) -> Column:
    """One column of one sort, at least one part, behind the other."""
    numbers = [part.values for part in parts if isinstance(part, Numbers)]
    if numbers:
        return Numbers(np.concatenate(numbers))
    words = [part for part in parts if isinstance(part, Words)]
    places: dict[str, int] = {}
    rows, codes, members = [], [], 0
    for part in words:
        table = np.array([places.setdefault(word, len(places)) for word in part.words], dtype=np.int64)
        rows.append(part.rows + members)
        codes.append(table[part.codes] if len(table) else part.codes)
        members += part.members
    held = tuple(np.concatenate(one) for one in zip(*(part.held for part in words), strict=True))
    return Words(members, np.concatenate(rows), np.concatenate(codes), tuple(places), held)
