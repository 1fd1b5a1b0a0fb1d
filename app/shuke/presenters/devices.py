"""The devices of this till: which page is shown, and where a scan goes while it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from shuke.presenters.device_backup import DeviceBackupPresenter
from shuke.presenters.device_camera import DeviceCameraPresenter
from shuke.presenters.device_customer_display import DeviceCustomerDisplayPresenter
from shuke.presenters.device_doctor import DeviceDoctorPresenter
from shuke.presenters.device_head_office import DeviceHeadOfficePresenter
from shuke.presenters.device_language import DeviceLanguagePresenter
from shuke.presenters.device_lead import DeviceLeadPresenter
from shuke.presenters.device_printer import DevicePrinterPresenter
from shuke.presenters.device_receipt import DeviceReceiptPresenter
from shuke.presenters.device_scanner import DeviceScannerPresenter
from shuke.presenters.shown import Shown

__all__ = ["DevicePage", "DevicesPresenter", "DevicesState"]


class DevicePage(StrEnum):
    PRINTER = "printer"
    RECEIPT = "receipt"
    CAMERA = "camera"
    SCANNER = "scanner"
    CUSTOMER_DISPLAY = "customer_display"
    HEAD_OFFICE = "head_office"
    BACKUP = "backup"
    DOCTOR = "doctor"
    LEAD = "lead"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class DevicesState:
    page: DevicePage = DevicePage.PRINTER
    pages: tuple[DevicePage, ...] = tuple(DevicePage)


class DevicesPresenter(Shown[DevicesState]):
    """`open` shows a page anew; `close` puts the camera's light out and ends the display's test."""

    def __init__(  # noqa: PLR0913, PLR0917 - one presenter a page
        self,
        printer: DevicePrinterPresenter,
        camera: DeviceCameraPresenter,
        scanner: DeviceScannerPresenter,
        head_office: DeviceHeadOfficePresenter,
        backup: DeviceBackupPresenter,
        doctor: DeviceDoctorPresenter,
        lead: DeviceLeadPresenter,
        language: DeviceLanguagePresenter,
        customer_display: DeviceCustomerDisplayPresenter,
        receipt: DeviceReceiptPresenter,
    ) -> None:
        super().__init__(DevicesState())
        self.printer = printer
        self.camera = camera
        self.scanner = scanner
        self.head_office = head_office
        self.backup = backup
        self.doctor = doctor
        self.lead = lead
        self.language = language
        self.customer_display = customer_display
        self.receipt = receipt
        self._opens: dict[DevicePage, Callable[[], None]] = {
            DevicePage.PRINTER: printer.open,
            DevicePage.RECEIPT: receipt.open,
            DevicePage.CAMERA: camera.open,
            DevicePage.SCANNER: scanner.open,
            DevicePage.CUSTOMER_DISPLAY: customer_display.open,
            DevicePage.HEAD_OFFICE: head_office.open,
            DevicePage.BACKUP: backup.open,
            DevicePage.DOCTOR: doctor.open,
            DevicePage.LEAD: lead.open,
            DevicePage.LANGUAGE: language.open,
        }

    def open(self, page: DevicePage | None = None) -> None:
        """The page that was shown last, unless one is named."""
        page = page or self._state.page
        if page is not DevicePage.CAMERA:
            self.camera.preview(False)
        if page is not DevicePage.SCANNER:
            self.scanner.stop_teaching()
        if page is not DevicePage.CUSTOMER_DISPLAY:
            self.customer_display.close()
        self._show(DevicesState(page))
        self._opens[page]()

    def close(self) -> None:
        self.camera.preview(False)
        self.scanner.stop_teaching()
        self.customer_display.close()

    def scanned(self, text: str) -> None:
        """The hand scanner: a code to join by goes into its field; all others are shown on the scanner's page."""
        if self._state.page is DevicePage.HEAD_OFFICE:
            self.head_office.scanned(text)
            return
        if self._state.page is not DevicePage.SCANNER:
            self.open(DevicePage.SCANNER)
        self.scanner.scanned(text)
