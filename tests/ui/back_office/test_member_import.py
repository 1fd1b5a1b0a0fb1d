"""Taking members over: through the window, by hand and finger, and on the real till with its lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from back_office_stand import BackOfficeStand
from fakes.counter_shop import MANAGER
from fakes.till_on_disk import folder_in, open_till
from shuke.application.importing.carrying_over import ROWS_A_SLICE, CarryingOver
from shuke.application.importing.columns import MemberColumn
from shuke.application.session import Session
from shuke.bootstrap.till import TillApplication
from shuke.bootstrap.till_import import IMPORT
from shuke.domain.money import Money
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind
from shuke.presenters.article_import import ImportFiles
from shuke.presenters.background import Lane
from shuke.presenters.member_import import MemberImportPresenter
from shuke.presenters.member_import_state import MemberImportPhase
from shuke.presenters.menu import MenuPlace
from shuke.ui.back_office.member_import_screen import MemberImportScreen
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import Language
from workbooks import sheet_of, text_cell, workbook

PATIENCE_MS = 60_000
LEFT = Qt.MouseButton.LeftButton
GOOD = "卡号,电话,姓名,积分,本金,店员\nA1,13800138000,王小明,120,88.5,小林\nA2,13900139000,李雷,30,,小林\n"
BAD = GOOD + "A3,138,韩梅梅,1,,\nA4,13700137000,丁,x,-1,\n"


def read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


class Office:
    """The window over a shop in memory; files are real. `asked` is where the next one lies."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.stand, self.folder, self.changes = BackOfficeStand(), folder, 0
        self.asked: Path | None = folder / "会员.csv"
        self.presenter = MemberImportPresenter(
            self.stand.office,
            CarryingOver(self.stand.shop.desk, str.lower),
            ImportFiles(read, Path.write_bytes),
            lambda: 0.0,
            self._changed,
        )
        self.screen = MemberImportScreen(
            Speaker(Language.ZH), ask_open=lambda *_: self.asked, ask_save=lambda _, name: folder / name
        )
        qtbot.addWidget(self.screen)
        self.screen.resize(1280, 800)
        self.screen.attach(self.presenter)
        self.screen.show()
        self.qtbot = qtbot

    def choose(self, content: str | bytes, name: str = "会员.csv") -> None:
        self.asked = self.folder / name
        self.asked.write_bytes(content.encode() if isinstance(content, str) else content)
        self.qtbot.mouseClick(self.screen.choose_button, LEFT)

    def name_origin(self, text: str = "旧系统") -> None:
        self.screen.origin.edit.setText(text)
        self.screen.origin.edit.editingFinished.emit()

    def run(self) -> None:
        self.qtbot.mouseClick(self.screen.run_button, LEFT)

    @property
    def told(self) -> str:
        return self.screen.notice.text

    def sum(self, name: str) -> str:
        return self.screen.sums[name].full_text

    def points(self, number: str) -> int:
        with self.stand.shop.store.reading() as work:
            member = work.members.by_number(number)
            return work.members.balance(member.member_id, AccountKind.POINTS) if member else -1

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Office:
    return Office(qtbot, tmp_path)


def test_a_list_is_tried_first_with_its_sums_and_nothing_is_recorded(office: Office) -> None:
    before = office.stand.facts
    office.choose(BAD)
    office.name_origin()
    assert office.presenter.state.phase is MemberImportPhase.READY
    names = ("members", "points", "principal", "new", "there", "left_out")
    assert [office.sum(name) for name in names] == ["2", "150", "¥88.50", "2", "0", "2"]
    rows = office.screen.columns.as_text().splitlines()[1:]
    assert rows[0].split("\t") == ["卡号", "A1 · A2", "会员卡号"]
    assert rows[5].split("\t") == ["店员", "小林 · 小林", "不用"]
    assert office.screen.preview.as_text().splitlines()[1].split("\t")[:3] == ["A1", "13800138000", "王小明"]
    assert "第 4 行（手机号）" in office.screen.faults.full_text
    assert office.stand.facts == before


