"""The dashboard over a chain's year: a million members, ten million sales, in a till's real encrypted database.

`python -m benchmarks.dashboard` (from ``tests/``) writes them and says how long that took; then each report of a
day, week, month and of the year, looked at as the first thing after opening and again, by the clock and of the
processor; and whether the year's sum is that of a recount of all sales. ``SHUKE_BENCH_MEMBERS`` and
``SHUKE_BENCH_SALES`` take other numbers. Exit status 1 if a view takes more than a second of the processor, or the
sums differ.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.big_shop import BIG_PLACE, members_wanted
from fakes.filled_year import YEAR, fill_year, indexes_made_after, put_members
from fakes.till_on_disk import folder_in
from shuke.application.figures.dashboard import Dashboard, Scope, read_dashboard
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.domain.figures.periods import PeriodKind
from shuke.wording.dashboard import Report
from shuke_db.sale_tables import sales as sales_table

SALES = int(os.environ.get("SHUKE_BENCH_SALES", "10000000"))
MOST_S = 1.0
LAST = date(YEAR, 12, 31)
_EVERYTHING = Scope(None, "Asia/Shanghai", whole=True)


def main() -> int:
    members = members_wanted()
    with tempfile.TemporaryDirectory() as folder:
        began, cpu = time.perf_counter(), time.process_time()
        data = _opened(Path(folder))
        _write(data, members)
        data.close()
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
        sys.stdout.write(
            f"{members:,} members, {SALES:,} sales: {size:,.0f} MB written in {time.perf_counter() - began:.0f} s, "
            f"processor {time.process_time() - cpu:.0f} s\n"
        )
        worst = max(_look(Path(folder), kind, which) for kind in PeriodKind for which in Report)
        equal = _recounted(Path(folder))
    sys.stdout.write(f"slowest {worst:.2f} s of the processor; recount {'equal' if equal else 'DIFFERENT'}\n")
    return 0 if equal and worst <= MOST_S else 1


def _opened(folder: Path) -> TillData:
    data = open_till_data(folder_in(folder))
    data.take_place(BIG_PLACE)
    return data


def _write(data: TillData, members: int) -> None:
    with data._writer.connect() as connection, indexes_made_after(connection):
        put_members(connection, BIG_PLACE.tenant, members)
        connection.commit()
        for month in fill_year(connection, BIG_PLACE.tenant, members, SALES):
            connection.commit()
            sys.stderr.write(f"\rmonth {month}")
            sys.stderr.flush()
    sys.stderr.write("\n")


def _look(folder: Path, kind: PeriodKind, which: Report) -> float:
    """Seconds of the processor, the first time."""
    data = _opened(folder)
    told = []
    for _ in range(2):
        began, cpu = time.perf_counter(), time.process_time()
        _read(data, kind, which)
        told.append((time.perf_counter() - began, time.process_time() - cpu))
    data.close()
    (clock, cpu), (again, again_cpu) = told
    sys.stdout.write(
        f"{kind.value:>6} {which.value:>10}: {clock:.2f} s, processor {cpu:.2f} s; "
        f"again {again:.2f} s, processor {again_cpu:.2f} s\n"
    )
    sys.stdout.flush()
    return cpu


def _read(data: TillData, kind: PeriodKind, which: Report) -> Dashboard:
    with data.reports.reading() as work:
        return read_dashboard(work, _EVERYTHING, kind, LAST, LAST, which)


def _recounted(folder: Path) -> bool:
    data = _opened(folder)
    seen = _read(data, PeriodKind.YEAR, Report.OVERVIEW).now.sums
    counted = select(func.count(), func.sum(sales_table.c.to_pay_minor))
    with data._writer.connect() as connection:
        found = tuple(connection.execute(counted).one())
    data.close()
    return found == (seen.sales, seen.sold_minor)


if __name__ == "__main__":
    sys.exit(main())
