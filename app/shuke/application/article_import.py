"""Taking a list of articles into the shop: what is new or changed becomes facts, the rest is left alone.

Slice by slice, each a transaction of its own and short enough for the counter's lane. Breaking off and starting
again with the same file does no harm: what is in is found unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shuke.application.article_keys import article_key
from shuke.application.article_sheet import ArticleSheet, SheetColumn, SheetRow
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.article import Article, Department
from shuke.domain.facts.articles_listed import MOST_ARTICLES, ArticlesListed
from shuke.domain.shop import Right, Shop
from shuke.domain.spelling import folded

__all__ = ["ROWS_A_SLICE", "ArticleImport", "ImportedSlice", "foresee"]

ROWS_A_SLICE = 100
assert ROWS_A_SLICE <= MOST_ARTICLES


@dataclass(frozen=True, slots=True)
class ImportedSlice:
    """What one slice did; `next_row` is where the next one begins, None when all is in."""

    new: int
    changed: int
    unchanged: int
    next_row: int | None


def foresee(work: Work, sheet: ArticleSheet, first_row: int) -> ImportedSlice:
    """What `take_slice` would do with these rows as the shop is now. Records nothing."""
    rows = sheet.rows[first_row : first_row + ROWS_A_SLICE]
    new, changed = _differences(work, sheet, rows, _departments(work, rows))
    behind = first_row + len(rows)
    unchanged = len(rows) - len(new) - len(changed)
    return ImportedSlice(len(new), len(changed), unchanged, behind if behind < len(sheet.rows) else None)


class ArticleImport:
    def __init__(self, store: Store, recorder: Recorder) -> None:
        self._store = store
        self._recorder = recorder

    def whole(self, session: Session, shop: Shop, sheet: ArticleSheet) -> Iterator[ImportedSlice | Refused]:
        """Slice after slice, each when it is asked for; ends behind the last one or a refusal."""
        next_row: int | None = 0
        while next_row is not None:
            done = self.take_slice(session, shop, sheet, next_row)
            yield done
            next_row = done.next_row if isinstance(done, ImportedSlice) else None

    def take_slice(
        self, session: Session, shop: Shop, sheet: ArticleSheet, first_row: int
    ) -> ImportedSlice | Refused:
        """Record the good rows from `first_row` (counted from 0 among the good ones), at most `ROWS_A_SLICE`."""
        if not session.may(Right.MANAGE_ARTICLES):
            return Refused(Refusal.NOT_ALLOWED)
        rows = sheet.rows[first_row : first_row + ROWS_A_SLICE]
        behind = first_row + len(rows)
        with self._store.writing() as work:
            departments = _departments(work, rows)
            new, changed = _differences(work, sheet, rows, departments)
            fresh = tuple(one for one in departments.values() if one.fresh)
            if new or changed:
                fact = ArticlesListed((*new, *changed), tuple(one.department for one in fresh))
                self._recorder.record(work, shop, fact, staff=session.staff.staff_id)
                work.commit()
        unchanged = len(rows) - len(new) - len(changed)
        return ImportedSlice(len(new), len(changed), unchanged, behind if behind < len(sheet.rows) else None)


@dataclass(frozen=True, slots=True)
class _Found:
    """A department a row names: one the shop has, or a fresh one."""

    department: Department
    fresh: bool


def _departments(work: Work, rows: Sequence[SheetRow]) -> dict[str, _Found]:
    """By the id the sheet gave them; the shop's own is taken where one has that name already."""
    known = work.articles.departments()
    by_name = {folded(department.name): department for department in known}
    position = max((department.position for department in known), default=0)
    found: dict[str, _Found] = {}
    for row in rows:
        key = row.article.department_id
        if not key or key in found:
            continue
        own = by_name.get(folded(row.department))
        if own is None:
            position += 1
        found[key] = _Found(own or Department(key, row.department, position), own is None)
    return found


def _differences(
    work: Work, sheet: ArticleSheet, rows: Sequence[SheetRow], departments: dict[str, _Found]
) -> tuple[list[Article], list[Article]]:
    """New articles, and those that stand otherwise in the shop."""
    new: list[Article] = []
    changed: list[Article] = []
    held = _Held(work, sheet, rows)
    for row in rows:
        article = row.article
        if article.department_id:
            article = replace(
                article, department_id=departments[article.department_id].department.department_id
            )
        own = held.of(article)
        if own is None:
            new.append(article)
            continue
        told = _told(own, article, sheet.columns)
        if told != own:
            changed.append(told)
    return new, changed


class _Held:
    """The shop's own articles that a slice's rows may mean, read at once."""

    def __init__(self, work: Work, sheet: ArticleSheet, rows: Sequence[SheetRow]) -> None:
        articles = [row.article for row in rows]
        ids = {article.article_id for article in articles}
        by_name = {article_key("", article.name) for article in articles}
        found = work.articles.held(ids | by_name, {article.barcode for article in articles})
        self._sheet = sheet
        self._by_id = {article.article_id: article for article in found}
        self._by_barcode = {
            article.barcode: article for article in found if article.barcode and article.active
        }

    def of(self, article: Article) -> Article | None:
        """By barcode, by id, or, while it had no barcode, by name."""
        own = self._by_barcode.get(article.barcode) or self._by_id.get(article.article_id)
        return own or self._named(article)

    def _named(self, article: Article) -> Article | None:
        """An article without barcode that this row gives one; not if it has a row of its own."""
        named = self._by_id.get(article_key("", article.name))
        if named is None or named.barcode:
            return None
        listed = any(row.article.article_id == named.article_id for row in self._sheet.rows)
        return None if listed else named


_FIELD_OF = {column: column.value for column in SheetColumn} | {SheetColumn.DEPARTMENT: "department_id"}


def _told(held: Article, article: Article, columns: frozenset[SheetColumn]) -> Article:
    """The shop's article with what the sheet says of it; columns the sheet does not have stay as they are."""
    told: dict[str, Any] = {_FIELD_OF[column]: getattr(article, _FIELD_OF[column]) for column in columns}
    return replace(held, **told, active=True)
