"""The panel that makes something cheaper by hand: what it is about, how much, what it comes to, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from shuke.application.counter.by_hand import LONGEST_REASON, leave_prices, price_by_hand, priced
from shuke.application.counter.view import CounterView
from shuke.domain.basket import BasketLine, HandKind
from shuke.domain.money import Money, total
from shuke.domain.shop import Right
from shuke.presenters.basket_lines import line_name
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, refused_words
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import by_hand as words
from shuke.wording.figures import quantity_text
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language

__all__ = ["ByHandPresenter", "ByHandState", "Scope"]

_LONGEST_VALUE = 13


class Scope(StrEnum):
    LINE = "line"
    BASKET = "basket"


@dataclass(frozen=True, slots=True)
class ByHandState:
    """
    Attributes:
        scopes: what it can be about, with what that costs without anything by hand.
        kinds: the ways there are for that scope.
        preview: what it comes to; empty while the value makes no sense.
        approval: that somebody else has to say yes.
        removable: something was done by hand that can be taken back.
    """

    scope: Scope = Scope.LINE
    scopes: tuple[tuple[Scope, Words], ...] = ()
    kind: HandKind = HandKind.PERCENT
    kinds: tuple[HandKind, ...] = tuple(HandKind)
    typed: str = ""
    preview: Words = ""
    approval: Words = ""
    reason_key: str = ""
    reason: str = ""
    removable: bool = False
    notice: Notice | None = None


class ByHandPresenter(Shown[ByHandState]):
    """`chosen` is the line the panel is about; `done` closes it."""

    def __init__(self, counter: Counter, chosen: Callable[[], int], done: Callable[[], None]) -> None:
        super().__init__(ByHandState())
        self._counter = counter
        self._chosen = chosen
        self._done = done
        self._line_id = 0

    def open(self) -> None:
        """About the line that is chosen now."""
        self._line_id = self._chosen()
        self._show(ByHandState())
        self.pick_scope(Scope.LINE.value if self._line_id else Scope.BASKET.value)

    def pick_scope(self, scope: str) -> None:
        wanted = Scope(scope)
        kinds = tuple(HandKind) if wanted is Scope.LINE else (HandKind.PERCENT, HandKind.AMOUNT)
        kind = self._state.kind if self._state.kind in kinds else HandKind.PERCENT
        self._show(replace(self._state, scope=wanted, kinds=kinds, kind=kind, notice=None))
        self._work_out()

    def pick_kind(self, kind: str) -> None:
        self._show(replace(self._state, kind=HandKind(kind), typed="", notice=None))
        self._work_out()

    def type(self, text: str) -> None:
        self._show(replace(self._state, typed=text[:_LONGEST_VALUE], notice=None))
        self._work_out()

    def pick_reason(self, key: str) -> None:
        self._show(replace(self._state, reason_key=key, notice=None))

    def type_reason(self, text: str) -> None:
        self._show(replace(self._state, reason=text[:LONGEST_REASON], notice=None))

    def submit(self) -> None:
        value, kind, line_id, reason = self._value(), self._state.kind, self._target, self._reason()
        if value is None or not self._state.preview:
            self._say(words.NO_VALUE)
        elif not reason:
            self._say(words.NO_REASON)
        else:
            self._counter.step(
                lambda desk, session, b: price_by_hand(desk, session, b, line_id, kind, value, reason),
                lambda _view: self._finished(),
                lambda refused: self._say(refused_words(refused, self._counter.money)),
            )

    def remove(self) -> None:
        """As the articles have it."""
        line_id = self._target
        self._counter.step(
            lambda desk, session, b: leave_prices(desk, session, b, line_id), lambda _view: self._finished()
        )

    # inside

    @property
    def _target(self) -> int:
        return self._line_id if self._state.scope is Scope.LINE else 0

    def _lines(self, scope: Scope) -> tuple[BasketLine, ...]:
        view = self._counter.view
        lines = view.basket.lines if view else ()
        return lines if scope is Scope.BASKET else tuple(one for one in lines if one.line_id == self._line_id)

    def _value(self) -> int | None:
        text = self._state.typed.strip()
        if self._state.kind is HandKind.PERCENT:
            return int(text) if text.isascii() and text.isdigit() else None
        amount = amount_of(text)
        return amount.minor if amount is not None else None

    def _reason(self) -> str:
        key = self._state.reason_key
        if key == words.OTHER_REASON:
            return self._state.reason.strip()
        return words.REASONS[key].into(Language(self._counter.desk.language())) if key else ""

    def _work_out(self) -> None:
        view = self._counter.view
        if view is None:
            return
        lines, value = self._lines(self._state.scope), self._value()
        before = _before(lines)
        preview: Words = ""
        approval: Words = ""
        if value is not None and self._makes_sense(value, before):
            after = total(line.gross for line in priced(lines, self._state.kind, value, ""))
            money = self._counter.money
            sentence = words.PREVIEW if after <= before else words.PREVIEW_DEARER
            difference = Money(abs((before - after).minor))
            preview = said(sentence, before=money(before), after=money(after), off=money(difference))
            right = self._counter.desk.rules().right_to_reduce(before, after)
            if not self._counter.session.may(right):
                approval = words.NEEDS_MANAGER if right is Right.REDUCE_FREELY else words.NEEDS_LEAD
        self._show(
            replace(
                self._state,
                scopes=self._scopes(view),
                preview=preview,
                approval=approval,
                removable=any(line.by_hand is not None for line in lines),
            )
        )

    def _makes_sense(self, value: int, before: Money) -> bool:
        match self._state.kind:
            case HandKind.PERCENT:
                return 0 < value <= 100
            case HandKind.AMOUNT:
                return 0 < value <= before.minor
            case HandKind.PRICE:
                return True

    def _scopes(self, view: CounterView) -> tuple[tuple[Scope, Words], ...]:
        money = self._counter.money
        line = view.basket.line(self._line_id)
        whole = (Scope.BASKET, said(words.WHOLE_BASKET, amount=money(_before(view.basket.lines))))
        if line is None:
            return (whole,)
        name = said(
            words.ONE_LINE,
            name=line_name(line),
            quantity=quantity_text(line.quantity_milli),
            amount=money(_before((line,))),
        )
        return ((Scope.LINE, name), whole)

    def _finished(self) -> None:
        self._done()

    def _say(self, sentence: Words) -> None:
        self._show(replace(self._state, notice=Notice(sentence, NoticeTone.WARN)))


def _before(lines: tuple[BasketLine, ...]) -> Money:
    """Without anything done by hand."""
    return total(line.gross + line.off_by_hand for line in lines)
