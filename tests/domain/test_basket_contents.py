"""What no sale may hold is refused when the question is put, so that no rule has to ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.tea_chain import AN_ORDINARY_DAY, goods, yuan
from shuke.domain.basket import (
    MOST_LINES,
    MOST_QUANTITY_MILLI,
    MOST_TENDERS,
    MOST_UNIT_PRICE,
    Basket,
    BasketLine,
    BasketProblem,
    IllegalBasket,
    Tender,
    TenderKind,
)
from shuke.domain.money import Money
from shuke.domain.programme.quote import Checkout

LINE = BasketLine(7, "茶", yuan(10))


def problem_of(
    lines: tuple[BasketLine, ...] = (), tenders: tuple[Tender, ...] = (), wish: int = 0
) -> IllegalBasket:
    with pytest.raises(IllegalBasket) as refused:
        Checkout(AN_ORDINARY_DAY, lines, tenders=tenders, points_wanted=wish)
    return refused.value


@pytest.mark.parametrize("quantity_milli", [0, -1, -1000, MOST_QUANTITY_MILLI + 1])
def test_a_quantity_of_nothing_less_than_nothing_or_too_much_is_refused(quantity_milli: int) -> None:
    refused = problem_of((replace(LINE, quantity_milli=quantity_milli),))
    assert (refused.problem, refused.line_id) == (BasketProblem.QUANTITY, 7)
    assert "7" in str(refused)


@pytest.mark.parametrize("price", [Money(-1), MOST_UNIT_PRICE + Money(1)])
def test_a_price_below_nothing_or_absurd_is_refused(price: Money) -> None:
    refused = problem_of((replace(LINE, unit_price=price),))
    assert (refused.problem, refused.line_id) == (BasketProblem.PRICE, 7)


def test_the_same_line_twice_is_refused() -> None:
    assert problem_of((LINE, LINE)).problem is BasketProblem.LINE_TWICE


def test_bounds_hold_up_to_the_last() -> None:
    Checkout(AN_ORDINARY_DAY, goods(*[1] * MOST_LINES))
    refused = problem_of(goods(*[1] * (MOST_LINES + 1)))
    assert (refused.problem, str(refused)) == (BasketProblem.TOO_MANY_LINES, "too_many_lines")
    Checkout(
        AN_ORDINARY_DAY,
        (
            replace(LINE, unit_price=MOST_UNIT_PRICE, quantity_milli=MOST_QUANTITY_MILLI),
            replace(LINE, line_id=8),
        ),
    )
    Checkout(AN_ORDINARY_DAY, (replace(LINE, unit_price=Money(0), quantity_milli=1),))


def test_tenders_and_wishes_below_nothing_are_refused() -> None:
    cash = Tender(TenderKind.CASH, yuan(5), yuan(10))
    Checkout(AN_ORDINARY_DAY, (), tenders=(cash,) * MOST_TENDERS)
    assert problem_of(tenders=(cash,) * (MOST_TENDERS + 1)).problem is BasketProblem.TOO_MANY_TENDERS
    assert problem_of(tenders=(replace(cash, amount=Money(-1)),)).problem is BasketProblem.TENDER
    assert problem_of(tenders=(replace(cash, given=yuan(4)),)).problem is BasketProblem.TENDER
    assert problem_of(wish=-1).problem is BasketProblem.POINTS_WISH


def test_a_basket_numbers_its_lines_and_never_gives_a_number_twice() -> None:
    basket = Basket("b-1", 0, "s-1")
    assert basket.empty
    basket = basket.with_line(LINE).with_line(LINE)
    assert [line.line_id for line in basket.lines] == [1, 2]
    basket = basket.changed(2, 0).with_line(LINE)
    assert [line.line_id for line in basket.lines] == [1, 3]
    assert basket.line(2) is None
    basket = basket.changed(3, 2500)
    assert basket.line(3) == replace(LINE, line_id=3, quantity_milli=2500)
    assert basket.gross == yuan(35)
    assert not basket.empty


def test_a_basket_adds_up_what_was_tendered() -> None:
    cash = Tender(TenderKind.CASH, yuan(5), yuan(10))
    basket = Basket("b-1", 0, "s-1").with_tender(cash).with_tender(cash)
    assert basket.tendered == yuan(10)
    assert cash.change == yuan(5)
    assert not basket.empty
