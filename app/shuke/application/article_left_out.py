"""The rows of a list that were left out, as a file to be put right and imported again.

Spreadsheets run cells that begin like a formula; what a stranger wrote into a price list must not. Such cells get
an apostrophe in front, which spreadsheets take as "this is text".
"""

from __future__ import annotations

import csv
import io
import re

from shuke.application.article_sheet import ArticleSheet
from shuke.wording.article_import import LEFT_OUT_PROBLEM
from shuke.wording.sentence import Language

__all__ = ["left_out_csv"]

_FORMULA = tuple("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def left_out_csv(sheet: ArticleSheet, language: Language) -> bytes:
    """UTF-8 with its mark: what is wrong, then the row's own cells under the file's own header."""
    told: dict[int, list[str]] = {}
    for cell in sheet.bad:
        told.setdefault(cell.row, []).append(cell.words.into(language))
    text = io.StringIO(newline="")
    written = csv.writer(text)
    written.writerow(_harmless(cell) for cell in (LEFT_OUT_PROBLEM.into(language), *sheet.header))
    for row, cells in sheet.left_out:
        written.writerow(_harmless(cell) for cell in (" ".join(told[row]), *cells))
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    dangerous = cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if dangerous else cell
