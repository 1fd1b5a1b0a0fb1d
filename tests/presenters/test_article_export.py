from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from back_office_stand import BackOfficeStand, many_articles, zh
from shuke.application.article_import import foresee
from shuke.application.article_sheet import read_articles
from shuke.application.ports.article_list import ArticleOrder, ArticlesWanted
from shuke.bootstrap.demo_shop.articles import demo_articles, demo_departments
from shuke.domain.article import Article
from shuke.domain.money import Money
from shuke.presenters.article_export import ArticleExport
from shuke.presenters.article_import import ImportFiles
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice
from shuke.wording import Language

PLACE = Path("out.csv")


class Office:
    def __init__(self) -> None:
        self.stand = BackOfficeStand()
        self.files: dict[Path, bytes] = {}
        self.notices: list[Notice] = []
        files = ImportFiles(lambda path, _most: self.files[path], self._write)
        self.export = ArticleExport(self.stand.office, files, self.notices.append)

    def rows(self, wanted: ArticlesWanted, language: Language = Language.ZH) -> list[list[str]]:
        self.export.write(PLACE, wanted, language)
        return list(csv.reader(io.StringIO(self.files[PLACE].decode("utf-8-sig"), newline="")))

    @property
    def told(self) -> str:
        return zh(self.notices[-1].words)

    def _write(self, path: Path, content: bytes) -> None:
        if path.name == "readonly.csv":
            raise PermissionError(13, "Permission denied", str(path))
        self.files[path] = content


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.mark.parametrize("language", Language)
def test_what_was_exported_and_imported_again_changes_nothing(office: Office, language: Language) -> None:
    strange = (
        Article("n-1", "=1+1 特价茶", Money(1_00), "C1", brand="-松间", model="+1", category="@茶"),
        Article("n-2", '带"引号", 和逗号', Money(10_000_000_00), "C2", reduced=True, special_price=True),
        Article("n-3", "-5", Money(0), "C3", cost=Money(5)),
    )
    office.stand.list_articles((*demo_articles(), *strange), demo_departments())
    rows = office.rows(ArticlesWanted(), language)
    assert len(rows) == 1 + 2 + len(demo_articles()) + 3
    sheet = read_articles(office.files[PLACE])
    assert sheet.bad == ()
    assert sheet.ignored == ()
    with office.stand.shop.store.reading() as work:
        at: int | None = 0
        while at is not None:
            part = foresee(work, sheet, at)
            assert (part.new, part.changed) == (0, 0), sheet.rows[at]
            at = part.next_row


def test_the_file_holds_what_the_list_shows_in_its_order(office: Office) -> None:
    office.stand.list_articles(many_articles(5))
    rows = office.rows(ArticlesWanted("茶叶", order=ArticleOrder.PRICE, descending=True))
    assert [row[1] for row in rows[1:]] == [f"茶叶 0000{number}" for number in (4, 3, 2, 1, 0)]
    assert rows[1] == [
        "C00000004",
        "茶叶 00004",
        "",
        "云山",
        "",
        "绿茶",
        "茶叶",
        "",
        "4.50",
        "否",
        "否",
        "否",
        "",
        "",
        "",
        "0.00",
    ]
    assert office.told == "已把 5 种商品存到 out.csv。改好后可以再导入。"


def test_a_long_list_is_read_in_pieces_beside_the_counter(office: Office) -> None:
    office.stand.list_articles(many_articles(1_200))
    lanes = office.stand.background.lanes_used
    before = len(lanes)
    rows = office.rows(ArticlesWanted())
    assert len(rows) == 1_203
    assert len(lanes) - before == 4
    assert set(lanes[before:]) == {Lane.READING}


def test_no_cell_of_the_file_runs_as_a_formula(office: Office) -> None:
    office.stand.list_articles((Article("x", '=HYPERLINK("http://x")', Money(1_00), "C9"),))
    assert office.rows(ArticlesWanted("HYPERLINK"))[1][1] == '\'=HYPERLINK("http://x")'


def test_a_place_that_can_not_be_written_is_named(office: Office) -> None:
    office.export.write(Path("readonly.csv"), ArticlesWanted(), Language.ZH)
    assert office.told == "无法使用文件 readonly.csv（Permission denied）。请检查位置和权限，或换一个文件。"
