"""Taking the money: the likely amounts, each tender, what was taken so far, and the thanks when all is paid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.counter.desk import Desk
from shuke.application.counter.stored_value import NOT_CONFIRMED, Confirmed
from shuke.application.counter.tenders import pay, take_back_tender
from shuke.application.counter.view import CompletedSale, CounterView
from shuke.application.promoting import promote
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.money import ZERO, Money
from shuke.presenters.cash import likely_amounts
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import MoneyText, NoticeTone, bilingual_words
from shuke.presenters.money_held.value_paying import PayWithValue
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import checkout as words
from shuke.wording import counter as answers
from shuke.wording import members as member_words
from shuke.wording.figures import points_text
from shuke.wording.receipt import TENDERS
from shuke.wording.said import Words, said

__all__ = ["PayingPresenter", "PayingState", "PresetState", "TenderState", "ThanksState"]

LONGEST_REFERENCE = 64

_ON_ANOTHER_SUM = (Refusal.DUE_CHANGED, Refusal.POINTS_GONE, Refusal.VALUE_GONE)
"""After these the screen is old: what is due, or what is paid, has changed."""


@dataclass(frozen=True, slots=True)
class PresetState:
    """An amount the customer may hand over, and the change it would give (empty: exact)."""

    minor: int
    amount: str
    change: Words = ""


@dataclass(frozen=True, slots=True)
class TenderState:
    """A tender taken; `tender_no` counts from 1."""

    tender_no: int
    name: Words
    amount: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ThanksState:
    """The sale is done. `change` is the hero; empty if there is none to give."""

    paid: str
    change: str
    receipt_number: str
    points: Words = ""
    promotion: Words = ""


@dataclass(frozen=True, slots=True)
class PayingState:
    """`paying`: the field holds what the customer hands over, and the likely amounts stand beside it.
    `stored_value`: the programme has it."""

    paying: bool = False
    payable: bool = False
    stored_value: bool = False
    presets: tuple[PresetState, ...] = ()
    tenders: tuple[TenderState, ...] = ()
    reference: str = ""
    thanks: ThanksState | None = None


class PayingPresenter(Shown[PayingState]):
    """`free_bytes` is how much room is left where the database lies; `mode_changed` is called when paying
    begins or ends; `ask_member` asks for what a member confirms stored value with."""

    def __init__(
        self,
        counter: Counter,
        free_bytes: Callable[[], int],
        mode_changed: Callable[[], None],
        ask_member: Callable[[Money | None, PayWithValue], None],
    ) -> None:
        super().__init__(PayingState())
        self._mode_changed = mode_changed
        self._counter = counter
        self._free_bytes = free_bytes
        self._ask_member = ask_member
        self._shown_view: CounterView | None = None
        self._paying = False
        self._reference = ""
        counter.watch(self._refresh)

    @property
    def paying(self) -> bool:
        return self._paying

    def begin(self) -> None:
        """The customer wants to pay."""
        view = self._counter.view
        if view is None or not view.basket.lines:
            self._counter.refuse(Refused(Refusal.BASKET_EMPTY))
            return
        self._paying = True
        self._counter.be_silent()
        self._refresh()

    def leave(self) -> bool:
        """Back to ringing up; False if something is paid already, or nobody was paying."""
        view = self._counter.view
        if not self._paying or (view is not None and view.basket.tenders):
            return False
        self._paying = False
        self._refresh()
        return True

    def note_reference(self, text: str) -> None:
        """The other device's number, for the next card or phone payment."""
        self._reference = text[:LONGEST_REFERENCE]
        self._refresh()

    def take(self, kind: TenderKind, typed: str) -> bool:
        """Take a tender: what is typed, or what is due when nothing is. False if that is no amount."""
        given = amount_of(typed) if typed.strip() else None
        if typed.strip() and given is None:
            self._counter.say(said(answers.NOT_AN_AMOUNT, text=typed.strip()), NoticeTone.WARN)
            return False
        if kind is TenderKind.STORED_VALUE:
            self._pay_with_value(given)
        else:
            self._pay(kind, given)
        return True

    def take_preset(self, minor: int) -> None:
        """Cash, as much as a likely amount says."""
        self._pay(TenderKind.CASH, Money(minor))

    def take_back(self, tender_no: int) -> None:
        """The money of a confirmed tender goes back to the customer."""
        view = self._counter.view
        if view is None or not 1 <= tender_no <= len(view.basket.tenders):
            self._counter.refuse(Refused(Refusal.TENDER_GONE))
            return
        tender = view.basket.tenders[tender_no - 1]
        self._counter.step(
            lambda desk, session, b: take_back_tender(desk, session, b, tender_no),
            lambda _view: self._counter.say(
                said(
                    answers.TENDER_TAKEN_BACK,
                    tender=TENDERS[tender.kind],
                    amount=self._counter.money(tender.given),
                ),
                NoticeTone.WARN,
            ),
        )

    def promote(self) -> None:
        """The customer who has just paid takes the offered tier."""
        done = self._counter.completed
        if done is None or done.member_id is None or done.promotion_name is None:
            return
        member_id, tier = done.member_id, bilingual_words(done.promotion_name)

        def promoted(_view: CounterView) -> None:
            self._counter.completed = replace(done, promotion_name=None)
            self._counter.say(said(member_words.PROMOTED, tier=tier), NoticeTone.GOOD)

        self._counter.step(
            lambda desk, session, b: promote(desk, session, b, member_id), promoted, thanks_stay=True
        )

    def _pay_with_value(self, given: Money | None) -> None:
        """What has to be shown or said first is asked for."""
        self._ask_member(given, lambda amount, word: self._pay(TenderKind.STORED_VALUE, amount, word))

    def _pay(self, kind: TenderKind, given: Money | None, confirmed: Confirmed = NOT_CONFIRMED) -> None:
        free_bytes = self._free_bytes
        reference = self._reference if kind is not TenderKind.CASH else ""

        def taken(_view: CounterView) -> None:
            self._reference = ""
            self._refresh()

        def not_taken(refused: Refused) -> None:
            if refused.refusal in _ON_ANOTHER_SUM:
                self._counter.refresh(lambda _view: self._counter.refuse(refused))
            else:
                self._counter.refuse(refused)

        def take(desk: Desk, session: Session, basket_id: str) -> CounterView | Refused:
            view = self._counter.view  # stays as it is while this step is under way
            shown = view.due if view is not None else None
            return pay(desk, free_bytes, session, basket_id, kind, given, reference, shown, confirmed)

        self._counter.step(take, taken, not_taken)

    def _refresh(self) -> None:
        view = self._counter.view
        if view is None:
            return
        if view is not self._shown_view:
            self._paying = self._still_paying(self._shown_view, view)
            self._shown_view = view
        programme = self._counter.programme
        money, done, before = self._counter.money, self._counter.completed, self._state.paying
        self._show(
            PayingState(
                paying=self._paying,
                payable=bool(view.basket.lines),
                presets=_presets(view, money) if self._paying else (),
                stored_value=programme is not None and programme.stored_value is not None,
                tenders=tuple(_tender(at, one, money) for at, one in enumerate(view.basket.tenders, 1)),
                reference=self._reference,
                thanks=_thanks(done, money) if done is not None else None,
            )
        )
        if before is not self._paying:
            self._mode_changed()

    def _still_paying(self, before: CounterView | None, view: CounterView) -> bool:
        """Something is paid: yes. Another basket, or other lines: the customer went on shopping."""
        if view.basket.tenders:
            return True
        same = before is not None and before.basket.basket_id == view.basket.basket_id
        return self._paying and same and before is not None and before.basket.lines == view.basket.lines


