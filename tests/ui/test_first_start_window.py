from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from windows import OnScreen, settled, until

from fakes.first_start import KEY, Desk
from shuke.application.ports.printing import FoundPrinter
from shuke.presenters.background import Lane
from shuke.presenters.first_start import RecoverySheet
from shuke.presenters.first_start_form import Field, Page
from shuke.ui.crash_dialog import CrashDialog
from shuke.ui.first_start.asking import HeadOfficePage, LanguagePage
from shuke.ui.first_start.screen import FirstStartScreen
from shuke.ui.first_start.securing import PrinterPage, RecoveryPage, SummaryPage
from shuke.ui.keys import Keys
from shuke.ui.kit.buttons import Button
from shuke.ui.kit.text import Text
from shuke.ui.qt_background import QtBackground
from shuke.ui.recovery_sheet import recovery_pdf, save_recovery_pdf
from shuke.ui.shell import Shell
from shuke.ui.speech import Speaker
from shuke.wording import Language

LEFT = Qt.MouseButton.LeftButton


class Wizard:
    """The real window, the real presenter, ports that remember."""

    def __init__(self, speaker: Speaker, keys: Keys) -> None:
        self.desk = Desk()
        object.__setattr__(self.desk.ports, "speak", speaker.speak)
        self.paths: list[Path | None] = []
        self.shell = Shell(speaker, keys)
        self.screen = FirstStartScreen(speaker, ask_path=lambda _name: self.paths.pop())
        self.shell.add_screen("first_start", self.screen)
        self.presenter = self.desk.present(self._show)
        self.desk.presenter = self.presenter
        self.screen.report_to(self.presenter)

    def _show(self, state) -> None:  # type: ignore[no-untyped-def]
        self.desk.states.append(state)
        self.screen.render_state(state)

    @property
    def page(self) -> Page:
        return self.desk.last.page


@pytest.fixture
def wizard(on_screen: OnScreen, speaker: Speaker, keys: Keys) -> Wizard:
    wizard = Wizard(speaker, keys)
    on_screen.show(wizard.shell)
    wizard.presenter.open()
    return wizard


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_(qtbot: QtBot, text: str) -> None:
    """Also hanzi, as an input method commits them."""
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    edit.insert(text)
    edit.textEdited.emit(edit.text())


def test_a_shop_is_opened_with_the_keyboard_alone(qtbot: QtBot, wizard: Wizard) -> None:
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.HEAD_OFFICE
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.SHOP
    type_(qtbot, "茗香茶庄")
    press(qtbot, Qt.Key.Key_Tab)
    type_(qtbot, "延安路 258 号")
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.PROGRAMME
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.ADMINISTRATOR
    type_(qtbot, "李晓明")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "4917")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "4917")
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.PRINTER
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.RECOVERY
    recovery = wizard.screen.page(Page.RECOVERY)
    assert isinstance(recovery, RecoveryPage)
    recovery.tick.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.SUMMARY
    press(qtbot, Qt.Key.Key_Return)
    (answers,) = wizard.desk.opened
    assert (answers.shop_name, answers.address_lines) == ("茗香茶庄", ("延安路 258 号",))
    assert (answers.programme, answers.administrator_name, answers.pin) == ("stamp-card", "李晓明", "4917")


def test_what_is_wrong_stands_below_its_field_and_has_the_focus(qtbot: QtBot, wizard: Wizard) -> None:
    wizard.desk.to(Page.ADMINISTRATOR)
    type_(qtbot, "李晓明")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "1234")
    qtbot.mouseClick(wizard.screen.next_button, LEFT)
    page = wizard.screen.page(Page.ADMINISTRATOR)
    assert page.field(Field.PIN).complaint.startswith("这个 PIN 的数字按顺序排列")
    assert page.field(Field.PIN).edit.hasFocus()
    assert page.field(Field.PIN).edit.selectedText() != ""
    qtbot.keyClicks(QApplication.focusWidget(), "49")
    assert page.field(Field.PIN).complaint == ""
    assert page.field(Field.PIN).text == "49"


def test_pins_are_not_readable_on_the_screen(wizard: Wizard) -> None:
    page = wizard.screen.page(Page.ADMINISTRATOR)
    for where in (Field.PIN, Field.PIN_AGAIN):
        assert page.field(where).edit.echoMode() is QLineEdit.EchoMode.Password


