from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from back_office_stand import zh
from device_stand import Machine
from shuke.application.counter.lines import add_open_amount
from shuke.application.counter.tenders import pay
from shuke.application.counter.view import CounterView
from shuke.application.devices import PrinterAt
from shuke.application.ports.printing import FoundPrinter, JobState, PrinterTrouble, PrintJobDraft, PrintKind
from shuke.application.ports.scanning import CameraHere, ScannerHere
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.application.sync.renewing_key import is_new_key_wished
from shuke.domain.basket import TenderKind
from shuke.domain.facts.receipt_reprinted import ReceiptReprinted
from shuke.domain.money import Money
from shuke.domain.scanning.camera import CameraTuning, PictureSize, SourceKind
from shuke.domain.scanning.found_code import Legibility
from shuke.domain.scanning.hand_scanner import (
    KEYBOARD,
    TEACHING_CODES,
    ScannerSetup,
    kept_setups,
    told_setups,
)
from shuke.domain.shop import Role, Staff
from shuke.presenters.background import Lane
from shuke.presenters.device_head_office import (
    HeadOfficeKnownHere,
    JoinField,
)
from shuke.presenters.device_language import Look
from shuke.presenters.device_scanner import DeviceScannerPresenter
from shuke.presenters.devices import DevicePage
from shuke.presenters.first_start_form import Connection, Form
from shuke.presenters.found_printers import connection_of
from shuke.presenters.status import HeadOfficeContact
from shuke.wording import Language
from shuke.wording import counter as counter_words
from shuke.wording import devices as words
from shuke.wording.head_office import REFUSALS

CODE = "SK:ONE-TIME"


@pytest.fixture
def machine() -> Machine:
    return Machine()


def cashier(machine: Machine) -> None:
    machine.stand.session = machine.stand.shop.cashier


# printer


def test_another_printer_is_used_at_once_and_after_the_next_start(machine: Machine) -> None:
    printer = machine.devices.printer
    machine.devices.open(DevicePage.PRINTER)
    assert zh(printer.state.in_use) == "虚拟打印机 · 虚拟打印机"
    assert not printer.state.differs
    printer.choose_connection(Connection.NETWORK)
    printer.write_place("192.168.1.100")
    printer.choose_printer("generic-58")
    assert printer.state.differs
    assert machine.printer.address == "virtual:", "nothing changes while somebody types"
    printer.use()
    assert machine.printer == PrinterAt("generic-58", "tcp://192.168.1.100")
    assert machine.settings == {
        Setting.PRINTER: "generic-58",
        Setting.PRINTER_ADDRESS: "tcp://192.168.1.100",
    }
    assert zh(printer.state.in_use) == "58 mm 通用 · 192.168.1.100"
    assert not printer.state.differs
    assert machine.kicks == 1
    assert machine.told("printer") == "已改用这台打印机，从下一张小票起。"


def test_a_test_page_tries_a_printer_without_taking_it(machine: Machine) -> None:
    printer = machine.devices.printer
    machine.devices.open()
    printer.print_test_page()
    assert machine.told("printer") == "虚拟打印机已“打印”测试页，图片在 /till/paper。"
    printer.choose_connection(Connection.USB)
    printer.print_test_page()
    assert zh(printer.state.fault) == "请填写打印机在哪里，或改用虚拟打印机。"
    printer.write_place("04b8:0e15")
    machine.trouble = PrinterTrouble.NO_PAPER
    printer.print_test_page()
    assert machine.tested[-1] == PrinterAt("virtual-80", "usb://04b8:0e15")
    assert machine.told("printer").startswith("小票打印机缺纸。")
    machine.trouble = None
    printer.print_test_page()
    assert machine.told("printer") == zh(words.TEST_DONE)
    assert machine.printer.address == "virtual:"
    assert machine.stand.background.lanes_used[-1] is Lane.PRINTER


