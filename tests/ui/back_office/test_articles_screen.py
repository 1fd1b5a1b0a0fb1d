from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen

from back_office_stand import BackOfficeStand, many_articles
from fakes.counter_shop import CUP, TEA
from shuke.application.article_checks import ArticleField
from shuke.application.ports.article_list import ArticleOrder
from shuke.domain.money import Money
from shuke.presenters.article_export import ArticleExport
from shuke.presenters.article_form import ArticleFormPresenter
from shuke.presenters.article_import import ArticleImportPresenter, ImportFiles, ImportPhase
from shuke.presenters.articles import ArticlesPresenter
from shuke.presenters.departments import DepartmentsPresenter
from shuke.ui.back_office.article_form import ArticleForm
from shuke.ui.back_office.articles_screen import ArticlesScreen
from shuke.ui.back_office.department_picker import EVERY, department_key_of
from shuke.ui.back_office.departments_panel import DepartmentsPanel
from shuke.ui.back_office.import_panel import ImportPanel
from shuke.ui.keys import Keys
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import Language

LEFT = Qt.MouseButton.LeftButton
SMALLEST = QSize(1024, 728)


class Office:
    """The screen, its panels and the real shop behind them."""

    def __init__(self, speaker: Speaker, keys: Keys, tmp_path: Path) -> None:
        self.stand = BackOfficeStand()
        self.left = 0
        self.list_path, self.bad_path = tmp_path / "list.csv", tmp_path / "bad.csv"
        self.list = ArticlesPresenter(self.stand.office)
        self.form = ArticleFormPresenter(self.stand.office, self.list.saved)
        self.departments = DepartmentsPresenter(self.stand.office, self.list.refresh)
        files = ImportFiles(lambda path, most: path.read_bytes()[:most], Path.write_bytes)
        self.importing = ArticleImportPresenter(self.stand.office, files, lambda: 0.0, self.list.refresh)
        self.export = ArticleExport(self.stand.office, files, self.list.tell)
        self.screen = ArticlesScreen(speaker, keys, ask_save=lambda _title, _name: self.bad_path)
        self.form_panel = ArticleForm(speaker, self.screen)
        self.departments_panel = DepartmentsPanel(speaker, self.screen)
        self.import_panel = ImportPanel(
            speaker,
            self.screen,
            ask_open=lambda _title, _files: self.list_path,
            ask_save=lambda _title, _name: self.bad_path,
        )
        self.screen.attach(self.list)
        self.form_panel.attach(self.form)
        self.departments_panel.attach(self.departments)
        self.import_panel.attach(self.importing)
        self.screen.left.connect(self._leave)
        self.screen.article_wanted.connect(self.form.open)
        self.screen.new_wanted.connect(self.form.open_new)
        self.screen.departments_wanted.connect(self.departments.open)
        self.screen.import_wanted.connect(self.importing.open)
        self.screen.export_wanted.connect(
            lambda path: self.export.write(path, self.list.state.wanted, Language.ZH)
        )

    def _leave(self) -> None:
        self.left += 1

    def names(self) -> list[str]:
        table = self.screen.table
        return [table.cells(row)[0] for row in range(table.model().rowCount())]


