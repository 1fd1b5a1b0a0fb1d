"""How long a quote takes, beside the bare limit of the same run: summing the lines' prices and nothing else.

Run from ``tests/``: ``python -m benchmarks.quote``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from statistics import median
from time import perf_counter_ns, thread_time_ns

from domain.tea_chain import changed, tea_chain
from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.engine import quote
from shuke.domain.programme.proposing import proposed
from shuke.domain.programme.quote import Checkout, HeldCoupon, Standing
from shuke.domain.programme.reading import read_programme

MEMBER_DAY = date(2026, 3, 15)
ROUNDS = 300
BUDGET_MS = {3: 1.0, 30: 2.0, 200: 10.0, 500: 25.0}
"""Lines to milliseconds (median)."""

PROPOSAL_LINES = (30, 200)
PROPOSAL_BUDGET_MS = 15.0

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

KINDS = {
    "amount": lambda n: f"amount = {n}.37\nthreshold = {10 * n}",
    "percent": lambda n: f"pay_percent = {98 - n}",
    "item-percent": lambda n: f"pay_percent = {90 - 3 * n}",
    "exchange": lambda n: f"price = {n}.5",
}
SCOPES = ("", 'only = { categories = ["tea"] }', "without = { reduced = true }", 'only = { brands = ["A"] }')


def coupon_kinds(*kinds: str) -> str:
    """Twenty kinds of coupon for all sorts of goods."""
    return "".join(
        f"""
[[coupons]]
key = "c{number}"
name = {{ zh = "券{number}", en = "Coupon {number}" }}
kind = "{kinds[number % len(kinds)]}"
validity = "never-lapses"
{KINDS[kinds[number % len(kinds)]](number + 1)}
{SCOPES[number // len(kinds) % len(SCOPES)]}
"""
        for number in range(20)
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of the table, in milliseconds; `cpu_ms` is the processor's part of the median."""

    name: str
    lines: int
    quote_ms: float
    cpu_ms: float
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


def timed_ms(action: Callable[[], object], clock: Callable[[], int] = perf_counter_ns) -> list[float]:
    times = []
    for _ in range(ROUNDS):
        before = clock()
        action()
        times.append((clock() - before) / 1e6)
    return sorted(times)


def bare_sum(lines: tuple[BasketLine, ...]) -> int:
    return sum(line.unit_price.minor * line.quantity_milli // 1000 for line in lines)


def with_coupons(programme: Programme, count: int, coupons: tuple[str, ...] | None) -> Checkout:
    """The member holds one coupon of each kind."""
    question = checkout(count)
    assert question.standing is not None
    day = question.business_date
    held = tuple(
        HeldCoupon(f"h-{kind.key}", kind.key, day, day, kind.rate_for("gold")) for kind in programme.coupons
    )
    return replace(question, standing=replace(question.standing, coupons=held), coupons=coupons)


def measured(name: str, count: int, action: Callable[[], object], question: Checkout) -> Measured:
    times = timed_ms(action)
    cpu_ms = median(timed_ms(action, thread_time_ns))
    bare = timed_ms(lambda: bare_sum(question.lines))
    return Measured(name, count, median(times), cpu_ms, times[int(len(times) * 0.99)], median(bare))


def coupon_rows() -> list[tuple[Measured, float]]:
    """A choice among twenty coupons, each of which is told of; and the proposal over them."""
    rows = []
    sorts = {"mixed": tuple(KINDS), "percents": ("percent",), "items": ("item-percent", "exchange")}
    for name, kinds in sorts.items():
        programme = read_programme(changed(more=EVERY_RULE + coupon_kinds(*kinds)))
        for count in PROPOSAL_LINES:
            chosen = with_coupons(programme, count, ("h-c0", "h-c1"))
            row = measured(f"20 {name}, 2 chosen", count, partial(quote, programme, chosen), chosen)
            rows.append((row, BUDGET_MS[count]))
            open_choice = with_coupons(programme, count, ())
            row = measured(
                f"20 {name}, proposal", count, partial(proposed, programme, open_choice), open_choice
            )
            rows.append((row, PROPOSAL_BUDGET_MS if count == PROPOSAL_LINES[0] else 100.0))
    return rows


def measure(name: str, programme: Programme, count: int) -> Measured:
    question = checkout(count)
    return measured(name, count, lambda: quote(programme, question), question)


def main() -> int:
    """Print the table. Exit status 1 if a median is over its budget."""
    every_rule = read_programme(
        changed(("unit = 1 ", 'without = { categories = ["gift"] }\nunit = 1 '), more=EVERY_RULE)
    )
    rows = [
        (measure(name, programme, count), BUDGET_MS[count])
        for name, programme in (("tea-chain", tea_chain()), ("with 6 discounts", every_rule))
        for count in BUDGET_MS
    ]
    rows += coupon_rows()
    reading = timed_ms(lambda: read_programme(changed()))
    heads = ["median ms", "cpu ms", "p99 ms", "budget", "× bare sum"]
    print(f"{'programme':<24}{'lines':>6}" + "".join([f"{head:>11}" for head in heads]))  # noqa: T201
    for row, budget in rows:
        ratio = row.quote_ms / row.bare_ms
        print(  # noqa: T201
            f"{row.name:<24}{row.lines:>6}{row.quote_ms:>11.3f}{row.cpu_ms:>11.3f}{row.slow_ms:>11.3f}{budget:>11.1f}{ratio:>11.0f}"
        )
    print(f"{'read the document':<24}{median(reading):>11.3f}")  # noqa: T201
    return int(any(row.quote_ms > budget for row, budget in rows))


if __name__ == "__main__":
    sys.exit(main())
