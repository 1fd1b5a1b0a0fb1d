"""The screens behind the counter over a whole shop in memory, without windows and threads."""

from __future__ import annotations

from dataclasses import dataclass, field

from fakes.background import SynchronousBackground
from fakes.counter_shop import CounterShop
from shuke.application.session import Session
from shuke.domain.article import Article, Department
from shuke.domain.facts.articles_listed import MOST_ARTICLES, ArticlesListed
from shuke.domain.money import Money
from shuke.presenters.approving import AskApproval
from shuke.presenters.back_office import OfficeWork
from shuke.wording import Language
from shuke.wording.said import Words, in_words

__all__ = ["BackOfficeStand", "en", "many_articles", "zh"]


def zh(words: Words) -> str:
    return str(in_words(words, Language.ZH))


def en(words: Words) -> str:
    return str(in_words(words, Language.EN))


def many_articles(count: int) -> tuple[Article, ...]:
    return tuple(
        Article(
            f"m-{number:05d}",
            f"茶叶 {number:05d}",
            Money(number * 100 + 50),
            f"C{number:08d}",
            "d-1",
            brand=("云山", "松间")[number % 2],
            category="绿茶",
        )
        for number in range(count)
    )


@dataclass
class BackOfficeStand:
    """A manager is signed in; `session` may be changed to somebody else's."""

    shop: CounterShop = field(default_factory=CounterShop)

    def __post_init__(self) -> None:
        self.session: Session = self.shop.manager
        self.background = SynchronousBackground()
        self.office = OfficeWork(self.shop.desk, lambda: self.session, self.background)

    def office_with(self, approval: AskApproval) -> OfficeWork:
        """The same, where a second person may be asked."""
        return OfficeWork(self.shop.desk, lambda: self.session, self.background, approval)

    def list_articles(self, articles: tuple[Article, ...], departments: tuple[Department, ...] = ()) -> None:
        at = range(0, len(articles), MOST_ARTICLES)
        bodies = [ArticlesListed(articles[begin : begin + MOST_ARTICLES]) for begin in at]
        with self.shop.store.writing() as work:
            every = [ArticlesListed((), departments), *bodies]
            self.shop.recorder.record_many(work, self.shop.desk.shop, every, staff="")
            work.commit()

    def article(self, article_id: str) -> Article | None:
        with self.shop.store.reading() as work:
            return work.articles.by_id(article_id)

    def departments(self) -> list[str]:
        with self.shop.store.reading() as work:
            return [department.name for department in work.articles.departments()]

    @property
    def facts(self) -> int:
        with self.shop.store.reading() as work:
            return work.journal.count_after("S01-1", 0, 0)
