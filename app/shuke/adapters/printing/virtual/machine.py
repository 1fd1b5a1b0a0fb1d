"""The state of an ESC/POS printer and what each command does to it.

Sources: Epson's "ESC/POS Command Reference" and the command manuals of Chinese makers (SPRT, HPRT, Xprinter),
which agree on all of it: character cells of 12 × 24 dots, hanzi of 24 × 24, a line feed of 30 dots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shuke.adapters.printing.virtual.commands import (
    Command,
    NotUnderstood,
    commands,
    real_time_commands,
)
from shuke.adapters.printing.virtual.printed import (
    CutMark,
    DrawerPulse,
    Fed,
    Item,
    PrintedCell,
    PrintedLine,
    PrintedPaper,
    PrintedPicture,
    PrintedQr,
)

__all__ = ["Machine", "printed"]

_LINE_SPACING = 30
_FEED_TO_KNIFE = 90
_HANZI = 24
_HEIGHT = 24
_CODE_PAGES = {0: "cp437", 2: "cp850", 16: "cp1252", 18: "cp852", 19: "cp858"}
_LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}
_CHINA = 15


@dataclass(frozen=True, slots=True)
class Machine:
    """The hardware: how wide it prints, on which paper, how wide a letter is."""

    width_dots: int = 576
    paper_width_mm: int = 80
    dots_per_inch: int = 203
    letter_dots: int = 12

    @property
    def paper_dots(self) -> int:
        return max(self.width_dots, round(self.paper_width_mm / 25.4 * self.dots_per_inch))


def printed(content: bytes, machine: Machine) -> PrintedPaper:
    """What the machine makes of these bytes, from switched on to the last byte.

    Raises:
        NotUnderstood: an unknown command, a character the printer does not have, a wrong parameter.
    """
    state = _State(machine)
    names = set()
    for command in commands(content):
        names.add(command.name)
        state.obey(command)
    for obeyed_anywhere in real_time_commands(content):
        names.add("real time")
        if obeyed_anywhere.startswith(b"\x10\x14\x01"):
            state.items.append(DrawerPulse(2, 100 * obeyed_anywhere[4], 100 * obeyed_anywhere[4]))
    return PrintedPaper(tuple(state.items), frozenset(names))


class _State:
    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self.items: list[Item] = []
        self._reset()
        self._does: dict[str, Callable[[Command], None]] = {
            "text": lambda command: self._text(command.data),
            "LF": lambda _: self._end_line(),
            "ESC @": lambda _: self._reset(),
            "ESC !": self._print_mode,
            "ESC -": lambda _: None,
            "ESC 2": lambda _: self._space(_LINE_SPACING),
            "ESC 3": lambda command: self._space(command.parameters[0]),
            "ESC E": lambda command: setattr(self, "_bold", bool(command.parameters[0] & 1)),
            "ESC J": lambda command: self._feed(command.parameters[0]),
            "ESC M": lambda command: self._font(command.parameters[0]),
            "ESC R": lambda command: self._language(command.parameters[0]),
            "ESC a": self._align,
            "ESC d": lambda command: self._feed(command.parameters[0] * self._spacing),
            "ESC p": self._pulse,
            "ESC t": lambda command: self._page(command.parameters[0]),
            "GS !": self._size,
            "GS V": self._cut,
            "GS v 0": self._picture,
            "GS ( k": lambda command: self._two_dimensional(command.data),
            "GS r": lambda _: None,
            "FS &": lambda _: setattr(self, "_chinese", True),
            "FS .": lambda _: setattr(self, "_chinese", False),
            "FS S": self._hanzi_spacing,
            "DLE EOT": lambda _: None,
            "DLE ENQ": lambda _: None,
            "DLE DC4": lambda _: None,
        }

    def obey(self, command: Command) -> None:
        does = self._does.get(command.name)
        if does is None:
            raise NotUnderstood(f"{command.name} is read but not drawn here")
        does(command)

    def _reset(self) -> None:
        self._line: list[PrintedCell] = []
        self._x = 0
        self._bold = False
        self._across = self._down = 1
        self._side = 0
        self._chinese = True
        self._code_page = "cp437"
        self._dollar = "$"
        self._spacing = _LINE_SPACING
        self._hanzi_gap = (0, 2)
        self._qr_size, self._qr_level, self._qr_text = 3, 48, ""

    def _space(self, dots: int) -> None:
        self._spacing = dots

    def _font(self, number: int) -> None:
        if number != 0:
            raise NotUnderstood(f"font {number} is not drawn here")

    def _language(self, number: int) -> None:
        if number not in (0, _CHINA):
            raise NotUnderstood(f"international character set {number} is not drawn here")
        self._dollar = "¥" if number == _CHINA else "$"

    def _page(self, number: int) -> None:
        if number not in _CODE_PAGES:
            raise NotUnderstood(f"code page {number} is not in this printer")
        self._code_page = _CODE_PAGES[number]

    def _print_mode(self, command: Command) -> None:
        mode = command.parameters[0]
        self._bold = bool(mode & 8)
        self._down, self._across = (2 if mode & 16 else 1), (2 if mode & 32 else 1)

    def _size(self, command: Command) -> None:
        size = command.parameters[0]
        if size & 0x88:
            raise NotUnderstood(f"GS ! {size:02X}: each way is 1 to 8 times")
        self._across, self._down = (size >> 4) + 1, (size & 7) + 1

    def _align(self, command: Command) -> None:
        side = command.parameters[0]
        if side not in (0, 1, 2):
            raise NotUnderstood(f"ESC a {side} is no side")
        if self._line:
            raise NotUnderstood("ESC a is only obeyed at the beginning of a line")
        self._side = side

    def _hanzi_spacing(self, command: Command) -> None:
        left, right = command.parameters
        self._hanzi_gap = (left, right)

    def _text(self, content: bytes) -> None:
        at = 0
        while at < len(content):
            length = self._character_length(content, at)
            self._put(content[at : at + length])
            at += length

    def _character_length(self, content: bytes, at: int) -> int:
        if not self._chinese or content[at] < 0x80:
            return 1
        second = content[at + 1] if at + 1 < len(content) else 0
        return 4 if 0x30 <= second <= 0x39 else 2

    def _put(self, code: bytes) -> None:
        hanzi = len(code) > 1
        try:
            character = code.decode("gb18030" if hanzi or self._chinese else self._code_page)
        except UnicodeDecodeError:
            raise NotUnderstood(f"{code.hex()} is no character of this printer") from None
        if code == b"$":
            character = self._dollar
        left, right = self._hanzi_gap if hanzi else (0, 0)
        width = (_HANZI if hanzi else self._machine.letter_dots) * self._across
        advance = width + (left + right) * self._across
        if self._x + advance > self._machine.width_dots and self._line:
            self._end_line(overflowed=True)
        x = self._x + left * self._across
        self._line.append(PrintedCell(character, x, width, _HEIGHT * self._down, self._bold, hanzi))
        self._x += advance

    def _end_line(self, *, overflowed: bool = False) -> None:
        height = max([self._spacing, *(cell.height + 6 for cell in self._line)])
        self.items.append(PrintedLine(tuple(self._line), self._side, height, overflowed))
        self._line = []
        self._x = 0

    def _feed(self, dots: int) -> None:
        if self._line:
            self._end_line()
        self.items.append(Fed(dots))

    def _pulse(self, command: Command) -> None:
        connector, on, off = command.parameters
        if connector not in (0, 1, 48, 49):
            raise NotUnderstood(f"ESC p {connector} is no drawer")
        self.items.append(DrawerPulse(2 if connector in (0, 48) else 5, 2 * on, 2 * off))

    def _cut(self, command: Command) -> None:
        how = command.parameters[0]
        if how in (65, 66):
            self._feed(_FEED_TO_KNIFE + command.parameters[1])
        self.items.append(CutMark(whole=how in (0, 48, 65)))

    def _picture(self, command: Command) -> None:
        if self._line:
            raise NotUnderstood("GS v 0 is only obeyed when the line is empty")
        mode, across_bytes, rows = command.parameters
        if across_bytes > (self._machine.width_dots + 7) // 8:
            raise NotUnderstood(f"a picture of {across_bytes} bytes is wider than the paper")
        scale = (2 if mode & 1 else 1, 2 if mode & 2 else 1)
        self.items.append(PrintedPicture(across_bytes, rows, command.data, self._side, scale))

    def _two_dimensional(self, content: bytes) -> None:
        if len(content) < 2 or content[0] != 49:
            raise NotUnderstood("GS ( k: only QR codes are drawn here")
        function, parameters = content[1], content[2:]
        match function:
            case 65 if parameters in (b"2\x00", b"1\x00"):
                pass
            case 67 if len(parameters) == 1 and 1 <= parameters[0] <= 16:
                self._qr_size = parameters[0]
            case 69 if len(parameters) == 1 and parameters[0] in _LEVELS:
                self._qr_level = parameters[0]
            case 80 if parameters[:1] == b"0" and len(parameters) > 1:
                self._qr_text = parameters[1:].decode("utf-8")
            case 81 if parameters == b"0" and self._qr_text:
                self._print_qr()
            case _:
                raise NotUnderstood(f"GS ( k: function {function} with {parameters[:8].hex()}")

    def _print_qr(self) -> None:
        level = _LEVELS[self._qr_level]
        self.items.append(PrintedQr(self._qr_text, self._qr_size, level, self._side))
