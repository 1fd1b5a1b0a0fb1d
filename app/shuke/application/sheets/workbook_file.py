"""A workbook of one sheet in which every cell is text, or a number that was counted: nothing of it is ever run."""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from shuke.domain.shop import CURRENCY_SIGNS

__all__ = ["MOST_ROWS", "NumberCell", "TooManyRows", "WorkbookWriter"]

MOST_ROWS = 1_048_576
"""Of a sheet; no spreadsheet opens more."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LAST_LETTER = 26
_QUICKLY = 1
"""Of zlib's levels: a quarter larger than by the usual one, and written in three fifths of the time."""

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_LINKS}">'
    '<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
}
_PLAIN_STYLES = (
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
)
"""What spreadsheets ask for before they take any other style."""
_PLAIN = 'fontId="0" fillId="0" borderId="0" xfId="0"'
_OWN_FORMATS = 164
"""The numbers below are those that every spreadsheet knows."""
_SIGNS = "|".join(re.escape(sign) for sign in sorted(set(CURRENCY_SIGNS.values()), key=len, reverse=True))
_FIGURE = re.compile(rf"(-?)({_SIGNS})?([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(\.[0-9]+)?(%?)")
_LONGEST = 20
"""A spreadsheet keeps 15 digits of a number; with signs and commas they are about so long."""


class NumberCell(str):
    """What was counted, as it is read: an amount, a number, a share. In a workbook a number, with which one counts
    on; whatever does not read as one stays text."""

    __slots__ = ()

    @property
    def parts(self) -> tuple[str, str, str, str, str] | None:
        """The sign, the currency's, the whole, the rest with its point, the percent sign; None: it is no number."""
        found = _FIGURE.fullmatch(self) if len(self) <= _LONGEST else None
        return None if found is None else tuple(found.groups(default=""))  # type: ignore[return-value]


class TooManyRows(Exception):
    """A sheet holds `MOST_ROWS` and no more."""


class WorkbookWriter:
    """Writes row by row into a file that is open for writing; nothing of it is kept in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._zipped = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICKLY)
        for name, content in _PARTS.items():
            self._zipped.writestr(name, _HEAD + content)
        self._sheet = self._zipped.open("xl/worksheets/sheet1.xml", "w", force_zip64=True)
        self._sheet.write(f'{_HEAD}<worksheet xmlns="{_SHEETS}"><sheetData>'.encode())
        self._rows = 0
        self._formats: dict[str, int] = {}

    def write(self, rows: Iterable[Iterable[str]]) -> None:
        """
        Raises:
            TooManyRows: they do not fit into one sheet.
        """
        written: list[str] = []
        for row in rows:
            self._rows += 1
            if self._rows > MOST_ROWS:
                raise TooManyRows
            cells = "".join([self._cell(f"{_letters(at)}{self._rows}", text) for at, text in enumerate(row)])
            written.append(f'<row r="{self._rows}">{cells}</row>')
        self._sheet.write("".join(written).encode())

    def finish(self) -> None:
        self._sheet.write(b"</sheetData></worksheet>")
        self._sheet.close()
        self._zipped.writestr("xl/styles.xml", _HEAD + _styles(self._formats))
        self._zipped.close()

    def abandon(self) -> None:
        for part in (self._sheet, self._zipped):
            with contextlib.suppress(OSError):
                part.close()

    def _cell(self, place: str, text: str) -> str:
        return self._number_cell(place, text) if isinstance(text, NumberCell) else _text_cell(place, text)

    def _number_cell(self, place: str, text: NumberCell) -> str:
        parts = text.parts
        if parts is None:
            return _text_cell(place, text)
        below, sign, whole, rest, percent = parts
        code = (f'"{sign}"' if sign else "") + "#,##0" + re.sub("[0-9]", "0", rest) + percent
        style = self._formats.setdefault(code, len(self._formats) + 1)
        value = Decimal(f"{below}{whole.replace(',', '')}{rest}") / (100 if percent else 1)
        return f'<c r="{place}" s="{style}"><v>{value:f}</v></c>'


def _styles(formats: Iterable[str]) -> str:
    """The first is of texts."""
    codes = list(formats)
    own = "".join(
        f'<numFmt numFmtId="{_OWN_FORMATS + at}" formatCode={quoteattr(code)}/>'
        for at, code in enumerate(codes)
    )
    used = "".join(
        f'<xf numFmtId="{_OWN_FORMATS + at}" {_PLAIN} applyNumberFormat="1"/>' for at in range(len(codes))
    )
    return (
        f'<styleSheet xmlns="{_SHEETS}">'
        + (f'<numFmts count="{len(codes)}">{own}</numFmts>' if codes else "")
        + _PLAIN_STYLES
        + f'<cellXfs count="{len(codes) + 1}"><xf numFmtId="0" {_PLAIN}/>{used}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _text_cell(place: str, text: str) -> str:
    if not text:
        return ""  # A cell that is not there is empty.
    if text.isalnum():  # Most are numbers and words: nothing that XML reads, cannot hold, or leaves out.
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{_written(text)}</t></is></c>'


def _written(text: str) -> str:
    if not text.isprintable():
        text = "".join(
            sign if sign.isprintable() or sign in "\t\n" else "\N{REPLACEMENT CHARACTER}" for sign in text
        )
    return escape(text)


@cache
def _letters(at: int) -> str:
    """A, B, … Z, AA, … of the columns from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, _LAST_LETTER)
        letters = chr(ord("A") + rest) + letters
    return letters