def test_an_address_that_names_no_printer_leaves_the_old_one(machine: Machine) -> None:
    printer = machine.devices.printer
    machine.devices.open()
    printer.choose_connection(Connection.USB)
    printer.write_place("xyz")
    printer.use()
    assert zh(printer.state.fault) == "这不是打印机的地址。请照下面的样子填写，如 04b8:0e15。"
    assert machine.settings == {}
    assert not printer.state.busy


def test_a_cashier_can_change_no_printer(machine: Machine) -> None:
    machine.devices.open()
    cashier(machine)
    printer = machine.devices.printer
    printer.choose_printer("generic-58")
    printer.use()
    assert machine.printer.profile == "virtual-80"
    assert machine.settings == {}
    assert machine.told("printer").startswith("您的岗位不能做这一步")
    job = machine.set_aside("S01-1.1-000001")
    printer.refresh_queue()
    printer.print_again(job)
    printer.give_up(job)
    assert machine.job_state(job)[0] is JobState.SET_ASIDE


@pytest.mark.parametrize(
    ("connection", "place"),
    [
        (Connection.NETWORK, "192.168.1.100:9101"),
        (Connection.USB, "04b8:0e15"),
        (Connection.SERIAL, "/dev/ttyUSB0"),
        (Connection.SERIAL, "COM3"),
        (Connection.SPOOLER, "XP-80 (收银 1)"),
        (Connection.FILE, "/dev/usb/lp0"),
        (Connection.VIRTUAL, ""),
    ],
)
def test_an_address_is_read_back_as_it_was_typed(connection: Connection, place: str) -> None:
    assert connection_of(Form(connection=connection, printer_place=place).printer_address) == (
        connection,
        place,
    )


@pytest.mark.parametrize("kind", PrintKind)
def test_whatever_was_set_aside_has_a_name(machine: Machine, kind: PrintKind) -> None:
    machine.set_aside("0042", kind)
    machine.devices.open(DevicePage.PRINTER)
    (job,) = machine.devices.printer.state.set_aside
    assert "0042" in zh(job.document)


def test_the_queue_says_what_waits_what_stops_it_and_what_was_set_aside(machine: Machine) -> None:
    with machine.stand.shop.store.writing() as work:
        first = work.print_jobs.add(PrintJobDraft(PrintKind.RECEIPT, "S01-1.1-000001", b"x"))
        work.print_jobs.add(PrintJobDraft(PrintKind.RECEIPT, "S01-1.1-000002", b"x"))
        work.print_jobs.mark_waiting(first, PrinterTrouble.COVER_OPEN)
        work.commit()
    machine.set_aside("0011000001", PrintKind.CARD_SLIP)
    machine.devices.open()
    state = machine.devices.printer.state
    assert state.waiting == 2
    assert zh(state.trouble).startswith("小票打印机上盖未合好")
    assert [zh(job.document) for job in state.set_aside] == ["会员卡 0011000001"]
    assert zh(state.set_aside[0].trouble).startswith("打印中途与打印机断开")


def test_printers_found_here_fill_the_form_and_the_test_page_goes_there(machine: Machine) -> None:
    printer = machine.devices.printer
    printer.open()
    printer.find()
    assert machine.told("printer").startswith("USB 和系统队列里没有打印机")
    machine.plugged_in = (
        FoundPrinter("POS58 Printer", "usb://0416:5011/7", "generic-58"),
        FoundPrinter("前台 XP", "spooler://%E5%89%8D%E5%8F%B0%20XP"),
    )
    printer.find()
    assert [(address, zh(name)) for address, name in printer.state.found] == [
        ("usb://0416:5011/7", "58 mm 通用 · POS58 Printer"),
        ("spooler://%E5%89%8D%E5%8F%B0%20XP", "前台 XP · 请选型号"),
    ]
    assert printer.state.notice is None
    printer.take_found("usb://0416:5011/7")
    printer.print_test_page()
    assert machine.tested == [PrinterAt("generic-58", "usb://0416:5011/7")]
    printer.take_found("spooler://%E5%89%8D%E5%8F%B0%20XP")
    assert (printer.state.form.connection, printer.state.form.printer_place) == (
        Connection.SPOOLER,
        "前台 XP",
    )
    assert printer.state.form.printer == "generic-58", "what is unknown leaves the model as it was"
    printer.use()
    assert machine.settings[Setting.PRINTER_ADDRESS] == "spooler://%E5%89%8D%E5%8F%B0%20XP"
    printer.take_found("usb://nowhere")
    assert printer.state.form.connection is Connection.SPOOLER


