from __future__ import annotations

from pathlib import Path

import pytest

from fakes.first_start import KEY, Desk, zh
from shuke.adapters.printing.printer import open_transport
from shuke.adapters.printing.profile import load_profile
from shuke.application.ports.printing import FoundPrinter, PrinterTrouble
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.background import Lane
from shuke.presenters.first_start import FirstStartResult
from shuke.presenters.first_start_form import Connection, Field, Form, Page, faults_on
from shuke.wording import Language, Sentence, first_start, pins
from shuke.wording.devices import FINDING_PRINTERS, FOUND_NONE
from shuke.wording.said import said


def test_a_single_shop_opens_after_eight_pages() -> None:
    desk = Desk().to(Page.SUMMARY)
    assert [zh(value) for _page, _name, value in desk.last.summary] == [
        "简体中文",
        "单店",
        "茗香茶庄（人民币）",
        "茶叶连锁",
        "李晓明",
        "虚拟打印机，虚拟 80 毫米",
        "已打印或抄下",
    ]
    desk.presenter.go_on()
    (answers,) = desk.asked
    assert (answers.shop_name, answers.address_lines, answers.currency) == ("茗香茶庄", (), "CNY")
    assert (answers.programme, answers.printer_profile, answers.printer_address) == (
        "tea-chain",
        "virtual-80",
        "virtual:",
    )
    assert (answers.administrator_name, answers.pin, answers.recovery_key) == ("李晓明", "4917", KEY)
    assert desk.opened == [answers]
    assert desk.background.lanes_used[-1] is Lane.COUNTER


def test_a_till_of_a_chain_is_not_asked_what_head_office_knows() -> None:
    desk = Desk().to(Page.HEAD_OFFICE)
    desk.presenter.choose_head_office(True)
    assert Page.SHOP not in desk.last.pages
    assert Page.PROGRAMME not in desk.last.pages
    desk.presenter.go_on()
    assert set(desk.last.faults) == {Field.HEAD_OFFICE_ADDRESS, Field.CODE}
    desk.presenter.write(Field.HEAD_OFFICE_ADDRESS, " https://shuke.example.com/ ")
    desk.presenter.write(Field.CODE, " K7QP-2M4X ")
    desk.to(Page.SUMMARY)
    desk.presenter.go_on()
    (answers,) = desk.asked
    assert answers.joins_head_office
    assert (answers.head_office_address, answers.one_time_code) == ("https://shuke.example.com", "K7QP-2M4X")


@pytest.mark.parametrize(
    "address", ["shuke.example.com", "ftp://x", "https://", "https://[::1", "javascript:1"]
)
def test_an_address_that_is_none_is_refused_before_it_is_used(address: str) -> None:
    faults = faults_on(Page.HEAD_OFFICE, Form(joins=True, head_office_address=address, code="1"))
    assert faults == {Field.HEAD_OFFICE_ADDRESS: first_start.HEAD_OFFICE_ADDRESS_WRONG}


def test_no_page_is_left_with_something_wrong_and_typing_takes_the_complaint_back() -> None:
    desk = Desk().to(Page.SHOP)
    desk.presenter.go_on()
    assert desk.last.page is Page.SHOP
    assert desk.last.faults == {Field.SHOP_NAME: first_start.SHOP_NAME_MISSING}
    desk.presenter.write(Field.SHOP_NAME, "茶" * 61)
    assert desk.last.faults == {}
    desk.presenter.go_on()
    assert desk.last.faults == {Field.SHOP_NAME: said(first_start.TOO_LONG, most=60, now=61)}
    desk.presenter.write(Field.SHOP_NAME, "茶" * 60)
    desk.presenter.go_on()
    assert desk.last.page is Page.PROGRAMME


