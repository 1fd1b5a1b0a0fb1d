"""Departments and articles."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from shuke.domain.article import Article, Department
from shuke.domain.money import Money
from shuke_db.tables import articles, departments

__all__ = ["ArticleRows"]

_a = articles.c


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
        pattern = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        columns = (_a.name, _a.barcode, _a.model)
        found = or_(*(column.like(pattern, escape="\\") for column in columns))
        return self._all(limit, _a.active == 1, found)

    def of_department(self, department_id: str, limit: int) -> list[Article]:
        return self._all(limit, _a.active == 1, _a.department_id == department_id)

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
    )
