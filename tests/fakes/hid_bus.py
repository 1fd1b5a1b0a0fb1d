"""USB as hidapi shows it, with scanners whose reports a test sends: `hidapi`'s names, no device."""

from __future__ import annotations

from queue import Empty, Queue
from typing import Any

__all__ = ["DESCRIPTOR", "HidBus", "PluggedScanner", "reports_of"]

DESCRIPTOR = bytes.fromhex(
    "058c 0902 a101"  # bar codes; Bar Code Scanner, application
    "0912 a102 8502 1500 26ff00 7508"  # Scanned Data Report, number 2, bytes
    "0501 093b 9501 8102"  # Generic Desktop: Byte Count
    "058c 09fb 09fc 09fd 9503 8102"  # Symbology Identifier 1, 2, 3
    "09fe 9538 820201"  # Decoded Data, 56, buffered bytes
    "0666ff 0904 0900 9502 8102"  # a maker's own
    "058c 2501 7501 9508 09ff 8102 c0"  # Decode Data Continued, in a byte of bits
    "0914 a102 8504 9508 095f 9186 c0 c0"  # Trigger Report: sent to the scanner
)
"""What makers of such scanners have in common."""

_DATA = 56


def reports_of(text: bytes, identifier: bytes = b"]Q1") -> list[bytes]:
    """A code as a scanner sends it, 56 bytes at a time; the last one is filled up with zeros."""
    parts = [text[at : at + _DATA] for at in range(0, len(text), _DATA)] or [b""]
    return [
        b"\x02"
        + bytes([len(part)])
        + identifier
        + part.ljust(_DATA, b"\0")
        + b"\0\0"
        + bytes([part is not parts[-1]])
        for part in parts
    ]


class PluggedScanner:
    """`serial_number` and the rest as a USB device tells them; None where it has none."""

    def __init__(
        self,
        product_id: int = 0x0B61,
        serial_number: str | None = "16213B4AD3",
        *,
        usage_page: int = 0x8C,
        descriptor: bytes = DESCRIPTOR,
    ) -> None:
        self.usage_page, self.descriptor = usage_page, descriptor
        self.product_id, self.serial_number = product_id, serial_number
        self.sent: Queue[bytes] = Queue()
        self.opened = self.closed = 0

    def scans(self, text: str, identifier: bytes = b"]Q1") -> None:
        for report in reports_of(text.encode(), identifier):
            self.sent.put(report)

    def told(self, path: bytes) -> dict[str, Any]:
        return {
            "path": path,
            "vendor_id": 0x0C2E,
            "product_id": self.product_id,
            "serial_number": self.serial_number,
            "manufacturer_string": "Honeywell",
            "product_string": "Xenon 1950g\x00",
            "usage_page": self.usage_page,
            "usage": 2,
            "interface_number": 0,
        }


class HidBus:
    """The library; `plugged` is what is there just now."""

    def __init__(self, *plugged: PluggedScanner) -> None:
        self.plugged = list(plugged)

    def __call__(self) -> HidBus:
        return self

    def enumerate(self) -> list[dict[str, Any]]:
        return [each.told(b"/dev/hidraw%d" % at) for at, each in enumerate(self.plugged)]

    def device(self) -> _Device:
        return _Device(self)


class _Device:
    def __init__(self, bus: HidBus) -> None:
        self._bus = bus
        self._scanner: PluggedScanner | None = None

    def open_path(self, path: bytes) -> None:
        at = int(path.removeprefix(b"/dev/hidraw"))
        if at >= len(self._bus.plugged):
            raise OSError("open failed")
        self._scanner = self._bus.plugged[at]
        self._scanner.opened += 1

    def get_report_descriptor(self) -> list[int]:
        assert self._scanner is not None
        return list(self._scanner.descriptor)

    def read(self, most: int, timeout_ms: int) -> list[int]:
        assert self._scanner is not None
        try:
            report = self._scanner.sent.get(timeout=min(timeout_ms, 5) / 1000)
        except Empty:
            report = b""
        if self._scanner not in self._bus.plugged:
            raise OSError("read error")
        return list(report[:most])

    def close(self) -> None:
        assert self._scanner is not None
        self._scanner.closed += 1
