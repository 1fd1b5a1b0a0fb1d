"""A report of figures on a till's own paper: what its table has, figure by figure below each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shuke.application.ports.printing import PrintJob
from shuke.application.printed_content import composed_content, slip_head
from shuke.domain.paper import Cut, Element, Feed, Paper, Rule, SplitLine, TextLine
from shuke.wording import figures_slip as words
from shuke.wording.receipt import TILL
from shuke.wording.sentence import Language, Sentence

__all__ = ["FiguresSlip", "compose_figures_slip", "figures_slip_paper"]

_NOTHING = ("", "–")


@dataclass(frozen=True, slots=True)
class FiguresSlip:
    """`lines` stand above the rows; `numbers`: which cells of a row are figures. None: the row is prose. `more`: rows
    that are not on the slip. `printed_at` is the shop's own time; `language` zh or en."""

    shop: str
    till: str
    title: str
    lines: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    more: int
    printed_at: str
    printed_by: str
    language: str


def compose_figures_slip(job: PrintJob) -> Paper:
    """
    Raises:
        UnreadableContent: the content is no such slip of a version known here.
    """
    return composed_content(job, FiguresSlip, figures_slip_paper)


def figures_slip_paper(slip: FiguresSlip, copy: int = 0) -> Paper:
    return Paper(tuple(_elements(slip, copy)))


def _elements(slip: FiguresSlip, copy: int) -> Iterator[Element]:
    language = Language(slip.language)

    def say(sentence: Sentence, **values: object) -> str:
        return sentence.into(language, **values)

    yield from slip_head(slip.shop, slip.title, language, copy)
    yield Rule()
    yield SplitLine(say(TILL), slip.till)
    yield SplitLine(say(words.PRINTED_AT), slip.printed_at)
    yield SplitLine(say(words.PRINTED_BY), slip.printed_by)
    yield Rule()
    for line in slip.lines:
        yield TextLine(line)
    yield Rule()
    for row in slip.rows:
        yield from _row(slip, row)
    if slip.more:
        yield TextLine(say(words.MORE, count=slip.more))
    yield Feed(2)
    yield Cut()


def _row(slip: FiguresSlip, row: tuple[str, ...]) -> Iterator[Element]:
    label, *others = row
    figures = [(slip.head[at], row[at]) for at in slip.numbers if row[at] not in _NOTHING]
    if not slip.numbers:
        yield TextLine(label, bold=bool(others))
        for one in others:
            yield TextLine(one)
    elif len(slip.numbers) == 1:
        yield SplitLine(label, figures[0][1] if figures else "")
    else:
        yield TextLine(label, bold=True)
        for name, figure in figures:
            yield SplitLine(name, figure, indent=2)
