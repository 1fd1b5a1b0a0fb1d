"""Behind the counter: the second tap, the late answer, the person whose right ended meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from back_office_stand import BackOfficeStand, zh
from device_stand import Machine
from fakes.background import SynchronousBackground
from fakes.counter_shop import TEA
from journal_stand import JournalStand
from shuke.application.article_checks import ArticleField
from shuke.application.articles import save_article, sell_article
from shuke.application.devices import QueueSeen, give_up, print_again
from shuke.application.journal_check import FindingKind, check_journals
from shuke.application.journal_reading import SaleRecord, find_sale
from shuke.application.ports.printing import JobState
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.article import Article
from shuke.domain.money import Money
from shuke.domain.shop import Role, Staff
from shuke.presenters.article_form import ArticleFormPresenter
from shuke.presenters.articles import ArticlesPresenter
from shuke.presenters.departments import DepartmentsPresenter
from shuke.presenters.device_head_office import JoinField
from shuke.presenters.devices import DevicePage
from shuke.presenters.first_start_form import Connection
from shuke.wording import Language
from shuke_db.append_only import pruning_allowed

ADMINISTRATOR = Session(Staff("st-9", "许总", Role.ADMINISTRATOR), 0)


@pytest.fixture
def stand() -> BackOfficeStand:
    return BackOfficeStand()


@pytest.fixture
def machine() -> Machine:
    return Machine()


# articles


def test_taking_up_what_is_sold_already_records_nothing(stand: BackOfficeStand) -> None:
    before = stand.facts
    assert sell_article(stand.shop.desk, stand.shop.manager, "a-tea", sold=True) == TEA
    assert stand.facts == before


def test_undo_is_good_once(stand: BackOfficeStand) -> None:
    articles = ArticlesPresenter(stand.office)
    articles.open()
    articles.withdraw()
    assert articles.state.undo == "", "nothing was chosen"
    articles.choose("a-tea")
    articles.withdraw()
    articles.undo()
    before = stand.facts
    articles.undo()
    assert stand.facts == before
    articles.withdraw()
    articles.forget_undo()
    articles.undo()
    assert stand.article("a-tea") == replace(TEA, active=False)


def test_an_article_whose_barcode_is_taken_by_now_stays_withdrawn_and_says_why(
    stand: BackOfficeStand,
) -> None:
    articles = ArticlesPresenter(stand.office)
    articles.open()
    articles.choose("a-tea")
    articles.withdraw()
    save_article(stand.shop.desk, stand.shop.manager, Article("", "新茶", Money(1_00), barcode=TEA.barcode))
    articles.undo()
    notice = articles.state.notice
    assert notice
    assert zh(notice.words) == "“新茶”已用这个条码。请核对，或先将它停售。"
    assert stand.article("a-tea") == replace(TEA, active=False)


def test_a_form_that_is_shut_takes_nothing(stand: BackOfficeStand) -> None:
    form = ArticleFormPresenter(stand.office, lambda _: None)
    before = stand.facts
    form.save()
    form.mark_active(False)
    form.mark_special_price(True)
    assert form.state == ArticleFormPresenter(stand.office, lambda _: None).state
    assert stand.facts == before


def test_a_form_that_is_being_saved_is_neither_left_nor_saved_twice(stand: BackOfficeStand) -> None:
    form = ArticleFormPresenter(stand.office, lambda _: None)
    form.open("a-tea")
    form.write(ArticleField.PRICE, "128.00")
    assert not form.state.asked
    form.mark_special_price(True)
    form.mark_active(False)
    before = stand.facts
    stand.background.hold()
    form.save()
    form.leave()
    form.save()
    assert form.state.shown
    stand.background.release()
    assert not form.state.shown
    assert stand.facts == before + 1
    assert stand.article("a-tea") == replace(TEA, special_price=True, active=False)


def test_departments_nobody_chose_do_not_move_and_a_cashier_moves_none(stand: BackOfficeStand) -> None:
    departments = DepartmentsPresenter(stand.office, lambda: None)
    departments.open()
    before = stand.facts
    departments.move(1)
    departments.begin_rename("d-gone")
    assert departments.state.renamed == ""
    departments.type("长" * 61)
    departments.submit()
    assert zh(departments.state.fault) == "太长了，最多 60 个字。请改短。"
    departments.choose("d-1")
    stand.session = stand.shop.cashier
    departments.move(1)
    assert departments.state.notice
    assert stand.facts == before


# devices


def test_a_job_that_somebody_else_saw_to_stays_as_it_is(machine: Machine) -> None:
    desk, manager = machine.stand.shop.desk, machine.stand.shop.manager
    job = machine.set_aside("S01-1.1-000001")
    assert isinstance(give_up(desk, manager, job), QueueSeen)
    assert isinstance(print_again(desk, manager, job), QueueSeen)
    assert machine.job_state(job) == (JobState.GIVEN_UP, 0)
    assert isinstance(give_up(desk, manager, job), QueueSeen)
    cashier = machine.stand.shop.cashier
    assert print_again(desk, cashier, job) == Refused(Refusal.NOT_ALLOWED)
    assert give_up(desk, cashier, job) == Refused(Refusal.NOT_ALLOWED)


def test_choosing_what_is_chosen_asks_for_nothing(machine: Machine) -> None:
    devices = machine.devices
    devices.open(DevicePage.PRINTER)
    state = devices.printer.state
    devices.printer.choose_connection(Connection.VIRTUAL)
    assert devices.printer.state is state
    devices.open(DevicePage.LANGUAGE)
    devices.language.choose_screen(devices.language.state.screen)
    devices.language.choose_look(devices.language.state.look)
    assert machine.spoken is Language.ZH
    devices.open(DevicePage.SCANNER)
    devices.scanner.typed("   ")
    assert devices.scanner.state.notice is None
    devices.scanned("6901234567892")
    assert devices.scanner.state.read == "6901234567892"


def test_whoever_signs_out_between_printer_and_setting_keeps_no_setting(machine: Machine) -> None:
    printer = machine.devices.printer
    machine.devices.open(DevicePage.PRINTER)
    printer.choose_printer("generic-58")
    machine.stand.background.hold()
    printer.use()
    printer.use()
    machine.stand.session = machine.stand.shop.manager
    machine.devices.printer.print_test_page()
    assert machine.tested == [], "one thing at a time"
    machine.stand.session = machine.stand.shop.cashier
    machine.stand.background.release()
    assert machine.settings == {}
    assert machine.told("printer").startswith("您的岗位不能做这一步")
    assert not printer.state.busy


def test_half_an_address_spends_no_code(machine: Machine) -> None:
    machine.stand.session = ADMINISTRATOR
    machine.devices.open(DevicePage.HEAD_OFFICE)
    office = machine.devices.head_office
    office.write(JoinField.ADDRESS, "http://[half")
    office.write(JoinField.CODE, "SK:CODE")
    office.join()
    assert zh(office.state.address_fault).startswith("地址应以 https://")
    assert machine.joined == []


class Broken(SynchronousBackground):
    """Every piece fails as a bug does: reported elsewhere, and the screen is told."""

    def run(self, lane, work, then, failed=None, *, expected=()) -> None:
        if failed is not None:
            failed(RuntimeError("a bug"))


def test_a_bug_leaves_the_pages_usable(machine: Machine) -> None:
    machine.stand.session = ADMINISTRATOR
    machine.devices.open(DevicePage.PRINTER)
    machine.devices.open(DevicePage.HEAD_OFFICE)
    object.__setattr__(machine.stand.office, "background", Broken())
    machine.devices.head_office.write(JoinField.CODE, "SK:CODE")
    machine.devices.head_office.join()
    machine.devices.printer.print_test_page()
    assert not machine.devices.head_office.state.busy
    assert not machine.devices.printer.state.busy
    assert machine.told("printer").startswith("保存失败")


# journal


def tampered(office: JournalStand, statement: str) -> None:
    with office.stand.shop.engine.connect() as connection:
        with pruning_allowed(connection, "a thief"):
            connection.execute(text(statement))
        connection.commit()


def test_a_sale_that_can_not_be_read_is_not_told_as_one() -> None:
    office = JournalStand()
    shop = office.stand.shop
    keys = {"S01-1": (shop.signer.public_key,)}
    with shop.store.reading() as work:
        found = find_sale(work, shop.sealing, {}, shop.manager, office.number)
    assert isinstance(found, SaleRecord)
    assert found.intact, "the key may also be the one the journal's opening names"
    tampered(
        office,
        "UPDATE journal SET content = (SELECT content FROM journal WHERE seq = 2) "
        "WHERE kind = 'sale.completed'",
    )
    with shop.store.reading() as work:
        found = find_sale(work, shop.sealing, keys, shop.manager, office.number)
    assert found == Refused(Refusal.NO_RECEIPT), "another fact was put in its place"
    tampered(office, "UPDATE journal SET content = x'00' WHERE kind = 'sale.completed'")
    with shop.store.reading() as work:
        assert find_sale(work, shop.sealing, keys, shop.manager, office.number) == Refused(Refusal.NO_RECEIPT)


def test_a_changed_content_shows_in_the_sale_and_in_the_check() -> None:
    office = JournalStand()
    shop = office.stand.shop
    tampered(office, "UPDATE journal SET hash = zeroblob(32) WHERE kind = 'sale.completed'")
    with shop.store.reading() as work:
        found = find_sale(work, shop.sealing, {}, shop.manager, office.number)
    assert isinstance(found, SaleRecord)
    assert not found.intact
    report = check_journals(shop.store, shop.sealing, {}, lambda _: None)
    assert FindingKind.HASH in {finding.kind for finding in report.findings}
