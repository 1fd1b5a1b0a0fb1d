"""Rules of this till: shifts, the lock, and what people may do at the counter without asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from shuke.application.devices import change_settings
from shuke.application.refusal import Refused
from shuke.application.settings import Setting
from shuke.application.till_rules import (
    MOST_LOCK_MINUTES,
    MOST_PERCENT,
    MOST_REFUND_DAYS,
    MOST_UNEXPLAINED,
    TillRules,
)
from shuke.domain.counter_rules import RoundingStep
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

    def save(self) -> None:
        state = self._state
        amount, minutes = amount_of(state.unexplained), _whole(state.lock_after, MOST_LOCK_MINUTES)
        days = _whole(state.refund_days, MOST_REFUND_DAYS)
        cashier, lead = (_whole(one, MOST_PERCENT) for one in (state.cashier_percent, state.lead_percent))
        if amount is not None and amount > MOST_UNEXPLAINED:
            amount = None
        if amount is None or minutes is None or days is None or cashier is None or lead is None:
            self._show(
                replace(
                    self._state,
                    unexplained_fault="" if amount is not None else words.TOO_HIGH,
                    lock_fault="" if minutes is not None else words.NOT_MINUTES,
                    refund_fault="" if days is not None else words.NOT_DAYS,
                    cashier_fault="" if cashier is not None else words.NOT_PERCENT,
                    lead_fault="" if lead is not None else words.NOT_PERCENT,
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