@pytest.fixture
def office(on_screen: OnScreen, speaker: Speaker, keys: Keys, tmp_path: Path) -> Office:
    office = Office(speaker, keys, tmp_path)
    office.list.open()
    on_screen.show(office.screen, SMALLEST)
    office.screen.setFocus()
    return office


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """As an input method does: whole words at once."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focused(), event)


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(), key)


def test_an_article_is_found_and_changed_by_keys_alone(qtbot: QtBot, office: Office) -> None:
    assert office.screen.search.hasFocus()
    write("碧螺")
    assert office.names() == [TEA.name]
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert office.form_panel.isVisible()
    price = office.form_panel.field(ArticleField.PRICE)
    price.setFocus()
    price.edit.selectAll()
    qtbot.keyClicks(focused(), "138")
    press(qtbot, Qt.Key.Key_Return)
    assert not office.form_panel.isVisible()
    tea = office.stand.article("a-tea")
    assert tea
    assert tea.price == Money(138_00)
    assert office.screen.table.cells(0)[5] == "¥138.00"
    assert office.screen.table.hasFocus(), "back to the row that was changed"


def test_an_article_is_added_with_fingers(qtbot: QtBot, office: Office) -> None:
    qtbot.mouseClick(office.screen.add_button, LEFT)
    form = office.form_panel
    assert form.field(ArticleField.NAME).edit.hasFocus()
    for where, text in ((ArticleField.NAME, "紫砂壶"), (ArticleField.PRICE, "1280.5")):
        form.field(where).edit.setFocus()
        write(text)
    qtbot.mouseClick(form.department, LEFT)
    qtbot.mouseClick(form.department.grid.button(department_key_of("d-1")), LEFT)
    qtbot.mouseClick(form.special_price, LEFT)
    qtbot.mouseClick(form.save_button, LEFT)
    assert not form.isVisible()
    table = office.screen.table
    assert table.cells(table.chosen_row) == ("紫砂壶", "", "茶叶", "", "", "¥1,280.50", "特价")


def test_what_is_wrong_stands_below_its_field_which_takes_the_focus(qtbot: QtBot, office: Office) -> None:
    qtbot.mouseClick(office.screen.add_button, LEFT)
    form = office.form_panel
    write("壶")
    press(qtbot, Qt.Key.Key_Return)
    price = form.field(ArticleField.PRICE)
    assert price.complaint == "请填写这一项。"
    assert price.edit.hasFocus()
    qtbot.keyClicks(focused(), "5")
    assert price.complaint == ""


def test_escape_asks_before_it_gives_up_what_was_typed(qtbot: QtBot, office: Office) -> None:
    qtbot.mouseClick(office.screen.add_button, LEFT)
    write("壶")
    press(qtbot, Qt.Key.Key_Escape)
    assert office.form_panel.isVisible()
    assert office.form_panel.notice.text.startswith("有没保存的修改")
    press(qtbot, Qt.Key.Key_Escape)
    assert not office.form_panel.isVisible()
    assert office.left == 0
    press(qtbot, Qt.Key.Key_Escape)
    assert office.left == 1


def test_escape_clears_the_search_before_it_leaves(qtbot: QtBot, office: Office) -> None:
    write("碧")
    press(qtbot, Qt.Key.Key_Escape)
    assert (office.screen.search.text(), len(office.names()), office.left) == ("", 2, 0)
    press(qtbot, Qt.Key.Key_Escape)
    assert office.left == 1


def test_a_withdrawn_article_comes_back_by_the_undo_line(qtbot: QtBot, office: Office) -> None:
    press(qtbot, Qt.Key.Key_Down)
    assert office.screen.table.chosen_row == 0
    press(qtbot, Qt.Key.Key_Delete)
    assert office.names() == [TEA.name]
    assert office.screen.undo_line.text == "“盖碗”已停售"
    qtbot.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert office.names() == [CUP.name, TEA.name]
    assert office.screen.undo_line.text == ""


def test_typing_on_the_table_goes_to_the_search(qtbot: QtBot, office: Office) -> None:
    press(qtbot, Qt.Key.Key_Down)
    qtbot.keyClicks(focused(), "69")
    assert office.screen.search.hasFocus()
    assert office.screen.search.text() == "69"
    assert office.names() == [TEA.name]


def test_ten_thousand_rows_cost_their_pages(qtbot: QtBot, office: Office) -> None:
    office.stand.list_articles(many_articles(10_000))
    office.list.refresh()
    table = office.screen.table
    assert table.model().rowCount() == 10_002
    before = len(office.stand.background.lanes_used)
    table.scrollToBottom()
    assert len(office.stand.background.lanes_used) - before <= 2
    assert table.cells(10_001)[0] == "茶叶 09999"
    assert table.cells(5_000)[0] == "", "a page nobody looks at is not here"


def test_a_heading_orders_the_list_and_turns_it_round(qtbot: QtBot, office: Office) -> None:
    table = office.screen.table
    header = table.horizontalHeader()
    at = list(ArticleOrder).index(ArticleOrder.PRICE)
    where = header.sectionViewportPosition(at) + 10
    point = header.rect().center()
    point.setX(where)
    qtbot.mouseClick(header.viewport(), LEFT, pos=point)
    assert office.names() == [CUP.name, TEA.name]
    qtbot.mouseClick(header.viewport(), LEFT, pos=point)
    assert office.names() == [TEA.name, CUP.name]
    qtbot.keyClicks(office.screen.search, "a")
    assert header.sortIndicatorSection() == at
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_the_department_is_chosen_from_a_panel(qtbot: QtBot, office: Office) -> None:
    qtbot.mouseClick(office.screen.department, LEFT)
    picker = office.screen.department
    assert picker.grid.button(EVERY).hasFocus()
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert not picker.panel.isVisible()
    assert office.list.state.wanted.department_id == "d-1"
    assert picker.label == "部门：茶叶"
    assert office.screen.search.isVisible()
    assert office.names() == []


def test_a_row_is_copied_as_spreadsheets_take_it(qtbot: QtBot, office: Office) -> None:
    write("碧")
    press(qtbot, Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "碧螺春\t6901234567892\t\t绿茶\t\t¥128.00\t"


def test_departments_are_kept_with_the_keyboard(qtbot: QtBot, office: Office) -> None:
    qtbot.mouseClick(office.screen.departments_button, LEFT)
    panel = office.departments_panel
    assert panel.name.edit.hasFocus()
    write("茶具")
    press(qtbot, Qt.Key.Key_Return)
    assert panel.table.shown_keys()[1:] == (office.departments.state.chosen,)
    qtbot.mouseClick(panel.up_button, LEFT)
    assert office.stand.departments() == ["茶具", "茶叶"]
    panel.table.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert panel.name.edit.hasFocus()
    assert panel.name.text == "茶具"
    press(qtbot, Qt.Key.Key_Escape)
    assert panel.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_list_is_imported_and_its_bad_rows_are_saved(qtbot: QtBot, office: Office) -> None:
    office.list_path.write_text("条码,名称,售价\n,新茶,12\n,坏茶,十\n", encoding="utf-8")
    qtbot.mouseClick(office.screen.import_button, LEFT)
    panel = office.import_panel
    qtbot.mouseClick(panel.choose_button, LEFT)
    assert panel.figures["new"].amount.text == "1"
    assert panel.bad_text.startswith("第 3 行")
    assert "“十”不是金额" in panel.bad_text
    qtbot.mouseClick(panel.save_button, LEFT)
    assert "坏茶" in office.bad_path.read_text(encoding="utf-8-sig")
    assert panel.run_button.label == "导入 1 种"
    qtbot.mouseClick(panel.run_button, LEFT)
    assert office.importing.state.phase is ImportPhase.DONE
    assert "新茶" in office.names()
    assert panel.notice.text.startswith("导入完成")
    press(qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_list_that_is_shown_is_exported(qtbot: QtBot, office: Office) -> None:
    write("碧")
    qtbot.mouseClick(office.screen.export_button, LEFT)
    assert office.screen.notice.text.startswith("已把 1 种商品存到")
    lines = office.bad_path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith("6901234567892,碧螺春,")


def test_an_import_under_way_shows_its_progress_and_stops_on_demand(qtbot: QtBot, office: Office) -> None:
    rows = "".join(f"C{at:05d},茶 {at},1\n" for at in range(250))
    office.list_path.write_text("条码,名称,售价\n" + rows, encoding="utf-8")
    office.importing.open()
    office.importing.choose(office.list_path)
    office.stand.background.hold()
    panel = office.import_panel
    qtbot.mouseClick(panel.run_button, LEFT)
    assert panel.progress.isVisible()
    qtbot.mouseClick(panel.progress.cancel_button, LEFT)
    office.stand.background.release()
    assert not panel.progress.isVisible()
    assert panel.notice.text.startswith("已停下：新增 100 种")


def test_without_articles_the_screen_teaches_and_leads_to_the_import(qtbot: QtBot, office: Office) -> None:
    for article_id in ("a-tea", "a-cup"):
        office.list.choose(article_id)
        office.list.withdraw()
    assert office.screen.empty_place.isVisible()
    assert not office.screen.edit_button.isEnabled()


def test_every_target_is_large_enough_and_words_change_their_language(
    office: Office, speaker: Speaker
) -> None:
    screen = office.screen
    buttons = (screen.add_button, screen.import_button, screen.edit_button, screen.sell_button)
    assert all(button.height() >= SIZE.target_least for button in buttons)
    assert screen.table.rowHeight(0) == SIZE.row
    speaker.speak_the_other()
    assert screen.add_button.label == "New article"
    assert screen.table.model().headerData(5, Qt.Orientation.Horizontal) == "Price"
    assert screen.search.placeholderText().startswith("Name, barcode")
