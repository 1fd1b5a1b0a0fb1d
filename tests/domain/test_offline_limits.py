"""What the allowance leaves of stamps and coupons at a checkout, and how that is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.documents import A_DAY, asked, coupon, holding, line, member, programme, with_coupons
from domain.tea_chain import said, yuan
from shuke.domain.money import ZERO
from shuke.domain.programme.offline_limits import why_bound
from shuke.domain.programme.proposing import proposed
from shuke.domain.programme.quote import Checkout
from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowed, Limit
from shuke.wording import Language
from shuke.wording.figures import money_text
from shuke.wording.reasons import short_text, text

COUPONS = with_coupons(coupon("a", "amount", amount=10), coupon("b", "amount", amount=7))


def bound(account: AccountKind, amount: int, limit: Limit = Limit.SALE) -> dict[AccountKind, Allowed]:
    return {account: Allowed(amount, limit)}


@pytest.mark.parametrize(("left", "free"), [(5, 18), (4, 0), (0, 0)])
def test_a_full_card_is_used_only_where_the_allowance_leaves_all_its_stamps(left: int, free: int) -> None:
    who = replace(member(stamps=5), bound=bound(AccountKind.STAMPS, left))
    answer = asked(programme(), who, line(1, 18))
    assert answer.coupon_value == yuan(free)
    assert bool(said(answer, "allowance.sale")) == (not free)


def test_a_card_that_is_not_full_earns_its_stamp_without_a_word_on_the_allowance() -> None:
    who = replace(member(stamps=3), bound=bound(AccountKind.STAMPS, 0, Limit.LEASE))
    answer = asked(programme(), who, line(1, 18))
    assert answer.stamps_earned == 1
    assert not said(answer, "allowance.lease")


@pytest.mark.parametrize(("left", "off"), [(2, 17), (1, 10), (0, 0)])
def test_so_many_coupons_are_used_as_the_allowance_leaves(left: int, off: int) -> None:
    who = replace(holding(COUPONS, "a", "b"), bound=bound(AccountKind.COUPON, left, Limit.TILL))
    answer = asked(COUPONS, who, line(1, 100), coupons=("h1", "h2"))
    assert answer.coupon_value == (yuan(off) if off else ZERO)
    assert bool(said(answer, "allowance.till")) == (left < 2)
    checkout = Checkout(A_DAY, (line(1, 100),), who)
    assert proposed(COUPONS, checkout).saved == (yuan(off) if off else ZERO)


@pytest.mark.parametrize("limit", [one for one in Limit if one is not Limit.OWN])
def test_every_limit_has_its_words_on_screen_and_on_paper(limit: Limit) -> None:
    why = why_bound("points.as_money", Allowed(80, limit))
    for language in Language:
        assert text(why, language, money_text)
        assert short_text(why, language, money_text)
