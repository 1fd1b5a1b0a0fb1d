"""The book for a great many sales answers as the plain one does, whatever was recorded in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given

from domain.random_programmes import chances
from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.card import MEMBER_CARD, Card
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import CardGiven, Change, Joined, SaleRecorded, TopUpRecorded
from shuke.domain.membership.state import Membership, SaleEntry, SaleLine, SaleOnRecord, TopUpOnRecord
from shuke.domain.membership.sums import measured
from shuke.domain.membership.swift_book import SwiftBook
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.goods import Goods, Scope
from shuke.domain.programme.parts.measures import Counted, Measure, Span
from shuke.domain.slices.account import AccountKind

FIRST = date(2025, 11, 20)
MEMBERS = ("a", "b")
ONLY_TEA = Scope(Goods(categories=frozenset({"tea"})))
MEASURES = [
    Measure(counted, span, days=30 if span is Span.WINDOW else 0)
    for counted in (Counted.MONEY, Counted.SALES, Counted.POINTS, Counted.TOP_UP)
    for span in Span
] + [
    Measure(Counted.MONEY, Span.YEAR, goods=ONLY_TEA),
    Measure(Counted.MONEY, Span.WINDOW, days=60, bulk_from=3),
]


def a_sale(chance: Random, number: int, on: date) -> SaleOnRecord:
    line = BasketLine(1, chance.choice(["x", "y"]), Money(1000), chance.randint(1, 4) * 1000)
    line = replace(line, category=chance.choice(["tea", "cup"]))
    paid = Money(chance.choice([0, 1000, 2000]))
    sold = SaleLine(line, line.gross, ZERO, ZERO, ZERO, paid, paid)
    return SaleOnRecord(
        f"s{number}",
        on,
        "p",
        1,
        (sold,),
        (Tender(TenderKind.CASH, paid, paid),),
        paid,
        member_id=chance.choice(("", *MEMBERS)),
        points_earned=chance.randint(0, 30),
        bearer=chance.choice(("", "", "card")),
    )


def turned(chance: Random, sale: SaleOnRecord) -> SaleOnRecord:
    """Taken back in part, or claimed by a member."""
    if not sale.member_id:
        return replace(sale, member_id=chance.choice(MEMBERS), claimed=True)
    line = replace(sale.lines[0], returned_milli=sale.lines[0].line.quantity_milli)
    back = SaleEntry(AccountKind.POINTS, "never", -sale.points_earned, sale.member_id, "earning")
    return replace(sale, lines=(line,), reversed=(back,))


def lived(chance: Random) -> tuple[list[Change], date]:
    day, changes, sales = FIRST, list[Change](), list[SaleOnRecord]()
    for number in range(chance.randint(0, 14)):
        day += timedelta(days=chance.choice([0, 0, 1, 20]))
        match chance.randint(0, 5):
            case 0 if sales:
                place = chance.randrange(len(sales))
                sales[place] = turned(chance, sales[place])
                changes.append(SaleRecorded(sales[place]))
            case 1:
                who = chance.choice(MEMBERS)
                changes.append(TopUpRecorded(TopUpOnRecord(f"t{number}", who, day, Money(500), ZERO)))
            case 2:
                who = chance.choice(MEMBERS)
                changes.append(CardGiven(Card(f"c{number}", who, f"c{number}", MEMBER_CARD, day)))
            case _:
                sales.append(a_sale(chance, number, day))
                changes.append(SaleRecorded(sales[-1]))
    return changes, day


@given(chances)
def test_it_answers_as_the_plain_book_after_every_change(chance: Random) -> None:
    plain, swift = Book(), SwiftBook()
    changes, last = lived(chance)
    people = [Membership(name, "t", FIRST, FIRST, FIRST + timedelta(days=9), None) for name in MEMBERS]
    for change in [*map(Joined, people), *changes]:
        plain.apply([change])
        swift.apply([change])
        for one in people:
            name, on = one.member_id, last
            assert swift.sales_of(name) == plain.sales_of(name)
            assert swift.sales_of(name, FIRST, on) == plain.sales_of(name, FIRST, on)
            assert swift.last_sale_on(name) == plain.last_sale_on(name)
            assert swift.last_valid_sale_on(name) == plain.last_valid_sale_on(name)
            assert swift.cards_of(name) == plain.cards_of(name)
            assert swift.top_ups_of(name) == plain.top_ups_of(name)
            told = [[measured(book, one, measure, on) for measure in MEASURES] for book in (plain, swift)]
            assert told[0] == told[1]
        for holder in (*MEMBERS, "card"):
            assert swift.sales_paid_by(holder) == plain.sales_paid_by(holder)