@pytest.mark.parametrize(
    ("pin", "again", "faults"),
    [
        ("", "", {Field.PIN: pins.FAULTS["not_digits"]}),
        ("123", "123", {Field.PIN: pins.FAULTS["length"]}),
        ("1234", "1234", {Field.PIN: pins.FAULTS["steps"]}),
        ("4917", "4971", {Field.PIN_AGAIN: first_start.PIN_AGAIN_DIFFERS}),
        ("4917", "4917", {}),
    ],
)
def test_a_weak_or_mistyped_pin_is_explained(pin: str, again: str, faults: dict[Field, Sentence]) -> None:
    desk = Desk().to(Page.ADMINISTRATOR)
    desk.fill_administrator(pin, again)
    desk.presenter.go_on()
    assert desk.last.faults == faults
    assert (desk.last.page is Page.PRINTER) == (not faults)


def test_secrets_are_in_no_state_that_could_be_logged() -> None:
    desk = Desk().to(Page.SUMMARY)
    desk.presenter.go_on()
    told = repr(desk.states) + repr(desk.asked)
    assert "4917" not in told
    assert KEY.groups[0] not in told


def test_the_recovery_key_is_made_once_and_shown_on_its_page_only() -> None:
    desk = Desk().to(Page.RECOVERY)
    assert desk.last.groups == KEY.groups
    desk.presenter.go_on()
    assert (desk.last.page, desk.last.notice) == (Page.RECOVERY, first_start.SECURED_MISSING)
    desk.presenter.confirm_recovery(True)
    assert desk.last.notice == ""
    desk.presenter.go_on()
    assert desk.last.groups == ()
    desk.presenter.go_back()
    assert desk.last.groups == KEY.groups
    assert desk.keys_made == 1


def test_the_sheet_prints_on_the_chosen_printer_and_trouble_is_said() -> None:
    desk = Desk().to(Page.RECOVERY)
    desk.presenter.print_sheet()
    assert desk.printed == [("sheet", "茗香茶庄", "virtual-80", "virtual:")]
    assert (desk.last.notice, desk.last.good) == (first_start.SHEET_PRINTED, True)
    desk.trouble = PrinterTrouble.NO_PAPER
    desk.presenter.print_sheet()
    assert not desk.last.good
    assert "缺纸" in zh(desk.last.notice)
    assert desk.background.lanes_used[-1] is Lane.PRINTER


def test_the_sheet_is_saved_or_it_is_said_why_not() -> None:
    desk = Desk().to(Page.RECOVERY)
    desk.presenter.save_sheet(Path("/stick/sheet.pdf"))
    assert desk.saved == [Path("/stick/sheet.pdf")]
    assert (zh(desk.last.notice)[:15], desk.last.good) == ("已存为 sheet.pdf。请", True)
    desk.disk_full = True
    desk.presenter.save_sheet(Path("/stick/sheet.pdf"))
    assert (zh(desk.last.notice), desk.last.good) == (
        "没能存到 sheet.pdf（No space left on device）。请换一个位置再存。",
        False,
    )


def test_printers_are_looked_for_when_their_page_is_come_to_and_one_is_taken() -> None:
    desk = Desk()
    on_usb = FoundPrinter("58 Printer", "usb://0416:5011/A1", "generic-58")
    queue = FoundPrinter("Kasse 1", "spooler://Kasse%201", "")
    desk.here = (on_usb, queue)
    desk.to(Page.ADMINISTRATOR).fill_administrator()
    desk.background.hold()
    desk.presenter.go_on()
    assert (desk.last.looking, desk.last.finding, desk.last.found) == (True, FINDING_PRINTERS, ())
    desk.presenter.find_printers()
    desk.background.release()
    assert (desk.last.looking, desk.last.finding) == (False, "")
    assert [(at, zh(named)) for at, named in desk.last.found] == [
        (on_usb.address, "58 mm ESC/POS · 58 Printer"),
        (queue.address, "Kasse 1 · 请选型号"),
    ]
    desk.presenter.choose_connection(Connection.NETWORK)
    desk.presenter.print_test_page()
    desk.presenter.take_found(on_usb.address)
    assert desk.last.faults == {}
    desk.presenter.print_test_page()
    assert desk.printed == [("test", "generic-58", "usb://0416:5011/A1")]
    desk.presenter.take_found(queue.address)
    assert (desk.last.form.printer, desk.last.form.printer_address) == ("generic-58", queue.address)
    desk.presenter.take_found("usb://0000:0000")
    assert desk.last.form.printer_address == queue.address


