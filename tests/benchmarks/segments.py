"""Every preset, every field alone, a rule of one's own and the dearest ones, over all members of a till's real
encrypted database, packed as a till packs them while nobody is there.

`python -m benchmarks.segments` (from ``tests/``) prints seconds by the clock and of the processor: first what packing
took; then each segment looked at as the first thing after opening, and again with its columns at hand; the dearest
once more after one member in five hundred changed, and once from the rows alone, as before the first packing. Behind
them what a bare loop took, so that a slow moment of the host can be told. ``SHUKE_BENCH_MEMBERS`` takes another
number. Exit status 1 if anything that is packed takes more than 3 µs a member of the processor.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from benchmarks.big_shop import BIG_PLACE, TODAY, VARIABLE, big_shop
from fakes.till_on_disk import folder_in
from shuke.adapters.clock import SystemClock
from shuke.application.counter.desk import Desk
from shuke.application.segments.looking import Everybody
from shuke.application.segments.packing import read_packing, write_packing
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.bootstrap.till_services import TillServices
from shuke.domain.facts.rows import Add, Cell, Put
from shuke.domain.segments.conditions import Condition, Operator, Together, Where
from shuke.domain.segments.fields import Field, Sort, sort_of
from shuke.domain.segments.segment import PRESETS, Rule
from shuke_db.projections import put_rows

MEMBERS = int(os.environ.get(VARIABLE, "1000000"))
MOST_US = 3

_Columns = tuple[tuple[str, ...], tuple[str, ...]]
"""Of a table's key, and beside it."""

_WORDS = {
    Field.TIER: "gold",
    Field.STAGE: "active",
    Field.QUADRANT: "good",
    Field.ABC: "a",
    Field.SHOP: "S01",
    Field.LOOKED_AFTER: "st-3",
    Field.CHANNELS: "sms",
    Field.DUE_ARTICLE: "a-1",
    Field.DUE_DEPARTMENT: "d-1",
}


def _asked(field: Field) -> Condition:
    """Something that a good part of the members are."""
    match sort_of(field):
        case Sort.WORDS:
            return Condition(field, Operator.ONE_OF, (_WORDS[field],))
        case Sort.SCORE:
            return Condition(field, Operator.AT_LEAST, (3,))
        case Sort.MONEY:
            return Condition(field, Operator.BETWEEN, (1, 100_000))
    return Condition(field, Operator.BETWEEN, (1, 60))


DEAREST = tuple(
    _asked(field)
    for field in Field
    if field
    not in {
        *(Field.SALES, Field.SPENT, Field.TIER, Field.SHOP, Field.FREQUENCY, Field.DAYS_SINCE_SALE),
        *(Field.STAGE, Field.YEAR_SALES, Field.LAPSING, Field.DUE_ARTICLE),
    }
)
"""As many conditions as a rule may have, over every column there is."""

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
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(source.root.parent, folder, dirs_exist_ok=True)
        data = open_till_data(folder_in(Path(folder)))
        _make_them_buy(data)
        desk = TillServices(data, BIG_PLACE, SystemClock()).desk
        _told("20 all, from the rows", desk, Together(DEAREST))
        _pack(desk)
        ready = {preset.value: where for preset, where in PRESETS.items()}
        alone = {f"field {field.value}": Together((_asked(field),)) for field in Field}
        dear = {"own": OWN, "20 all": Together(DEAREST), "20 any": Together(DEAREST, any_of=True)}
        worst = max(_told(name, desk, where) for name, where in {**ready, **alone, **dear}.items())
        with desk.store.writing() as work:
            some = work.segments.members([], TODAY).ids[::500]
            work.apply(Add("members", {"member_id": one}, {"sales": 1}) for one in some)
            work.commit()
        worst = max(worst, _told(f"20 all, {len(some):,} changed", desk, Together(DEAREST)))
        data.close()
    return 0 if worst * 1e6 <= MOST_US * MEMBERS else 1


def _pack(desk: Desk) -> None:
    began, cpu = time.perf_counter(), time.process_time()
    pieces = 0
    while (piece := read_packing(desk.reports, lambda _: TODAY)) is not None:
        write_packing(desk.store, piece)
        pieces += 1
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    sys.stdout.write(f"packed in {pieces} pieces: {took:.1f} s, processor {cpu:.1f} s\n")


