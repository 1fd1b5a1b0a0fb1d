"""A version of the programme in words: the subject at the left, its rules at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from shuke.presenters.programme_window import ProgrammeState, SubjectTold
from shuke.ui.back_office.told import tell
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.layouts import column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Hairline, Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE

__all__ = ["ReadPage"]

_VERSIONS_A_ROW = 3


class ReadPage(QWidget):
    """Arrow keys choose the version; Page up and down scroll."""

    version_chosen = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._told: tuple[SubjectTold, ...] = ()
        self._lines: list[Text] = []
        self.versions = ChoiceList(speaker, columns=_VERSIONS_A_ROW, height=SIZE.target_digit)
        self.versions.chosen.connect(self.version_chosen)
        self.name = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.notice = Notice(speaker)
        self._rules = QGridLayout()
        self._rules.setHorizontalSpacing(SPACE.xl)
        self._rules.setVerticalSpacing(SPACE.l)
        self._rules.setColumnStretch(1, 1)
        inside = QWidget()
        inside.setLayout(column(self.versions, self.name, self.notice, self._rules, None, gap=SPACE.l))
        inside.setMaximumWidth(SIZE.wizard_width)
        whole = QWidget()
        centred = row(inside, None, gap=0)
        centred.setStretch(0, 10)
        centred.setContentsMargins(SPACE.xxl, SPACE.xl, SPACE.xl, SPACE.xl)
        whole.setLayout(centred)
        self.scrolling = Scrolling(whole)
        self.setLayout(column(self.scrolling, gap=0))

    def render_state(self, state: ProgrammeState) -> None:
        offered = [Choice(row.key, row.title, row.standing) for row in state.versions]
        self.versions.offer(offered, state.chosen)
        self.name.say(state.name)
        tell(self.notice, state.notice)
        if state.subjects != self._told:
            self._told = state.subjects
            self._read_out(state.subjects)
            self.scrolling.verticalScrollBar().setValue(0)

    def lines(self) -> list[str]:
        """Every line as it stands there."""
        return [line.full_text for line in self._lines]

    def _read_out(self, subjects: tuple[SubjectTold, ...]) -> None:
        emptied(self._rules)
        self._lines = []
        top = Qt.AlignmentFlag.AlignTop
        for at, subject in enumerate(subjects):
            heading = Text(self._speaker, subject.title, Role.BODY, Ink.ACCENT, wrapping=True)
            heading.setFixedWidth(SIZE.subject_width)
            lines = [
                Text(self._speaker, line, Role.BODY, Ink.NORMAL, wrapping=True) for line in subject.lines
            ]
            if at:
                self._rules.addWidget(Hairline(), at * 2 - 1, 0, 1, 2)
            self._rules.addWidget(heading, at * 2, 0, top)
            self._rules.addLayout(column(*lines, gap=SPACE.xs), at * 2, 1, top)
            self._lines += lines
