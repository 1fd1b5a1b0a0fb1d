"""The lines on the counter: choosing one, its quantity, taking it out and back in, giving the basket up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.counter.desk import Desk
from shuke.application.counter.lines import (
    add_article,
    add_open_amount,
    cancel_line,
    change_quantity,
    void_basket,
)
from shuke.application.counter.view import CounterView
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.domain.basket import WHOLE, BasketLine
from shuke.presenters.basket_lines import (
    NO_TOTALS,
    LineState,
    ReasonState,
    TotalsState,
    basket_reasons,
    line_name,
    lines_of,
    totals_of,
)
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.shown import Shown
from shuke.wording import counter as words
from shuke.wording.said import Words, said

__all__ = ["CONFIRM_VOID", "BasketPresenter", "BasketState", "ring_up_again"]

CONFIRM_VOID = "void"
"""What the notice that asks before voiding `does`."""


@dataclass(frozen=True, slots=True)
class BasketState:
    """The lines and the sums.

    Attributes:
        chosen: line id; 0 when there is none.
        explaining: the chosen line is unfolded and the whole basket's reasons stand under the lines.
        undoable: what a press on undo would bring back; empty for nothing.
        fixed: part of it is paid; lines stay as they are.
    """

    lines: tuple[LineState, ...] = ()
    chosen: int = 0
    explaining: bool = False
    reasons: tuple[ReasonState, ...] = ()
    totals: TotalsState = NO_TOTALS
    undoable: Words = ""
    fixed: bool = False


class BasketPresenter(Shown[BasketState]):
    def __init__(self, counter: Counter) -> None:
        super().__init__(BasketState())
        self._counter = counter
        self._shown_view: CounterView | None = None
        self._read = BasketState()
        self._chosen = 0
        self._explaining = False
        self._undo: BasketLine | None = None
        counter.watch(self._refresh)

    # choosing

    def choose(self, line_id: int) -> None:
        """Choose a line; the chosen one again unfolds or folds it."""
        if line_id == self._chosen:
            self.explain()
        else:
            self._chosen = line_id
            self._refresh()

    def move(self, down: int) -> None:
        """Choose the line so many further down (up: negative)."""
        ids = [line.line_id for line in self._state.lines]
        if ids:
            at = ids.index(self._chosen) if self._chosen in ids else len(ids)
            self._chosen = ids[min(max(at + down, 0), len(ids) - 1)]
            self._refresh()

    def explain(self) -> None:
        """Unfold what the rules said, or fold it again."""
        self._explaining = not self._explaining
        self._refresh()

    # changing

    def change_quantity(self, quantity_milli: int) -> None:
        """The chosen line's quantity."""
        line_id = self._chosen_or_say()
        if line_id:
            self._counter.step(
                lambda desk, session, b: change_quantity(desk, session, b, line_id, quantity_milli)
            )

    def add_pieces(self, pieces: int) -> None:
        """One more, one less; the last one goes by cancelling the line."""
        line = self._line(self._chosen_or_say())
        if line is None:
            return
        quantity_milli = line.quantity_milli + pieces * WHOLE
        if quantity_milli > 0:
            self.change_quantity(quantity_milli)
        else:
            self.cancel()

    def cancel(self) -> None:
        """Take the chosen line out; `undo` brings it back."""
        line = self._line(self._chosen_or_say())
        if line is None:
            return
        ids = [one.line_id for one in self._state.lines]
        at = ids.index(line.line_id)
        neighbour = (ids[at + 1 :] + ids[:at][::-1] + [0])[0]

        def gone(_view: CounterView) -> None:
            self._chosen, self._undo = neighbour, line
            self._refresh()

        self._counter.step(lambda desk, session, b: cancel_line(desk, session, b, line.line_id), gone)

    def undo(self) -> None:
        """Ring the cancelled line up again, as the last one."""
        line, self._undo = self._undo, None
        if line is not None:
            self._counter.step(lambda desk, session, b: ring_up_again(desk, session, b, line))
            self._refresh()

    def forget_undo(self) -> None:
        self._undo = None
        self._refresh()

    def void(self) -> None:
        """Ask first; the second time is meant."""
        notice, view = self._counter.notice, self._counter.view
        if view is None or view.basket.empty:
            return
        if notice is not None and notice.does == CONFIRM_VOID:
            self._counter.step(void_basket, lambda _view: self._voided())
            return
        total = self._counter.money(view.quote.to_pay)
        self._counter.say(
            said(words.VOID_SURE, lines=len(view.basket.lines), total=total),
            NoticeTone.WARN,
            action=words.VOID_YES,
            does=CONFIRM_VOID,
        )

    def _voided(self) -> None:
        self._counter.say(words.BASKET_VOIDED, NoticeTone.CALM)

    # showing

    def _line(self, line_id: int) -> BasketLine | None:
        view = self._counter.view
        return view.basket.line(line_id) if view is not None and line_id else None

    def _chosen_or_say(self) -> int:
        if not self._chosen:
            self._counter.say(words.NO_LINE_CHOSEN, NoticeTone.WARN)
        return self._chosen

    def _refresh(self) -> None:
        view = self._counter.view
        if view is None:
            return
        if view is not self._shown_view:
            self._take_in(view)
        self._show(
            replace(
                self._read,
                chosen=self._chosen,
                explaining=self._explaining,
                undoable=said(words.LINE_CANCELLED, name=line_name(self._undo)) if self._undo else "",
            )
        )

    def _take_in(self, view: CounterView) -> None:
        """Another view: its lines and sums; what was rung up last is chosen."""
        before = self._shown_view
        self._shown_view = view
        if before is None or before.basket.basket_id != view.basket.basket_id:
            self._chosen, self._undo = 0, None
        changed = _changed_line(before, view)
        known = view.basket.line(self._chosen) is not None
        if changed:
            self._chosen = changed
        elif not known:
            self._chosen = view.basket.lines[-1].line_id if view.basket.lines else 0
        money = self._counter.money
        self._read = BasketState(
            lines=lines_of(view, money),
            reasons=basket_reasons(view, money) if view.basket.lines else (),
            totals=totals_of(view, money),
            fixed=bool(view.basket.tenders),
        )


def ring_up_again(desk: Desk, session: Session, basket_id: str, line: BasketLine) -> CounterView | Refused:
    """A step: the line as it was, with today's price where it is an article."""
    if line.article_id:
        return add_article(desk, session, basket_id, line.article_id, line.quantity_milli)
    added = add_open_amount(desk, session, basket_id, line.unit_price, line.department, line.name)
    if isinstance(added, Refused) or line.quantity_milli == WHOLE:
        return added
    last = added.basket.lines[-1].line_id
    return change_quantity(desk, session, basket_id, last, line.quantity_milli)


def _changed_line(before: CounterView | None, view: CounterView) -> int:
    """The line that was added or got another quantity (the last of several); 0 if none."""
    if before is None or before.basket.basket_id != view.basket.basket_id:
        return view.basket.lines[-1].line_id if view.basket.lines else 0
    known = {line.line_id: line for line in before.basket.lines}
    changed = [line.line_id for line in view.basket.lines if known.get(line.line_id) != line]
    return changed[-1] if changed else 0
