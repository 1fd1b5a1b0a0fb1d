"""A till is killed (SIGKILL) at random moments while it prints; afterwards paper and rows are compared.

`python -m reliability.killing_printer FOLDER KILLS SEED` prints one line of counts and exits 0 only if

- every receipt that was queued is printed whole, or is set aside for a person after it stopped half-way three times;
- of no receipt two beginnings without a copy's mark lie on the paper;
- no drawer was opened twice for one receipt.

What no queue can know is whether the bytes of a receipt that was being sent when the till died came out. It prints
such a receipt again with a mark. So there are receipts of which only marked pieces exist; they are counted, and
the line says how many.
"""

from __future__ import annotations

import fcntl
import os
import random
import re
import select
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fakes.till_on_disk import SESSION, open_till
from reliability.mortal import words_until_killed
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.ports.printing import JobState, PrintJob, PrintJobDraft, PrintKind
from shuke.application.receipt_content import packed, unpacked
from shuke.bootstrap.till_printing import PrinterSettings, TillPrinting
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import TenderKind
from shuke.domain.money import Money
from shuke.domain.receipt import Receipt

MOST_WORDS = 8
LINES = 120
"""More than one write of the transport: a receipt can stop half-way."""

_BEGINNING = b"\x1b@\x1bR"
_END = b"\x1dVB\x00"
_DRAWER = b"\x1bp"
_COPY = "重打 COPY ".encode("gb18030")
_OVER = b"THE END"
_NUMBER = re.compile(rb"KILLED-(\d{6})")


def printing_of(till: TillServices, paper: Path) -> TillPrinting:
    settings = PrinterSettings("generic-80", paper.as_uri())
    return TillPrinting(till.data.counter, till.data.folder.paper, settings)


def a_receipt(till: TillServices) -> Receipt:
    """A real sale's, made long."""
    basket = till.desk.begin(SESSION).basket.basket_id
    for number in range(LINES):
        add_open_amount(till.desk, SESSION, basket, Money(10_00 + number))
    view = pay(till.desk, lambda: 1 << 40, SESSION, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    with till.data.counter.writing() as work:
        job = work.print_jobs.next_waiting()
        assert job is not None
        work.print_jobs.mark_given_up(job.job_id)
        work.commit()
    return unpacked(job.content)


def slow_printer(line: int, roll: Path) -> int:
    """A process that puts on the roll what comes out of the line, a little at a time, until it reads that all is
    over; its id. A till that is killed meanwhile leaves half a receipt."""
    printer = os.fork()
    if printer:
        return printer
    with roll.open("wb") as paper:
        tail = b""
        while not tail.endswith(_OVER):
            some = os.read(line, 1024)
            paper.write(some)
            tail = (tail + some)[-len(_OVER) :]
            select.select([], [], [], 0.002)
    os._exit(0)


def queued(till: TillServices, receipt: Receipt, serial: int) -> str:
    number = f"KILLED-{serial:06d}"
    with till.data.counter.writing() as work:
        content = packed(replace(receipt, number=number))
        work.print_jobs.add(PrintJobDraft(PrintKind.RECEIPT, number, content, opens_drawer=True))
        work.commit()
    return number


def print_for_ever(folder: Path, paper: Path, receipt: Receipt, serial: int, pipe: int) -> None:
    """The child: two receipts queued, both printed, again and again; tells each that is queued."""
    till = open_till(folder)
    queue = printing_of(till, paper).queue
    queue.recover()
    while True:
        for _ in range(2):
            serial += 1
            os.write(pipe, f"{queued(till, receipt, serial)}\n".encode())
        queue.work()


@dataclass(frozen=True)
class Piece:
    """What stands between the beginning of a receipt and whatever came next on the roll."""

    number: str
    copy: int
    whole: bool


def pieces(roll: bytes, numbers: re.Pattern[bytes] = _NUMBER) -> Iterator[Piece]:
    """Of the receipts that have such numbers."""
    for part in roll.split(_BEGINNING):
        number = numbers.search(part)
        if number is None:
            continue  # a drawer's pulse
        mark = part.find(_COPY)
        copy = int(part[mark + len(_COPY) :].split(b"\n")[0].split(b"\x1b")[0]) if mark >= 0 else 0
        yield Piece(number[0].decode(), copy, part.removesuffix(_OVER).endswith(_END))


def problems(jobs: dict[str, PrintJob], promised: set[str], roll: bytes) -> Iterator[str]:
    on_paper = list(pieces(roll))
    yield from (f"{number} was queued and is gone" for number in promised - jobs.keys())
    plain = Counter(piece.number for piece in on_paper if not piece.copy)
    yield from (
        f"{number} came out {times} times without a mark" for number, times in plain.items() if times > 1
    )
    for number, job in jobs.items():
        whole = {piece.copy for piece in on_paper if piece.number == number and piece.whole}
        if job.state is JobState.PRINTED and job.copy not in whole:
            yield f"{number} is called printed and is not on paper"
        if job.state not in (JobState.PRINTED, JobState.SET_ASIDE):
            yield f"{number} is {job.state} for ever"
    if roll.count(_DRAWER) > len(jobs):
        yield f"{roll.count(_DRAWER)} drawers for {len(jobs)} receipts"


def jobs_of(till: TillServices) -> dict[str, PrintJob]:
    with till.data.counter.reading() as work:
        jobs: dict[str, PrintJob] = {}
        job_id = 2  # the first is the sale the receipts are made of
        while job := work.print_jobs.get(job_id):
            jobs[job.document] = job
            job_id += 1
    return jobs


def killed_again_and_again(
    folder: Path, paper: Path, receipt: Receipt, kills: int, chance: random.Random
) -> tuple[set[str], int]:
    """The receipts that were queued, and how many were being sent when the till died."""
    promised: set[str] = set()
    serial = cut_short = 0
    for _ in range(kills):

        def live(pipe: int, serial: int = serial) -> None:
            print_for_ever(folder, paper, receipt, serial, pipe)

        promised |= set(words_until_killed(live, chance, MOST_WORDS))
        till = open_till(folder)
        serial = len(jobs_of(till))
        with till.data.counter.reading() as work:
            cut_short += len(work.print_jobs.sending())
        till.data.close()
    return promised, cut_short


def main(folder: Path, kills: int, seed: int) -> int:
    paper, on_roll = folder / "printer", folder / "roll.bin"
    os.mkfifo(paper)
    line = os.open(paper, os.O_RDWR)
    fcntl.fcntl(line, fcntl.F_SETPIPE_SZ, 4096)
    printer = slow_printer(line, on_roll)
    till = open_till(folder)
    receipt = a_receipt(till)
    printing_of(till, paper).warm_up()
    till.data.close()
    promised, cut_short = killed_again_and_again(folder, paper, receipt, kills, random.Random(seed))
    till = open_till(folder)
    queue = printing_of(till, paper).queue
    queue.recover()
    queue.work()
    os.write(line, _OVER)
    os.waitpid(printer, 0)
    jobs, roll = jobs_of(till), on_roll.read_bytes()
    till.data.close()
    found = list(problems(jobs, promised, roll))
    on_paper = list(pieces(roll))
    plain = {piece.number for piece in on_paper if not piece.copy}
    halves = sum(not piece.whole for piece in on_paper)
    sys.stdout.write(
        f"{kills} kills, {len(jobs)} receipts, {cut_short} being sent when the till died, {halves} of them half on "
        f"paper, {len(jobs.keys() - plain)} on paper as marked copies alone, {found or 'nothing lost'}\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
