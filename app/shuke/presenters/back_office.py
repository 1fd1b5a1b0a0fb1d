"""What the screens behind the counter share: how they change something, how they read, how trouble is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from shuke.application.approval import ApprovalWanted
from shuke.application.counter.desk import Desk
from shuke.application.ports.store import StoreTrouble, StoreUnusable, Work
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.domain.money import Money
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.approving import AskApproval
from shuke.presenters.background import Background, Lane
from shuke.presenters.counter_words import refused_words
from shuke.wording.figures import money_text
from shuke.wording.said import Words, said
from shuke.wording.store import READING_FAILED, TROUBLE

__all__ = ["OfficeWork", "Tell", "reading_trouble_words", "trouble_words"]

T = TypeVar("T")

Tell = Callable[[Words], None]
"""Says what went wrong, and lets the screen be used again."""


@dataclass(frozen=True, slots=True)
class OfficeWork:
    """`session` is asked when a step begins; `approval` asks somebody else where whoever is signed in may not."""

    desk: Desk
    session: Callable[[], Session]
    background: Background
    approval: AskApproval | None = None

    def change(self, step: Callable[[Desk, Session], T], then: Callable[[T], None], trouble: Tell) -> None:
        """Run a use case on the counter's lane, for whoever is signed in now."""
        self._change_as(self.session(), step, then, trouble)

    def _change_as(
        self, session: Session, step: Callable[[Desk, Session], T], then: Callable[[T], None], trouble: Tell
    ) -> None:
        def answered(answer: T) -> None:
            if isinstance(answer, ApprovalWanted) and self.approval is not None:
                self.approval(
                    session,
                    answer.act,
                    lambda approved: self._change_as(approved, step, then, trouble),
                    lambda: then(answer),
                )
            else:
                then(answer)

        self.background.run(
            Lane.COUNTER,
            lambda: step(self.desk, session),
            answered,
            lambda problem: trouble(trouble_words(problem)),
            expected=(StoreUnusable,),
        )

    def read(self, work: Callable[[Work], T], then: Callable[[T], None], trouble: Tell) -> None:
        """Read beside the counter."""

        def reading() -> T:
            with self.desk.reports.reading() as open_work:
                return work(open_work)

        self.background.run(
            Lane.READING,
            reading,
            then,
            lambda problem: trouble(reading_trouble_words(problem)),
            expected=(StoreUnusable,),
        )

    def refusal(self, refused: Refused) -> Words:
        return refused_words(refused, self.money)

    def money(self, amount: Money) -> str:
        """The amount with the shop's currency sign."""
        return money_text(amount, symbol=CURRENCY_SIGNS[self.desk.shop.currency])


def trouble_words(problem: Exception) -> Words:
    """The store's troubles have a sentence. Anything else is a bug, which the background reports."""
    if isinstance(problem, StoreUnusable):
        return said(TROUBLE[problem.trouble.value], detail=problem.detail)
    return TROUBLE["failed"]


def reading_trouble_words(problem: Exception) -> Words:
    """Where nothing was to be kept."""
    if isinstance(problem, StoreUnusable) and problem.trouble is not StoreTrouble.FAILED:
        return trouble_words(problem)
    return READING_FAILED
