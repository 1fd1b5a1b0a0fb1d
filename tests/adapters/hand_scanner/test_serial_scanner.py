"""Against a pseudo-terminal: the system's own serial line, with the scanner's end in our hand."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from shuke.adapters.hand_scanner import SerialScanner, serial_ports
from shuke.adapters.hand_scanner.serial_scanner import lasting_names
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.keyboard_burst import KeyboardScan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

WAIT_S = 30


class Line:
    """A scanner's end of a serial line; the other lies where `plug` says."""

    def __init__(self, plug: Path) -> None:
        import pty  # noqa: PLC0415 - not on Windows
        import tty  # noqa: PLC0415

        self.ours, self.theirs = pty.openpty()
        tty.setraw(self.theirs)
        self.plug = plug
        plug.symlink_to(os.ttyname(self.theirs))

    def send(self, some: bytes) -> None:
        os.write(self.ours, some)

    def pull_out(self) -> None:
        self.plug.unlink()
        os.close(self.theirs)
        os.close(self.ours)


class Listening:
    def __init__(self, plug: Path) -> None:
        self.scans: Queue[KeyboardScan] = Queue()
        self.here: Queue[bool] = Queue()
        self.scanner = SerialScanner(str(plug), self.scans.put, self.here.put, again_after_s=(0.01,))
        self.scanner.start()

    def scan(self) -> KeyboardScan:
        return self.scans.get(timeout=WAIT_S)

    def until_here(self, here: bool) -> None:
        while self.here.get(timeout=WAIT_S) is not here:
            pass


@pytest.fixture
def plug(tmp_path: Path) -> Path:
    return tmp_path / "scanner"


@pytest.fixture
def listening(plug: Path) -> Iterator[Listening]:
    listening = Listening(plug)
    yield listening
    assert listening.scanner.stop(WAIT_S)


def test_codes_of_a_serial_scanner_are_heard_with_and_without_an_end(
    plug: Path, listening: Listening
) -> None:
    line = Line(plug)
    listening.until_here(True)
    line.send(b"6901234567892\r\nSK:ABC\r")
    assert [listening.scan().text, listening.scan().text] == ["6901234567892", "SK:ABC"]
    line.send("会员-2".encode())
    assert listening.scan().text == "会员-2"
    line.send(b"\x01\x02\r")
    assert listening.scan().legibility is Legibility.NOT_TEXT
    line.pull_out()


def test_a_scanner_that_is_pulled_out_is_heard_again_when_it_is_plugged_in(
    plug: Path, listening: Listening
) -> None:
    listening.until_here(False)
    line = Line(plug)
    listening.until_here(True)
    line.pull_out()
    listening.until_here(False)
    line = Line(plug)
    listening.until_here(True)
    line.send(b"BACK AGAIN\r")
    assert listening.scan().text == "BACK AGAIN"
    line.pull_out()


def test_two_tills_do_not_share_a_scanner(plug: Path, listening: Listening) -> None:
    line = Line(plug)
    listening.until_here(True)
    other = Listening(plug)
    other.until_here(False)
    assert other.scanner.stop(WAIT_S)
    line.pull_out()


def test_the_ports_of_the_machine_are_asked_for_without_opening_any() -> None:
    assert all(port.address and port.name for port in serial_ports())


def test_a_port_on_linux_is_addressed_by_what_stays_its_own(tmp_path: Path) -> None:
    links = tmp_path / "by-id"
    links.mkdir()
    device = tmp_path / "ttyACM1"
    device.touch()
    (links / "usb-Honeywell_1900_16213B4AD3-if00").symlink_to(device)
    assert lasting_names(links) == {str(device): str(links / "usb-Honeywell_1900_16213B4AD3-if00")}
    assert lasting_names(tmp_path / "none") == {}
