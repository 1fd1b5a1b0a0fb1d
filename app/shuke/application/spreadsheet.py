"""Files for spreadsheets: workbooks, and CSV that opens in the right encoding; either runs nothing.

Spreadsheets run cells that begin like a formula; what a stranger wrote into a price list must not. Such cells get
an apostrophe in front, which spreadsheets take as "this is text", and `as_written` takes away again. In a workbook
a cell says itself that it is text, so there it stands as it is. What was counted (`NumberCell`) is a number in both.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable
from typing import BinaryIO, Protocol

from shuke.application.sheets.workbook_file import NumberCell, WorkbookWriter

__all__ = ["ListWriter", "as_written", "csv_file", "list_file", "list_writer"]

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""The wide ones too: a spreadsheet in Chinese or Japanese takes them for the plain ones."""
_BEGINS = frozenset(_FORMULA)
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class ListWriter(Protocol):
    """Takes a list's rows as they come."""

    def write(self, rows: Iterable[Iterable[str]]) -> None: ...

    def finish(self) -> None:
        """The last row was written. The file stays open."""
        ...

    def abandon(self) -> None:
        """Nobody wants the list any more; what lies in the file is none."""
        ...


def list_writer(name: str, file: BinaryIO) -> ListWriter:
    """A workbook where the file's name asks for one, CSV otherwise; nothing of the rows is kept in memory."""
    return WorkbookWriter(file) if name.lower().endswith(".xlsx") else _CsvWriter(file)


def list_file(name: str, rows: Iterable[Iterable[str]]) -> bytes:
    """The same, whole."""
    file = io.BytesIO()
    written = list_writer(name, file)
    written.write(rows)
    written.finish()
    return file.getvalue()


def csv_file(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as UTF-8 with its mark."""
    return list_file(".csv", rows)


class _CsvWriter:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.write(codecs.BOM_UTF8)

    def write(self, rows: Iterable[Iterable[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(
            [cell if cell[:1] not in _BEGINS else _harmless(cell) for cell in row] for row in rows
        )
        self._file.write(text.getvalue().encode())

    def finish(self) -> None:
        """CSV has no end of its own."""

    def abandon(self) -> None:
        """Nor anything to let go of."""


def as_written(cell: str) -> str:
    """A cell without the apostrophe that made it harmless."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _harmless(cell: str) -> str:
    """Of a cell that begins like a formula."""
    is_number = cell.parts is not None if isinstance(cell, NumberCell) else _NUMBER.fullmatch(cell)
    return cell if is_number else f"'{cell}"
