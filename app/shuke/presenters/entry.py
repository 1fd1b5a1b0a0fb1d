"""The one field where typing goes: amounts, quantities, codes, names – and the department keys beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.lines import add_article
from shuke.application.ports.store import Work
from shuke.domain.article import Article, Department
from shuke.domain.basket import WHOLE, BasketLine, IdentifiedBy
from shuke.presenters.basket import BasketPresenter, ring_up_again
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.identification import Identification, Identified
from shuke.presenters.shown import Shown
from shuke.presenters.typed import Typed, TypedKind, amount_of, read_typed
from shuke.wording import checkout as words
from shuke.wording import counter as answers
from shuke.wording.figures import quantity_text
from shuke.wording.said import Words, said

__all__ = [
    "MOST_DEPARTMENT_KEYS",
    "MOST_RESULTS",
    "DepartmentKey",
    "EntryPresenter",
    "EntryState",
    "ResultState",
]

MOST_RESULTS = 50
MOST_DEPARTMENT_KEYS = 8
MOST_TYPED = 800
"""A signed code pasted by hand fits in."""

MOST_QUICK_KEYS = 4
"""Articles with a key of their own, before the departments."""

QUICK = "article:"
"""In front of the article's id, in the key of its button."""

MORE = "more"
"""The key of the department button that lists the rest."""


@dataclass(frozen=True, slots=True)
class ResultState:
    """Something that can be rung up: an article, or a department to look into."""

    key: str
    name: str
    detail: str = ""
    price: str = ""


@dataclass(frozen=True, slots=True)
class DepartmentKey:
    key: str
    name: Words


@dataclass(frozen=True, slots=True)
class EntryState:
    """`hint` says how what is typed will be taken; `place` stands in the empty field."""

    typed: str = ""
    hint: Words = words.RINGING_HINT
    place: Words = words.RINGING_PLACE
    results: tuple[ResultState, ...] = ()
    highlighted: int = 0
    departments: tuple[DepartmentKey, ...] = ()


