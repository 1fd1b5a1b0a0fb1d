"""Devices: a rail of pages, one of them shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.presenters.devices import DevicePage, DevicesPresenter, DevicesState
from shuke.ui.back_office.backup_page import BackupPage
from shuke.ui.back_office.camera_page import CameraPage
from shuke.ui.back_office.customer_display_page import CustomerDisplayPage
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.doctor_page import DoctorPage
from shuke.ui.back_office.head_office_page import HeadOfficePage
from shuke.ui.back_office.language_page import LanguagePage
from shuke.ui.back_office.lead_page import LeadPage
from shuke.ui.back_office.printer_page import PrinterPage
from shuke.ui.back_office.receipt_page import ReceiptPage
from shuke.ui.back_office.scanner_page import ScannerPage
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.surfaces import Scrolling, Surface
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import devices as words

__all__ = ["DevicesScreen"]

_ICONS = {
    DevicePage.PRINTER: "printer",
    DevicePage.RECEIPT: "receipt",
    DevicePage.CAMERA: "camera",
    DevicePage.SCANNER: "scan",
    DevicePage.CUSTOMER_DISPLAY: "member",
    DevicePage.HEAD_OFFICE: "head_office",
    DevicePage.BACKUP: "save",
    DevicePage.DOCTOR: "shield",
    DevicePage.LEAD: "shop",
    DevicePage.LANGUAGE: "language",
}


class DevicesScreen(BackOfficeScreen):
    """`picture` is the preview's widget. The screen says `went` when it is shown no longer."""

    page_wanted = Signal(object)
    went = Signal()

    def __init__(self, speaker: Speaker, picture: QWidget | None = None) -> None:
        super().__init__(speaker, words.DEVICES)
        self.rail = ChoiceList(speaker, height=SIZE.target_usual)
        self.rail.chosen.connect(lambda key: self.page_wanted.emit(DevicePage(key)))
        self.printer = PrinterPage(speaker)
        self.receipt = ReceiptPage(speaker)
        self.camera = CameraPage(speaker, picture)
        self.scanner = ScannerPage(speaker)
        self.customer_display = CustomerDisplayPage(speaker)
        self.head_office = HeadOfficePage(speaker)
        self.backup = BackupPage(speaker)
        self.doctor = DoctorPage(speaker)
        self.lead = LeadPage(speaker)
        self.language = LanguagePage(speaker)
        self._pages: dict[DevicePage, DevicePageView] = {
            DevicePage.PRINTER: self.printer,
            DevicePage.RECEIPT: self.receipt,
            DevicePage.CAMERA: self.camera,
            DevicePage.SCANNER: self.scanner,
            DevicePage.CUSTOMER_DISPLAY: self.customer_display,
            DevicePage.HEAD_OFFICE: self.head_office,
            DevicePage.BACKUP: self.backup,
            DevicePage.DOCTOR: self.doctor,
            DevicePage.LEAD: self.lead,
            DevicePage.LANGUAGE: self.language,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(Scrolling(page))
        self._put_together()

    def attach(self, presenter: DevicesPresenter) -> None:
        self.page_wanted.connect(presenter.open)
        self.went.connect(presenter.close)
        self.printer.attach(presenter.printer)
        self.receipt.attach(presenter.receipt)
        self.camera.attach(presenter.camera)
        self.scanner.attach(presenter.scanner)
        self.customer_display.attach(presenter.customer_display)
        self.head_office.attach(presenter.head_office)
        self.backup.attach(presenter.backup)
        self.doctor.attach(presenter.doctor)
        self.lead.attach(presenter.lead)
        self.language.attach(presenter.language)
        presenter.attach(self.render_state)

    def render_state(self, state: DevicesState) -> None:
        offered = [Choice(page.value, words.PAGES[page.value], icon=_ICONS[page]) for page in state.pages]
        self.rail.offer(offered, state.page.value)
        self._stack.setCurrentIndex(list(self._pages).index(state.page))
        self.setFocusProxy(self.rail.card(state.page.value))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.went.emit()

    def _put_together(self) -> None:
        side = Surface("sunken")
        side.setFixedWidth(SIZE.rail)
        side.setLayout(column(self.rail, None, margin=SPACE.l))
        content = QWidget()
        whole = row(side, self._stack, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content)
        self.rail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
