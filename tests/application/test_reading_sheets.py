"""Tables from files that people bring: workbooks and text, good ones and every sort of bad one."""

from __future__ import annotations

import io
import zipfile

import pytest

from shuke.application.article_sheet import read_articles
from shuke.application.sheets import workbook as workbook_module
from shuke.application.sheets.reading import read_table
from shuke.application.sheets.sheet_part import date_of_serial, plain_number
from shuke.application.sheets.table import MOST_COLUMNS, FileProblem, FileRefused, Table
from shuke.application.spreadsheet import list_file
from shuke.domain.money import Money
from workbooks import DATE_STYLE, POWERS_STYLE, sheet_of, text_cell, workbook


def known(cell: str) -> bool:
    return cell in {"名称", "售价", "手机号"}


def read(content: bytes, sheet: str = "") -> Table:
    return read_table(content, known, sheet=sheet)


def problem_of(content: bytes) -> FileProblem:
    with pytest.raises(FileRefused) as refused:
        read(content)
    return refused.value.problem


def test_cells_become_what_a_person_sees() -> None:
    rows = sheet_of(
        '<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>',
        f'<c r="A2"><v>1.3800138E10</v></c><c r="B2" s="{DATE_STYLE}"><v>45978</v></c>'
        '<c r="C2"><v>0.30000000000000004</v></c>',
        f'<c r="A3" s="{POWERS_STYLE}"><v>13800138000.0</v></c><c r="B3" s="2"><v>45978.5</v></c>'
        '<c r="C3" t="b"><v>1</v></c>',
        '<c r="A4" t="str"><f>A2&amp;""</f><v>王小明</v></c><c r="B4"><f>1+1</f></c><c r="C4" t="e"><v>#N/A</v></c>',
    )
    shared = "<si><t>手机号</t></si><si><r><t>积</t></r><r><t>分</t></r><rPh><t>ji fen</t></rPh></si>"
    assert read(workbook({"会员": rows}, shared=shared)).rows == [
        ["手机号", "", "积分"],
        ["13800138000", "2025-11-17", "0.3"],
        ["13800138000", "2025-11-17 12:00:00", "TRUE"],
        ["王小明", "", "#N/A"],
    ]


def test_the_first_visible_sheet_with_something_is_read_and_others_can_be_chosen() -> None:
    one, two = sheet_of(text_cell("A1", "一")), sheet_of(text_cell("A1", "二"))
    content = workbook({"底稿": one, "空": sheet_of(), "会员": one, "商品": two}, hidden=("底稿",))
    table = read(content)
    assert (table.sheets, table.sheet, table.rows) == (("空", "会员", "商品"), "会员", [["一"]])
    assert read(content, "商品").rows == [["二"]]
    assert read(content, "底稿").sheet == "会员"


def test_rows_keep_their_numbers_where_rows_are_left_out() -> None:
    part = sheet_of(text_cell("A1", "名称")).replace(
        "</sheetData>", f'<row r="4">{text_cell("B4", "茶")}</row></sheetData>'
    )
    assert read(workbook({"a": part})).rows == [["名称"], [], [], ["", "茶"]]


def test_days_are_counted_from_1904_where_a_workbook_says_so() -> None:
    part = sheet_of(f'<c r="A1" s="{DATE_STYLE}"><v>44516</v></c>')
    assert read(workbook({"a": part}, since_1904=True)).rows == [["2025-11-17"]]
    assert read(workbook({"a": part})).rows == [["2021-11-16"]]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("1.38E+10", "13800000000"),
        ("13800138000.0", "13800138000"),
        ("0", "0"),
        ("-12.50", "-12.5"),
        ("123456789012345678", "123456789012345678"),
        ("1E400", "1E400"),
        ("x", "x"),
        ("NaN", "NaN"),
    ],
)
def test_numbers_lose_their_powers_and_points(number: str, told: str) -> None:
    assert plain_number(number) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("61", "1900-03-01"),
        ("0", None),
        ("2958465", "9999-12-31"),
        ("2958466", None),
        ("x", None),
    ],
)
def test_serial_days_are_those_of_excel(number: str, told: str | None) -> None:
    assert date_of_serial(number) == told


