"""A basket's row: what is written is read, whoever wrote which part of it when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from shuke.adapters.fact_bytes import CborEncoding
from shuke.application.basket_bytes import BasketBytes, read_basket
from shuke.domain.basket import Basket, BasketLine, IdentifiedBy, Tender, TenderKind
from shuke.domain.facts.plain import NotPlain, to_plain
from shuke.domain.money import Money

ENCODING = CborEncoding()
TEA = BasketLine(1, "碧螺春", Money(128_00), article_id="a-tea", category="绿茶")
CUP = BasketLine(2, "盖碗", Money(88_50), reduced=True)
BASKET = Basket(
    "b-1",
    7,
    "st-1",
    (TEA, CUP),
    (Tender(TenderKind.CASH, Money(5), Money(9)),),
    "m-1",
    IdentifiedBy.PHONE,
    points_wanted=3,
    voided=(TEA,),
    quoted_on=date(2026, 3, 10),
    quoted_under=("tea-chain", 1),
    next_line_id=3,
)


def test_a_basket_is_read_as_it_was_written() -> None:
    assert read_basket(ENCODING, BasketBytes(ENCODING).write(BASKET)) == BASKET


def test_what_is_remembered_of_the_last_basket_shows_in_no_byte() -> None:
    writer = BasketBytes(ENCODING)
    for basket in (
        BASKET,
        BASKET.changed(1, 2000),
        BASKET.changed(1, 0),
        replace(BASKET, lines=(replace(CUP, line_id=1), TEA.__class__(2, "别的", Money(1)))),
        replace(BASKET, lines=()),
        BASKET,
    ):
        assert writer.write(basket) == BasketBytes(ENCODING).write(basket)
        assert read_basket(ENCODING, writer.write(basket)) == basket


def test_a_row_of_the_release_before_is_read() -> None:
    assert read_basket(ENCODING, ENCODING.encode(to_plain(BASKET))) == BASKET


@pytest.mark.parametrize("plain", [3, {}, {"lines": 1}, {"lines": [b"\x03"]}])
def test_what_is_no_basket_is_refused(plain: object) -> None:
    with pytest.raises(NotPlain):
        read_basket(ENCODING, ENCODING.encode(plain))  # type: ignore[arg-type]
