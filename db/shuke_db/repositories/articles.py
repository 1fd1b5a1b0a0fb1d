"""Departments and articles."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from shuke.application.ports.article_list import ArticleOrder, ArticleSort, ArticlesWanted
from shuke.domain.article import Article, Department
from shuke.domain.money import Money
from shuke_db.article_tables import articles, departments

__all__ = ["ArticleRows"]

_a = articles.c
_SOUGHT = (_a.name, _a.barcode, _a.model, _a.style, _a.brand, _a.category)
_MOST_WORDS = 8


class ArticleRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def by_id(self, article_id: str) -> Article | None:
        return self._first(_a.article_id == article_id)

    def by_barcode(self, barcode: str) -> Article | None:
        return self._first(_a.barcode == barcode, _a.active == 1) if barcode else None

    def search(self, words: str, limit: int) -> list[Article]:
        """A shop's articles are thousands, not millions: a scan answers in a millisecond or two."""
        return self._all(limit, _a.active == 1, _holds(words, _a.name, _a.barcode, _a.model))

    def of_department(self, department_id: str, limit: int) -> list[Article]:
        return self._all(limit, _a.active == 1, _a.department_id == department_id)

    def quick(self, limit: int) -> list[Article]:
        return self._all(limit, _a.active == 1, _a.quick == 1)

    def listed(self, wanted: ArticlesWanted, offset: int, limit: int) -> list[Article]:
        page = self._where(*_conditions(wanted)).order_by(*_ordering(wanted)).offset(offset).limit(limit)
        return [_article(row) for row in self._connection.execute(page)]

    def count_listed(self, wanted: ArticlesWanted) -> int:
        counted = select(func.count()).select_from(articles).where(_a.tenant == self._tenant)
        return self._connection.scalar(counted.where(*_conditions(wanted))) or 0

    def held(self, article_ids: Collection[str], barcodes: Collection[str]) -> list[Article]:
        by_id = self._where(_a.article_id.in_(article_ids))
        by_barcode = self._where(_a.active == 1, _a.barcode.in_([code for code in barcodes if code]))
        found = {
            row.article_id: _article(row)
            for statement in (by_id, by_barcode)
            for row in self._connection.execute(statement)
        }
        return list(found.values())

    def departments(self) -> list[Department]:
        d = departments.c
        rows = select(d.department_id, d.name, d.position).where(d.tenant == self._tenant)
        ordered = rows.order_by(d.position, d.name)
        return [Department(*row) for row in self._connection.execute(ordered)]

    def count(self) -> int:
        counted = select(func.count()).select_from(articles).where(_a.tenant == self._tenant)
        return self._connection.scalar(counted) or 0

    def _first(self, *conditions: ColumnElement[bool]) -> Article | None:
        row = self._connection.execute(self._where(*conditions).limit(1)).first()
        return _article(row) if row else None

    def _all(self, limit: int, *conditions: ColumnElement[bool]) -> list[Article]:
        page = self._where(*conditions).order_by(_a.name, _a.article_id).limit(limit)
        return [_article(row) for row in self._connection.execute(page)]

    def _where(self, *conditions: ColumnElement[bool]) -> Any:
        return select(articles).where(_a.tenant == self._tenant, *conditions)


def _holds(words: str, *columns: ColumnElement[str]) -> ColumnElement[bool]:
    pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return or_(*(column.like(pattern, escape="\\") for column in columns))


def _conditions(wanted: ArticlesWanted) -> list[ColumnElement[bool]]:
    conditions = [_holds(word, *_SOUGHT) for word in wanted.words.split()[:_MOST_WORDS]]
    if wanted.department_id is not None:
        conditions.append(_a.department_id == wanted.department_id)
    if wanted.sort is not ArticleSort.ALL:
        conditions.append(_a.active == int(wanted.sort is ArticleSort.SOLD))
    return conditions


def _ordering(wanted: ArticlesWanted) -> list[ColumnElement[Any]]:
    """By what is wanted, then by name, then by id, so that every article has one place."""
    d = departments.c
    place = select(d.position).where(d.tenant == _a.tenant, d.department_id == _a.department_id)
    keys: dict[ArticleOrder, tuple[ColumnElement[Any], ...]] = {
        ArticleOrder.NAME: (),
        ArticleOrder.BARCODE: (_a.barcode,),
        ArticleOrder.DEPARTMENT: (place.scalar_subquery(), _a.department_id),
        ArticleOrder.CATEGORY: (_a.category,),
        ArticleOrder.BRAND: (_a.brand,),
        ArticleOrder.PRICE: (_a.price_minor,),
        ArticleOrder.MARKS: (1 - _a.active, 1 - _a.reduced, 1 - _a.special_price),
    }
    ordering = (*keys[wanted.order], _a.name, _a.article_id)
    return [key.desc() if wanted.descending else key.asc() for key in ordering]


def _article(row: Any) -> Article:
    return Article(
        article_id=row.article_id,
        name=row.name,
        price=Money(row.price_minor),
        barcode=row.barcode,
        department_id=row.department_id,
        style=row.style,
        brand=row.brand,
        model=row.model,
        category=row.category,
        zone=row.zone,
        cost=Money(row.cost_minor),
        reduced=bool(row.reduced),
        special_price=bool(row.special_price),
        active=bool(row.active),
        offer=Money(row.offer_minor),
        quick=bool(row.quick),
        offer_from=date.fromisoformat(row.offer_from) if row.offer_from else None,
        offer_until=date.fromisoformat(row.offer_until) if row.offer_until else None,
    )
