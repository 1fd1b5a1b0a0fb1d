"""Storing a sale against the same statements handed straight to sqlcipher3, on the same disk in the same run.

`python -m benchmarks.sale` (from tests/) prints medians in milliseconds and their ratio. What is timed is the key
press that pays the last of a basket of three lines with a member: quote, signatures, journal, projections, print
job, FULL synchronisation.

The statements are heard in a run of their own, at the driver, on a till that nobody times; the bare side runs
them on a copy of that till's database, with their values made ready before. Timed sales and bare runs take turns,
so that both meet the same disk at the same moment.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3

from fakes.heard_statements import Statement, hearing
from fakes.till_on_disk import SESSION, folder_in, open_till
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.member import serve_member
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.enrolling import Enrolment, NewMember
from shuke.application.ports.vault import Secret
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import IdentifiedBy, TenderKind
from shuke.domain.money import Money
from shuke.domain.profile import Profile

SALES = 300
WARM = 20
LIMIT = 6.0


@dataclass(frozen=True, slots=True)
class Took:
    wall_s: float
    cpu_s: float


@dataclass(slots=True)
class Stopwatch:
    wall: float = 0
    cpu: float = 0

    def begin(self) -> None:
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def took(self) -> Took:
        cpu = time.process_time() - self.cpu
        return Took(time.perf_counter() - self.wall, cpu)


def rung_up(till: TillServices, member_id: str) -> str:
    """The id of a basket that waits for its money."""
    desk = till.desk
    basket = desk.begin(SESSION).basket.basket_id
    serve_member(desk, SESSION, basket, member_id, IdentifiedBy.PHONE)
    for amount in (128_00, 35_50, 9_90):
        add_open_amount(desk, SESSION, basket, Money(amount))
    return basket


def paid(till: TillServices, basket: str, watch: Stopwatch) -> Took:
    watch.begin()
    view = pay(till.desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    took = watch.took()
    assert isinstance(view, CounterView)
    assert view.completed
    return took


def replayed(connection: Any, statements: list[Statement], watch: Stopwatch) -> Took:
    """What the driver alone needs for them, commit included."""
    watch.begin()
    for statement, values in statements:
        if isinstance(values, list):
            connection.executemany(statement, values)
        else:
            connection.execute(statement, values).fetchall()
    connection.execute("COMMIT")
    return watch.took()


def with_a_member(path: Path) -> tuple[TillServices, str]:
    till = open_till(path)
    new = till.enrolments.enrol(SESSION, Enrolment(Profile("王小明", "13800138000"), "tier.ordinary.sale"))
    assert isinstance(new, NewMember)
    till.data.checkpoint()
    return till, new.member_id


def heard_sales(root: Path) -> tuple[list[list[Statement]], Any]:
    """What each sale runs, and a bare connection to a database as it was before the first of them."""
    with hearing() as heard:
        till, member = with_a_member(root / "heard")
    copy = root / "copy.db"
    shutil.copy(folder_in(root / "heard").database, copy)
    key = till.data.vault.get(Secret.DATABASE_KEY)
    assert key
    sales, watch = [], Stopwatch()
    for _ in range(SALES):
        basket = rung_up(till, member)
        heard.clear()
        paid(till, basket, watch)
        sales.append(list(heard))
    till.data.close()
    bare = sqlcipher3.connect(str(copy), isolation_level=None)
    for setting in (
        f"key = \"x'{key.hex()}'\"",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "wal_autocheckpoint = 0",
        "recursive_triggers = ON",
        "cache_size = -64000",
    ):
        bare.execute(f"PRAGMA {setting}")
    return sales, bare


def main() -> int:
    ours: list[Took] = []
    raw: list[Took] = []
    with tempfile.TemporaryDirectory() as place:
        sales, bare = heard_sales(Path(place))
        till, member = with_a_member(Path(place) / "timed")
        watch = Stopwatch()
        for statements in sales:
            ours.append(paid(till, rung_up(till, member), watch))
            raw.append(replayed(bare, statements, watch))
        bare.close()
        till.data.close()
    wall, raw_wall = ([took.wall_s * 1000 for took in side[WARM:]] for side in (ours, raw))
    cpu, raw_cpu = (statistics.median(took.cpu_s for took in side[WARM:]) * 1000 for side in (ours, raw))
    ours_ms, raw_ms = statistics.median(wall), statistics.median(raw_wall)
    worst_ms = sorted(wall)[int(len(wall) * 0.99)]
    sys.stdout.write(
        f"paying a sale: {ours_ms:.2f} ms (p99 {worst_ms:.2f}), its {len(sales[-1])} statements bare "
        f"{raw_ms:.2f} ms, ratio {ours_ms / raw_ms:.1f} (limit {LIMIT}); "
        f"of the processor {cpu:.2f} ms and {raw_cpu:.2f} ms\n"
    )
    return 0 if ours_ms / raw_ms <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
