"""One article in a form: typed as text, checked, saved whole."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from shuke.application.article_cells import CellRefused, read_date
from shuke.application.article_checks import ArticleField, Fault, FaultKind, article_faults
from shuke.application.articles import ArticleFaulty, save_article
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.domain.article import Article, Department
from shuke.domain.money import ZERO, Money
from shuke.presenters.article_words import fault_words
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import article_screen as words
from shuke.wording.said import Words

__all__ = ["TEXT_FIELDS", "ArticleFormPresenter", "ArticleFormState"]

TEXT_FIELDS: tuple[ArticleField, ...] = tuple(
    where for where in ArticleField if where is not ArticleField.DEPARTMENT
)
"""What is typed; the department is chosen."""

_MONEY: tuple[ArticleField, ...] = (ArticleField.PRICE, ArticleField.COST, ArticleField.OFFER)
_DATES: tuple[ArticleField, ...] = (ArticleField.OFFER_FROM, ArticleField.OFFER_UNTIL)
_NOTHING = Article("", "", ZERO)
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_MOST_TYPED = 200


@dataclass(frozen=True, slots=True)
class ArticleFormState:
    """What the form shows. `article_id` is empty for a new article; `asked` says that Esc met unsaved changes."""

    shown: bool = False
    article_id: str = ""
    texts: Mapping[ArticleField, str] = field(default_factory=dict)
    department_id: str = ""
    reduced: bool = False
    special_price: bool = False
    quick: bool = False
    active: bool = True
    departments: tuple[Department, ...] = ()
    faults: Mapping[ArticleField, Words] = field(default_factory=dict)
    notice: Notice | None = None
    busy: bool = False
    asked: bool = False

    @property
    def title(self) -> Words:
        return words.EDIT_ARTICLE if self.article_id else words.NEW_ARTICLE


@dataclass(frozen=True, slots=True)
class _Opened:
    article: Article | None
    departments: tuple[Department, ...]
    barcode: str = ""


class ArticleFormPresenter(Shown[ArticleFormState]):
    """`saved` is called with the article as it stands now, once it is recorded."""

    def __init__(self, office: OfficeWork, saved: Callable[[Article], None]) -> None:
        super().__init__(ArticleFormState())
        self._office = office
        self._saved = saved
        self._before = ArticleFormState()
        self._article = _NOTHING

    def open_new(self) -> None:
        self._office.read(
            lambda work: _Opened(None, tuple(work.articles.departments())), self._opened, self._trouble
        )

    def open(self, article_id: str) -> None:
        def read(work: Work) -> _Opened:
            return _Opened(work.articles.by_id(article_id), tuple(work.articles.departments()))

        self._office.read(read, self._opened, self._trouble)

    def scanned(self, text: str) -> None:
        """A barcode: into the field while the form is shown, else the form of the article that has it."""
        if self._state.shown:
            self.write(ArticleField.BARCODE, text)
            return

        def read(work: Work) -> _Opened:
            article, departments = work.articles.by_barcode(text), work.articles.departments()
            return _Opened(article, tuple(departments), "" if article else text)

        self._office.read(read, self._opened, self._trouble)

    def write(self, where: ArticleField, text: str) -> None:
        text = text[:_MOST_TYPED]
        if text != self._state.texts.get(where, ""):
            self._change(texts={**self._state.texts, where: text}, faults=self._without(where))

    def choose_department(self, department_id: str) -> None:
        self._change(department_id=department_id, faults=self._without(ArticleField.DEPARTMENT))

    def mark_reduced(self, on: bool) -> None:
        self._change(reduced=on)

    def mark_special_price(self, on: bool) -> None:
        self._change(special_price=on)

    def mark_quick(self, on: bool) -> None:
        self._change(quick=on)

    def mark_active(self, on: bool) -> None:
        self._change(active=on)

    def save(self) -> None:
        """Record what stands here; say what is wrong with it otherwise."""
        state = self._state
        if not state.shown or state.busy:
            return
        article, faults = self._read_fields()
        faults = {**article_faults(article), **faults}
        if faults:
            self._show_faults(faults)
            return
        self._show(replace(state, busy=True, notice=None, asked=False, faults={}))
        self._office.change(
            lambda desk, session: save_article(desk, session, article), self._answered, self._trouble
        )

    def leave(self) -> None:
        """Esc: unsaved changes are given up the second time only."""
        if self._state.busy:
            return
        if self._changed and not self._state.asked:
            notice = Notice(words.UNSAVED, NoticeTone.WARN)
            self._show(replace(self._state, asked=True, notice=notice))
        else:
            self._show(ArticleFormState())

    @property
    def _changed(self) -> bool:
        return _content(self._state) != _content(self._before)

    def _opened(self, opened: _Opened) -> None:
        article = self._article = opened.article or _NOTHING
        texts: dict[ArticleField, str] = {where: _text_of(article, where) for where in TEXT_FIELDS}
        if opened.article is None:
            texts[ArticleField.PRICE] = ""
        state = ArticleFormState(
            shown=True,
            article_id=article.article_id,
            texts=texts,
            department_id=article.department_id,
            reduced=article.reduced,
            special_price=article.special_price,
            quick=article.quick,
            active=article.active,
            departments=opened.departments,
        )
        self._before = state
        if opened.barcode:
            notice = Notice(words.SCANNED_UNKNOWN, NoticeTone.CALM)
            state = replace(state, texts={**texts, ArticleField.BARCODE: opened.barcode}, notice=notice)
        self._show(state)

    def _read_fields(self) -> tuple[Article, dict[ArticleField, Fault]]:
        """The article that is typed, amounts that are none left as they were and named."""
        state = self._state
        faults: dict[ArticleField, Fault] = {}
        read: dict[str, object] = {
            where.value: " ".join(state.texts[where].split())
            for where in TEXT_FIELDS
            if where not in (*_MONEY, *_DATES)
        }
        read["barcode"] = unicodedata.normalize("NFKC", state.texts[ArticleField.BARCODE]).strip()
        for where in _MONEY:
            amount = _amount(state.texts[where], needed=where is ArticleField.PRICE)
            if isinstance(amount, Fault):
                faults[where] = amount
            else:
                read[where.value] = amount
        for where in _DATES:
            try:
                read[where.value] = read_date(state.texts[where])
            except CellRefused:
                faults[where] = Fault(FaultKind.NOT_A_DATE)
        article = replace(
            self._article,
            department_id=state.department_id,
            reduced=state.reduced,
            special_price=state.special_price,
            quick=state.quick,
            active=state.active,
            **read,  # type: ignore[arg-type]  # the fields' names are the article's
        )
        return article, faults

    def _answered(self, answer: Article | ArticleFaulty | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        if isinstance(answer, ArticleFaulty):
            self._show_faults(answer.faults)
            return
        self._show(ArticleFormState())
        self._saved(answer)

    def _show_faults(self, faults: Mapping[ArticleField, Fault]) -> None:
        told = {where: fault_words(fault, self._office.money) for where, fault in faults.items()}
        self._show(replace(self._state, faults=told, busy=False, asked=False))

    def _without(self, where: ArticleField) -> dict[ArticleField, Words]:
        return {at: told for at, told in self._state.faults.items() if at is not where}

    def _change(self, **changes: object) -> None:
        """What the notice spoke of may have changed: it goes."""
        if self._state.shown:
            self._show(replace(self._state, notice=None, asked=False, **changes))  # type: ignore[arg-type]  # the state's own names

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, busy=False, notice=Notice(sentence)))


def _content(state: ArticleFormState) -> tuple[object, ...]:
    marks = (state.reduced, state.special_price, state.quick, state.active)
    return dict(state.texts), state.department_id, *marks


def _text_of(article: Article, where: ArticleField) -> str:
    value = getattr(article, where.value)
    if isinstance(value, Money):
        return f"{value.minor // 100}.{value.minor % 100:02d}" if value or where is ArticleField.PRICE else ""
    return "" if value is None else str(value)


def _amount(typed: str, *, needed: bool) -> Money | Fault:
    """Exactly what was typed; ``1,280.00`` is understood, an empty cost is none."""
    text = typed.strip()
    if not text:
        return Fault(FaultKind.MISSING) if needed else ZERO
    amount = amount_of(text.replace(",", "") if _GROUPED.fullmatch(text) else text)
    return amount if amount is not None else Fault(FaultKind.NOT_AN_AMOUNT)
