"""Paying stored value back: of which top-up, how much, what is withdrawn for it; said before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.money_held.paying_back import (
    BackAnswer,
    BackSeen,
    BackWanted,
    TopUpLeft,
    pay_value_back,
    see_pay_back,
    top_ups_left,
)
from shuke.application.refusal import Refused
from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import total
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import Notice, NoticeTone, reason_words, refused_words
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import money_held as words
from shuke.wording.figures import points_text
from shuke.wording.receipt import TENDERS
from shuke.wording.said import Words, said

__all__ = ["ALL", "BackRow", "PayBackPresenter", "PayBackState"]

ALL = "all"
LONGEST = 40
LONGEST_REASON = 120


@dataclass(frozen=True, slots=True)
class BackRow:
    key: str
    words: Words
    detail: Words


@dataclass(frozen=True, slots=True)
class PayBackState:
    """`takes` says what goes back and what is withdrawn, line by line."""

    rows: tuple[BackRow, ...] = ()
    chosen: str = ALL
    typed: str = ""
    tender: str = TenderKind.CASH.value
    note: str = ""
    takes: tuple[Words, ...] = ()
    wrong: Words = ""
    confirm: Words = words.PAGES["pay-back"]
    ready: bool = False
    busy: bool = False
    notice: Notice | None = None


class PayBackPresenter(Shown[PayBackState]):
    """`moved` is called once money went back."""

    def __init__(self, counter: Counter, moved: Callable[[], None]) -> None:
        super().__init__(PayBackState())
        self._counter = counter
        self._moved = moved
        self._asked = 0

    def open(self, notice: Notice | None = None) -> None:
        """Read what the member paid in."""
        self._show(PayBackState(notice=notice))
        desk, member_id = self._counter.desk, self._member_id

        def read() -> list[TopUpLeft]:
            with desk.store.reading() as work:
                return top_ups_left(desk, work, member_id)

        self._counter.look_up(read, self._list)

    def choose(self, key: str) -> None:
        self._change(chosen=key)

    def type(self, text: str) -> None:
        self._change(typed=text[:LONGEST])

    def choose_tender(self, kind: str) -> None:
        self._change(tender=kind)

    def note(self, text: str) -> None:
        self._show(replace(self._state, note=text[:LONGEST_REASON], notice=None))

    def submit(self) -> None:
        wanted = self._wanted()
        if wanted is None or self._state.busy or not self._state.ready:
            return
        self._show(replace(self._state, busy=True))
        desk = self._counter.desk
        self._counter.act(lambda session: pay_value_back(desk, session, wanted), self._answered)

    # inside

    @property
    def _member_id(self) -> str:
        view = self._counter.view
        return view.member.member.member_id if view is not None and view.member is not None else ""

    def _list(self, found: list[TopUpLeft]) -> None:
        money = self._counter.money
        rows = [
            BackRow(
                one.record.top_up_id,
                said(words.TOP_UP_ROW, day=one.record.business_date.isoformat(), paid=money(one.record.paid)),
                said(words.TOP_UP_LEFT, left=money(one.left)) if one.left else words.TOP_UP_GONE,
            )
            for one in found
        ]
        left = total(one.left for one in found)
        if left:
            rows.insert(0, BackRow(ALL, words.ALL_TOP_UPS, said(words.ALL_DETAIL, left=money(left))))
        self._show(replace(self._state, rows=tuple(rows), chosen=rows[0].key if rows else ""))
        if rows:
            self._look()

    def _change(self, **values: object) -> None:
        self._show(replace(self._state, notice=None, wrong="", ready=False, **values))  # type: ignore[arg-type]  # its own
        self._look()

    def _wanted(self) -> BackWanted | None:
        state = self._state
        amount = amount_of(state.typed)
        if not state.chosen or (state.typed.strip() and amount is None):
            return None
        top_up_id = "" if state.chosen == ALL else state.chosen
        return BackWanted(self._member_id, top_up_id, amount, TenderKind(state.tender), state.note)

    def _look(self) -> None:
        self._asked += 1
        asked, wanted, typed = self._asked, self._wanted(), self._state.typed.strip()
        if wanted is None:
            wrong = said(words.NOT_AN_AMOUNT, text=typed) if self._state.chosen else ""
            self._show(replace(self._state, takes=(), wrong=wrong))
            return
        desk, session = self._counter.desk, self._counter.session

        def look() -> BackSeen | Refused | Reason:
            with desk.store.reading() as work:
                return see_pay_back(desk, work, session, wanted)

        def seen(answer: BackSeen | Refused | Reason) -> None:
            if asked == self._asked:
                self._say_what_goes(wanted, answer)

        self._counter.look_up(look, seen)

    def _say_what_goes(self, wanted: BackWanted, answer: BackSeen | Refused | Reason) -> None:
        if isinstance(answer, Refused | Reason):
            self._show(replace(self._state, takes=(), wrong=self._refusal(answer), ready=False))
            return
        money = self._counter.money
        takes: list[Words] = [
            said(words.GOES_BACK, paid=money(answer.paid), bonus=money(answer.bonus)),
        ]
        if answer.points:
            takes.append(said(words.GOES_POINTS, points=points_text(answer.points)))
        if answer.coupons:
            takes.append(said(words.GOES_COUPONS, count=answer.coupons))
        if answer.approval:
            takes.append(words.NEEDS_APPROVAL)
        confirm = said(words.PAY_BACK, amount=money(answer.paid), tender=TENDERS[wanted.tender])
        self._show(replace(self._state, takes=tuple(takes), confirm=confirm, ready=True))

    def _answered(self, answer: BackAnswer | Refused | Reason) -> None:
        self._show(replace(self._state, busy=False))
        if not isinstance(answer, BackAnswer):
            self._show(replace(self._state, notice=Notice(self._refusal(answer))))
            return
        amount = self._counter.money(answer.seen.paid)
        done = said(words.PAID_BACK, amount=amount, number=answer.number)
        self._moved()
        self._counter.refresh()
        self.open(Notice(done, NoticeTone.GOOD))

    def _refusal(self, answer: Refused | Reason) -> Words:
        money = self._counter.money
        return reason_words(answer, money) if isinstance(answer, Reason) else refused_words(answer, money)
