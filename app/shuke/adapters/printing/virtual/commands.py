"""ESC/POS bytes cut into commands, from the manufacturers' command tables.

Every command has a fixed shape; a byte that begins none is an error, not a guess. Real-time commands (DLE …)
are looked for separately: a printer's interface obeys them wherever they stand, also inside a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Command", "NotUnderstood", "commands", "real_time_commands"]


class NotUnderstood(Exception):
    """Bytes that are no command of the tables, or a command cut off."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name as the tables print it, its parameters, and data if it carries any.

    Text is the command ``text`` whose data are the bytes.
    """

    name: str
    parameters: tuple[int, ...] = ()
    data: bytes = b""


_ESC = {
    ord("@"): ("ESC @", 0),
    ord("!"): ("ESC !", 1),
    ord("-"): ("ESC -", 1),
    ord("2"): ("ESC 2", 0),
    ord("3"): ("ESC 3", 1),
    ord("E"): ("ESC E", 1),
    ord("J"): ("ESC J", 1),
    ord("M"): ("ESC M", 1),
    ord("R"): ("ESC R", 1),
    ord("a"): ("ESC a", 1),
    ord("d"): ("ESC d", 1),
    ord("p"): ("ESC p", 3),
    ord("t"): ("ESC t", 1),
}
_GS = {
    ord("!"): ("GS !", 1),
    ord("B"): ("GS B", 1),
    ord("r"): ("GS r", 1),
}
_FS = {
    ord("&"): ("FS &", 0),
    ord("."): ("FS .", 0),
    ord("!"): ("FS !", 1),
    ord("S"): ("FS S", 2),
    ord("W"): ("FS W", 1),
}
_FIXED = {0x1B: _ESC, 0x1D: _GS, 0x1C: _FS}

_REAL_TIME = re.compile(
    rb"\x10\x04[\x01-\x04]|\x10\x05[\x00-\x02]|\x10\x14\x01[\x00\x01][\x01-\x08]|\x10\x14[\x02\x08]"
)
_TEXT = re.compile(rb"[\x20-\x7e\x80-\xfe]+")

_LF = 0x0A
_MOST_PICTURE_BYTES = 4_000_000


def real_time_commands(content: bytes) -> list[bytes]:
    """What the printer's interface would obey at once, wherever it stands in the bytes."""
    return _REAL_TIME.findall(content)


def commands(content: bytes) -> Iterator[Command]:
    """The commands, in order.

    Raises:
        NotUnderstood: a byte that begins no command, a parameter out of its range, bytes missing at the end.
    """
    reader = _Reader(content)
    while not reader.ended:
        yield reader.command()


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    @property
    def ended(self) -> bool:
        return self._at >= len(self._content)

    def _take(self, count: int) -> bytes:
        taken = self._content[self._at : self._at + count]
        if len(taken) < count:
            raise NotUnderstood(f"the bytes end in the middle of a command, at {len(self._content)}")
        self._at += count
        return taken

    def command(self) -> Command:
        text = _TEXT.match(self._content, self._at)
        if text:
            self._at = text.end()
            return Command("text", data=text.group())
        lead = self._take(1)[0]
        if lead == _LF:
            return Command("LF")
        if lead == 0x10:
            return self._real_time()
        if lead not in _FIXED:
            raise NotUnderstood(f"byte {lead:02X} at {self._at - 1} begins no command")
        code = self._take(1)[0]
        fixed = _FIXED[lead].get(code)
        if fixed is not None:
            name, count = fixed
            return Command(name, tuple(self._take(count)))
        if lead == 0x1D:
            return self._group(code)
        raise NotUnderstood(f"bytes {lead:02X} {code:02X} at {self._at - 2} are no command")

    def _real_time(self) -> Command:
        code = self._take(1)[0]
        name, count = {0x04: ("DLE EOT", 1), 0x05: ("DLE ENQ", 1), 0x14: ("DLE DC4", 3)}.get(code, ("", 0))
        if not name:
            raise NotUnderstood(f"bytes 10 {code:02X} at {self._at - 2} are no command")
        return Command(name, tuple(self._take(count)))

    def _group(self, code: int) -> Command:
        if code == ord("V"):
            how = self._take(1)[0]
            if how in (0, 1, 48, 49):
                return Command("GS V", (how,))
            if how in (65, 66):
                return Command("GS V", (how, *self._take(1)))
            raise NotUnderstood(f"GS V has no way {how} of cutting")
        if code == ord("v"):
            return self._raster()
        if code == ord("("):
            function = self._take(1)
            low, high = self._take(2)
            if function != b"k":
                raise NotUnderstood(f"GS ( {function!r} is not in the tables read here")
            return Command("GS ( k", data=self._take(low + 256 * high))
        raise NotUnderstood(f"bytes 1D {code:02X} at {self._at - 2} are no command")

    def _raster(self) -> Command:
        zero, mode, x_low, x_high, y_low, y_high = self._take(6)
        across, rows = x_low + 256 * x_high, y_low + 256 * y_high
        if zero != ord("0") or mode > 3 or not across or not rows or across * rows > _MOST_PICTURE_BYTES:
            raise NotUnderstood(
                f"GS v 0 cannot print a picture of {across} bytes × {rows} rows in mode {mode}"
            )
        return Command("GS v 0", (mode, across, rows), self._take(across * rows))
