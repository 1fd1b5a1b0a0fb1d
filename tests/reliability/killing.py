"""A till is killed (SIGKILL) at random moments while it sells; afterwards every promise is checked.

`python -m reliability.killing FOLDER KILLS SEED` prints one line of counts and exits 0 only if nothing was lost,
halved or counted twice. A child says on a pipe what it was promised (a tender confirmed, a sale completed) the
moment the use case returned; the parent kills it at a random moment and looks at the disk.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fakes.till_on_disk import PLACE, SESSION, open_till
from reliability.mortal import words_until_killed
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.journal_check import check_journals
from shuke.bootstrap.till_services import TillServices
from shuke.domain.basket import TenderKind
from shuke.domain.facts.kinds import read_body
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.money import Money

MOST_WORDS = 6
PLENTY = 1 << 40


@dataclass
class Promised:
    """What a killed till had said before it died: baskets with a confirmed tender, receipts of sales."""

    tenders: set[str] = field(default_factory=set)
    sales: set[str] = field(default_factory=set)


def sell_for_ever(folder: Path, pipe: int) -> None:
    """The child: half of each basket by Alipay, the rest in cash, telling each step that was confirmed."""
    till = open_till(folder)
    desk = till.desk
    while True:
        view: object = desk.begin(SESSION)
        assert isinstance(view, CounterView)
        basket = view.basket.basket_id
        if not view.basket.lines:
            add_open_amount(desk, SESSION, basket, Money(10_00))
        if not view.basket.tenders:
            view = pay(desk, lambda: PLENTY, SESSION, basket, TenderKind.ALIPAY, Money(4_00))
            assert isinstance(view, CounterView)
            os.write(pipe, f"T {basket}\n".encode())
        view = pay(desk, lambda: PLENTY, SESSION, basket, TenderKind.CASH)
        assert isinstance(view, CounterView)
        assert view.completed
        os.write(pipe, f"S {view.completed.receipt_number}\n".encode())


def killed_once(folder: Path, chance: random.Random) -> Promised:
    """Let a child sell and kill it; what it had promised."""
    promised = Promised()
    for line in words_until_killed(lambda pipe: sell_for_ever(folder, pipe), chance, MOST_WORDS):
        word, name = line.split(" ", 1)
        (promised.tenders if word == "T" else promised.sales).add(name)
    return promised


@dataclass
class Disk:
    """What was found on disk so far; read on from where the last look ended."""

    seq: int = 0
    sales: dict[str, SaleCompleted] = field(default_factory=dict)
    baskets: set[str] = field(default_factory=set)

    def read_on(self, till: TillServices) -> Iterator[str]:
        with till.data.counter.reading() as work:
            while page := work.journal.after(PLACE.till, 1, self.seq, 500):
                for fact in page:
                    _, kind, version, plain = till.sealing.open(fact.content)
                    body = read_body(kind, version, plain)
                    if isinstance(body, SaleCompleted):
                        yield from self._take(body)
                self.seq = page[-1].seq

    def _take(self, sale: SaleCompleted) -> Iterator[str]:
        if sale.receipt_number in self.sales or sale.basket_id in self.baskets:
            yield f"{sale.receipt_number} or its basket was sold twice"
        if sale.to_pay != Money(10_00) or len(sale.tenders) != 2:
            yield f"{sale.receipt_number} is half a sale"
        self.sales[sale.receipt_number] = sale
        self.baskets.add(sale.basket_id)


def problems(till: TillServices, promised: Promised, disk: Disk) -> Iterator[str]:
    """What of the promises does not hold on disk."""
    yield from disk.read_on(till)
    yield from (f"sale {number} is gone" for number in promised.sales - disk.sales.keys())
    with till.data.counter.reading() as work:
        totals = work.sales.totals(PLACE.till, 1)
        kept = {stored.basket_id for stored in work.baskets.in_state("open")}
        printed = [work.print_jobs.latest(number) for number in promised.sales]
    if (totals.sales, totals.paid_minor) != (len(disk.sales), len(disk.sales) * 10_00):
        yield f"totals {totals} for {len(disk.sales)} sales"
    if None in printed:
        yield "a sale without its print job"
    for basket in promised.tenders - disk.baskets:
        open_one = till.desk.begin(SESSION).basket
        if basket not in kept or open_one.basket_id != basket or len(open_one.tenders) != 1:
            yield f"the tender in basket {basket} is gone"


def main(folder: Path, kills: int, seed: int) -> int:
    chance = random.Random(seed)
    open_till(folder).data.close()
    disk = Disk()
    promises = 0
    for _ in range(kills):
        promised = killed_once(folder, chance)
        promises += len(promised.sales) + len(promised.tenders)
        till = open_till(folder)
        found = list(problems(till, promised, disk))
        till.data.close()
        if found:
            sys.stdout.write("\n".join(found) + "\n")
            return 1
    till = open_till(folder)
    keys = {PLACE.till: (till.signer.public_key,)}
    report = check_journals(till.data.counter, till.sealing, keys, lambda _: None)
    till.data.close()
    sys.stdout.write(
        f"{kills} kills, {promises} promises, {len(disk.sales)} sales, {report.findings or 'nothing lost'}\n"
    )
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
