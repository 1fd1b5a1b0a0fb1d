"""What a programme costs, told of a chain whose million members buy in each of two years, in a till's real encrypted
database.

`python -m benchmarks.cost` (from ``tests/``) writes them; counts what is counted beforehand and says how long that
takes, and one of its pieces at most; then looks at each report that goes by members, of the present month, quarter
and year and of the year before, as the first thing after opening and again; and at months of somebody's own, which
are walked through when they are asked for. ``SHUKE_BENCH_MEMBERS`` and ``SHUKE_BENCH_SALES`` (of each year) take
other numbers. Exit status 1 if a report of what is counted beforehand takes more than a second of the processor.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.big_shop import members_wanted
from benchmarks.big_years import opened, write_years
from fakes.filled_year import PROGRAMME, YEAR
from shuke.application.figures.cost import CostScope, read_cost
from shuke.application.figures.counting import keep_count, next_count
from shuke.bootstrap.presets import preset_base
from shuke.domain.figures.costs_said import WHOLE_CHAIN
from shuke.domain.figures.months import Months, MonthsKind, months_of
from shuke.domain.programme.reading import read_programme
from shuke.wording.programme_cost import CostReport

SALES = int(os.environ.get("SHUKE_BENCH_SALES", "3000000"))
MOST_S = 1.0
TODAY = date(YEAR + 1, 12, 31)
_NOON_MS = 1_830_225_600_000  # noon of that day
_KINDS = (MonthsKind.MONTH, MonthsKind.QUARTER, MonthsKind.YEAR)
_BY_MEMBER = (CostReport.RATES, CostReport.BROUGHT, CostReport.TAKEN, CostReport.SHAPE)
_EVERYTHING = CostScope(
    None,
    WHOLE_CHAIN,
    "Asia/Shanghai",
    read_programme(preset_base(PROGRAMME) or "", preset_base),
    whole=True,
    members_known=True,
)


def main() -> int:
    year = months_of(MonthsKind.YEAR, TODAY)
    beforehand = [*(months_of(kind, TODAY) for kind in _KINDS), year.before]
    own = [Months(first, year.last - 1) for first in (year.first + 1, year.before.first + 1)]
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        write_years(where, members_wanted(), SALES, (YEAR, YEAR + 1))
        _count(where)
        worst = max(_look(where, months, which) for months in beforehand for which in _BY_MEMBER)
        sys.stdout.write("months of somebody's own, walked through when they are asked for:\n")
        for months in own:
            for which in _BY_MEMBER:
                _look(where, months, which)
    sys.stdout.write(f"slowest of what is counted beforehand {worst:.2f} s of the processor\n")
    return 0 if worst <= MOST_S else 1


def _count(folder: Path) -> None:
    """Whatever is kept, one after the other as a till does it."""
    data = opened(folder)
    began, longest, pieces = time.process_time(), 0.0, 0
    while True:
        cpu = time.process_time()
        found = next_count(data.reports, lambda _: TODAY, _NOON_MS)
        if found is None:
            break
        keep_count(data.counter, found)
        longest, pieces = max(longest, time.process_time() - cpu), pieces + 1
    spent = time.process_time() - began
    data.close()
    sys.stdout.write(
        f"counted beforehand: {pieces} pieces, {spent:.0f} s of the processor, one {longest:.1f} at most\n"
    )


def _look(folder: Path, months: Months, which: CostReport) -> float:
    """Seconds of the processor, the first time."""
    data = opened(folder)
    told = []
    for _ in range(2):
        cpu = time.process_time()
        with data.reports.reading() as work:
            read_cost(work, _EVERYTHING, months, TODAY, which)
        told.append(time.process_time() - cpu)
    data.close()
    first, again = told
    span = f"{months.names[0]} – {months.names[-1]}"
    sys.stdout.write(f"{span} {which.value:>8}: processor {first:.2f} s; again {again:.2f} s\n")
    sys.stdout.flush()
    return first


if __name__ == "__main__":
    sys.exit(main())
