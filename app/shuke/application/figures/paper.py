"""A report of figures as paper and files show it, the same at a till and at head office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shuke.application.figures.reports import ReportTable, TableOf, cells_in
from shuke.application.settlement_sheet import PaperStatement, PaperTable
from shuke.wording import dashboard as words
from shuke.wording.said import Words, in_words
from shuke.wording.sentence import Language

__all__ = ["DrawnChart", "figures_paper", "figures_title", "table_paper"]


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """`marks`: name, amount, the amount in words; what is below nothing is drawn as nothing. `in_time`: columns side
    by side, the first and the last of them named; else bars below each other, `whole` (0: the longest) as long as
    there is room."""

    title: str
    about: str
    marks: tuple[tuple[str, int, str], ...]
    in_time: bool
    whole: int = 0


def figures_title(table: ReportTable, language: Language) -> str:
    return f"{words.TITLE.into(language)} · {words.REPORTS[table.report].into(language)}"


def figures_paper(table: ReportTable, about: Iterable[Words], language: Language) -> PaperStatement:
    """`about`: the days, of which shops where there are several, and what has to be known beside the numbers."""
    return table_paper(figures_title(table, language), (*about, table.how), table, language)


def table_paper(title: str, lines: Iterable[Words], table: TableOf, language: Language) -> PaperStatement:
    """`lines` stand below the title."""
    head, *rows = cells_in(table, language)
    told = PaperTable("", tuple(head), tuple(map(tuple, rows)), table.numbers)
    page_of = words.PAGE_OF.into(language, page="{page}", pages="{pages}")
    return PaperStatement(title, tuple(str(in_words(one, language)) for one in lines), (told,), page_of)
