"""What the programme costs the chain or a shop: a report at a time, budget and costs said by a plain form, files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Response
from markupsafe import Markup

from shuke.application.figures.cost_reports import (
    CostTable,
    budget_words,
    cost_paper,
    cost_report,
    cost_title,
    months_words,
    notes,
)
from shuke.application.figures.paper import DrawnChart
from shuke.application.figures.reports import cells_in, is_drawn
from shuke.application.figures.tiles import Names
from shuke.application.head_office.cost_desk import CostDesk, OfficeCostSeen
from shuke.application.refusal import Refused
from shuke.application.spreadsheet import list_file
from shuke.domain.figures.months import Months, MonthsKind, months_of
from shuke.domain.figures.programme_cost import BudgetLevel
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.charts import Mark, bars_svg, columns_svg
from shuke.head_office.pages.dashboard_page import FILE_TYPES, FigureFiles
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.cost_form import EARLIEST, LONGEST_TYPED, CostField, CostForm, costs_read, months_read
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import dashboard, office_figures, programme_cost_form
from shuke.wording import programme_cost as words
from shuke.wording.programme_cost import CostReport
from shuke.wording.said import Words, in_words, said
from shuke.wording.sentence import Language

__all__ = ["add_cost_page"]

_PATH = f"{OFFICE}/cost"
_OF_MEMBERS = (CostReport.BROUGHT, CostReport.TAKEN)


def add_cost_page(site: Site, desk: CostDesk, files: FigureFiles) -> None:
    page = _CostPage(site, desk, files)
    site.in_menu("/cost", words.TITLE, Right.SEE_EXPOSURE)
    site.inside("/cost", page.show, change=page.change)
    site.changes("/cost/file", page.file)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is looked at, by what was asked for; `wrong`: months that are none."""

    kind: MonthsKind
    which: CostReport
    shop: str
    found: OfficeCostSeen
    names: Names
    table: CostTable
    wrong: bool = False

    @property
    def asked_for(self) -> dict[str, str]:
        """To ask for the same again."""
        months = self.found.seen.months.names
        told = {"kind": self.kind.value, "report": self.which.value, "shop": self.shop}
        return {**told, "first": months[0], "last": months[-1]}

    @property
    def shop_name(self) -> Words:
        name = next((one.name for one in self.found.shops if one.shop_id == self.shop), None)
        return name or office_figures.ALL_SHOPS

    @property
    def about(self) -> Words:
        period = months_words(self.found.seen.months)
        return said(office_figures.OF_SHOP, shop=self.shop_name, period=period)

    @property
    def told(self) -> list[Words]:
        return list(notes(self.which, self.found.seen, self.names))

    def moved(self, by: int) -> str | None:
        """The address of the period before or behind this one."""
        months = self.found.seen.months
        if by > 0 and months.last_day >= self.found.seen.today:
            return None
        first = months.first + by * months.count
        if first < EARLIEST:
            return None
        names = Months(first, first + months.count - 1).names
        return f"{_PATH}?{urlencode({**self.asked_for, 'first': names[0], 'last': names[-1]})}"


