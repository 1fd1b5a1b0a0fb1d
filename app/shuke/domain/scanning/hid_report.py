"""What a HID-POS scanner sends: reports, laid out as the device itself says (HID Point of Sale Usage Tables 1.02).

Makers lay them out alike (a number, a length, three bytes of AIM's symbology identifier, 56 of data, a bit that says
whether more follows), but no two exactly; so the place of each part is taken from the report descriptor, which every
HID device has to give.
"""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.scanning.hand_scanner import CodeLines
from shuke.domain.scanning.hid_descriptor import BitPlace, input_places
from shuke.domain.scanning.keyboard_burst import KeyboardScan
from shuke.domain.scanning.scanned_text import MOST_TEXT

__all__ = ["POS_SCANNERS", "ScanLayout", "ScanReports", "scan_layout"]

POS_SCANNERS = 0x8C
"""The usage page of bar code scanners."""

_IDENTIFIERS = (0x8C00FB, 0x8C00FC, 0x8C00FD)
_DATA, _CONTINUED = 0x8C00FE, 0x8C00FF
_BYTE_COUNT = 0x01003B
_MOST_BYTES = 4 * MOST_TEXT


@dataclass(frozen=True, slots=True)
class ScanLayout:
    """Where a scan stands in a report. `number` is the first byte of such reports; 0: the device numbers none."""

    number: int
    data: BitPlace
    identifier: tuple[BitPlace, ...] = ()
    length: BitPlace | None = None
    continued: BitPlace | None = None


def scan_layout(descriptor: bytes) -> ScanLayout | None:
    """The layout of a device's scans; None for a device that sends none."""
    for number, places in input_places(descriptor).items():
        data = places.get(_DATA)
        if data is None or data.at % 8 or data.bits % 8:
            continue
        identifier = tuple(places[each] for each in _IDENTIFIERS if each in places)
        return ScanLayout(number, data, identifier, places.get(_BYTE_COUNT), places.get(_CONTINUED))
    return None


class ScanReports:
    """Puts reports together: a long code comes in several."""

    __slots__ = ("_begun", "_identifier", "_layout")

    def __init__(self, layout: ScanLayout) -> None:
        self._layout = layout
        self._begun = bytearray()
        self._identifier = b""

    def came(self, report: bytes) -> list[KeyboardScan]:
        """The codes that are complete with this report: none, or one (more if the scanner puts line ends into it).

        Args:
            report: as it was read, its number first if the device numbers its reports.
        """
        layout = self._layout
        if layout.number:
            if not report.startswith(bytes([layout.number])):
                return []  # a scale, a status, an answer to a command
            report = report[1:]
        if len(report) * 8 < layout.data.at + layout.data.bits:
            return []
        identifier = b"".join(place.bytes_of(report) for place in layout.identifier)
        if identifier != self._identifier:
            self.broke_off()  # the rest of the code before never came
        self._identifier = identifier
        if len(self._begun) <= _MOST_BYTES:
            self._begun += self._said(report)
        if layout.continued is not None and layout.continued.number_in(report) & 1:
            return []
        whole = bytes(self._begun)
        self.broke_off()
        lines = CodeLines()
        return lines.came(whole) + lines.pause()

    def broke_off(self) -> None:
        """Nothing more comes: what was begun is forgotten."""
        self._begun.clear()

    def _said(self, report: bytes) -> bytes:
        data = self._layout.data.bytes_of(report)
        if self._layout.length is None:
            return data.rstrip(b"\0")
        return data[: self._layout.length.number_in(report)]
