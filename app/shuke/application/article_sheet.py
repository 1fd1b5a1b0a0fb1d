"""Reading a list of articles from a workbook or a CSV file: whole or with every bad row named, never half a row.

Pure: bytes in, rows out. Column names in Chinese and English are understood. Prices are read as digits, never
through a float.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from shuke.application.article_cells import (
    CellProblem,
    CellRefused,
    read_barcode,
    read_date,
    read_flag,
    read_money,
    read_text,
)
from shuke.application.article_keys import article_key, department_key
from shuke.application.sheets.reading import read_table
from shuke.application.sheets.table import FileProblem, FileRefused, Table
from shuke.domain.article import Article
from shuke.wording.articles import CELL_PROBLEMS, COLUMNS, ROW, SHEET_PROBLEMS, WHOLE_ROW
from shuke.wording.said import Said, said

__all__ = [
    "MOST_BYTES",
    "MOST_DEPARTMENTS",
    "MOST_ROWS",
    "ArticleSheet",
    "BadCell",
    "SheetColumn",
    "SheetProblem",
    "SheetRow",
    "read_articles",
]

MOST_BYTES = 10_000_000
MOST_ROWS = 50_000
MOST_DEPARTMENTS = 200
_MOST_SHOWN = 30
"""Characters of a cell that a sentence repeats."""


class SheetColumn(StrEnum):
    BARCODE = "barcode"
    NAME = "name"
    STYLE = "style"
    BRAND = "brand"
    MODEL = "model"
    CATEGORY = "category"
    DEPARTMENT = "department"
    ZONE = "zone"
    PRICE = "price"
    REDUCED = "reduced"
    SPECIAL_PRICE = "special_price"
    QUICK = "quick"
    OFFER = "offer"
    OFFER_FROM = "offer_from"
    OFFER_UNTIL = "offer_until"
    COST = "cost"


_NAMES: Mapping[SheetColumn, str] = {
    SheetColumn.BARCODE: "条码 条形码 商品条码 国际条码 barcode ean ean13 gtin upc",
    SheetColumn.NAME: "名称 品名 商品名 商品名称 货品名称 name article articlename product productname description",
    SheetColumn.STYLE: "款式 款号 style",
    SheetColumn.BRAND: "品牌 商标 brand maker",
    SheetColumn.MODEL: "型号 规格 规格型号 model size",
    SheetColumn.CATEGORY: "品类 类别 分类 类目 商品类别 商品分类 category",
    SheetColumn.DEPARTMENT: "部门 柜组 部类 商品部门 department dept",
    SheetColumn.ZONE: "区域 专区 卖场区域 陈列区 zone area",
    SheetColumn.PRICE: "售价 零售价 销售价 价格 单价 price retailprice unitprice sellingprice",
    SheetColumn.REDUCED: "降价 折价 已降价 是否降价 reduced",
    SheetColumn.SPECIAL_PRICE: "特价 是否特价 特价商品 specialprice special",
    SheetColumn.QUICK: "快捷键 常用 快捷 quick quickkey",
    SheetColumn.OFFER: "特价价格 特价金额 促销价 活动价 优惠价 offer offerprice saleprice promotionprice",
    SheetColumn.OFFER_FROM: "特价开始 促销开始 活动开始 开始日期 offerfrom salefrom",
    SheetColumn.OFFER_UNTIL: "特价结束 促销结束 活动结束 结束日期 offeruntil saleuntil",
    SheetColumn.COST: "成本 成本价 进价 进货价 cost costprice purchaseprice",
}
_COLUMN_OF = {name: column for column, names in _NAMES.items() for name in names.split()}
_NEEDED = (SheetColumn.NAME, SheetColumn.PRICE)
_ASIDE = re.compile(r"[(\[（【].*?[)\]）】]|[\s_\-*:]+")
"""What a column's name may carry besides: 售价(元), special_price, 名称*."""


