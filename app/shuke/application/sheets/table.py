"""A table as a file has it, and why a file may have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from shuke.wording.said import Said
from shuke.wording.sheets import FILE_PROBLEMS

__all__ = ["MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "FileProblem", "FileRefused", "Table"]

MOST_BYTES = 50_000_000
"""Of a file as it lies on the disk."""

MOST_ROWS = 200_000
MOST_COLUMNS = 200


class FileProblem(StrEnum):
    """Why nothing of a file was read; each has a sentence in `shuke.wording.sheets`."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    NOT_TEXT = "not_text"
    BROKEN = "broken"
    OLD_WORKBOOK = "old_workbook"
    PROTECTED = "protected"
    NO_WORKBOOK = "no_workbook"
    DAMAGED = "damaged"


class FileRefused(Exception):
    """A file of which nothing is read; `values` fill the places of its sentence."""

    def __init__(self, problem: FileProblem, **values: object) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.values = tuple(values.items())

    @property
    def words(self) -> Said:
        return Said(FILE_PROBLEMS[self.problem.value], self.values)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows in the file's order; row n of the file is `rows[n - 1]`, and may be shorter than others.

    Attributes:
        decimal_comma: ``12,50`` can be an amount, for commas do not part the columns.
        sheets: the names of a workbook's visible sheets, none of a text file; `sheet` is the one that was read.
    """

    rows: Sequence[Sequence[str]]
    decimal_comma: bool = False
    sheets: tuple[str, ...] = ()
    sheet: str = ""
