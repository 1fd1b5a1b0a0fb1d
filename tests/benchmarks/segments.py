"""Every preset, and a rule of one's own, over all members of a till's real encrypted database.

`python -m benchmarks.segments` (from ``tests/``) prints seconds by the clock and of the processor, each segment
looked at as the first thing after opening, and again with its columns at hand. ``SHUKE_BENCH_MEMBERS`` takes another
number. Exit status 1 if one takes more than 3 µs a member of the processor.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.big_shop import BIG_PLACE, TODAY, VARIABLE, big_shop
from fakes.till_on_disk import folder_in
from shuke.adapters.clock import SystemClock
from shuke.application.segments.looking import Everybody
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.bootstrap.till_services import TillServices
from shuke.domain.facts.rows import Cell, Put
from shuke.domain.segments.conditions import Condition, Operator, Together
from shuke.domain.segments.fields import Field
from shuke.domain.segments.segment import PRESETS, Rule

MEMBERS = int(os.environ.get(VARIABLE, "1000000"))
MOST_US = 3

OWN = Together(
    (
        Condition(Field.DAYS_SINCE_SALE, Operator.BETWEEN, (30, 180)),
        Condition(Field.POINTS, Operator.AT_LEAST, (500,)),
        Together(
            (
                Condition(Field.QUADRANT, Operator.ONE_OF, ("good", "rare")),
                Condition(Field.BIRTH_MONTH, Operator.AT_LEAST, (11,)),
            ),
            any_of=True,
        ),
    )
)


def main() -> int:
    source = big_shop(MEMBERS)
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(source.root.parent, folder, dirs_exist_ok=True)
        data = open_till_data(folder_in(Path(folder)))
        _make_them_buy(data)
        desk = TillServices(data, BIG_PLACE, SystemClock()).desk
        for name, where in (*((preset.value, where) for preset, where in PRESETS.items()), ("own", OWN)):
            everybody = Everybody(desk.programme_in_force, lambda _: TODAY)
            told = []
            for _ in range(2):
                began, cpu = time.perf_counter(), time.process_time()
                with desk.reports.reading() as work:
                    look = everybody.look(work, Rule(where))
                told.append((time.perf_counter() - began, time.process_time() - cpu))
            worst = max(worst, told[0][1])
            (clock, cpu), (again, again_cpu) = told
            sys.stdout.write(
                f"{name:>15}: {look.count:>9,} of {look.of:,}; {clock:.2f} s, processor {cpu:.2f} s; "
                f"again {again:.2f} s, processor {again_cpu:.2f} s\n"
            )
        data.close()
    return 0 if worst * 1e6 <= MOST_US * MEMBERS else 1


def _make_them_buy(data: TillData) -> None:
    """The big shop's members with sales as a shop has them: many with few, few with many."""
    draw = random.Random(7)
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 29)]
    with data.counter.writing() as work:
        ids = work.segments.members([], TODAY).ids
        for begin in range(0, len(ids), 50_000):
            work.apply(
                Put("members", {"member_id": one}, _bought(draw, days)) for one in ids[begin : begin + 50_000]
            )
            work.apply(
                Put("habits", {"member_id": one, "article_id": f"a-{draw.randrange(3_000)}"}, _usual(draw))
                for one in ids[begin : begin + 50_000 : 2]
            )
        work.commit()


def _usual(draw: random.Random) -> dict[str, Cell]:
    """As `shuke_db.repositories.habits` notes it: of two thirds it is due."""
    due = TODAY + timedelta(days=draw.randrange(-20, 10))
    return {"due_on": due.isoformat(), "over_on": (due + timedelta(days=30)).isoformat()}


def _bought(draw: random.Random, days: list[str]) -> dict[str, Cell]:
    sales = min(int(draw.paretovariate(0.8)) - 1, 500)
    if not sales:
        return {"sales": 0, "cumulative_minor": 0, "last_sale_on": ""}
    spent = sales * draw.randrange(1_000, 60_000)
    return {"sales": sales, "cumulative_minor": spent, "last_sale_on": draw.choice(days)}


if __name__ == "__main__":
    sys.exit(main())
