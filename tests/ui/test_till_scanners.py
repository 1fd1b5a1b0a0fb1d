"""A serial scanner on a pseudo-terminal and one in HID-POS mode, heard in the window like any other."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.hid_bus import HidBus, PluggedScanner
from shuke.adapters.hand_scanner import hid_scanner
from shuke.bootstrap.till_scanners import TillScanners
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.hand_scanner import KEYBOARD, ScannerSetup
from shuke.ui.scanner_keys import ScannerKeys

WAIT_MS = 60_000
HID = "hid:0c2e:0b61/16213B4AD3"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_serial_scan_arrives_like_one_of_the_keyboard_without_its_surroundings(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    import pty  # noqa: PLC0415 - not on Windows
    import tty  # noqa: PLC0415

    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    plug = tmp_path / "scanner"
    plug.symlink_to(os.ttyname(theirs))
    keys = ScannerKeys(qapp)
    scanners = TillScanners(keys, (ScannerSetup(KEYBOARD), ScannerSetup(str(plug), "<", ">")))
    scans: list[str] = []
    unreadable: list[Legibility] = []
    keys.scanned.connect(scans.append)
    keys.scan_unreadable.connect(unreadable.append)
    try:
        # Opening a line throws away what was sent before: the scanner is used until it is heard.
        qtbot.waitUntil(lambda: bool(os.write(ours, b"<6901234567892>\r") and scans), timeout=WAIT_MS)
        assert scans[0] == "6901234567892"
        os.write(ours, b"<>\r")
        qtbot.waitUntil(lambda: unreadable == [Legibility.NOT_TEXT], timeout=WAIT_MS)
        scanners.use((ScannerSetup(KEYBOARD), ScannerSetup(str(plug))))
        os.write(ours, b"<A>\r")
        qtbot.waitUntil(lambda: scans[-1] == "<A>", timeout=WAIT_MS)
    finally:
        scanners.close()
        keys.remove()
        os.close(ours)
        os.close(theirs)


def test_a_hid_pos_scan_arrives_so_too_until_the_scanner_is_used_no_more(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugged = PluggedScanner()
    bus, away = HidBus(plugged), list[object]()
    monkeypatch.setattr(hid_scanner, "hidapi", bus)
    keys = ScannerKeys(qapp)
    scanners = TillScanners(keys, (ScannerSetup(KEYBOARD), ScannerSetup(HID, "<", ">")))
    scans: list[str] = []
    keys.scanned.connect(scans.append)
    scanners.away_changed.connect(away.append)
    try:
        plugged.scans("<SK:MEMBER>")
        qtbot.waitUntil(lambda: scans == ["SK:MEMBER"], timeout=WAIT_MS)
        monkeypatch.setattr(bus, "plugged", [])
        qtbot.waitUntil(lambda: away == [frozenset({HID})], timeout=WAIT_MS)
        scanners.use((ScannerSetup(KEYBOARD),))
        qtbot.waitUntil(lambda: plugged.closed == plugged.opened == 1, timeout=WAIT_MS)
    finally:
        scanners.close()
        keys.remove()