def test_where_no_printer_is_found_it_is_said_and_looked_for_again_only_when_asked() -> None:
    desk = Desk().to(Page.PRINTER)
    assert (desk.last.found, desk.last.finding) == ((), FOUND_NONE)
    desk.here = (FoundPrinter("58 Printer", "usb://0416:5011", ""),)
    desk.presenter.go_back()
    desk.presenter.go_on()
    assert desk.last.found == ()
    desk.presenter.find_printers()
    assert len(desk.last.found) == 1


def test_a_system_that_breaks_while_it_is_asked_has_no_printers() -> None:
    desk = Desk().to(Page.ADMINISTRATOR)
    desk.fill_administrator()
    desk.background.survives = (ZeroDivisionError,)
    object.__setattr__(desk.ports, "find_printers", lambda: 1 / 0)
    desk.presenter.go_on()
    assert (desk.last.looking, desk.last.finding) == (False, FOUND_NONE)


def test_a_test_page_goes_to_the_printer_that_is_described() -> None:
    desk = Desk().to(Page.PRINTER)
    desk.presenter.print_test_page()
    assert (desk.printed, desk.last.notice) == (
        [("test", "virtual-80", "virtual:")],
        first_start.TEST_PAGE_SENT_VIRTUAL,
    )
    desk.presenter.choose_connection(Connection.NETWORK)
    desk.presenter.print_test_page()
    assert desk.last.faults == {Field.PRINTER_PLACE: first_start.PRINTER_ADDRESS_MISSING}
    desk.presenter.write(Field.PRINTER_PLACE, " 192.0.2.7 ")
    desk.presenter.choose_printer("generic-58")
    desk.trouble = PrinterTrouble.NOT_FOUND
    desk.background.hold()
    desk.presenter.print_test_page()
    assert (desk.last.busy, desk.last.notice) == (True, first_start.TEST_PRINTING)
    desk.presenter.go_on()
    assert desk.last.page is Page.PRINTER
    desk.background.release()
    assert desk.printed[-1] == ("test", "generic-58", "tcp://192.0.2.7")
    assert (desk.last.busy, desk.last.good) == (False, False)


@pytest.mark.parametrize(
    ("connection", "place"),
    [
        (Connection.VIRTUAL, ""),
        (Connection.NETWORK, "192.0.2.7:9101"),
        (Connection.USB, "04b8:0e15"),
        (Connection.SERIAL, "/dev/ttyUSB0"),
        (Connection.SERIAL, "COM3"),
        (Connection.SPOOLER, "XP-80 (副本)"),
        (Connection.FILE, "/dev/usb/lp0"),
    ],
)
def test_every_address_the_wizard_writes_names_a_transport(
    connection: Connection, place: str, tmp_path: Path
) -> None:
    form = Form(connection=connection, printer_place=place)
    open_transport(form.printer_address, load_profile("virtual-80"), tmp_path)


def test_a_refusal_leads_back_to_the_page_where_it_can_be_put_right() -> None:
    desk = Desk().to(Page.SUMMARY)
    refusal = Sentence(zh="店名已被占用。", en="The name is taken.")
    desk.result = FirstStartResult(False, refusal, Page.SHOP)
    desk.presenter.go_on()
    assert (desk.last.page, desk.last.notice, desk.last.good) == (Page.SHOP, refusal, False)
    assert desk.opened == []
    desk.result = FirstStartResult(opened=True)
    desk.to(Page.SUMMARY)
    desk.presenter.go_on()
    assert len(desk.opened) == 1


def test_a_refusal_about_a_page_that_is_not_asked_stays_where_it_is() -> None:
    desk = Desk().to(Page.HEAD_OFFICE)
    desk.presenter.choose_head_office(True)
    desk.presenter.write(Field.HEAD_OFFICE_ADDRESS, "https://shuke.example.com")
    desk.presenter.write(Field.CODE, "K7QP")
    desk.to(Page.SUMMARY)
    desk.result = FirstStartResult(False, first_start.PROGRAMME_MISSING, Page.PROGRAMME)
    desk.presenter.go_on()
    assert (desk.presenter.state.page, desk.last.notice) == (Page.SUMMARY, first_start.PROGRAMME_MISSING)


