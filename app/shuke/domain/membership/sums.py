"""What a rule's measure comes to, from the sales on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from shuke.domain.membership.book import Book
from shuke.domain.membership.state import Membership, SaleOnRecord
from shuke.domain.programme.measuring import SoldLine, Values, money_counted
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.slices.account import AccountKind

__all__ = ["ACTIVITY", "measured", "money_of_sales", "span_days", "values_of"]

ACTIVITY = "activity"
"""The rule under which attending an event is counted."""


def span_days(measure: Measure, membership: Membership, on: date) -> tuple[date, date]:
    """First and last day that the measure looks at; SALE looks at no past at all."""
    match measure.span:
        case Span.SALE:
            return on + timedelta(days=1), on
        case Span.DAY:
            return on, on
        case Span.WINDOW:
            return on - timedelta(days=measure.days - 1), on
        case Span.TERM:
            return membership.term_from, on
        case Span.JOINED:
            return membership.joined_on, on
        case Span.YEAR:
            return date(on.year, 1, 1), on
        case Span.LAST_YEAR:
            return date(on.year - 1, 1, 1), date(on.year - 1, 12, 31)


def measured(book: Book, membership: Membership, measure: Measure, on: date) -> int:
    """What the measure comes to for a member on that day, with all that is on record."""
    first, last = span_days(measure, membership, on)
    member_id = membership.member_id
    match measure.counted:
        case Counted.MONEY:
            return money_of_sales(measure, book.sales_of(member_id, first, last))
        case Counted.SALES:
            return len({sale.sale_id for sale in book.sales_of(member_id, first, last) if sale.counted.minor})
        case Counted.POINTS:
            return sum(
                sale.points_earned + _taken_back(sale) for sale in book.sales_of(member_id, first, last)
            )
        case Counted.PROGRESS:
            return book.balance(member_id, AccountKind.PROGRESS)
        case Counted.ACTIVITIES:
            return sum(
                one.times
                for one in book.uses
                if one.member_id == member_id and one.rule.startswith(ACTIVITY) and first <= one.on <= last
            )
        case Counted.TOP_UP:
            return sum(
                one.paid.minor
                for one in book.top_ups
                if one.member_id == member_id and first <= one.business_date <= last
            )


def _taken_back(sale: SaleOnRecord) -> int:
    """Points of the sale that a refund took back: negative."""
    return sum(
        entry.amount
        for entry in sale.reversed
        if entry.account is AccountKind.POINTS and entry.member_id == sale.member_id and entry.amount < 0
    )


def money_of_sales(measure: Measure, sales: Iterable[SaleOnRecord]) -> int:
    """The money of these receipts that the measure counts; bulk is looked for day by day."""
    by_day: defaultdict[date, list[SoldLine]] = defaultdict(list)
    for sale in sales:
        by_day[sale.business_date] += [
            SoldLine(line.line, line.paid - line.returned_net) for line in sale.lines
        ]
    return sum(money_counted(measure, lines).minor for lines in by_day.values())


def values_of(book: Book, membership: Membership, on: date) -> Values:
    """Every measure of a member as it stands on that day."""
    return lambda measure: measured(book, membership, measure, on)
