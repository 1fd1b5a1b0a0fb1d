"""The queue keeps moving: through trouble, and through a till that stopped half-way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from fakes.background import SynchronousBackground
from fakes.counter_shop import CounterShop
from shuke.application.ports.printing import PrinterFault, PrinterTrouble, PrintJobDraft, PrintKind
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.application.print_queue import PrintOrder, PrintOutcome, PrintQueue, QueueState
from shuke.domain.paper import Paper, TextLine
from shuke.presenters.print_pump import LOOK_MS, RETRY_MS, PrintPump


@dataclass
class PaperTray:
    """A printer that takes paper, or does not."""

    troubles: list[PrinterTrouble] = field(default_factory=list)
    paper_low: bool = False
    printed: list[str] = field(default_factory=list)

    def print_paper(self, paper: Paper) -> None:
        if self.troubles:
            raise PrinterFault(self.troubles.pop(0), "test", reached=False)
        (line,) = paper.elements
        assert isinstance(line, TextLine)
        self.printed.append(line.text)

    def open_drawer(self) -> None:
        self.printed.append("drawer")

    def check(self) -> bool:
        if self.troubles:
            raise PrinterFault(self.troubles[0], "test", reached=False)
        return self.paper_low


class Counter:
    def __init__(self) -> None:
        self.shop = CounterShop()
        self.printer = PaperTray()
        self.told: list[QueueState] = []
        self.alarms: list[tuple[int, Callable[[], None]]] = []
        self.queue = PrintQueue(
            self.shop.store,
            self.printer,
            lambda job: Paper((TextLine(f"{job.document} {job.copy}".strip()),)),
        )
        self.background = SynchronousBackground()
        self.pump = PrintPump(
            self.background,
            lambda: self.queue,
            lambda after_ms, call: self.alarms.append((after_ms, call)),
            self.told.append,
        )

    def add(self, document: str, *, drawer: bool = False) -> None:
        with self.shop.store.writing() as work:
            work.print_jobs.add(PrintJobDraft(PrintKind.RECEIPT, document, b"{}", opens_drawer=drawer))
            work.commit()


def test_everything_that_waits_is_printed_in_order_the_drawer_first() -> None:
    counter = Counter()
    counter.add("A", drawer=True)
    counter.add("B")
    counter.pump.kick()
    assert counter.printer.printed == ["drawer", "A 0", "B 0"]
    assert counter.told[-1].waiting == 0
    assert [after_ms for after_ms, _ in counter.alarms] == [LOOK_MS]


def test_a_printer_in_trouble_is_asked_again_and_nothing_is_lost() -> None:
    counter = Counter()
    counter.printer.troubles = [PrinterTrouble.NO_PAPER]
    counter.add("A")
    counter.pump.kick()
    assert counter.printer.printed == []
    assert counter.told[-1] == QueueState(1, trouble=PrinterTrouble.NO_PAPER)
    ((after_ms, ring),) = counter.alarms
    assert after_ms == RETRY_MS
    ring()
    assert counter.printer.printed == ["A 0"]
    assert counter.told[-1].waiting == 0


def test_what_was_being_printed_when_the_till_stopped_comes_out_as_a_copy() -> None:
    counter = Counter()
    counter.add("A")
    assert counter.queue.take()
    counter.pump.recover()
    assert counter.printer.printed == ["A 1"]


def test_what_a_full_disk_kept_from_being_written_down_is_written_before_anything_else_prints() -> None:
    counter = Counter()
    counter.add("A")
    counter.add("B")
    written = counter.queue.record
    full = [StoreUnusable(StoreTrouble.DISK_FULL, "test")]

    def record(outcome: PrintOutcome) -> QueueState:
        if full:
            raise full.pop()
        return written(outcome)

    counter.queue.record = record  # type: ignore[method-assign]  # the disk, for once
    counter.pump.kick()
    assert counter.printer.printed == ["A 0"]
    ((_, ring),) = counter.alarms
    ring()
    assert counter.printer.printed == ["A 0", "B 0"]
    counter.pump.recover()  # it is written down that both are printed: no copy comes out
    assert counter.printer.printed == ["A 0", "B 0"]
    assert counter.told[-1] == QueueState(0)


def test_a_bug_on_the_way_to_the_paper_sets_its_job_aside_and_the_next_one_prints() -> None:
    counter = Counter()
    counter.add("A")
    counter.add("B")
    printed = counter.printer.print_paper

    def print_paper(paper: Paper) -> None:
        if paper == Paper((TextLine("A 0"),)):
            raise ZeroDivisionError
        printed(paper)

    counter.printer.print_paper = print_paper  # type: ignore[method-assign]  # a bug, for once
    counter.background.survives = (ZeroDivisionError,)
    counter.pump.kick()
    assert counter.printer.printed == ["B 0"]
    assert counter.told[-1] == QueueState(0, set_aside=1)


def test_what_is_queued_while_the_printer_is_at_work_prints_behind_it() -> None:
    counter = Counter()
    counter.pump.kick()
    counter.background.hold()
    counter.pump.kick()
    counter.pump.kick()
    taken = counter.queue.take

    def take() -> PrintOrder | None:
        order = taken()
        if order is None:
            counter.queue.take = taken  # type: ignore[method-assign]
            counter.add("A")  # right behind the look that found nothing
        return order

    counter.queue.take = take  # type: ignore[method-assign]  # a sale at the worst of moments
    counter.background.release()
    assert counter.printer.printed == ["A 0"]
    assert [after_ms for after_ms, _ in counter.alarms] == [LOOK_MS]


def test_a_store_that_refuses_is_asked_again() -> None:
    counter = Counter()
    counter.add("A")
    taken = counter.queue.take
    locked = [StoreUnusable(StoreTrouble.LOCKED, "test")]

    def take() -> PrintOrder | None:
        if locked:
            raise locked.pop()
        return taken()

    counter.queue.take = take  # type: ignore[method-assign]  # another program, for once
    counter.pump.kick()
    assert counter.printer.printed == []
    ((after_ms, ring),) = counter.alarms
    assert after_ms == RETRY_MS
    ring()
    assert counter.printer.printed == ["A 0"]


def test_a_bug_in_writing_down_what_was_printed_stops_nothing_for_ever() -> None:
    counter = Counter()
    counter.add("A")
    written = counter.queue.record
    bugs = [ZeroDivisionError()]

    def record(outcome: PrintOutcome) -> QueueState:
        if bugs:
            raise bugs.pop()
        return written(outcome)

    counter.queue.record = record  # type: ignore[method-assign]  # a bug, for once
    counter.background.survives = (ZeroDivisionError,)
    counter.pump.kick()
    assert counter.printer.printed == ["A 0"]
    ((_, ring),) = counter.alarms
    counter.add("B")
    ring()
    assert counter.printer.printed == ["A 0", "B 0"]


def test_a_printer_with_nothing_to_do_is_looked_at_and_what_it_says_is_told_before_a_customer_waits() -> None:
    counter = Counter()
    counter.pump.kick()
    counter.printer.paper_low = True
    ((after_ms, look),) = counter.alarms
    assert after_ms == LOOK_MS
    look()
    assert counter.told[-1] == QueueState(0, paper_low=True)
    counter.add("A")
    counter.pump.kick()
    assert counter.told[-1] == QueueState(0, paper_low=True), "printing does not bring new paper"
    counter.printer.troubles = [PrinterTrouble.COVER_OPEN]
    counter.alarms.pop()[1]()
    assert counter.told[-1] == QueueState(0, trouble=PrinterTrouble.COVER_OPEN)
    counter.printer.troubles, counter.printer.paper_low = [], False
    soon, again = counter.alarms.pop()
    assert soon == RETRY_MS
    told = len(counter.told)
    again()
    assert counter.told[told:] == [QueueState(0)]
    counter.alarms.pop()[1]()
    assert len(counter.told) == told + 1, "what is as it was is not told again"


def test_a_look_at_the_printer_waits_while_it_prints_and_one_is_due_at_a_time() -> None:
    counter = Counter()
    counter.pump.kick()
    counter.pump.kick()
    ((_, look),) = counter.alarms
    counter.printer.troubles = [PrinterTrouble.NO_PAPER]
    counter.add("A")
    counter.pump.kick()
    (_, ring) = counter.alarms.pop()
    counter.alarms.clear()
    look()
    assert counter.told[-1] == QueueState(1, trouble=PrinterTrouble.NO_PAPER), "the queue asks by itself"
    assert counter.alarms == []
    ring()
    assert counter.printer.printed == ["A 0"]
    assert len(counter.alarms) == 1
