"""The counter of a running till: checkout, printer, scanner, camera, strip, plugged together after sign-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from shuke.adapters import pinyin
from shuke.adapters.sound.machine import MachineSounds
from shuke.application.card_printing import print_card
from shuke.application.cards.card_face import CardFace
from shuke.application.closing.closing import ClosingProgress
from shuke.application.counter.view import CounterView
from shuke.application.find_members import find_members
from shuke.application.money_held.customer_pins import CustomerPins
from shuke.application.pin_tries import PinTries
from shuke.application.ports.printing import PrintJob
from shuke.application.ports.sounds import Sound
from shuke.application.print_queue import QueueState
from shuke.application.prizes.stock_here import Missing
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.settings import SILENT, Setting
from shuke.application.sync.fetching import Fetched
from shuke.assets import resources
from shuke.bootstrap.till_backup_keeping import TillBackupKeeping
from shuke.bootstrap.till_camera import TillCamera, kept_camera
from shuke.bootstrap.till_customer_display import TillCustomerDisplay, kept_use
from shuke.bootstrap.till_printing import PrinterSettings, TillPrinting
from shuke.bootstrap.till_scanners import TillScanners
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_upkeep import TillUpkeep
from shuke.domain.basket import IdentifiedBy
from shuke.domain.card import Card
from shuke.domain.codes.outcome import CodeOutcome
from shuke.domain.codes.payload import CardCode, MemberCode
from shuke.domain.scanning.camera import CameraState
from shuke.domain.scanning.found_code import CodesSeen, Legibility
from shuke.domain.scanning.hand_scanner import kept_setups
from shuke.domain.sync.finding import Find
from shuke.presenters.background import Lane
from shuke.presenters.cards import CardDesks
from shuke.presenters.checkout import Checkout, CheckoutNeeds, Overlay
from shuke.presenters.counter_words import NoticeTone
from shuke.presenters.elsewhere import nobody_to_ask
from shuke.presenters.identification import Identified
from shuke.presenters.menu import MenuPlace
from shuke.presenters.next_by_camera import NextByCamera
from shuke.presenters.print_pump import PrintPump
from shuke.presenters.receipt_preview import Receipts
from shuke.ui.checkout.screen import CheckoutScreen
from shuke.ui.scanner_keys import ScannerKeys
from shuke.wording.sentence import Language

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication
    from shuke.bootstrap.till_back_office import BackOffice

__all__ = ["TillCounter"]

_TRY_AGAIN_MS = 3_600_000
"""A stick that is not there is not there a minute later either."""

_NAMES_AFTER_MS = 2_000
"""So long after the first sign-in the readings of names are fetched: long before anybody was enrolled."""


class TillCounter(QObject):
    """Made once, at the first sign-in; lives as long as the window."""

    _queued = Signal()
    """Something was queued for the printer on another thread."""

    def __init__(self, till: TillApplication, services: TillServices) -> None:
        super().__init__(till)
        self._till = till
        self._services = services
        self.printing = self._make_printing()
        self.sounds = MachineSounds(
            resources() / "sounds",
            on=lambda: services.setting(Setting.SOUND, "") != SILENT,
            beep=till.app.beep,
        )
        self._asked_for: tuple[str, str] = ("", "")
        self.office: BackOffice | None = None
        self.backups = TillBackupKeeping(services)
        self._backing_up = False
        self.upkeep = TillUpkeep(
            till.background, services, day_closing=self._day_closing, rested=self._back_up_if_due
        )
        self.pump = PrintPump(till.background, lambda: self.printing.queue, till.later, self._queue_changed)
        self._queued.connect(self.pump.kick, Qt.ConnectionType.QueuedConnection)
        self.checkout = Checkout(self._needs())
        self.camera = TillCamera(
            kept_camera(services.setting),
            till.speaker,
            self._camera_scanned,
            self._camera_changed,
            self._camera_looked,
        )
        self.next_by_camera = NextByCamera(self._watch, till.later, self._is_members)
        self.screen = CheckoutScreen(till.speaker, till.keys, self.camera.view)
        self.screen.camera_wanted.connect(self._scan_panel)
        self.screen.attach(self.checkout)
        self.scanner = ScannerKeys(till.app)
        self.scanner.scanned.connect(self._hand_scanned)
        self.scanner.scan_unreadable.connect(self._hand_scan_unreadable)
        self.scanners = TillScanners(self.scanner, kept_setups(services.setting(Setting.SCANNERS, "")))
        self.checkout.counter.watch(self._counter_changed)
        self.customer_display = TillCustomerDisplay(till, services, self.checkout)
        till.shell.lock_wanted.connect(self.checkout.close_overlay)  # nothing typed of a PIN stays
        till.shell.lock_wanted.connect(self.next_by_camera.end)
        till.background.run(Lane.PRINTER, self.printing.warm_up, lambda _: None)
        self.pump.recover()
        for load in (pinyin.load, services.holidays):
            till.later(_NAMES_AFTER_MS, partial(till.background.run, Lane.CODE, load, lambda _: None))

    def _day_closing(self, progress: ClosingProgress | None) -> None:
        self._till.status.day_closing(progress)
        if progress is None and self.office is not None:
            self.office.days_closed()

    def _back_up_if_due(self) -> None:
        """The counter is quiet, and nobody waits for anything."""
        if self._backing_up or not self.backups.is_due():
            return
        self._backing_up = True
        language = self._till.speaker.language
        self._till.background.run(Lane.CARE, lambda: self.backups.make(language), self._backed_up)

    def _backed_up(self, result: tuple[bool, str]) -> None:
        well, _ = result
        self._till.later(0 if well else _TRY_AGAIN_MS, self._may_back_up)
        self._till.status.backed_up(well=well)
        if self.office is not None:
            self.office.devices.presenter.backup.made(result)

    def _may_back_up(self) -> None:
        self._backing_up = False

    def close(self) -> None:
        self.backups.stop()
        self.scanners.close()
        self.scanner.remove()
        self.camera.close()
        self.customer_display.close()
        self.sounds.close()

    def _needs(self) -> CheckoutNeeds:
        services, till = self._services, self._till
        return CheckoutNeeds(
            desk=services.desk,
            session=till.current_session,
            background=till.background,
            identify=services.identifying.scan,
            find=find_members,
            enrolments=services.enrolments,
            card_desks=CardDesks(
                services.card_desk, services.beside_desk, self._save_cards, services.swap_desk
            ),
            customer_pins=CustomerPins(
                services.desk,
                PinTries(services.data.counter, services.clock.now_ms, services.pins, till.on_counter),
                services.pins,
            ),
            free_bytes=services.data.free_bytes,
            receipts=Receipts(self._printed, self.printing.preview, self._save),
            status=self._till.status,
            elsewhere=self._ask_elsewhere,
            ask_for=self.ask_for,
            print_card=self._print_card,
            heard=self._heard,
            approval=till.approval.ask if till.approval else None,
            take_back=partial(self._lead_to, MenuPlace.REFUND),
            redeem=partial(self._lead_to, MenuPlace.PRIZES),
            money_moved=self._money_moved,
            signed_on=lambda: kept_use(services).signs,
        )

    def _make_printing(self) -> TillPrinting:
        settings = PrinterSettings(
            self._services.setting(Setting.PRINTER, ""), self._services.setting(Setting.PRINTER_ADDRESS, "")
        )
        services = self._services
        return TillPrinting(
            services.data.counter,
            services.data.folder.paper,
            settings,
            logo=lambda: services.desk.receipt_template().logo,
        )

    # receipts

    def _printed(self, number: str) -> PrintJob | None:
        with self._services.data.counter.reading() as work:
            return work.print_jobs.latest(number)

    def _save_cards(self, faces: tuple[CardFace, ...]) -> Path:
        from shuke.adapters.printing.card_sheet import face_png, sheet_pdf  # noqa: PLC0415 - when one is wanted

        language = Language(self._services.desk.language())
        folder = self._services.data.folder.root / "cards"
        folder.mkdir(parents=True, exist_ok=True)
        for face in faces:
            (folder / f"{_file_name(face)}.png").write_bytes(face_png(face, language))
        sheet = folder / f"{_file_name(faces[0])}.pdf"
        sheet.write_bytes(sheet_pdf(faces, language))
        return sheet

    def _save(self, number: str, picture: bytes) -> Path:
        folder = self._services.data.folder.root / "receipts"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{number}.png"
        path.write_bytes(picture)
        return path

    def _print_card(self, session: Session, card_id: str) -> Card | Refused:
        services = self._services
        answer = print_card(services.desk, session, card_id, services.card_text)
        self._queued.emit()
        return answer

    # what happens at the counter

    def _counter_changed(self) -> None:
        """After every step: the strip knows, and whatever was queued for the printer gets printed."""
        self._till.busy()
        counter = self.checkout.counter
        view = counter.view
        if view is None:
            return
        self.next_by_camera.counter_changed(view)
        status = self._till.status
        status.baskets_held(view.held)
        status.member_served(view.member.standing.points_spendable if view.member else None)
        self.pump.kick()
        if view.completed is not None:
            self.upkeep.sale_answered()
            self._till.look_at_allowance()
            if self.office is not None:
                self.office.shift.look()
        self._speak_with_head_office(view)

    def recorded(self) -> None:
        """Slips print, the shift's figures and whoever is being served are shown anew, head office is told soon."""
        self.pump.kick()
        self.checkout.counter.refresh()
        self._money_moved()

    def _money_moved(self) -> None:
        """A shift may have begun with it; head office hears of it soon."""
        if self.office is not None:
            self.office.shift.look()
        if self._till.sync is not None:
            self._till.sync.soon()

    def _speak_with_head_office(self, view: CounterView) -> None:
        """Tell it of a sale soon; and as soon as a member is known, ask for what this till may not spend yet, before
        anybody promises anything."""
        sync = self._till.sync
        if sync is None:
            return
        if view.completed is not None:
            sync.soon()
        if view.member is None:
            return
        asked = (view.basket.basket_id, view.member.member.member_id)
        if asked != self._asked_for and sync.may_ask:
            self._asked_for = asked
            sync.ask_for_all(view.member.member.member_id, self._granted)

    def ask_for(self, missing: Sequence[Missing], then: Callable[[], None]) -> None:
        """Have what lies elsewhere moved here, if somebody answers."""
        if self._till.sync is None:
            then()
        else:
            self._till.sync.ask_for(missing, then)

    def _ask_elsewhere(self, asked: Find, then: Callable[[Fetched], None]) -> None:
        sync = self._till.sync
        (nobody_to_ask if sync is None else sync.fetch)(asked, then)

    def _granted(self, came: bool) -> None:
        if came and self._till.session is not None:
            self.checkout.counter.refresh()
        self._till.look_at_allowance()

    def member_rows_changed(self, members: frozenset[str] | None) -> None:
        """Head office told something new; if it is about whoever is being served, the basket is quoted anew."""
        view = self.checkout.counter.view
        if view is None or self.checkout.counter.completed is not None:
            return
        served = view.member.member.member_id if view.member else None
        if members is None or served in members:
            self.checkout.counter.refresh()

    def _queue_changed(self, state: QueueState) -> None:
        self._till.status.queue_changed(state)
        if self.office is not None:
            self.office.queue_changed()

    def _lead_to(self, place: MenuPlace, text: str) -> None:
        if self.office is not None:
            self.office.lead_to(place, text)

    def _heard(self, identified: Identified) -> None:
        good = identified.tone is not NoticeTone.BAD
        self.camera.judged(good=good)
        self.sounds.play(Sound.READ if good else Sound.REFUSED)

    def _hand_scanned(self, text: str) -> None:
        """A code belongs to the screen that is shown; nobody signed in, it belongs to nobody."""
        if self._till.session is None or (self.office is not None and self.office.take_scan(text)):
            return
        self.checkout.scanned(text, IdentifiedBy.HAND_SCANNER)

    def _hand_scan_unreadable(self, legibility: Legibility) -> None:
        if self._till.session is not None and self.screen.isVisible():
            self.checkout.scan_unreadable(legibility)

    def _camera_scanned(self, text: str) -> None:
        """A picture that was under way when the till was locked belongs to nobody."""
        if self._till.session is None:
            return
        if not self._scan_panel_open and self.next_by_camera.looking and not self._takes_next(text):
            return
        self.next_by_camera.took()
        self.checkout.scanned(text, IdentifiedBy.CAMERA)

    def _takes_next(self, text: str) -> bool:
        return self.checkout.state.overlay is Overlay.NONE and self.next_by_camera.takes(text)

    def _is_members(self, text: str) -> bool:
        read = self._services.codes.read(text)
        return not isinstance(read, CodeOutcome) and isinstance(read.payload, CardCode | MemberCode)

    def _camera_changed(self, state: CameraState) -> None:
        self._till.status.camera_changed(state)

    def _camera_looked(self, seen: CodesSeen) -> None:
        if self.screen.isVisible():
            self.next_by_camera.saw(seen)
        else:
            self.next_by_camera.end()

    @property
    def _scan_panel_open(self) -> bool:
        return self.checkout.scan.state.open

    def _scan_panel(self, shown: bool) -> None:
        """A code that lay in the picture while nobody asked for it is asked for now."""
        if shown:
            self.camera.look_anew()
        self._watch()

    def _watch(self) -> None:
        """Its light is on only while somebody wants to scan, and where the next one is likely to."""
        self.camera.watch(wanted=self._scan_panel_open or self.next_by_camera.looking)


def _file_name(face: CardFace) -> str:
    """An old system's number may hold what a file's name must not."""
    return "".join(sign if sign.isalnum() or sign == "-" else "_" for sign in face.number)
