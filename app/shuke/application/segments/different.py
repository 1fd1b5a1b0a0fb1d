"""The different values of a column, so that what each of them comes to is worked out once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from shuke.application.segments.columns import UNKNOWN, Whole

__all__ = ["Different"]

_SPREAD = 4
"""Values that lie so close together (days, counts) are told apart by a table of all between, others by sorting."""


class Different:
    """
    Args:
        values: `UNKNOWN` is none of them.
    """

    def __init__(self, values: Whole) -> None:
        self._known = values != UNKNOWN
        told = values if self._known.all() else values[self._known]
        least, most = (int(told.min()), int(told.max())) if len(told) else (0, 0)
        if most - least < _SPREAD * len(told) + 1024:
            every = told - least
            counts = np.bincount(every)
            places = np.flatnonzero(counts)
            self._values, self._counts = places + least, counts[places]
            ranks = np.cumsum(counts > 0) - 1
            self._at = ranks[every]
        else:
            self._values, self._at, self._counts = np.unique(told, return_inverse=True, return_counts=True)

    def counts(self) -> dict[int, int]:
        """How often there is each, the least first."""
        return dict(zip(self._values.tolist(), self._counts.tolist(), strict=True))

    def answered(self, answer: Callable[[int], int | None], unknown: int = UNKNOWN) -> Whole:
        """The answer to each cell; None: not known. `unknown`: the answer to what is not known."""
        answers = (answer(value) for value in self._values.tolist())
        table: Whole = np.array([UNKNOWN if one is None else one for one in answers], dtype=np.int64)
        cells: Whole = table[self._at]
        if self._known.all():
            return cells
        found = np.full(len(self._known), unknown)
        found[self._known] = cells
        return found
