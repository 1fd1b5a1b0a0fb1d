"""Workbooks for tests, put together from their parts as Excel writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

__all__ = ["DATE_STYLE", "POWERS_STYLE", "sheet_of", "text_cell", "workbook"]

DATE_STYLE, POWERS_STYLE = 1, 3
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_STYLES = (
    f"<styleSheet {_MAIN}><numFmts>"
    '<numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="11"/></cellXfs></styleSheet>'
)
"""Plain, a built-in date, a date with a code of its own, a number in powers of ten."""


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def sheet_of(*rows: str) -> str:
    """A sheet's part from the cells of each row."""
    told = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(rows, start=1))
    return f"<worksheet {_MAIN}><sheetData>{told}</sheetData></worksheet>"


def workbook(
    sheets: Mapping[str, str],
    *,
    shared: str = "",
    hidden: tuple[str, ...] = (),
    since_1904: bool = False,
) -> bytes:
    """A file of these sheets (name → part)."""
    state = {name: ' state="hidden"' if name in hidden else "" for name in sheets}
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"{state[name]}/>'
        for at, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Target="worksheets/sheet{at}.xml"/>' for at in range(1, len(sheets) + 1)
    )
    properties = f'<workbookPr date1904="{int(since_1904)}"/>'
    parts = {
        "xl/workbook.xml": f"<workbook {_MAIN} {_LINKED}>{properties}<sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{at}.xml": part for at, part in enumerate(sheets.values(), start=1)},
    }
    if shared:
        parts["xl/sharedStrings.xml"] = f"<sst {_MAIN}>{shared}</sst>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return file.getvalue()
