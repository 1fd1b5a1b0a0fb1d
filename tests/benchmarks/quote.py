"""How long a quote takes, beside the bare limit of the same run: summing the lines' prices and nothing else.

Run from ``tests/``: ``python -m benchmarks.quote``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median
from time import perf_counter_ns

from domain.tea_chain import changed, tea_chain
from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.quote import Checkout, Standing
from shuke.domain.programme.reading import read_programme

MEMBER_DAY = date(2026, 3, 15)
ROUNDS = 300
BUDGET_MS = {3: 1.0, 30: 2.0, 200: 10.0, 500: 25.0}
"""Lines to the milliseconds that issue 01 and 02 allow (median)."""

EVERY_RULE = "".join(
    f"""
[[discounts]]
key = "d{number}"
name = {{ zh = "折扣{number}", en = "Discount {number}" }}
tiers = ["gold"]
pay_percent = {90 + number}
without = {{ brands = ["B"], reduced = true }}
"""
    for number in range(6)
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table, in milliseconds."""

    name: str
    lines: int
    quote_ms: float
    slow_ms: float
    bare_ms: float


def checkout(count: int) -> Checkout:
    """A gold member with points to use on member day, a voucher, goods of every kind."""
    lines = tuple(
        BasketLine(
            line_id=number,
            name=f"龙井 {number}",
            unit_price=Money(1_290 + 737 * number),
            quantity_milli=1000 * (1 + number % 3),
            category="tea" if number % 4 else "gift",
            brand="A" if number % 5 else "B",
            reduced=number % 7 == 0,
        )
        for number in range(1, count + 1)
    )
    standing = Standing(
        "m",
        "gold",
        joined_on=date(2025, 1, 1),
        tier_since=date(2025, 1, 1),
        birthday=Birthday(3, 15),
        points_known=4_210,
        points_spendable=4_000,
        cumulative=Money(1_500_000),
    )
    voucher = Tender(TenderKind.VOUCHER, Money(1_000), Money(1_000))
    return Checkout(MEMBER_DAY, lines, standing, points_wanted=1_000, tenders=(voucher,))


def timed_ms(action: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        before = perf_counter_ns()
        action()
        times.append((perf_counter_ns() - before) / 1e6)
    return sorted(times)


def bare_sum(lines: tuple[BasketLine, ...]) -> int:
    return sum(line.unit_price.minor * line.quantity_milli // 1000 for line in lines)


def measure(name: str, programme: Programme, count: int) -> Measured:
    question = checkout(count)
    times = timed_ms(lambda: quote(programme, question))
    bare = timed_ms(lambda: bare_sum(question.lines))
    return Measured(name, count, median(times), times[int(len(times) * 0.99)], median(bare))


def main() -> int:
    """Print the table. Exit status 1 if a median is over its budget."""
    every_rule = read_programme(
        changed(("unit = 1 ", 'without = { categories = ["gift"] }\nunit = 1 '), more=EVERY_RULE)
    )
    rows = [
        measure(name, programme, count)
        for name, programme in (("tea-chain", tea_chain()), ("with 6 discounts", every_rule))
        for count in BUDGET_MS
    ]
    reading = timed_ms(lambda: read_programme(changed()))
    print(f"{'programme':<18}{'lines':>6}{'median ms':>11}{'p99 ms':>9}{'budget':>8}{'× bare sum':>12}")  # noqa: T201
    for row in rows:
        ratio = row.quote_ms / row.bare_ms
        print(  # noqa: T201
            f"{row.name:<18}{row.lines:>6}{row.quote_ms:>11.3f}{row.slow_ms:>9.3f}"
            f"{BUDGET_MS[row.lines]:>8.1f}{ratio:>12.0f}"
        )
    print(f"{'read the document':<24}{median(reading):>11.3f}")  # noqa: T201
    return int(any(row.quote_ms > BUDGET_MS[row.lines] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
