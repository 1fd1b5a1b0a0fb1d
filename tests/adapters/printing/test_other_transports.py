"""File, serial, USB, Windows spooler and virtual transports: real devices where this machine has them."""

from __future__ import annotations

import errno
import os
import sys
import threading
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import usb.core
from PIL import Image

from fakes.usb_printer import UsbPrinter
from receipts import reason_text, receipt
from shuke.adapters.printing.printer import AddressInvalid, EscPosPrinter, machine_of, open_transport
from shuke.adapters.printing.profile import load_profile
from shuke.adapters.printing.transports.cups import CupsTransport
from shuke.adapters.printing.transports.file import FileTransport
from shuke.adapters.printing.transports.network import NetworkTransport
from shuke.adapters.printing.transports.serial import SerialTransport
from shuke.adapters.printing.transports.spooler import SpoolerTransport
from shuke.adapters.printing.transports.usb import UsbTransport
from shuke.adapters.printing.transports.virtual import VirtualPrint, VirtualTransport
from shuke.application.ports.printing import PrinterFault, PrinterTrouble, Transport
from shuke.application.receipt_paper import receipt_paper
from shuke.wording import Language
from shuke.wording.printing import TROUBLES

PROFILE = load_profile("virtual-80")
CONTENT = b"\x1b@receipt\n"


def fault_of(transport: Transport, content: bytes = CONTENT, *, needs_paper: bool = True) -> PrinterFault:
    with pytest.raises(PrinterFault) as raised:
        transport.send(content, needs_paper=needs_paper)
    return raised.value


def test_every_trouble_has_a_sentence_in_both_languages() -> None:
    assert set(TROUBLES) == {trouble.value for trouble in PrinterTrouble}
    for sentence in TROUBLES.values():
        assert sentence.zh
        assert sentence.en


# --- file


def test_a_file_takes_one_document_after_the_other(tmp_path: Path) -> None:
    transport = FileTransport(tmp_path / "roll.bin")
    transport.send(b"one")
    transport.send(b"two")
    transport.check()

    assert (tmp_path / "roll.bin").read_bytes() == b"onetwo"


