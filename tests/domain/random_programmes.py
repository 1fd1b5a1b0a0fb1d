"""Programme documents of every kind that the ten can express, and sales under them, for laws and for the reader.

All of one example comes from one number: shrinking finds no smaller one, but rules and coupons meet in most of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st

from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.birthday import Birthday
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.numbers import decimal_text
from shuke.domain.programme.quote import Checkout, HeldCoupon, Standing
from shuke.domain.programme.reading import read_programme

FIRST_DAY = date(2026, 9, 25)
DAYS = 20
"""Days of which some are holidays and some are kept clear of by coupons."""

HOLIDAYS = HolidayCalendar(
    {date(2026, 10, day): Bilingual("国庆节", "National Day") for day in range(1, 8)},
    known_years=frozenset({2026}),
)

Document = dict[str, Any]


def toml_text(document: Mapping[str, Any]) -> str:
    """A document as text: each top-level key on a line of its own."""
    return "".join(f"{key} = {_written(value)}\n" for key, value in document.items())


def _written(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return '"' + "".join(_escaped(char) for char in value) + '"'
        case list():
            return "[" + ", ".join(map(_written, value)) + "]"
        case dict():
            return (
                "{ "
                + ", ".join(f"{_written(str(key))} = {_written(one)}" for key, one in value.items())
                + " }"
            )
        case Fraction():
            return decimal_text(value)
        case _:
            return str(value)


def _escaped(char: str) -> str:
    return f"\\U{ord(char):08X}" if char in '"\\' or ord(char) < 32 or ord(char) == 127 else char


def words(text: str) -> dict[str, str]:
    return {"zh": f"{text}名", "en": text}


PERCENTS = [Decimal(1), Decimal("12.5"), 50, 70, 80, 85, Decimal("93.7"), 95, Decimal("99.99")]
CATEGORIES, BRANDS, ZONES = ["tea", "ware", "gift"], ["A", "B", ""], ["", "east"]
_TAKEN_OUT: list[Document] = [
    {"categories": ["gift"]},
    {"reduced": True},
    {"special_price": True, "brands": ["C"]},
]
_ONLY: list[Document] = [
    {"categories": ["tea"]},
    {"categories": ["tea", "gift"]},
    {"brands": ["A"]},
    {"zones": ["east"]},
    {"articles": ["a1", "a2"]},
    {"styles": ["s1"], "categories": ["ware"]},
    {"reduced": True},
    {"special_price": True},
]
_NOT_ON: list[Document] = [
    {"holidays": True},
    {"dates": [{"first": date(2026, 9, 28), "last": date(2026, 10, 4)}]},
]


def money(chance: Random, most: int = 40_000) -> Decimal:
    return Decimal(chance.randint(1, most)) / 100


def one_in(chance: Random, number: int) -> bool:
    return chance.randrange(number) == 0


def scope(chance: Random) -> Document:
    """Goods in and out that do not contradict each other."""
    found = {"only": chance.choice(_ONLY)} if one_in(chance, 3) else {}
    without = chance.choice(_TAKEN_OUT)
    only = found.get("only", {})
    if one_in(chance, 3) and "categories" not in only and not only.keys() & without.keys():
        found["without"] = without
    return found


def blackout(chance: Random) -> Document:
    return {"not_on": chance.choice(_NOT_ON)} if one_in(chance, 4) else {}


def coupon_kind(chance: Random, number: int, most: int) -> Document:
    kind = chance.choice(["amount", "amount", "percent", "item-percent", "exchange", "gift"])
    found = {
        "key": f"c{number}",
        "name": words(f"coupon {number}"),
        "kind": kind,
        "validity": chance.choice(["never-lapses", "end-of-month"]),
        **scope(chance),
        **blackout(chance),
    }
    if kind == "amount":
        found["amount"] = money(chance, 10_000)
    if kind in ("percent", "item-percent"):
        found["pay_percent"] = chance.choice(PERCENTS)
        if one_in(chance, 3):
            found["pay_percent_by_tier"] = {"t1": chance.choice(PERCENTS), "t2": chance.choice(PERCENTS)}
    if kind == "exchange" and one_in(chance, 2):
        found["price"] = money(chance, 5_000)
    if one_in(chance, 2):
        found["threshold"] = money(chance, 20_000)
    if one_in(chance, 3):
        beside = ["coupons", "discounts", "points", "group-buy"]
        found["never_with"] = chance.sample(beside, chance.randint(1, 2))
    if one_in(chance, 8):
        found["tiers"] = ["t1", "t2"]
    if "coupons" not in found.get("never_with", ()):
        found["most_a_sale"] = chance.randint(1, most)
    return found


def discount(chance: Random, number: int) -> Document:
    found = {
        "key": f"d{number}",
        "name": words(f"discount {number}"),
        "tiers": chance.sample(["t0", "t1", "t2", "beside"], chance.randint(1, 3)),
        "pay_percent": chance.choice(PERCENTS[2:]),
        **scope(chance),
        **blackout(chance),
        "with_coupons": not one_in(chance, 3),
    }
    if one_in(chance, 4):
        found["when"] = chance.choice(
            [{"on": "weekdays", "weekdays": [1, 2, 3, 4]}, {"on": "birthday-month"}, {"on": "holiday"}]
        )
    if one_in(chance, 4):
        found["least"] = money(chance)
    return found


def days(chance: Random) -> list[Document]:
    every: list[Document] = [
        {"key": "birthday", "name": words("Birthday"), "on": "birthday"},
        {
            "key": "member-day",
            "name": words("Member day"),
            "on": "day-of-month",
            "day": 28,
            "times_a_year": {"t0": 1},
        },
        {
            "key": "campaign",
            "name": words("Campaign"),
            "on": "dates",
            "first": FIRST_DAY,
            "last": date(2026, 9, 30),
        },
        {
            "key": "golden-week",
            "name": words("Golden week"),
            "on": "holiday",
            "only": {"categories": ["tea"]},
        },
        {
            "key": "weekend",
            "name": words("Weekend"),
            "on": "weekdays",
            "weekdays": [6, 7],
            "tiers": ["t1", "beside"],
        },
    ]
    chosen = chance.sample(every, chance.randint(0, len(every)))
    return [{**day, "points_multiplier": chance.choice([1, Decimal("1.5"), 2, 5])} for day in chosen]


def _tier(place: int, multiplier: object) -> Document:
    way = {"by": "sale", "from": 1} if place == 0 else {"by": "cumulative", "from": 1000 * place}
    return {
        "key": f"t{place}",
        "name": words(f"tier {place}"),
        "points_multiplier": multiplier,
        "entry": [way],
    }


def document(chance: Random) -> Document:
    """A document that is sound."""
    multipliers = [1, Decimal("0.5"), Decimal("1.5"), 3]
    step, most = chance.choice([10, 50]), chance.randint(1, 4)
    earning: Document = {"unit": chance.choice([1, 3, 10]), "bulk_from": chance.choice([0, 0, 3])}
    if one_in(chance, 2):
        earning["without"] = chance.choice(_TAKEN_OUT)
    if one_in(chance, 4):
        earning["most_a_sale"] = chance.randint(1, 5000)
    found: Document = {
        "format": 1,
        "key": "random",
        "version": 1,
        "starts_on": date(2026, 1, 1),
        "name": words("Random"),
        "terms": words("Terms"),
        "points_validity": chance.choice(["never-lapses", "end-of-year"]),
        "tiers": [_tier(place, chance.choice(multipliers)) for place in range(3)],
        "earning": earning,
        "days": days(chance),
        "discounts": [discount(chance, number) for number in range(chance.randint(0, 3))],
        "coupons": [coupon_kind(chance, number, most) for number in range(min(chance.randint(0, 12), 6))],
        "most_coupons": most,
        "card": {"validity": "never-lapses", "lost": {"fee": 5}, "damaged": {"fee": 5}},
        "cards": [
            {
                "key": "beside",
                "name": words("Beside"),
                "kind": chance.choice(["segment", "overlay"]),
                "entry": [{"by": "invitation"}],
                "points_multiplier": chance.choice(multipliers),
            }
        ],
    }
    if one_in(chance, 2):
        found["points_as_money"] = {"on": True, "points": step, "money": 1, "step": step, "least_balance": 0}
    if one_in(chance, 3):
        found["stamps"] = {"full": chance.randint(1, 5), **scope(chance)}
    if one_in(chance, 3):
        found["stored_value"] = {"least": 100, "without_discounts": one_in(chance, 2)}
    return found


def basket(chance: Random, most: int) -> tuple[BasketLine, ...]:
    return tuple(
        BasketLine(
            line_id=number,
            name=chance.choice(["茶", "壶"]),
            unit_price=Money(chance.randint(1, chance.choice([1, 300, 60_000, 60_000])) - one_in(chance, 9)),
            quantity_milli=chance.choice([1, 250, 1000, 1000, 1000, 2000, 3000, 1333]),
            article_id=chance.choice(["", "a1", "a3"]),
            style=chance.choice(["", "s1", "s2"]),
            category=chance.choice(CATEGORIES),
            brand=chance.choice(BRANDS),
            zone=chance.choice(ZONES),
            reduced=one_in(chance, 4),
            special_price=one_in(chance, 4),
        )
        for number in range(1, min(chance.randint(0, 2 * most), most) + 1)
    )


def held_coupons(chance: Random, programme: Programme, tier: str, most: int) -> tuple[HeldCoupon, ...]:
    """Coupons of the programme's kinds, a few of them not good yet or no longer."""
    found = []
    for number in range(min(chance.randint(0, 2 * most), most) if programme.coupons else 0):
        coupon = chance.choice(programme.coupons)
        first = FIRST_DAY - timedelta(days=-5 if one_in(chance, 12) else 10)
        days_good = chance.choice([None, None, 14, 40, 41])
        last = None if days_good is None else first + timedelta(days=days_good)
        rate = coupon.rate_for(chance.choice([tier, ""]))
        found.append(HeldCoupon(f"h{number}", coupon.key, first, last, rate))
    return tuple(found)