def test_one_sheet_is_printed_at_a_time() -> None:
    desk = Desk().to(Page.RECOVERY)
    desk.background.hold()
    desk.presenter.print_sheet()
    desk.presenter.print_sheet()
    desk.background.release()
    assert len(desk.printed) == 1


def test_while_the_shop_opens_nothing_else_happens() -> None:
    desk = Desk().to(Page.SUMMARY)
    desk.background.hold()
    desk.presenter.go_on()
    assert (desk.last.busy, desk.last.notice) == (True, first_start.OPENING_SHOP)
    desk.presenter.go_on()
    desk.presenter.go_back()
    desk.presenter.go_to(Page.SHOP)
    assert desk.last.page is Page.SUMMARY
    desk.background.release()
    assert len(desk.asked) == 1


def test_what_was_changed_after_its_page_is_looked_at_again() -> None:
    desk = Desk().to(Page.SUMMARY)
    desk.presenter.go_to(Page.SHOP)
    desk.presenter.write(Field.SHOP_NAME, "")
    desk.presenter.go_to(Page.SUMMARY)
    desk.presenter.go_on()
    assert (desk.last.page, set(desk.last.faults)) == (Page.SHOP, {Field.SHOP_NAME})
    assert desk.asked == []


def test_one_goes_back_freely_and_forward_only_to_what_was_seen() -> None:
    desk = Desk().to(Page.PROGRAMME)
    desk.presenter.go_to(Page.LANGUAGE)
    desk.presenter.go_to(Page.PROGRAMME)
    assert desk.last.page is Page.PROGRAMME
    desk.presenter.go_to(Page.PRINTER)
    assert desk.last.page is Page.PROGRAMME
    desk.presenter.go_to(Page.LANGUAGE)
    desk.presenter.go_back()
    assert desk.last.page is Page.LANGUAGE


def test_choosing_a_language_speaks_it_at_once() -> None:
    desk = Desk().to(Page.LANGUAGE)
    desk.presenter.choose_language(Language.EN)
    assert desk.spoken == [Language.EN]
    assert desk.last.form.language is Language.EN


def test_only_what_is_offered_can_be_chosen() -> None:
    desk = Desk().to(Page.LANGUAGE)
    before = desk.last.form
    desk.presenter.choose_currency("XXX")
    desk.presenter.choose_programme("none")
    desk.presenter.choose_printer("none")
    assert desk.last.form == before
    desk.presenter.choose_currency("EUR")
    desk.presenter.choose_programme("stamp-card")
    assert (desk.last.form.currency, desk.last.form.programme) == ("EUR", "stamp-card")


def test_without_programmes_the_wizard_does_not_go_on() -> None:
    desk = Desk(programmes=()).to(Page.PROGRAMME)
    desk.presenter.go_on()
    assert (desk.last.page, desk.last.notice) == (Page.PROGRAMME, first_start.PROGRAMME_MISSING)


def test_after_a_bug_the_person_may_go_on() -> None:
    desk = Desk().to(Page.SUMMARY)
    desk.background.hold()
    desk.presenter.go_on()
    desk.presenter._put_in_order(RuntimeError("a bug"))
    assert not desk.last.busy


def test_every_currency_connection_and_page_has_its_words() -> None:
    assert set(first_start.CURRENCIES) == set(CURRENCY_SIGNS)
    assert set(first_start.CONNECTIONS) == {c.value for c in Connection}
    assert set(first_start.PRINTER_ADDRESSES) == {c.value for c in Connection} - {"virtual"}
    assert set(first_start.PAGES) == set(first_start.PAGE_TEACHING) == {p.value for p in Page}


@pytest.mark.parametrize("field", [Field.SHOP_NAME, Field.ADDRESS_1, Field.PRINTER_PLACE])
def test_what_is_written_into_a_field_is_read_from_it(field: Field) -> None:
    assert Form().written(field, "茗香").text(field) == "茗香"
