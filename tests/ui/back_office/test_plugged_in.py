"""The real till on disk, with its lanes: what lies behind the counter is reached and does what it says."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fakes.counter_shop import CASHIER, MANAGER
from fakes.office_server import OfficeServer
from fakes.till_on_disk import folder_in, open_till
from frames import Conditions, camera_frame, qr_picture
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.bootstrap.till import CHECKOUT, TillApplication
from shuke.bootstrap.till_back_office import ARTICLES, DEVICES
from shuke.domain.scanning.camera import CameraState, SourceKind
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.shop import Role, Staff
from shuke.presenters.article_import import ImportPhase
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice
from shuke.presenters.devices import DevicePage
from shuke.presenters.first_start_form import Connection
from shuke.presenters.journal_view import JournalPhase
from shuke.presenters.menu import MenuPlace
from shuke.presenters.status import HeadOfficeContact
from shuke.ui.back_office.devices_screen import DevicesScreen
from shuke.wording import Language
from shuke.wording.devices import HEAD_OFFICE_NAME, UNSENT, UNSENT_NONE
from shuke.wording.head_office import REFUSALS, TROUBLES
from shuke.wording.said import in_words

PATIENCE_MS = 60_000


class Till:
    def __init__(self, qtbot: QtBot, app: QApplication, path: Path) -> None:
        open_till(path).data.close()
        self.qtbot = qtbot
        self.window = TillApplication(app, Language.ZH)
        qtbot.addWidget(self.window.shell)
        self.window.show()
        self.window.open(folder_in(path))
        self.until(lambda: self.window.services is not None)
        self.window._welcome(Session(MANAGER, 0))
        services, counter, office = self.window.services, self.window.counter, self.window.office
        assert services is not None
        assert counter is not None
        assert office is not None
        self.services, self.office = services, office
        self.until(lambda: counter.checkout.counter.view is not None)

    def until(self, happened: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(happened, timeout=PATIENCE_MS)

    def close(self) -> None:
        self.window.close()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    @property
    def shown(self) -> str:
        return self.window.shell.shown


@pytest.fixture
def till(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Till]:
    till = Till(qtbot, qapp, tmp_path)
    yield till
    till.close()


def test_a_manager_goes_everywhere_and_back_and_the_basket_stays(till: Till, tmp_path: Path) -> None:
    unseen = {place for place in MenuPlace if till.window.shell.screen_named(place.value) is None}
    assert {MenuPlace.ARTICLES, MenuPlace.DEVICES, MenuPlace.MEMBERS} <= unseen, (
        "nobody waited for them at sign-in"
    )
    checkout = till.window.counter.checkout  # type: ignore[union-attr]  # made at sign-in
    checkout.entry.type("12.5")
    checkout.submit()
    till.until(lambda: bool(checkout.counter.view and checkout.counter.view.basket.lines))
    till.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    places = [tile.place for tile in till.office.menu.state.tiles]
    for _ in range(places.index(MenuPlace.ARTICLES)):
        till.press(Qt.Key.Key_Right)
    till.press(Qt.Key.Key_Return)
    assert till.shown == ARTICLES
    list_path = tmp_path / "list.csv"
    list_path.write_text("条码,名称,售价,部门\n,明前龙井,1280,绿茶\n", encoding="utf-8")
    till.office.importing.open()
    till.office.importing.choose(list_path)
    till.until(lambda: till.office.importing.state.phase is ImportPhase.PREVIEW)
    till.office.importing.run()
    till.until(lambda: till.office.importing.state.phase is ImportPhase.DONE)
    till.office.importing.close()
    till.until(lambda: till.office.list.state.total == 1)
    till.until(lambda: any(key.name == "绿茶" for key in checkout.entry.state.departments))
    till.press(Qt.Key.Key_Escape)
    assert till.shown == CHECKOUT
    till.office.go(MenuPlace.JOURNAL)
    till.until(lambda: till.office.journal.state.facts > 0)
    till.office.journal.verify()
    till.until(lambda: till.office.journal.state.phase is JournalPhase.WHOLE)
    till.press(Qt.Key.Key_Escape)
    assert till.shown == CHECKOUT
    view = checkout.counter.view
    assert view is not None
    assert len(view.basket.lines) == 1


def test_the_readings_of_names_are_there_before_the_first_member_is_enrolled(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "pypinyin.constants", raising=False)
    till = Till(qtbot, qapp, tmp_path)
    till.until(lambda: "pypinyin.constants" in sys.modules)
    till.close()


def test_devices_change_at_once_and_are_remembered(till: Till) -> None:
    devices = till.office.devices.presenter
    till.window.shell.strip_item_chosen.emit("printer")
    assert till.shown == DEVICES
    till.until(lambda: bool(devices.printer.state.printers))
    devices.printer.print_test_page()
    till.until(lambda: not devices.printer.state.busy)
    assert list(till.services.data.folder.paper.glob("*.png"))
    devices.printer.choose_connection(Connection.USB)
    devices.printer.write_place("not ids")
    devices.printer.use()
    till.until(lambda: bool(devices.printer.state.fault))
    devices.printer.choose_connection(Connection.VIRTUAL)
    devices.printer.choose_printer("virtual-58")
    devices.printer.use()
    till.until(lambda: not devices.printer.state.busy)
    assert till.services.setting(Setting.PRINTER, "") == "virtual-58"
    devices.printer.find()
    till.until(lambda: not devices.printer.state.busy)
    devices.open(DevicePage.RECEIPT)
    till.until(lambda: bool(devices.receipt.state.paper))
    devices.receipt.write_footer(0, "谢谢惠顾")
    devices.receipt.take_logo(b"no picture")
    till.until(lambda: devices.receipt.state.notice is not None)
    devices.receipt.keep()
    till.until(lambda: till.services.desk.receipt_template().footer == ("谢谢惠顾",))
    devices.open(DevicePage.CAMERA)
    devices.camera.choose_camera("2")
    till.until(lambda: devices.camera.state.chosen == "2")
    assert till.services.setting(Setting.CAMERA, "") == "2"
    devices.open(DevicePage.LANGUAGE)
    devices.language.choose_receipts(Language.EN)
    till.until(lambda: devices.language.state.receipts is Language.EN)
    assert till.services.desk.language() == "en"
    devices.language.choose_screen(Language.EN)
    assert till.window.speaker.language is Language.EN
    devices.language.choose_screen(Language.ZH)
    till.until(lambda: till.services.setting(Setting.LANGUAGE, "") == "zh")
    reports = till.services.data.reports

    def printer() -> str | None:
        with reports.reading() as work:
            return work.settings.get(Setting.PRINTER.value)

    assert till.window.background.wait_for(Lane.READING, printer, PATIENCE_MS / 1000) == "virtual-58"


def test_the_preview_reads_a_code_from_a_film_and_the_light_goes_out(till: Till, tmp_path: Path) -> None:
    film = tmp_path / "counter.avi"
    writer = cv2.VideoWriter(
        str(film), cv2.CAP_OPENCV_MJPEG, cv2.VideoWriter.fourcc(*"MJPG"), 30.0, (1280, 720)
    )
    frame = camera_frame(qr_picture("SK:A-CARD"), Conditions(module_px=6))
    for _ in range(60):
        writer.write(frame)
    writer.release()
    till.window.shell.strip_item_chosen.emit("camera")
    devices = till.office.devices.presenter
    assert till.shown == DEVICES
    screen = till.window.shell.screen_named(DEVICES)
    assert isinstance(screen, DevicesScreen)
    assert screen.rail.card("camera").hasFocus()
    camera = devices.camera
    camera.choose_kind(SourceKind.FILE)
    camera.type(str(film))
    camera.submit()
    till.until(lambda: camera.state.in_use == str(film))
    till.qtbot.mouseClick(screen.camera.preview_button, Qt.MouseButton.LeftButton)
    till.until(lambda: bool(camera.state.read))
    assert in_words(camera.state.read, Language.ZH) == "读到：SK:A-CARD"
    till.press(Qt.Key.Key_Escape)
    assert till.shown == CHECKOUT
    assert till.office.devices.camera.state is CameraState.OFF


def test_a_hand_scanner_belongs_to_the_screen_that_is_shown(till: Till) -> None:
    assert not till.office.take_scan("6909876543212"), "the counter's own"
    counter = till.window.counter
    assert counter is not None
    counter.scanner.scan_unreadable.emit(Legibility.TORN)
    notice = counter.checkout.state.notice
    assert notice is not None
    assert in_words(notice.words, Language.ZH).startswith("中文输入法收走了")
    counter.scanners.away_changed.emit(frozenset({"COM3"}))
    assert till.office.devices.presenter.scanner.state.away == {"COM3"}
    till.office.go(MenuPlace.ARTICLES)
    assert till.office.take_scan("6909876543212")
    till.until(lambda: till.office.form.state.shown)
    till.office.go(MenuPlace.DEVICES)
    assert till.office.take_scan("6909876543212")
    assert till.office.devices.presenter.scanner.state.read == "6909876543212"
    till.office.go(MenuPlace.JOURNAL)
    assert till.office.take_scan("6909876543212")
    assert till.office.journal.state.notice is not None


def leads_its_shop(till: Till) -> None:
    """Its door opens; a till that nobody knows is told so, and nothing else."""
    lead = till.office.devices.presenter.lead
    till.window.shell.strip_item_chosen.emit("lead")
    till.until(lambda: "S01-1" in lead.state.tills)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    lead.choose("S01-1")
    lead.write(f"127.0.0.1:{port}")
    lead.name()
    till.until(lambda: "lead" in {one.name for one in till.window.status.state.items})
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        line.sendall(b"POST /v1/lead/greet HTTP/1.1\r\nhost: lead\r\ncontent-length: 0\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 400")


def test_a_single_shop_joins_a_really_started_head_office_from_the_devices(
    till: Till, tmp_path: Path
) -> None:
    server = OfficeServer(tmp_path)
    server.found()
    server.start()
    try:
        asked = server.command("enrolment-code", "--till", "S01-1", "--address", server.address, "--bare")
        till.window.session = Session(Staff("st-9", "许总", Role.ADMINISTRATOR), 0)
        till.office.go(MenuPlace.DEVICES)
        devices = till.office.devices.presenter
        devices.open(DevicePage.HEAD_OFFICE)
        devices.scanned("SK:NOT-A-CODE")
        devices.head_office.join()
        till.until(lambda: not devices.head_office.state.busy)
        assert devices.head_office.state.lines == ()
        devices.scanned(asked.stdout.strip())
        devices.head_office.join()
        till.until(lambda: devices.head_office.state.contact is HeadOfficeContact.ONLINE)
        lines = dict(devices.head_office.state.lines)
        assert lines[HEAD_OFFICE_NAME] == "熟客连锁"
        assert lines[UNSENT] is UNSENT_NONE
        leads_its_shop(till)
        assert server.command("revoke", "--till", "S01-1", "--reason", "stolen").returncode == 0
        assert till.window.sync is not None
        till.window.sync.begin()
        till.until(lambda: devices.head_office.state.contact is HeadOfficeContact.REFUSED)
        assert devices.head_office.state.notice == Notice(REFUSALS["revoked"])
        assert TROUBLES["revoked"].zh in " ".join(till.window.shell.strip.texts())
    finally:
        server.stop()


def test_a_cashier_stays_at_the_counter_and_nobody_opens_the_menu_while_it_is_locked(till: Till) -> None:
    till.window.session = Session(CASHIER, 0)
    for name in ("printer", "camera", "head_office"):
        till.window.shell.strip_item_chosen.emit(name)
        assert till.shown == CHECKOUT
    till.window.shell.strip_item_chosen.emit("shop")
    assert till.office.menu_panel.isVisible()
    till.office.menu.choose(MenuPlace.LOCK)
    assert not till.office.menu_panel.isVisible()
    assert till.shown == "sign-in"
    till.office.menu.toggle()
    till.window.shell.strip_item_chosen.emit("shop")
    assert not till.office.menu_panel.isVisible()


def test_nothing_goes_on_in_a_closed_till(till: Till) -> None:
    called: list[str] = []
    till.window.later(0, lambda: called.append("later"))
    till.close()
    till.window.busy()
    QApplication.processEvents()
    assert not [
        timer for timer in till.window.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()
    ]
    assert called == []
