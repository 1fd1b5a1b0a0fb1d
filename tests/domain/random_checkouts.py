"""Baskets, members, days and tenders of every kind, for laws that hold for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from domain.tea_chain import changed, tea_chain
from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.quote import Checkout, Standing
from shuke.domain.programme.reading import read_programme

DISCOUNTS = """
[[discounts]]
key = "members"
name = { zh = "会员价", en = "Members" }
tiers = ["ordinary", "gold"]
pay_percent = 93.7
without = { brands = ["B"] }

[[discounts]]
key = "ware"
name = { zh = "茶具", en = "Ware" }
tiers = ["gold", "diamond"]
pay_percent = 88
only = { categories = ["ware"] }
without = { reduced = true }
"""


@cache
def busy() -> Programme:
    """The tea chain with discounts, goods that do not earn, another unit and step."""
    return read_programme(
        changed(
            ("unit = 1 ", 'without = { categories = ["gift"], special_price = true }\nunit = 3 '),
            ("points = 50 ", "points = 25 "),
            ("step = 50", "step = 75"),
            more=DISCOUNTS,
        )
    )


programmes = st.sampled_from([tea_chain, busy]).map(lambda made: made())

lines = st.lists(
    st.builds(
        BasketLine,
        line_id=st.just(0),
        name=st.sampled_from(["茶", "壶"]),
        unit_price=st.builds(Money, st.integers(0, 300_000)),
        quantity_milli=st.sampled_from([1, 250, 1000, 3000, 1333]),
        category=st.sampled_from(["tea", "ware", "gift"]),
        brand=st.sampled_from(["A", "B"]),
        reduced=st.booleans(),
        special_price=st.booleans(),
    ),
    max_size=8,
).map(lambda some: tuple(replace(line, line_id=place) for place, line in enumerate(some, start=1)))

birthdays = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: Birthday(day.month, day.day))

standings = st.builds(
    Standing,
    member_id=st.just("m"),
    tier=st.sampled_from(["ordinary", "gold", "diamond"]),
    joined_on=st.just(date(2025, 1, 1)),
    tier_since=st.just(date(2025, 1, 1)),
    birthday=st.none() | birthdays,
    points_known=st.integers(-500, 5000),
    points_spendable=st.integers(0, 5000),
    cumulative=st.builds(Money, st.integers(-10_000, 2_000_000)),
    member_days_this_year=st.integers(0, 3),
)

tenders = st.lists(
    st.builds(
        lambda kind, minor: Tender(kind, Money(minor), Money(minor)),
        st.sampled_from(TenderKind),
        st.integers(0, 100_000),
    ),
    max_size=3,
).map(tuple)

checkouts = st.builds(
    Checkout,
    business_date=st.integers(0, 800).map(lambda days: date(2026, 1, 1) + timedelta(days=days)),
    lines=lines,
    standing=st.none() | standings,
    points_wanted=st.integers(0, 6000),
    tenders=tenders,
)
