"""What a table of figures counted is a number in a workbook: read back from its parts, as a spreadsheet reads it."""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from shuke.application.figures.reports import ReportTable, cells_in
from shuke.application.sheets.workbook_file import NumberCell
from shuke.application.spreadsheet import list_file
from shuke.wording import dashboard as words
from shuke.wording.dashboard import Report
from shuke.wording.sentence import Language

_IN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(*row: str) -> list[tuple[str, str]]:
    """Of one row: what a cell holds, and as what it is shown; of a text nothing."""
    with zipfile.ZipFile(io.BytesIO(list_file("a.xlsx", [row]))) as parts:
        styles, sheet = (
            ElementTree.fromstring(parts.read(f"xl/{name}.xml")) for name in ("styles", "worksheets/sheet1")
        )
    formats = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter(f"{_IN}numFmt")}
    used = [formats.get(one.get("numFmtId"), "") for one in styles.iter(f"{_IN}cellXfs").__next__()]
    return [
        (cell.findtext(f"{_IN}v") or "".join(cell.itertext()), used[int(cell.get("s", "0"))])
        for cell in sheet.iter(f"{_IN}c")
    ]


@pytest.mark.parametrize(
    ("written", "value", "shown"),
    [
        ("¥51,694.00", "51694.00", '"¥"#,##0.00'),
        ("-NT$1,234.50", "-1234.50", '"NT$"#,##0.00'),
        ("12,345", "12345", "#,##0"),
        ("0", "0", "#,##0"),
        ("66.9%", "0.669", "#,##0.0%"),
        ("100%", "1", "#,##0%"),
    ],
)
def test_one_counts_on_with_what_was_counted(written: str, value: str, shown: str) -> None:
    ((held, code),) = cells(NumberCell(written))
    assert (Decimal(held), code) == (Decimal(value), shown)


@pytest.mark.parametrize(
    "text",
    [
        "–",
        "▲ 5.0%",
        "621,213 分",
        "=1+1",
        "-1+1",
        "1,23",
        "¥",
        "1e9",
        "９",
        "1.2.3",
        "+5",
        "123,456,789,012,345,678",
    ],
)
def test_what_does_not_read_as_a_number_stays_text(text: str) -> None:
    assert cells(NumberCell(text), text, "12") == [(text, ""), (text, ""), ("12", "")]


def test_of_a_table_of_figures_the_columns_of_numbers_are_numbers() -> None:
    rows = (("绿茶", "¥51,694.00"), ("=1+1", "12"), ("红茶", "–"))
    table = ReportTable(Report.CATEGORIES, words.SALES, (words.SALES, words.SALES), rows, frozenset({1}))
    head, *lines = cells_in(table, Language.ZH)
    assert cells(*head) == [("单数", ""), ("单数", "")]
    assert [cells(*line) for line in lines] == [
        [("绿茶", ""), ("51694.00", '"¥"#,##0.00')],
        [("=1+1", ""), ("12", "#,##0")],
        [("红茶", ""), ("–", "")],
    ]


def test_in_csv_an_amount_below_nothing_has_no_apostrophe_and_a_formula_has_one() -> None:
    written = list_file("a.csv", [[NumberCell("-¥3.00"), "-¥3.00", NumberCell("-1+1"), "=A1"]])
    (row,) = csv.reader(io.StringIO(written.decode("utf-8-sig")))
    assert row == ["-¥3.00", "'-¥3.00", "'-1+1", "'=A1"]
