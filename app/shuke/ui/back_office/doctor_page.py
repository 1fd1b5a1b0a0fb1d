"""The examination's page: one key, then what was found."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.presenters.device_doctor import DeviceDoctorPresenter, DeviceDoctorState, FindingShown
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.surfaces import Card, Hairline
from shuke.ui.kit.text import IconMark, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import doctor as words

__all__ = ["DoctorPage"]


class DoctorPage(DevicePageView):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "doctor")
        self._speaker = speaker
        self._shown: tuple[FindingShown, ...] = ()
        self.button = Button(speaker, words.EXAMINE, ButtonKind.PRIMARY, Target.USUAL, icon="shield")
        self._found = Card(gap=0, margin=SPACE.m)
        self.lay_out(row(self.button, None), self._found)

    def attach(self, presenter: DeviceDoctorPresenter) -> None:
        self.button.clicked.connect(presenter.examine)
        presenter.attach(self.render_state)

    def render_state(self, state: DeviceDoctorState) -> None:
        tell(self.notice, state.notice)
        self.button.setEnabled(not state.busy)
        appear(self._found, bool(state.findings))
        if state.findings != self._shown:
            self._shown = state.findings
            self._list()

    def texts(self) -> tuple[str, ...]:
        return tuple(self._speaker.text(one.told) for one in self._shown)

    def _list(self) -> None:
        emptied(self._found.column)
        for at, one in enumerate(self._shown):
            if at:
                self._found.column.addWidget(Hairline())
            self._found.column.addWidget(self._line(one))

    def _line(self, one: FindingShown) -> QWidget:
        line = QWidget()
        told = column(
            Text(self._speaker, one.title, Role.EMPHASIS, Ink.STRONG),
            Text(self._speaker, one.told, Role.BODY, Ink.NORMAL, wrapping=True),
            gap=SPACE.xs,
        )
        inside = row(IconMark(one.tone.value, SIZE.icon, one.tone.value), told, gap=SPACE.m)
        inside.setStretch(1, 1)
        inside.setContentsMargins(SPACE.s, SPACE.m, SPACE.s, SPACE.m)
        line.setLayout(inside)
        return line