def test_the_language_changes_the_wizard_while_it_is_open(qtbot: QtBot, wizard: Wizard) -> None:
    page = wizard.screen.page(Page.LANGUAGE)
    assert isinstance(page, LanguagePage)
    qtbot.mouseClick(page.choices.card("en"), LEFT)
    assert wizard.screen.next_button.label == "Next"
    press(qtbot, Qt.Key.Key_Return)
    shown = {text.full_text for text in wizard.screen.findChildren(Text) if text.isVisible()}
    assert "Head office" in shown


def test_back_by_key_by_button_and_by_the_rail(qtbot: QtBot, wizard: Wizard) -> None:
    wizard.desk.to(Page.PROGRAMME)
    press(qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.page is Page.SHOP
    qtbot.mouseClick(wizard.screen.back_button, LEFT)
    assert wizard.page is Page.HEAD_OFFICE
    qtbot.mouseClick(wizard.screen.steps.step(Page.PROGRAMME), LEFT)
    assert wizard.page is Page.PROGRAMME
    assert not wizard.screen.steps.step(Page.SUMMARY).isEnabled()
    qtbot.mouseClick(wizard.screen.steps.step(Page.LANGUAGE), LEFT)
    assert wizard.screen.back_button.isHidden()


def test_joining_a_chain_asks_for_address_and_code_and_skips_the_shop(qtbot: QtBot, wizard: Wizard) -> None:
    wizard.desk.to(Page.HEAD_OFFICE)
    page = wizard.screen.page(Page.HEAD_OFFICE)
    assert isinstance(page, HeadOfficePage)
    assert not page.field(Field.CODE).isVisible()
    qtbot.mouseClick(page.choices.card("join"), LEFT)
    assert page.field(Field.CODE).isVisible()
    page.field(Field.HEAD_OFFICE_ADDRESS).setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "http://127.0.0.1:8443")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "K7QP2M4X")
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.ADMINISTRATOR


def test_the_printer_is_tried_from_its_page(qtbot: QtBot, wizard: Wizard) -> None:
    wizard.desk.to(Page.PRINTER)
    page = wizard.screen.page(Page.PRINTER)
    assert isinstance(page, PrinterPage)
    qtbot.mouseClick(page.connections.card("network"), LEFT)
    page.field(Field.PRINTER_PLACE).setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "192.0.2.7")
    qtbot.mouseClick(page.printers.card("generic-58"), LEFT)
    qtbot.mouseClick(page.test_button, LEFT)
    assert wizard.desk.printed == [("test", "generic-58", "tcp://192.0.2.7")]
    assert wizard.screen.notice_text.startswith("测试页已送出")


def test_a_printer_that_was_found_is_taken_by_finger_or_by_keys(qtbot: QtBot, wizard: Wizard) -> None:
    addresses = ("usb://04b8:0e28/X4", "spooler://XP-80C%20%28copy%201%29")
    wizard.desk.here = (
        FoundPrinter("EPSON TM-T20III", addresses[0], "generic-58"),
        FoundPrinter("XP-80C (copy 1)", addresses[1], ""),
    )
    wizard.desk.to(Page.PRINTER)
    page = wizard.screen.page(Page.PRINTER)
    assert isinstance(page, PrinterPage)
    qtbot.mouseClick(page.found.card(addresses[0]), LEFT)
    assert (page.found.current, page.connections.current) == (addresses[0], "usb")
    assert page.field(Field.PRINTER_PLACE).text == "04b8:0e28/X4"
    press(qtbot, Qt.Key.Key_Right)
    assert (page.found.current, page.connections.current) == (addresses[1], "spooler")
    qtbot.mouseClick(page.test_button, LEFT)
    assert wizard.desk.printed == [("test", "generic-58", addresses[1])]
    assert page.test_button.visibleRegion().boundingRect().height() == page.test_button.height()
    wizard.desk.here = ()
    page.find_button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert not page.found.isVisible()
    assert page.find_button.hasFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert page.test_button.hasFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert page.connections.card("spooler").hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.page is Page.RECOVERY


