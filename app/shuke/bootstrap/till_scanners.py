"""The till's hand scanners: those that pose as keyboards, those on serial ports, and those on USB in HID-POS mode."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from shuke.adapters.hand_scanner import HidScanner, SerialScanner
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.hand_scanner import HID_PREFIX, KEYBOARD, ScannerSetup
from shuke.domain.scanning.keyboard_burst import BurstRule, KeyboardScan
from shuke.ui.scanner_keys import ScannerKeys

__all__ = ["TillScanners"]


class TillScanners(QObject):
    """What another scanner reads is announced as if it had come through the keyboard."""

    _came = Signal(str, object)
    """Address and KeyboardScan, from a scanner's thread."""
    _here = Signal(str, bool)
    """Address, and whether it can be heard; from a scanner's thread."""
    away_changed = Signal(object)
    """Addresses (frozenset) of scanners that are missing, taken, or not allowed."""

    def __init__(self, keys: ScannerKeys, setups: tuple[ScannerSetup, ...]) -> None:
        super().__init__(keys)
        self._keys = keys
        self._setups: dict[str, ScannerSetup] = {}
        self._listening: dict[str, HidScanner | SerialScanner] = {}
        self._away: frozenset[str] = frozenset()
        self._came.connect(self._scanned, Qt.ConnectionType.QueuedConnection)
        self._here.connect(self._is_here, Qt.ConnectionType.QueuedConnection)
        self.use(setups)

    def use(self, setups: tuple[ScannerSetup, ...]) -> None:
        """Listen to these and to no others."""
        self._setups = {setup.address: setup for setup in setups}
        keyboard = self._setups.get(KEYBOARD, ScannerSetup())
        self._keys.use(BurstRule(prefix=keyboard.prefix, suffix=keyboard.suffix))
        for address in set(self._listening) - set(self._setups):
            self._listening.pop(address).stop(0)
        for address in set(self._setups) - set(self._listening) - {KEYBOARD}:
            kind = HidScanner if address.startswith(HID_PREFIX) else SerialScanner
            scanner = kind(address, partial(self._came.emit, address), partial(self._here.emit, address))
            self._listening[address] = scanner
            scanner.start()

    def close(self) -> None:
        for scanner in self._listening.values():
            scanner.stop()
        self._listening.clear()

    def _is_here(self, address: str, here: bool) -> None:
        away = self._away - {address} if here else self._away | {address}
        away &= frozenset(self._listening)
        if away != self._away:
            self._away = away
            self.away_changed.emit(away)

    def _scanned(self, address: str, scan: KeyboardScan) -> None:
        setup = self._setups.get(address)
        if setup is None:
            return
        bare = setup.bared(scan)
        if bare.legibility is Legibility.READABLE:
            self._keys.scanned.emit(bare.text)
        else:
            self._keys.scan_unreadable.emit(bare.legibility)
