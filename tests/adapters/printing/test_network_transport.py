"""The network transport against a real port of this machine: well, refusing, stalling, dying, out of paper."""

from __future__ import annotations

import os
import socket

import pytest

from fakes.network_printer import (
    BROKEN,
    COVER_OPEN,
    JAMMED,
    NO_PAPER,
    OFFLINE,
    OVERHEATED,
    PAPER_SENSED_OUT,
    WELL,
    NetworkPrinter,
    network_printer,
)
from fakes.print_jobs import FakePrintStore
from receipts import reason_text, receipt
from shuke.adapters.printing.printer import EscPosPrinter, machine_of
from shuke.adapters.printing.profile import load_profile
from shuke.adapters.printing.render import render
from shuke.adapters.printing.transports.network import NetworkTransport
from shuke.adapters.printing.virtual.machine import printed
from shuke.application.ports.printing import PrinterFault, PrinterTrouble, PrintJobDraft, PrintKind
from shuke.application.print_queue import PrintQueue
from shuke.application.receipt_content import compose_receipt, packed
from shuke.application.receipt_paper import receipt_paper
from shuke.wording import Language

CONTENT = b"\x1b@" + b"receipt\n" * 500
LONG = b"x" * 4_000_000
EVERY_BYTE = bool(os.environ.get("SHUKE_EVERY_BYTE"))
"""Break off behind every byte of a receipt, not behind 27 of them."""


def line_to(
    printer: NetworkPrinter, *, asks_status: bool = False, confirms: bool = False, stall_s: float = 0.3
) -> NetworkTransport:
    return NetworkTransport(
        "127.0.0.1",
        printer.port,
        asks_status=asks_status,
        confirms=confirms,
        connect_timeout_s=2.0,
        stall_timeout_s=stall_s,
    )


def fault_of(
    transport: NetworkTransport, content: bytes = CONTENT, *, needs_paper: bool = True
) -> PrinterFault:
    with pytest.raises(PrinterFault) as raised:
        transport.send(content, needs_paper=needs_paper)
    return raised.value


def test_a_document_arrives_as_it_was_sent_and_the_next_one_too() -> None:
    with network_printer(NetworkPrinter()) as printer:
        transport = line_to(printer)
        transport.send(CONTENT)
        transport.send(b"second")

    assert printer.documents == [CONTENT, b"second"]


@pytest.mark.parametrize(
    ("host", "port"),
    [("\u202eabc", 9100), ("x" * 70 + ".local", 9100), ("a\x00b", 9100), ("127.0.0.1", 99_999)],
)
def test_what_is_no_address_is_a_printer_that_is_not_found(host: str, port: int) -> None:
    fault = fault_of(NetworkTransport(host, port))
    assert (fault.trouble, fault.reached) == (PrinterTrouble.NOT_FOUND, False)


def test_a_printer_that_is_off_is_not_found_and_nothing_reached_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    transport = NetworkTransport("127.0.0.1", port, connect_timeout_s=2.0)

    fault = fault_of(transport)

    assert (fault.trouble, fault.reached) == (PrinterTrouble.NOT_FOUND, False)
    with pytest.raises(PrinterFault, match="not_found"):
        transport.check()


def test_a_printer_that_comes_back_prints_without_anything_being_restarted() -> None:
    with network_printer(NetworkPrinter(breaks_off_after=10)) as printer:
        transport = line_to(printer)
        fault_of(transport, LONG)
        printer.breaks_off_after = None
        transport.send(CONTENT)

    assert printer.documents == [CONTENT]


def test_a_printer_that_takes_nothing_more_times_out() -> None:
    with network_printer(NetworkPrinter(stalls_after=100)) as printer:
        fault = fault_of(line_to(printer), LONG)

    assert (fault.trouble, fault.reached) == (PrinterTrouble.TIMED_OUT, True)


