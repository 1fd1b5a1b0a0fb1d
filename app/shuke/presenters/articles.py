"""The list of articles: searched while typing, filtered, ordered, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.article_checks import Fault
from shuke.application.articles import sell_article
from shuke.application.ports.article_list import ArticleOrder, ArticleSort, ArticlesWanted
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.article import Article, Department
from shuke.presenters.article_words import fault_words, marks_words
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import article_screen as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["PAGE", "ArticlePage", "ArticleRow", "ArticlesPresenter", "ArticlesState"]

PAGE = 100
"""Rows fetched together: several screens full."""

MOST_PAGES = 8
_MOST_TYPED = 60
_EVERYTHING = ArticlesWanted()


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the table shows it, cells in the order of `ArticleOrder`."""

    article_id: str
    cells: tuple[Words, ...]
    sold: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Rows `number * PAGE` and following."""

    number: int
    rows: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class ArticlesState:
    """What the screen shows.

    Attributes:
        total: how many fit what is wanted; None before the first answer.
        pages: at most MOST_PAGES of them, those asked for last.
        undo: what was just done and can be taken back; empty for nothing.
    """

    wanted: ArticlesWanted = _EVERYTHING
    total: int | None = None
    pages: tuple[ArticlePage, ...] = ()
    departments: tuple[Department, ...] = ()
    chosen: str = ""
    notice: Notice | None = None
    undo: Words = ""

    @property
    def count(self) -> Words:
        if self.total is None:
            return ""
        plain = self.wanted == ArticlesWanted(order=self.wanted.order, descending=self.wanted.descending)
        return said(words.COUNT if plain else words.COUNT_OF, count=points_text(self.total))

    @property
    def narrowed(self) -> bool:
        """Something was typed or filtered: an empty list does not mean that there are no articles."""
        return bool(self.wanted.words.strip()) or self.wanted.department_id is not None

    def row(self, place: int) -> ArticleRow | None:
        """The row at that place of the list, if its page is here."""
        page = next((page for page in self.pages if page.number == place // PAGE), None)
        at = place % PAGE
        return page.rows[at] if page is not None and at < len(page.rows) else None


@dataclass(frozen=True, slots=True)
class _Found:
    total: int
    pages: tuple[ArticlePage, ...]
    departments: tuple[Department, ...]


class ArticlesPresenter(Shown[ArticlesState]):
    """`show_rows` says which rows somebody looks at; their pages are fetched, the others forgotten by and by."""

    def __init__(self, office: OfficeWork) -> None:
        super().__init__(ArticlesState())
        self._office = office
        self._looked_at: tuple[int, ...] = (0,)
        self._asked: set[int] = set()
        self._edition = 0
        self._reading = False
        self._outdated = False
        self._undoes = ("", False)

    def open(self) -> None:
        """Show the list as it is now; search, filter and order stay as they were left."""
        self._show(replace(self._state, notice=None, undo=""))
        self.refresh()

    def type(self, text: str) -> None:
        self._want(words=text[:_MOST_TYPED])

    def choose_department(self, department_id: str | None) -> None:
        """None: every department; empty: articles without one."""
        self._want(department_id=department_id)

    def choose_sort(self, sort: ArticleSort) -> None:
        self._want(sort=sort)

    def order_by(self, order: ArticleOrder, *, descending: bool) -> None:
        self._want(order=order, descending=descending)

    def choose(self, article_id: str) -> None:
        self._show(replace(self._state, chosen=article_id))

    def show_rows(self, first: int, last: int) -> None:
        """Somebody looks at these rows."""
        self._looked_at = tuple(range(max(first, 0) // PAGE, max(last, 0) // PAGE + 1))[:MOST_PAGES]
        if not self._reading:
            self._complete()

    def withdraw(self) -> None:
        """Take the chosen one off sale; it can be undone."""
        self._sell(self._state.chosen, sold=False)

    def take_up(self) -> None:
        self._sell(self._state.chosen, sold=True)

    def undo(self) -> None:
        article_id, sold = self._undoes
        if self._state.undo:
            self._show(replace(self._state, undo=""))
            self._sell(article_id, sold=sold, undoable=False)

    def forget_undo(self) -> None:
        self._show(replace(self._state, undo=""))

    def tell(self, notice: Notice) -> None:
        """Something beside the list has something to say."""
        self._show(replace(self._state, notice=notice))

    def saved(self, article: Article) -> None:
        """The form saved one."""
        notice = Notice(said(words.SAVED, name=article.name), NoticeTone.GOOD)
        self._show(replace(self._state, notice=notice, chosen=article.article_id, undo=""))
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew; what is shown stays until the answer is here."""
        self._edition += 1
        self._asked.clear()
        if self._reading:
            self._outdated = True
        else:
            self._read()

    def _want(self, **changes: object) -> None:
        wanted = replace(self._state.wanted, **changes)  # type: ignore[arg-type]  # names are those of the query
        if wanted != self._state.wanted:
            self._looked_at = (0,)
            self._show(replace(self._state, wanted=wanted, notice=None))
            self.refresh()

    def _read(self) -> None:
        """One reading at a time; whatever was typed meanwhile is asked for when its answer is here."""
        self._reading, self._outdated = True, False
        wanted, pages = self._state.wanted, self._looked_at
        self._office.read(lambda work: self._found(work, wanted, pages), self._take_in, self._read_trouble)

    def _found(self, work: Work, wanted: ArticlesWanted, pages: tuple[int, ...]) -> _Found:
        departments = tuple(work.articles.departments())
        read = tuple(self._page(work, wanted, number, departments) for number in pages)
        return _Found(work.articles.count_listed(wanted), read, departments)

    def _take_in(self, found: _Found) -> None:
        self._reading = False
        if self._outdated:
            self._read()
            return
        self._show(replace(self._state, total=found.total, pages=found.pages, departments=found.departments))
        self._complete()

    def _complete(self) -> None:
        """Fetch what somebody looks at and is not here."""
        here = {page.number for page in self._state.pages} | self._asked
        missing = tuple(number for number in self._looked_at if number not in here)
        if not missing:
            return
        self._asked |= set(missing)
        wanted, departments, edition = self._state.wanted, self._state.departments, self._edition
        self._office.read(
            lambda work: tuple(self._page(work, wanted, number, departments) for number in missing),
            lambda pages: self._add(pages, edition),
            self._read_trouble,
        )

    def _add(self, pages: tuple[ArticlePage, ...], edition: int) -> None:
        if edition != self._edition:
            return
        self._asked -= {page.number for page in pages}
        kept = sorted((*self._state.pages, *pages), key=lambda page: page.number in self._looked_at)
        self._show(replace(self._state, pages=tuple(kept)[-MOST_PAGES:]))

    def _page(
        self, work: Work, wanted: ArticlesWanted, number: int, departments: tuple[Department, ...]
    ) -> ArticlePage:
        names = {department.department_id: department.name for department in departments}
        listed = work.articles.listed(wanted, number * PAGE, PAGE)
        return ArticlePage(number, tuple(self._row(article, names) for article in listed))

    def _row(self, article: Article, departments: dict[str, str]) -> ArticleRow:
        cells = {
            ArticleOrder.NAME: article.name,
            ArticleOrder.BARCODE: article.barcode,
            ArticleOrder.DEPARTMENT: departments.get(article.department_id, ""),
            ArticleOrder.CATEGORY: article.category,
            ArticleOrder.BRAND: article.brand,
            ArticleOrder.PRICE: self._office.money(article.price),
            ArticleOrder.MARKS: marks_words(article),
        }
        return ArticleRow(article.article_id, tuple(cells[order] for order in ArticleOrder), article.active)

    def _sell(self, article_id: str, *, sold: bool, undoable: bool = True) -> None:
        if article_id:
            self._office.change(
                lambda desk, session: sell_article(desk, session, article_id, sold=sold),
                lambda answer: self._sold(answer, undoable=undoable),
                self._trouble,
            )

    def _sold(self, answer: Article | Fault | Refused, *, undoable: bool) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        if isinstance(answer, Fault):
            self._trouble(fault_words(answer, self._office.money))
            return
        done = said(words.TAKEN_UP if answer.active else words.WITHDRAWN, name=answer.name)
        self._undoes = (answer.article_id, not answer.active)
        notice = None if undoable else Notice(done, NoticeTone.GOOD)
        self._show(replace(self._state, undo=done if undoable else "", notice=notice))
        self.refresh()

    def _read_trouble(self, sentence: Words) -> None:
        self._reading = False
        self._asked.clear()
        self._trouble(sentence)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence)))
