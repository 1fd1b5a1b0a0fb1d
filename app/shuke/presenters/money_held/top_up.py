"""Topping up: what comes of an amount is said before it is paid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from shuke.application.counter.tenders import RECORDED_TENDERS
from shuke.application.money_held.topping_up import TopUpAnswer, TopUpSeen, TopUpWanted, see_top_up, top_up
from shuke.application.refusal import Refused
from shuke.domain.basket import TenderKind
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.stored_value import Invoices, StoredValue
from shuke.presenters.counter import Counter
from shuke.presenters.counter_words import (
    MoneyText,
    Notice,
    NoticeTone,
    bilingual_words,
    reason_words,
    refused_words,
)
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import money_held as words
from shuke.wording.receipt import TENDERS
from shuke.wording.said import Words, said

__all__ = ["TENDER_ROWS", "PresetRow", "TopUpPresenter", "TopUpState"]

LONGEST = 40
_MOST_RATE = 1000

TENDER_ROWS: tuple[tuple[str, Words], ...] = tuple((kind.value, TENDERS[kind]) for kind in RECORDED_TENDERS)
"""What a top-up may be paid by: key and words."""


@dataclass(frozen=True, slots=True)
class PresetRow:
    """`key` is the amount in minor units."""

    key: str
    words: Words
    detail: Words


@dataclass(frozen=True, slots=True)
class TopUpState:
    """`brings` says what comes, line by line; `confirm` is what the button says, `ready` whether it does anything.
    The fields for cash, rate and invoice are there only where they mean something."""

    presets: tuple[PresetRow, ...] = ()
    typed: str = ""
    tender: str = TenderKind.CASH.value
    given: str = ""
    given_shown: bool = True
    rate: str = ""
    rate_shown: bool = False
    seller: str = ""
    invoice: bool = False
    invoice_shown: bool = False
    brings: tuple[Words, ...] = ()
    wrong: Words = ""
    confirm: Words = words.TAKE_PLAIN
    ready: bool = False
    busy: bool = False
    notice: Notice | None = None


class TopUpPresenter(Shown[TopUpState]):
    """`moved` is called once money was taken."""

    def __init__(self, counter: Counter, free_bytes: Callable[[], int], moved: Callable[[], None]) -> None:
        super().__init__(TopUpState())
        self._counter = counter
        self._free_bytes = free_bytes
        self._moved = moved
        self._top_up_id = ""
        self._asked = 0

    def open(self) -> None:
        """For the member on the basket, from the beginning."""
        self._top_up_id = self._counter.desk.ids.new_id()
        rules = self._rules
        self._show(
            TopUpState(
                presets=_presets(rules, self._counter.money) if rules else (),
                invoice_shown=rules is not None and rules.invoices is Invoices.AT_TOP_UP,
                brings=(words.BRINGS_TEACHING,),
            )
        )

    def choose(self, key: str) -> None:
        """A preset: its amount stands in the field."""
        amount = Money(int(key))
        self.type(self._plain(amount))

    def type(self, text: str) -> None:
        self._change(typed=text[:LONGEST])

    def choose_tender(self, kind: str) -> None:
        self._change(tender=kind, given_shown=kind == TenderKind.CASH.value)

    def type_given(self, text: str) -> None:
        self._change(given=text[:LONGEST])

    def type_rate(self, text: str) -> None:
        self._change(rate=text[:LONGEST])

    def type_seller(self, text: str) -> None:
        self._show(replace(self._state, seller=text[:LONGEST]))

    def tick_invoice(self, given: bool) -> None:
        self._change(invoice=given)

    def submit(self) -> None:
        """Take the money."""
        wanted = self._wanted()
        if wanted is None or self._state.busy or not self._state.ready:
            return
        self._show(replace(self._state, busy=True))
        desk, free_bytes = self._counter.desk, self._free_bytes
        self._counter.act(lambda session: top_up(desk, free_bytes, session, wanted), self._answered)

    # inside

    @property
    def _rules(self) -> StoredValue | None:
        programme = self._counter.programme
        return programme.stored_value if programme is not None else None

    @property
    def _member_id(self) -> str:
        view = self._counter.view
        return view.member.member.member_id if view is not None and view.member is not None else ""

    def _plain(self, amount: Money) -> str:
        whole, part = divmod(amount.minor, 100)
        return f"{whole}.{part:02d}" if part else str(whole)

    def _change(self, **values: object) -> None:
        changed = replace(self._state, notice=None, wrong="", **values)  # type: ignore[arg-type]  # its own fields
        amount, rules = amount_of(changed.typed), self._rules
        from_on = rules.higher_rate_from if rules else None
        shown = from_on is not None and amount is not None and amount >= from_on
        changed = replace(changed, rate_shown=shown, rate=changed.rate if shown else "", ready=False)
        self._show(changed)
        self._look()

    def _wanted(self) -> TopUpWanted | None:
        """What is typed; None where something of it cannot be read."""
        state = self._state
        amount, rate = amount_of(state.typed), _rate(state.rate)
        given = amount_of(state.given) if state.given.strip() and state.given_shown else amount
        if amount is None or given is None or (state.rate.strip() and rate is None) or not self._member_id:
            return None
        return TopUpWanted(
            top_up_id=self._top_up_id,
            member_id=self._member_id,
            paid=amount,
            tender=TenderKind(state.tender),
            rate=rate,
            given=given if given != amount else None,
            seller=state.seller,
            invoice=state.invoice,
        )

    def _look(self) -> None:
        """Say what comes of it, in the order of the keys pressed."""
        self._asked += 1
        asked, wanted, state = self._asked, self._wanted(), self._state
        if wanted is None:
            self._show(replace(state, brings=(words.BRINGS_TEACHING,), wrong=_unread(state)))
            return
        desk, session = self._counter.desk, self._counter.session

        def look() -> TopUpSeen | Refused | Reason:
            with desk.store.reading() as work:
                return see_top_up(desk, work, session, wanted)

        def seen(answer: TopUpSeen | Refused | Reason) -> None:
            if asked == self._asked:
                self._say_what_comes(wanted, answer)

        self._counter.look_up(look, seen)

    def _say_what_comes(self, wanted: TopUpWanted, answer: TopUpSeen | Refused | Reason) -> None:
        if isinstance(answer, Refused | Reason):
            self._show(replace(self._state, brings=(), wrong=self._refusal(answer), ready=False))
            return
        tender = TENDERS[wanted.tender]
        confirm = said(words.TAKE, amount=self._counter.money(wanted.paid), tender=tender)
        self._show(replace(self._state, brings=self._brings(wanted, answer), confirm=confirm, ready=True))

    def _brings(self, wanted: TopUpWanted, seen: TopUpSeen) -> tuple[Words, ...]:
        money = self._counter.money
        told: list[Words] = [reason_words(one, money) for one in seen.reasons]
        whole = money(seen.principal + seen.bonus)
        told.append(said(words.AFTER, whole=whole, principal=money(seen.principal), bonus=money(seen.bonus)))
        if seen.promotion is not None:
            name = bilingual_words(seen.promotion)
            told.append(said(words.PROMOTES if seen.automatic else words.OPENS, tier=name))
        if wanted.given is not None and wanted.given > wanted.paid:
            told.append(said(words.CHANGE, change=money(wanted.given - wanted.paid)))
        if seen.approval:
            told.append(words.NEEDS_APPROVAL)
        return tuple(told)

    def _answered(self, answer: TopUpAnswer | Refused | Reason) -> None:
        self._show(replace(self._state, busy=False))
        if not isinstance(answer, TopUpAnswer):
            self._show(replace(self._state, notice=Notice(self._refusal(answer))))
            return
        money = self._counter.money
        change: Words = said(words.GIVE_CHANGE, change=money(answer.change)) if answer.change > ZERO else ""
        done = said(words.TOPPED_UP, amount=money(answer.seen.paid), number=answer.number, change=change)
        self.open()
        self._show(replace(self._state, notice=Notice(done, NoticeTone.GOOD)))
        self._moved()
        self._counter.refresh()

    def _refusal(self, answer: Refused | Reason) -> Words:
        money = self._counter.money
        return reason_words(answer, money) if isinstance(answer, Reason) else refused_words(answer, money)


def _presets(rules: StoredValue, money: MoneyText) -> tuple[PresetRow, ...]:
    found = []
    for amount in rules.presets:
        step = rules.step_for(amount)
        bonus, gifts = step.bonus_on(amount), step.gives is not None
        detail: Words = words.PRESET_GIFTS if gifts else words.PRESET_PLAIN
        if bonus:
            detail = said(words.PRESET_MORE if gifts else words.PRESET_BONUS, bonus=money(bonus))
        found.append(PresetRow(str(amount.minor), money(amount), detail))
    return tuple(found)


def _rate(text: str) -> Fraction | None:
    """A percentage, as people write it."""
    plain = text.strip().rstrip("%").strip()
    amount = amount_of(plain)
    return None if amount is None or amount.minor > _MOST_RATE * 100 else Fraction(amount.minor, 10_000)


def _unread(state: TopUpState) -> Words:
    for text, sentence in ((state.typed, words.NOT_AN_AMOUNT), (state.given, words.NOT_AN_AMOUNT)):
        if text.strip() and amount_of(text) is None:
            return said(sentence, text=text.strip())
    return (
        said(words.NOT_A_RATE, text=state.rate.strip())
        if state.rate.strip() and _rate(state.rate) is None
        else ""
    )
