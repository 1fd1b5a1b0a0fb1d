"""A period's figures against the one before, of the chain or a shop: a report at a time, chosen by a plain form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from shuke.application.figures.reports import Names, ReportTable, report
from shuke.application.head_office.figures_desk import FiguresDesk
from shuke.application.refusal import Refused
from shuke.domain.figures.periods import PeriodKind
from shuke.head_office.pages.asked import Asked, Page, PageRefused
from shuke.head_office.pages.charts import Mark, bars_svg, columns_svg
from shuke.head_office.pages.site import Site
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import dashboard as words
from shuke.wording import office_figures
from shuke.wording.dashboard import Report
from shuke.wording.said import in_words, said
from shuke.wording.sentence import Language

__all__ = ["add_dashboard"]

_IN_TIME = (Report.OVERVIEW, Report.DAYS, Report.HOURS)


def add_dashboard(site: Site, desk: FiguresDesk) -> None:
    site.inside("/figures/period", _DashboardPage(site, desk).show)


@dataclass(frozen=True, slots=True)
class _DashboardPage:
    site: Site
    desk: FiguresDesk

    async def show(self, asked: Asked) -> Page:
        """What is asked for and not known is the present month of all shops."""
        query = asked.query
        kind = next((one for one in PeriodKind if one.value == query.get("kind")), PeriodKind.MONTH)
        which = next((one for one in Report if one.value == query.get("report")), Report.OVERVIEW)
        shop, day = query.get("shop", ""), _day(query.get("day", ""))
        found = await self.site.lanes.read(lambda: self.desk.dashboard(asked.session, kind, day, shop, which))
        if isinstance(found, Refused):
            raise PageRefused(403, found)
        seen = found.seen
        names = Names(self.site.paper.money, found.tiers, bilingual_words, found.shop_of)
        table = report(which, seen, names)
        values = {
            "w": words,
            "o": office_figures,
            "seen": seen,
            "kinds": [(one.value, words.PERIODS[one.value]) for one in PeriodKind],
            "reports": [(one.value, words.REPORTS[one]) for one in Report],
            "shops": found.shops,
            "shop": shop,
            "kind": kind.value,
            "which": which.value,
            "before": _moved(seen.span.first, -1),
            "after": _moved(seen.span.last, 1) if seen.span.last < seen.today else None,
            "period": said(words.FROM_TO, first=str(seen.span.first), last=str(seen.span.last)),
            "compared": said(words.BEFORE, first=str(seen.compared.first), last=str(seen.compared.last)),
            "table": table,
            "chart": Markup(_chart(table, asked.look.language)),  # noqa: S704 - escaped there
        }
        return Page("dashboard.html", words.TITLE, values)


def _chart(table: ReportTable, language: Language) -> str:
    if not table.marks:
        return ""
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
