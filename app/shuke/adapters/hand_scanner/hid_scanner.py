"""Hand scanners in HID-POS mode: USB devices of their own, which no input method and no keyboard layout touches.

Addressed by USB ids and serial number, which stay their own in whatever plug: `hid:0c2e:0b61/16213B4AD3`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol

from shuke.adapters.hand_scanner.scanner_thread import AGAIN_AFTER_S, ScannerThread
from shuke.application.ports.scanning import ScannerHere
from shuke.domain.scanning.hand_scanner import HID_PREFIX
from shuke.domain.scanning.hid_report import POS_SCANNERS, ScanReports, scan_layout
from shuke.domain.scanning.keyboard_burst import KeyboardScan

__all__ = ["HidLibrary", "HidScanner", "hid_scanners"]

_PATIENCE_MS = 250
_BROKEN_OFF_AFTER = 4
"""So many times patience ran out, and the rest of a code does not come any more."""
_MOST_REPORT = 4096
_MOST_FOUND = 20


class HidLibrary(Protocol):
    """What is used of hidapi. Both raise OSError."""

    def enumerate(self) -> list[dict[str, Any]]: ...

    def device(self) -> Any: ...


def hidapi() -> HidLibrary:
    """On Linux the variant that takes nothing away from the system's own drivers."""
    if sys.platform == "linux":
        import hidraw as library  # noqa: PLC0415 - only who has such a scanner pays for it
    else:
        import hid as library  # noqa: PLC0415 - as above
    found: HidLibrary = library
    return found


class HidScanner(ScannerThread):
    """See `ScannerThread`.

    Args:
        address: as `hid_scanners` names it.
    """

    def __init__(
        self,
        address: str,
        scanned: Callable[[KeyboardScan], None],
        here: Callable[[bool], None] = lambda _: None,
        *,
        again_after_s: tuple[float, ...] = AGAIN_AFTER_S,
        library: Callable[[], HidLibrary] | None = None,
    ) -> None:
        super().__init__(scanned, here, again_after_s)
        self._address = address
        self._library = library or hidapi

    def _listen_once(self) -> None:
        library = self._library()
        path = next((each["path"] for each in _scanners(library) if _address(each) == self._address), None)
        if path is None:
            return
        device = library.device()
        device.open_path(path)
        try:
            layout = scan_layout(bytes(device.get_report_descriptor()))
            if layout is not None:
                self._is_here()
                self._hear(device, ScanReports(layout))
        finally:
            device.close()

    def _hear(self, device: Any, reports: ScanReports) -> None:
        silent = 0
        while not self.stopped:
            report = bytes(device.read(_MOST_REPORT, _PATIENCE_MS))
            silent = 0 if report else silent + 1
            if silent == _BROKEN_OFF_AFTER:
                reports.broke_off()
            for scan in reports.came(report):
                self._scanned(scan)


def hid_scanners(library: Callable[[], HidLibrary] = hidapi) -> list[ScannerHere]:
    """The scanners in HID-POS mode that this machine has; asks the system, opens none."""
    try:
        found = _scanners(library())
    except OSError:
        return []
    named = {_address(each): _name(each) for each in found[:_MOST_FOUND]}
    return [ScannerHere(address, name) for address, name in named.items()]


def _scanners(library: HidLibrary) -> list[dict[str, Any]]:
    return [each for each in library.enumerate() if each["usage_page"] == POS_SCANNERS]


def _address(device: dict[str, Any]) -> str:
    serial_number = _told(device["serial_number"])
    ids = f"{device['vendor_id']:04x}:{device['product_id']:04x}"
    return f"{HID_PREFIX}{ids}/{serial_number}" if serial_number else f"{HID_PREFIX}{ids}"


def _name(device: dict[str, Any]) -> str:
    """As its maker calls it, with the end of its serial number: a shop has several alike."""
    words = (_told(device["manufacturer_string"]), _told(device["product_string"]))
    name = " ".join(filter(None, words)) or _address(device).removeprefix(HID_PREFIX)
    serial_number = _told(device["serial_number"])
    return f"{name} …{serial_number[-4:]}" if serial_number else name


def _told(text: str | None) -> str:
    return "".join(sign for sign in text or "" if sign.isprintable()).strip()[:80]
