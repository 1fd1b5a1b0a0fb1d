"""A year of a chain written straight into the tables: what facts of so many sales would have left, by a few
statements a month. SQLite alone.

Sales have one line, cash, no discount; every tenth or so earns points. Who bought what, where and when is worked out
from the number of the sale, so that a year is always the same one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, text

from shuke.domain.tier_held import TierHeld

__all__ = ["PROGRAMME", "YEAR", "fill_year", "indexes_made_after", "made_by_month", "put_members"]

YEAR = 2026
PROGRAMME = "tea-chain"
_TILLS = 20
_JOINED = date(YEAR - 1, 6, 1)

_HELD = {tier: TierHeld(0, 0, _JOINED, tier).word for tier in ("ordinary", "gold", "diamond")}
_TIER = "CASE WHEN {0} % 100 = 1 THEN 'diamond' WHEN {0} % 10 = 0 THEN 'gold' ELSE 'ordinary' END"
_MEMBERS = f"""
WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :members)
INSERT INTO members (tenant, member_id, number, joined_on, shop_id, profile, tier_held)
SELECT :tenant, printf('m-%07d', n), printf('%010d', n), :joined, 'S01', zeroblob(32),
    CASE {_TIER.format("n")} WHEN 'diamond' THEN :diamond WHEN 'gold' THEN :gold ELSE :ordinary END
FROM numbers
"""
_MADE = f"""
CREATE TEMP TABLE made AS
WITH RECURSIVE numbers(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :end),
mixed AS (SELECT n + 1 AS seq, n * 2654435761 % 4294967291 AS h FROM numbers),
drawn AS (
    SELECT seq, h % :members AS member, 1 + h / 7 % :days AS day, h / 3 % {_TILLS} AS till, h / 19 % 3 AS staff,
        h / 11 % 12 AS hour, h / 13 % 8 AS department, 500 + h / 17 % 11000 AS price
    FROM mixed
)
SELECT seq, printf('m-%07d', member) AS member_id, printf('%s-%02d', :month, day) AS day,
    printf('T%02d', till) AS till, printf('st-%d-%d', till, staff) AS staff, printf('%02d', hour) AS hour,
    CAST(strftime('%s', printf('%s-%02d', :month, day)) AS INTEGER) * 1000 + hour * 3600000 AS at_ms,
    printf('d-%d', department) AS department, price, price / 10000 AS points, {_TIER.format("member")} AS tier
FROM drawn
"""
_SUMMED = "count(*) AS sales, sum(price) AS sold"
_FILLED = (
    """
INSERT INTO sales (tenant, till_id, epoch, seq, receipt_number, business_date, recorded_at_ms, staff_id, member_id,
    card_shown, programme, programme_version, gross_minor, discount_minor, points_value_minor, to_pay_minor,
    points_used, points_earned, content)
SELECT :tenant, till, 1, seq, 'R' || seq, day, at_ms, staff, member_id,
    '', :programme, 1, price, 0, 0, price, 0, points,
    '[[[1,"","茶",1000,' || price || ',' || price || ']],[["cash",' || price || ']]]'
FROM made ORDER BY till, seq
""",
    f"""
INSERT INTO till_totals (tenant, till_id, epoch, sales, paid_minor)
SELECT :tenant, till, 1, {_SUMMED} FROM made WHERE TRUE GROUP BY till
ON CONFLICT DO UPDATE SET sales = sales + excluded.sales, paid_minor = paid_minor + excluded.paid_minor
""",
    f"""
INSERT INTO staff_work (tenant, till_id, staff_id, day, sales, sold_minor)
SELECT :tenant, till, staff, day, {_SUMMED} FROM made GROUP BY till, staff, day
""",
    """
INSERT INTO day_sums (tenant, business_date, till_id, sales, member_sales, sold_minor, member_sold_minor)
SELECT :tenant, day, till, count(*), count(*), sum(price), sum(price) FROM made GROUP BY day, till
""",
    *(
        f"""
INSERT INTO day_parts (tenant, part, business_date, till_id, of, sales, sold_minor)
SELECT :tenant, '{part}', day, till, {of}, {_SUMMED} FROM made GROUP BY day, till, {of}
"""
        for part, of in (
            ("category", "department"),
            ("hour", "hour"),
            ("programme", ":programme || ' 1 ' || tier"),
        )
    ),
    f"""
