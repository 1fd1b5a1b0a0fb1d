"""The devices of this till: which page is shown, and where a scan goes while it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.presenters.device_backup import DeviceBackupPresenter
from shuke.presenters.device_camera import DeviceCameraPresenter
from shuke.presenters.device_doctor import DeviceDoctorPresenter
from shuke.presenters.device_head_office import DeviceHeadOfficePresenter
from shuke.presenters.device_language import DeviceLanguagePresenter
from shuke.presenters.device_lead import DeviceLeadPresenter
from shuke.presenters.device_printer import DevicePrinterPresenter
from shuke.presenters.device_scanner import DeviceScannerPresenter
from shuke.presenters.shown import Shown

__all__ = ["DevicePage", "DevicesPresenter", "DevicesState"]


class DevicePage(StrEnum):
    PRINTER = "printer"
    CAMERA = "camera"
    SCANNER = "scanner"
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
    """`open` shows a page anew; `close` puts the camera's light out."""

    def __init__(
        self,
        printer: DevicePrinterPresenter,
        camera: DeviceCameraPresenter,
        scanner: DeviceScannerPresenter,
        head_office: DeviceHeadOfficePresenter,
        backup: DeviceBackupPresenter,
        doctor: DeviceDoctorPresenter,
        lead: DeviceLeadPresenter,
        language: DeviceLanguagePresenter,
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

    def open(self, page: DevicePage | None = None) -> None:
        """The page that was shown last, unless one is named."""
        page = page or self._state.page
        if page is not DevicePage.CAMERA:
            self.camera.preview(False)
        self._show(DevicesState(page))
        match page:
            case DevicePage.PRINTER:
                self.printer.open()
            case DevicePage.CAMERA:
                self.camera.open()
            case DevicePage.SCANNER:
                self.scanner.open()
            case DevicePage.HEAD_OFFICE:
                self.head_office.open()
            case DevicePage.BACKUP:
                self.backup.open()
            case DevicePage.DOCTOR:
                self.doctor.open()
            case DevicePage.LEAD:
                self.lead.open()
            case _:
                self.language.open()

    def close(self) -> None:
        self.camera.preview(False)

    def scanned(self, text: str) -> None:
        """The hand scanner: a code to join by goes into its field; all others are shown on the scanner's page."""
        if self._state.page is DevicePage.HEAD_OFFICE:
            self.head_office.scanned(text)
            return
        if self._state.page is not DevicePage.SCANNER:
            self.open(DevicePage.SCANNER)
        self.scanner.scanned(text)
