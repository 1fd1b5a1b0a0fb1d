"""Files for spreadsheets: workbooks, and CSV that opens in the right encoding; either runs nothing.

Spreadsheets run cells that begin like a formula; what a stranger wrote into a price list must not. Such cells get
an apostrophe in front, which spreadsheets take as "this is text", and `as_written` takes away again. In a workbook
a cell says itself that it is text, so there it stands as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from shuke.application.sheets.workbook_file import workbook_file

__all__ = ["as_written", "csv_file", "list_file"]

_FORMULA = tuple("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def list_file(name: str, rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as a workbook where the file's name asks for one, as CSV otherwise."""
    return workbook_file(rows) if name.lower().endswith(".xlsx") else csv_file(rows)


def csv_file(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as UTF-8 with its mark."""
    text = io.StringIO(newline="")
    written = csv.writer(text)
    for row in rows:
        written.writerow(_harmless(cell) for cell in row)
    return text.getvalue().encode("utf-8-sig")


def as_written(cell: str) -> str:
    """A cell without the apostrophe that made it harmless."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _harmless(cell: str) -> str:
    dangerous = cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if dangerous else cell
