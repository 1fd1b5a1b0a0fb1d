"""The print queue: order, drawer, trouble, restart, and never two unmarked pieces of paper."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.print_jobs import FakePrintStore
from shuke.application.ports.printing import (
    JobState,
    PrinterFault,
    PrinterTrouble,
    PrintJob,
    PrintJobDraft,
    PrintKind,
)
from shuke.application.print_queue import MOST_PARTIAL_ATTEMPTS, PrintQueue, UnreadableContent
from shuke.domain.paper import Paper, TextLine


class RecordingPrinter:
    """A printer with a plan: what goes wrong next. It keeps what came out, whole or in part."""

    def __init__(self, *plan: PrinterFault | None) -> None:
        self.plan = list(plan)
        self.whole: list[str] = []
        self.parts: list[str] = []
        self.drawer_opened = 0

    def print_paper(self, paper: Paper) -> None:
        text = " ".join(element.text for element in paper.elements if isinstance(element, TextLine))
        fault = self.plan.pop(0) if self.plan else None
        if fault is None:
            self.whole.append(text)
            return
        if fault.reached:
            self.parts.append(text)
        raise fault

    def open_drawer(self) -> None:
        fault = self.plan.pop(0) if self.plan else None
        if fault is not None:
            raise fault
        self.drawer_opened += 1

    def check(self) -> bool:
        raise AssertionError("never asked here")


OUT_OF_PAPER = PrinterFault(PrinterTrouble.NO_PAPER, "test", reached=False)
DIED = PrinterFault(PrinterTrouble.GONE, "test", reached=True)


def compose(job: PrintJob) -> Paper:
    try:
        text = json.loads(job.content)
    except ValueError:
        raise UnreadableContent("not JSON") from None
    return Paper((TextLine(f"{text} copy {job.copy}" if job.copy else text),))


def draft(document: str, *, drawer: bool = False, content: bytes | None = None) -> PrintJobDraft:
    content = json.dumps(document).encode() if content is None else content
    return PrintJobDraft(PrintKind.RECEIPT, document, content, opens_drawer=drawer)


def queue_with(printer: RecordingPrinter, *drafts: PrintJobDraft) -> tuple[PrintQueue, FakePrintStore]:
    store = FakePrintStore()
    store.add(*drafts)
    return PrintQueue(store, printer, compose), store


def test_receipts_come_out_in_the_order_of_the_sales() -> None:
    printer = RecordingPrinter()
    queue, _ = queue_with(printer, draft("A"), draft("B"), draft("C"))

    state = queue.work()

    assert printer.whole == ["A", "B", "C"]
    assert (state.waiting, state.trouble) == (0, None)


def test_the_queue_stops_at_trouble_and_resumes_at_the_right_receipt() -> None:
    printer = RecordingPrinter(None, OUT_OF_PAPER)
    queue, _ = queue_with(printer, draft("A"), draft("B"), draft("C"))

    state = queue.work()
    assert (state.waiting, state.trouble) == (2, PrinterTrouble.NO_PAPER)

    state = queue.work()
    assert printer.whole == ["A", "B", "C"]
    assert (state.waiting, state.trouble) == (0, None)


def test_a_printer_that_dies_half_way_leads_to_one_marked_reprint() -> None:
    printer = RecordingPrinter(DIED)
    queue, _ = queue_with(printer, draft("A"), draft("B"))

    queue.work()
    queue.work()

    assert printer.parts == ["A"]
    assert printer.whole == ["A copy 1", "B"]


def test_a_receipt_being_printed_when_the_till_was_killed_prints_again_as_a_copy() -> None:
    printer = RecordingPrinter()
    queue, store = queue_with(printer, draft("A"), draft("B"))
    assert queue.take() is not None  # marked as being sent; the till dies here

    restarted = PrintQueue(store, printer, compose)
    assert restarted.recover().waiting == 2
    restarted.work()

    assert printer.whole == ["A copy 1", "B"]


def test_the_row_says_sending_on_disk_before_the_first_byte_leaves() -> None:
    states = []

    class Watching(RecordingPrinter):
        def print_paper(self, paper: Paper) -> None:
            states.append(store.rows[1].state)
            super().print_paper(paper)

    queue, store = queue_with(Watching(), draft("A"))
    queue.work()

    assert states == [JobState.SENDING]
    assert store.rows[1].state is JobState.PRINTED


def test_the_drawer_opens_once_however_often_the_receipt_is_tried() -> None:
    printer = RecordingPrinter(None, OUT_OF_PAPER, DIED)
    queue, _ = queue_with(printer, draft("A", drawer=True))

    queue.work()
    queue.work()
    queue.work()

    assert printer.drawer_opened == 1
    assert printer.whole == ["A copy 1"]


def test_the_drawer_does_not_wait_for_a_new_roll_of_paper() -> None:
    printer = RecordingPrinter(OUT_OF_PAPER)
    queue, store = queue_with(printer, draft("A"))
    queue.work()
    store.add(draft("B", drawer=True))
    printer.plan = [None, OUT_OF_PAPER]

    state = queue.work()

    assert printer.drawer_opened == 1
    assert state.waiting == 2


def test_a_drawer_that_did_not_open_is_told_and_not_opened_later_by_itself() -> None:
    printer = RecordingPrinter(PrinterFault(PrinterTrouble.NOT_FOUND, "test", reached=False), OUT_OF_PAPER)
    queue, _ = queue_with(printer, draft("A", drawer=True))

    assert queue.work().drawer_shut
    later = queue.work()

    assert not later.drawer_shut
    assert printer.drawer_opened == 0
    assert printer.whole == ["A"]


def test_a_killed_till_does_not_open_the_drawer_twice() -> None:
    printer = RecordingPrinter()
    queue, store = queue_with(printer, draft("A", drawer=True))
    order = queue.take()
    assert order is not None
    queue.carry_out(order)  # the drawer is open; the till dies before it could write that down

    restarted = PrintQueue(store, printer, compose)
    restarted.recover()
    restarted.work()

    assert printer.drawer_opened == 1
    assert printer.whole == ["A"]


def test_a_reprint_is_numbered_and_keeps_the_drawer_shut() -> None:
    printer = RecordingPrinter()
    queue, store = queue_with(printer, draft("A", drawer=True))
    queue.work()

    reprint(store, "A")
    reprint(store, "A")
    queue.work()

    assert printer.whole == ["A", "A copy 1", "A copy 2"]
    assert printer.drawer_opened == 1


def test_a_receipt_that_fails_half_way_again_and_again_is_set_aside_and_the_next_one_prints() -> None:
    printer = RecordingPrinter(*[DIED] * MOST_PARTIAL_ATTEMPTS)
    queue, store = queue_with(printer, draft("A"), draft("B"))

    for _ in range(MOST_PARTIAL_ATTEMPTS):
        assert queue.work().trouble is PrinterTrouble.GONE
    state = queue.work()

    assert printer.whole == ["B"]
    assert len(printer.parts) == MOST_PARTIAL_ATTEMPTS
    assert (state.waiting, state.set_aside) == (0, 1)
    assert store.rows[1].trouble is PrinterTrouble.GONE

    reprint(store, "A")
    queue.work()
    assert printer.whole == ["B", "A copy 3"]


def test_content_nobody_can_read_is_set_aside_without_stopping_the_queue() -> None:
    printer = RecordingPrinter()
    queue, _ = queue_with(printer, draft("A", content=b"\xff"), draft("B"))

    state = queue.work()

    assert printer.whole == ["B"]
    assert (state.waiting, state.set_aside, state.trouble) == (0, 1, None)


def test_a_job_heavier_than_any_receipt_does_not_construct() -> None:
    with pytest.raises(ValueError, match="1000000 bytes"):
        draft("A", content=b" " * 1_000_001)


def reprint(store: FakePrintStore, document: str) -> None:
    """A copy of what was ever queued under that name."""
    with store.writing() as work:
        latest = work.print_jobs.latest(document)
        if latest is not None:
            copy = work.print_jobs.highest_copy(document) + 1
            work.print_jobs.add(PrintJobDraft(latest.kind, document, latest.content, copy))
            work.commit()


steps = st.lists(
    st.sampled_from(["sale", "cash sale", "work", "out of paper", "dies", "killed", "reprint"]), max_size=40
)


@given(steps)
def test_whatever_happens_no_document_has_two_unmarked_papers_and_no_drawer_opens_twice(
    story: list[str],
) -> None:
    printer = RecordingPrinter()
    queue, store = queue_with(printer)
    sales = 0
    for step in story:
        if step in {"sale", "cash sale"}:
            sales += 1
            store.add(draft(f"S{sales}", drawer=step == "cash sale"))
        elif step == "reprint":
            reprint(store, "S1")
        elif step == "killed":
            order = queue.take()
            if order is not None:
                queue.carry_out(order)
            queue = PrintQueue(store, printer, compose)
            queue.recover()
        else:
            faults = {"out of paper": OUT_OF_PAPER, "dies": DIED}
            printer.plan = [faults[step]] if step in faults else []
            queue.work()
    printer.plan = []
    queue.work()

    papers = printer.whole + printer.parts
    assert len([paper for paper in papers if "copy" not in paper]) == len(
        {paper for paper in papers if "copy" not in paper}
    )
    copies = [paper for paper in printer.whole if "copy" in paper]
    assert len(copies) == len(set(copies))
    cash_sales = sum(job.opens_drawer for job in store.rows.values())
    assert printer.drawer_opened <= cash_sales
    set_aside = {job.document for job in store.rows.values() if job.state is JobState.SET_ASIDE}
    for number in range(1, sales + 1):
        document = f"S{number}"
        printed = any(text.split(" copy")[0] == document for text in printer.whole)
        assert printed or document in set_aside


def test_one_round_of_work_ends_however_much_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shuke.application.print_queue._MOST_STEPS", 2)
    printer = RecordingPrinter()
    queue, _ = queue_with(printer, draft("A"), draft("B"), draft("C"))

    assert queue.work().waiting == 1
    assert printer.whole == ["A", "B"]