@pytest.mark.parametrize("count", [1, 7, 100, 4000, 100_000])
def test_a_printer_that_dies_in_the_middle_is_reported(count: int) -> None:
    with network_printer(NetworkPrinter(breaks_off_after=count)) as printer:
        fault = fault_of(line_to(printer, stall_s=3.0), LONG)

    assert (fault.trouble, fault.reached) == (PrinterTrouble.GONE, True)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (NO_PAPER, PrinterTrouble.NO_PAPER),
        (PAPER_SENSED_OUT, PrinterTrouble.NO_PAPER),
        (COVER_OPEN, PrinterTrouble.COVER_OPEN),
        (OFFLINE, PrinterTrouble.OFFLINE),
        (JAMMED, PrinterTrouble.JAMMED),
        (BROKEN, PrinterTrouble.BROKEN),
        (OVERHEATED, PrinterTrouble.OVERHEATED),
    ],
)
def test_a_printer_says_what_is_wrong_before_anything_is_sent(
    status: dict[int, int], trouble: PrinterTrouble
) -> None:
    with network_printer(NetworkPrinter(status=status)) as printer:
        fault = fault_of(line_to(printer, asks_status=True))
        with pytest.raises(PrinterFault, match=trouble.value):
            line_to(printer, asks_status=True).check()

    assert (fault.trouble, fault.reached) == (trouble, False)
    assert CONTENT not in printer.documents


def test_the_drawer_opens_although_the_paper_is_out() -> None:
    with network_printer(NetworkPrinter(status=NO_PAPER)) as printer:
        line_to(printer, asks_status=True).send(b"\x1bp\x00\x32\x32", needs_paper=False)

    assert printer.documents == [b"\x1bp\x00\x32\x32"]


def test_paper_that_is_near_its_end_is_told_and_prints_all_the_same() -> None:
    with network_printer(NetworkPrinter(status=WELL | {4: 0x1E})) as printer:
        line = line_to(printer, asks_status=True)
        assert line.check()
        line.send(CONTENT)
        printer.status = WELL
        assert not line.check()

    assert CONTENT in printer.documents


def test_a_printer_that_is_well_prints_and_confirms() -> None:
    with network_printer(NetworkPrinter(status=WELL, confirms=True)) as printer:
        line_to(printer, asks_status=True, confirms=True).send(CONTENT)

    assert printer.documents == [CONTENT]


def test_paper_that_runs_out_in_the_middle_is_told_and_counts_as_begun() -> None:
    printer = NetworkPrinter(status=WELL, confirms=True, trouble_after=1000, later_status=NO_PAPER)
    with network_printer(printer):
        fault = fault_of(line_to(printer, asks_status=True, confirms=True))

    assert (fault.trouble, fault.reached) == (PrinterTrouble.NO_PAPER, True)


def test_a_till_and_a_printer_that_dies_after_any_byte_make_one_marked_reprint() -> None:
    """The whole way: queue, rendering, network; the sale's job survives every place the printer can die in."""
    profile = load_profile("virtual-80")
    whole = render(receipt_paper(receipt(), Language.ZH, reason_text), profile)
    step = 1 if EVERY_BYTE else len(whole) // 24
    for count in (1, 2, *range(3, len(whole) - 1, step), len(whole) - 1):
        store = FakePrintStore()
        store.add(PrintJobDraft(PrintKind.RECEIPT, "R1", packed(receipt())))
        with network_printer(NetworkPrinter(breaks_off_after=count)) as printer:
            queue = PrintQueue(
                store,
                EscPosPrinter(profile, line_to(printer, stall_s=3.0)),
                lambda job: compose_receipt(job, lambda language, symbol: reason_text),
            )
            assert queue.work().trouble is PrinterTrouble.GONE
            assert bytes(printer.got) == whole[:count]
            printer.breaks_off_after = None
            assert queue.work().trouble is None

        assert len(printer.documents) == 1
        assert printed(printer.documents[0], machine_of(profile)).text.count("重打 COPY 1") == 2
        assert queue.work().waiting == 0
