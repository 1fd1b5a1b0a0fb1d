"""`articles.listed`: departments and articles as they stand from now on (new ones and changed ones alike)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.article import Article, Department
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["MOST_ARTICLES", "ArticlesListed"]

MOST_ARTICLES = 200
"""Articles one fact lists at most; an import writes as many facts as it needs."""


@dataclass(frozen=True, slots=True)
class ArticlesListed:
    KIND: ClassVar[str] = "articles.listed"
    VERSION: ClassVar[int] = 1

    articles: tuple[Article, ...] = ()
    departments: tuple[Department, ...] = ()

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        departments = (
            Put(
                "departments",
                {"department_id": department.department_id},
                {"name": department.name, "position": department.position},
            )
            for department in self.departments
        )
        return (*departments, *(_article_row(article) for article in self.articles))


def _article_row(article: Article) -> Put:
    return Put(
        "articles",
        {"article_id": article.article_id},
        {
            "name": article.name,
            "barcode": article.barcode,
            "department_id": article.department_id,
            "style": article.style,
            "brand": article.brand,
            "model": article.model,
            "category": article.category,
            "zone": article.zone,
            "price_minor": article.price.minor,
            "cost_minor": article.cost.minor,
            "reduced": int(article.reduced),
            "special_price": int(article.special_price),
            "active": int(article.active),
            "quick": int(article.quick),
            "offer_minor": article.offer.minor,
            "offer_from": article.offer_from.isoformat() if article.offer_from else "",
            "offer_until": article.offer_until.isoformat() if article.offer_until else "",
        },
    )