INSERT INTO month_cards (tenant, month, till_id, card, sales, sold_minor, points)
SELECT :tenant, :month, till, tier, {_SUMMED}, sum(points) FROM made GROUP BY till, tier
""",
    """
INSERT INTO member_years (tenant, member_id, year, sales_{month}, net_{month})
SELECT :tenant, member_id, :year, count(*), sum(price) FROM made WHERE TRUE GROUP BY member_id
ON CONFLICT DO UPDATE SET sales_{month} = excluded.sales_{month}, net_{month} = excluded.net_{month}
""",
    """
UPDATE members SET sales = members.sales + bought.times, cumulative_minor = cumulative_minor + bought.sold,
    last_sale_on = max(last_sale_on, bought.day), last_visit_ms = max(last_visit_ms, bought.at_ms)
FROM (
    SELECT member_id, count(*) AS times, sum(price) AS sold, max(day) AS day, max(at_ms) AS at_ms
    FROM made GROUP BY member_id
) AS bought
WHERE members.tenant = :tenant AND members.member_id = bought.member_id
""",
    """
INSERT INTO ledger (tenant, till_id, epoch, seq, entry_no, member_id, account, lot, amount, reason, business_date)
SELECT :tenant, till, 1, seq, 1, member_id, 'points', 'never', points, 'earning', day
FROM made WHERE points > 0 ORDER BY till, seq
""",
    """
INSERT INTO balances (tenant, member_id, account, lot, amount)
SELECT :tenant, member_id, 'points', 'never', sum(points) FROM made WHERE points > 0 GROUP BY member_id
ON CONFLICT DO UPDATE SET amount = amount + excluded.amount
""",
    """
INSERT INTO slices (tenant, till_id, member_id, account, lot, amount)
SELECT :tenant, till, member_id, 'points', 'never', sum(points) FROM made WHERE points > 0 GROUP BY till, member_id
ON CONFLICT DO UPDATE SET amount = amount + excluded.amount
""",
    """
INSERT INTO day_moves (tenant, account, business_date, till_id, came)
SELECT :tenant, 'points', day, till, sum(points) FROM made WHERE points > 0 GROUP BY day, till
""",
)


_INDEXES = """
SELECT name, sql FROM sqlite_master
WHERE type = 'index' AND tbl_name IN ('sales', 'members', 'ledger') AND sql IS NOT NULL
"""


@contextmanager
def indexes_made_after(connection: Connection) -> Iterator[None]:
    """The great tables have no indexes meanwhile: entering rows in no order costs twice what a sort does."""
    indexes = connection.exec_driver_sql(_INDEXES).all()
    for name, _ in indexes:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    yield
    for _, made in indexes:
        connection.exec_driver_sql(made)
    connection.commit()


def put_members(connection: Connection, tenant: str, members: int) -> None:
    """They joined in the year before."""
    told = {"tenant": tenant, "members": members, "joined": _JOINED.isoformat(), **_HELD}
    connection.execute(text(_MEMBERS), told)


def made_by_month(connection: Connection, members: int, sales: int, year: int = YEAR) -> Iterator[int]:
    """Each month in turn, while its sales lie in the temporary table ``made``; those of a later year are numbered on
    from the year before."""
    before = (year - YEAR) * sales
    for month in range(1, 13):
        first, end = before + sales * (month - 1) // 12, before + sales * month // 12
        told = {"first": first, "end": end, "members": members, "month": f"{year}-{month:02d}"}
        if first < end:
            connection.execute(text(_MADE), {**told, "days": monthrange(year, month)[1]})
            yield month
            connection.exec_driver_sql("DROP TABLE made")


def fill_year(
    connection: Connection, tenant: str, members: int, sales: int, year: int = YEAR
) -> Iterator[int]:
    """Members who are there buy so often within a year; each month is told when it is written, for a commit."""
    for month in made_by_month(connection, members, sales, year):
        told = {"tenant": tenant, "programme": PROGRAMME, "year": str(year), "month": f"{year}-{month:02d}"}
        for statement in _FILLED:
            said = text(statement.replace("{month}", f"{month:02d}"))
            connection.execute(said, {name: told[name] for name in said.compile().params})
        yield month
