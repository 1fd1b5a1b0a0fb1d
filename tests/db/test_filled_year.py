"""The years that speed is measured with are what facts would have left, row by row, and what a recount gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from domain.facts.random_facts import TENANT
from fakes.empty_database import empty_database
from fakes.filled_year import PROGRAMME, YEAR, fill_year, indexes_made_after, made_by_month, put_members
from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.fact import GENESIS, FactHeader
from shuke.domain.facts.figure_rows import Part
from shuke.domain.facts.rows import RowOperation
from shuke.domain.facts.sale_completed import SaleCompleted, SoldLine
from shuke.domain.facts.together import bring_together
from shuke.domain.money import Money
from shuke.domain.slices.account import NEVER, AccountKind
from shuke_db.projections import fold_together
from shuke_db.repositories.day_figures import DayFigureRows
from shuke_db.tables import metadata

MEMBERS, SALES = 60, 700
YEARS = YEAR, YEAR + 1
WHOLE = date(YEAR, 1, 1), date(YEAR + 1, 12, 31)


def rows_of(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    found = {table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables}
    return {name: sorted(map(tuple, rows)) for name, rows in found.items() if rows}


def told_by_facts(connection: Connection) -> Iterator[RowOperation]:
    for (
        seq,
        member,
        day,
        till,
        staff,
        _,
        at_ms,
        department,
        price,
        points,
        tier,
    ) in connection.exec_driver_sql("SELECT * FROM made").all():
        on, paid = date.fromisoformat(day), Money(price)
        header = FactHeader(TENANT, till, 1, seq, GENESIS, at_ms, on, staff)
        line = BasketLine(1, "茶", paid, department=department)
        earned = (LedgerEntry(AccountKind.POINTS, NEVER, points, "earning"),) if points else ()
        yield from SaleCompleted(
            receipt_number=f"R{seq}",
            basket_id=f"b{seq}",
            quoted_on=on,
            currency="CNY",
            programme=PROGRAMME,
            programme_version=1,
            lines=(SoldLine(line, paid, paid),),
            tenders=(Tender(TenderKind.CASH, paid, paid),),
            gross=paid,
            discount=Money(0),
            to_pay=paid,
            receipt_code="",
            member_id=member,
            tier=tier,
            points_earned=points,
            tier_progress=paid,
            entries=earned,
        ).rows(header)


def indexes_of(connection: Connection) -> list[str]:
    made = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    return list(connection.exec_driver_sql(made).scalars())


def test_the_rows_are_those_that_facts_leave_and_the_sums_those_of_a_recount() -> None:
    filled, folded = empty_database(), empty_database()
    sold: Counter[str] = Counter()
    by_hour: Counter[str] = Counter()
    earned = 0
    with filled.connect() as straight, folded.connect() as by_facts:
        for connection in (straight, by_facts):
            put_members(connection, TENANT, MEMBERS)
        with indexes_made_after(straight):
            for year in YEARS:
                assert len(list(fill_year(straight, TENANT, MEMBERS, SALES, year))) == 12
        assert indexes_of(straight) == indexes_of(by_facts) != []
        for year in YEARS:
            for _ in made_by_month(by_facts, MEMBERS, SALES, year):
                fold_together(by_facts, bring_together(TENANT, list(told_by_facts(by_facts))))
                for till, hour, price, points in by_facts.exec_driver_sql(
                    "SELECT till, hour, price, points FROM made"
                ):
                    sold[till] += price
                    by_hour[hour] += 1
                    earned += points
        expected = rows_of(by_facts)
        assert rows_of(straight) == expected
        assert len(expected["sales"]) == len(YEARS) * SALES
        assert len(expected["ledger"]) > SALES // 20
        figures = DayFigureRows(straight, TENANT)
        assert {till: sums.sold_minor for till, sums in figures.by_till(*WHOLE, None).items()} == sold
        assert {one.of: one.sales for one in figures.parts(Part.HOUR, *WHOLE, None)} == by_hour
        assert figures.moves(*WHOLE, None)[AccountKind.POINTS].came == earned
        assert figures.tiers() == {"diamond": 1, "gold": 6, "ordinary": 53}
    filled.dispose()
    folded.dispose()
