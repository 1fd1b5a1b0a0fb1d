"""In which part of a snapshot a text names somebody: eight bytes a text, sorted, in memory."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["HashedTexts"]

_PART = np.uint64(0xFFFF)


class HashedTexts:
    """`PartIndex`. An entry is 48 bits of a text's hash, which is this process's own, and 16 of the part's number."""

    def __init__(self) -> None:
        self._sorted: list[NDArray[np.uint64]] = []

    def add(self, part: int, texts: Sequence[str]) -> None:
        hashes = np.fromiter(map(hash, texts), np.int64, len(texts)).view(np.uint64)
        self._sorted.append(np.sort((hashes & ~_PART) | np.uint64(part)))

    def join(self) -> None:
        if self._sorted:
            self._sorted = [np.sort(np.concatenate(self._sorted))]

    def parts_of(self, text: str) -> list[int]:
        first = np.array([hash(text)], np.int64).view(np.uint64)[0] & ~_PART
        found: set[int] = set()
        for entries in self._sorted:
            start, last = np.searchsorted(entries, first), np.searchsorted(entries, first | _PART, "right")
            found.update((entries[start:last] & _PART).tolist())
        return sorted(found)
