"""Stamps: one a purchase; after the fifth the next item is free and the stamps start again."""

from __future__ import annotations

import pytest

from domain.documents import asked, coupon, holding, line, member, programme, with_coupons
from domain.tea_chain import said, yuan
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.problems import ProgrammeRefused


@pytest.mark.parametrize(
    ("held", "free", "earned"), [(0, 0, 1), (3, 0, 1), (4, 0, 1), (5, 18, 0), (6, 18, 0)]
)
def test_the_item_after_the_fifth_stamp_is_free(held: int, free: int, earned: int) -> None:
    answer = asked(programme(), member(stamps=held), line(1, 18))
    assert answer.coupon_value == yuan(free)
    assert answer.stamps_used == (5 if free else 0)
    assert answer.stamps_earned == earned


def test_the_free_item_is_the_dearest_piece_and_the_rest_is_paid() -> None:
    answer = asked(programme(), member(stamps=5), line(1, 18, quantity_milli=3000), line(2, 25), line(3, 9))
    assert [one.coupon_share for one in answer.lines] == [ZERO, yuan(25), ZERO]
    assert answer.to_pay == yuan(63)
    assert (answer.stamps_used, answer.stamps_earned) == (5, 1)
    (told,) = said(answer, "stamps.free")
    assert (told.line_id, told.amount) == (2, yuan(25))


def test_one_of_several_pieces_of_a_line_is_free() -> None:
    answer = asked(programme(), member(stamps=5), line(1, 18, quantity_milli=3000))
    assert answer.coupon_value == yuan(18)
    assert answer.to_pay == yuan(36)


def test_a_stranger_collects_nothing() -> None:
    answer = asked(programme(), None, line(1, 18))
    assert (answer.stamps_earned, answer.stamps_used) == (0, 0)


def test_a_basket_of_nothing_to_pay_earns_no_stamp() -> None:
    assert asked(programme(), member(), line(1, 0)).stamps_earned == 0
    assert asked(programme(), member(stamps=5), line(1, 0)).stamps_used == 0
    assert asked(programme(), member(stamps=5)).stamps_used == 0


@pytest.mark.parametrize(("price", "earned"), [("9.99", 0), ("10", 1), ("10.01", 1)])
def test_a_stamp_may_ask_for_so_much_paid(price: str, earned: int) -> None:
    answer = asked(programme(stamps={"full": 5, "least": 10}), member(), line(1, price))
    assert answer.stamps_earned == earned
    assert bool(said(answer, "stamps.below_least")) == (not earned)


def test_stamps_for_some_goods_are_earned_and_used_on_those() -> None:
    coffee = programme(stamps={"full": 5, "only": {"categories": ["coffee"]}})
    tea, cup = line(1, 30, category="tea"), line(2, 18, category="coffee")
    assert asked(coffee, member(), tea).stamps_earned == 0
    assert asked(coffee, member(), tea, cup).stamps_earned == 1
    assert asked(coffee, member(stamps=5), tea).coupon_value == ZERO
    assert asked(coffee, member(stamps=5), tea, cup).coupon_value == yuan(18)


def test_a_full_card_takes_no_more_stamps_until_it_is_used() -> None:
    coffee = programme(stamps={"full": 5, "only": {"categories": ["coffee"]}})
    answer = asked(coffee, member(stamps=5), line(1, 30, category="tea"))
    assert (answer.stamps_used, answer.stamps_earned) == (0, 0)


def test_a_piece_that_is_free_bears_no_coupon_and_makes_the_others_no_cheaper() -> None:
    both = with_coupons(coupon("half", "item-percent", pay_percent=50), stamps={"full": 5})
    two = line(1, 30, quantity_milli=2000)
    answer = asked(both, holding(both, "half", stamps=5), two, coupons=("h1",))
    assert answer.coupon_value == yuan(45)
    alone = asked(both, holding(both, "half", stamps=5), line(1, 30), coupons=("h1",))
    assert alone.coupon_value == yuan(30)
    assert said(alone, "coupon.not_needed")


@pytest.mark.parametrize("full", [0, -1, 1001, "5", 2.5, True])
def test_an_absurd_card_is_refused(full: object) -> None:
    with pytest.raises(ProgrammeRefused) as refused:
        programme(stamps={"full": full})
    assert refused.value.problems[0].path == "stamps.full"


def test_prices_by_the_piece_are_whole_fen() -> None:
    answer = asked(programme(), member(stamps=5), line(1, "3.33", quantity_milli=1333))
    assert answer.coupon_value.minor <= answer.gross.minor
    assert answer.to_pay >= Money(0)
