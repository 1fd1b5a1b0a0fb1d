"""Rules that a shop sets for this till, as its settings keep them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.application.settings import Setting
from shuke.domain.asked_fields import AskedFields
from shuke.domain.counter_rules import CounterRules, Rounding, RoundingStep
from shuke.domain.money import Money
from shuke.domain.money_policy import MoneyPolicy
from shuke.domain.shift import USUALLY_UNEXPLAINED, ShiftPolicy

__all__ = [
    "MOST_LOCK_MINUTES",
    "MOST_MONEY_LIMIT",
    "MOST_PERCENT",
    "MOST_REFUND_DAYS",
    "MOST_UNEXPLAINED",
    "TillRules",
    "rules_of",
]

MOST_UNEXPLAINED = Money(10_000_00)
MOST_MONEY_LIMIT = Money(10_000_000_00)
MOST_LOCK_MINUTES = 240
MOST_REFUND_DAYS = 3650
MOST_PERCENT = 100
_USUAL_LOCK_MINUTES = 10


@dataclass(frozen=True, slots=True)
class TillRules:
    """`lock_after_minutes`: 0 for never."""

    shift: ShiftPolicy
    lock_after_minutes: int
    counter: CounterRules
    money: MoneyPolicy
    asked: AskedFields


def rules_of(setting: Callable[[Setting, str], str]) -> TillRules:
    """
    Args:
        setting: gives a setting, or what is to count where there is none. What cannot be read counts as none.
    """
    unexplained = _whole(setting(Setting.SHIFT_UNEXPLAINED, ""), MOST_UNEXPLAINED.minor)
    minutes = _whole(setting(Setting.LOCK_AFTER, ""), MOST_LOCK_MINUTES)
    return TillRules(
        ShiftPolicy(
            needed=setting(Setting.SHIFT_NEEDED, "") == "yes",
            unexplained=USUALLY_UNEXPLAINED if unexplained is None else Money(unexplained),
        ),
        _USUAL_LOCK_MINUTES if minutes is None else minutes,
        _counter_rules(setting),
        _money_policy(setting),
        AskedFields.read(setting(Setting.ENROL_FIELDS, "")),
    )


def _money_policy(setting: Callable[[Setting, str], str]) -> MoneyPolicy:
    usual, most = MoneyPolicy(), MOST_MONEY_LIMIT.minor
    approved, confirmed = (
        _whole(setting(name, ""), most) for name in (Setting.TOP_UP_APPROVED, Setting.VALUE_CONFIRMED)
    )
    return MoneyPolicy(
        usual.approved_from if approved is None else Money(approved),
        usual.confirmed_above if confirmed is None else Money(confirmed),
    )


def _counter_rules(setting: Callable[[Setting, str], str]) -> CounterRules:
    usual = CounterRules()
    days = _whole(setting(Setting.REFUND_DAYS, ""), MOST_REFUND_DAYS)
    cashier, lead = (
        _whole(setting(name, ""), MOST_PERCENT) for name in (Setting.CASHIER_PERCENT, Setting.LEAD_PERCENT)
    )
    step = {one.value: one for one in RoundingStep}.get(setting(Setting.ROUNDING, ""))
    return CounterRules(
        refund_days=usual.refund_days if days is None else days,
        rounding=Rounding(step) if step else usual.rounding,
        cashier_percent=usual.cashier_percent if cashier is None else cashier,
        lead_percent=usual.lead_percent if lead is None else lead,
    )


def _whole(text: str, most: int) -> int | None:
    if not (text.isascii() and text.isdigit()):
        return None
    return int(text) if int(text) <= most else None