def _presets(view: CounterView, money: MoneyText) -> tuple[PresetState, ...]:
    due = view.due - view.rounding
    if due <= ZERO:
        return (PresetState(0, money(ZERO), words.FINISH),)
    more = (
        PresetState(amount.minor, money(amount), said(words.CHANGE_SO_MUCH, change=money(amount - due)))
        for amount in likely_amounts(due)
    )
    exact = said(words.ROUNDED_EXACT, off=money(view.rounding)) if view.rounding else words.EXACT
    return (PresetState(due.minor, money(due), exact), *more)


def _tender(tender_no: int, tender: Tender, money: MoneyText) -> TenderState:
    reference = "" if tender.kind is TenderKind.STORED_VALUE else tender.reference
    return TenderState(tender_no, TENDERS[tender.kind], money(tender.amount), reference)


def _thanks(done: CompletedSale, money: MoneyText) -> ThanksState:
    points: Words = ""
    if done.member_id is not None:
        points = said(
            words.POINTS_THEN, earned=points_text(done.points_earned), after=points_text(done.points_after)
        )
    promotion: Words = ""
    if done.promotion_name is not None:
        promotion = said(member_words.PROMOTE_NOW, tier=bilingual_words(done.promotion_name))
    return ThanksState(
        paid=money(done.to_pay),
        change=money(done.change) if done.change else "",
        receipt_number=done.receipt_number,
        points=points,
        promotion=promotion,
    )
