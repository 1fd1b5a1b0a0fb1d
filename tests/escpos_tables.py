"""A second reader of ESC/POS bytes, written from the manufacturers' command tables alone.

It shares nothing with the renderer, nor with the virtual printer of the program: no table, no font, no code. Epson's
"ESC/POS Command Reference" names every command here; the makers of China have the same (Rongta RP80 command set,
Sunmi cloud printers, Xprinter XP-80X). A byte that is in none of the tables is an error.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["NotInTheTables", "Read", "read_escpos"]

CODE_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 18: "cp852", 19: "cp858"}
FONT_A_DOTS, HANZI_DOTS = 12, 24

ONE_PARAMETER = {
    b"\x1ba": "justification",
    b"\x1bd": "feed lines",
    b"\x1bE": "emphasis",
    b"\x1bR": "international",
    b"\x1bt": "code page",
    b"\x1d!": "size",
}
NO_PARAMETER = {b"\x1b@": "initialise", b"\x1c&": "kanji on", b"\x1c.": "kanji off"}


class NotInTheTables(Exception):
    """A byte that begins no command, or parameters that no table allows."""


@dataclass
class Read:
    """What is on the paper: `lines` of text as they stand, what the codes hold that the printer draws itself, and
    `dots` of all pictures, one under the other, 1 is black."""

    lines: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    pictures: list[NDArray[np.uint8]] = field(default_factory=list)
    pulses: int = 0
    cuts: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def dots(self) -> NDArray[np.uint8]:
        widest = max(picture.shape[1] for picture in self.pictures)
        grown = [np.pad(picture, ((0, 0), (0, widest - picture.shape[1]))) for picture in self.pictures]
        return np.concatenate(grown)


def read_escpos(content: bytes, width_dots: int) -> Read:
    """
    Raises:
        NotInTheTables: see there; also a line or a picture wider than the paper.
    """
    reader = _Reader(content, width_dots)
    while reader.at < len(content):
        reader.step()
    reader.end_line(blank=False)
    return reader.read


class _Reader:
    def __init__(self, content: bytes, width_dots: int) -> None:
        self._content, self._width = content, width_dots
        self.at = 0
        self.read = Read()
        self._initialise()

    def _initialise(self) -> None:
        self._line, self._pen = "", 0
        self._kanji, self._page, self._across = True, CODE_PAGES[0], 1
        self._stored_code = b""

    def _take(self, count: int) -> bytes:
        taken = self._content[self.at : self.at + count]
        if len(taken) < count:
            raise NotInTheTables("the bytes end within a command")
        self.at += count
        return taken

    def step(self) -> None:
        byte = self._content[self.at]
        if byte == 0x0A:
            self.at += 1
            self.end_line()
        elif byte >= 0x20:
            self._character(byte)
        else:
            self._command(self._take(2))

    def _command(self, name: bytes) -> None:
        if name in NO_PARAMETER:
            self._switch(NO_PARAMETER[name])
        elif name in ONE_PARAMETER:
            self._set(ONE_PARAMETER[name], self._take(1)[0])
        elif name == b"\x1cS":
            if self._take(2) != b"\x00\x00":
                raise NotInTheTables("hanzi with gaps have no whole columns")
        elif name == b"\x1bp":
            if self._take(3)[0] not in (0, 1, 48, 49):
                raise NotInTheTables("no such pin")
            self.read.pulses += 1
        elif name == b"\x1dV":
            self._cut(self._take(1)[0])
        elif name == b"\x1dv" and self._take(1) == b"0":
            self._picture()
        elif name == b"\x1d(" and self._take(1) == b"k":
            self._symbol(self._take(int.from_bytes(self._take(2), "little")))
        else:
            raise NotInTheTables(f"{name.hex(' ')} at {self.at}")

    def _switch(self, what: str) -> None:
        if what == "initialise":
            self._initialise()
        else:
            self._kanji = what == "kanji on"

    def _set(self, what: str, value: int) -> None:
        allowed = {"justification": 2, "emphasis": 1, "international": 0, "feed lines": 255}
        if value > allowed.get(what, 255):
            raise NotInTheTables(f"{what} {value}")
        if what == "code page":
            self._page = CODE_PAGES[value]
        elif what == "size":
            self._across = (value >> 4) + 1
        elif what == "feed lines":
            self.end_line(blank=False)
        elif what == "justification" and self._line:
            raise NotInTheTables("ESC a is ignored within a line")

    def _character(self, byte: int) -> None:
        length = 1
        if self._kanji and byte >= 0x81:
            second = self._content[self.at + 1 : self.at + 2]
            length = 4 if second.isdigit() else 2
        codec = "gb18030" if self._kanji else self._page
        try:
            self._line += self._take(length).decode(codec)
        except UnicodeDecodeError as error:
            raise NotInTheTables(f"no character: {error.object!r}") from None
        self._pen += (FONT_A_DOTS if length == 1 else HANZI_DOTS) * self._across
        if self._pen > self._width:
            raise NotInTheTables(f"the printer would break this line: {self._line}")

    def end_line(self, *, blank: bool = True) -> None:
        if self._line or blank:
            self.read.lines.append(self._line.rstrip())
        self._line, self._pen = "", 0

    def _cut(self, how: int) -> None:
        if how in (65, 66):
            self._take(1)
        elif how not in (0, 1, 48, 49):
            raise NotInTheTables(f"GS V {how}")
        self.read.cuts += 1

    def _picture(self) -> None:
        mode, *sides = self._take(5)
        across, rows = sides[0] + 256 * sides[1], sides[2] + 256 * sides[3]
        if mode != 0 or self._line or 8 * across > self._width + 7:
            raise NotInTheTables(f"GS v 0 {mode} of {across} bytes")
        packed = np.frombuffer(self._take(across * rows), np.uint8).reshape(rows, across)
        self.read.pictures.append(np.unpackbits(packed, axis=1))

    def _symbol(self, told: bytes) -> None:
        kind, function, parameters = told[0], told[1], told[2:]
        if kind != 49 or function not in (65, 67, 69, 80, 81):
            raise NotInTheTables(f"GS ( k {kind} {function}")
        if function == 80:
            self._stored_code = parameters[1:]
        if function == 81:
            self.read.codes.append(self._stored_code.decode("ascii"))
