"""Taking 100,000 members of an older system over: read, compared, recorded, by a till's real encrypted database.

`python -m benchmarks.importing` (from ``tests/``) prints seconds by the clock and of the processor for each part, and
the longest piece that the counter had to wait for. ``SHUKE_BENCH_ROWS`` takes another list. Exit status 1 if all of
it takes longer than 60 s for 100,000 rows.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

from fakes.till_on_disk import SESSION, open_till
from shuke.adapters import pinyin
from shuke.application.importing.carrying_over import CarryingOver, Permit, foresee
from shuke.application.importing.columns import find_header, is_known
from shuke.application.importing.old_members import OldMembers, read_old_members, tiers_by_name
from shuke.application.sheets.reading import read_table
from shuke.application.spreadsheet import csv_file
from shuke.bootstrap.demo_shop import DemoMember, demo_members
from shuke.bootstrap.till_services import TillServices

T = TypeVar("T")

ROWS = int(os.environ.get("SHUKE_BENCH_ROWS", "100000"))
LIMIT_S = 60 * ROWS / 100_000
PIECE_MS = 50
TODAY = date(2026, 11, 20)
HEADER = (
    "会员卡号",
    "手机号",
    "姓名",
    "生日",
    "等级",
    "入会日期",
    "积分",
    "储值余额",
    "累计消费",
    "最后消费日期",
)


def main() -> int:
    content = csv_file([HEADER, *(_row(one) for one in islice(demo_members(ROWS, TODAY), ROWS))])
    with tempfile.TemporaryDirectory() as folder:
        till = open_till(Path(folder))
        with till.data.counter.reading() as work:
            tiers = tiers_by_name(till.desk.programme_in_force(work))
        pinyin.load()
        began = time.perf_counter(), time.process_time()
        old = _timed("read", lambda: _read(content, tiers))
        _timed("compared", lambda: _compared(till, old))
        longest = _timed("taken over", lambda: _taken_over(till, old))
        took, processor = time.perf_counter() - began[0], time.process_time() - began[1]
        again = _timed("the same list again", lambda: _taken_over(till, old))
        sys.stdout.write(
            f"{len(old.members):,} members of {ROWS:,} rows ({len(content) / 1e6:.1f} MB): {took:.1f} s, "
            f"processor {processor:.1f} s; pieces {longest[0]:.0f} ms usual, {longest[1]:.0f} ms 99 of 100, "
            f"{longest[2]:.0f} ms longest; again {again[2]:.0f} ms longest\n"
        )
        till.data.close()
    return 0 if took <= LIMIT_S and longest[1] <= PIECE_MS else 1


def _row(one: DemoMember) -> tuple[str, ...]:
    profile = one.profile
    birthday = f"{profile.birthday.month:02d}-{profile.birthday.day:02d}" if profile.birthday else ""
    return (
        one.number,
        profile.phone,
        profile.name,
        birthday,
        "",
        one.joined_on.isoformat(),
        str(one.points),
        f"{one.points // 100}.50",
        f"{one.cumulative.minor // 100}.{one.cumulative.minor % 100:02d}",
        one.last_sale_on.isoformat(),
    )


def _read(content: bytes, tiers: Mapping[str, str]) -> OldMembers:
    table = read_table(content, is_known)
    return read_old_members(table, find_header(table.rows), tiers, TODAY)


def _compared(till: TillServices, old: OldMembers) -> None:
    next_row: int | None = 0
    while next_row is not None:
        with till.data.counter.reading() as work:
            next_row = foresee(work, old, "旧系统", next_row).next_row


def _taken_over(till: TillServices, old: OldMembers) -> tuple[float, float, float]:
    """Milliseconds of the pieces: the usual one, 99 of 100, the longest."""
    carrying = CarryingOver(till.desk, pinyin.initials)
    permit = carrying.begin(SESSION, old, "旧系统")
    assert isinstance(permit, Permit)
    pieces = []
    next_row: int | None = 0
    while next_row is not None:
        began = time.perf_counter()
        next_row = carrying.take_slice(permit, next_row).next_row
        pieces.append((time.perf_counter() - began) * 1000)
    more = True
    while more:
        began = time.perf_counter()
        more = carrying.read_names() is not None
        pieces.append((time.perf_counter() - began) * 1000)
    pieces.sort()
    return pieces[len(pieces) // 2], pieces[len(pieces) * 99 // 100], pieces[-1]


def _timed(name: str, work: Callable[[], T]) -> T:
    began = time.perf_counter(), time.process_time()
    done = work()
    took, processor = time.perf_counter() - began[0], time.process_time() - began[1]
    sys.stdout.write(f"{name:20} {took:6.1f} s, processor {processor:6.1f} s\n")
    sys.stdout.flush()
    return done


if __name__ == "__main__":
    sys.exit(main())
