"""The panel of a refund in goodwill: which receipt, how much, why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.refunding.goodwill import LONGEST_NUMBER, GoodwillWish, give_back
from shuke.application.refusal import Refused
from shuke.domain.codes.payload import ReceiptCode
from shuke.domain.money import Money
from shuke.domain.refund import SalePlace
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import refunding as words
from shuke.wording.said import Words, said

__all__ = ["GoodwillPresenter", "GoodwillState"]


@dataclass(frozen=True, slots=True)
class GoodwillState:
    """`paid`: what the scanned paper says was paid; empty where only a number was typed."""

    shown: bool = False
    number: str = ""
    paid: Words = ""
    amount: str = ""
    reason: str = ""
    fault: Words = ""


class GoodwillPresenter(Shown[GoodwillState]):
    """`done` is told what was given, in words."""

    def __init__(self, office: OfficeWork, done: Callable[[Words], None]) -> None:
        super().__init__(GoodwillState())
        self._office = office
        self._done = done
        self._code: ReceiptCode | None = None

    def open(self, code: ReceiptCode | None) -> None:
        """About the paper that was scanned; None: the number is typed."""
        self._code = code
        money = self._office.money
        paid = said(words.PAID_BY_PAPER, amount=money(code.total)) if code else ""
        self._show(GoodwillState(shown=True, number=code.number if code else "", paid=paid))

    def close(self) -> None:
        self._show(GoodwillState())

    def type_number(self, text: str) -> None:
        if self._code is None:
            self._show(replace(self._state, number=text[:LONGEST_NUMBER], fault=""))

    def type_amount(self, text: str) -> None:
        self._show(replace(self._state, amount=text[:13], fault=""))

    def type_reason(self, text: str) -> None:
        self._show(replace(self._state, reason=text[:120], fault=""))

    def submit(self) -> None:
        state, code = self._state, self._code
        amount = amount_of(state.amount)
        if amount is None:
            self._trouble(words.NOT_AN_AMOUNT)
            return
        wished = GoodwillWish(
            state.number,
            amount,
            state.reason,
            SalePlace(code.till, code.epoch, code.seq) if code else None,
            code.total if code else None,
        )
        self._office.change(
            lambda desk, session: give_back(desk, session, wished),
            lambda answer: self._given(answer, amount),
            self._trouble,
        )

    def _given(self, answer: str | Refused, amount: Money) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self.close()
        self._done(said(words.GOODWILL_DONE, amount=self._office.money(amount), number=answer))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, fault=sentence))
