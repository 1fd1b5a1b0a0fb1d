"""Keeping articles and departments: one at a time, by somebody who may.

What is saved is a fact of the whole article; what did not change records nothing. Articles are withdrawn, never
deleted: old receipts name them, and withdrawing can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from shuke.application.article_checks import (
    LONGEST_TEXT,
    MOST_DEPARTMENTS,
    ArticleField,
    Fault,
    FaultKind,
    article_faults,
    text_fault,
)
from shuke.application.article_keys import article_key, department_key
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.article import Article, Department
from shuke.domain.facts.articles_listed import ArticlesListed
from shuke.domain.shop import Right

__all__ = ["ArticleFaulty", "move_department", "save_article", "save_department", "sell_article"]


@dataclass(frozen=True, slots=True)
class ArticleFaulty:
    """Why an article was not saved, by field."""

    faults: Mapping[ArticleField, Fault]


def save_article(desk: Desk, session: Session, article: Article) -> Article | ArticleFaulty | Refused:
    """Add an article (its id is empty) or replace one.

    A new one whose barcode, or name where it has none, a withdrawn article had before takes that one's place.

    Returns:
        the article as it stands now; or what is wrong with which field; or why nobody may.
    """
    if not session.may(Right.MANAGE_ARTICLES):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        faults = {**_faults_beside_others(work, article), **article_faults(article)}
        if faults:
            return ArticleFaulty(faults)
        saved = article if article.article_id else replace(article, article_id=_fresh_id(desk, work, article))
        if _list(desk, work, session, saved):
            work.commit()
    return saved


def sell_article(desk: Desk, session: Session, article_id: str, *, sold: bool) -> Article | Fault | Refused:
    """Withdraw an article from sale, or take it up again; the article as it stands now.

    One whose barcode another article has by now stays withdrawn, which BARCODE_TAKEN says.
    """
    if not session.may(Right.MANAGE_ARTICLES):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        article = work.articles.by_id(article_id)
        if article is None:
            return Refused(Refusal.ARTICLE_UNKNOWN)
        now = replace(article, active=sold)
        taken = _barcode_fault(work, now)
        if taken is not None:
            return taken
        if _list(desk, work, session, now):
            work.commit()
    return now


def save_department(
    desk: Desk, session: Session, name: str, department_id: str = ""
) -> tuple[Department, ...] | Fault | Refused:
    """Add a department behind the others (no id) or rename one; all of them as they stand now."""
    if not session.may(Right.MANAGE_ARTICLES):
        return Refused(Refusal.NOT_ALLOWED)
    name = name.strip()
    with desk.store.writing() as work:
        held = work.articles.departments()
        fault = _department_fault(held, name, department_id)
        if fault is not None:
            return fault
        saved = _renamed(held, department_id, name) if department_id else _added(desk, held, name)
        if saved is None:
            return Fault(FaultKind.DEPARTMENT_GONE)
        return _list_departments(desk, work, session, held, saved)


def move_department(
    desk: Desk, session: Session, department_id: str, down: int
) -> tuple[Department, ...] | Refused:
    """Move one so many places down (negative: up); all of them in their new order.

    Positions become 1, 2, 3 …; one that is not there, or stands at the end already, stays where it is.
    """
    if not session.may(Right.MANAGE_ARTICLES):
        return Refused(Refusal.NOT_ALLOWED)
    with desk.store.writing() as work:
        held = work.articles.departments()
        order = list(held)
        at = next((at for at, d in enumerate(order) if d.department_id == department_id), None)
        if at is None:
            return tuple(held)
        order.insert(min(max(at + down, 0), len(order) - 1), order.pop(at))
        numbered = [replace(department, position=place) for place, department in enumerate(order, start=1)]
        return _list_departments(desk, work, session, held, numbered)


def _faults_beside_others(work: Work, article: Article) -> dict[ArticleField, Fault]:
    faults: dict[ArticleField, Fault] = {}
    taken = _barcode_fault(work, article)
    if taken is not None:
        faults[ArticleField.BARCODE] = taken
    known = {department.department_id for department in work.articles.departments()}
    if article.department_id and article.department_id not in known:
        faults[ArticleField.DEPARTMENT] = Fault(FaultKind.DEPARTMENT_GONE)
    if not article.article_id and not article.barcode:
        same = work.articles.by_id(article_key("", article.name))
        if same is not None and same.active and same.name == article.name:
            faults[ArticleField.NAME] = Fault(FaultKind.NAME_TAKEN, other=same.name)
    return faults


def _barcode_fault(work: Work, article: Article) -> Fault | None:
    """A barcode rings up one article that is sold; withdrawn ones may share it."""
    other = work.articles.by_barcode(article.barcode) if article.active else None
    if other is None or other.article_id == article.article_id:
        return None
    return Fault(FaultKind.BARCODE_TAKEN, other=other.name)


def _fresh_id(desk: Desk, work: Work, article: Article) -> str:
    """The id an import of the same sheet would give it, unless an article of another barcode or name has it."""
    key = article_key(article.barcode, article.name)
    held = work.articles.by_id(key)
    if held is None:
        return key
    same = held.barcode == article.barcode if article.barcode else held.name == article.name
    return key if same and not held.active else desk.ids.new_id()


def _list(desk: Desk, work: Work, session: Session, article: Article) -> bool:
    """Record the article; False if it stands so already."""
    if work.articles.by_id(article.article_id) == article:
        return False
    fact = ArticlesListed(articles=(article,))
    desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
    return True


def _department_fault(held: list[Department], name: str, department_id: str) -> Fault | None:
    if not name:
        return Fault(FaultKind.MISSING)
    others = (d for d in held if d.department_id != department_id)
    if any(department_key(other.name) == department_key(name) for other in others):
        return Fault(FaultKind.NAME_TAKEN, other=name)
    if not department_id and len(held) >= MOST_DEPARTMENTS:
        return Fault(FaultKind.TOO_MANY, MOST_DEPARTMENTS)
    return text_fault(name, LONGEST_TEXT)


def _added(desk: Desk, held: list[Department], name: str) -> list[Department]:
    key = department_key(name)
    taken = any(department.department_id == key for department in held)
    last = max((department.position for department in held), default=0)
    return [*held, Department(desk.ids.new_id() if taken else key, name, last + 1)]


def _renamed(held: list[Department], department_id: str, name: str) -> list[Department] | None:
    if all(department.department_id != department_id for department in held):
        return None
    return [replace(d, name=name) if d.department_id == department_id else d for d in held]


def _list_departments(
    desk: Desk, work: Work, session: Session, held: list[Department], now: list[Department]
) -> tuple[Department, ...]:
    changed = tuple(department for department in now if department not in held)
    if changed:
        fact = ArticlesListed(departments=changed)
        desk.recorder.record(work, desk.shop, fact, staff=session.staff.staff_id)
        work.commit()
    return tuple(now)
