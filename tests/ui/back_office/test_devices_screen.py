from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from windows import OnScreen

from device_stand import Machine
from shuke.application.examining import Finding, Health, Subject
from shuke.application.ports.printing import JobState
from shuke.application.ports.scanning import ScannerHere
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.domain.scanning.hand_scanner import ScannerSetup, kept_setups
from shuke.domain.shop import Role, Staff
from shuke.presenters.device_head_office import HeadOfficeKnownHere
from shuke.presenters.devices import DevicePage
from shuke.presenters.first_start_form import Connection
from shuke.presenters.status import HeadOfficeContact
from shuke.ui.back_office.devices_screen import DevicesScreen
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import Language, doctor
from shuke.wording.said import said

LEFT = Qt.MouseButton.LeftButton
SMALLEST = QSize(1024, 728)


class Office:
    def __init__(self, speaker: Speaker) -> None:
        self.machine = Machine()
        self.devices = self.machine.devices
        self.picture = QWidget()
        self.left = 0
        self.screen = DevicesScreen(speaker, self.picture)
        self.screen.attach(self.devices)
        self.screen.left.connect(self._leave)

    def _leave(self) -> None:
        self.left += 1


@pytest.fixture
def office(on_screen: OnScreen, speaker: Speaker) -> Office:
    office = Office(speaker)
    office.devices.open(DevicePage.PRINTER)
    on_screen.show(office.screen, SMALLEST)
    office.screen.setFocus()
    return office


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(), key)


def test_arrows_go_from_page_to_page(qtbot: QtBot, office: Office) -> None:
    press(qtbot, Qt.Key.Key_Down)
    assert office.devices.state.page is DevicePage.RECEIPT
    press(qtbot, Qt.Key.Key_Down)
    assert office.devices.state.page is DevicePage.CAMERA
    assert office.screen.camera.isVisible()
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert office.screen.customer_display.isVisible()
    press(qtbot, Qt.Key.Key_Down)
    assert office.screen.head_office.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert office.left == 1


def test_a_printer_is_tried_and_taken_with_fingers(qtbot: QtBot, office: Office) -> None:
    page = office.screen.printer
    assert not page.use_button.isEnabled(), "it is in use already"
    qtbot.mouseClick(page.connections.button(Connection.NETWORK.value), LEFT)
    qtbot.mouseClick(page.printers.button("generic-58"), LEFT)
    page.place.edit.setFocus()
    qtbot.keyClicks(focused(), "192.168.1.100")
    qtbot.mouseClick(page.test_button, LEFT)
    assert page.notice.text == "测试页已送出。字清楚、左右不缺，就可以采用。"
    assert office.machine.printer.address == "virtual:"
    qtbot.mouseClick(page.use_button, LEFT)
    assert office.machine.printer.address == "tcp://192.168.1.100"
    assert not page.use_button.isEnabled()


def test_enter_in_the_address_takes_the_printer_or_says_what_is_wrong(qtbot: QtBot, office: Office) -> None:
    page = office.screen.printer
    page.connections.button(Connection.VIRTUAL.value).setFocus()
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert page.connections.current == Connection.USB.value
    page.place.edit.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.place.complaint.startswith("请填写打印机在哪里")
    qtbot.keyClicks(focused(), "04b8:0e15")
    press(qtbot, Qt.Key.Key_Return)
    assert office.machine.printer.address == "usb://04b8:0e15"


def test_what_was_set_aside_is_decided_on_the_page(qtbot: QtBot, office: Office) -> None:
    first, second = office.machine.set_aside("S01-1.1-000001"), office.machine.set_aside("S01-1.1-000002")
    office.devices.printer.refresh_queue()
    queue = office.screen.printer.queue
    assert set(queue.buttons) == {first, second}
    qtbot.mouseClick(queue.buttons[first][0], LEFT)
    qtbot.mouseClick(queue.buttons[second][1], LEFT)
    assert office.machine.job_state(first)[0] is JobState.WAITING
    assert office.machine.job_state(second)[0] is JobState.GIVEN_UP
    assert queue.waiting.full_text == "待打印 1 张"
    assert queue.buttons == {}


