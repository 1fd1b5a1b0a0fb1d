"""The page of the till that leads the shop."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.presenters.device_lead import NOBODY, DeviceLeadPresenter, DeviceLeadState
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.known_lines import KnownLines
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import leading as words

__all__ = ["LeadPage"]

_COLUMNS = 2


class LeadPage(DevicePageView):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "lead")
        self.known = KnownLines(speaker)
        self.tills = PickGrid(speaker, columns=_COLUMNS, target=Target.USUAL)
        self.address = TextField(speaker, words.ADDRESS, hint="192.168.1.20:7413", most=256)
        self._teaching_of_address = Text(
            speaker, words.ADDRESS_TEACHING, Role.CAPTION, Ink.MUTED, wrapping=True
        )
        self.name_button = Button(speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="check")
        self._where = QWidget()
        self._where.setLayout(column(self.address, self._teaching_of_address, gap=SPACE.xs))
        self._naming = QWidget()
        self._naming.setLayout(
            column(
                Text(speaker, words.CHOOSE, Role.CAPTION, Ink.MUTED),
                self.tills,
                SPACE.s,
                self._where,
                SPACE.s,
                row(None, self.name_button),
                gap=SPACE.xs,
            )
        )
        self.lay_out(self.known, self._naming)

    def attach(self, presenter: DeviceLeadPresenter) -> None:
        self.tills.picked.connect(presenter.choose)
        self.address.changed.connect(presenter.write)
        self.address.entered.connect(presenter.name)
        self.name_button.clicked.connect(presenter.name)
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceLeadState) -> None:
        tell(self.notice, state.notice)
        self.known.show_lines(state.lines)
        appear(self._naming, bool(state.tills))
        self.tills.offer(state.tills, state.chosen)
        self.address.show_text(state.address)
        self.address.complain(state.address_fault)
        appear(self._where, state.chosen != NOBODY)
        for part in (self.tills, self.address, self.name_button):
            part.setEnabled(state.may_name)

    def texts(self) -> tuple[str, ...]:
        return self.known.texts()