class SheetProblem(StrEnum):
    """Why a table is no list of articles; each has a sentence in `shuke.wording.articles`."""

    NO_HEADER = "no_header"
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    TOO_MANY_DEPARTMENTS = "too_many_departments"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A good row. `row` counts as a spreadsheet does: the names of the columns stand in row 1.

    The article's ids follow from barcode or name, and from the department's name.
    """

    row: int
    article: Article
    department: str


@dataclass(frozen=True, slots=True)
class BadCell:
    """What keeps a row from being taken; `column` is None where it is the row as a whole."""

    row: int
    column: SheetColumn | None
    problem: CellProblem
    values: tuple[tuple[str, object], ...] = ()

    @property
    def words(self) -> Said:
        column = COLUMNS[self.column.value] if self.column else WHOLE_ROW
        return said(
            ROW, row=self.row, column=column, problem=Said(CELL_PROBLEMS[self.problem.value], self.values)
        )


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """A file, read. With `problem` nothing of it was; else every row is in `rows` or has a part in `bad`.

    Attributes:
        columns: those the file has; the others say nothing about an article that is already known.
        ignored: names of columns that are not known here.
        header, left_out: the first row and the bad ones (by row number) as the file has them, to be put right.
    """

    rows: tuple[SheetRow, ...] = ()
    bad: tuple[BadCell, ...] = ()
    columns: frozenset[SheetColumn] = frozenset()
    ignored: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    left_out: tuple[tuple[int, tuple[str, ...]], ...] = ()
    problem: Said | None = None

    @property
    def bad_rows(self) -> int:
        return len({cell.row for cell in self.bad})


def read_articles(content: bytes) -> ArticleSheet:
    """Read the file. Nothing is recorded here."""
    try:
        table = read_table(content, _is_known, most_bytes=MOST_BYTES, most_rows=MOST_ROWS)
    except FileRefused as refused:
        return ArticleSheet(problem=refused.words)
    return _Reading(table.decimal_comma).read(table)


def _refused(problem: SheetProblem, **values: object) -> ArticleSheet:
    return ArticleSheet(problem=Said(SHEET_PROBLEMS[problem.value], tuple(values.items())))


def _is_known(name: str) -> bool:
    return _column(name) is not None


def _column(name: str) -> SheetColumn | None:
    plain = _ASIDE.sub("", unicodedata.normalize("NFKC", name).strip().strip('"').casefold())
    return _COLUMN_OF.get(plain)


@dataclass(slots=True)
class _Reading:
    """One file on its way from records to articles."""

    decimal_comma: bool
    bad: list[BadCell] = field(default_factory=list)
    rows: list[SheetRow] = field(default_factory=list)
    first_with: dict[str, int] = field(default_factory=dict)
    """Article id → the row it was first seen in."""

    def read(self, table: Table) -> ArticleSheet:
        records = table.rows
        header_at = next(
            (at for at, record in enumerate(records) if any(cell.strip() for cell in record)), None
        )
        if header_at is None:
            return ArticleSheet(problem=FileRefused(FileProblem.EMPTY).words)
        header = [_column(cell) for cell in records[header_at]]
        problem = _header_problem(header)
        if problem is not None:
            return problem
        for number, record in enumerate(records[header_at + 1 :], start=header_at + 2):
            if any(cell.strip() for cell in record):
                self._read_row(number, header, record)
        if len({row.department for row in self.rows}) > MOST_DEPARTMENTS:
            return _refused(SheetProblem.TOO_MANY_DEPARTMENTS, most_departments=MOST_DEPARTMENTS)
        ignored = (
            cell.strip()[:_MOST_SHOWN]
            for cell, column in zip(records[header_at], header, strict=True)
            if column is None and cell.strip()
        )
        columns = frozenset(column for column in header if column is not None)
        bad = dict.fromkeys(cell.row for cell in self.bad)
        return ArticleSheet(
            tuple(self.rows),
            tuple(self.bad),
            columns,
            tuple(ignored),
            tuple(records[header_at]),
            tuple((number, tuple(records[number - 1])) for number in bad),
        )

    def _read_row(self, number: int, header: list[SheetColumn | None], record: Sequence[str]) -> None:
        found: list[BadCell] = []
        if any(cell.strip() for cell in record[len(header) :]):
            found.append(BadCell(number, None, CellProblem.TOO_MANY_CELLS))
        cells = {column: cell for column, cell in zip(header, record, strict=False) if column is not None}
        read: dict[SheetColumn, object] = {}
        for column in SheetColumn:
            try:
                read[column] = self._read_cell(column, cells.get(column, ""))
            except CellRefused as refused:
                found.append(BadCell(number, column, refused.problem, refused.values))
        if not found:
            found += _dates_in_order(number, read)
            found += self._seen_before(number, read)
        if found:
            self.bad += found
        else:
            self.rows.append(_row(number, read))

    def _read_cell(self, column: SheetColumn, cell: str) -> object:
        if column in {SheetColumn.PRICE, SheetColumn.COST, SheetColumn.OFFER}:
            return read_money(cell, needed=column in _NEEDED, decimal_comma=self.decimal_comma)
        if column in {SheetColumn.REDUCED, SheetColumn.SPECIAL_PRICE, SheetColumn.QUICK}:
            return read_flag(cell)
        if column in {SheetColumn.OFFER_FROM, SheetColumn.OFFER_UNTIL}:
            return read_date(cell)
        if column is SheetColumn.BARCODE:
            return read_barcode(cell)
        return read_text(cell, needed=column in _NEEDED)

    def _seen_before(self, number: int, read: dict[SheetColumn, object]) -> Iterator[BadCell]:
        barcode, name = str(read[SheetColumn.BARCODE]), str(read[SheetColumn.NAME])
        other = self.first_with.setdefault(article_key(barcode, name), number)
        if other != number:
            column = SheetColumn.BARCODE if barcode else SheetColumn.NAME
            problem = CellProblem.BARCODE_TWICE if barcode else CellProblem.NAME_TWICE
            yield BadCell(number, column, problem, (("text", barcode), ("other", other)))


def _dates_in_order(number: int, read: dict[SheetColumn, object]) -> Iterator[BadCell]:
    begins, ends = read[SheetColumn.OFFER_FROM], read[SheetColumn.OFFER_UNTIL]
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        yield BadCell(number, SheetColumn.OFFER_UNTIL, CellProblem.ENDS_TOO_SOON)


def _header_problem(header: list[SheetColumn | None]) -> ArticleSheet | None:
    known = [column for column in header if column is not None]
    if not known:
        return _refused(SheetProblem.NO_HEADER)
    for column in known:
        if known.count(column) > 1:
            return _refused(SheetProblem.COLUMN_TWICE, column=COLUMNS[column.value])
    for column in _NEEDED:
        if column not in known:
            return _refused(SheetProblem.COLUMN_MISSING, column=COLUMNS[column.value])
    return None


def _row(number: int, read: dict[SheetColumn, object]) -> SheetRow:
    told = {column.value: value for column, value in read.items() if column is not SheetColumn.DEPARTMENT}
    department = str(read[SheetColumn.DEPARTMENT])
    article = Article(
        article_id=article_key(str(told["barcode"]), str(told["name"])),
        department_id=department_key(department) if department else "",
        **told,  # type: ignore[arg-type]  # the columns are the article's own fields, each read as its type
    )
    return SheetRow(number, article, department)
