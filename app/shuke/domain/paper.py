"""A printed document before any printer is known: what stands on the paper, in which order.

Text is made safe when an element is constructed: it is composed (NFC), white space of any kind becomes
one plain space, and no character that commands instead of showing survives (C0, C1, ESC, NUL,
bidirectional controls, line and paragraph separators, zero-width and private characters). A drawer opens
only by an element that says so, never by something that stood in a name.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "LONGEST_CODE",
    "LONGEST_TEXT",
    "MOST_ELEMENTS",
    "MOST_TABLE_CELLS",
    "MOST_TABLE_ROWS",
    "Alignment",
    "Cut",
    "DrawerKick",
    "Element",
    "Feed",
    "Paper",
    "Picture",
    "QrCode",
    "Rule",
    "SignatureLine",
    "SplitLine",
    "Table",
    "TableRow",
    "TextLine",
    "TextSize",
    "safe_text",
]

LONGEST_TEXT = 400
"""Characters of one element's text; what is longer is shortened with an ellipsis."""

LONGEST_CODE = 500
"""Characters of a QR code's text (a signed receipt has about 235)."""

MOST_ELEMENTS = 3_000
MOST_TABLE_ROWS = 1_000
MOST_TABLE_CELLS = 6
MOST_PICTURE_DOTS = 2_000_000

_REMOVED = frozenset({"Cc", "Cf", "Cs", "Co"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_IDEOGRAPHIC_SPACE = "\u3000"


def safe_text(text: str) -> str:
    """The text as it may be printed: one line, nothing in it that could command a printer."""
    if text.isascii() and text.isprintable():
        return _shortened(text)
    shown = []
    for character in unicodedata.normalize("NFC", text[: 4 * LONGEST_TEXT]):
        category = unicodedata.category(character)
        if character in "\t\n\v\f\r\x85" or (category in _SPACES and character != _IDEOGRAPHIC_SPACE):
            shown.append(" ")
        elif category not in _REMOVED:
            shown.append(character)
    return _shortened("".join(shown))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


class Alignment(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class TextSize(StrEnum):
    """NORMAL is the printer's font; TALL doubles the height, WIDE the width, LARGE both."""

    NORMAL = "normal"
    TALL = "tall"
    WIDE = "wide"
    LARGE = "large"

    @property
    def across(self) -> int:
        return 2 if self is TextSize.WIDE or self is TextSize.LARGE else 1

    @property
    def down(self) -> int:
        return 2 if self is TextSize.TALL or self is TextSize.LARGE else 1


def _make_safe(element: object, *names: str) -> None:
    for name in names:
        object.__setattr__(element, name, safe_text(getattr(element, name)))


def _between(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise ValueError(f"{name} must be {least} to {most}, not {value}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """Text in one style; wraps where the paper ends. Empty text is an empty line."""

    text: str
    alignment: Alignment = Alignment.LEFT
    bold: bool = False
    size: TextSize = TextSize.NORMAL

    def __post_init__(self) -> None:
        _make_safe(self, "text")


@dataclass(frozen=True, slots=True)
class SplitLine:
    """Words on the left, an amount on the right edge. `indent` counts columns before the words."""

    left: str
    right: str
    bold: bool = False
    size: TextSize = TextSize.NORMAL
    indent: int = 0

    def __post_init__(self) -> None:
        _make_safe(self, "left", "right")
        _between("indent", self.indent, 0, 8)


@dataclass(frozen=True, slots=True)
class TableRow:
    """The first cell is words and may wrap; the others are figures, right-aligned under each other.

    `details` follow under the row before the next one.
    """

    cells: tuple[str, ...]
    details: tuple[SplitLine, ...] = ()
    bold: bool = False

    def __post_init__(self) -> None:
        _between("cells of a row", len(self.cells), 1, MOST_TABLE_CELLS)
        _between("details of a row", len(self.details), 0, 50)
        object.__setattr__(self, "cells", tuple(safe_text(cell) for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows whose figures share columns as wide as they need; all rows have the same number of cells."""

    rows: tuple[TableRow, ...]

    def __post_init__(self) -> None:
        _between("rows of a table", len(self.rows), 1, MOST_TABLE_ROWS)
        if len({len(row.cells) for row in self.rows}) != 1:
            raise ValueError("the rows of a table have different numbers of cells")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    double: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """Empty paper, counted in lines."""

    lines: int = 1

    def __post_init__(self) -> None:
        _between("fed lines", self.lines, 1, 40)


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code (level M), centred, with words under it. Its text is printable ASCII: readers agree on it.

    Raises:
        ValueError: the text is empty, too long, or holds anything but printable ASCII.
    """

    text: str
    caption: str = ""

    def __post_init__(self) -> None:
        _between("characters of a code", len(self.text), 1, LONGEST_CODE)
        if not (self.text.isascii() and self.text.isprintable()):
            raise ValueError("the text of a code must be printable ASCII")
        _make_safe(self, "caption")


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Room to sign on, with words before it."""

    label: str

    def __post_init__(self) -> None:
        _make_safe(self, "label")


@dataclass(frozen=True, slots=True)
class Picture:
    """A black-and-white picture, centred: rows from the top, padded to whole bytes, a set bit is black."""

    width_dots: int
    height_dots: int
    bits: bytes

    def __post_init__(self) -> None:
        _between("picture width", self.width_dots, 1, 2_000)
        _between("picture height", self.height_dots, 1, MOST_PICTURE_DOTS // self.width_dots)
        if len(self.bits) != (self.width_dots + 7) // 8 * self.height_dots:
            raise ValueError("the bits do not fill the picture")


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of a document: fed to the cutter (or to the edge to tear at) and cut."""


@dataclass(frozen=True, slots=True)
class DrawerKick:
    """Opens the cash drawer."""


Element = TextLine | SplitLine | Table | Rule | Feed | QrCode | SignatureLine | Picture | Cut | DrawerKick


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document, from the top.

    Raises:
        ValueError: too many elements, or the drawer would be kicked twice.
    """

    elements: tuple[Element, ...]

    def __post_init__(self) -> None:
        _between("elements of a paper", len(self.elements), 0, MOST_ELEMENTS)
        if sum(isinstance(element, DrawerKick) for element in self.elements) > 1:
            raise ValueError("one paper opens the drawer once at most")
