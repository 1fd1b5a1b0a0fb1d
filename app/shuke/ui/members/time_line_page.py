"""The page of what happened to a member: the list at the left, one happening whole at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from shuke.presenters.basket_lines import ReasonState
from shuke.presenters.member_pages.time_line import HappeningState, TimeLine, TimeLineState
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Scrolling, Section
from shuke.ui.kit.text import Amount, AmountSize, Ink, Role, Text
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import member_time_line as words
from shuke.wording.said import Words

__all__ = ["TimeLineView"]

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TimeLineView(QWidget):
    """Arrow keys go along the list; past its end there is more."""

    picked = Signal(str)
    moved = Signal(int)
    more_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._chosen: HappeningState | None = None
        self.list = PickList(speaker)
        self.list.picked.connect(self.picked)
        self.more_button = Button(speaker, words.MORE, ButtonKind.QUIET, Target.LEAST, icon="down")
        self.more_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more_button.clicked.connect(self.more_wanted)
        self._here_only = Text(speaker, words.HERE_ONLY, Role.CAPTION, Ink.MUTED, wrapping=True)
        self._empty = EmptyState(speaker, "clock", words.EMPTY, words.EMPTY_TEACHING)
        self.notice = Notice(speaker)
        self._detail = column()
        self._told = QWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._put_together()

    def attach(self, page: TimeLine) -> None:
        self.picked.connect(page.choose)
        self.moved.connect(page.move)
        self.more_wanted.connect(page.show_more)
        page.attach(self.render_state)

    def render_state(self, state: TimeLineState) -> None:
        shown = state.happenings
        at = shown.index(state.chosen) if state.chosen in shown else -1
        self.list.show_rows(tuple(_row(one) for one in shown), at)
        appear(self.more_button, state.more)
        self.more_button.setEnabled(not state.busy)
        appear(self._here_only, state.here_only)
        appear(self._empty, not shown and not state.busy)
        appear(self._both, bool(shown))
        tell(self.notice, state.notice)
        if state.chosen != self._chosen:
            self._chosen = state.chosen
            self._show_detail(state.chosen)

    def texts(self) -> tuple[str, ...]:
        """What is said of the chosen happening, from the top."""
        return tuple(label.full_text for label in self._told.findChildren(Text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def _show_detail(self, one: HappeningState | None) -> None:
        emptied(self._detail)
        self._told = QWidget()
        if one is not None:
            self._told.setLayout(self._whole(one))
        self._detail.addWidget(self._told)

    def _whole(self, one: HappeningState) -> QLayout:
        speaker = self._speaker
        whole = column(Text(speaker, one.title, Role.EMPHASIS, Ink.STRONG, wrapping=True))
        for sentence in (one.about, one.where):
            whole.addWidget(Text(speaker, sentence, Role.CAPTION, Ink.MUTED, wrapping=True))
        for moved in one.moves:
            whole.addLayout(self._moved(*moved))
        reasons = [self._reason(reason) for reason in one.reasons]
        none = () if reasons else (Text(speaker, words.UNEXPLAINED, Role.BODY, Ink.MUTED),)
        if reasons or one.ruled:
            whole.addWidget(Section(speaker, words.WHY, *reasons, *none))
        whole.addStretch(1)
        return whole

    def _moved(self, name: Words, detail: Words) -> QLayout:
        told = Text(self._speaker, name, Role.BODY, Ink.STRONG, wrapping=True)
        if not detail:
            return column(told)
        return column(told, Text(self._speaker, detail, Role.CAPTION, Ink.MUTED, wrapping=True), gap=0)

    def _reason(self, reason: ReasonState) -> QLayout:
        ink = Ink.NORMAL if reason.applied else Ink.MUTED
        told = Text(self._speaker, reason.words, Role.BODY, ink, wrapping=True)
        moved = Amount(reason.moved, AmountSize.LINE, Ink.GOOD) if reason.moved else None
        whole = row(told, moved, gap=SPACE.m) if moved is not None else row(told)
        whole.setStretch(0, 1)
        return whole

    def _put_together(self) -> None:
        left = column(self.list, self.more_button, self._here_only, gap=SPACE.s)
        left.setStretch(0, 1)
        found = QWidget()
        found.setLayout(left)
        inside = QWidget()
        self._detail.setContentsMargins(0, 0, SPACE.l, 0)
        inside.setLayout(self._detail)
        detail = Scrolling(inside)
        detail.setFixedWidth(SIZE.field_width)
        self._both = QWidget()
        both = row(found, detail, gap=SPACE.xl)
        both.setStretch(0, 1)
        self._both.setLayout(both)
        whole = column(self.notice, self._empty, self._both, gap=SPACE.m)
        whole.setStretch(1, 1)
        whole.setStretch(2, 1)
        self.setLayout(whole)


def _row(one: HappeningState) -> PickRow:
    return PickRow(key=one.key, words=one.title, detail=one.about, aside=one.moved)
