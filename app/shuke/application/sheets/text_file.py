"""A table from a text file: UTF-8, GB18030 or UTF-16 (with its mark); commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from itertools import islice

from shuke.application.sheets.table import MOST_COLUMNS, MOST_ROWS, FileProblem, FileRefused, Table

__all__ = ["read_text_file"]

_DELIMITERS = ",;\t"
_LINES_LOOKED_AT = 30


def read_text_file(content: bytes, known: Callable[[str], bool], most_rows: int = MOST_ROWS) -> Table:
    """
    Args:
        known: whether a cell names a column; tells what parts the columns.

    Raises:
        FileRefused: nothing of it can be read.
    """
    text = _decoded(content)
    if text is None:
        raise FileRefused(FileProblem.NOT_TEXT)
    if not text.strip():
        raise FileRefused(FileProblem.EMPTY)
    delimiter = _delimiter(text, known)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if len(rows) > most_rows:
                raise FileRefused(FileProblem.TOO_MANY_ROWS, most_rows=most_rows)
            if len(row) > MOST_COLUMNS:
                raise FileRefused(FileProblem.TOO_MANY_COLUMNS, most=MOST_COLUMNS)
            rows.append(row)
    except csv.Error:
        raise FileRefused(FileProblem.BROKEN, row=len(rows) + 1) from None
    return Table(rows, decimal_comma=delimiter != ",")


def _decoded(content: bytes) -> str | None:
    """The text, by its mark or by what fits; None for anything else."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _delimiter(text: str, known: Callable[[str], bool]) -> str:
    """What makes the most known names of one of the first lines; where none is known, what stands in every line."""
    lines = [line for line in islice(io.StringIO(text), _LINES_LOOKED_AT) if line.strip()]

    def names(delimiter: str) -> tuple[int, int]:
        parted = [line.split(delimiter) for line in lines]
        most = max(sum(known(cell.strip().strip('"')) for cell in cells) for cells in parted)
        return most, min(len(cells) for cells in parted)

    return max(_DELIMITERS, key=names)
