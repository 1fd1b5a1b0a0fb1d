"""What a rule's measure comes to, from the sales on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from shuke.domain.membership.book import Book
from shuke.domain.membership.state import Membership, SaleOnRecord, TopUpOnRecord
from shuke.domain.programme.counting import span_of
from shuke.domain.programme.measuring import SoldLine, Values, money_counted
from shuke.domain.programme.parts.goods import ALL_GOODS
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.slices.account import AccountKind

__all__ = ["ACTIVITY", "measured", "money_of_sales", "paid_in_at_once", "points_kept", "values_of"]

ACTIVITY = "activity"
"""The rule under which attending an event is counted."""


def measured(book: Book, membership: Membership, measure: Measure, on: date) -> int:
    """What the measure comes to for a member on that day, with all that is on record."""
    known = book.summed(membership, measure, on)
    if known is not None:
        return known
    first, last = span_of(measure, on, membership.joined_on, membership.term_from)
    member_id = membership.member_id
    match measure.counted:
        case Counted.MONEY:
            return money_of_sales(measure, book.sales_of(member_id, first, last))
        case Counted.SALES:
            return len({sale.sale_id for sale in book.sales_of(member_id, first, last) if sale.counted.minor})
        case Counted.POINTS:
            return sum(points_kept(sale) for sale in book.sales_of(member_id, first, last))
        case Counted.PROGRESS:
            began = membership.progress_from if measure.span is Span.TERM else 0
            return book.balance(member_id, AccountKind.PROGRESS) - began
        case Counted.ACTIVITIES:
            return sum(
                one.times
                for one in book.uses_of(member_id)
                if one.rule.startswith(ACTIVITY) and first <= one.on <= last
            )
        case Counted.TOP_UP:
            return _paid_in(book, member_id, measure, first, last)


def _paid_in(book: Book, member_id: str, measure: Measure, first: date, last: date) -> int:
    if measure.span is Span.SALE:
        return paid_in_at_once(book.top_ups_of(member_id), last)
    return sum(one.kept.minor for one in book.top_ups_of(member_id) if first <= one.business_date <= last)


def paid_in_at_once(top_ups: Iterable[TopUpOnRecord], on: date) -> int:
    """The largest top-up of that day, so that what it opens can be taken up on the same day."""
    return max((one.kept.minor for one in top_ups if one.business_date == on), default=0)


def points_kept(sale: SaleOnRecord) -> int:
    """What a sale earned, less what a refund took back."""
    return sale.points_earned + sum(
        entry.amount
        for entry in sale.reversed
        if entry.account is AccountKind.POINTS and entry.rule == "earning" and entry.amount < 0
    )


def money_of_sales(measure: Measure, sales: Iterable[SaleOnRecord]) -> int:
    """The money of these receipts that the measure counts; bulk is looked for day by day."""
    if not measure.bulk_from and measure.goods == ALL_GOODS:
        return sum(sale.counted.minor for sale in sales)
    by_day: defaultdict[date, list[SoldLine]] = defaultdict(list)
    for sale in sales:
        by_day[sale.business_date] += [SoldLine(line.line, line.kept) for line in sale.lines]
    return sum(money_counted(measure, lines).minor for lines in by_day.values())


def values_of(book: Book, membership: Membership, on: date) -> Values:
    """Every measure of a member as it stands on that day."""
    return lambda measure: measured(book, membership, measure, on)
