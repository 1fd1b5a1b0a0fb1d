"""What came out of the virtual printer: lines of characters with their places, pictures, codes, cuts, pulses."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "CutMark",
    "DrawerPulse",
    "Fed",
    "Item",
    "PrintedCell",
    "PrintedLine",
    "PrintedPaper",
    "PrintedPicture",
    "PrintedQr",
    "Side",
]

Side = int
"""0 left, 1 centre, 2 right, as `ESC a` counts."""


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One character, its left edge and its size in dots. `hanzi` came from the printer's Chinese memory."""

    character: str
    x: int
    width: int
    height: int
    bold: bool
    hanzi: bool


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """`overflowed`: the printer broke the line because the next character did not fit."""

    cells: tuple[PrintedCell, ...]
    side: Side
    height: int
    overflowed: bool = False

    @property
    def text(self) -> str:
        return "".join(cell.character for cell in self.cells)


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """Packed rows of dots, as `GS v 0` brought them; `scale` by its mode (across, down)."""

    across_bytes: int
    rows: int
    bits: bytes
    side: Side
    scale: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class PrintedQr:
    """A code the printer drew. `level` is L, M, Q or H."""

    text: str
    module_dots: int
    level: str
    side: Side


@dataclass(frozen=True, slots=True)
class Fed:
    dots: int


@dataclass(frozen=True, slots=True)
class CutMark:
    whole: bool


@dataclass(frozen=True, slots=True)
class DrawerPulse:
    pin: int
    on_ms: int
    off_ms: int


Item = PrintedLine | PrintedPicture | PrintedQr | Fed | CutMark | DrawerPulse


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """All that happened, in order, and the names of the commands that made it happen."""

    items: tuple[Item, ...]
    command_names: frozenset[str]

    @property
    def lines(self) -> list[str]:
        """The lines of characters, without their idle ends."""
        return [item.text.rstrip() for item in self.items if isinstance(item, PrintedLine)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def codes(self) -> list[str]:
        return [item.text for item in self.items if isinstance(item, PrintedQr)]

    @property
    def drawer_pulses(self) -> int:
        return sum(isinstance(item, DrawerPulse) for item in self.items)

    @property
    def cuts(self) -> int:
        return sum(isinstance(item, CutMark) for item in self.items)

    @property
    def overflowed(self) -> list[str]:
        """Lines the printer itself had to break: something was laid out too wide."""
        return [item.text for item in self.items if isinstance(item, PrintedLine) and item.overflowed]
