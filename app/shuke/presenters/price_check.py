"""The panel that says what something costs: typed or scanned, for everybody, for whoever is served, for each tier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.enquiring import PriceTold, articles_for, enquire
from shuke.application.counter.lines import add_article
from shuke.application.refusal import Refused
from shuke.domain.article import Article
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, bilingual_words, reason_words, refused_words
from shuke.presenters.shown import Shown
from shuke.wording import price_check as words
from shuke.wording.said import Words, said

__all__ = ["PriceCheckPresenter", "PriceCheckState", "PriceRow", "ToldState"]

_MOST_TYPED = 60


@dataclass(frozen=True, slots=True)
class PriceRow:
    key: str
    name: str
    detail: str
    price: str


@dataclass(frozen=True, slots=True)
class ToldState:
    """`price` is everybody's; `member` that of whoever is served, empty where nobody is or it is the same; `tiers`
    whoever else pays less."""

    name: str
    detail: str
    price: str
    member_words: Words = ""
    member: str = ""
    tiers: tuple[tuple[Words, str], ...] = ()
    reasons: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceCheckState:
    typed: str = ""
    rows: tuple[PriceRow, ...] = ()
    highlighted: int = 0
    told: ToldState | None = None
    notice: Notice | None = None


class PriceCheckPresenter(Shown[PriceCheckState]):
    """`done` closes the panel."""

    def __init__(self, counter: Counter, done: Callable[[], None]) -> None:
        super().__init__(PriceCheckState())
        self._counter = counter
        self._done = done
        self._article_id = ""

    def open(self) -> None:
        self._article_id = ""
        self._show(PriceCheckState())

    def type(self, text: str) -> None:
        text = text[:_MOST_TYPED]
        if text != self._state.typed:
            self._show(replace(self._state, typed=text, told=None, notice=None))
            self._counter.read(
                lambda work: articles_for(work, text), lambda articles: self._found(text, articles)
            )

    def scanned(self, text: str) -> None:
        """A code was read: what it costs, at once."""
        self._show(PriceCheckState(typed=text[:_MOST_TYPED]))
        self._counter.read(lambda work: articles_for(work, text), self._take_first)

    def move(self, down: int) -> None:
        last = len(self._state.rows) - 1
        if last >= 0:
            at = min(max(self._state.highlighted + down, 0), last)
            self._show(replace(self._state, highlighted=at))

    def submit(self) -> None:
        """Enter: what the highlighted one costs."""
        if self._state.rows:
            self.choose(self._state.rows[self._state.highlighted].key)

    def choose(self, article_id: str) -> None:
        view, session = self._counter.view, self._counter.session
        member_id = view.basket.member_id if view else None
        desk = self._counter.desk

        def ask() -> PriceTold | Refused:
            with desk.store.reading() as work:
                return enquire(desk, work, session, article_id, member_id)

        self._article_id = article_id
        self._counter.look_up(ask, self._told)

    def ring_up(self) -> None:
        """The customer takes it."""
        article_id = self._article_id
        if article_id:
            self._counter.step(
                lambda desk, session, b: add_article(desk, session, b, article_id), lambda _view: self._done()
            )

    # inside

    def _found(self, text: str, articles: list[Article]) -> None:
        if text != self._state.typed:
            return
        rows = tuple(self._row(one) for one in articles)
        missing = Notice(said(words.NOT_FOUND, text=text.strip()), NoticeTone.WARN) if text.strip() else None
        self._show(replace(self._state, rows=rows, highlighted=0, notice=None if rows else missing))

    def _take_first(self, articles: list[Article]) -> None:
        self._found(self._state.typed, articles)
        if articles:
            self.choose(articles[0].article_id)

    def _row(self, article: Article) -> PriceRow:
        return PriceRow(article.article_id, article.name, article.barcode, self._counter.money(article.price))

    def _told(self, answer: PriceTold | Refused) -> None:
        money = self._counter.money
        if isinstance(answer, Refused):
            self._show(replace(self._state, notice=Notice(refused_words(answer, money))))
            return
        article, member = answer.article, answer.member
        about = (article.barcode, article.brand, article.model, article.category)
        told = ToldState(
            name=article.name,
            detail=" · ".join(part for part in about if part),
            price=money(answer.price),
            member_words=said(words.FOR_MEMBER, tier=bilingual_words(member.tier)) if member else "",
            member=money(member.price) if member else "",
            tiers=tuple(
                (said(words.FOR_TIER, tier=bilingual_words(one.tier)), money(one.price))
                for one in answer.tiers
            ),
            reasons=tuple(reason_words(one, money) for one in (member.reasons if member else ())),
        )
        self._show(replace(self._state, told=told, rows=(), notice=None))
