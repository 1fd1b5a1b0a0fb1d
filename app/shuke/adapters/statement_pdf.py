"""A statement as PDF, A4: text that can be searched and copied, with the signs it uses of the carried font inside."""

from __future__ import annotations

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from shuke.application.settlement_sheet import PaperStatement, PaperTable
from shuke.assets import resources

__all__ = ["statement_pdf"]

_FONT = "Noto"
_MARGIN_MM = 18
_INK, _SOFT, _LINE = (30, 30, 28), (93, 90, 82), (200, 197, 189)
_TITLE, _BODY, _SMALL = 16, 10, 8.5
_MAKES_ROOM_MM = 40
"""A table's title does not stand alone at the end of a page."""


class _Page(FPDF):
    def __init__(self, page_of: str) -> None:
        super().__init__(format="A4")
        self._page_of = page_of
        self.set_margin(_MARGIN_MM)
        self.set_auto_page_break(auto=True, margin=_MARGIN_MM)
        folder = resources() / "fonts"
        self.add_font(_FONT, "", folder / "NotoSansSC-Regular.otf")
        self.add_font(_FONT, "B", folder / "NotoSansSC-Bold.otf")
        self.set_draw_color(*_LINE)

    def footer(self) -> None:
        self.set_y(-12)
        self.set_font(_FONT, size=_SMALL)
        self.set_text_color(*_SOFT)
        told = self._page_of.format(page=self.page_no(), pages="{nb}")
        self.cell(0, 5, told, align="C")

    def say(self, text: str, size: float = _BODY, *, bold: bool = False, soft: bool = False) -> None:
        self.set_font(_FONT, "B" if bold else "", size)
        self.set_text_color(*(_SOFT if soft else _INK))
        self.multi_cell(0, size * 0.55, text, align="L", new_x="LMARGIN", new_y="NEXT")


def statement_pdf(paper: PaperStatement) -> bytes:
    page = _Page(paper.page_of)
    page.set_title(paper.title)
    page.add_page()
    page.say(paper.title, _TITLE, bold=True)
    page.ln(2)
    for number, line in enumerate(paper.lines):
        page.say(line, soft=number < 2)
        page.ln(1)
    for table in paper.tables:
        page.ln(4)
        if page.will_page_break(_MAKES_ROOM_MM):
            page.add_page()
        page.say(table.title, _BODY + 1, bold=True)
        page.ln(1)
        _draw(page, table)
        if table.below:
            page.ln(1)
            page.say(table.below)
    return bytes(page.output())


def _draw(page: _Page, table: PaperTable) -> None:
    page.set_font(_FONT, size=_SMALL)
    page.set_text_color(*_INK)
    align = tuple("RIGHT" if at in table.numbers else "LEFT" for at in range(len(table.head)))
    widths = tuple(1 if at in table.numbers else 1.6 for at in range(len(table.head)))
    heads = FontFace(emphasis="", color=_SOFT)
    with page.table(
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        text_align=align,
        col_widths=widths,
        headings_style=heads,
        line_height=5,
        padding=1,
    ) as drawn:
        for cells in (table.head, *table.rows):
            drawn.row(cells)