def test_the_picture_is_there_while_somebody_looks_and_goes_with_the_screen(
    qtbot: QtBot, office: Office
) -> None:
    office.devices.open(DevicePage.CAMERA)
    assert not office.picture.isVisible()
    qtbot.mouseClick(office.screen.camera.preview_button, LEFT)
    assert office.picture.isVisible()
    assert office.machine.previews == [True]
    office.screen.hide()
    assert office.machine.previews == [True, False]


def test_a_camera_is_chosen_by_number_or_by_address(qtbot: QtBot, office: Office) -> None:
    office.devices.open(DevicePage.CAMERA)
    page = office.screen.camera
    qtbot.mouseClick(page.cameras.button("1"), LEFT)
    assert office.machine.camera == "1"
    qtbot.mouseClick(page.kinds.button("stream"), LEFT)
    page.address.edit.setFocus()
    qtbot.keyClicks(focused(), "rtsp://192.168.1.64/stream1")
    press(qtbot, Qt.Key.Key_Return)
    assert office.machine.camera == "rtsp://192.168.1.64/stream1"
    assert not page.cameras.isVisible()


def test_a_scanner_is_taught_with_codes_on_the_screen_that_a_scanner_can_read(
    qtbot: QtBot, office: Office
) -> None:
    import zxingcpp  # noqa: PLC0415 - stands in for the scanner

    from shuke.bootstrap.till_devices import _modules  # noqa: PLC0415

    office.machine.modules = _modules
    on_usb = ScannerHere("hid:0c2e:0b61/16213B4AD3", "Honeywell Xenon 1950g …4AD3")
    office.machine.serial_ports = (ScannerHere("COM3", "COM3 · Honeywell 1900"), on_usb)
    office.devices.open(DevicePage.SCANNER)
    page = office.screen.scanner
    assert page.places.button(on_usb.address).accessibleName().startswith("Honeywell Xenon 1950g …4AD3（USB")
    qtbot.mouseClick(page.places.button("COM3"), LEFT)
    assert not page.field.isVisible()
    assert not page.forget_button.isVisible()
    for _ in range(2):
        QApplication.processEvents()
        picture = page.code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
        (seen,) = zxingcpp.read_barcodes(np.ascontiguousarray(rows[:, : picture.width()]))
        office.devices.scanned(f"~{seen.text}")
    assert kept_setups(office.machine.settings[Setting.SCANNERS])[1] == ScannerSetup("COM3", "~", "")
    assert page.field.isVisible()
    qtbot.mouseClick(page.places.button("COM3"), LEFT)
    assert page.forget_button.isVisible()
    assert page.away.text == ""
    office.devices.scanner.scanners_away(frozenset({"COM3"}))
    assert page.away.text.startswith("听不到这把扫码枪")
    office.devices.scanner.scanners_away(frozenset())
    assert page.away.text == ""
    qtbot.mouseClick(page.stop_button, LEFT)
    assert page.field.isVisible()


def test_the_scanner_s_page_shows_a_long_code_whole_within_the_window(office: Office) -> None:
    office.devices.scanned("SK:" + "ABCDEFGHIJ" * 60)
    page = office.screen.scanner
    assert page.isVisible()
    assert page.length.full_text == "603 个字符"
    assert page.read.toPlainText().startswith("SK:ABC")
    assert page.width() <= SMALLEST.width() - SIZE.rail


def test_typing_by_hand_is_not_taken_for_a_scan(qtbot: QtBot, office: Office) -> None:
    office.devices.open(DevicePage.SCANNER)
    page = office.screen.scanner
    page.field.edit.setFocus()
    qtbot.keyClicks(focused(), "123456")
    press(qtbot, Qt.Key.Key_Return)
    assert "键盘模式" in page.notice.text


def test_an_administrator_joins_by_keyboard_and_scan(qtbot: QtBot, office: Office) -> None:
    office.machine.stand.session = Session(Staff("st-9", "许总", Role.ADMINISTRATOR), 0)
    office.devices.open(DevicePage.HEAD_OFFICE)
    page = office.screen.head_office
    page.address.edit.setFocus()
    qtbot.keyClicks(focused(), "https://h.example")
    press(qtbot, Qt.Key.Key_Return)
    assert page.code.edit.hasFocus()
    office.devices.scanned("SK:CODE")
    press(qtbot, Qt.Key.Key_Return)
    assert office.machine.joined == [("https://h.example", "SK:CODE")]
    assert page.notice.text == "已加入总部，开始同步。"


