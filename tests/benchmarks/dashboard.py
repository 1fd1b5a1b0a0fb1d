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

from benchmarks.big_shop import members_wanted
from benchmarks.big_years import opened, write_years
from fakes.filled_year import YEAR
from shuke.application.figures.dashboard import Dashboard, Scope, read_dashboard
from shuke.bootstrap.till_data import TillData
from shuke.domain.figures.periods import PeriodKind
from shuke.wording.dashboard import Report
from shuke_db.sale_tables import sales as sales_table

SALES = int(os.environ.get("SHUKE_BENCH_SALES", "10000000"))
MOST_S = 1.0
LAST = date(YEAR, 12, 31)
_EVERYTHING = Scope(None, "Asia/Shanghai", whole=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        write_years(Path(folder), members_wanted(), SALES)
        worst = max(_look(Path(folder), kind, which) for kind in PeriodKind for which in Report)
        equal = _recounted(Path(folder))
    sys.stdout.write(f"slowest {worst:.2f} s of the processor; recount {'equal' if equal else 'DIFFERENT'}\n")
    return 0 if equal and worst <= MOST_S else 1


def _look(folder: Path, kind: PeriodKind, which: Report) -> float:
    """Seconds of the processor, the first time."""
    data = opened(folder)
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
    data = opened(folder)
    seen = _read(data, PeriodKind.YEAR, Report.OVERVIEW).now.sums
    counted = select(func.count(), func.sum(sales_table.c.to_pay_minor))
    with data._writer.connect() as connection:
        found = tuple(connection.execute(counted).one())
    data.close()
    return found == (seen.sales, seen.sold_minor)


if __name__ == "__main__":
    sys.exit(main())
