"""The hand scanner's page: a place where whatever it reads is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from shuke.presenters.device_scanner import DeviceScannerPresenter, DeviceScannerState
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.told import tell
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import devices as words

__all__ = ["ScannerPage"]


class _CodeText(QPlainTextEdit):
    """What a code holds has no spaces to break at; it is broken anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(SIZE.row * 3)


class ScannerPage(DevicePageView):
    """A scan never lands in the field; what does was typed, or came from a scanner that types too slowly."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "scanner")
        self.field = TextField(speaker, words.SCANNER_FIELD, hint=words.SCANNER_HINT, most=1024)
        self.read = _CodeText()
        self.length = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.lay_out(self.field, self.read, self.length, SPACE.s)

    def attach(self, presenter: DeviceScannerPresenter) -> None:
        self.field.entered.connect(lambda: presenter.typed(self.field.text))
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceScannerState) -> None:
        tell(self.notice, state.notice)
        self.read.setPlainText(state.read)
        self.length.say(state.length)
        if state.read and state.length:
            self.field.show_text("")
