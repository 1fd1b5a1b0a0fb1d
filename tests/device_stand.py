"""This machine's printer, camera and settings, and the devices' presenters over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from back_office_stand import BackOfficeStand, zh
from shuke.adapters.printing.logo import logo_from
from shuke.adapters.printing.printer import preview_png
from shuke.adapters.printing.profile import load_profile
from shuke.application.devices import PrinterAt
from shuke.application.examining import Finding
from shuke.application.ports.printing import FoundPrinter, JobState, PrinterTrouble, PrintJobDraft, PrintKind
from shuke.application.ports.scanning import CameraHere, ScannerHere
from shuke.application.receipt_design import sample_receipt, template_kept
from shuke.application.receipt_paper import receipt_paper
from shuke.application.settings import Setting
from shuke.domain.receipt_template import ReceiptTemplate
from shuke.domain.scanning.camera import CameraSource, CameraTuning, SourceKind, camera_source
from shuke.domain.scanning.hand_scanner import ScannerSetup, kept_setups
from shuke.presenters.customer_display import CustomerLanguage
from shuke.presenters.device_backup import BackupPorts, DeviceBackupPresenter
from shuke.presenters.device_camera import CameraPorts, DeviceCameraPresenter
from shuke.presenters.device_customer_display import (
    NOWHERE,
    CustomerDisplayPorts,
    CustomerDisplayUse,
    DeviceCustomerDisplayPresenter,
    ScreenSeen,
    standing_of,
)
from shuke.presenters.device_doctor import DeviceDoctorPresenter
from shuke.presenters.device_head_office import DeviceHeadOfficePresenter
from shuke.presenters.device_language import DeviceLanguagePresenter, LanguagePorts, Look
from shuke.presenters.device_lead import DeviceLeadPresenter, LeadPorts
from shuke.presenters.device_printer import DevicePrinterPresenter, PrinterPorts
from shuke.presenters.device_receipt import DeviceReceiptPresenter, ReceiptPorts
from shuke.presenters.device_scanner import DeviceScannerPresenter, Modules, ScannerPorts
from shuke.presenters.devices import DevicesPresenter
from shuke.presenters.first_start_form import PrinterChoice
from shuke.presenters.signing import SignedOn
from shuke.wording import Language
from shuke.wording.said import Words

__all__ = ["NOW", "Machine"]

NOW = datetime(2026, 3, 10, 18, 30, tzinfo=UTC)
VIRTUAL = PrinterAt("virtual-80", "virtual:")


@dataclass
class Machine:
    """What was asked of it is noted."""

    stand: BackOfficeStand = field(default_factory=BackOfficeStand)
    settings: dict[Setting, str] = field(default_factory=dict)
    printer: PrinterAt = VIRTUAL
    camera: str = "0"
    tuning: CameraTuning = field(default_factory=CameraTuning)
    cameras: tuple[CameraHere, ...] = ()
    serial_ports: tuple[ScannerHere, ...] = ()
    modules: Callable[[str], Modules] = lambda text: tuple((each == "7",) for each in text)
    listened_to: list[tuple[ScannerSetup, ...]] = field(default_factory=list)
    trouble: PrinterTrouble | None = None
    plugged_in: tuple[FoundPrinter, ...] = ()
    tested: list[PrinterAt] = field(default_factory=list)
    previews: list[bool] = field(default_factory=list)
    kicks: int = 0
    spoken: Language = Language.ZH
    look: Look = Look.LIGHT
    joined: list[tuple[str, str]] = field(default_factory=list)
    syncs: int = 0
    rounds: int = 0
    alone: bool = False
    leads_named: int = 0
    put: Callable[[Setting, str], None] | None = None
    """Called before a setting is kept; may refuse."""
    answer: Words | None = None
    newest_backup: datetime | None = None
    no_backup: str = ""
    backups: int = 0
    findings: tuple[Finding, ...] | Words = ()
    screens: tuple[ScreenSeen, ...] = (
        ScreenSeen("HDMI-1", 0, 0, 1280, 800, till=True),
        ScreenSeen("HDMI-2", 1280, 0, 800, 480),
    )
    displayed: list[CustomerDisplayUse] = field(default_factory=list)
    tests: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        office = self.stand.office
        choices = (
            PrinterChoice("virtual-80", "虚拟打印机", "80 mm"),
            PrinterChoice("generic-58", "58 mm 通用", "58 mm"),
        )
        self.devices = DevicesPresenter(
            DevicePrinterPresenter(
                office,
                PrinterPorts(
                    choices=lambda: choices,
                    current=lambda: self.printer,
                    use=self._use_printer,
                    test_page=self._test,
                    put=self._put,
                    kick=self._kick,
                    paper_folder="/till/paper",
                    find=lambda: self.plugged_in,
                ),
            ),
            DeviceCameraPresenter(
                office,
                CameraPorts(
                    current=lambda: replace(
                        camera_source(self.camera) or CameraSource(SourceKind.DEVICE, "0"), tuning=self.tuning
                    ),
                    use=self._use_camera,
                    here=lambda: self.cameras,
                    exposures=(10, 20, 40, 80, 160),
                    preview=self.previews.append,
                    put=self._put,
                ),
            ),
            DeviceScannerPresenter(
                office,
                ScannerPorts(
                    here=lambda: self.serial_ports,
                    setups=lambda: kept_setups(self.settings.get(Setting.SCANNERS, "")),
                    use=self.listened_to.append,
                    code=self._code,
                    put=self._put,
                ),
            ),
            DeviceHeadOfficePresenter(office, self._join, self._has_joined, self._begin_round),
            DeviceBackupPresenter(
                office,
                BackupPorts(
                    newest=lambda: self.newest_backup,
                    now=lambda: NOW,
                    folder=lambda: self.settings.get(Setting.BACKUP_FOLDER, "/till-backups"),
                    make=self._back_up,
                    put=self._put,
                ),
            ),
            DeviceDoctorPresenter(office, lambda: self.findings),
            DeviceLeadPresenter(
                office, LeadPorts(lambda: self.alone, lambda: "192.168.1.20", self._lead_named)
            ),
            DeviceLanguagePresenter(
                office, LanguagePorts(self._receipts, self._speak, self._dress, self._put)
            ),
            DeviceCustomerDisplayPresenter(
                office,
                CustomerDisplayPorts(
                    lambda: self.screens, self._customer_use, self._use_display, self.tests.append, self._put
                ),
            ),
            DeviceReceiptPresenter(
                office,
                ReceiptPorts(
                    current=lambda: template_kept(self.settings.get(Setting.RECEIPT_TEMPLATE, "")),
                    draw=self._draw_receipt,
                    logo_from=logo_from,
                    put=self._put,
                ),
            ),
        )

    def _draw_receipt(self, template: ReceiptTemplate) -> bytes:
        sample = sample_receipt(self.stand.shop.desk.shop, "1 号台", "小林", template, self.spoken)
        paper = receipt_paper(sample, self.spoken, lambda reason: reason.sentence)
        return preview_png(paper, load_profile(self.printer.profile))

    def _customer_use(self) -> CustomerDisplayUse:
        return CustomerDisplayUse(
            self.settings.get(Setting.CUSTOMER_SCREEN, NOWHERE),
            CustomerLanguage(self.settings.get(Setting.CUSTOMER_LANGUAGE, "zh")),
            SignedOn(self.settings.get(Setting.CUSTOMER_SIGNS, "paper")),
        )

    def _use_display(self, use: CustomerDisplayUse) -> None:
        """As the till does: it shows the window, and says how it is with it."""
        self.displayed.append(use)
        self.devices.customer_display.stands(standing_of(use.screen, self.screens))

    def _back_up(self) -> tuple[bool, str]:
        self.backups += 1
        if self.no_backup:
            return False, self.no_backup
        self.newest_backup = NOW
        return True, f"{self.settings.get(Setting.BACKUP_FOLDER, '/till-backups')}/shuke-S01-1.backup"

    def _receipts(self) -> Language:
        return Language(self.settings.get(Setting.RECEIPT_LANGUAGE, self.spoken.value))

    def _use_printer(self, printer: PrinterAt) -> bool:
        if printer.address == "usb://xyz":
            return False
        self.printer = printer
        return True

    def _code(self, text: str) -> Modules:
        return self.modules(text)

    def _use_camera(self, source: CameraSource) -> None:
        self.camera, self.tuning = source.address, source.tuning

    def _test(self, printer: PrinterAt) -> PrinterTrouble | None:
        self.tested.append(printer)
        return self.trouble

    def _put(self, name: Setting, value: str) -> None:
        if self.put is not None:
            self.put(name, value)
        self.settings[name] = value

    def _kick(self) -> None:
        self.kicks += 1

    def _speak(self, language: Language) -> None:
        self.spoken = language
        self.devices.language.spoken(language)

    def _dress(self, look: Look) -> None:
        self.look = look
        self.devices.language.dressed(look)

    def _begin_round(self) -> None:
        self.rounds += 1

    def _join(self, address: str, code: str) -> Words | None:
        self.joined.append((address, code))
        return self.answer

    def _lead_named(self) -> None:
        self.leads_named += 1

    def _has_joined(self) -> None:
        self.syncs += 1

    def told(self, page: str) -> str:
        notice = getattr(self.devices, page).state.notice
        return zh(notice.words) if notice else ""

    def set_aside(self, document: str, kind: PrintKind = PrintKind.RECEIPT) -> int:
        with self.stand.shop.store.writing() as work:
            job_id = work.print_jobs.add(PrintJobDraft(kind, document, b"content"))
            work.print_jobs.mark_set_aside(job_id, PrinterTrouble.GONE)
            work.commit()
        return job_id

    def job_state(self, job_id: int) -> tuple[JobState, int]:
        with self.stand.shop.store.reading() as work:
            job = work.print_jobs.get(job_id)
        assert job
        return job.state, job.copy
