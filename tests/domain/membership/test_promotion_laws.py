"""A higher tier is offered as soon as it is reached, taken on the member's wish; an automatic one comes by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.membership.acting import NO_HOLIDAYS, Shop, apparel, plain
from shuke.domain.membership.changes import Outcome, TierGiven
from shuke.domain.membership.promoting import open_promotion, promote
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind

AUTOMATIC = tuple(
    (f"from = {least}", f"from = {least}\nautomatic = true\n# {least}") for least in ("7000", "16000")
)

by_wish = st.sampled_from([plain, apparel]).map(lambda made: made())
sales = st.lists(st.integers(1, 900_000), max_size=8)  # fen
wishes = st.lists(st.booleans(), min_size=8, max_size=8)


def reached(shop: Shop) -> str:
    """The highest tier that money or points open, worked out from the sales alone."""
    programme = shop.programme
    paid = sum(sale.to_pay.minor for sale in shop.book.sales_of("m"))
    earned = sum(sale.points_earned for sale in shop.book.sales_of("m"))
    found = ""
    rank = programme.rank(shop.book.members["m"].tier)
    for tier in programme.tiers[rank + 1 :]:
        for entry in tier.entries:
            for asked in entry.reaches:
                value = {"cumulative": paid, "progress": earned}.get(entry.by, -1)
                if value >= asked.least:
                    found = tier.key
    return found


def sold(shop: Shop, fen: int) -> Outcome:
    return shop.sells(f"{fen // 100}.{fen % 100:02}")


@given(by_wish, sales, wishes)
def test_offered_when_it_is_reached_taken_when_it_is_wished(
    programme: Programme, amounts: list[int], wanted: list[bool]
) -> None:
    shop = Shop(programme)
    shop.member()
    for fen, wish in zip(amounts, wanted, strict=False):
        before = shop.book.members["m"].tier
        told = sold(shop, fen)
        member = shop.book.members["m"]
        assert member.tier == before
        assert not [one for one in told.changes if isinstance(one, TierGiven)]
        offer = open_promotion(shop.book, programme, member, shop.today)
        assert (offer.tier if offer else "") == reached(shop)
        if not wish:
            continue
        held = shop.points(), shop.balance(AccountKind.PROGRESS)
        taken = shop.do(promote(shop.book, programme, member, shop.today, NO_HOLIDAYS))
        assert (taken.refused is None) == (offer is not None)
        after = shop.book.members["m"]
        assert after.tier == (offer.tier if offer else before)
        assert (shop.points(), shop.balance(AccountKind.PROGRESS)) == held
        assert programme.rank(after.tier) >= programme.rank(before)


@given(sales)
def test_an_automatic_one_comes_with_the_sale_that_reaches_it(amounts: list[int]) -> None:
    shop = Shop(plain(*AUTOMATIC))
    shop.member()
    for fen in amounts:
        sold(shop, fen)
        assert not reached(shop)
    paid = sum(amounts)
    wanted = "diamond" if paid >= 16_000_00 else "gold" if paid >= 7_000_00 else "ordinary"
    assert shop.book.members["m"].tier == wanted


@given(sales)
def test_a_refund_closes_the_offer_but_takes_no_tier(amounts: list[int]) -> None:
    shop = Shop(plain())
    shop.member()
    for fen in amounts:
        sold(shop, fen)
    shop.do(promote(shop.book, shop.programme, shop.book.members["m"], shop.today, NO_HOLIDAYS))
    tier = shop.book.members["m"].tier
    for sale in list(shop.book.sales):
        shop.refunds(sale)
    member = shop.book.members["m"]
    assert member.tier == tier
    assert open_promotion(shop.book, shop.programme, member, shop.today) is None
