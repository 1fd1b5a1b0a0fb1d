"""Who bought, again, and stayed, over whatever months: what a count of everybody by hand gives, on both databases."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection, Engine, insert

from fakes.empty_database import empty_database
from fakes.heard_statements import hearing
from fakes.postgres import empty_postgres
from shuke.application.ports.costs import Buyers, CountOf, CountStamp, KeptCount, MemberSums
from shuke.domain.figures.months import Months
from shuke_db.cost_tables import member_years, month_cards
from shuke_db.postgres import open_postgres
from shuke_db.repositories.costs import CostRows
from shuke_db.tables import members

TENANT, OTHER = "tenant-1", "tenant-2"
YEARS = (2025, 2026, 2027)
MONTHS = {
    "a month": (2026, 11, 2026, 11),
    "a January, after December": (2027, 1, 2027, 1),
    "a quarter": (2026, 4, 2026, 6),
    "a year, after a year": (2027, 1, 2027, 12),
    "own months over New Year": (2026, 11, 2027, 2),
    "own months of which some lie in one year with those before": (2026, 9, 2027, 4),
}
_Sums = tuple[int, int, int]
"""How often somebody bought, for how much, and what came off."""

Bought = dict[tuple[str, int], dict[int, _Sums]]
"""By member and year: what was bought in which month."""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    engine = empty_database() if request.param == "sqlite" else open_postgres(empty_postgres())
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def bought() -> Bought:
    """Few buy every month; one brought back more than was bought; some years have no row."""
    draw = random.Random(11)
    found: Bought = {}
    for at in range(40):
        for year in YEARS:
            if draw.random() < 0.8:
                months = {
                    month: (
                        sales := draw.choice((0, 1, 1, 2)),
                        sales * draw.randrange(900),
                        draw.randrange(90),
                    )
                    for month in draw.sample(range(1, 13), draw.randrange(4, 11))
                }
                found[f"m-{at:02d}", year] = months
    found["m-99", 2027] = {1: (0, -500, -30)}
    return found


@pytest.fixture(scope="module")
def rows(engine: Engine, bought: Bought) -> Iterator[CostRows]:
    with engine.connect() as connection:
        _put(connection, bought)
        yield CostRows(connection, TENANT)
        connection.rollback()


def _put(connection: Connection, bought: Bought) -> None:
    for (member, year), months in bought.items():
        for tenant, times in ((TENANT, 1), (OTHER, 3)):
            cells = {
                f"{name}_{month:02d}": times * sum_
                for month, sums in months.items()
                for name, sum_ in zip(("sales", "net", "off"), sums, strict=True)
            }
            row = {"tenant": tenant, "member_id": member, "year": str(year), **cells}
            connection.execute(insert(member_years).values(row))
    for month, till, card, sales, sold, off in (
        ("2026-02", "t-1", "gold", 9, 9, 9),
        ("2026-03", "t-1", "gold", 2, 700, 10),
        ("2026-03", "t-2", "gold x", 1, -100, -1),
        ("2026-05", "t-1", "", 4, 0, 0),
        ("2026-06", "t-1", "", 4, 0, 0),
    ):
        part = dict.fromkeys(("discount_minor", "coupon_minor", "points_minor", "bonus_minor"), off)
        for tenant in (TENANT, OTHER):
            key = {"tenant": tenant, "month": month, "till_id": till, "card": card}
            connection.execute(
                insert(month_cards).values({**key, "sales": sales, "sold_minor": sold, **part})
            )
    for at in range(6):
        joined, into = f"2026-1{at // 2}-05", "m-00" if at in (1, 4) else ""
        row = {"tenant": TENANT, "member_id": f"m-{at:02d}", "joined_on": joined, "merged_into": into}
        connection.execute(insert(members).values(row))


def by_hand(bought: Bought, months: Months) -> dict[str, _Sums]:
    """Of each member, in these months."""
    found: dict[str, _Sums] = {}
    for (member, year), in_year in bought.items():
        for month, sums in in_year.items():
            if months.first <= year * 12 + month - 1 <= months.last:
                before = found.get(member, (0, 0, 0))
                found[member] = (before[0] + sums[0], before[1] + sums[1], before[2] + sums[2])
    return found


@pytest.mark.parametrize("ends", MONTHS.values(), ids=MONTHS)
def test_who_bought_again_and_stayed_is_what_a_count_of_everybody_gives(
    rows: CostRows, bought: Bought, ends: tuple[int, int, int, int]
) -> None:
    months = Months.between(date(ends[0], ends[1], 1), date(ends[2], ends[3], 1))
    now, then = by_hand(bought, months), by_hand(bought, months.before)
    came = {member for member, sums in now.items() if sums[0]}
    earlier = {member for member, sums in then.items() if sums[0]}
    again = sum(sums[0] > 1 for sums in now.values())
    joined = [on for on, merged in ((10, 1), (11, 2), (12, 1)) for _ in range(merged)]
    known = sum(2026 * 12 + on - 1 <= months.last for on in joined)
    assert came & earlier  # else nobody could stay
    assert rows.buyers(months, months.before) == Buyers(
        len(came), again, len(earlier), len(came & earlier), known
    )
    assert sorted(rows.spending(months)) == sorted(sums[1] for sums in now.values() if sums[0])
    for by_cost in (False, True):
        place = 2 if by_cost else 1
        most = sorted(
            (MemberSums(member, *sums) for member, sums in now.items() if sums[place] > 0),
            key=lambda one: (-(one.off_minor if by_cost else one.net_minor), one.member_id),
        )
        assert rows.most(months, 5, by_cost=by_cost) == most[:5]


def test_what_is_kept_is_found_by_its_months_and_kept_again_in_its_place(rows: CostRows) -> None:
    month = Months.between(date(2026, 3, 1), date(2026, 3, 1))
    count = KeptCount(CountOf.BUYERS, month, CountStamp(3, 900, -5), 1_770_000_000_000, "[1, 2]")
    assert rows.kept(CountOf.BUYERS, month) is None
    for one in (count, replace(count, stamp=CountStamp(4, 950, 0), told="[]")):
        rows.keep(one)
        assert rows.kept(CountOf.BUYERS, month) == one
    assert rows.kept(CountOf.TAKEN, month) is None
    assert rows.kept(CountOf.BUYERS, Months(month.first, month.last + 1)) is None


def test_the_sums_of_a_month_are_those_of_all_its_tills_and_cards(rows: CostRows) -> None:
    found = rows.stamps("2026-03", "2026-05")
    assert found == {"2026-03": CountStamp(3, 600, 36), "2026-05": CountStamp(4, 0, 0)}
    assert rows.stamps("2020-01", "2020-12") == {}


def test_nobody_bought_in_a_year_that_nobody_knows(rows: CostRows) -> None:
    months = Months.between(date(2020, 1, 1), date(2020, 12, 1))
    assert rows.buyers(months, months.before) == Buyers()
    assert rows.spending(months) == []


def test_those_who_went_up_in_another_are_counted_by_an_index_of_their_own() -> None:
    """Of a million members it takes a second and a half to look each of them up."""
    month = Months.between(date(2026, 3, 1), date(2026, 3, 1))
    with hearing() as said, empty_database().connect() as connection:
        CostRows(connection, TENANT).buyers(month, month.before)
        heard = [(one, values) for one, values in said if "merged_into" in one]
        plans = [
            connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", values).all() for one, values in heard
        ]
    ((step, *_),) = plans
    assert "members_by_merger" in step[3]