class EntryPresenter(Shown[EntryState]):
    """Takes what is typed while goods are rung up. While the customer pays, `paying` says so and the field
    holds what was handed over."""

    def __init__(
        self,
        counter: Counter,
        basket: BasketPresenter,
        identification: Identification,
        paying: Callable[[], bool],
        heard: Callable[[Identified], None],
    ) -> None:
        super().__init__(EntryState())
        self._counter = counter
        self._basket = basket
        self._identification = identification
        self._paying = paying
        self._heard = heard
        self._departments: tuple[Department, ...] = ()
        self._quantity_milli = WHOLE

    def open(self) -> None:
        """Read the departments, and the articles that have a key."""
        self._counter.read(
            lambda work: (
                tuple(work.articles.departments()),
                tuple(work.articles.quick(MOST_QUICK_KEYS)),
            ),
            lambda found: self._know_keys(*found),
        )

    # typing

    def type(self, text: str) -> None:
        """The field holds this text now."""
        if text == self._state.typed:
            return
        if text:
            self._counter.next_customer()
            self._counter.be_silent()
        self._hold(text[:MOST_TYPED])

    def press(self, sign: str) -> None:
        """A key of the number pad."""
        self.type(self._state.typed + sign)

    def rub_out(self) -> None:
        self.type(self._state.typed[:-1])

    def clear(self) -> None:
        self._hold("")

    def refresh(self) -> None:
        """Paying began or ended: the same text is taken in another way."""
        self._hold(self._state.typed)

    def move(self, down: int) -> None:
        """Arrow keys: through what was found, else through the basket."""
        if not self._state.results:
            self._basket.move(down)
            return
        last = len(self._state.results) - 1
        self._show(replace(self._state, highlighted=min(max(self._state.highlighted + down, 0), last)))

    # ringing up

    def submit(self) -> None:
        """Enter."""
        text = self._state.typed
        typed = read_typed(text)
        if self._state.results and typed.kind in (TypedKind.NOTHING, TypedKind.WORDS):
            self.choose(self._state.results[self._state.highlighted].key)
            return
        match typed.kind:
            case TypedKind.NOTHING:
                self._counter.next_customer()
                return
            case TypedKind.QUANTITY:
                self._basket.change_quantity(typed.quantity_milli)
            case TypedKind.AMOUNT:
                self._ring_up_amount(typed)
            case TypedKind.CODE:
                self._identify(typed.text, typed.quantity_milli)
            case TypedKind.WORDS:
                self._search_and_take(text, typed)
                return
            case TypedKind.WRONG_QUANTITY:
                self._counter.say(said(answers.NOT_A_QUANTITY, text=typed.text), NoticeTone.WARN)
                return
            case TypedKind.WRONG_AMOUNT:
                self._counter.say(said(answers.NOT_AN_AMOUNT, text=typed.text), NoticeTone.WARN)
                return
        self._hold("")

    def scanned(self, text: str, by: IdentifiedBy, then: Callable[[Identified], None]) -> None:
        """A code was read; a quantity typed before it counts."""
        typed = read_typed(self._state.typed)
        quantity_milli = typed.quantity_milli if typed.kind is TypedKind.QUANTITY else WHOLE
        if typed.kind is TypedKind.QUANTITY:
            self._hold("")
        self._counter.next_customer()
        self._identification.identify(text, by, then, quantity_milli)

    def choose(self, key: str) -> None:
        """One of the results was taken."""
        department = next((one for one in self._departments if one.department_id == key), None)
        if department is not None:
            self.press_department(key)
            return
        if any(result.key == key for result in self._state.results):
            self._take_article(key, self._quantity_milli)
            self._hold("")

    def press_department(self, key: str) -> None:
        """With an amount typed, ring it up there; else list what the department sells."""
        if key.startswith(QUICK):
            quantity = read_typed(self._state.typed)
            milli = quantity.quantity_milli if quantity.kind is TypedKind.QUANTITY else WHOLE
            self._counter.next_customer()
            self._take_article(key.removeprefix(QUICK), milli)
            self._hold("")
            return
        if key == MORE:
            self._show_results(tuple(ResultState(one.department_id, one.name) for one in self._departments))
            return
        typed = read_typed(self._state.typed)
        if typed.kind is TypedKind.AMOUNT:
            self._ring_up_amount(typed, key)
            self._hold("")
            return
        self._quantity_milli = typed.quantity_milli if typed.kind is TypedKind.QUANTITY else WHOLE
        self._counter.next_customer()
        self._counter.read(
            lambda work: self._as_today(work, work.articles.of_department(key, MOST_RESULTS)),
            lambda articles: self._list_department(key, articles),
        )

    # inside

    def _hold(self, text: str) -> None:
        typed = read_typed(text)
        searching = typed.kind is TypedKind.WORDS and not self._paying()
        same = searching and text == self._state.typed
        self._show(
            replace(
                self._state,
                typed=text,
                hint=self._hint(text, typed),
                place=words.PAYING_PLACE if self._paying() else words.RINGING_PLACE,
                results=self._state.results if searching else (),
                highlighted=self._state.highlighted if same else 0,
            )
        )
        if searching and not same:
            self._quantity_milli = typed.quantity_milli
            self._counter.read(
                lambda work: self._as_today(work, work.articles.search(typed.text, MOST_RESULTS)),
                lambda articles: self._show_articles(text, articles),
            )

    def _hint(self, text: str, typed: Typed) -> Words:
        if self._paying():
            given = amount_of(text)
            if given:
                return said(words.AS_GIVEN, amount=self._counter.money(given))
            return "" if self._basket.state.fixed else words.PAYING_HINT
        quantity = quantity_text(typed.quantity_milli)
        if typed.kind is TypedKind.QUANTITY:
            return said(words.AS_QUANTITY, quantity=quantity)
        hint: Words = words.RINGING_HINT if typed.kind is TypedKind.NOTHING else ""
        if typed.kind is TypedKind.AMOUNT and typed.amount is not None:
            hint = said(words.AS_AMOUNT, amount=self._counter.money(typed.amount))
        elif typed.kind is TypedKind.CODE:
            hint = words.AS_CODE
        elif typed.kind is TypedKind.WORDS:
            hint = words.AS_WORDS
        return (
            said(words.AS_QUANTITY_OF, quantity=quantity, what=hint)
            if typed.quantity_milli != WHOLE and hint
            else hint
        )

    def _ring_up_amount(self, typed: Typed, department: str = "") -> None:
        assert typed.amount is not None  # an AMOUNT has one
        line = BasketLine(0, "", typed.amount, typed.quantity_milli, department=department)
        self._counter.step(lambda desk, session, b: ring_up_again(desk, session, b, line))

    def _take_article(self, article_id: str, quantity_milli: int) -> None:
        self._counter.step(lambda desk, session, b: add_article(desk, session, b, article_id, quantity_milli))

    def _identify(self, text: str, quantity_milli: int) -> None:
        self._identification.identify(text, IdentifiedBy.HAND_SCANNER, self._heard, quantity_milli)

    def _search_and_take(self, text: str, typed: Typed) -> None:
        """Enter came before the results did: look in turn, and take the first."""

        def search() -> list[Article]:
            with self._counter.desk.store.reading() as work:
                return work.articles.search(typed.text, MOST_RESULTS)

        def found(articles: list[Article]) -> None:
            if not articles:
                self._counter.say(said(answers.NO_ARTICLE_FOUND, text=typed.text), NoticeTone.WARN)
            elif self._state.typed == text:
                self._take_article(articles[0].article_id, typed.quantity_milli)
                self._hold("")

        self._counter.look_up(search, found)

    def _show_articles(self, text: str, articles: list[Article]) -> None:
        """Answers to what is no longer typed are dropped."""
        if text == self._state.typed:
            self._show_results(tuple(self._result(article) for article in articles))

    def _list_department(self, key: str, articles: list[Article]) -> None:
        if not articles:
            name = next((one.name for one in self._departments if one.department_id == key), "")
            self._counter.say(said(answers.DEPARTMENT_EMPTY, department=name), NoticeTone.WARN)
        self._show_results(tuple(self._result(article) for article in articles))

    def _show_results(self, results: tuple[ResultState, ...]) -> None:
        self._show(replace(self._state, results=results, highlighted=0))

    def _as_today(self, work: Work, articles: list[Article]) -> list[Article]:
        """With the price that they have today."""
        desk = self._counter.desk
        today = desk.recorder.today(work, desk.shop)
        return [replace(article, price=article.price_on(today)) for article in articles]

    def _result(self, article: Article) -> ResultState:
        return ResultState(
            article.article_id, article.name, article.barcode, self._counter.money(article.price)
        )

    def _know_keys(self, departments: tuple[Department, ...], quick: tuple[Article, ...]) -> None:
        self._departments = departments
        keys = tuple(DepartmentKey(one.department_id, one.name) for one in departments)
        room = MOST_DEPARTMENT_KEYS - len(quick)
        if len(keys) > room:
            keys = (*keys[: room - 1], DepartmentKey(MORE, words.MORE_DEPARTMENTS))
        own = tuple(DepartmentKey(QUICK + one.article_id, one.name) for one in quick)
        self._show(replace(self._state, departments=(*own, *keys)))