@dataclass(frozen=True, slots=True)
class _CostPage:
    site: Site
    desk: CostDesk
    files: FigureFiles

    async def show(self, asked: Asked) -> Page:
        """What is asked for and not known is the present month of all shops."""
        return self._page(asked, await self._shown(asked, asked.query))

    async def change(self, asked: Asked) -> Page | Go:
        """What is said of costs, and the budget."""
        shown = await self._shown(asked, asked.form)
        typed = {one: asked.form.get(one.value, "")[:LONGEST_TYPED] for one in CostField}
        form = CostForm(typed, "yearly" in asked.form)
        read = costs_read(form)
        if isinstance(read, frozenset):
            return self._page(asked, shown, CostForm(typed, form.yearly, read))
        shop = shown.shop
        done = await self.site.lanes.write(lambda: self.desk.set_costs(asked.session, shop, read))
        if isinstance(done, Refused):
            raise PageRefused(403, done)
        return Go(f"{_PATH}?{urlencode({**shown.asked_for, 'said': '1'})}")

    async def file(self, asked: Asked) -> Response:
        """The report that is looked at; a picture where it has a chart. Who takes members is recorded first."""
        kind = asked.form.get("as", "")
        shown, language = await self._shown(asked, asked.form), asked.look.language
        table = shown.table
        if kind not in FILE_TYPES or (kind == "png" and not is_drawn(table.marks)):
            raise PageRefused(404, "")
        if shown.which in _OF_MEMBERS:
            count = len(table.rows)
            taken = await self.site.lanes.write(
                lambda: self.desk.take_list(asked.session, shown.which, count)
            )
            if isinstance(taken, Refused):
                raise PageRefused(403, taken)
        content = await self.site.lanes.compute(lambda: self._content(kind, shown, language))
        name = f"cost-{shown.which.value}-{shown.found.seen.months.names[0]}.{kind}"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=FILE_TYPES[kind], headers=headers)

    def _content(self, kind: str, shown: _Shown, language: Language) -> bytes:
        table = shown.table
        if kind == "pdf":
            return self.files.pdf(cost_paper(table, (shown.about, *shown.told), language))
        if kind == "png":
            marks = tuple((str(in_words(one.name, language)), one.amount, one.told) for one in table.marks)
            about, in_time = str(in_words(shown.about, language)), table.report is CostReport.MONTHS
            title, whole = cost_title(table.report, language), max(one.whole for one in table.marks)
            return self.files.png(DrawnChart(title, about, marks, in_time, whole))
        return list_file(f".{kind}", cells_in(table, language))

    def _page(self, asked: Asked, shown: _Shown, wrong: CostForm | None = None) -> Page:
        seen, table = shown.found.seen, shown.table
        form = wrong or CostForm.of(seen.own)
        budget = seen.budget
        values = {
            "w": words,
            "d": dashboard,
            "o": office_figures,
            "f": programme_cost_form,
            "shown": shown,
            "kinds": [(one.value, words.PERIODS[one]) for one in MonthsKind],
            "reports": [(one.value, words.REPORTS[one]) for one in CostReport],
            "period": shown.about,
            "table": table,
            "budget": budget_words(budget, self.site.paper.money) if budget else "",
            "tone": "calm" if budget is None or budget.level is BudgetLevel.WITHIN else "bad",
            "files": [one for one in FILE_TYPES if one != "png" or is_drawn(table.marks)],
            "chart": Markup(_chart(table, asked.look.language)),  # noqa: S704 - escaped there
            "may_take": table.report not in _OF_MEMBERS or asked.session.may(Right.EXPORT_LISTS),
            "may_say": asked.session.may(Right.MANAGE_PROGRAMME),
            "form": form,
            "fields": [(one.value, form.typed.get(one, ""), _fault(one, form)) for one in CostField],
            "form_open": wrong is not None,
            "saved": "said" in asked.query,
            "form_title": said(programme_cost_form.OF_SHOP, shop=shown.shop_name)
            if shown.shop
            else programme_cost_form.OF_ALL_SHOPS,
        }
        return Page("cost.html", words.TITLE, values, 422 if wrong is not None else 200)

    async def _shown(self, asked: Asked, query: Mapping[str, str]) -> _Shown:
        kind = next((one for one in MonthsKind if one.value == query.get("kind")), MonthsKind.MONTH)
        which = next((one for one in CostReport if one.value == query.get("report")), CostReport.KINDS)
        months, wrong = _months(kind, query.get("first", ""), query.get("last", ""))
        shop = query.get("shop", "")
        found = await self.site.lanes.read(lambda: self.desk.cost(asked.session, months, kind, shop, which))
        if isinstance(found, Refused):
            raise PageRefused(403, found)
        shop = shop if any(one.shop_id == shop for one in found.shops) else ""
        names = Names(self.site.paper.money, found.seen.tiers, bilingual_words, found.shop_of)
        return _Shown(kind, which, shop, found, names, cost_report(which, found.seen, names), wrong)


def _months(kind: MonthsKind, first: str, last: str) -> tuple[Months | None, bool]:
    """What was asked for, and whether it was none; of a month, quarter or year the one that has the first."""
    if not first:
        return None, False
    read = months_read(first, last if kind is MonthsKind.OWN else first)
    if read is None:
        return None, kind is MonthsKind.OWN
    return (read if kind is MonthsKind.OWN else months_of(kind, read.first_day)), False


def _fault(which: CostField, form: CostForm) -> Words:
    if which not in form.wrong:
        return ""
    return programme_cost_form.NOT_A_SHARE if which is CostField.MARGIN else programme_cost_form.NOT_AN_AMOUNT


def _chart(table: CostTable, language: Language) -> str:
    if not is_drawn(table.marks):
        return ""
    marks = [Mark(str(in_words(one.name, language)), one.amount, one.told, one.whole) for one in table.marks]
    draw = columns_svg if table.report is CostReport.MONTHS else bars_svg
    return draw(marks, words.REPORTS[table.report].into(language))
