"""The hand scanner's page: whatever it reads is shown, and a new one is learned from two codes on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from shuke.application.ports.scanning import ScannerHere
from shuke.domain.scanning.hand_scanner import HID_PREFIX
from shuke.presenters.device_scanner import DeviceScannerPresenter, DeviceScannerState, Modules
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.code_dots import draw_code
from shuke.ui.kit.buttons import Button, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import devices as words
from shuke.wording.said import Words, said

__all__ = ["ScannerPage"]

_KEYBOARD_KEY = "keyboard"


class _CodeText(QPlainTextEdit):
    """What a code holds has no spaces to break at; it is broken anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(SIZE.row * 3)


class _CodePicture(QWidget):
    """A QR code, dark on white in either theme, so that any scanner reads it from the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._modules: Modules = ()
        self.setFixedSize(SIZE.row * 4, SIZE.row * 4)

    def show_modules(self, modules: Modules) -> None:
        if modules != self._modules:
            self._modules = modules
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_code(painter, self.rect(), self._modules)


class ScannerPage(DevicePageView):
    """A scan never lands in the field; what does was typed, or came from a scanner that types too slowly."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "scanner")
        self.field = TextField(speaker, words.SCANNER_FIELD, hint=words.SCANNER_HINT, most=1024)
        self.read = _CodeText()
        self.length = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.places = PickGrid(speaker, columns=2)
        self.code = _CodePicture()
        self.stop_button = Button(speaker, words.SCANNER_STOP, target=Target.LEAST)
        self.forget_button = Button(speaker, words.SCANNER_FORGET, target=Target.LEAST)
        self._trying = QWidget()
        self._trying.setLayout(column(self.field, self.read, self.length, gap=SPACE.m))
        self._teaching_it = QWidget()
        teaching = Text(speaker, words.SCANNER_TEACHING, Role.BODY, Ink.STRONG, wrapping=True)
        buttons = row(self.stop_button, self.forget_button, None, gap=SPACE.m)
        self._teaching_it.setLayout(column(teaching, self.code, buttons, gap=SPACE.m))
        self.away = Notice(speaker)
        teach = Text(speaker, words.SCANNER_TEACH, Role.BODY, Ink.MUTED, wrapping=True)
        best = Text(speaker, words.SCANNER_BEST, Role.CAPTION, Ink.MUTED, wrapping=True)
        self.lay_out(self._trying, self._teaching_it, SPACE.s, teach, self.places, self.away, best)

    def attach(self, presenter: DeviceScannerPresenter) -> None:
        self.field.entered.connect(lambda: presenter.typed(self.field.text))
        self.places.picked.connect(lambda key: presenter.teach("" if key == _KEYBOARD_KEY else key))
        self.stop_button.clicked.connect(presenter.stop_teaching)
        self.forget_button.clicked.connect(presenter.forget)
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceScannerState) -> None:
        tell(self.notice, state.notice)
        teaching = state.teaching is not None
        self.away.say(words.SCANNER_AWAY if _chosen_address(state) in state.away else "", Tone.WARN)
        appear(self._trying, not teaching)
        appear(self._teaching_it, teaching)
        appear(self.forget_button, bool(state.teaching) and state.teaching in state.in_use)
        self.code.show_modules(state.code)
        self.places.offer({_key(each): _named(each) for each in state.offered}, _chosen(state))
        self.read.setPlainText(state.read)
        self.length.say(state.length)
        if state.read and state.length:
            self.field.show_text("")


def _key(place: ScannerHere) -> str:
    return place.address or _KEYBOARD_KEY


def _named(place: ScannerHere) -> Words:
    if not place.address:
        return words.SCANNER_KEYBOARD
    if place.address.startswith(HID_PREFIX):
        away = place.name == place.address
        return said(words.SCANNER_HID, name=place.name.removeprefix(HID_PREFIX) if away else place.name)
    return place.name


def _chosen_address(state: DeviceScannerState) -> str:
    """The one that is learned; else the last that was."""
    return state.in_use[-1] if state.teaching is None else state.teaching


def _chosen(state: DeviceScannerState) -> str:
    return _chosen_address(state) or _KEYBOARD_KEY
