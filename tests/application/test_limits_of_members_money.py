"""From what amounts on more than the cashier's word is wanted: as saved, and as usual where that is no amount."""

from __future__ import annotations

import pytest

from shuke.application.settings import Setting
from shuke.application.till_rules import rules_of
from shuke.domain.money import Money
from shuke.domain.money_policy import MoneyPolicy


def policy(approved: str, confirmed: str) -> MoneyPolicy:
    kept = {Setting.TOP_UP_APPROVED: approved, Setting.VALUE_CONFIRMED: confirmed}
    return rules_of(lambda name, otherwise: kept.get(name) or otherwise).money


def test_what_was_saved_counts() -> None:
    assert policy("100000", "0") == MoneyPolicy(Money(1000_00), Money(0))


@pytest.mark.parametrize("text", ["", "-1", "a lot", "9" * 20, "1e3", "１００"])
def test_what_is_no_amount_leaves_the_usual(text: str) -> None:
    assert policy(text, text) == MoneyPolicy()