@pytest.mark.parametrize("kind", list(PrintKind))
def test_every_kind_of_document_that_was_set_aside_has_a_name(machine: Machine, kind: PrintKind) -> None:
    machine.set_aside("S01-1-7", kind)
    machine.devices.printer.open()
    (job,) = machine.devices.printer.state.set_aside
    assert "S01-1-7" in zh(job.document)


def test_a_receipt_set_aside_prints_again_as_a_copy_that_the_journal_knows(machine: Machine) -> None:
    number = sell(machine)
    with machine.stand.shop.store.writing() as work:
        job = work.print_jobs.latest(number)
        assert job
        work.print_jobs.mark_set_aside(job.job_id, PrinterTrouble.GONE)
        work.commit()
    machine.devices.open()
    printer = machine.devices.printer
    printer.print_again(job.job_id)
    assert machine.job_state(job.job_id) == (JobState.WAITING, 1)
    assert printer.state.set_aside == ()
    assert printer.state.waiting == 1
    assert machine.kicks == 1
    assert machine.told("printer") == f"小票 {number} 会再打一次，并注明“重打”。"
    with machine.stand.shop.store.reading() as work:
        head = work.journal.head("S01-1")
        assert head
        stored = work.journal.get("S01-1", head.epoch, head.seq)
    assert stored
    assert stored.kind == ReceiptReprinted.KIND
    printer.print_again(job.job_id)
    assert machine.job_state(job.job_id) == (JobState.WAITING, 1), "a second tap does nothing"


def test_a_job_that_is_given_up_waits_for_nobody(machine: Machine) -> None:
    job = machine.set_aside("0011000001", PrintKind.CARD_SLIP)
    machine.devices.open()
    before = machine.stand.facts
    machine.devices.printer.give_up(job)
    assert machine.job_state(job)[0] is JobState.GIVEN_UP
    assert machine.devices.printer.state.set_aside == ()
    assert machine.told("printer").startswith("会员卡 0011000001 不再打印")
    assert machine.stand.facts == before
    again = machine.set_aside("0011000002", PrintKind.CARD_SLIP)
    machine.devices.printer.refresh_queue()
    machine.devices.printer.print_again(again)
    assert machine.job_state(again) == (JobState.WAITING, 1)
    assert machine.stand.facts == before, "a card's slip is no receipt"


def sell(machine: Machine) -> str:
    shop = machine.stand.shop
    basket = shop.desk.begin(shop.cashier).basket.basket_id
    add_open_amount(shop.desk, shop.cashier, basket, Money(12_00))
    view = pay(shop.desk, lambda: 10**12, shop.cashier, basket, TenderKind.CASH)
    assert isinstance(view, CounterView)
    assert view.completed
    return view.completed.receipt_number


# camera


def test_a_numbered_camera_is_taken_as_soon_as_it_is_chosen(machine: Machine) -> None:
    machine.devices.open(DevicePage.CAMERA)
    camera = machine.devices.camera
    assert zh(camera.state.in_use) == "0 号"
    camera.choose_camera("2")
    assert machine.camera == "2"
    assert machine.settings[Setting.CAMERA] == "2"
    assert (camera.state.chosen, zh(camera.state.in_use)) == ("2", "2 号")