def test_a_manager_can_not_fill_in_what_is_the_administrator_s(office: Office) -> None:
    office.devices.open(DevicePage.HEAD_OFFICE)
    page = office.screen.head_office
    assert not page.join_button.isEnabled()
    assert not page.address.isEnabled()
    assert page.notice.text.startswith("加入总部要由管理员操作")
    office.devices.head_office.seen(
        HeadOfficeKnownHere(HeadOfficeContact.ONLINE, "茗香", "https://h.example")
    )
    assert page.texts()[:3] == ("已连接", "茗香", "https://h.example")
    assert not page.join_button.isVisible()


def test_the_key_is_renewed_by_a_key_of_its_own(qtbot: QtBot, office: Office) -> None:
    with office.machine.stand.shop.store.writing() as work:
        work.settings.put("head-office.address", "https://h.example")
        work.settings.put("head-office.key", "00" * 32)
        work.commit()
    page = office.screen.head_office
    office.devices.open(DevicePage.HEAD_OFFICE)
    assert not page.renew_button.isVisible()
    office.devices.head_office.seen(HeadOfficeKnownHere(HeadOfficeContact.ONLINE, "茗香", key="ab12 cd34"))
    assert page.texts()[-1] == "ab12 cd34"
    qtbot.mouseClick(page.renew_button, LEFT)
    assert page.notice.text.startswith("已登记")
    assert office.machine.rounds == 1


def test_languages_and_look_change_at_once(qtbot: QtBot, office: Office) -> None:
    office.devices.open(DevicePage.LANGUAGE)
    page = office.screen.language
    qtbot.mouseClick(page.receipts.button("en"), LEFT)
    qtbot.mouseClick(page.looks.button("dark"), LEFT)
    assert office.devices.language.state.receipts is Language.EN
    assert office.machine.look.value == "dark"
    assert page.receipts.button("en").isChecked()
    assert not page.receipts.button("zh").isChecked()


def test_every_target_is_large_enough(office: Office) -> None:
    page = office.screen.printer
    targets = (
        page.test_button,
        page.use_button,
        page.connections.button("usb"),
        page.printers.button("generic-58"),
    )
    assert all(target.height() >= SIZE.target_least for target in targets)
    assert office.screen.rail.card("printer").height() >= SIZE.target_least


def test_a_backup_is_made_from_the_keyboard_into_the_folder_typed(qtbot: QtBot, office: Office) -> None:
    office.devices.open(DevicePage.BACKUP)
    page = office.screen.backup
    page.folder.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focused(), "/media/stick")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert office.machine.backups == 1
    assert page.newest.full_text == "今天 18:30"
    assert page.button.height() >= SIZE.target_least


def test_a_check_up_shows_what_was_found(qtbot: QtBot, office: Office) -> None:
    office.machine.findings = (
        Finding(Subject.SPACE, Health.GOOD, said(doctor.SPACE_GOOD, size="69 GB")),
        Finding(Subject.BACKUP, Health.WARN, said(doctor.BACKUP_NONE, folder="/stick")),
    )
    office.devices.open(DevicePage.DOCTOR)
    page = office.screen.doctor
    qtbot.mouseClick(page.button, LEFT)
    assert page.texts() == ("/stick 里还没有备份。请到“设备 → 备份”备份一次。", "还有 69 GB")
    assert page.button.isEnabled()


def test_a_lead_is_named_with_fingers(qtbot: QtBot, office: Office) -> None:
    office.devices.open(DevicePage.LEAD)
    page = office.screen.lead
    assert page.isVisible()
    assert not page.address.isVisible(), "nobody leads, so nobody has an address"
    qtbot.mouseClick(page.tills.button("S01-1"), LEFT)
    assert page.address.isVisible()
    qtbot.mouseClick(page.name_button, LEFT)
    assert office.machine.leads_named == 1
    assert page.notice.isVisible()
    with office.machine.stand.shop.store.reading() as work:
        assert work.leads.of_shop("S01")
