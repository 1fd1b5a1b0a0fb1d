"""The rows of a list that were left out, as a file to be put right and imported again."""

from __future__ import annotations

from shuke.application.article_sheet import ArticleSheet
from shuke.application.spreadsheet import csv_file
from shuke.wording.article_import import LEFT_OUT_PROBLEM
from shuke.wording.sentence import Language

__all__ = ["left_out_csv"]


def left_out_csv(sheet: ArticleSheet, language: Language) -> bytes:
    """What is wrong, then the row's own cells under the file's own header."""
    told: dict[int, list[str]] = {}
    for cell in sheet.bad:
        told.setdefault(cell.row, []).append(cell.words.into(language))
    header = (LEFT_OUT_PROBLEM.into(language), *sheet.header)
    return csv_file((header, *((" ".join(told[row]), *cells) for row, cells in sheet.left_out)))