def test_a_camera_is_remembered_by_what_stays_its_own_and_shown_by_its_name(machine: Machine) -> None:
    by_id = "/dev/v4l/by-id/usb-C525-video-index0"
    machine.cameras = (CameraHere("0", "Integrated"), CameraHere(by_id, "HD Webcam C525"))
    machine.devices.open(DevicePage.CAMERA)
    camera = machine.devices.camera
    assert camera.state.in_use == "Integrated"
    camera.choose_camera(by_id)
    assert machine.settings[Setting.CAMERA] == by_id
    assert (camera.state.chosen, camera.state.in_use) == (by_id, "HD Webcam C525")
    machine.cameras = machine.cameras[:1]  # unplugged
    machine.devices.open(DevicePage.CAMERA)
    assert (camera.state.chosen, camera.state.in_use) == (by_id, by_id)


def test_a_camera_is_turned_mirrored_and_set_while_one_looks(machine: Machine) -> None:
    machine.devices.open(DevicePage.CAMERA)
    camera = machine.devices.camera
    camera.preview(True)
    camera.choose_size(PictureSize.LARGE)
    for _ in range(5):
        camera.turn()
    camera.mirror()
    camera.expose(1)
    camera.focus(-1)
    assert machine.tuning == CameraTuning(PictureSize.LARGE, 80, 120, True, 1)
    assert machine.settings[Setting.CAMERA_TUNING] == machine.tuning.told
    assert machine.previews == [True] * 10, "each time the camera is opened anew"
    for _ in range(9):
        camera.expose(-1)
        camera.focus(1)
    assert (machine.tuning.exposure, machine.tuning.focus) == (10, 255)
    camera.expose(0)
    camera.focus(0)
    assert (machine.tuning.exposure, machine.tuning.focus) == (None, None)
    camera.choose_camera("1")
    assert machine.tuning == CameraTuning(), "another camera hangs otherwise"


def test_a_stream_is_checked_and_its_password_is_not_shown(machine: Machine) -> None:
    machine.devices.open(DevicePage.CAMERA)
    camera = machine.devices.camera
    camera.choose_kind(SourceKind.STREAM)
    camera.submit()
    assert zh(camera.state.fault) == "请填写地址或文件。"
    camera.type("ftp://10.0.0.1/x")
    camera.submit()
    assert zh(camera.state.fault).startswith("网络地址应以 rtsp://")
    assert machine.settings == {}
    camera.type(" rtsp://admin:geheim@192.168.1.64/stream1 ")
    camera.submit()
    assert machine.camera == "rtsp://admin:geheim@192.168.1.64/stream1"
    assert camera.state.in_use == "rtsp://192.168.1.64"
    machine.devices.open(DevicePage.CAMERA)
    assert camera.state.kind is SourceKind.STREAM
    assert "geheim" not in repr(camera.state)


def test_a_film_is_a_camera_too(machine: Machine) -> None:
    machine.devices.open(DevicePage.CAMERA)
    camera = machine.devices.camera
    camera.choose_kind(SourceKind.FILE)
    camera.type("/films/demo.mp4")
    camera.submit()
    assert machine.camera == "/films/demo.mp4"
    machine.devices.open(DevicePage.CAMERA)
    assert (camera.state.kind, camera.state.typed) == (SourceKind.FILE, "/films/demo.mp4")


def test_the_preview_burns_only_while_somebody_looks(machine: Machine) -> None:
    machine.devices.open(DevicePage.CAMERA)
    camera = machine.devices.camera
    camera.preview(True)
    camera.scanned("SK:" + "x" * 100)
    assert zh(camera.state.read).startswith("读到：SK:xxx")
    assert zh(camera.state.read).endswith("…")
    camera.choose_camera("1")
    assert machine.previews == [True, True], "the other camera is opened in its place"
    machine.devices.open(DevicePage.PRINTER)
    assert machine.previews[-1] is False
    machine.devices.open(DevicePage.CAMERA)
    camera.preview(True)
    machine.devices.close()
    assert machine.previews[-1] is False
    machine.devices.close()
    assert machine.previews.count(False) == 2


