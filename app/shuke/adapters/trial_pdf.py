"""Two programmes beside each other as PDF: one A4 page, whatever they hold."""

from __future__ import annotations

from collections.abc import Sequence

from fpdf import FPDF

from shuke.application.simulation.paper import PaperChart, TrialPaper
from shuke.assets import resources
from shuke.look import LIGHT

__all__ = ["trial_pdf"]

_FONT = "Noto"
_MARGIN_MM, _WIDE_MM, _GAP_MM = 16, 178, 6
_TITLE, _HEAD, _BODY, _SMALL, _CHART = 16, 10, 8.5, 7.5, 6.8
_ROW_MM, _BARS_MM = 5.0, 26
_TIERS_MM = 80
"""So much room tiers have: many of them stand closer."""
_TIER_MM, _MONTH_MM, _FEW_MONTHS = 34, 24, 6
_MARK_MM = 2.6
_COLOURS = LIGHT.colours
_NOW, _TRIED = _COLOURS.outline, _COLOURS.accent


class _Sheet(FPDF):
    def __init__(self) -> None:
        super().__init__(format="A4")
        self.set_margin(_MARGIN_MM)
        self.set_auto_page_break(auto=False)
        folder = resources() / "fonts"
        self.add_font(_FONT, "", folder / "NotoSansSC-Regular.otf")
        self.add_font(_FONT, "B", folder / "NotoSansSC-Bold.otf")
        self.set_draw_color(_COLOURS.hairline)
        self.add_page()

    def ink(self, size: float, colour: str = _COLOURS.normal, *, bold: bool = False) -> None:
        self.set_font(_FONT, "B" if bold else "", size)
        self.set_text_color(colour)

    def put(self, text: str, wide: float, high: float = _ROW_MM, *, align: str = "L") -> None:
        """In one line; what finds no room ends in dots."""
        if self.get_string_width(text) > wide:
            while text and self.get_string_width(text + "…") > wide:
                text = text[:-1]
            text += "…"
        self.cell(wide, high, text, align=align)

    def heading(self, text: str) -> None:
        self.ln(3)
        self.ink(_HEAD, _COLOURS.strong, bold=True)
        self.put(text, _WIDE_MM)
        self.ln(_ROW_MM + 1)

    def mark(self, colour: str) -> None:
        self.set_fill_color(colour)
        self.rect(self.get_x() + 0.5, self.get_y() + (_ROW_MM - _MARK_MM) / 2, _MARK_MM, _MARK_MM, style="F")
        self.set_x(self.get_x() + _MARK_MM + 2)

    def under(self) -> None:
        self.line(_MARGIN_MM, self.get_y(), _MARGIN_MM + _WIDE_MM, self.get_y())


def trial_pdf(paper: TrialPaper) -> bytes:
    sheet = _Sheet()
    sheet.set_title(paper.title)
    sheet.ink(_TITLE, _COLOURS.strong, bold=True)
    sheet.put(paper.title, _WIDE_MM, 8)
    sheet.ln(8)
    sheet.ink(_BODY, _COLOURS.muted)
    sheet.put(paper.over, _WIDE_MM)
    sheet.ln(_ROW_MM + 1)
    for colour, name in ((_NOW, paper.today), (_TRIED, paper.other)):
        sheet.ink(_BODY, _COLOURS.strong)
        sheet.mark(colour)
        sheet.put(name, _WIDE_MM - _MARK_MM - 2)
        sheet.ln(_ROW_MM)
    sheet.ln(2)
    _figures(sheet, paper)
    sheet.ln(4)
    _charts(sheet, paper.charts)
    sheet.heading(paper.tiers_title)
    _tiers(sheet, paper)
    sheet.heading(paper.members_title)
    for line in paper.members:
        sheet.ink(_BODY)
        sheet.put(line, _WIDE_MM)
        sheet.ln(_ROW_MM)
    sheet.ln(3)
    sheet.ink(_SMALL, _COLOURS.muted)
    sheet.multi_cell(_WIDE_MM, 4, paper.cannot_know, align="L")
    return bytes(sheet.output())