def _told(name: str, desk: Desk, where: Where) -> float:
    """Seconds of the processor of the first look."""
    everybody = Everybody(desk.programme_in_force, lambda _: TODAY)
    told = []
    for _ in range(2):
        began, cpu = time.perf_counter(), time.process_time()
        with desk.reports.reading() as work:
            look = everybody.look(work, Rule(where))
        told.append((time.perf_counter() - began, time.process_time() - cpu))
    (clock, cpu), (again, again_cpu) = told
    sys.stdout.write(
        f"{name:>24}: {look.count:>9,} of {look.of:,}; {clock:.2f} s, processor {cpu:.2f} s; "
        f"again {again:.2f} s, processor {again_cpu:.2f} s; {_bare():.2f}\n"
    )
    return cpu


def _bare() -> float:
    began = time.process_time()
    sum(range(5_000_000))
    return time.process_time() - began


def _make_them_buy(data: TillData) -> None:
    """The big shop's members with sales as a shop has them: many with few, few with many; with lots that lapse, money
    kept, ways to be told of offers, purchases by month, and what they usually buy."""
    draw = random.Random(7)
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 29)]
    with data.counter.writing() as work:
        ids = work.segments.members([], TODAY).ids
        for begin in range(0, len(ids), 50_000):
            work.apply(
                Put("members", {"member_id": one}, _bought(draw, days)) for one in ids[begin : begin + 50_000]
            )
            for table, columns, rows in _beside(draw, ids[begin : begin + 50_000]):
                put_rows(
                    work.segments._connection, table, *columns, [(BIG_PLACE.tenant, *row) for row in rows]
                )
        work.commit()


def _beside(
    draw: random.Random, ids: Sequence[str]
) -> Iterator[tuple[str, _Columns, list[tuple[Cell, ...]]]]:
    lots = [(TODAY + timedelta(days)).isoformat() for days in range(300)]
    balance: _Columns = (("member_id", "account", "lot"), ("amount",))
    some = [one for one in ids if draw.random() < 0.5]
    yield "balances", balance, [(one, "points", draw.choice(lots), draw.randrange(1, 900)) for one in some]
    some = [one for one in ids if draw.random() < 0.3]
    yield "balances", balance, [(one, "principal", "never", draw.randrange(1, 90_000)) for one in some]
    told = [(one, way) for one in ids for way in ("messenger", "sms") if draw.random() < 0.4]
    said = "000001.0.2026-03-01.counter.S01-1"
    yield "consents", (("member_id", "channel"), ("said",)), [(*one, said) for one in told]
    months: _Columns = (("year", "member_id"), ("sales_11", "net_11", "sales_05", "net_05"))
    some = [one for one in ids if draw.random() < 0.5]
    yield "member_years", months, [("2026", one, *(draw.randrange(9) for _ in range(4))) for one in some]
    usual = [(one, f"a-{article}") for one in ids for article in draw.sample(range(3_000), draw.randrange(4))]
    yield (
        "habits",
        (("member_id", "article_id"), ("due_on", "over_on")),
        [(*one, *_usual(draw)) for one in usual],
    )


def _usual(draw: random.Random) -> tuple[str, str]:
    """As `shuke_db.repositories.habits` notes it: most of it lately, of one in ten it is due."""
    last = TODAY - timedelta(days=int(draw.random() ** 2 * 700))
    every = draw.randrange(7, 60)
    return (last + timedelta(every)).isoformat(), (last + timedelta(2 * every)).isoformat()


def _bought(draw: random.Random, days: list[str]) -> dict[str, Cell]:
    sales = min(int(draw.paretovariate(0.8)) - 1, 500)
    if not sales:
        return {"sales": 0, "cumulative_minor": 0, "last_sale_on": ""}
    spent = sales * draw.randrange(1_000, 60_000)
    return {"sales": sales, "cumulative_minor": spent, "last_sale_on": draw.choice(days)}


if __name__ == "__main__":
    sys.exit(main())