def test_a_cashier_can_not_change_the_camera(machine: Machine) -> None:
    machine.devices.open(DevicePage.CAMERA)
    cashier(machine)
    machine.devices.camera.choose_camera("3")
    assert (machine.camera, machine.settings) == ("0", {})
    assert machine.told("camera").startswith("您的岗位不能做这一步")


# hand scanner


def test_a_scan_shows_what_was_read_wherever_it_comes(machine: Machine) -> None:
    machine.devices.open(DevicePage.PRINTER)
    machine.devices.scanned("6901234567892")
    assert machine.devices.state.page is DevicePage.SCANNER
    state = machine.devices.scanner.state
    assert (state.read, zh(state.length)) == ("6901234567892", "13 个字符")
    assert machine.told("scanner").startswith("扫码枪正常")


PORT = ScannerHere("COM3", "Honeywell 1900")
BARE = (ScannerSetup(), ScannerSetup("COM3"))


def teaching(machine: Machine, address: str = "COM3") -> DeviceScannerPresenter:
    machine.serial_ports = (PORT,)
    machine.devices.open(DevicePage.SCANNER)
    scanner = machine.devices.scanner
    scanner.teach(address)
    return scanner


def test_a_serial_scanner_is_learned_from_two_scans_and_kept(machine: Machine) -> None:
    scanner = teaching(machine)
    assert scanner.state.offered == (ScannerHere(KEYBOARD, ""), PORT)
    assert machine.listened_to == [BARE], "nothing is taken off while it is learned"
    first = scanner.state.code
    machine.devices.scanned(f"]Q1{TEACHING_CODES[0]}#")
    assert scanner.state.code != first
    machine.devices.scanned(f"]Q1{TEACHING_CODES[1]}#")
    setups = (ScannerSetup(), ScannerSetup("COM3", "]Q1", "#"))
    assert machine.listened_to[-1] == kept_setups(machine.settings[Setting.SCANNERS]) == setups
    assert (scanner.state.teaching, scanner.state.in_use, scanner.state.code) == (None, ("", "COM3"), ())
    assert machine.told("scanner").startswith("学会了：前面的“]Q1”和后面的“#”")


def test_two_scans_that_do_not_agree_are_said_and_begun_again(machine: Machine) -> None:
    scanner = teaching(machine, KEYBOARD)
    machine.devices.scanned(TEACHING_CODES[0])
    machine.devices.scanned("6901234567892")
    assert machine.told("scanner").startswith("两次扫到的不是屏幕上的两个码")
    assert (scanner.state.teaching, machine.settings) == (KEYBOARD, {})
    for code in TEACHING_CODES:
        machine.devices.scanned(code)
    assert machine.told("scanner").startswith("学会了：扫码枪只送码本身")
    assert machine.listened_to[-1] == (ScannerSetup(),)


def test_who_stops_or_leaves_has_all_scanners_as_before(machine: Machine) -> None:
    machine.settings[Setting.SCANNERS] = told_setups((ScannerSetup(KEYBOARD, "~", ""),))
    scanner = teaching(machine)
    assert machine.listened_to == [BARE]
    scanner.stop_teaching()
    assert machine.listened_to[-1] == (ScannerSetup(KEYBOARD, "~", ""),)
    scanner.teach(KEYBOARD)
    machine.devices.open(DevicePage.CAMERA)
    assert (scanner.state.teaching, machine.listened_to[-1]) == (None, (ScannerSetup(KEYBOARD, "~", ""),))
    machine.devices.open(DevicePage.SCANNER)
    scanner.teach(KEYBOARD)
    machine.devices.close()
    assert scanner.state.teaching is None
    scanner.teach("COM9")
    assert scanner.state.teaching is None, "there is no such port"


