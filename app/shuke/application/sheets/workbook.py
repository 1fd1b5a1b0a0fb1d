"""A table from an Excel workbook (.xlsx), read as a stream.

Cells become the text that a person sees in them, as far as it matters: numbers without powers and without ``.0``,
dates as ISO dates, formulas as what they came to last. Sizes are counted while unpacking, because what an archive
says of itself may be a lie; nothing is kept but cells that hold something.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import join, normpath
from xml.parsers.expat import ExpatError

from shuke.application.sheets.sheet_part import SheetPart, read_shared_texts
from shuke.application.sheets.styles_part import read_date_styles
from shuke.application.sheets.table import FileProblem, FileRefused, Table
from shuke.application.sheets.xml_part import XmlPart

__all__ = ["read_workbook"]

MOST_UNPACKED_BYTES = 400_000_000
_PIECE_BYTES = 1 << 18
_PART_BYTES = 4_000_000
"""Of what says where things are: a few kilobytes in any honest workbook."""

_BOOK = "xl/workbook.xml"
_NOT_A_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    UnicodeError,
    ValueError,
)


@dataclass(slots=True)
class _Archive:
    """`left` counts what may still be unpacked."""

    zipped: zipfile.ZipFile
    left: int

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part's bytes; nothing where it is not there."""
        if name not in self.zipped.NameToInfo:
            return
        if self.zipped.NameToInfo[name].flag_bits & 1:
            raise FileRefused(FileProblem.PROTECTED)
        with self.zipped.open(name) as part:
            while piece := part.read(_PIECE_BYTES):
                self.left -= len(piece)
                if self.left < 0:
                    raise FileRefused(FileProblem.TOO_BIG, most_mb=MOST_UNPACKED_BYTES // 1_000_000)
                yield piece

    def small(self, name: str) -> bytes:
        content = b""
        for piece in self.pieces(name):
            content += piece
            if len(content) > _PART_BYTES:
                raise FileRefused(FileProblem.DAMAGED)
        return content


@dataclass(frozen=True, slots=True)
class _Book:
    """`sheets` gives each visible sheet's part by its name."""

    sheets: Mapping[str, str]
    since_1904: bool


def read_workbook(content: bytes, sheet: str, most_rows: int) -> Table:
    """The named sheet, or the first visible one that holds anything.

    Raises:
        FileRefused: nothing of it can be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            return _read(_Archive(zipped, MOST_UNPACKED_BYTES), sheet, most_rows)
    except (*_NOT_A_ZIP, ExpatError):
        raise FileRefused(FileProblem.DAMAGED) from None


def _read(archive: _Archive, sheet: str, most_rows: int) -> Table:
    if _BOOK not in archive.zipped.NameToInfo:
        raise FileRefused(FileProblem.NO_WORKBOOK)
    book = _read_book(archive)
    texts = read_shared_texts(archive.pieces("xl/sharedStrings.xml"))
    dates = read_date_styles(archive.small("xl/styles.xml"))
    wanted = [sheet] if sheet in book.sheets else list(book.sheets)
    for name in wanted:
        part = SheetPart(texts, dates, since_1904=book.since_1904, most_rows=most_rows)
        rows = part.read(archive.pieces(book.sheets[name]))
        if any(rows):
            return Table(rows, sheets=tuple(book.sheets), sheet=name)
    raise FileRefused(FileProblem.EMPTY)


def _read_book(archive: _Archive) -> _Book:
    targets: dict[str, str] = {}
    named: dict[str, str] = {}
    since_1904 = False

    def relation(tag: str, told: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[told.get("Id", "")] = told.get("Target", "")

    def of_book(tag: str, told: dict[str, str]) -> None:
        nonlocal since_1904
        if tag == "sheet" and told.get("state", "visible") == "visible":
            by = next((value for key, value in told.items() if re.fullmatch(r"(?:.*:)?id", key)), "")
            named[told.get("name", "")] = by
        elif tag == "workbookPr":
            since_1904 = told.get("date1904") in {"1", "true"}

    XmlPart(relation).read([archive.small("xl/_rels/workbook.xml.rels")])
    XmlPart(of_book).read([archive.small(_BOOK)])
    sheets = {name: normpath(join("xl", targets.get(by, ""))).lstrip("/") for name, by in named.items()}
    return _Book(sheets, since_1904)
