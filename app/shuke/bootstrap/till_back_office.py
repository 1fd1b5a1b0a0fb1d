"""Behind the counter of a running till: menu, articles, devices, journal, plugged together after sign-in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shuke.application.sync.joining import known_head_office
from shuke.application.sync.renewing_key import is_new_key_wished
from shuke.bootstrap.till_contacts import CONTACTS, TillContacts
from shuke.bootstrap.till_counter import TillCounter
from shuke.bootstrap.till_devices import TillDevices
from shuke.bootstrap.till_events import EVENTS, TillEvents
from shuke.bootstrap.till_exports import CAMPAIGNS, CARE, EXPORT, SEGMENTS, TillExports
from shuke.bootstrap.till_feedback import FEEDBACK, TillFeedback
from shuke.bootstrap.till_figures import COST, DASHBOARD, TillFigures
from shuke.bootstrap.till_import import IMPORT, TillImport
from shuke.bootstrap.till_journal import journal_ports
from shuke.bootstrap.till_members import MEMBERS, TillMembers
from shuke.bootstrap.till_messages import MESSAGES, TillMessages
from shuke.bootstrap.till_pay import PAY, TillPay
from shuke.bootstrap.till_prizes import PRIZES, TillPrizes
from shuke.bootstrap.till_programme import programme_files
from shuke.bootstrap.till_refund import REFUND, TillRefund
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_settlement import SETTLEMENT, TillSettlement
from shuke.bootstrap.till_shift import SHIFT, TillShift
from shuke.bootstrap.till_staff import STAFF, TillStaff
from shuke.bootstrap.till_training import TRAINING, TillTraining
from shuke.domain.article import Article
from shuke.presenters.allowance import AllowancePresenter
from shuke.presenters.article_export import ArticleExport
from shuke.presenters.article_form import ArticleFormPresenter
from shuke.presenters.article_import import ArticleImportPresenter, ImportFiles
from shuke.presenters.articles import ArticlesPresenter
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.background import Lane
from shuke.presenters.closed_days import ClosedDaysPresenter
from shuke.presenters.departments import DepartmentsPresenter
from shuke.presenters.device_head_office import HeadOfficeKnownHere
from shuke.presenters.devices import DevicePage
from shuke.presenters.exceptions import ExceptionsPresenter
from shuke.presenters.journal_view import JournalViewPresenter
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
        self.journal = JournalViewPresenter(self._office, journal_ports(services))
        self.programme = ProgrammePresenter(
            self._office, programme_files(services.data.folder), time.monotonic
        )
        self.figures = TillFigures(till, counter, self._office)
        self.menu = MenuPresenter(lambda: till.session, self.go, self.figures.warned)
        self.shift = TillShift(till, services, counter, self._office)
        self._add(SHIFT, lambda: self.shift.screen)
        self.training = TillTraining(till, services, counter, checkout=checkout)
        self.refund = TillRefund(till, services, counter, self._office)
        self._add(REFUND, lambda: self.refund.screen)
        self.members = TillMembers(till, services, counter, self._office, checkout=checkout)
        self._add(MEMBERS, lambda: self.members.screen)
        self._add_import(files)
        self._add_service()
        self.staff = TillStaff(till, services, self._office)
        self._add(STAFF, lambda: self.staff.screen)
        self.closed_days = ClosedDaysPresenter(self._office)
        self.exceptions = ExceptionsPresenter(self._office)
        self.allowance = AllowancePresenter(self._office)
        self._add(ARTICLES, self._articles_screen)
        self._add(DEVICES, self._devices_screen)
        self._add(PROGRAMME, self._programme_screen)
        self._add(CLOSING, self._closing_screen)
        self._add(JOURNAL, self._journal_screen)
        self._add(EXCEPTIONS, self._exceptions_screen)
        self._add(ALLOWANCE, self._allowance_screen)
        self._add_menu()
        if till.sync is not None:
            self.head_office_seen(till.sync.standing)

    def close(self) -> None:
        self.training.close()
        self.prizes.phones.close()
        self.devices.close()
        self.staff.close()

    def signed_in(self) -> None:
        """Somebody new stands at the till."""
        self.staff.signed_in()
        self.shift.signed_in()
        self.prizes.signed_in(self)
        self.figures.cost.look_at_budget()

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
            self._focus(place)

    def _doors(self) -> dict[MenuPlace, Callable[[], None]]:
        """What fills each screen before it is shown; screens have the names of their places."""
        return {
            MenuPlace.MEMBERS: self.members.open,
            MenuPlace.REFUND: self.refund.presenter.open,
            MenuPlace.SHIFT: self.shift.presenter.open,
            MenuPlace.ARTICLES: self.list.open,
            MenuPlace.DEVICES: lambda: self.devices.presenter.open(self._wanted_page),
            MenuPlace.EVENTS: self.events.presenter.open,
            MenuPlace.CAMPAIGNS: self.exports.campaigns.presenter.open,
            MenuPlace.CARE: self.exports.care.presenter.open,
            MenuPlace.PRIZES: self.prizes.open,
            MenuPlace.FEEDBACK: self.feedback.presenter.open,
            MenuPlace.COMMISSION: self.pay.presenter.open,
            MenuPlace.DASHBOARD: self.figures.presenter.open,
            MenuPlace.COST: self.figures.cost.open,
            MenuPlace.SETTLEMENT: self.settlement.presenter.open,
            MenuPlace.SEGMENTS: self.exports.segments.presenter.open,
            MenuPlace.MESSAGES: self.messages.presenter.open,
            MenuPlace.CONTACTS: self.contacts.presenter.open,
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

    def _add_import(self, files: ImportFiles) -> None:
        refresh = self.members.presenter.refresh
        self.importing_members = TillImport(self._till, self._office, files, refresh)
        self._add(IMPORT, lambda: self.importing_members.screen)
        self.exports = TillExports(self._till, self._office, self.figures.ports, self.menu.choose)
        self._add(EXPORT, lambda: self.exports.screen)
        self._add(SEGMENTS, lambda: self.exports.segments.screen)
        self._add(CAMPAIGNS, lambda: self.exports.campaigns.screen)
        self._add(CARE, lambda: self.exports.care.screen)

    def _add_service(self) -> None:
        till, services, counter = self._till, self._services, self._counter
        self.events = TillEvents(till, services, counter, self._office)
        self._add(EVENTS, lambda: self.events.screen)
        self.prizes = TillPrizes(till, services, counter, self._office)
        self._add(PRIZES, lambda: self.prizes.screen)
        self.feedback = TillFeedback(till, services, counter, self._office)
        self._add(FEEDBACK, lambda: self.feedback.screen)
        self.messages = TillMessages(till, services, self._office)
        self._add(MESSAGES, lambda: self.messages.screen)
        self.pay = TillPay(till, counter, self._office)
        self._add(PAY, lambda: self.pay.screen)
        self._add(DASHBOARD, lambda: self.figures.screen)
        self._add(COST, lambda: self.figures.cost_screen)
        self.settlement = TillSettlement(till, counter, self._office)
        self._add(SETTLEMENT, lambda: self.settlement.screen)
        self.contacts = TillContacts(till, self._office)
        self._add(CONTACTS, lambda: self.contacts.screen)

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

    def _add(self, name: str, make: Callable[[], BackOfficeScreen]) -> None:
        def made() -> BackOfficeScreen:
            screen = make()
            screen.left.connect(self._leave)
            return screen

        self._till.shell.add_screen_to_make(name, made)

    def _focus(self, place: MenuPlace) -> None:
        screen = self._till.shell.screen_named(place.value)
        if isinstance(screen, BackOfficeScreen):
            screen.focus_first()

    # the screens, each made when it is shown first

    def _devices_screen(self) -> DevicesScreen:
        screen = DevicesScreen(self._till.speaker, self.devices.camera.view)
        screen.attach(self.devices.presenter)
        return screen

    def _programme_screen(self) -> ProgrammeScreen:
        screen = ProgrammeScreen(self._till.speaker)
        screen.attach(self.programme)
        return screen

    def _closing_screen(self) -> ClosingScreen:
        screen = ClosingScreen(self._till.speaker)
        screen.attach(self.closed_days)
        return screen

    def _journal_screen(self) -> JournalScreen:
        screen = JournalScreen(self._till.speaker)
        screen.attach(self.journal)
        return screen

    def _exceptions_screen(self) -> ExceptionsScreen:
        screen = ExceptionsScreen(self._till.speaker)
        screen.attach(self.exceptions)
        return screen

    def _allowance_screen(self) -> AllowanceScreen:
        screen = AllowanceScreen(self._till.speaker)
        screen.attach(self.allowance)
        return screen

    def _articles_screen(self) -> ArticlesScreen:
        speaker = self._till.speaker
        screen = ArticlesScreen(speaker, self._till.keys)
        ArticleForm(speaker, screen).attach(self.form)
        DepartmentsPanel(speaker, screen).attach(self.departments)
        ImportPanel(speaker, screen).attach(self.importing)
        screen.attach(self.list)
        screen.article_wanted.connect(self.form.open)
        screen.new_wanted.connect(self.form.open_new)
        screen.departments_wanted.connect(self.departments.open)
        screen.import_wanted.connect(self.importing.open)
        screen.export_wanted.connect(self._export)
        return screen

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


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)
