"""A period's figures against the one before, of the chain or a shop: a report at a time, chosen by a plain form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import Response
from markupsafe import Markup

from shuke.application.figures.paper import DrawnChart, figures_paper, figures_title
from shuke.application.figures.reports import ReportTable, cells_in, is_drawn, report
from shuke.application.figures.tiles import Names
from shuke.application.head_office.figures_desk import DashboardSeen, FiguresDesk
from shuke.application.refusal import Refused
from shuke.application.settlement_sheet import PaperStatement
from shuke.application.spreadsheet import list_file
from shuke.domain.figures.periods import PeriodKind
from shuke.head_office.pages.asked import Asked, Page, PageRefused
from shuke.head_office.pages.charts import Mark, bars_svg, columns_svg
from shuke.head_office.pages.site import Site
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import dashboard as words
from shuke.wording import office_figures
from shuke.wording.dashboard import Report
from shuke.wording.said import Words, in_words, said
from shuke.wording.sentence import Language

__all__ = ["FILE_TYPES", "FigureFiles", "add_dashboard"]

_IN_TIME = (Report.OVERVIEW, Report.DAYS, Report.HOURS)


FILE_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True)
class FigureFiles:
    """What makes a document of a report, and a picture of its chart."""

    pdf: Callable[[PaperStatement], bytes]
    png: Callable[[DrawnChart], bytes]


def add_dashboard(site: Site, desk: FiguresDesk, files: FigureFiles) -> None:
    page = _DashboardPage(site, desk, files)
    site.inside("/figures/period", page.show)
    site.inside("/figures/period/file", page.file)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is looked at, by what was asked for."""

    kind: PeriodKind
    which: Report
    found: DashboardSeen
    table: ReportTable

    @property
    def period(self) -> Words:
        span = self.found.seen.span
        return words.days_told(span.first, span.last)

    @property
    def about(self) -> Words:
        shop = self.found.shop
        return said(
            office_figures.OF_SHOP, shop=shop.name if shop else office_figures.ALL_SHOPS, period=self.period
        )

    @property
    def notes(self) -> tuple[Words, ...]:
        """What has to be known beside the numbers."""
        return (words.OF_ONE_SHOP,) if self.found.shop else ()


@dataclass(frozen=True, slots=True)
class _DashboardPage:
    site: Site
    desk: FiguresDesk
    files: FigureFiles

    async def show(self, asked: Asked) -> Page:
        """What is asked for and not known is the present month's overview of all shops."""
        shown = await self._shown(asked)
        seen, table = shown.found.seen, shown.table
        values = {
            "w": words,
            "o": office_figures,
            "seen": seen,
            "kinds": [(one.value, words.PERIODS[one.value]) for one in PeriodKind],
            "reports": [(one.value, words.REPORTS[one]) for one in Report],
            "shops": shown.found.shops,
            "shop": shown.found.shop.shop_id if shown.found.shop else "",
            "kind": shown.kind.value,
            "which": shown.which.value,
            "day": min(seen.span.last, seen.today),
            "today": seen.today,
            "before": _moved(seen.span.first, -1),
            "after": _moved(seen.span.last, 1) if seen.span.last < seen.today else None,
            "period": shown.period,
            "compared": said(words.BEFORE, days=words.days_told(seen.compared.first, seen.compared.last)),
            "table": table,
            "notes": shown.notes,
            "files": [one for one in FILE_TYPES if one != "png" or is_drawn(table.marks)],
            "chart": Markup(_chart(table, asked.look.language) if is_drawn(table.marks) else ""),  # noqa: S704 - escaped there
        }
        return Page("dashboard.html", words.TITLE, values)

    async def file(self, asked: Asked) -> Response:
        """The report that is looked at; a picture where it has a chart."""
        kind = asked.query.get("as", "")
        if kind not in FILE_TYPES:
            raise PageRefused(404, "")
        shown, language = await self._shown(asked), asked.look.language
        if kind == "png" and not is_drawn(shown.table.marks):
            raise PageRefused(404, "")
        content = await self.site.lanes.compute(lambda: self._content(kind, shown, language))
        name = f"figures-{shown.which.value}-{shown.found.seen.span.first}.{kind}"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=FILE_TYPES[kind], headers=headers)

    def _content(self, kind: str, shown: _Shown, language: Language) -> bytes:
        table = shown.table
        if kind == "pdf":
            return self.files.pdf(figures_paper(table, (shown.about, *shown.notes), language))
        if kind == "png":
            marks = tuple((str(in_words(one.name, language)), one.amount, one.told) for one in table.marks)
            about, in_time = str(in_words(shown.about, language)), table.report in _IN_TIME
            return self.files.png(DrawnChart(figures_title(table, language), about, marks, in_time))
        return list_file(f".{kind}", cells_in(table, language))

    async def _shown(self, asked: Asked) -> _Shown:
        query = asked.query
        kind = next((one for one in PeriodKind if one.value == query.get("kind")), PeriodKind.MONTH)
        which = next((one for one in Report if one.value == query.get("report")), Report.OVERVIEW)
        shop, day = query.get("shop", ""), _day(query.get("day", ""))
        found = await self.site.lanes.read(lambda: self.desk.dashboard(asked.session, kind, day, shop, which))
        if isinstance(found, Refused):
            raise PageRefused(403, found)
        names = Names(self.site.paper.money, found.tiers, bilingual_words, found.shop_of)
        return _Shown(kind, which, found, report(which, found.seen, names))


def _chart(table: ReportTable, language: Language) -> str:
    marks = [Mark(str(in_words(one.name, language)), one.amount, one.told) for one in table.marks]
    draw = columns_svg if table.report in _IN_TIME else bars_svg
    return draw(marks, words.REPORTS[table.report].into(language))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _moved(day: date, by: int) -> date | None:
    """Where there is such a day."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None
