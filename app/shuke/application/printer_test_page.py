"""The page that shows whether a printer's profile fits: letters, hanzi, amounts, sizes, a code, the cut."""

from __future__ import annotations

from shuke.domain.paper import (
    Alignment,
    Cut,
    Paper,
    QrCode,
    Rule,
    SplitLine,
    Table,
    TableRow,
    TextLine,
    TextSize,
)
from shuke.wording import Language
from shuke.wording import printing as words

__all__ = ["printer_test_page"]

_CODE = "HTTPS://SHUKE.EXAMPLE/TEST/" + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 5
"""About as long as a receipt's code, so that a printer that draws codes too small shows it here."""


def printer_test_page(printer_name: str, language: Language) -> Paper:
    """Printed at once, past the queue: whoever sets a printer up stands before it."""
    rows = (
        TableRow(("珍珠奶茶 Milk tea", "2", "¥36.00")),
        TableRow(("芝士葡萄冰沙(大杯 少冰 半糖 加芋圆)", "10", "¥1,260.50")),
    )
    return Paper(
        (
            TextLine(words.TEST_PAGE.into(language), Alignment.CENTRE, bold=True, size=TextSize.LARGE),
            TextLine(printer_name, Alignment.CENTRE),
            Rule(),
            TextLine("ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 ¥$€ é"),
            TextLine("永字八法,欢迎光临:堃喆犇玥彧曌䶮。"),
            SplitLine(words.TEST_BOLD.into(language), "¥1,234.50", bold=True),
            SplitLine(words.TEST_LARGE.into(language), "¥56.20", bold=True, size=TextSize.LARGE),
            Rule(),
            Table(rows),
            Rule(double=True),
            TextLine(words.TEST_EDGES.into(language)),
            QrCode(_CODE, words.TEST_SCAN.into(language)),
            Cut(),
        )
    )
