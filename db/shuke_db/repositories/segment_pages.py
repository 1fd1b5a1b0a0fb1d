"""A page of members, and how its columns are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection

from shuke.application.segments.columns import Numbers, Whole, Words
from shuke_db.repositories.segment_statements import BETWEEN, BETWEEN_NUMBERS, Joined, Whose

__all__ = ["Asking", "Page", "numbers"]


class Page:
    """Members who come behind one, in the order of their ids."""

    def __init__(self, ids: Sequence[str], behind: str) -> None:
        self.ids = ids
        self.behind = behind

    @property
    def last(self) -> str:
        return self.ids[-1] if self.ids else self.behind

    @property
    def bounds(self) -> dict[str, str]:
        return {"behind": self.behind, "last": self.last}

    @cached_property
    def _places(self) -> dict[str, int]:
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    def places(self, ids: Sequence[str]) -> Whole:
        """Of each id its place; -1: nobody's on this page."""
        return np.fromiter(map(self._places.get, ids, repeat(-1)), np.int64, len(ids))

    def spread(self, ids: Sequence[str], values: Whole, otherwise: int = 0) -> Numbers:
        places = self.places(ids)
        found = np.full(len(self.ids), otherwise)
        found[places[places >= 0]] = values[places >= 0]
        return Numbers(found)

    def words(self, ids: Sequence[str], words: Sequence[str]) -> Words:
        """One row for each; whose they are in rising order."""
        rows = [
            (place, word) for place, word in zip(self.places(ids).tolist(), words, strict=True) if place >= 0
        ]
        return Words.told(len(self.ids), (place for place, _ in rows), [word for _, word in rows])


class Asking(NamedTuple):
    connection: Connection
    tenant: str
    on: date
    whose: Whose = Whose.ALL
    staff: str = ""

    @property
    def values(self) -> dict[str, str]:
        return {"tenant": self.tenant, "staff": self.staff} if self.staff else {"tenant": self.tenant}

    def columns(self, joined: Joined, **values: str) -> list[Any]:
        """Each column of the rows inside: words as lists, numbers in arrays."""
        count, *texts = joined.statement.first(self.connection, **self.values, **values)
        if not count:
            return [np.zeros(0, np.int64) if number else [] for number in joined.numbers]
        return [
            numbers(text) if number else text.split(BETWEEN)
            for text, number in zip(texts, joined.numbers, strict=True)
        ]


def numbers(text: str) -> Whole:
    return np.fromstring(text, np.int64, sep=BETWEEN_NUMBERS)
