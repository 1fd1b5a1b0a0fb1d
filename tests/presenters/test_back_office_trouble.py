"""A full disk, a locked file: every screen behind the counter says so and can be used again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from back_office_stand import BackOfficeStand, en, zh
from device_stand import Machine
from fakes.full_disk import FullDisk
from journal_stand import JournalStand
from shuke.application.article_checks import ArticleField
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.presenters.article_form import ArticleFormPresenter
from shuke.presenters.article_import import ArticleImportPresenter, ImportFiles, ImportPhase
from shuke.presenters.articles import ArticlesPresenter
from shuke.presenters.back_office import reading_trouble_words, trouble_words
from shuke.presenters.counter_words import Notice
from shuke.presenters.departments import DepartmentsPresenter
from shuke.presenters.devices import DevicePage
from shuke.presenters.journal_view import JournalPhase
from shuke.wording import Language
from shuke.wording.store import READING_FAILED

FULL = "磁盘已满"


def fill_disk(stand: BackOfficeStand) -> Callable[[], None]:
    """The store refuses from now on; returns what makes room again."""
    desk = stand.shop.desk
    before = desk.store, desk.reports

    def make_room() -> None:
        desk.store, desk.reports = before

    desk.store = desk.reports = FullDisk()  # type: ignore[assignment]  # as much of a store as is reached
    return make_room


def told(notice: Notice | None) -> str:
    return zh(notice.words) if notice else ""


@pytest.fixture
def stand() -> BackOfficeStand:
    return BackOfficeStand()


def test_the_list_says_so_and_reads_again(stand: BackOfficeStand) -> None:
    articles = ArticlesPresenter(stand.office)
    make_room = fill_disk(stand)
    articles.open()
    assert told(articles.state.notice).startswith(FULL)
    articles.choose("a-tea")
    articles.withdraw()
    assert told(articles.state.notice).startswith(FULL)
    make_room()
    articles.open()
    assert articles.state.total == 2
    assert articles.state.notice is None


def test_a_form_keeps_what_was_typed(stand: BackOfficeStand) -> None:
    form = ArticleFormPresenter(stand.office, lambda _: None)
    form.open_new()
    form.write(ArticleField.NAME, "壶")
    form.write(ArticleField.PRICE, "5")
    make_room = fill_disk(stand)
    form.save()
    assert told(form.state.notice).startswith(FULL)
    assert form.state.texts[ArticleField.NAME] == "壶"
    assert not form.state.busy
    make_room()
    form.save()
    assert not form.state.shown


def test_departments_and_a_renaming_under_way_stay(stand: BackOfficeStand) -> None:
    departments = DepartmentsPresenter(stand.office, lambda: None)
    departments.open()
    departments.begin_rename("d-1")
    departments.type("名茶")
    fill_disk(stand)
    departments.submit()
    assert told(departments.state.notice).startswith(FULL)
    assert departments.state.typed == "名茶"
    departments.choose("d-1")
    departments.move(1)
    assert told(departments.state.notice).startswith(FULL)


def test_an_import_stops_where_the_disk_is_full_and_what_is_in_stays(stand: BackOfficeStand) -> None:
    rows = "".join(f"C{at:05d},茶 {at},1\n" for at in range(250))
    content = ("条码,名称,售价\n" + rows).encode()
    importing = ArticleImportPresenter(
        stand.office,
        ImportFiles(lambda _path, _most: content, lambda _path, _content: None),
        lambda: 0.0,
        lambda: None,
    )
    importing.open()
    importing.choose(Path("list.csv"))
    slices = iter([None, FullDisk()])
    real = importing._import._store

    class Filling:
        def writing(self):
            return (next(slices, None) or real).writing()

    importing._import._store = Filling()  # type: ignore[assignment]  # full at the second slice
    importing.run()
    assert importing.state.phase is ImportPhase.CHOOSING
    assert told(importing.state.notice).startswith(FULL)
    importing._import._store = real
    importing.choose(Path("list.csv"))
    assert (importing.state.counts.new, importing.state.counts.unchanged) == (150, 100)
    fill_disk(stand)
    importing.choose(Path("list.csv"))
    assert told(importing.state.notice).startswith(FULL)
    importing.save_bad(Path("bad.csv"), Language.ZH)
    importing.close()
    assert importing.state.phase is ImportPhase.SHUT


def test_devices_say_so_and_keep_what_is_in_use() -> None:
    machine = Machine()
    job = machine.set_aside("S01-1.1-000001")
    devices = machine.devices
    devices.open(DevicePage.PRINTER)
    fill_disk(machine.stand)
    devices.printer.print_again(job)
    assert machine.told("printer").startswith(FULL)
    devices.printer.refresh_queue()
    assert machine.told("printer").startswith(FULL)

    def full(_name: object, _value: str) -> None:
        raise StoreUnusable(StoreTrouble.DISK_FULL, "no room")

    machine.put = full
    devices.open(DevicePage.CAMERA)
    devices.camera.choose_camera("1")
    assert machine.told("camera").startswith(FULL)
    assert machine.camera == "0"
    devices.open(DevicePage.LANGUAGE)
    devices.language.choose_receipts(Language.EN)
    assert machine.told("language").startswith(FULL)
    devices.open(DevicePage.PRINTER)
    devices.printer.choose_printer("generic-58")
    devices.printer.use()
    assert machine.told("printer").startswith(FULL)
    assert not devices.printer.state.busy


def test_the_journal_says_so_and_can_be_verified_later() -> None:
    office = JournalStand()
    office.journal.open()
    make_room = fill_disk(office.stand)
    office.journal.verify()
    assert office.state.phase is JournalPhase.IDLE
    assert office.verdict.startswith(FULL)
    office.journal.type(office.number)
    office.journal.submit()
    assert office.told.startswith(FULL)
    make_room()
    office.journal.verify()
    assert office.state.phase is JournalPhase.WHOLE


def test_a_bug_is_not_blamed_on_the_disk() -> None:
    assert en(trouble_words(RuntimeError("a bug"))).startswith("Saving failed")


def test_what_could_not_be_read_is_not_said_to_be_unsaved() -> None:
    assert reading_trouble_words(StoreUnusable(StoreTrouble.FAILED, "no such table")) == READING_FAILED
    assert reading_trouble_words(ValueError("a bug")) == READING_FAILED
    full = StoreUnusable(StoreTrouble.DISK_FULL, "no room")
    assert reading_trouble_words(full) == trouble_words(full)
