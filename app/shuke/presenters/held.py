"""Holding the basket on the counter, and the list of held ones to resume."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.holding import held_baskets, hold_basket, resume_basket
from shuke.application.counter.view import CounterView, HeldBasket
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, refused_words
from shuke.presenters.shown import Shown
from shuke.wording import counter as answers
from shuke.wording import members as words
from shuke.wording.said import Words, said

__all__ = ["HeldPresenter", "HeldRow", "HeldState"]


@dataclass(frozen=True, slots=True)
class HeldRow:
    basket_id: str
    held_at: str
    member: Words
    lines: Words
    total: str
    note: str


@dataclass(frozen=True, slots=True)
class HeldState:
    """The held baskets, the one held last first. `count` is known without opening the list."""

    count: int = 0
    rows: tuple[HeldRow, ...] = ()
    highlighted: int = 0
    notice: Notice | None = None


class HeldPresenter(Shown[HeldState]):
    """`resumed` is called once a basket is back on the counter."""

    def __init__(self, counter: Counter, resumed: Callable[[], None]) -> None:
        super().__init__(HeldState())
        self._counter = counter
        self._resumed = resumed
        counter.watch(self._count)

    def hold(self, note: str = "") -> None:
        """Park the basket on the counter."""
        self._counter.step(lambda desk, session, b: hold_basket(desk, session, b, note), self._held)

    def open(self) -> None:
        """Read the list, in its turn: what was just held is on it."""
        self._show(replace(self._state, rows=(), highlighted=0, notice=None))
        desk = self._counter.desk
        self._counter.look_up(lambda: held_baskets(desk), self._list)

    def move(self, down: int) -> None:
        last = len(self._state.rows) - 1
        if last >= 0:
            self._show(replace(self._state, highlighted=min(max(self._state.highlighted + down, 0), last)))

    def submit(self) -> None:
        """Enter: resume the highlighted one."""
        if self._state.rows:
            self.resume(self._state.rows[self._state.highlighted].basket_id)

    def resume(self, held_id: str) -> None:
        """Bring it back; the one on the counter must be empty."""
        self._counter.step(
            lambda desk, session, b: resume_basket(desk, session, b, held_id),
            self._back,
            lambda refused: self._show(
                replace(self._state, notice=Notice(refused_words(refused, self._counter.money)))
            ),
        )

    def _held(self, view: CounterView) -> None:
        self._counter.say(said(answers.BASKET_HELD, held=view.held), NoticeTone.CALM)

    def _back(self, _view: CounterView) -> None:
        self._resumed()
        self._counter.say(answers.BASKET_RESUMED, NoticeTone.CALM)

    def _list(self, held: tuple[HeldBasket, ...]) -> None:
        rows = tuple(self._row(one) for one in reversed(held))
        self._show(replace(self._state, rows=rows, highlighted=0))

    def _row(self, held: HeldBasket) -> HeldRow:
        return HeldRow(
            basket_id=held.basket_id,
            held_at=f"{self._counter.desk.local_time(held.held_at_ms):%H:%M}",
            member=held.member_name or words.HELD_NO_MEMBER,
            lines=said(words.HELD_LINES, lines=held.lines),
            total=self._counter.money(held.total),
            note=held.note,
        )

    def _count(self) -> None:
        view = self._counter.view
        if view is not None:
            self._show(replace(self._state, count=view.held))
