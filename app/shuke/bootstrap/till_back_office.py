"""Behind the counter of a running till: menu, articles, devices, journal, plugged together after sign-in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shuke.application.code_check import receipt_words
from shuke.application.sync.joining import known_head_office
from shuke.application.sync.renewing_key import is_new_key_wished
from shuke.bootstrap.till_counter import TillCounter
from shuke.bootstrap.till_devices import TillDevices
from shuke.bootstrap.till_events import EVENTS, TillEvents
from shuke.bootstrap.till_exports import EXPORT, TillExports
from shuke.bootstrap.till_feedback import FEEDBACK, TillFeedback
from shuke.bootstrap.till_import import IMPORT, TillImport
from shuke.bootstrap.till_members import MEMBERS, TillMembers
from shuke.bootstrap.till_pay import PAY, TillPay
from shuke.bootstrap.till_prizes import PRIZES, TillPrizes
from shuke.bootstrap.till_programme import programme_files
from shuke.bootstrap.till_refund import REFUND, TillRefund
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_shift import SHIFT, TillShift
from shuke.bootstrap.till_staff import STAFF, TillStaff
from shuke.bootstrap.till_training import TRAINING, TillTraining
from shuke.domain.article import Article
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.allowance import AllowancePresenter
from shuke.presenters.article_export import ArticleExport
from shuke.presenters.article_form import ArticleFormPresenter
from shuke.presenters.article_import import ArticleImportPresenter, ImportFiles
from shuke.presenters.articles import ArticlesPresenter
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.closed_days import ClosedDaysPresenter
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.departments import DepartmentsPresenter
from shuke.presenters.device_head_office import HeadOfficeKnownHere
from shuke.presenters.devices import DevicePage
from shuke.presenters.exceptions import ExceptionsPresenter
from shuke.presenters.journal_view import JournalPorts, JournalViewPresenter, ScannedReceipt
from shuke.presenters.menu import MenuPlace, MenuPresenter
from shuke.presenters.programme_window import ProgrammePresenter
from shuke.presenters.status import HeadOfficeContact, HeadOfficeSeen
from shuke.ui.back_office.allowance_screen import AllowanceScreen
from shuke.ui.back_office.article_form import ArticleForm
from shuke.ui.back_office.articles_screen import ArticlesScreen
from shuke.ui.back_office.closing_screen import ClosingScreen
from shuke.ui.back_office.departments_panel import DepartmentsPanel
from shuke.ui.back_office.devices_screen import DevicesScreen
from shuke.ui.back_office.exceptions_screen import ExceptionsScreen
from shuke.ui.back_office.import_panel import ImportPanel
from shuke.ui.back_office.journal_screen import JournalScreen
from shuke.ui.back_office.menu_panel import MenuButton, MenuPanel
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.keys import Action
from shuke.ui.programme.screen import ProgrammeScreen
from shuke.wording import Language, Sentence

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["ALLOWANCE", "ARTICLES", "CLOSING", "DEVICES", "EXCEPTIONS", "JOURNAL", "PROGRAMME", "BackOffice"]

ARTICLES, DEVICES, PROGRAMME, JOURNAL = "articles", "devices", "programme", "journal"
CLOSING, EXCEPTIONS = "closing", "exceptions"
ALLOWANCE = "allowance"
"""The names of the screens."""

_STRIP = {
    "shop": None,
    "printer": DevicePage.PRINTER,
    "camera": DevicePage.CAMERA,
    "head_office": DevicePage.HEAD_OFFICE,
    "lead": DevicePage.LEAD,
}
"""Where a tap on the strip leads; the shop opens the menu."""

_TONES = {
    CodeOutcome.VALID: NoticeTone.GOOD,
    CodeOutcome.FORGED: NoticeTone.BAD,
    CodeOutcome.ALTERED: NoticeTone.BAD,
}


class BackOffice(QObject):
    """Made once, after the counter; lives as long as the window.

    Args:
        checkout: the name of the screen that leaving leads back to.
        joined: called once this till has joined a head office, on the window's thread.
    """

    def __init__(
        self,
        till: TillApplication,
        services: TillServices,
        counter: TillCounter,
        *,
        checkout: str,
        joined: Callable[[], None],
    ) -> None:
        super().__init__(till)
        self._till = till
        self._services = services
        self._counter = counter
        self._checkout = checkout
        self._wanted_page: DevicePage | None = None
        approval = till.approval.ask if till.approval else None
        self._office = OfficeWork(services.desk, till.current_session, till.background, approval)
        self.devices = TillDevices(till, services, counter, self._office, joined)
        self.list = ArticlesPresenter(self._office)
        self.form = ArticleFormPresenter(self._office, self._article_saved)
        self.departments = DepartmentsPresenter(self._office, self._departments_changed)
        files = ImportFiles(_read, Path.write_bytes)
        self.importing = ArticleImportPresenter(
            self._office, files, time.monotonic, self._departments_changed
        )
        self.export = ArticleExport(self._office, files, self.list.tell)
        self.journal = JournalViewPresenter(self._office, self._journal_ports())
        self.programme = ProgrammePresenter(self._office, programme_files())
        self.menu = MenuPresenter(lambda: till.session, self.go)
        self.shift = TillShift(till, services, counter, self._office)
        self._add(SHIFT, self.shift.screen)
        self.training = TillTraining(till, services, counter, checkout=checkout)
        self.refund = TillRefund(till, services, counter, self._office)
        self._add(REFUND, self.refund.screen)
        self.members = TillMembers(till, services, counter, self._office, checkout=checkout)
        self._add(MEMBERS, self.members.screen)
        self._add_import(files)
        self._add_service()
        self.staff = TillStaff(till, services, self._office)
        self._add(STAFF, self.staff.screen)
        self._add_articles()
        self.devices_screen = DevicesScreen(till.speaker, self.devices.camera.view)
        self.devices_screen.attach(self.devices.presenter)
        self.journal_screen = JournalScreen(till.speaker)
        self.journal_screen.attach(self.journal)
        self._add(ARTICLES, self.articles_screen)
        self._add(DEVICES, self.devices_screen)
        self.programme_screen = ProgrammeScreen(till.speaker)
        self.programme_screen.attach(self.programme)
        self._add(PROGRAMME, self.programme_screen)
        self.closed_days = ClosedDaysPresenter(self._office)
        self.closing_screen = ClosingScreen(till.speaker)
        self.closing_screen.attach(self.closed_days)
        self._add(CLOSING, self.closing_screen)
        self._add(JOURNAL, self.journal_screen)
        self._add_exceptions()
        self._add_allowance()
        self._add_menu()
        if till.sync is not None:
            self.head_office_seen(till.sync.standing)

    def close(self) -> None:
        self.training.close()
        self.devices.close()
        self.staff.close()

    def signed_in(self) -> None:
        """Somebody new stands at the till."""
        self.staff.signed_in()
        self.shift.signed_in()
        self.prizes.signed_in(self)

    # going about

    def go(self, place: MenuPlace) -> None:
        """Show one of the menu's places."""
        self.shift.put_away()
        if place is MenuPlace.KEYS:
            self._till.shell.show_help()
        elif place is MenuPlace.LOCK:
            self._till.shell.lock_wanted.emit()
        elif place is MenuPlace.TRAINING:
            self.training.open()
        else:
            self._doors()[place]()
            self._till.shell.show_screen(place.value)
            self._focus.get(place, lambda: None)()

    def _doors(self) -> dict[MenuPlace, Callable[[], None]]:
        """What fills each screen before it is shown; screens have the names of their places."""
        return {
            MenuPlace.MEMBERS: self.members.open,
            MenuPlace.REFUND: self.refund.presenter.open,
            MenuPlace.SHIFT: self.shift.presenter.open,
            MenuPlace.ARTICLES: self.list.open,
            MenuPlace.DEVICES: lambda: self.devices.presenter.open(self._wanted_page),
            MenuPlace.EVENTS: self.events.presenter.open,
            MenuPlace.PRIZES: self.prizes.presenter.open,
            MenuPlace.FEEDBACK: self.feedback.presenter.open,
            MenuPlace.COMMISSION: self.pay.presenter.open,
            MenuPlace.STAFF: self.staff.open,
            MenuPlace.PROGRAMME: self.programme.open,
            MenuPlace.CLOSING: self.closed_days.open,
            MenuPlace.IMPORT: lambda: None,
            MenuPlace.EXPORT: self.exports.presenter.open,
            MenuPlace.JOURNAL: self.journal.open,
            MenuPlace.EXCEPTIONS: self.exceptions.open,
            MenuPlace.ALLOWANCE: self.allowance.open,
        }

    def take_scan(self, text: str) -> bool:
        """A hand scanner's code belongs to the screen that is shown; false if that is none of these."""
        take = {
            ARTICLES: self.form.scanned,
            DEVICES: self.devices.presenter.scanned,
            EVENTS: self.events.presenter.scanned,
            FEEDBACK: self.feedback.presenter.scanned,
            JOURNAL: self.journal.scanned,
            MEMBERS: self.members.scanned,
            PRIZES: self.prizes.presenter.scanned,
            REFUND: self.refund.presenter.scanned,
            TRAINING: self.training.scanned,
        }.get(self._till.shell.shown)
        if take is None:
            return False
        take(text)
        return True

    def lead_to(self, place: MenuPlace, text: str) -> None:
        """A code was scanned at the counter that belongs to another screen."""
        self.menu.choose(place)
        if self._till.shell.shown == place.value:
            self.take_scan(text)

    def days_closed(self) -> None:
        """Nothing is left to close; the list shows it while it is looked at."""
        if self._till.shell.shown == CLOSING:
            self.closed_days.refresh()

    def queue_changed(self) -> None:
        """Something was queued, printed or stopped; the devices show it while they are looked at."""
        if self._till.shell.shown == DEVICES:
            self.devices.presenter.printer.refresh_queue()

    def head_office_seen(self, seen: HeadOfficeSeen) -> None:
        """How the till stands with head office after a round."""
        tell = self.devices.presenter.head_office.seen
        if seen.contact is HeadOfficeContact.ALONE:
            tell(HeadOfficeKnownHere())
            return

        def known() -> HeadOfficeKnownHere:
            with self._services.data.reports.reading() as work:
                found, renewing = known_head_office(work), is_new_key_wished(work)
            name, address = (found.name, found.address) if found else ("", "")
            key = self._services.signer.key_id.hex(" ", 2)
            return HeadOfficeKnownHere(
                seen.contact, name, address, seen.unsent, seen.since, seen.explained, key, renewing
            )

        self._till.background.run(Lane.READING, known, tell)

    def spending_changed(self) -> None:
        """The window shows how things stand."""
        if self._till.shell.shown == ALLOWANCE:
            self.allowance.open()

    def _leave(self) -> None:
        self._till.shell.show_screen(self._checkout)

    def _strip_chosen(self, name: str) -> None:
        if name in (ALLOWANCE, SHIFT) and self._till.session is not None:
            self.menu.choose(MenuPlace(name))
        if name not in _STRIP or self._till.session is None:
            return
        page = _STRIP[name]
        if page is None:
            self.menu.open()
            return
        self._wanted_page = page
        self.menu.choose(MenuPlace.DEVICES)
        self._wanted_page = None

    def _add_exceptions(self) -> None:
        self.exceptions = ExceptionsPresenter(self._office)
        self.exceptions_screen = ExceptionsScreen(self._till.speaker)
        self.exceptions_screen.attach(self.exceptions)
        self._add(EXCEPTIONS, self.exceptions_screen)

    def _add_import(self, files: ImportFiles) -> None:
        refresh = self.members.presenter.refresh
        self.importing_members = TillImport(self._till, self._office, files, refresh)
        self._add(IMPORT, self.importing_members.screen)
        self.exports = TillExports(self._till, self._office)
        self._add(EXPORT, self.exports.screen)

    def _add_service(self) -> None:
        till, services, counter = self._till, self._services, self._counter
        self.events = TillEvents(till, services, counter, self._office)
        self._add(EVENTS, self.events.screen)
        self.prizes = TillPrizes(till, services, counter, self._office)
        self._add(PRIZES, self.prizes.screen)
        self.feedback = TillFeedback(till, services, counter, self._office)
        self._add(FEEDBACK, self.feedback.screen)
        self.pay = TillPay(till, counter, self._office)
        self._add(PAY, self.pay.screen)

    def _add_allowance(self) -> None:
        self.allowance = AllowancePresenter(self._office)
        self.allowance_screen = AllowanceScreen(self._till.speaker)
        self.allowance_screen.attach(self.allowance)
        self._add(ALLOWANCE, self.allowance_screen)

    def _add_menu(self) -> None:
        till = self._till
        self.menu_panel = MenuPanel(till.speaker, till.shell)
        self.menu_panel.attach(self.menu)
        button = MenuButton(till.speaker, till.keys)
        button.clicked.connect(self.menu.toggle)
        till.shell.add_switch(button)
        till.keys.bind(Action.MENU, till.shell, self.menu.toggle)
        till.keys.bind(Action.SHIFT, till.shell, lambda: self.menu.choose(MenuPlace.SHIFT))
        till.keys.bind(Action.REFUND, till.shell, lambda: self.menu.choose(MenuPlace.REFUND))
        till.keys.bind(Action.EXCEPTIONS, till.shell, lambda: self.menu.choose(MenuPlace.EXCEPTIONS))
        till.shell.strip_item_chosen.connect(self._strip_chosen)
        till.shell.lock_wanted.connect(self.menu.close)
        self._focus: dict[MenuPlace, Callable[[], None]] = {
            MenuPlace.MEMBERS: self.members.screen.focus_first,
            MenuPlace.EVENTS: self.events.screen.focus_first,
            MenuPlace.PRIZES: self.prizes.screen.setFocus,
            MenuPlace.FEEDBACK: self.feedback.screen.focus_first,
            MenuPlace.COMMISSION: self.pay.screen.setFocus,
            MenuPlace.SHIFT: self.shift.screen.focus_first,
            MenuPlace.REFUND: self.refund.screen.setFocus,
            MenuPlace.IMPORT: self.importing_members.screen.focus_first,
            MenuPlace.EXPORT: self.exports.screen.focus_first,
            MenuPlace.PROGRAMME: self.programme_screen.focus_page,
            MenuPlace.ALLOWANCE: self.allowance_screen.setFocus,
        }

    # articles

    def _add_articles(self) -> None:
        speaker = self._till.speaker
        screen = self.articles_screen = ArticlesScreen(speaker, self._till.keys)
        self.article_form = ArticleForm(speaker, screen)
        self.departments_panel = DepartmentsPanel(speaker, screen)
        self.import_panel = ImportPanel(speaker, screen)
        screen.attach(self.list)
        self.article_form.attach(self.form)
        self.departments_panel.attach(self.departments)
        self.import_panel.attach(self.importing)
        screen.article_wanted.connect(self.form.open)
        screen.new_wanted.connect(self.form.open_new)
        screen.departments_wanted.connect(self.departments.open)
        screen.import_wanted.connect(self.importing.open)
        screen.export_wanted.connect(self._export)

    def _export(self, path: Path) -> None:
        self.export.write(path, self.list.state.wanted, self._till.speaker.language)

    def _article_saved(self, article: Article) -> None:
        """The list shows it; it may have a key of its own now."""
        self.list.saved(article)
        self._counter.checkout.entry.open()

    def _departments_changed(self) -> None:
        """The list shows them, and so do the keys of the counter."""
        self.list.refresh()
        self._counter.checkout.entry.open()

    def _add(self, name: str, screen: BackOfficeScreen) -> None:
        screen.left.connect(self._leave)
        self._till.shell.add_screen(name, screen)

    # journal

    def _journal_ports(self) -> JournalPorts:
        services = self._services
        return JournalPorts(
            sealing=services.sealing,
            keys=lambda: {services.place.till: services.own_keys()},
            read_receipt=self._read_receipt,
            clock_s=time.monotonic,
        )

    def _read_receipt(self, text: str) -> ScannedReceipt:
        check = self._services.code_check.receipt(text)
        sign = CURRENCY_SIGNS[self._services.shop.currency]
        words = Sentence(
            zh=receipt_words(check, Language.ZH, sign), en=receipt_words(check, Language.EN, sign)
        )
        tone = _TONES.get(check.outcome, NoticeTone.WARN)
        return ScannedReceipt(check.code.number if check.code else "", words, tone)


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)
