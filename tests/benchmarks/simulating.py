"""How many sales `shuke simulate` plays under every preset that ships, beside the tea chain's programme.

`python -m benchmarks.simulating [PRESET …]` (from ``tests/``) prints, for each, sales played in a second of two
processors, seconds by the clock, and the same by one process. What is counted is a sale under one programme; each is
played under two. ``SHUKE_BENCH_SALES`` takes another number. Exit status 1 below 3,000 a second.
"""

from __future__ import annotations

import os
import random
import sys
import time
from datetime import date, timedelta

from shuke.application.simulation.recorded import Joined, PaidIn, Recorded, Sold
from shuke.application.simulation.trial import Rules
from shuke.bootstrap.presets import preset_base, preset_keys
from shuke.bootstrap.simulating import simulated
from shuke.domain.basket import BasketLine, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.money import Money

SALES = int(os.environ.get("SHUKE_BENCH_SALES", "20000"))
LEAST = 3_000
YEAR = date(2026, 1, 1), date(2026, 12, 31)
_PROCESSES = 2
_DAYS = 365
_BESIDE = "tea-chain"


def happened(sales: int, way: str) -> list[Recorded]:
    """A year of members who bought 1 to 40 times, a third of them paid in before; `way` is how they joined."""
    draw = random.Random(7)
    events: list[Recorded] = []
    number = made = 0
    while made < sales:
        number += 1
        member, joined = f"m-{number}", draw.randrange(_DAYS // 2)
        born = Birthday(1 + number % 12, 1 + number % 28)
        events.append(Joined(member, _day(joined), "", f"tier.any.{way}", born))
        pays_in = way == "top-up" or number % 3 == 0
        if pays_in:
            amount = Money(draw.choice((1000, 2000, 4000, 8000)) * 100)
            events.append(PaidIn(member, _day(joined), amount, born))
        for _ in range(draw.choice((1, 2, 5, 12, 40))):
            made += 1
            stored = pays_in and draw.random() < 0.3
            paid_by = TenderKind.STORED_VALUE if stored else draw.choice((TenderKind.CASH, TenderKind.WECHAT))
            lines = tuple(
                BasketLine(place, "茶", Money(draw.randrange(500, 20_000)), department=draw.choice("ab"))
                for place in range(1, draw.randrange(2, 6))
            )
            points = draw.choice((0, 0, 0, 100))
            on, coupon, sale = _day(draw.randrange(joined, _DAYS)), draw.random() < 0.2, f"T/1/{made}"
            one = Sold(
                member, on, lines, paid_by, "", 0, points, with_coupons=coupon, sale=sale, birthday=born
            )
            events.append(one)
    return sorted(events, key=lambda one: one.on)


def _day(number: int) -> date:
    return YEAR[0] + timedelta(days=number)


def main(wanted: list[str]) -> int:
    missed = False
    for key in wanted or preset_keys():
        events = happened(SALES, "top-up" if key.startswith("salon") else "sale")
        sales = sum(isinstance(one, Sold) for one in events)
        other = "salon" if key == "salon-six-tiers" else "salon-six-tiers" if key == "salon" else _BESIDE
        rules = Rules.of(preset_base(other) or "", preset_base), Rules.of(preset_base(key) or "", preset_base)
        told = []
        for cores in (_PROCESSES, 1):
            began, cpu = time.perf_counter(), _processor()
            simulated(events, rules, YEAR, lambda *_: None, cores=cores)
            told.append((time.perf_counter() - began, _processor() - cpu))
        (clock, cpu), (_, alone) = told
        rate = 2 * sales * _PROCESSES / cpu
        missed |= rate < LEAST
        sys.stdout.write(
            f"{key:>18} beside {other}: {sales:,} sales twice, {rate:,.0f} a second of two processors, "
            f"{clock:.1f} s by the clock; one process {2 * sales / alone:,.0f} a second\n"
        )
        sys.stdout.flush()
    return 1 if missed else 0


def _processor() -> float:
    """Seconds of this process and of those that ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
