"""Two panels of the drawer: the float with which a shift opens, and cash that moves beside sales."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.counter.desk import Desk
from shuke.application.ports.store import Work
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.shifts.cash import LONGEST_REASON, move_cash, open_drawer
from shuke.application.shifts.opening import open_shift
from shuke.domain.money import ZERO, Money
from shuke.domain.shift import CashDirection, Shift
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import shift_window as words
from shuke.wording.said import Words, said

__all__ = ["CashKind", "CashPresenter", "CashState", "FloatPresenter", "FloatState"]

_LONGEST_AMOUNT = 13

Done = Callable[[Words], None]
"""Something was recorded: says what."""


@dataclass(frozen=True, slots=True)
class FloatState:
    """`last`: what the shift before began with, empty where there is none; `late`: a sale has opened the shift."""

    shown: bool = False
    typed: str = ""
    last: str = ""
    late: bool = False
    fault: Words = ""


class FloatPresenter(Shown[FloatState]):
    def __init__(self, office: OfficeWork, done: Done) -> None:
        super().__init__(FloatState())
        self._office = office
        self._done = done
        self._last = ZERO

    def open(self) -> None:
        """Ask for the float, unless it is known."""
        self._office.read(self._read, self._found, self._trouble)

    def close(self) -> None:
        """Later, then."""
        self._show(FloatState())

    def type(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_LONGEST_AMOUNT], fault=""))

    def press(self, sign: str) -> None:
        self.type(self._state.typed + sign)

    def rub_out(self) -> None:
        self.type(self._state.typed[:-1])

    def take_last(self) -> None:
        """The same as the shift before."""
        self._open_with(self._last)

    def submit(self) -> None:
        amount = amount_of(self._state.typed)
        if amount is None:
            self._show(replace(self._state, fault=words.NOT_AN_AMOUNT))
        else:
            self._open_with(amount)

    def _open_with(self, amount: Money) -> None:
        self._office.change(
            lambda desk, session: open_shift(desk, session, amount), self._opened, self._trouble
        )

    def _opened(self, answer: Shift | Refused) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self.close()
        self._done(said(words.OPENED, amount=self._office.money(answer.started_with)))

    def _read(self, work: Work) -> tuple[Shift | None, Shift | None]:
        till = self._office.desk.till
        return work.shifts.open_at(till), next(iter(work.shifts.closed(till, 1)), None)

    def _found(self, found: tuple[Shift | None, Shift | None]) -> None:
        now, before = found
        if now is not None and now.float_known:
            self.close()
            return
        self._last = before.started_with if before else ZERO
        last = self._office.money(self._last) if self._last else ""
        self._show(FloatState(shown=True, last=last, late=now is not None))

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, fault=sentence))


class CashKind(StrEnum):
    """IN and OUT are those of `CashDirection`."""

    OUT = "out"
    IN = "in"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class CashState:
    shown: bool = False
    kind: CashKind = CashKind.OUT
    amount: str = ""
    reason: str = ""
    amount_fault: Words = ""
    notice: Words = ""


class CashPresenter(Shown[CashState]):
    def __init__(self, office: OfficeWork, done: Done) -> None:
        super().__init__(CashState())
        self._office = office
        self._done = done

    def open(self, kind: CashKind = CashKind.OPEN) -> None:
        self._show(CashState(shown=True, kind=kind))

    def close(self) -> None:
        self._show(CashState(kind=self._state.kind))

    def pick(self, kind: str) -> None:
        self._show(replace(self._state, kind=CashKind(kind), reason="", amount_fault="", notice=""))

    def type_amount(self, text: str) -> None:
        self._show(replace(self._state, amount=text[:_LONGEST_AMOUNT], amount_fault="", notice=""))

    def type_reason(self, text: str) -> None:
        self._show(replace(self._state, reason=text[:LONGEST_REASON], notice=""))

    def submit(self) -> None:
        state, kind = self._state, self._state.kind
        if kind is CashKind.OPEN:
            self._ask(lambda desk, session: open_drawer(desk, session, state.reason), ZERO)
            return
        amount = amount_of(state.amount)
        if amount is None:
            self._show(replace(state, amount_fault=words.NOT_AN_AMOUNT))
            return
        direction = CashDirection(kind.value)
        self._ask(lambda desk, session: move_cash(desk, session, direction, amount, state.reason), amount)

    def _ask(self, step: Callable[[Desk, Session], str | Refused], amount: Money) -> None:
        kind = self._state.kind

        def recorded(answer: str | Refused) -> None:
            if isinstance(answer, Refused):
                self._trouble(self._office.refusal(answer))
                return
            self.close()
            sentence = words.CASH_MOVED[kind.value]
            self._done(said(sentence, amount=self._office.money(amount)) if amount else sentence)

        self._office.change(step, recorded, self._trouble)

    def _trouble(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=sentence))
