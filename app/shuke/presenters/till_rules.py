"""Rules of this till: shifts, the lock, and what people may do at the counter without asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.devices import change_settings
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.application.till_rules import (
    MOST_LOCK_MINUTES,
    MOST_MONEY_LIMIT,
    MOST_PERCENT,
    MOST_REFUND_DAYS,
    MOST_UNEXPLAINED,
    TillRules,
)
from shuke.domain.asked_fields import AS_USUAL, Asked, AskedFields
from shuke.domain.counter_rules import RoundingStep
from shuke.domain.money import Money
from shuke.domain.profile_fields import ProfileField
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.shown import Shown
from shuke.presenters.typed import amount_of
from shuke.wording import staff as words
from shuke.wording.figures import money_text
from shuke.wording.said import Words

__all__ = ["RulesPorts", "RulesPresenter", "RulesState"]


@dataclass(frozen=True, slots=True)
class RulesPorts:
    """`now`: the rules in force; `put` keeps a setting, on `COUNTER`; `changed`: they are in force from now on."""

    now: Callable[[], TillRules]
    put: Callable[[Setting, str], None]
    changed: Callable[[], None]


@dataclass(frozen=True, slots=True)
class RulesState:
    needed: bool = False
    unexplained: str = ""
    lock_after: str = ""
    unexplained_fault: Words = ""
    lock_fault: Words = ""
    refund_days: str = ""
    refund_fault: Words = ""
    cashier_percent: str = ""
    cashier_fault: Words = ""
    lead_percent: str = ""
    lead_fault: Words = ""
    rounding: RoundingStep = RoundingStep.NONE
    approved_from: str = ""
    approved_fault: Words = ""
    confirmed_above: str = ""
    confirmed_fault: Words = ""
    asked: AskedFields = AS_USUAL
    notice: Notice | None = None


class RulesPresenter(Shown[RulesState]):
    def __init__(self, office: OfficeWork, ports: RulesPorts) -> None:
        super().__init__(RulesState())
        self._office = office
        self._ports = ports

    def open(self) -> None:
        rules = self._ports.now()
        self._show(
            RulesState(
                rules.shift.needed,
                money_text(rules.shift.unexplained, symbol=""),
                str(rules.lock_after_minutes),
                refund_days=str(rules.counter.refund_days),
                cashier_percent=str(rules.counter.cashier_percent),
                lead_percent=str(rules.counter.lead_percent),
                rounding=rules.counter.rounding.step,
                approved_from=money_text(rules.money.approved_from, symbol=""),
                confirmed_above=money_text(rules.money.confirmed_above, symbol=""),
                asked=rules.asked,
            )
        )

    def tick_needed(self, needed: bool) -> None:
        self._show(replace(self._state, needed=needed, notice=None))

    def type_unexplained(self, text: str) -> None:
        self._show(replace(self._state, unexplained=text[:13], unexplained_fault="", notice=None))

    def type_lock_after(self, text: str) -> None:
        self._show(replace(self._state, lock_after=text[:4], lock_fault="", notice=None))

    def type_refund_days(self, text: str) -> None:
        self._show(replace(self._state, refund_days=text[:4], refund_fault="", notice=None))

    def type_cashier_percent(self, text: str) -> None:
        self._show(replace(self._state, cashier_percent=text[:3], cashier_fault="", notice=None))

    def type_lead_percent(self, text: str) -> None:
        self._show(replace(self._state, lead_percent=text[:3], lead_fault="", notice=None))

    def pick_rounding(self, step: str) -> None:
        self._show(replace(self._state, rounding=RoundingStep(step), notice=None))

    def pick_asked(self, which: ProfileField, asked: Asked) -> None:
        """Whether that field is asked of whoever joins."""
        self._show(replace(self._state, asked=self._state.asked.with_field(which, asked), notice=None))

    def type_approved_from(self, text: str) -> None:
        self._show(replace(self._state, approved_from=text[:13], approved_fault="", notice=None))

    def type_confirmed_above(self, text: str) -> None:
        self._show(replace(self._state, confirmed_above=text[:13], confirmed_fault="", notice=None))

    def save(self) -> None:
        state = self._state
        approved, confirmed = _limit(state.approved_from), _limit(state.confirmed_above)
        amount, minutes = amount_of(state.unexplained), _whole(state.lock_after, MOST_LOCK_MINUTES)
        days = _whole(state.refund_days, MOST_REFUND_DAYS)
        cashier, lead = (_whole(one, MOST_PERCENT) for one in (state.cashier_percent, state.lead_percent))
        if amount is not None and amount > MOST_UNEXPLAINED:
            amount = None
        numbers = (minutes, days, cashier, lead)
        if amount is None or approved is None or confirmed is None or None in numbers:
            self._show(
                replace(
                    self._state,
                    unexplained_fault="" if amount is not None else words.TOO_HIGH,
                    lock_fault="" if minutes is not None else words.NOT_MINUTES,
                    refund_fault="" if days is not None else words.NOT_DAYS,
                    cashier_fault="" if cashier is not None else words.NOT_PERCENT,
                    lead_fault="" if lead is not None else words.NOT_PERCENT,
                    approved_fault="" if approved is not None else words.NO_LIMIT,
                    confirmed_fault="" if confirmed is not None else words.NO_LIMIT,
                )
            )
            return
        settings = (
            (Setting.SHIFT_NEEDED, "yes" if self._state.needed else "no"),
            (Setting.SHIFT_UNEXPLAINED, str(amount.minor)),
            (Setting.LOCK_AFTER, str(minutes)),
            (Setting.REFUND_DAYS, str(days)),
            (Setting.CASHIER_PERCENT, str(cashier)),
            (Setting.LEAD_PERCENT, str(lead)),
            (Setting.ROUNDING, self._state.rounding.value),
            (Setting.TOP_UP_APPROVED, str(approved.minor)),
            (Setting.VALUE_CONFIRMED, str(confirmed.minor)),
            (Setting.ENROL_FIELDS, self._state.asked.word),
        )
        self._office.change(
            lambda _desk, session: change_settings(session, self._ports.put, settings),
            self._saved,
            lambda sentence: self._show(replace(self._state, notice=Notice(sentence))),
        )

    def _saved(self, answer: Refused | None) -> None:
        if answer is not None:
            self._show(replace(self._state, notice=Notice(self._office.refusal(answer))))
            return
        self._ports.changed()
        self._show(replace(self._state, notice=Notice(words.RULES_SAVED, NoticeTone.GOOD)))


def _whole(text: str, most: int) -> int | None:
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit()):
        return None
    return int(plain) if int(plain) <= most else None


def _limit(text: str) -> Money | None:
    amount = amount_of(text.replace(",", ""))
    return None if amount is None or amount > MOST_MONEY_LIMIT else amount
