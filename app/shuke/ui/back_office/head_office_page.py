"""Head office's page: how the till stands with it, or how to join one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.presenters.device_head_office import (
    DeviceHeadOfficePresenter,
    DeviceHeadOfficeState,
    JoinField,
)
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.known_lines import KnownLines
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import devices as words

__all__ = ["HeadOfficePage"]


class HeadOfficePage(DevicePageView):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "head_office")
        self._known = KnownLines(speaker)
        self.address = TextField(
            speaker, words.HEAD_OFFICE_ADDRESS, hint="https://shuke.example.com", most=1024
        )
        self.code = TextField(speaker, words.JOIN_CODE, hint=words.JOIN_TEACHING, most=1024)
        self.join_button = Button(speaker, words.JOIN, ButtonKind.PRIMARY, Target.USUAL, icon="head_office")
        self.renew_button = Button(speaker, words.RENEW_KEY, ButtonKind.QUIET, Target.USUAL)
        self._renewing = QWidget()
        self._renewing.setLayout(row(None, self.renew_button))
        self._alone = QWidget()
        self._alone.setLayout(
            column(
                Text(speaker, words.ALONE, Role.EMPHASIS, Ink.STRONG),
                Text(speaker, words.ALONE_TEACHING, Role.BODY, Ink.NORMAL, wrapping=True),
                SPACE.s,
                self.address,
                self.code,
                row(None, self.join_button),
                gap=SPACE.xs,
            )
        )
        self.lay_out(self._known, self._renewing, self._alone)

    def attach(self, presenter: DeviceHeadOfficePresenter) -> None:
        self.address.changed.connect(lambda text: presenter.write(JoinField.ADDRESS, text))
        self.code.changed.connect(lambda text: presenter.write(JoinField.CODE, text))
        self.address.entered.connect(self.code.setFocus)
        self.code.entered.connect(presenter.join)
        self.join_button.clicked.connect(presenter.join)
        self.renew_button.clicked.connect(presenter.renew_key)
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceHeadOfficeState) -> None:
        tell(self.notice, state.notice)
        self._known.show_lines(state.lines)
        appear(self._renewing, bool(state.lines))
        self.renew_button.setEnabled(state.may_renew)
        appear(self._alone, not state.lines)
        self.address.show_text(state.address)
        self.address.complain(state.address_fault)
        self.code.show_text(state.code)
        self.code.complain(state.code_fault)
        for part in (self.address, self.code):
            part.setEnabled(state.may_join and not state.busy)
        self.join_button.setEnabled(state.may_join and not state.busy)

    def texts(self) -> tuple[str, ...]:
        return self._known.texts()
