"""Laws of the quote under documents of every kind, with coupons, stamps and stored value."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.random_programmes import FIRST_DAY, chances, choosing, sale, sales
from shuke.domain.basket import Tender, TenderKind
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, CouponGiven, Joined
from shuke.domain.membership.selling import SaleAsked, quoted, sell
from shuke.domain.membership.state import Membership, OwnedCoupon, SaleEntry
from shuke.domain.money import ZERO, Money, share_out, total
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.quote import Checkout, Quote
from shuke.domain.programme.rung_up import nature_of, rung_up
from shuke.domain.programme.second_quote import rest_is_free
from shuke.domain.slices.account import NEVER, AccountKind

Sale = tuple[Programme, Checkout]


def applied(answer: Quote, *kinds: str) -> int:
    return sum(one.amount.minor for one in answer.explanation if one.applied and one.rule.startswith(kinds))


def applied_points(answer: Quote, kind: str) -> int:
    return sum(one.points for one in answer.explanation if one.applied and one.rule.startswith(kind))


@given(sales)
def test_no_fen_is_made_or_lost_over_the_lines(asked: Sale) -> None:
    answer = quote(*asked)
    assert [line.line_id for line in answer.lines] == [line.line_id for line in asked[1].lines]
    assert answer.gross == total(line.gross for line in asked[1].lines)
    assert answer.discount == total(line.discount for line in answer.lines)
    assert answer.coupon_value == total(line.coupon_share for line in answer.lines)
    assert answer.points_value == total(line.points_share for line in answer.lines)
    assert answer.to_pay == total(line.net for line in answer.lines)
    assert answer.gross - answer.discount - answer.coupon_value - answer.points_value == answer.to_pay
    assert answer.counted == total(line.paid for line in answer.lines)
    for line in answer.lines:
        assert ZERO <= line.eligible_net <= line.paid <= line.net <= line.gross
        assert min(line.discount, line.coupon_share, line.points_share) >= ZERO


@given(sales)
def test_the_explanation_adds_up_to_the_totals(asked: Sale) -> None:
    answer = quote(*asked)
    assert applied(answer, "discount.") == answer.discount.minor
    assert applied(answer, "coupon.", "stamps.") == answer.coupon_value.minor
    assert applied(answer, "coupon.") == total(use.amount for use in answer.coupons).minor
    assert applied(answer, "points.") == answer.points_value.minor
    assert applied_points(answer, "points.") == -answer.points_used
    assert applied_points(answer, "earning.") == answer.points_earned
    for one in answer.explanation:
        assert one.applied or (not one.amount and not one.points)


@given(sales)
def test_every_coupon_in_hand_is_told_of(asked: Sale) -> None:
    _, checkout = asked
    told = {one.rule for one in quote(*asked).explanation}
    for held in checkout.standing.coupons if checkout.standing else ():
        assert f"coupon.{held.kind}" in told


@given(sales, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_no_total(asked: Sale, chance: Random) -> None:
    programme, checkout = asked
    mixed = list(checkout.lines)
    chance.shuffle(mixed)
    renumbered = tuple(replace(line, line_id=place) for place, line in enumerate(mixed, start=1))
    one, other = quote(programme, checkout), quote(programme, replace(checkout, lines=renumbered))
    natures = {line.line_id: nature_of(line) for line in checkout.lines}
    others = {line.line_id: nature_of(line) for line in renumbered}
    alone = {"lines": (), "explanation": (), "coupons": ()}
    assert replace(one, **alone) == replace(other, **alone)  # type: ignore[arg-type]
    assert sorted((natures[line.line_id], repr(line._replace(line_id=0))) for line in one.lines) == sorted(
        (others[line.line_id], repr(line._replace(line_id=0))) for line in other.lines
    )
    assert [(use.coupon_id, use.amount) for use in one.coupons] == [
        (use.coupon_id, use.amount) for use in other.coupons
    ]


@given(sales)
def test_points_come_off_the_lines_in_proportion_to_their_net(asked: Sale) -> None:
    """By the largest remainder, the odd fen by what the goods are; then points are earned on what is left."""
    answer = quote(*asked)
    rung = rung_up(asked[1].lines)
    lines = {line.line_id: line for line in answer.lines}
    in_order = [lines[line.line_id] for line in rung.lines]
    before = [(line.net + line.points_share).minor for line in in_order]
    shares = share_out(answer.points_value, before)
    assert [line.points_share for line in in_order] == shares


@given(sales)
def test_stored_value_that_excludes_discounts_excludes_all_even_for_a_fen(asked: Sale) -> None:
    programme, checkout = asked
    rules = programme.stored_value
    if rules is None or not rules.without_discounts or checkout.standing is None:
        assert quote(programme, checkout).by_stored_value is None
        return
    part = (*checkout.tenders, _tender(1))
    plain = quote(programme, replace(checkout, tenders=part))
    assert (plain.discount, plain.coupon_value, plain.points_value) == (ZERO, ZERO, ZERO)
    assert plain.to_pay == plain.gross
    without = tuple(one for one in checkout.tenders if one.kind is not TenderKind.STORED_VALUE)
    first = quote(programme, replace(checkout, tenders=without))
    has = bool(checkout.standing.principal + checkout.standing.bonus)
    assert first.by_stored_value == (first.gross if has and first.gross != first.to_pay else None)


def _tender(minor: int) -> Tender:
    return Tender(TenderKind.STORED_VALUE, Money(minor), Money(minor))


@given(sales, st.sampled_from([TenderKind.CASH, TenderKind.VOUCHER, TenderKind.STORED_VALUE]))
def test_a_rest_that_is_known_is_quoted_at_once_as_in_two_goes(asked: Sale, kind: TenderKind) -> None:
    programme, checkout = asked
    if not rest_is_free(programme, kind):
        return
    first = quote(programme, checkout)
    left = first.to_pay - total(tender.amount for tender in checkout.tenders)
    second = first
    named = tuple(use.coupon_id for use in first.coupons) if checkout.coupons is None else checkout.coupons
    if left.minor > 0:
        tenders = (*checkout.tenders, Tender(kind, left, left))
        second = quote(programme, replace(checkout, tenders=tenders, coupons=named))
    at_once = quote(programme, replace(checkout, rest=kind))
    if checkout.coupons is None:  # only what is said of coupons not used differs
        at_once, second = replace(at_once, explanation=()), replace(second, explanation=())
    assert at_once == second


@given(chances)
def test_what_is_quoted_is_what_completing_it_records(chance: Random) -> None:
    programme, checkout = sale(chance)
    book = _book(checkout)
    on, calendar = checkout.business_date, checkout.calendar
    asked = SaleAsked(
        sale_id="s",
        lines=checkout.lines,
        member_id="m" if checkout.standing else "",
        points_wanted=checkout.points_wanted,
        coupons=checkout.coupons if checkout.standing else (),
        group_buy=checkout.group_buy,
    )
    answer, tenders = quoted(book, programme, on, asked, calendar)
    done = sell(book, programme, on, asked, calendar)
    assert done.refused is None
    before = {account: book.balance("m", account) for account in AccountKind}
    book.apply(done.changes)
    recorded = book.sales["s"]
    assert recorded.to_pay == answer.to_pay == total(tender.amount for tender in tenders)
    assert [line.net for line in recorded.lines] == [line.net for line in answer.lines]
    assert recorded.coupons == tuple(use.coupon_id for use in answer.coupons)
    assert (recorded.points_earned, recorded.points_used) == (answer.points_earned, answer.points_used)
    if checkout.standing is None:
        return
    open_ones = {one.held.coupon_id for one in book.coupons_of("m")}
    assert open_ones.isdisjoint(recorded.coupons)
    gained = {account: book.balance("m", account) - before[account] for account in AccountKind}
    assert gained[AccountKind.POINTS] == answer.points_earned - answer.points_used
    assert gained[AccountKind.STAMPS] == answer.stamps_earned - answer.stamps_used
    assert gained[AccountKind.POINTS] == _sum(recorded.entries, AccountKind.POINTS)


def _sum(entries: tuple[SaleEntry, ...], account: AccountKind) -> int:
    return sum(one.amount for one in entries if one.account is account)


def _book(checkout: Checkout) -> Book:
    """The member as the checkout knows one, everything in hand."""
    book, who = Book(), checkout.standing
    if who is None:
        return book
    book.apply(
        [Joined(Membership("m", who.tier, who.joined_on, who.tier_since, FIRST_DAY, birthday=who.birthday))]
    )
    book.apply([CouponGiven(OwnedCoupon(held, "m", "test")) for held in who.coupons])
    balances = {AccountKind.POINTS: who.points_known, AccountKind.STAMPS: who.stamps}
    book.apply(
        [Booked("m", account, NEVER, amount, "test") for account, amount in balances.items() if amount]
    )
    return book


@given(sales)
def test_a_coupon_that_is_not_held_changes_nothing(asked: Sale) -> None:
    programme, checkout = asked
    assert quote(programme, choosing(checkout, "nobody's")) == quote(programme, choosing(checkout))
