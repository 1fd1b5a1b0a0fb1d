"""A price list is taken whole, or every bad row is named; the same list twice changes nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.counter_shop import SHOP, TEA, CounterShop
from laws import examples
from shuke.application.article_cells import CellProblem, CellRefused, read_barcode, read_money
from shuke.application.article_import import ROWS_A_SLICE, ArticleImport, ImportedSlice
from shuke.application.article_sheet import (
    MOST_BYTES,
    MOST_ROWS,
    ArticleSheet,
    SheetColumn,
    SheetProblem,
    read_articles,
)
from shuke.application.refusal import Refusal, Refused
from shuke.application.sheets.table import FileProblem
from shuke.bootstrap.demo_shop import demo_articles, demo_departments
from shuke.domain.article import Article
from shuke.domain.basket import MOST_UNIT_PRICE
from shuke.domain.money import Money
from shuke.wording.articles import CELL_PROBLEMS, COLUMNS, SHEET_PROBLEMS
from shuke.wording.sentence import Language
from shuke.wording.sheets import FILE_PROBLEMS

LIST = """条码,名称,款式,品牌,型号,品类,部门,区域,售价(元),降价,特价,成本
6901234567892,西湖龙井 50克,龙井,云山,T50,绿茶,茶叶,精品柜,128.00,否,是,60
,散装毛尖,毛尖,松间,散装,绿茶,茶叶,散茶柜,"1,280.5",是,,
"""


def read(text: str, encoding: str = "utf-8") -> ArticleSheet:
    return read_articles(text.encode(encoding))


def problems(sheet: ArticleSheet) -> list[tuple[int, SheetColumn | None, CellProblem]]:
    return [(cell.row, cell.column, cell.problem) for cell in sheet.bad]


def test_a_list_is_read_column_by_column() -> None:
    sheet = read(LIST)
    assert sheet.problem is None
    assert sheet.bad == ()
    tea, loose = (row.article for row in sheet.rows)
    assert [row.department for row in sheet.rows] == ["茶叶", "茶叶"]
    assert tea == Article(
        article_id="a-6901234567892",
        name="西湖龙井 50克",
        price=Money(128_00),
        barcode="6901234567892",
        department_id=tea.department_id,
        style="龙井",
        brand="云山",
        model="T50",
        category="绿茶",
        zone="精品柜",
        cost=Money(60_00),
        special_price=True,
    )
    assert (loose.price, loose.reduced, loose.cost, loose.barcode) == (Money(1280_50), True, Money(0), "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_usual_form_of_file_reads_the_same(encoding: str, delimiter: str, ending: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=ending).writerows(csv.reader(io.StringIO(LIST)))
    sheet = read_articles(out.getvalue().encode(encoding))
    assert (sheet.rows, sheet.bad) == (read(LIST).rows, ())


def test_english_names_and_rare_characters_are_understood() -> None:
    sheet = read("Bar Code;Article Name;Unit Price;Special_Price\n;䶮壶;12,50;yes\n", "gb18030")
    assert [(row.article.name, row.article.price, row.article.special_price) for row in sheet.rows] == [
        ("䶮壶", Money(12_50), True)
    ]


def test_unknown_columns_are_named_and_left_out() -> None:
    sheet = read("名称,售价,供应商\n茶,1,某厂\n")
    assert sheet.ignored == ("供应商",)
    assert sheet.columns == {SheetColumn.NAME, SheetColumn.PRICE}
    assert len(sheet.rows) == 1


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        ("6901234567892,茶,,x,", SheetColumn.PRICE, CellProblem.MISSING),
        ("6901234567892,,12,x,", SheetColumn.NAME, CellProblem.MISSING),
        ("6901234567893,茶,12,x,", SheetColumn.BARCODE, CellProblem.CHECK_DIGIT),
        ("6.90123E+12,茶,12,x,", SheetColumn.BARCODE, CellProblem.BARCODE_IN_POWERS),
        ("条码一,茶,12,x,", SheetColumn.BARCODE, CellProblem.NOT_BARCODE),
        (",茶,免费,x,", SheetColumn.PRICE, CellProblem.NOT_MONEY),
        (",茶,-5,x,", SheetColumn.PRICE, CellProblem.NOT_MONEY),
        (",茶,1e3,x,", SheetColumn.PRICE, CellProblem.NOT_MONEY),
        (",茶,NaN,x,", SheetColumn.PRICE, CellProblem.NOT_MONEY),
        (',茶,"12,50",x,', SheetColumn.PRICE, CellProblem.NOT_MONEY),
        (",茶,12.345,x,", SheetColumn.PRICE, CellProblem.TOO_MANY_DECIMALS),
        (",茶,99999999999,x,", SheetColumn.PRICE, CellProblem.TOO_MUCH),
        (",茶,12,x,也许", SheetColumn.REDUCED, CellProblem.NOT_YES_OR_NO),
        (f",{'茶' * 61},12,x,", SheetColumn.NAME, CellProblem.TOO_LONG),
        (",茶\x1b@,12,x,", SheetColumn.NAME, CellProblem.CONTROL_CHARACTER),
        (",茶\u202e,12,x,", SheetColumn.NAME, CellProblem.CONTROL_CHARACTER),
        (',"茶\n叶",12,x,', SheetColumn.NAME, CellProblem.CONTROL_CHARACTER),
        (",茶,12,x,否,多余", None, CellProblem.TOO_MANY_CELLS),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_taken(
    row: str, column: SheetColumn | None, problem: CellProblem
) -> None:
    sheet = read(f"条码,名称,售价,部门,降价\n,好的一行,8,x,\n{row}\n,又一行,9,x,\n")
    assert problems(sheet) == [(3, column, problem)]
    assert [(one.row, one.article.name) for one in sheet.rows] == [(2, "好的一行"), (4, "又一行")]
    for language in Language:
        words = sheet.bad[0].words.into(language)
        assert "3" in words
        assert "{" not in words


def test_every_problem_of_a_row_is_told() -> None:
    sheet = read("条码,名称,售价\n1.2E+12,,免费\n")
    assert [problem for _, _, problem in problems(sheet)] == [
        CellProblem.BARCODE_IN_POWERS,
        CellProblem.MISSING,
        CellProblem.NOT_MONEY,
    ]
    assert sheet.bad_rows == 1


def test_the_second_of_two_rows_with_one_barcode_is_refused() -> None:
    sheet = read("条码,名称,售价\nA1,茶,1\n\nA1,另一种,2\n,壶,3\n,壶,4\n")
    assert problems(sheet) == [
        (4, SheetColumn.BARCODE, CellProblem.BARCODE_TWICE),
        (6, SheetColumn.NAME, CellProblem.NAME_TWICE),
    ]
    assert "2" in sheet.bad[0].words.into(Language.ZH)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", FileProblem.EMPTY),
        (b" \r\n \r\n", FileProblem.EMPTY),
        (b",,\r\n ,\t,\r\n", FileProblem.EMPTY),
        (b"\xef\xbb\xbf", FileProblem.EMPTY),
        (b"x" * (MOST_BYTES + 1), FileProblem.TOO_BIG),
        (b"PK\x03\x04rest of a workbook", FileProblem.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileProblem.OLD_WORKBOOK),
        (b"\x00\x01\x02\x03", FileProblem.NOT_TEXT),
        (b"\xff\xfe\x00", FileProblem.NOT_TEXT),
        (b"\x81\xff\xff", FileProblem.NOT_TEXT),
        ("茶,12\n".encode(), SheetProblem.NO_HEADER),
        ("条码,名称\n1,茶\n".encode(), SheetProblem.COLUMN_MISSING),
        ("名称,售价,零售价\n茶,1,2\n".encode(), SheetProblem.COLUMN_TWICE),
        ('名称,售价\n"茶,1\n壶,2\n'.encode(), FileProblem.BROKEN),
        ('名称,售价\n"茶"叶,1\n'.encode(), FileProblem.BROKEN),
        (("名称,售价\n" + "茶,1\n" * (MOST_ROWS + 1)).encode(), FileProblem.TOO_MANY_ROWS),
        (
            ("名称,售价,部门\n" + "".join(f"茶{i},1,部{i}\n" for i in range(201))).encode(),
            SheetProblem.TOO_MANY_DEPARTMENTS,
        ),
    ],
)
def test_a_file_that_cannot_be_read_gives_a_sentence_and_no_rows(
    content: bytes, problem: SheetProblem | FileProblem
) -> None:
    sheet = read_articles(content)
    assert sheet.problem is not None
    sentences = FILE_PROBLEMS if isinstance(problem, FileProblem) else SHEET_PROBLEMS
    assert (sheet.problem.sentence, sheet.rows, sheet.bad) == (sentences[problem.value], (), ())
    for language in Language:
        assert "{" not in sheet.problem.into(language)


def test_every_problem_and_column_has_its_words() -> None:
    assert set(SHEET_PROBLEMS) == {problem.value for problem in SheetProblem}
    assert set(FILE_PROBLEMS) == {problem.value for problem in FileProblem}
    assert set(CELL_PROBLEMS) == {problem.value for problem in CellProblem}
    assert set(COLUMNS) == {column.value for column in SheetColumn}


@pytest.mark.parametrize("column", list(SheetColumn))
@pytest.mark.parametrize("language", list(Language))
def test_the_names_a_person_reads_are_the_names_that_are_understood(
    column: SheetColumn, language: Language
) -> None:
    named = {one: COLUMNS[one.value].into(language) for one in {SheetColumn.NAME, SheetColumn.PRICE, column}}
    assert read(",".join(named.values()) + "\n").columns == set(named)


@given(minor=st.integers(0, MOST_UNIT_PRICE.minor))
def test_money_is_read_to_the_fen(minor: int) -> None:
    text = f"{minor // 100}.{minor % 100:02d}"
    grouped = f"￥{minor // 100:,}.{minor % 100:02d}"
    for cell in (text, grouped, f" {text}元 ", text + "000"):
        assert read_money(cell, needed=True, decimal_comma=False) == Money(minor)
    assert read_money(text.replace(".", ","), needed=True, decimal_comma=True) == Money(minor)


@pytest.mark.parametrize(
    "cell", ["'6901234567892", '="6901234567892"', "６９０１２３４５６７８９２", " 6901234567892 "]
)
def test_a_spreadsheets_ways_to_write_a_barcode_are_understood(cell: str) -> None:
    assert read_barcode(cell) == "6901234567892"


@settings(max_examples=examples(100))
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(st.sampled_from('条码名称售价,;\t"\n\r1.茶'), max_size=60).map(str.encode),
        st.text(max_size=60).map(lambda text: f"名称,售价\n{text}\n".encode("utf-8", "surrogatepass")),
    )
)
def test_no_bytes_at_all_break_the_reading(content: bytes) -> None:
    sheet = read_articles(content)
    assert sheet.problem is None or (sheet.rows, sheet.bad) == ((), ())
    for row in sheet.rows:
        assert row.article.name.isprintable()
        assert 0 <= row.article.price.minor <= MOST_UNIT_PRICE.minor
    for cell in sheet.bad:
        assert cell.words.into(Language.ZH).isprintable()


@given(st.text(max_size=30))
def test_any_cell_is_money_or_refused(cell: str) -> None:
    try:
        amount = read_money(cell, needed=False, decimal_comma=True)
    except CellRefused:
        return
    assert 0 <= amount.minor <= MOST_UNIT_PRICE.minor


@pytest.fixture
def shop() -> CounterShop:
    return CounterShop()


def take(shop: CounterShop, sheet: ArticleSheet) -> tuple[int, int, int]:
    """New, changed, unchanged."""
    done = list(ArticleImport(shop.store, shop.recorder).whole(shop.manager, SHOP, sheet))
    assert all(isinstance(one, ImportedSlice) for one in done)
    slices = [one for one in done if isinstance(one, ImportedSlice)]
    return (
        sum(one.new for one in slices),
        sum(one.changed for one in slices),
        sum(one.unchanged for one in slices),
    )


def facts(shop: CounterShop) -> int:
    with shop.store.reading() as work:
        head = work.journal.head("S01-1")
    assert head is not None
    return head.seq


def demo_list() -> str:
    names = {department.department_id: department.name for department in demo_departments()}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS[column.value].zh for column in SheetColumn)
    for article in demo_articles():
        writer.writerow(
            (
                article.barcode,
                article.name,
                article.style,
                article.brand,
                article.model,
                article.category,
                names[article.department_id],
                article.zone,
                f"{article.price.minor / 100:.2f}",
                "是" if article.reduced else "否",
                "是" if article.special_price else "否",
                "否",
                "",
                "",
                "",
                f"{article.cost.minor / 100:.2f}",
            )
        )
    return out.getvalue()


def test_the_same_list_twice_changes_nothing(shop: CounterShop) -> None:
    sheet = read(demo_list())
    assert take(shop, sheet) == (300, 0, 0)
    recorded = facts(shop)
    assert take(shop, sheet) == (0, 0, 300)
    assert facts(shop) == recorded
    with shop.store.reading() as work:
        for article in demo_articles()[::29]:
            assert work.articles.by_barcode(article.barcode) == article
        assert {one.name for one in work.articles.departments()} >= {one.name for one in demo_departments()}


def test_breaking_off_and_beginning_again_ends_the_same(shop: CounterShop) -> None:
    sheet = read(demo_list())
    importing = ArticleImport(shop.store, shop.recorder)
    first = importing.take_slice(shop.manager, SHOP, sheet, 0)
    assert first == ImportedSlice(ROWS_A_SLICE, 0, 0, ROWS_A_SLICE)
    assert take(shop, sheet) == (300 - ROWS_A_SLICE, 0, ROWS_A_SLICE)


def test_a_known_barcode_keeps_its_article_and_what_the_list_does_not_say(shop: CounterShop) -> None:
    assert take(shop, read(f"条码,名称,售价\n{TEA.barcode},碧螺春(新茶),138\n")) == (0, 1, 0)
    with shop.store.reading() as work:
        held = work.articles.by_id(TEA.article_id)
    assert held is not None
    assert (held.name, held.price) == ("碧螺春(新茶)", Money(138_00))
    assert (held.category, held.cost) == (TEA.category, TEA.cost)


def test_a_department_of_the_shop_is_used_under_its_own_id(shop: CounterShop) -> None:
    take(shop, read("名称,售价,部门\n龙井,10, 茶叶 \n雪茄,10,烟\n"))
    with shop.store.reading() as work:
        departments = {one.name: one.department_id for one in work.articles.departments()}
        tea = work.articles.of_department("d-1", 10)
    assert set(departments) == {"茶叶", "烟"}
    assert [article.name for article in tea] == ["龙井"]


def test_an_article_that_gets_a_barcode_stays_the_same_article(shop: CounterShop) -> None:
    take(shop, read("条码,名称,售价\n,散装毛尖,10\n"))
    assert take(shop, read("条码,名称,售价\n2200000000019,散装毛尖,12\n")) == (0, 1, 0)
    with shop.store.reading() as work:
        assert len(work.articles.search("散装毛尖", 10)) == 1


def test_a_cashier_may_not_import(shop: CounterShop) -> None:
    recorded = facts(shop)
    answers = list(ArticleImport(shop.store, shop.recorder).whole(shop.cashier, SHOP, read(LIST)))
    assert answers == [Refused(Refusal.NOT_ALLOWED)]
    assert facts(shop) == recorded
