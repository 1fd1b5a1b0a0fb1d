"""The devices of a running till, plugged to what changes them: printer, camera, head office, languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from shuke.adapters.camera.cameras_here import cameras_here
from shuke.adapters.camera.opencv_source import EXPOSURES
from shuke.adapters.hand_scanner import hid_scanners, serial_ports
from shuke.adapters.own_address import own_address
from shuke.adapters.printing.finding import printers_here
from shuke.adapters.printing.printer import AddressInvalid
from shuke.adapters.printing.profile import ProfileInvalid
from shuke.application.devices import PrinterAt
from shuke.application.examining import Finding
from shuke.application.ports.printing import PrinterTrouble
from shuke.application.receipt_design import sample_receipt
from shuke.application.settings import Setting
from shuke.application.sync.joining import remember_head_office
from shuke.bootstrap.joining import JoinRefused, join_head_office
from shuke.bootstrap.till_camera import TillCamera, kept_camera
from shuke.bootstrap.till_counter import TillCounter
from shuke.bootstrap.till_printing import PrinterSettings, connections_here, printer_choices
from shuke.bootstrap.till_services import TillServices
from shuke.domain.paper import Picture
from shuke.domain.receipt_template import ReceiptTemplate
from shuke.domain.scanning.camera import CameraSource
from shuke.domain.scanning.hand_scanner import kept_setups
from shuke.presenters.back_office import OfficeWork
from shuke.presenters.device_backup import BackupPorts, DeviceBackupPresenter
from shuke.presenters.device_camera import CameraPorts, DeviceCameraPresenter
from shuke.presenters.device_customer_display import CustomerDisplayPorts, DeviceCustomerDisplayPresenter
from shuke.presenters.device_doctor import DeviceDoctorPresenter
from shuke.presenters.device_head_office import DeviceHeadOfficePresenter
from shuke.presenters.device_language import DeviceLanguagePresenter, LanguagePorts, Look
from shuke.presenters.device_lead import DeviceLeadPresenter, LeadPorts
from shuke.presenters.device_printer import DevicePrinterPresenter, PrinterPorts
from shuke.presenters.device_receipt import DeviceReceiptPresenter, ReceiptPorts
from shuke.presenters.device_scanner import DeviceScannerPresenter, Modules, ScannerPorts
from shuke.presenters.devices import DevicesPresenter
from shuke.ui import theme
from shuke.wording import Language
from shuke.wording.said import Words

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["TillDevices"]


class TillDevices:
    """`presenter` shows and changes them; `camera` is the preview's, apart from the counter's own."""

    def __init__(
        self,
        till: TillApplication,
        services: TillServices,
        counter: TillCounter,
        office: OfficeWork,
        joined: Callable[[], None],
    ) -> None:
        self._till = till
        self._services = services
        self._counter = counter
        self._printer = self._kept_printer()
        self.camera = TillCamera(kept_camera(services.setting), till.speaker, self._previewed, lambda _: None)
        self.presenter = DevicesPresenter(
            DevicePrinterPresenter(office, self._printer_ports(), connections_here()),
            DeviceCameraPresenter(office, self._camera_ports()),
            DeviceScannerPresenter(office, self._scanner_ports()),
            DeviceHeadOfficePresenter(office, self._join, joined, self._begin_round),
            DeviceBackupPresenter(office, self._backup_ports()),
            DeviceDoctorPresenter(office, self._examine),
            DeviceLeadPresenter(office, self._lead_ports()),
            DeviceLanguagePresenter(office, self._language_ports()),
            DeviceCustomerDisplayPresenter(office, self._customer_ports()),
            DeviceReceiptPresenter(office, self._receipt_ports()),
        )
        counter.customer_display.tell(self.presenter.customer_display)
        till.speaker.changed.connect(self._tell_language)
        till.shell.theme_switched.connect(self._tell_look)
        counter.scanner.scan_unreadable.connect(self.presenter.scanner.unreadable)
        counter.scanners.away_changed.connect(self.presenter.scanner.scanners_away)
        self._tell_language()
        self._tell_look()

    def close(self) -> None:
        self.camera.close()

    # printer

    def _printer_ports(self) -> PrinterPorts:
        return PrinterPorts(
            choices=printer_choices,
            current=lambda: self._printer,
            use=self._use_printer,
            test_page=self._print_test_page,
            put=self._services.change_setting,
            kick=self._counter.pump.kick,
            paper_folder=str(self._services.data.folder.paper),
            find=printers_here,
        )

    def _kept_printer(self) -> PrinterAt:
        kept = PrinterSettings(
            self._services.setting(Setting.PRINTER, ""), self._services.setting(Setting.PRINTER_ADDRESS, "")
        )
        return PrinterAt(kept.profile, kept.address)

    def _use_printer(self, printer: PrinterAt) -> bool:
        """On the printer's lane."""
        try:
            self._counter.printing.use(PrinterSettings(printer.profile, printer.address))
        except (AddressInvalid, ProfileInvalid):
            return False
        self._printer = printer
        return True

    def _print_test_page(self, printer: PrinterAt) -> PrinterTrouble | None:
        settings = PrinterSettings(printer.profile, printer.address)
        return self._counter.printing.print_test_page(settings, self._till.speaker.language)

    def _receipt_ports(self) -> ReceiptPorts:
        return ReceiptPorts(
            current=self._services.desk.receipt_template,
            draw=self._draw_receipt,
            logo_from=_logo_from,
            put=self._services.change_setting,
        )

    def _draw_receipt(self, template: ReceiptTemplate) -> bytes:
        """A made-up sale of this shop, on the printer in use, in the language of receipts."""
        desk, session = self._services.desk, self._till.session
        staff = session.staff.name if session else ""
        sample = sample_receipt(desk.shop, desk.till, staff, template, Language(desk.language()))
        return self._counter.printing.preview_receipt(sample)

    # camera

    def _camera_ports(self) -> CameraPorts:
        return CameraPorts(
            current=lambda: kept_camera(self._services.setting),
            use=self._use_camera,
            here=cameras_here,
            exposures=EXPOSURES,
            preview=lambda wanted: self.camera.watch(wanted=wanted),
            put=self._services.change_setting,
        )

    def _use_camera(self, source: CameraSource) -> None:
        self.camera.use(source)
        self._counter.camera.use(source)

    def _previewed(self, text: str) -> None:
        self.camera.judged(good=True)
        self.presenter.camera.scanned(text)

    # the customer display

    def _customer_ports(self) -> CustomerDisplayPorts:
        display = self._counter.customer_display
        return CustomerDisplayPorts(
            screens=display.screens,
            current=display.current,
            use=display.use,
            test=display.test,
            put=self._services.change_setting,
        )

    # hand scanners

    def _scanner_ports(self) -> ScannerPorts:
        return ScannerPorts(
            here=lambda: [*hid_scanners(), *serial_ports()],
            setups=lambda: kept_setups(self._services.setting(Setting.SCANNERS, "")),
            use=self._counter.scanners.use,
            code=_modules,
            put=self._services.change_setting,
        )

    # backups

    def _backup_ports(self) -> BackupPorts:
        backups, zone = self._counter.backups, ZoneInfo(self._services.shop.zone)

        def newest() -> datetime | None:
            made = backups.newest()
            return made and made.astimezone(zone)

        return BackupPorts(
            newest=newest,
            now=lambda: datetime.now(zone),
            folder=lambda: str(backups.folder()),
            make=lambda: backups.make(self._till.speaker.language),
            put=self._services.change_setting,
        )

    def _examine(self) -> tuple[Finding, ...] | Words:
        from shuke.bootstrap.till_doctor import examined_beside  # noqa: PLC0415 - loads what few ever ask for

        return examined_beside(self._services.data.folder)

    # languages and look

    def _language_ports(self) -> LanguagePorts:
        return LanguagePorts(
            receipts=self._receipt_language,
            speak=self._speak,
            dress=self._dress,
            put=self._services.change_setting,
        )

    def _receipt_language(self) -> Language:
        return Language(
            self._services.setting(Setting.RECEIPT_LANGUAGE, self._services.setting(Setting.LANGUAGE, "zh"))
        )

    def _speak(self, language: Language) -> None:
        if language is not self._till.speaker.language:
            self._till.shell.switch_language()

    def _dress(self, look: Look) -> None:
        if look.value != theme.current().name.value:
            self._till.shell.switch_theme()

    def _tell_language(self) -> None:
        self.presenter.language.spoken(self._till.speaker.language)

    def _tell_look(self) -> None:
        self.presenter.language.dressed(Look(theme.current().name.value))

    # head office

    def _begin_round(self) -> None:
        if self._till.sync is not None:
            self._till.sync.begin()

    def _lead_ports(self) -> LeadPorts:
        return LeadPorts(
            alone=lambda: self._services.contact.alone, own_address=own_address, named=self._lead_named
        )

    def _lead_named(self) -> None:
        if self._till.lead is not None:
            self._till.lead.look()
        if self._till.sync is not None:
            self._till.sync.soon()

    def _join(self, address: str, code: str) -> Words | None:
        """On the lane that asks head office; the rows are written on the counter's."""
        services = self._services
        try:
            known_by = services.signer.former or services.signer
            joined = join_head_office(address, code, known_by, services.place)
        except JoinRefused as refused:
            return refused.words

        def remember() -> None:
            with services.data.counter.writing() as work:
                remember_head_office(work, joined)
                work.commit()
            services.refresh()

        self._till.on_counter(remember)
        return None


def _logo_from(content: bytes) -> Picture | None:
    from shuke.adapters.printing.logo import logo_from  # noqa: PLC0415 - brings Pillow

    return logo_from(content)


def _modules(text: str) -> Modules:
    from shuke.adapters.printing.qr import qr_dots  # noqa: PLC0415 - who teaches a scanner pays for it

    return tuple(tuple(bool(dot) for dot in line) for line in qr_dots(text, 1))
