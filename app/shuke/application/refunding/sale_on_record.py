"""A sale as the rules of refunds look at it, put together from its fact and from what came back since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from shuke.application.ports.store import Work
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import CouponGiven
from shuke.domain.membership.refunding import RULE
from shuke.domain.membership.state import (
    CouponState,
    OwnedCoupon,
    RefundOnRecord,
    SaleEntry,
    SaleLine,
    SaleOnRecord,
    ValueSource,
)
from shuke.domain.membership.stored_value import given_back
from shuke.domain.programme.counting import counts_of_sale
from shuke.domain.programme.document import Programme
from shuke.domain.programme.measuring import SoldLine
from shuke.domain.refund import RefundKnown
from shuke.domain.slices.account import AccountKind

__all__ = ["TAKES_BACK", "book_with", "counts_left", "on_record", "value_back"]

TAKES_BACK = f"{RULE}."
"""In front of the rule whose movement a refund takes back."""


def on_record(sale: SaleCompleted, refunds: Sequence[RefundKnown]) -> SaleOnRecord:
    """Under the number of its receipt."""
    member_id = sale.member_id or ""
    returned: Counter[int] = Counter()
    for one in refunds:
        for line_id, milli in one.lines:
            returned[line_id] += milli
    return SaleOnRecord(
        sale_id=sale.receipt_number,
        business_date=sale.quoted_on,
        programme=sale.programme,
        programme_version=sale.programme_version,
        lines=tuple(
            SaleLine(
                line=sold.line,
                gross=sold.gross,
                discount=sold.discount,
                coupon_share=sold.coupon_share,
                points_share=sold.points_share,
                paid=sold.paid,
                eligible=sold.eligible_net,
                returned_milli=returned[sold.line.line_id],
            )
            for sold in sale.lines
        ),
        tenders=sale.tenders,
        to_pay=sale.to_pay,
        member_id=member_id,
        tier=sale.tier,
        points_earned=sale.points_earned,
        points_used=sale.points_used,
        entries=tuple(
            SaleEntry(one.account, one.lot, one.amount, member_id, one.reason)
            for one in sale.entries
            if one.account is not AccountKind.COUPON
        ),
        reversed=tuple(
            SaleEntry(
                one.account, one.lot, one.amount, member_id, one.reason.removeprefix(TAKES_BACK), refund.on
            )
            for refund in refunds
            for one in refund.reversed
            if one.account is not AccountKind.COUPON
        ),
        coupons=tuple(one.coupon_id for one in sale.coupons),
        item_coupons=tuple((one.coupon_id, one.line_id) for one in sale.coupons if one.line_id is not None),
        given=tuple(one.coupon_id for one in sale.coupons_given),
        uses=sale.uses,
        sources=tuple(_sources(sale)),
        refunds=tuple(RefundOnRecord(one.number, one.on, one.tenders) for one in refunds),
    )


def _sources(sale: SaleCompleted) -> Iterator[ValueSource]:
    """Principal was used first."""
    for one in sale.value_used:
        if one.principal:
            yield ValueSource(one.top_up_id, one.shop_id, AccountKind.PRINCIPAL, one.principal.minor)
    for one in sale.value_used:
        if one.bonus:
            yield ValueSource(one.top_up_id, one.shop_id, AccountKind.BONUS, one.bonus.minor)


def value_back(sale: SaleOnRecord) -> dict[tuple[str, str, AccountKind], int]:
    """What refunds returned to each top-up, by its id, the shop where it was paid in, and the account."""
    found: Counter[tuple[str, str, AccountKind]] = Counter()
    for _, source in given_back(sale):
        found[source.top_up_id, source.shop, source.account] += source.amount
    return found


def book_with(work: Work, till: str, sale: SaleOnRecord) -> Book:
    """The sale with its coupons. One that the sale gave is taken back only where this till may: another till that
    holds it may be spending it just now."""
    book = Book()
    book.sales[sale.sale_id] = sale
    held = work.members.coupons_named(sale.member_id, (*sale.coupons, *sale.given))
    here = {
        part.lot for part in work.members.slices(till, sale.member_id, AccountKind.COUPON) if part.amount > 0
    }
    for coupon in held:
        there = coupon.coupon_id in sale.given and coupon.coupon_id in here
        state = CouponState.OPEN if there else CouponState.REDEEMED
        book.apply([CouponGiven(OwnedCoupon(coupon, sale.member_id, "", state))])
    return book


def counts_left(programme: Programme, sale: SaleOnRecord) -> Counter[str]:
    """What the sale adds to the member's counters with what has not come back of it."""
    kept = [
        SoldLine(one.line, one.kept) for one in sale.lines if one.returned_milli < one.line.quantity_milli
    ]
    if not kept:
        return Counter()
    moves = (*sale.entries, *sale.reversed)
    points = sum(one.amount for one in moves if one.account is AccountKind.POINTS and one.rule == "earning")
    return Counter(dict(counts_of_sale(programme, kept, points)))
