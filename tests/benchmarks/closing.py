"""The close of a day over a million members: an ordinary one, and the end of a year when everybody's points lapse.

`python -m benchmarks.closing` (from tests/) copies the big shop, gives its members' points that last day, and closes
both days as head office does: facts signed and chained, ledger, balances, slices, the feed. It prints seconds, the
longest batch, and what of a batch a request would have to wait for.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.big_shop import BIG_PLACE, TODAY, big_shop, members_wanted
from fakes.clock import FakeClock
from fakes.till_on_disk import folder_in
from shuke.application.closing.closing import Closing, ClosingProgress, close_days
from shuke.application.head_office.closing import AT_HEAD_OFFICE
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.recording import Recorder
from shuke.bootstrap.head_office.cycles import look_for_cycles_less_often
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.bootstrap.till_services import TillServices

LIMIT_S = 60.0
LAST_DAY = date(2026, 12, 31)
DAY_MS = 86_400_000
AFTER_MIDDAY_MS = 1_795_147_200_000
"""20 November 2026, 12:00 in Shanghai."""


@dataclass
class Stopwatch:
    """How long the batches took, and all of them."""

    batches_s: list[float] = field(default_factory=list)
    looked_at: int = 0
    last: float = field(default_factory=time.perf_counter)
    cpu_began: float = field(default_factory=time.process_time)

    def __call__(self, progress: ClosingProgress) -> None:
        now = time.perf_counter()
        self.batches_s.append(now - self.last)
        self.last = now
        self.looked_at += progress.looked_at

    @property
    def cpu_s(self) -> float:
        return time.process_time() - self.cpu_began

    @property
    def whole_s(self) -> float:
        return sum(self.batches_s)


def lapsing_everywhere(data: TillData) -> None:
    """Everybody's points have the same last day; of everybody's sales the last is not what makes them sleep."""
    with data._writer.connect() as connection:
        for table in ("balances", "slices"):
            connection.exec_driver_sql(f"UPDATE {table} SET lot = '{LAST_DAY}'")
        connection.commit()


def closed(services: TillServices, clock: FakeClock, day: date) -> Stopwatch:
    """Close that day, everything before it taken as closed."""
    from shuke.application.ports.closing import ClosingPlace  # noqa: PLC0415

    recorder = Recorder(BIG_PLACE, services.sealing, services.encoding, clock)
    clock.wall_ms = AFTER_MIDDAY_MS + ((day - TODAY).days + 1) * DAY_MS
    closing = Closing(
        recorder,
        lambda: services.shop,
        ProgrammeShelf(services.holidays),
        services.ids,
        lambda work: OfficeEntry(work, recorder, services.shop),
        AT_HEAD_OFFICE,
    )
    store = services.data.counter
    with store.writing() as work:
        work.closings.put_place(ClosingPlace(day, "members"))
        work.commit()
    watch = Stopwatch()
    assert close_days(store, closing, watch)
    return watch


def main() -> int:
    look_for_cycles_less_often()  # as head office does
    members = members_wanted()
    source = big_shop(members)
    missed = False
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "till"
        shutil.copytree(source.root.parent, path)
        data = open_till_data(folder_in(path))
        lapsing_everywhere(data)
        data.checkpoint()
        clock = FakeClock(AFTER_MIDDAY_MS)
        services = TillServices(data, BIG_PLACE, clock)
        for name, day in (("ordinary day", TODAY), ("end of a year", LAST_DAY)):
            watch = closed(services, clock, day)
            longest_ms = max(watch.batches_s) * 1000
            sys.stdout.write(
                f"{name}: {watch.looked_at:,} of {members:,} members looked at in {watch.whole_s:.1f} s "
                f"({watch.cpu_s:.1f} s of the processor), "
                f"{len(watch.batches_s)} batches, the longest {longest_ms:.0f} ms (limit {LIMIT_S:.0f} s)\n"
            )
            missed |= watch.whole_s > LIMIT_S
        data.close()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