def test_the_recovery_key_is_shown_printed_saved_and_confirmed(qtbot: QtBot, wizard: Wizard) -> None:
    wizard.desk.to(Page.RECOVERY)
    page = wizard.screen.page(Page.RECOVERY)
    assert isinstance(page, RecoveryPage)
    shown = [text.full_text for text in page.findChildren(Text)]
    assert [group for group in shown if group in KEY.groups] == list(KEY.groups)
    qtbot.mouseClick(page.print_button, LEFT)
    assert wizard.desk.printed[0][0] == "sheet"
    wizard.paths = [Path("/stick/sheet.pdf")]
    qtbot.mouseClick(page.save_button, LEFT)
    assert wizard.desk.saved == [Path("/stick/sheet.pdf")]
    wizard.paths = [None]
    qtbot.mouseClick(page.save_button, LEFT)
    assert len(wizard.desk.saved) == 1
    qtbot.mouseClick(wizard.screen.next_button, LEFT)
    assert wizard.page is Page.RECOVERY
    assert wizard.screen.notice_text.startswith("请先打印或抄下恢复密钥")
    qtbot.mouseClick(page.tick, LEFT)
    qtbot.mouseClick(wizard.screen.next_button, LEFT)
    assert wizard.page is Page.SUMMARY
    assert not [text for text in page.findChildren(Text) if text.full_text in KEY.groups and text.isVisible()]


def test_each_line_of_the_review_leads_back_to_its_page(qtbot: QtBot, wizard: Wizard) -> None:
    wizard.desk.to(Page.SUMMARY)
    page = wizard.screen.page(Page.SUMMARY)
    assert isinstance(page, SummaryPage)
    qtbot.mouseClick(page.buttons[Page.SHOP], LEFT)
    assert wizard.page is Page.SHOP
    assert wizard.screen.page(Page.SHOP).field(Field.SHOP_NAME).edit.hasFocus()


@pytest.mark.parametrize("size", [QSize(1024, 768), QSize(1280, 800), QSize(1920, 1080)])
@pytest.mark.parametrize("language", list(Language))
def test_every_page_fits_every_window(
    wizard: Wizard, speaker: Speaker, size: QSize, language: Language
) -> None:
    speaker.speak(language)
    wizard.shell.resize(size)
    for page in Page:
        wizard.desk.to(page)
        settled()
        for part in (wizard.screen.next_button, wizard.screen.back_button):
            if part.isVisible():
                assert wizard.screen.rect().contains(part.mapTo(wizard.screen, part.rect().bottomRight()))
        for button in wizard.screen.findChildren(Button):
            assert not button.isVisible() or button.width() >= button.sizeHint().width(), button.label
        for text in wizard.screen.page(page).findChildren(Text):
            if text.isVisible() and text.wordWrap():
                assert text.height() >= text.heightForWidth(text.width()), text.full_text
            elif text.isVisible():
                assert text.text() == text.full_text


def test_the_sheet_is_one_page_of_pdf_with_its_font(qtbot: QtBot, tmp_path: Path) -> None:
    for language in Language:
        path = tmp_path / f"{language}.pdf"
        save_recovery_pdf(RecoverySheet(KEY, "茗香茶庄", language), date(2026, 11, 21), path)
        content = path.read_bytes()
        assert content.startswith(b"%PDF")
        assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") == 1
        assert b"/FontFile" in content
    with pytest.raises(OSError, match="absent"):
        save_recovery_pdf(
            RecoverySheet(KEY, "", Language.ZH), date(2026, 11, 21), tmp_path / "absent" / "x.pdf"
        )


def test_the_sheet_can_be_made_beside_the_window(qtbot: QtBot) -> None:
    background, made = QtBackground(), []
    sheet = RecoverySheet(KEY, "茗香茶庄", Language.ZH)
    background.run(Lane.READING, lambda: recovery_pdf(sheet, date(2026, 11, 21)), made.append)
    until(qtbot, lambda: bool(made))
    background.close()
    assert made[0].startswith(b"%PDF")


def test_a_crash_says_in_both_languages_that_nothing_is_lost(
    on_screen: OnScreen, qtbot: QtBot, speaker: Speaker
) -> None:
    dialog = CrashDialog(speaker, Path("/var/lib/shuke/support-2026-11-21.zip"))
    on_screen.show(dialog)
    assert dialog.continue_button.hasFocus()
    shown = " ".join(text.full_text for text in dialog.findChildren(Text))
    assert "没有丢失" in shown
    assert "nothing is lost" in shown
    qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "/var/lib/shuke/support-2026-11-21.zip"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.continue_button, Qt.Key.Key_Return)


def test_after_a_crash_one_may_also_quit(on_screen: OnScreen, qtbot: QtBot, speaker: Speaker) -> None:
    dialog = CrashDialog(speaker, None)
    on_screen.show(dialog)
    assert not hasattr(dialog, "path")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.quit_button, LEFT)
