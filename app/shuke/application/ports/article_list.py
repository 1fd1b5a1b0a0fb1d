"""The articles as whoever keeps them reads them: filtered, in an order, page by page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from shuke.domain.article import Article

__all__ = ["ArticleList", "ArticleOrder", "ArticleSort", "ArticlesWanted"]


class ArticleSort(StrEnum):
    """Sold ones, those withdrawn, or both."""

    SOLD = "sold"
    WITHDRAWN = "withdrawn"
    ALL = "all"


class ArticleOrder(StrEnum):
    """What the list is ordered by; equal ones are ordered by name."""

    NAME = "name"
    BARCODE = "barcode"
    DEPARTMENT = "department"
    CATEGORY = "category"
    BRAND = "brand"
    PRICE = "price"
    MARKS = "marks"
    """Sold ones first, then by reduced, then by special price."""


@dataclass(frozen=True, slots=True)
class ArticlesWanted:
    """Which articles, in which order.

    Attributes:
        words: each of them must stand somewhere in name, barcode, model, style, brand or category.
        department_id: None: every department; empty: those that have none.
    """

    words: str = ""
    department_id: str | None = None
    sort: ArticleSort = ArticleSort.SOLD
    order: ArticleOrder = ArticleOrder.NAME
    descending: bool = False


class ArticleList(Protocol):
    def listed(self, wanted: ArticlesWanted, offset: int, limit: int) -> list[Article]:
        """A page of them. The order is total: pages neither overlap nor leave one out."""
        ...

    def count_listed(self, wanted: ArticlesWanted) -> int: ...

    def held(self, article_ids: Collection[str], barcodes: Collection[str]) -> list[Article]:
        """The articles with one of these ids, and the active ones with one of these barcodes, each once."""
        ...
