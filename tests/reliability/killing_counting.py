"""A till is killed (SIGKILL) at random moments while its drawer is counted and its shifts are closed.

`python -m reliability.killing_counting FOLDER KILLS SEED` prints one line of counts and exits 0 only if every
shift that the killed one had told of is closed on its disk, once, with the sums of its own sales, under the number
behind the last, and its report waits for the printer.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from fakes.clock import FakeClock
from fakes.till_on_disk import PLACE, SESSION, open_till
from reliability.mortal import words_until_killed
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.journal_check import check_journals
from shuke.application.rebuilding import rebuild
from shuke.application.refusal import Refused
from shuke.application.shifts.counting import Counted, close_shift, count_drawer, outstanding_now
from shuke.application.shifts.opening import open_shift
from shuke.application.shifts.report import z_name
from shuke.application.shifts.shift_report import ShiftReport
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money

FLOAT, SALE = 100_00, 10_00
MORNING = int(datetime(2026, 9, 10, 2, tzinfo=UTC).timestamp() * 1000)
MOST_WORDS = 12
MOST_SHIFTS = 10_000
PLENTY = 1 << 40


def till_of(folder: Path) -> TillServices:
    return open_till(folder, FakeClock(MORNING))


def live(folder: Path, pipe: int) -> None:
    """The child: sells, counts and closes, and says each Z number and its sum once it was told that it is done."""
    till = till_of(folder)
    while True:
        with till.data.counter.reading() as work:
            shift = work.shifts.open_at(PLACE.till)
        if shift is None:
            opened = open_shift(till.desk, SESSION, Money(FLOAT))
            assert not isinstance(opened, Refused), opened
        basket = till.desk.begin(SESSION).basket
        if not basket.lines:
            add_open_amount(till.desk, SESSION, basket.basket_id, Money(SALE))
        paid = pay(till.desk, lambda: PLENTY, SESSION, basket.basket_id, TenderKind.CASH)
        assert isinstance(paid, CounterView), paid
        number, expected = closed(till)
        os.write(pipe, f"{number} {expected.minor}\n".encode())


def closed(till: TillServices) -> tuple[int, Money]:
    """Count what should be there, and close: the shift's number and sum."""
    with till.data.counter.reading() as work:
        shift = work.shifts.open_at(PLACE.till)
        assert shift is not None
        expected = work.shifts.figures(shift).expected
        outstanding = outstanding_now(till.desk, work)
    pieces = ((SALE, expected.minor // SALE),)
    counted = count_drawer(till.desk, SESSION, pieces)
    assert isinstance(counted, Counted), counted
    report = close_shift(till.desk, SESSION, pieces, "", outstanding)
    assert isinstance(report, ShiftReport), report
    with till.data.counter.reading() as work:
        (newest,) = work.shifts.closed(PLACE.till, 1)
    return newest.z_number, expected


def problems(till: TillServices, told: dict[int, int]) -> Iterator[str]:
    """What is not as it was told, or as nobody would close a shift."""
    with till.data.counter.reading() as work:
        shifts = work.shifts.closed(PLACE.till, MOST_SHIFTS)
        sums = {one.z_number: work.shifts.figures(one) for one in shifts}
        unprinted = [one.z_number for one in shifts if work.print_jobs.latest(z_name(one)) is None]
    if sorted(sums) != list(range(1, len(shifts) + 1)):
        yield f"numbers {sorted(sums)}"
    if unprinted:
        yield f"no report of {unprinted}"
    for number, expected in told.items():
        if number not in sums or sums[number].expected.minor != expected:
            yield f"told of {number} with {expected}, which is not there"
    for number, figures in sums.items():
        if figures.expected.minor != FLOAT + SALE * figures.sales:
            yield f"shift {number}: {figures.expected.minor} for {figures.sales} sales"


def main(folder: Path, kills: int, seed: int) -> int:
    chance = random.Random(seed)
    till_of(folder).data.close()
    told: dict[int, int] = {}
    for _ in range(kills):
        lines = words_until_killed(lambda pipe: live(folder, pipe), chance, MOST_WORDS)
        told |= {int(number): int(expected) for number, expected in (line.split() for line in lines)}
        till = till_of(folder)
        found = list(problems(till, told))
        till.data.close()
        if found:
            sys.stdout.write("\n".join(found) + "\n")
            return 1
    till = till_of(folder)
    keys = {PLACE.till: (till.signer.public_key,)}
    report = check_journals(till.data.counter, till.sealing, keys, lambda _: None)
    rebuilt = rebuild(till.data.counter, till.sealing, till.encoding, lambda name: name, lambda _: None)
    till.data.close()
    sound = not report.findings and rebuilt.unchanged and bool(told)
    verdict = "every one is there" if sound else f"{report.findings}, {rebuilt}"
    sys.stdout.write(f"{kills} kills, {len(told)} shifts told of; {verdict}\n")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