def test_a_scanner_that_is_pulled_out_stays_offered_and_can_be_used_no_more(machine: Machine) -> None:
    machine.settings[Setting.SCANNERS] = told_setups((ScannerSetup("COM7"),))
    machine.devices.open(DevicePage.SCANNER)
    scanner = machine.devices.scanner
    assert [each.address for each in scanner.state.offered] == [KEYBOARD, "COM7"]
    scanner.teach("COM7")
    scanner.forget()
    assert (machine.listened_to[-1], scanner.state.in_use) == ((ScannerSetup(),), (KEYBOARD,))
    assert machine.told("scanner") == "已不再使用。"


def test_a_cashier_teaches_no_scanner(machine: Machine) -> None:
    scanner = teaching(machine)
    cashier(machine)
    for code in TEACHING_CODES:
        machine.devices.scanned(code)
    assert (machine.settings, scanner.state.in_use) == ({}, (KEYBOARD,))
    assert machine.listened_to[-1] == (ScannerSetup(),)
    assert machine.told("scanner").startswith("您的岗位不能做这一步")


def test_keys_one_by_one_are_told_from_a_scanner(machine: Machine) -> None:
    machine.devices.open(DevicePage.SCANNER)
    machine.devices.scanner.typed("123")
    assert "键盘模式" in machine.told("scanner")
    machine.devices.scanner.unreadable(Legibility.TOO_LONG)
    assert machine.told("scanner").startswith("扫到了")
    machine.devices.scanner.unreadable(Legibility.TORN)
    assert machine.told("scanner").startswith("中文输入法收走了")
    assert machine.devices.scanner.state.read == ""


# head office


def administrator(machine: Machine) -> None:
    machine.stand.session = Session(Staff("st-9", "许总", Role.ADMINISTRATOR), 0)


def test_a_single_shop_joins_with_address_and_code(machine: Machine) -> None:
    administrator(machine)
    machine.devices.open(DevicePage.HEAD_OFFICE)
    office = machine.devices.head_office
    assert office.state.may_join
    office.join()
    assert office.state.address_fault == "", "the code names an address"
    assert zh(office.state.code_fault) == "请填写总部给的一次性代码。"
    office.write(JoinField.ADDRESS, "shuke.example.com")
    machine.devices.scanned(CODE)
    assert office.state.code == CODE, "the code may be scanned"
    office.join()
    assert "https://" in zh(office.state.address_fault)
    assert machine.joined == []
    office.write(JoinField.ADDRESS, "https://shuke.example.com/")
    machine.answer = "总部没有这个接入码。"
    office.join()
    assert machine.joined == [("https://shuke.example.com", CODE)]
    assert machine.told("head_office") == "总部没有这个接入码。"
    assert office.state.code == CODE
    machine.answer = None
    office.join()
    assert machine.told("head_office") == "已加入总部，开始同步。"
    assert (office.state.code, office.state.busy) == ("", False)
    assert machine.syncs == 1
    assert CODE not in repr(office.state)


def test_a_manager_reads_that_joining_is_the_administrator_s(machine: Machine) -> None:
    machine.devices.open(DevicePage.HEAD_OFFICE)
    office = machine.devices.head_office
    assert not office.state.may_join
    assert machine.told("head_office") == "加入总部要由管理员操作。请管理员登录。"
    office.write(JoinField.ADDRESS, "https://shuke.example.com")
    office.write(JoinField.CODE, CODE)
    office.join()
    assert machine.joined == [], "the use case refuses, whatever the window lets through"