def member(chance: Random, programme: Programme, most_coupons: int) -> Standing:
    tier = chance.choice(["t0", "t1", "t2"])
    points = chance.choice([0, 30, chance.randint(0, 3000)])
    return Standing(
        member_id="m",
        tier=tier,
        joined_on=date(2026, 1, 1),
        tier_since=date(2026, 1, 1),
        birthday=Birthday(chance.choice([9, 10]), chance.randint(1, 30)) if one_in(chance, 2) else None,
        points_known=points,
        points_spendable=chance.choice([points, chance.randint(0, points)]),
        cumulative=Money(chance.randint(0, 400_000)),
        member_days_this_year=chance.randint(0, 1),
        cards=frozenset({"beside"} if one_in(chance, 3) else ()),
        principal=Money(chance.randint(0, 30_000)),
        bonus=Money(chance.randint(0, 3_000)),
        stamps=chance.randint(0, programme.stamps.full) if programme.stamps else 0,
        coupons=held_coupons(chance, programme, tier, most_coupons),
    )


def payments(chance: Random) -> tuple[Tender, ...]:
    amounts = [Money(chance.randint(0, 20_000)) for _ in range(chance.randint(1, 3))]
    return tuple(Tender(chance.choice(list(TenderKind)), amount, amount) for amount in amounts)


def sale(chance: Random, most_coupons: int = 6, most_lines: int = 5) -> tuple[Programme, Checkout]:
    """A programme and a checkout under it; its coupons are a choice among those held, or left to the quote."""
    programme = read_programme(toml_text(document(chance)))
    standing = member(chance, programme, most_coupons)
    ids = [one.coupon_id for one in standing.coupons]
    wished = tuple(chance.sample(ids, chance.randint(0, len(ids))))
    return programme, Checkout(
        business_date=FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
        lines=basket(chance, most_lines),
        standing=None if one_in(chance, 12) else standing,
        points_wanted=chance.choice([0, 0, 40, 5000]),
        tenders=payments(chance) if one_in(chance, 4) else (),
        coupons=None if one_in(chance, 2) else wished,
        calendar=HOLIDAYS,
        group_buy=one_in(chance, 6),
    )


chances = st.integers(0, 2**60).map(Random)
documents = chances.map(document)
sales = chances.map(sale)


def choosing(checkout: Checkout, *coupons: str) -> Checkout:
    """The same checkout with these coupons chosen."""
    return replace(checkout, coupons=coupons)
