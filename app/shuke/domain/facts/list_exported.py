"""`list.exported`: somebody writes members or sales into a file, where the shop can guard them no longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation

__all__ = ["ListExported"]


@dataclass(frozen=True, slots=True)
class ListExported:
    """Recorded before the first row is written: a list that was broken off left the shop as well.

    Attributes:
        content: ``members``, ``sales`` or ``sale_lines``.
        columns: by their names in the program.
        filters: what the rows were chosen by, as (name, value); none: all there are.
        masked: whether names and ways of reaching people were made unreadable.
        rows_at_most: how many there were to choose from.
    """

    KIND: ClassVar[str] = "list.exported"
    VERSION: ClassVar[int] = 1

    content: str
    columns: tuple[str, ...]
    filters: tuple[tuple[str, str], ...] = ()
    masked: bool = False
    rows_at_most: int = 0

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