def test_it_is_taken_over_and_again_changes_nothing(office: Office) -> None:
    office.choose(GOOD)
    office.name_origin()
    office.run()
    assert office.told == "转入完成：新转入 2 位，0 位早已在本店，0 行有问题没有转入。"
    assert (office.points("A1"), office.points("A2"), office.changes) == (120, 30, 1)
    before = office.stand.facts
    office.choose(GOOD)
    assert (office.sum("new"), office.sum("there")) == ("0", "2")
    assert not office.screen.run_button.isEnabled()
    assert office.stand.facts == before


def test_a_name_for_the_older_system_is_asked_for_and_remembered(office: Office) -> None:
    office.choose(GOOD)
    office.run()
    assert "旧系统的名称" in office.told
    assert office.points("A1") == -1
    office.name_origin("老收银")
    office.run()
    assert office.points("A1") == 120
    with office.stand.shop.store.reading() as work:
        assert work.settings.get("import.origin") == "老收银"


def test_a_column_is_chosen_by_finger_and_remembered_for_such_lists(office: Office) -> None:
    odd = GOOD.replace("积分", "分数")
    office.choose(odd)
    office.name_origin()
    assert office.sum("points") == "0"
    table = office.screen.columns
    office.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(3, 0)).center())
    button = office.screen.column_grid.button(MemberColumn.POINTS.value)
    assert button.height() >= SIZE.target_least
    office.qtbot.mouseClick(button, LEFT)
    assert office.sum("points") == "150"
    office.run()
    office.choose(odd.replace("A1", "B1").replace("13800138000", "13800138009"))
    assert office.sum("points") == "150"


def test_tiers_of_the_older_system_are_told_and_chosen_by_finger_and_remembered(office: Office) -> None:
    old = "卡号,姓名,等级\nA1,王,VIP\nA2,李,VIP\nA3,张,金卡\nA4,赵,\n"
    office.choose(old)
    office.name_origin()
    assert (office.sum("new"), office.sum("left_out")) == ("2", "2")
    table = office.screen.columns
    rows = [line.split("\t") for line in table.as_text().splitlines()[1:]]
    assert rows[3:] == [["旧等级“VIP”", "2 行", "请选择，否则不转入"], ["旧等级“金卡”", "1 行", "金卡"]]
    table.scrollToBottom()
    office.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(3, 0)).center())
    office.qtbot.mouseClick(office.screen.tier_grid.button("diamond"), LEFT)
    assert (office.sum("new"), office.sum("left_out")) == ("4", "0")
    assert office.screen.preview.as_text().splitlines()[1].split("\t")[3] == "钻石卡"
    office.run()
    with office.stand.shop.store.reading() as work:
        tiers = [work.members.by_number(number).tier for number in ("A1", "A2", "A3", "A4")]  # type: ignore[union-attr]
    assert tiers == ["diamond", "diamond", "gold", "ordinary"]
    office.choose(old.replace("A", "B"))
    assert office.sum("left_out") == "0"


def test_rows_with_problems_are_saved_put_right_and_taken_over(office: Office, tmp_path: Path) -> None:
    office.choose(BAD)
    office.name_origin()
    office.run()
    office.qtbot.mouseClick(office.screen.save_button, LEFT)
    saved = (tmp_path / "会员-待改.csv").read_text(encoding="utf-8-sig")
    assert saved.splitlines()[0] == "问题,卡号,电话,姓名,积分,本金,店员"
    mended = saved.replace(",138,", ",13600136000,").replace(",x,'-1,", ",5,1,").replace(",x,-1,", ",5,1,")
    office.choose(mended)
    assert (office.sum("new"), office.sum("left_out")) == ("2", "0")
    office.run()
    assert (office.points("A3"), office.points("A4")) == (1, 5)


def test_they_are_saved_as_a_workbook_where_its_name_asks_for_one(office: Office, tmp_path: Path) -> None:
    office.choose(BAD)
    office.presenter.save_left_out(tmp_path / "bad.xlsx", Language.EN)
    office.choose((tmp_path / "bad.xlsx").read_bytes(), "bad.xlsx")
    assert office.sum("left_out") == "2"
    assert office.screen.columns.as_text().splitlines()[1].startswith("Problem")


