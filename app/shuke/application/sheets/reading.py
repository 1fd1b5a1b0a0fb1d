"""A file that somebody chose, as a table: a workbook or text, told apart by its first bytes, never by its name."""

from __future__ import annotations

from collections.abc import Callable

from shuke.application.sheets.table import MOST_BYTES, MOST_ROWS, FileProblem, FileRefused, Table
from shuke.application.sheets.text_file import read_text_file
from shuke.application.sheets.workbook import read_workbook

__all__ = ["read_table"]

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_table(
    content: bytes,
    known: Callable[[str], bool],
    *,
    sheet: str = "",
    most_bytes: int = MOST_BYTES,
    most_rows: int = MOST_ROWS,
) -> Table:
    """
    Args:
        known: whether a cell names a column.
        sheet: which one of a workbook; the first visible one with something in it where empty or not there.
        most_rows: below the row that names the columns.

    Raises:
        FileRefused: nothing of it can be read.
    """
    if len(content) > most_bytes:
        raise FileRefused(FileProblem.TOO_BIG, most_mb=most_bytes // 1_000_000)
    if content.startswith(_COMPOUND):
        raise FileRefused(FileProblem.PROTECTED if _ENCRYPTED in content else FileProblem.OLD_WORKBOOK)
    if content.startswith(_ZIP):
        return read_workbook(content, sheet, most_rows)
    return read_text_file(content, known, most_rows)
