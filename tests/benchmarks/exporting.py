"""200,000 members written into a file, by a till's real encrypted database, a part at a time.

`python -m benchmarks.exporting` (from ``tests/``) prints seconds by the clock and of the processor, the longest piece
that whoever looks something up waits for, and by how much the process grew. ``SHUKE_BENCH_MEMBERS`` takes another
number. Exit status 1 if it grew by more than 20 MB, or a usual piece took longer than 50 ms.

The database keeps pages of up to 64 MB at hand, whatever is read; they are filled before it begins, so that what the
process grows by is the list's own.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.big_shop import BIG_PLACE, VARIABLE, big_shop
from shuke.adapters.clock import SystemClock
from shuke.adapters.whole_files import FileInTheMaking
from shuke.application.counter.desk import Desk
from shuke.application.exporting.exporting import Exporting, ExportPermit
from shuke.application.exporting.wanted import MembersWanted
from shuke.application.spreadsheet import list_writer
from shuke.bootstrap.till_data import open_till_data
from shuke.bootstrap.till_services import TillServices
from shuke.wording import Language

MEMBERS = int(os.environ.get(VARIABLE, "200000"))
GROWTH_MB = 20
PIECE_MS = 50


def main() -> int:
    data = open_till_data(big_shop(MEMBERS))
    desk = TillServices(data, BIG_PLACE, SystemClock()).desk
    good = True
    with tempfile.TemporaryDirectory() as folder:
        _written(desk, Path(folder) / "warm.csv", 2)
        with desk.reports.reading() as work:
            for table, column in (("members", "number"), ("profiles", "name")):
                wholly = f"SELECT sum(length(CAST({column} AS BLOB))) FROM {table} NOT INDEXED"
                work._connection.exec_driver_sql(wholly).fetchone()  # type: ignore[attr-defined]
        for name in ("members.csv", "members.xlsx"):
            before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            began = time.perf_counter(), time.process_time()
            rows, pieces = _written(desk, Path(folder) / name, MEMBERS)
            took, processor = time.perf_counter() - began[0], time.process_time() - began[1]
            grew_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb) / 1024
            usual, longest = sorted(pieces)[len(pieces) // 2], max(pieces)
            sys.stdout.write(
                f"{name}: {rows:,} rows, {(Path(folder) / name).stat().st_size / 1e6:.1f} MB; {took:.1f} s, "
                f"processor {processor:.1f} s; pieces {usual:.0f} ms usual, {longest:.0f} ms longest; "
                f"grew by {grew_mb:.1f} MB\n"
            )
            good = good and grew_mb <= GROWTH_MB and usual <= PIECE_MS
    data.close()
    return 0 if good else 1


def _written(desk: Desk, path: Path, parts: int) -> tuple[int, list[float]]:
    """Rows, and milliseconds of each piece; at most so many pieces."""
    source = Exporting(desk).rows_of(
        ExportPermit(MembersWanted(), masked=False, at_most=MEMBERS), Language.ZH
    )
    made = FileInTheMaking(path)
    writer = list_writer(path.name, made.file)
    writer.write([source.header])
    pieces: list[float] = []
    rows, behind = 0, None
    while len(pieces) < parts:
        began = time.perf_counter()
        with desk.reports.reading() as work:
            part = source.read_on(work, behind)
        writer.write(part.rows)
        pieces.append((time.perf_counter() - began) * 1000)
        rows, behind = rows + len(part.rows), part.behind
        if behind is None:
            break
    writer.finish()
    made.keep()
    return rows, pieces


if __name__ == "__main__":
    sys.exit(main())
