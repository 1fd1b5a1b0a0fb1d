from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from back_office_stand import BackOfficeStand, zh
from fakes.counter_shop import TEA
from shuke.application.article_import import ROWS_A_SLICE
from shuke.application.article_sheet import read_articles
from shuke.domain.money import Money
from shuke.presenters.article_import import (
    MOST_BAD_SHOWN,
    ArticleImportPresenter,
    ArticleImportState,
    ImportFiles,
    ImportPhase,
)
from shuke.presenters.background import Lane
from shuke.presenters.pace import Pace, Progress
from shuke.wording import Language

LIST = Path("价目表.csv")
GOOD = f"条码,名称,部门,售价,备注\n{TEA.barcode},碧螺春,茶叶,128,x\n,手工茶点,茶点,12.50,y\n"


class Office:
    """The import with files in memory."""

    def __init__(self, stand: BackOfficeStand) -> None:
        self.stand = stand
        self.files: dict[Path, bytes] = {}
        self.changes = 0
        self.states: list[ArticleImportState] = []
        self.seconds = 0.0
        files = ImportFiles(self._read, self._write)
        self.importing = ArticleImportPresenter(stand.office, files, lambda: self.seconds, self._changed)
        self.importing.attach(self._note)

    def choose(self, text: str, path: Path = LIST) -> ArticleImportState:
        self.files[path] = text.encode("utf-8")
        self.importing.open()
        self.importing.choose(path)
        return self.state

    @property
    def state(self) -> ArticleImportState:
        return self.importing.state

    @property
    def told(self) -> str:
        notice = self.state.notice
        return zh(notice.words) if notice else ""

    def _read(self, path: Path, most: int) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(2, "No such file", str(path))
        return self.files[path][:most]

    def _write(self, path: Path, content: bytes) -> None:
        if path.name == "readonly.csv":
            raise PermissionError(13, "Permission denied", str(path))
        self.files[path] = content

    def _changed(self) -> None:
        self.changes += 1

    def _note(self, state: ArticleImportState) -> None:
        self.states.append(state)
        self.seconds += 0.5


@pytest.fixture
def office() -> Office:
    return Office(BackOfficeStand())


def rows(count: int) -> str:
    return "条码,名称,售价\n" + "".join(f"C{at:06d},茶 {at},{at % 90}.50\n" for at in range(count))


def test_a_file_is_shown_before_anything_of_it_is_taken(office: Office) -> None:
    before = office.stand.facts
    state = office.choose(GOOD)
    assert state.phase is ImportPhase.PREVIEW
    assert [zh(name) for name in state.columns] == ["条码", "名称", "部门", "售价"]
    assert state.ignored == ("备注",)
    assert (state.counts.new, state.counts.changed, state.counts.unchanged) == (1, 1, 0)
    assert office.stand.facts == before


def test_it_is_taken_and_the_same_file_again_changes_nothing(office: Office) -> None:
    office.choose(GOOD)
    office.importing.run()
    assert office.state.phase is ImportPhase.DONE
    assert office.told == "导入完成：新增 1 种，更新 1 种，0 种没有变化。"
    assert office.changes == 1
    tea = office.stand.article("a-tea")
    assert tea
    assert (tea.price, tea.cost) == (TEA.price, TEA.cost), "columns that are not there change nothing"
    assert office.stand.departments() == ["茶叶", "茶点"]
    before = office.stand.facts
    office.importing.close()
    state = office.choose(GOOD)
    assert (state.to_take, state.counts.unchanged) == (0, 2)
    office.importing.run()
    assert office.state.phase is ImportPhase.PREVIEW, "there is nothing to run"
    assert office.stand.facts == before


def test_a_name_with_and_without_barcode_stays_two_articles_over_many_slices(office: Office) -> None:
    text = "条码,名称,售价\n,甲茶,1\n" + rows(ROWS_A_SLICE).partition("\n")[2] + "C999999,甲茶,2\n"
    state = office.choose(text)
    assert state.counts.new == ROWS_A_SLICE + 2
    office.importing.run()
    assert office.state.counts.new == ROWS_A_SLICE + 2
    office.importing.close()
    state = office.choose(text)
    assert (state.to_take, state.counts.unchanged) == (0, ROWS_A_SLICE + 2)


def test_a_barcode_that_an_article_gets_later_is_the_same_article(office: Office) -> None:
    office.choose("条码,名称,售价\n,甲茶,1\n")
    office.importing.run()
    office.importing.close()
    state = office.choose("条码,名称,售价\nC999999,甲茶,1\n")
    assert (state.counts.new, state.counts.changed) == (0, 1)


def test_a_long_list_goes_in_slices_between_which_the_counter_works(office: Office) -> None:
    office.choose(rows(350))
    background = office.stand.background
    slices = background.lanes_used.count(Lane.COUNTER)
    office.importing.run()
    assert background.lanes_used.count(Lane.COUNTER) - slices == 4
    running = [state.progress for state in office.states if state.phase is ImportPhase.RUNNING]
    assert [progress.permille for progress in running] == [0, 285, 571, 857]
    assert running[-1].left_s == 0
    assert office.state.counts.new == 350


