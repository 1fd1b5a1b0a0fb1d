"""Amounts, points and quantities as people read them."""

from __future__ import annotations

import pytest

from shuke.domain.money import Money
from shuke.wording.figures import money_text, points_text, quantity_text


@pytest.mark.parametrize(
    ("minor", "text"),
    [
        (123450, "¥1,234.50"),
        (-300, "-¥3.00"),
        (0, "¥0.00"),
        (5, "¥0.05"),
        (123456789012, "¥1,234,567,890.12"),
    ],
)
def test_an_amount_has_its_symbol_its_thousands_and_two_decimals(minor: int, text: str) -> None:
    assert money_text(Money(minor)) == text


def test_a_shop_has_its_own_symbol_and_decimals() -> None:
    assert money_text(Money(-1250), symbol="HK$") == "-HK$12.50"
    assert money_text(Money(1250), symbol="円", minor_digits=0) == "円1,250"


def test_points_are_counted_in_thousands_and_signed_where_they_move() -> None:
    assert points_text(1234567) == "1,234,567"
    assert points_text(-200) == "-200"
    assert points_text(36, signed=True) == "+36"
    assert points_text(0, signed=True) == "0"


@pytest.mark.parametrize(
    ("milli", "text"),
    [(2000, "2"), (250, "0.25"), (1001, "1.001"), (-1500, "-1.5"), (0, "0"), (1200000, "1,200")],
)
def test_a_quantity_has_no_idle_zeros(milli: int, text: str) -> None:
    assert quantity_text(milli) == text
