"""Stored value of the member being served: topping up, paying back, the PIN; one page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.money_held.customer_pins import CustomerPins
from shuke.presenters.background import Background
from shuke.presenters.counter import Counter
from shuke.presenters.money_held.customer_pin import CustomerPinPresenter
from shuke.presenters.money_held.pay_back import PayBackPresenter
from shuke.presenters.money_held.top_up import TopUpPresenter
from shuke.presenters.shown import Shown
from shuke.wording import money_held as words
from shuke.wording.said import Words, said

__all__ = ["StoredValuePresenter", "StoredValueState", "ValuePage"]


class ValuePage(StrEnum):
    TOP_UP = "top-up"
    PAY_BACK = "pay-back"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class StoredValueState:
    """`now` is the balance; `none` says that the programme has no stored value, and how to get it."""

    page: ValuePage = ValuePage.TOP_UP
    pages: tuple[tuple[str, Words], ...] = tuple((one.value, words.PAGES[one.value]) for one in ValuePage)
    now: Words = ""
    none: Words = ""


class StoredValuePresenter(Shown[StoredValueState]):
    def __init__(
        self,
        counter: Counter,
        background: Background,
        pins: CustomerPins,
        free_bytes: Callable[[], int],
        moved: Callable[[], None],
    ) -> None:
        super().__init__(StoredValueState())
        self._counter = counter
        self.top_up = TopUpPresenter(counter, free_bytes, moved)
        self.pay_back = PayBackPresenter(counter, moved)
        self.pin = CustomerPinPresenter(counter, background, pins)
        counter.watch(self._refresh)

    def open(self) -> None:
        self._refresh()
        self.choose_page(ValuePage.TOP_UP.value)

    def choose_page(self, page: str) -> None:
        self.pin.forget()
        self._show(replace(self._state, page=ValuePage(page)))
        match ValuePage(page):
            case ValuePage.TOP_UP:
                self.top_up.open()
            case ValuePage.PAY_BACK:
                self.pay_back.open()
            case ValuePage.PIN:
                self.pin.open()

    def close(self) -> None:
        """What was typed of PINs does not stay."""
        self.pin.forget()

    def _refresh(self) -> None:
        view, programme, money = self._counter.view, self._counter.programme, self._counter.money
        member = view.member if view is not None else None
        if member is None or programme is None:
            return
        if programme.stored_value is None:
            self._show(replace(self._state, now="", none=words.NO_STORED_VALUE))
            return
        standing = member.standing
        whole = money(standing.principal + standing.bonus)
        now = said(words.NOW, whole=whole, principal=money(standing.principal), bonus=money(standing.bonus))
        self._show(replace(self._state, now=now, none=""))