def _figures(sheet: _Sheet, paper: TrialPaper) -> None:
    wide = (_WIDE_MM - 3 * 36, 36, 36, 36)
    for number, cells in enumerate((paper.head, *paper.figures)):
        sheet.ink(_BODY, _COLOURS.normal if number else _COLOURS.muted)
        for across, cell in enumerate(cells):
            sheet.put(cell, wide[across], align="R" if across else "L")
        sheet.ln(_ROW_MM)
        sheet.under()


def _charts(sheet: _Sheet, charts: Sequence[PaperChart]) -> None:
    wide = (_WIDE_MM - _GAP_MM * (len(charts) - 1)) / max(len(charts), 1)
    top = sheet.get_y()
    for number, chart in enumerate(charts):
        left = _MARGIN_MM + number * (wide + _GAP_MM)
        sheet.set_xy(left, top)
        sheet.ink(_CHART, _COLOURS.strong, bold=True)
        sheet.put(chart.title, wide)
        sheet.set_xy(left, top + _ROW_MM)
        sheet.ink(_SMALL, _COLOURS.muted)
        sheet.put(chart.most, wide, 4)
        _bars(sheet, chart, left, top + _ROW_MM + 4, wide)
    sheet.set_xy(_MARGIN_MM, top + _ROW_MM + 4 + _BARS_MM + 5)


def _bars(sheet: _Sheet, chart: PaperChart, left: float, top: float, wide: float) -> None:
    """From nothing up, and down where more was taken back than given."""
    values = (*chart.today, *chart.other, 0)
    high, low = max(values), min(values)
    each_mm = _BARS_MM / max(high - low, 1)
    zero = top + high * each_mm if high - low else top + _BARS_MM
    step = wide / max(len(chart.months), 1)
    thick = min(step * 0.4, 6)
    for at, pair in enumerate(zip(chart.today, chart.other, strict=True)):
        middle = left + step * (at + 0.5)
        for x, value, colour in ((middle - thick, pair[0], _NOW), (middle, pair[1], _TRIED)):
            sheet.set_fill_color(colour)
            if value:
                upper = zero - max(value, 0) * each_mm
                sheet.rect(x, upper, thick, abs(value) * each_mm, style="F")
    sheet.line(left, zero, left + wide, zero)
    if chart.months:
        sheet.set_xy(left, top + _BARS_MM)
        sheet.put(chart.months[0], wide / 2, 4)
        if len(chart.months) > 1:
            sheet.put(chart.months[-1], wide / 2, 4, align="R")


def _tiers(sheet: _Sheet, paper: TrialPaper) -> None:
    """The months once, below them each programme's tiers."""
    rows = 1 + len(paper.tiers) + len(paper.tiers_tried)
    high = min(_ROW_MM, _TIERS_MM / rows)
    each = min(_MONTH_MM, (_WIDE_MM - _TIER_MM) / max(len(paper.tier_months), 1))
    size = min(_BODY * high / _ROW_MM, _CHART if len(paper.tier_months) > _FEW_MONTHS else _BODY)
    sheet.ink(size, _COLOURS.muted)
    sheet.set_x(_MARGIN_MM + _TIER_MM)
    for month in paper.tier_months:
        sheet.put(month, each, high, align="R")
    sheet.ln(high)
    for tiers, colour in ((paper.tiers, _NOW), (paper.tiers_tried, _TRIED)):
        sheet.under()
        for name, *counts in tiers:
            sheet.ink(size)
            sheet.set_fill_color(colour)
            sheet.rect(sheet.get_x() + 0.5, sheet.get_y() + high * 0.2, 1, high * 0.6, style="F")
            sheet.set_x(sheet.get_x() + 3)
            sheet.put(name, _TIER_MM - 3, high)
            for count in counts:
                sheet.put(count, each, high, align="R")
            sheet.ln(high)