def test_a_file_in_no_folder_is_not_found(tmp_path: Path) -> None:
    fault = fault_of(FileTransport(tmp_path / "none" / "lp0"))

    assert (fault.trouble, fault.reached) == (PrinterTrouble.NOT_FOUND, False)


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of this kind are POSIX")
def test_a_device_nobody_answers_at_is_not_found_and_one_that_stalls_times_out(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    transport = FileTransport(device, stall_timeout_s=0.2)

    assert fault_of(transport).trouble is PrinterTrouble.NOT_FOUND
    reader = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    try:
        fault = fault_of(transport, b"x" * 1_000_000)
        assert (fault.trouble, fault.reached) == (PrinterTrouble.TIMED_OUT, True)
        os.read(reader, 1_000_000)
        transport.send(CONTENT)
        assert os.read(reader, 100) == CONTENT
    finally:
        os.close(reader)


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux")
def test_a_device_out_of_paper_says_so() -> None:
    """Linux's usblp answers ENOSPC when the roll is empty, as /dev/full always does."""
    fault = fault_of(FileTransport(Path("/dev/full")))

    assert (fault.trouble, fault.reached) == (PrinterTrouble.NO_PAPER, False)


# --- serial


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_a_serial_printer_gets_the_document_and_is_asked_and_confirms() -> None:
    master, slave = os.openpty()
    got = bytearray()
    answers = {b"\x10\x04\x04": b"\x12", b"\x10\x04\x01": b"\x12", b"\x1dr\x01": b"\x00"}

    def printer() -> None:
        asked = b""
        while not got.endswith(b"\x1dr\x01"):
            came = os.read(master, 100)
            got.extend(came)
            asked = (asked + came)[-3:]
            for question, answer in answers.items():
                if asked.endswith(question):
                    os.write(master, answer)

    thread = threading.Thread(target=printer)
    thread.start()
    try:
        SerialTransport(os.ttyname(slave), 115200, asks_status=True, confirms=True).send(CONTENT)
    finally:
        thread.join(10)
        os.close(master)
        os.close(slave)

    assert bytes(got) == b"\x10\x04\x04\x10\x04\x01" + CONTENT + b"\x1dr\x01"


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
def test_a_serial_printer_that_holds_back_times_out_and_one_that_is_not_there_is_not_found() -> None:
    master, slave = os.openpty()
    try:
        transport = SerialTransport(os.ttyname(slave), 115200, stall_timeout_s=0.2)
        fault = fault_of(transport, b"x" * 1_000_000)
        assert (fault.trouble, fault.reached) == (PrinterTrouble.TIMED_OUT, True)
    finally:
        os.close(master)
        os.close(slave)

    assert fault_of(SerialTransport("/dev/ttyNOBODY")).trouble is PrinterTrouble.NOT_FOUND


# --- USB: pyusb with a bus of ours below it


def usb_transport(printer: UsbPrinter, **settings: object) -> UsbTransport:
    return UsbTransport(0x04B8, 0x0E15, backend=printer, **settings)  # type: ignore[arg-type]


def test_a_usb_printer_gets_the_document_whole() -> None:
    printer = UsbPrinter()

    usb_transport(printer).send(b"x" * 20_000)

    assert bytes(printer.got) == b"x" * 20_000
    assert printer.claimed == 0


def test_a_usb_printer_is_asked_before_it_prints() -> None:
    printer = UsbPrinter(answers={b"\x10\x04\x04": b"\x72"})

    fault = fault_of(usb_transport(printer, asks_status=True))

    assert (fault.trouble, fault.reached) == (PrinterTrouble.NO_PAPER, False)
    assert CONTENT not in bytes(printer.got)
    with pytest.raises(PrinterFault):
        usb_transport(printer, asks_status=True).check()


@pytest.mark.parametrize(
    ("number", "after", "trouble", "reached"),
    [
        (errno.ENODEV, 1, PrinterTrouble.GONE, True),
        (errno.ETIMEDOUT, 1, PrinterTrouble.TIMED_OUT, True),
        (errno.EBUSY, 0, PrinterTrouble.BUSY, False),
        (errno.EACCES, 0, PrinterTrouble.NOT_ALLOWED, False),
    ],
)
def test_what_a_usb_line_reports_becomes_a_trouble(
    number: int, after: int, trouble: PrinterTrouble, reached: bool
) -> None:
    printer = UsbPrinter(fails_with=number, fails_after_writes=after)

    fault = fault_of(usb_transport(printer), b"x" * 20_000)

    assert (fault.trouble, fault.reached) == (trouble, reached)
    assert printer.claimed == 0


def test_a_usb_printer_that_is_not_plugged_in_is_not_found() -> None:
    fault = fault_of(UsbTransport(0x04B8, 0x0001, backend=UsbPrinter()))

    assert (fault.trouble, fault.reached) == (PrinterTrouble.NOT_FOUND, False)


def test_a_machine_without_libusb_says_that_no_printer_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_backend(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", no_backend)

    assert "libusb" in fault_of(UsbTransport(0x04B8, 0x0E15)).detail


# --- Windows spooler: a module shaped like pywin32's


class _SpoolerError(Exception):
    pass


def spooler_module(written: list[bytes], **behaviour: object) -> ModuleType:
    module = ModuleType("win32print")
    info = {"Status": behaviour.get("status", 0), "Attributes": behaviour.get("attributes", 0)}

    def open_printer(name: str) -> str:
        if name != "XP-80":
            raise _SpoolerError(behaviour.get("open_error", 1801), "OpenPrinter", "")
        return name

    def write(_: str, content: bytes) -> int:
        written.append(content)
        return len(content) if "takes" not in behaviour else int(str(behaviour["takes"]))

    functions = {
        "error": _SpoolerError,
        "OpenPrinter": open_printer,
        "ClosePrinter": lambda _: None,
        "GetPrinter": lambda *_: info,
        "StartDocPrinter": lambda *_: 1,
        "StartPagePrinter": lambda _: None,
        "WritePrinter": write,
        "EndPagePrinter": lambda _: None,
        "EndDocPrinter": lambda _: None,
    }
    for name, function in functions.items():
        setattr(module, name, function)
    return module


def test_the_spooler_gets_the_bytes_raw(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    monkeypatch.setitem(sys.modules, "win32print", spooler_module(written))

    SpoolerTransport("XP-80").send(CONTENT)
    SpoolerTransport("XP-80").check()

    assert written == [CONTENT]


@pytest.mark.parametrize(
    ("behaviour", "queue", "trouble", "reached"),
    [
        ({"status": 0x10}, "XP-80", PrinterTrouble.NO_PAPER, False),
        ({"status": 0x00400000}, "XP-80", PrinterTrouble.COVER_OPEN, False),
        ({"attributes": 0x400}, "XP-80", PrinterTrouble.OFFLINE, False),
        ({}, "other", PrinterTrouble.NOT_FOUND, False),
        ({"open_error": 5}, "other", PrinterTrouble.NOT_ALLOWED, False),
        ({"takes": 3}, "XP-80", PrinterTrouble.GONE, True),
    ],
)
def test_what_windows_says_becomes_a_trouble(
    monkeypatch: pytest.MonkeyPatch,
    behaviour: dict[str, object],
    queue: str,
    trouble: PrinterTrouble,
    reached: bool,
) -> None:
    monkeypatch.setitem(sys.modules, "win32print", spooler_module([], **behaviour))

    fault = fault_of(SpoolerTransport(queue))

    assert (fault.trouble, fault.reached) == (trouble, reached)


@pytest.mark.skipif(sys.platform == "win32", reason="there it exists")
def test_a_system_without_a_windows_spooler_says_not_found() -> None:
    assert fault_of(SpoolerTransport("XP-80")).trouble is PrinterTrouble.NOT_FOUND


# --- virtual


def test_the_virtual_printer_keeps_bytes_and_picture_and_tells(tmp_path: Path) -> None:
    told: list[VirtualPrint] = []
    printer = EscPosPrinter(PROFILE, VirtualTransport(tmp_path / "out", machine_of(PROFILE), told.append))

    printer.warm_up()
    printer.check()
    printer.print_paper(receipt_paper(receipt(), Language.ZH, reason_text))
    printer.open_drawer()
    printer.print_paper(receipt_paper(receipt(copy=1), Language.ZH, reason_text))

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "0001.bin", "0001.png", "0002.bin", "0003.bin", "0003.png",
    ]  # fmt: skip
    assert [(made.number, made.drawer_pulses) for made in told] == [(1, 0), (2, 1), (3, 0)]
    assert told[1].picture is None
    with Image.open(tmp_path / "out" / "0001.png") as picture:
        assert picture.width == machine_of(PROFILE).paper_dots


def test_the_virtual_printer_keeps_the_newest_five_hundred(tmp_path: Path) -> None:
    for number in range(1, 502):
        (tmp_path / f"{number:04d}.bin").write_bytes(b"")
        (tmp_path / f"{number:04d}.png").write_bytes(b"")

    VirtualTransport(tmp_path, machine_of(PROFILE)).send(CONTENT)

    names = sorted(path.name for path in tmp_path.glob("*.bin"))
    assert (len(names), names[0], names[-1]) == (500, "0003.bin", "0502.bin")


def test_the_virtual_printer_refuses_what_no_printer_understands(tmp_path: Path) -> None:
    fault = fault_of(VirtualTransport(tmp_path, machine_of(PROFILE)), b"\x1bz")

    assert (fault.trouble, fault.reached) == (PrinterTrouble.FAILED, False)


# --- addresses


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("tcp://192.0.2.7", NetworkTransport),
        ("tcp://[2001:db8::7]:9101", NetworkTransport),
        ("file:///dev/usb/lp0", FileTransport),
        ("usb://04b8:0e15", UsbTransport),
        ("usb://04b8:0515/J7AB123", UsbTransport),
        ("serial:///dev/ttyUSB0?baud=9600", SerialTransport),
        ("serial://COM3", SerialTransport),
        (
            "spooler://XP%2080%20%E5%89%8D%E5%8F%B0",
            SpoolerTransport if sys.platform == "win32" else CupsTransport,
        ),
        ("virtual:", VirtualTransport),
    ],
)
def test_an_address_names_its_transport(tmp_path: Path, address: str, kind: type) -> None:
    assert isinstance(open_transport(address, PROFILE, tmp_path), kind)


@pytest.mark.parametrize(
    "address",
    ["", "tcp://", "tcp://h:99999", "usb://1:2", "usb://04b8", "serial://", "spooler://", "serial:///d?baud=7",
     "http://x", "file:", "tcp://" + "h" * 600, "tcp://[::1"],
)  # fmt: skip
def test_an_address_that_names_nothing_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(AddressInvalid):
        open_transport(address, PROFILE, tmp_path)


def test_a_profile_without_a_drawer_sends_nothing_to_open_it(tmp_path: Path) -> None:
    class Refusing(VirtualTransport):
        def send(self, content: bytes, *, needs_paper: bool = True) -> None:
            pytest.fail("something was sent")

    without = replace(PROFILE, drawer_pin=0)

    EscPosPrinter(without, Refusing(tmp_path, machine_of(without))).open_drawer()
