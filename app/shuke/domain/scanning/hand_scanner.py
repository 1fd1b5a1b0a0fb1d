"""How a hand scanner is connected, what it puts around a code, and how that is learned from two scans."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.keyboard_burst import KeyboardScan
from shuke.domain.scanning.scanned_text import MOST_TEXT, plain_width, without_control_characters

__all__ = [
    "HID_PREFIX",
    "KEYBOARD",
    "TEACHING_CODES",
    "CodeLines",
    "ScannerSetup",
    "kept_setups",
    "learned",
    "told_setups",
]

KEYBOARD = ""
"""The address of the scanners that pose as keyboards: nobody can tell them apart."""

HID_PREFIX = "hid:"
"""Before the USB ids and the serial number of a scanner in HID-POS mode."""

TEACHING_CODES = ("SHUKE-SCAN-7391", "SHUKE-SCAN-2608")
"""What a scanner is learned from: two texts that differ where a prefix or suffix can not hide it."""

_MOST_AROUND = 16
_MOST_ADDRESS = 200
_MOST_SETUPS = 8
_ENDS = b"\r\n\t\x03"


@dataclass(frozen=True, slots=True)
class ScannerSetup:
    """`address` is a serial port's, a USB device's, or `KEYBOARD`; `prefix` and `suffix` are what the scanner puts
    around a code."""

    address: str = KEYBOARD
    prefix: str = ""
    suffix: str = ""

    def bared(self, scan: KeyboardScan) -> KeyboardScan:
        """The code without what the scanner put around it."""
        text = scan.text.removeprefix(self.prefix).removesuffix(self.suffix).strip()
        if scan.legibility is Legibility.READABLE and not text:
            return KeyboardScan("", Legibility.NOT_TEXT)
        return KeyboardScan(text, scan.legibility)


def told_setups(setups: tuple[ScannerSetup, ...]) -> str:
    """For a settings file; `kept_setups` reads it."""
    return json.dumps([asdict(setup) for setup in setups], ensure_ascii=False)


def kept_setups(text: str) -> tuple[ScannerSetup, ...]:
    """What `told_setups` wrote; a damaged setting names no scanner but the keyboard's."""
    try:
        rows = json.loads(text) if text else []
    except ValueError:
        rows = []
    setups = {
        row["address"]: ScannerSetup(row["address"], row["prefix"], row["suffix"])
        for row in (rows if isinstance(rows, list) else [])[:_MOST_SETUPS]
        if _sound(row)
    }
    return tuple({KEYBOARD: ScannerSetup(), **setups}.values())


def learned(address: str, first: str, second: str) -> ScannerSetup | None:
    """What the scanner puts around codes, from what came when it read the `TEACHING_CODES`, in either order; None
    if they did not come, or not in the same way."""
    around = []
    for heard, other in ((first, second), (second, first)):
        code = next((each for each in TEACHING_CODES if each in heard), None)
        if code is None or code in other:
            return None
        around.append(heard.partition(code)[::2])
    prefix, suffix = around[0]
    if around[0] != around[1] or max(len(prefix), len(suffix)) > _MOST_AROUND:
        return None
    return ScannerSetup(address, prefix, suffix)


class CodeLines:
    """Cuts the bytes of a serial scanner into codes: at a line's end, a tab or ETX, or where it pauses."""

    __slots__ = ("_bytes", "_overlong")

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._overlong = False

    def came(self, some: bytes) -> list[KeyboardScan]:
        """The codes that are complete with these bytes."""
        scans = []
        for byte in some:
            if byte in _ENDS:
                scans += self.pause()
            elif len(self._bytes) < 4 * MOST_TEXT:
                self._bytes.append(byte)
            else:
                self._overlong = True
        return scans

    def pause(self) -> list[KeyboardScan]:
        """Nothing came for a while: what is there is a code of a scanner that sends no end."""
        content, overlong = bytes(self._bytes), self._overlong
        self._bytes.clear()
        self._overlong = False
        if not content:
            return []
        if overlong:
            return [KeyboardScan("", Legibility.TOO_LONG)]
        text = without_control_characters(plain_width(_decoded(content))).strip()
        if not text or "\ufffd" in text:
            return [KeyboardScan("", Legibility.NOT_TEXT)]
        return [KeyboardScan(text) if len(text) <= MOST_TEXT else KeyboardScan("", Legibility.TOO_LONG)]


def _decoded(content: bytes) -> str:
    """UTF-8, or the encoding that Chinese scanners are set to for old cards."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def _sound(row: object) -> bool:
    if not isinstance(row, dict) or set(row) != {"address", "prefix", "suffix"}:
        return False
    if not all(isinstance(each, str) and each.isprintable() for each in row.values()):
        return False
    return (
        len(row["address"]) <= _MOST_ADDRESS and max(len(row["prefix"]), len(row["suffix"])) <= _MOST_AROUND
    )
