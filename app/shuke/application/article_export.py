"""Articles as a list that a spreadsheet opens, and that the import takes back without changing anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shuke.application.article_sheet import SheetColumn
from shuke.application.spreadsheet import csv_file
from shuke.domain.article import Article
from shuke.domain.money import Money
from shuke.wording.article_import import NO, YES
from shuke.wording.articles import COLUMNS
from shuke.wording.figures import plain_amount
from shuke.wording.sentence import Language

__all__ = ["articles_csv"]


def articles_csv(articles: Iterable[Article], departments: Mapping[str, str], language: Language) -> bytes:
    """`departments` gives each department's name by its id."""
    header = [COLUMNS[column.value].into(language) for column in SheetColumn]
    return csv_file([header, *(_row(article, departments, language) for article in articles)])


def _row(article: Article, departments: Mapping[str, str], language: Language) -> list[str]:
    return [_cell(article, column, departments, language) for column in SheetColumn]


def _cell(article: Article, column: SheetColumn, departments: Mapping[str, str], language: Language) -> str:
    if column is SheetColumn.DEPARTMENT:
        return departments.get(article.department_id, "")
    value = getattr(article, column.value)
    if column is SheetColumn.OFFER and not article.offer:
        return ""
    if isinstance(value, Money):
        return plain_amount(value.minor)
    if isinstance(value, bool):
        return (YES if value else NO).into(language)
    return "" if value is None else str(value)
