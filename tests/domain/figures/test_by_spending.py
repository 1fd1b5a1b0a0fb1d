"""What the day's total brings, free parking first: each at its boundary."""

from __future__ import annotations

import pytest

from shuke.domain.figures.by_spending import BySpending, SpendingStep
from shuke.domain.money import Money


def fen(yuan: str) -> Money:
    whole, _, part = yuan.partition(".")
    return Money(int(whole) * 100 + int(part or 0))


STORE = BySpending(steps=(SpendingStep(fen("200"), 2),), most=6, above=fen("400"), each=fen("200"))


@pytest.mark.parametrize(
    ("total", "hours"),
    [
        ("0", 0),
        ("199.99", 0),
        ("200", 2),
        ("200.01", 2),
        ("399.99", 2),
        ("400", 2),
        ("400.01", 2),
        ("599.99", 2),
        ("600", 3),
        ("600.01", 3),
        ("799.99", 3),
        ("800", 4),
        ("999.99", 4),
        ("1000", 5),
        ("1199.99", 5),
        ("1200", 6),
        ("1400", 6),
        ("1000000", 6),
    ],
)
def test_the_hours_of_a_day(total: str, hours: int) -> None:
    assert STORE.amount(fen(total)) == hours


def test_a_day_of_refunds_has_no_hours() -> None:
    assert STORE.amount(Money(-1)) == 0


@pytest.mark.parametrize(
    ("total", "missing"),
    [
        ("0", "200"),
        ("187.60", "12.40"),
        ("200", "400"),
        ("599.99", "0.01"),
        ("600", "200"),
        ("1199.99", "0.01"),
        ("1200", None),
    ],
)
def test_what_more_brings_the_next_hours(total: str, missing: str | None) -> None:
    assert STORE.missing(fen(total)) == (missing and fen(missing))


def test_steps_alone_are_enough_and_do_not_add_up() -> None:
    steps = BySpending((SpendingStep(fen("500"), 3), SpendingStep(fen("100"), 1)), most=24)
    assert [steps.amount(fen(total)) for total in ("99.99", "100", "499.99", "500", "9999")] == [
        0,
        1,
        1,
        3,
        3,
    ]
    assert steps.missing(fen("100")) == fen("400")
    assert steps.missing(fen("500")) is None


def test_an_hour_for_every_full_amount_needs_no_steps() -> None:
    plain = BySpending((), most=3, above=Money(0), each=fen("100"))
    assert [plain.amount(fen(total)) for total in ("0", "99.99", "100", "299.99", "300", "400")] == [
        0,
        0,
        1,
        2,
        3,
        3,
    ]
    assert plain.missing(fen("40")) == fen("60")


@pytest.mark.parametrize(("above", "every"), [(None, Money(1)), (Money(1), None), (Money(1), Money(0))])
def test_more_hours_need_an_amount_each(above: Money | None, every: Money | None) -> None:
    with pytest.raises(ValueError, match="size"):
        BySpending((), most=6, above=above, each=every)