def test_a_sheet_of_a_workbook_is_chosen(office: Office) -> None:
    def sheet(card: str) -> str:
        return sheet_of(text_cell("A1", "会员卡号") + text_cell("B1", "姓名"), text_cell("A2", card))

    office.choose(workbook({"甲店": sheet("A1"), "乙店": sheet("B1")}), "会员.xlsx")
    assert office.presenter.state.sheet == "甲店"
    office.qtbot.mouseClick(office.screen.sheet_button, LEFT)
    office.qtbot.mouseClick(office.screen.sheet_grid.button("乙店"), LEFT)
    assert office.screen.preview.as_text().splitlines()[1].startswith("B1")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04zip", "Excel 文件已损坏"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "设了密码"),
        ("姓名,年龄\n王,3\n".encode(), "没有一行能转入"),
        (",".join("a" * 10_000).encode(), "超过 200 列"),
    ],
)
def test_what_is_no_list_is_told_in_a_sentence(office: Office, content: bytes, words: str) -> None:
    office.choose(content)
    assert words in office.told
    assert not office.screen.run_button.isEnabled()


def test_a_folder_or_a_file_that_is_gone_is_told(office: Office, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.csv"):
        office.asked = path
        office.qtbot.mouseClick(office.screen.choose_button, LEFT)
        assert "无法使用文件" in office.told


def test_who_may_not_is_refused_and_asked_for_approval_elsewhere(office: Office) -> None:
    office.stand.session = office.stand.shop.cashier
    assert not office.stand.session.may(Right.CARRY_OVER_MEMBERS)
    office.choose(GOOD)
    office.name_origin()
    office.run()
    assert office.points("A1") == -1
    assert office.told


class Till:
    """The real till, its lanes and its menu."""

    def __init__(self, qtbot: QtBot, app: QApplication, path: Path) -> None:
        open_till(path).data.close()
        self.qtbot = qtbot
        self.window = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.window.shell)
        self.window.show()
        self.window.open(folder_in(path))
        self.until(lambda: self.window.services is not None)
        self.window._welcome(Session(MANAGER, 0))
        counter, office = self.window.counter, self.window.office
        assert counter is not None
        assert office is not None
        self.counter, self.office = counter, office
        self.until(lambda: counter.checkout.counter.view is not None)

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=PATIENCE_MS)


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Till]:
    till = Till(qtbot, qapp, tmp_path)
    yield till
    till.window.close()


def test_on_the_real_till_members_come_in_from_the_menu(till: Till, tmp_path: Path) -> None:
    rows = "".join(f"{n:05d},139{n:08d},会员{n},{n},1.50\n" for n in range(1, ROWS_A_SLICE + 11))
    path = tmp_path / "会员.csv"
    path.write_text("会员卡号,手机号,姓名,积分,储值余额\n" + rows, encoding="gb18030")
    till.office.menu.choose(MenuPlace.IMPORT)
    assert till.window.shell.shown == IMPORT
    importing = till.office.importing_members
    importing.screen.origin.edit.setText("旧系统")
    importing.screen.origin.edit.editingFinished.emit()
    importing.presenter.choose(path)
    till.until(lambda: importing.presenter.state.phase is MemberImportPhase.READY)
    importing.screen.run_button.click()
    till.until(lambda: importing.presenter.state.phase is MemberImportPhase.DONE)
    assert till.window.services is not None
    reports = till.window.services.data.reports

    def taken_over() -> tuple[int, list[str]]:
        with reports.reading() as work:
            member = work.members.by_number("00007")
            assert member is not None
            phones = work.members.by_phone_ending("0000110", 2)
            return work.members.balance(member.member_id, AccountKind.PRINCIPAL), [
                one.number for one in phones
            ]

    found = till.window.background.wait_for(Lane.READING, taken_over, PATIENCE_MS / 1000)
    assert found == (Money(1_50).minor, ["00110"])