def test_what_is_known_of_head_office_stands_in_lines(machine: Machine) -> None:
    machine.devices.open(DevicePage.HEAD_OFFICE)
    office = machine.devices.head_office
    assert office.state.lines == ()
    since = datetime(2026, 3, 10, 9, 5)  # noqa: DTZ001 - the shop's wall clock
    office.seen(HeadOfficeKnownHere(HeadOfficeContact.OFFLINE, "茗香", "https://h.example", 1234, since))
    assert [(zh(name), zh(value)) for name, value in office.state.lines] == [
        ("状态", "连不上，照常收银"),
        ("商户", "茗香"),
        ("地址", "https://h.example"),
        ("上次联系", "2026-03-10 09:05"),
        ("待上传", "1,234"),
    ]
    office.seen(HeadOfficeKnownHere(HeadOfficeContact.ONLINE, "茗香", "https://h.example"))
    assert [zh(value) for _, value in office.state.lines][-2:] == ["还没有", "全部已上传"]


def test_a_manager_has_the_key_renewed_and_reads_that_it_is_on_its_way(machine: Machine) -> None:
    in_a_chain(machine)
    machine.devices.open(DevicePage.HEAD_OFFICE)
    office = machine.devices.head_office
    assert office.state.may_renew
    office.renew_key()
    assert machine.told("head_office").startswith("已登记：下次与总部同步时更换密钥。")
    assert machine.rounds == 1
    with machine.stand.shop.store.reading() as work:
        assert is_new_key_wished(work)
    seen = HeadOfficeKnownHere(HeadOfficeContact.ONLINE, "茗香", key="ab12 cd34", renewing=True)
    office.seen(seen)
    assert zh(office.state.lines[-1][1]) == "ab12 cd34、下次与总部同步时更换"
    office.seen(replace(seen, key="99ff 0011", renewing=False))
    assert zh(office.state.lines[-1][1]) == "99ff 0011"


def test_a_cashier_cannot_have_the_key_renewed_and_a_single_shop_need_not(machine: Machine) -> None:
    office = machine.devices.head_office
    office.renew_key()
    assert machine.told("head_office") == zh(counter_words.REFUSALS["no_head_office"])
    in_a_chain(machine)
    machine.stand.session = Session(Staff("st-7", "小林", Role.CASHIER), 0)
    machine.devices.open(DevicePage.HEAD_OFFICE)
    assert not office.state.may_renew
    office.renew_key()
    assert machine.told("head_office") == zh(counter_words.REFUSALS["not_allowed"])
    assert machine.rounds == 0


def in_a_chain(machine: Machine) -> None:
    with machine.stand.shop.store.writing() as work:
        work.settings.put("head-office.address", "https://h.example")
        work.settings.put("head-office.key", "00" * 32)
        work.commit()


def test_what_head_office_refuses_is_explained_for_as_long_as_it_lasts(machine: Machine) -> None:
    office = machine.devices.head_office
    revoked = REFUSALS["revoked"]
    office.seen(
        HeadOfficeKnownHere(HeadOfficeContact.REFUSED, "茗香", "https://h.example", explained=revoked)
    )
    assert dict(office.state.lines)[words.STATE] is words.CONTACTS["refused"]
    assert machine.told("head_office") == zh(revoked)
    machine.devices.open(DevicePage.HEAD_OFFICE)
    assert machine.told("head_office") == zh(revoked)
    office.seen(HeadOfficeKnownHere(HeadOfficeContact.ONLINE, "茗香", "https://h.example"))
    assert office.state.notice is None


# language and look


def test_receipts_keep_a_language_of_their_own(machine: Machine) -> None:
    machine.devices.open(DevicePage.LANGUAGE)
    language = machine.devices.language
    language.choose_receipts(Language.EN)
    language.choose_screen(Language.EN)
    language.choose_screen(Language.ZH)
    language.choose_look(Look.DARK)
    state = language.state
    assert (state.screen, state.receipts, state.look) == (Language.ZH, Language.EN, Look.DARK)
    assert machine.settings == {Setting.RECEIPT_LANGUAGE: "en"}
    cashier(machine)
    language.choose_receipts(Language.ZH)
    assert language.state.receipts is Language.EN
    assert language.state.notice
