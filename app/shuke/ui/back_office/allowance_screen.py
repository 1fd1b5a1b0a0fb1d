"""Allowance and exposure: sections of names and values, two beside one another where there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shuke.presenters.allowance import AllowancePresenter, AllowanceSection, AllowanceState
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Card, Hairline, Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import allowance_screen as words
from shuke.wording.said import Words

__all__ = ["AllowanceScreen"]

_AT_THE_LEFT = 3
"""So many sections; the policy and the outages, which have long sentences, stand at the right."""


class AllowanceScreen(BackOfficeScreen):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._speaker = speaker
        self._shown: tuple[AllowanceSection, ...] = ()
        self.notice = Notice(speaker)
        self._none = EmptyState(speaker, "shop", words.ALONE, words.ALONE_TEACHING)
        self._left, self._right = column(gap=SPACE.l), column(gap=SPACE.l)
        self._sections = QWidget()
        self._sections.setLayout(self._beside())
        content = QWidget()
        inside = column(self.notice, self._none, Scrolling(self._sections), gap=0)
        inside.setStretch(2, 1)
        content.setLayout(inside)
        self.lay_out(content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: AllowancePresenter) -> None:
        presenter.attach(self.render_state)

    def render_state(self, state: AllowanceState) -> None:
        tell(self.notice, state.notice)
        appear(self._none, state.alone)
        appear(self._sections, bool(state.sections))
        if state.sections != self._shown:
            self._shown = state.sections
            self._list()

    def texts(self) -> tuple[str, ...]:
        """Everything that is said, in its order."""
        return tuple(
            self._speaker.text(part)
            for section in self._shown
            for part in (section.title, *(half for line in section.lines for half in line if half))
        )

    def _beside(self) -> QHBoxLayout:
        sides = row(self._left, self._right, gap=SPACE.l)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        sides.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        return sides

    def _list(self) -> None:
        for side in (self._left, self._right):
            emptied(side)
        for at, section in enumerate(self._shown):
            self._add(self._left if at < _AT_THE_LEFT else self._right, section)
        for side in (self._left, self._right):
            side.addStretch(1)

    def _add(self, side: QVBoxLayout, section: AllowanceSection) -> None:
        card = Card(Text(self._speaker, section.title, Role.EMPHASIS, Ink.STRONG), gap=SPACE.s)
        for name, value in section.lines:
            card.column.addWidget(Hairline())
            card.column.addWidget(self._line(name, value))
        side.addWidget(card)
        card.setVisible(True)

    def _line(self, name: Words, value: Words) -> QWidget:
        said = Text(self._speaker, value, Role.BODY, Ink.STRONG if name else Ink.NORMAL, wrapping=True)
        if not name:
            return said
        title = Text(self._speaker, name, Role.CAPTION, Ink.MUTED, wrapping=True)
        title.setFixedWidth(SIZE.target_digit * 3)
        line = QWidget()
        inside = row(title, said, gap=SPACE.m)
        inside.setStretch(1, 1)
        line.setLayout(inside)
        return line