def test_stopping_keeps_what_is_in_and_the_rest_follows(office: Office) -> None:
    office.choose(rows(350))
    office.stand.background.hold()
    office.importing.run()
    office.importing.cancel()
    office.stand.background.release()
    assert office.told == "已停下：新增 100 种，更新 0 种已经导入。再导入同一文件就会接着完成。"
    state = office.choose(rows(350))
    assert (state.counts.new, state.counts.unchanged) == (250, ROWS_A_SLICE)
    office.importing.run()
    assert office.state.counts.new == 250


def test_comparing_can_be_stopped_too(office: Office) -> None:
    office.stand.background.hold()
    office.choose(rows(350))
    office.importing.cancel()
    office.stand.background.release()
    assert office.state.phase is ImportPhase.CHOOSING


def test_every_bad_row_is_listed_with_its_number_and_reason(office: Office) -> None:
    state = office.choose("名称,售价\n好茶,1\n,2\n坏茶,十元\n")
    assert state.bad_rows == 2
    assert [zh(words) for words in state.bad] == [
        "第 3 行（名称）：没有填写。",
        "第 4 行（售价）：“十元”不是金额。请写成 12.50 这样的数字。",
    ]
    office.importing.run()
    assert "2 行有问题，没有导入" in office.told


def test_a_list_of_bad_rows_is_bounded_on_screen(office: Office) -> None:
    state = office.choose("名称,售价\n" + "茶,x\n" * (MOST_BAD_SHOWN + 30))
    assert len(state.bad) == MOST_BAD_SHOWN
    assert (state.bad_rows, state.more_bad) == (MOST_BAD_SHOWN + 30, 30)
    office.importing.run()
    assert office.state.phase is ImportPhase.PREVIEW


def test_the_bad_rows_are_saved_as_they_were_with_their_reasons(office: Office) -> None:
    office.choose('名称,售价,备注\n好茶,1,\n"坏,茶",十元,旧\n')
    office.importing.save_bad(Path("待改.csv"), Language.ZH)
    content = office.files[Path("待改.csv")]
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert found == [
        ["问题", "名称", "售价", "备注"],
        ["第 3 行（售价）：“十元”不是金额。请写成 12.50 这样的数字。", "坏,茶", "十元", "旧"],
    ]
    again = read_articles(content.replace("十元".encode(), b"10"))
    assert [(row.article.name, row.article.price) for row in again.rows] == [("坏,茶", Money(10_00))]


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x")', "@SUM(A1)", "+1+1", "-2+3", "\t=1"])
def test_a_saved_row_never_runs_as_a_formula(office: Office, cell: str) -> None:
    quoted = cell.replace('"', '""')
    office.choose(f'名称,售价,备注\n茶,x,"{quoted}"\n茶,-5,\n')
    office.importing.save_bad(Path("待改.csv"), Language.EN)
    text = office.files[Path("待改.csv")].decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert found[1][-1] == f"'{cell}"
    assert found[2][2] == "-5", "a plain number is no formula"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "文件是空的。"),
        ("甲，乙\n1,2\n", "第一行没有认出列名。"),
        ("名称,条码\n茶,1\n", "缺少“售价”列。"),
        ("PK\x03\x04zip", "Excel 文件已损坏"),
    ],
)
def test_a_file_that_is_no_list_says_why_and_lets_another_be_chosen(
    office: Office, content: str, words: str
) -> None:
    state = office.choose(content)
    assert state.phase is ImportPhase.CHOOSING
    assert office.told.startswith(words)
    assert office.choose(GOOD).phase is ImportPhase.PREVIEW


def test_a_file_that_can_not_be_read_or_written_is_named(office: Office) -> None:
    office.importing.open()
    office.importing.choose(Path("没有.csv"))
    assert office.told == "无法使用文件 没有.csv（No such file）。请检查位置和权限，或换一个文件。"
    assert office.state.phase is ImportPhase.CHOOSING
    office.choose("名称,售价\n茶,x\n")
    office.importing.save_bad(Path("readonly.csv"), Language.ZH)
    assert "Permission denied" in office.told
    assert office.state.phase is ImportPhase.PREVIEW


def test_a_cashier_can_not_import(office: Office) -> None:
    office.stand.session = office.stand.shop.cashier
    before = office.stand.facts
    office.choose(GOOD)
    office.importing.run()
    assert office.told.startswith("您的岗位不能做这一步")
    assert office.stand.facts == before


def test_an_import_under_way_is_not_shut(office: Office) -> None:
    office.choose(rows(150))
    office.stand.background.hold()
    office.importing.run()
    office.importing.close()
    office.importing.choose(LIST)
    assert office.state.phase is ImportPhase.RUNNING
    office.stand.background.release()
    office.importing.close()
    assert office.state.phase is ImportPhase.SHUT


def test_nobody_can_tell_at_once_how_long_it_takes() -> None:
    passed = iter((0.0, 10.0, 40.0))
    pace = Pace(lambda: next(passed), 1000)
    assert pace.at(20) == Progress(20)
    assert pace.at(200) == Progress(200, 40)
    assert pace.at(800) == Progress(800, 10)
    assert Pace(lambda: 0.0, 0).at(0) == Progress(0)
