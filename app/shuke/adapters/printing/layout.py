"""Where everything stands on a paper of a given width, in dots; the same for letters and for pictures.

A `Measure` says how wide text is. A printer's letters stand in a grid of equal cells, drawn text has widths of
its own; neither matters here. What comes out are lines of text pieces with places, and the elements that need
no setting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from shuke.adapters.printing.wrapping import wrapped
from shuke.domain.paper import (
    Alignment,
    Cut,
    DrawerKick,
    Feed,
    Paper,
    Picture,
    QrCode,
    Rule,
    SignatureLine,
    SplitLine,
    Table,
    TableRow,
    TextLine,
    TextSize,
)

__all__ = ["Laid", "Line", "Measure", "Piece", "laid_out"]

_NARROW_PAPER_COLUMNS = 36
_ROOM_TO_WRAP_IN_COLUMNS = 20
"""A name wraps inside its own column from this width on; in less it takes lines of its own."""
_WIDEST_FIGURE_PERCENT = 45


class Measure(Protocol):
    """How wide text stands on this paper.

    Attributes:
        width_dots: from the left edge to the right.
        column_dots: one column: the unit of gaps and indents.
    """

    width_dots: int
    column_dots: int

    def printable(self, text: str) -> str: ...

    def width(self, text: str, size: TextSize, *, bold: bool) -> int: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """Text with its place: `x` is its left edge, or its right edge when it is `flush_right`."""

    text: str
    x: int
    flush_right: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. A centred line has one piece and its `x` does not matter."""

    pieces: tuple[Piece, ...]
    bold: bool = False
    size: TextSize = TextSize.NORMAL
    centred: bool = False


Laid = Line | Rule | Feed | QrCode | Picture | Cut | DrawerKick


def laid_out(paper: Paper, measure: Measure) -> Iterator[Laid]:
    """The paper's elements in place, from the top."""
    setting = _Setting(measure)
    for element in paper.elements:
        match element:
            case TextLine():
                yield from setting.text(element)
            case SplitLine():
                yield from setting.split(element)
            case Table():
                yield from setting.table(element)
            case SignatureLine():
                yield from setting.signature(element)
            case QrCode():
                yield element
                if element.caption:
                    yield from setting.text(TextLine(element.caption, Alignment.CENTRE))
            case _:
                yield element