def test_a_workbook_that_holds_no_list_is_refused_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = workbook({"a": sheet_of(text_cell("A1", "名称"))})
    assert problem_of(workbook({"a": sheet_of()})) is FileProblem.EMPTY
    assert problem_of(plain[:-40]) is FileProblem.DAMAGED
    assert problem_of(plain[:60] + bytes(20) + plain[80:]) is FileProblem.DAMAGED
    assert problem_of(b"\xd0\xcf\x11\xe0 old") is FileProblem.OLD_WORKBOOK
    encrypted = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    assert problem_of(encrypted) is FileProblem.PROTECTED
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as zipped:
        zipped.writestr("readme.txt", "x")
    assert problem_of(other.getvalue()) is FileProblem.NO_WORKBOOK
    monkeypatch.setattr(workbook_module, "MOST_UNPACKED_BYTES", 1_000_000)
    bomb = workbook({"a": sheet_of(text_cell("A1", "0" * 2_000_000))})
    assert len(bomb) < 10_000
    assert problem_of(bomb) is FileProblem.TOO_BIG


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (sheet_of('<c r="XFD1"><v>1</v></c>'), FileProblem.TOO_MANY_COLUMNS),
        (
            sheet_of('<c r="A1"><v>1</v></c>').replace('<row r="1"', '<row r="900000"'),
            FileProblem.TOO_MANY_ROWS,
        ),
        (sheet_of('<c r="A1" t="s"><v>7</v></c>'), FileProblem.DAMAGED),
        (sheet_of('<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>'), FileProblem.DAMAGED),
        (sheet_of("<c"), FileProblem.DAMAGED),
        ('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', FileProblem.DAMAGED),
    ],
)
def test_a_sheet_beyond_all_bounds_or_sense_is_refused(part: str, problem: FileProblem) -> None:
    assert problem_of(workbook({"a": part})) is problem


def test_far_styled_cells_without_content_cost_nothing() -> None:
    part = sheet_of(text_cell("A1", "名称") + '<c r="XFD1" s="1"/>')
    assert read(workbook({"a": part})).rows == [["名称"]]


def test_text_with_ten_thousand_columns_is_refused() -> None:
    assert problem_of(b"1," * MOST_COLUMNS + b"1") is FileProblem.TOO_MANY_COLUMNS


def test_what_parts_the_columns_is_found_where_no_name_is_known() -> None:
    assert read(b"a;b;c\n1,5;2;3\n").rows == [["a", "b", "c"], ["1,5", "2", "3"]]
    assert read("上海店会员表，共3人\n手机号\t名称\n1\t2\n".encode("utf-16")).rows[1] == ["手机号", "名称"]


def test_a_list_of_articles_may_be_a_workbook() -> None:
    header = text_cell("A1", "名称") + text_cell("B1", "售价") + text_cell("C1", "条码")
    row = text_cell("A2", "茶") + '<c r="B2"><v>12.5</v></c><c r="C2"><v>6901234567892</v></c>'
    sheet = read_articles(workbook({"商品": sheet_of(header, row)}))
    assert (sheet.problem, sheet.bad) == (None, ())
    assert [(one.row, one.article.name, one.article.price, one.article.barcode) for one in sheet.rows] == [
        (2, "茶", Money(1250), "6901234567892")
    ]


def test_a_workbook_that_is_written_reads_back_and_runs_nothing() -> None:
    rows = [["名称", "备注"], ["=1+1", "@x"], ["", "a<b&c\td"], ["丁\x07", ""], *([[""] * 27 + ["尾"]])]
    content = list_file("表.XLSX", rows)
    assert read(content).rows == [
        ["名称", "备注"],
        ["=1+1", "@x"],
        ["", "a<b&c\td"],
        ["丁\N{REPLACEMENT CHARACTER}"],
        [""] * 27 + ["尾"],
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        sheet = zipped.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert sheet.count(b"<c ") == sheet.count(b't="inlineStr"')
    assert list_file("表.csv", [["=1+1"]]) == b"\xef\xbb\xbf'=1+1\r\n"