class _Setting:
    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._columns = measure.width_dots // measure.column_dots
        self._gap = measure.column_dots * (1 if self._columns <= _NARROW_PAPER_COLUMNS else 2)

    def text(self, element: TextLine) -> Iterator[Line]:
        text = self._measure.printable(element.text)
        size = element.size
        lines = self._wrapped(text, self._measure.width_dots, size, bold=element.bold)
        if len(lines) > 2 and size.across > 1:
            size = _narrower(size)
            lines = self._wrapped(text, self._measure.width_dots, size, bold=element.bold)
        for line in lines:
            piece = self._aligned(line, element.alignment)
            centred = element.alignment is Alignment.CENTRE
            yield Line((piece,) if line else (), element.bold, size, centred)

    def _aligned(self, text: str, alignment: Alignment) -> Piece:
        if alignment is Alignment.RIGHT:
            return Piece(text, self._measure.width_dots, flush_right=True)
        return Piece(text, 0)

    def split(self, element: SplitLine) -> Iterator[Line]:
        """Words left, figures right; what does not fit on one line wraps, the figures stay on the last."""
        left, right = self._measure.printable(element.left), self._measure.printable(element.right)
        edge = self._measure.width_dots
        indent = element.indent * self._measure.column_dots
        size = self._fitting(element, left + right, edge - indent - 2 * self._gap)

        def width(text: str) -> int:
            return self._measure.width(text, size, bold=element.bold)

        if not right:
            lines, figures = self._wrapped(left, edge - indent, size, bold=element.bold), []
        elif indent + width(left) + self._gap + width(right) <= edge:
            lines, figures = [left], [right]
        else:
            lines = self._wrapped(left, edge - indent, size, bold=element.bold)
            figures = self._wrapped(right, edge, size, bold=element.bold)
        shares_line = len(figures) == 1 and indent + width(lines[-1]) + self._gap + width(figures[0]) <= edge
        for words in lines[:-1] if shares_line else lines:
            yield Line((Piece(words, indent),), element.bold, size)
        if shares_line:
            last = Piece(figures[0], edge, flush_right=True)
            yield Line((Piece(lines[-1], indent), last), element.bold, size)
            return
        for figure in figures:
            yield Line((Piece(figure, edge, flush_right=True),), element.bold, size)

    def _fitting(self, element: SplitLine, text: str, room_dots: int) -> TextSize:
        """The element's size, or a narrower one if the text does not fit into the room otherwise."""
        size = element.size
        while (width := self._measure.width(text, size, bold=element.bold)) > room_dots:
            narrower = _narrower(size)
            if self._measure.width(text, narrower, bold=element.bold) >= width:
                break
            size = narrower
        return size

    def table(self, table: Table) -> Iterator[Line]:
        rows = [(row, [self._measure.printable(cell) for cell in row.cells]) for row in table.rows]
        most = self._measure.width_dots * _WIDEST_FIGURE_PERCENT // 100
        columns = [0] * (len(table.rows[0].cells) - 1)
        for row, cells in rows:
            widths = (self._figure_width(cell, row) for cell in cells[1:])
            columns = [
                max(column, width if width <= most else 0)
                for column, width in zip(columns, widths, strict=True)
            ]
        for row, cells in rows:
            yield from self._row(row, cells, columns)
            for detail in row.details:
                yield from self.split(detail)

    def _figure_width(self, text: str, row: TableRow) -> int:
        return self._measure.width(text, TextSize.NORMAL, bold=row.bold)

    def _row(self, row: TableRow, cells: list[str], columns: list[int]) -> Iterator[Line]:
        name, figures = cells[0], cells[1:]
        widths = [self._figure_width(figure, row) for figure in figures]
        room = self._measure.width_dots - sum(columns) - self._gap * len(columns)
        in_columns = all(width <= column for width, column in zip(widths, columns, strict=True))
        if not in_columns or room < 0:
            yield from self._loose_row(row, name, list(zip(figures, widths, strict=True)))
            return
        places = self._places(figures, columns)
        if self._figure_width(name, row) <= room:
            yield Line((Piece(name, 0), *places), row.bold)
        elif room >= _ROOM_TO_WRAP_IN_COLUMNS * self._measure.column_dots:
            first, *rest = self._wrapped(name, room, TextSize.NORMAL, bold=row.bold)
            yield Line((Piece(first, 0), *places), row.bold)
            yield from (Line((Piece(words, 0),), row.bold) for words in rest)
        else:
            yield from self._name_lines(name, row)
            yield Line(places, row.bold)

    def _places(self, figures: list[str], columns: list[int]) -> tuple[Piece, ...]:
        pieces = []
        edge = self._measure.width_dots
        for figure, column in zip(reversed(figures), reversed(columns), strict=True):
            pieces.append(Piece(figure, edge, flush_right=True))
            edge -= column + self._gap
        return tuple(reversed(pieces))

    def _loose_row(self, row: TableRow, name: str, figures: list[tuple[str, int]]) -> Iterator[Line]:
        """Figures too wide for the columns: as many on a line as fit, each line flush right."""
        yield from self._name_lines(name, row)
        paper = self._measure.width_dots
        edge = paper
        lines: list[list[Piece]] = [[]]
        for figure, width in reversed(figures):
            if width > paper:
                parts = self._wrapped(figure, paper, TextSize.NORMAL, bold=row.bold)
                lines += [[Piece(part, paper, flush_right=True)] for part in reversed(parts)]
                edge = 0
                continue
            if edge < width:
                lines.append([])
                edge = paper
            lines[-1].insert(0, Piece(figure, edge, flush_right=True))
            edge -= width + self._gap
        yield from (Line(tuple(line), row.bold) for line in reversed(lines) if line)

    def _name_lines(self, name: str, row: TableRow) -> Iterator[Line]:
        for words in self._wrapped(name, self._measure.width_dots, TextSize.NORMAL, bold=row.bold):
            yield Line((Piece(words, 0),), row.bold)

    def signature(self, element: SignatureLine) -> Iterator[Laid]:
        label = self._measure.printable(element.label)
        used = self._measure.width(label + " ", TextSize.NORMAL, bold=False)
        stroke = self._measure.width("_", TextSize.NORMAL, bold=False)
        strokes = max(0, (self._measure.width_dots - used) // stroke)
        yield Feed(2)
        if strokes < 8:
            yield from self.text(TextLine(element.label))
            strokes, used = self._measure.width_dots // stroke, 0
            yield Line((Piece("_" * strokes, 0),))
            return
        yield Line((Piece(label, 0), Piece("_" * strokes, self._measure.width_dots, flush_right=True)))

    def _wrapped(self, text: str, room_dots: int, size: TextSize, *, bold: bool) -> list[str]:
        return wrapped(text, room_dots, lambda part: self._measure.width(part, size, bold=bold))


def _narrower(size: TextSize) -> TextSize:
    """The next size to try where one is too wide; in a printer's letters TALL is as wide as NORMAL."""
    return TextSize.TALL if size is TextSize.LARGE else TextSize.NORMAL
