"""The page of a member's record: fields at the left, who changed what at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.domain.profile_fields import LONGEST, ProfileField
from shuke.presenters.member_pages.record import ChangeState, RecordPage, RecordState
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Hairline, Scrolling, Section
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.flowing_grid import FlowingGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import member_record as words
from shuke.wording.ahead import AHEAD
from shuke.wording.listed import Listed

__all__ = ["RecordPageView"]

_UNTOLD = "untold"
"""The key of a choice may not be empty."""


class RecordPageView(QWidget):
    typed = Signal(object, str)
    save_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._changes: tuple[ChangeState, ...] = ()
        self.fields = {
            field: TextField(
                speaker, words.FIELDS[field.value], hint=words.HINTS.get(field.value, ""), most=most
            )
            for field, most in LONGEST.items()
        }
        for field, widget in self.fields.items():
            widget.changed.connect(partial(self.typed.emit, field))
            widget.entered.connect(self.save_wanted)
        self.sex = ChoiceList(speaker, columns=3, height=SIZE.target_least)
        self.sex.offer([Choice(key or _UNTOLD, sentence) for key, sentence in words.SEXES.items()], _UNTOLD)
        self.sex.chosen.connect(lambda key: self.typed.emit(ProfileField.SEX, "" if key == _UNTOLD else key))
        self.notice = Notice(speaker)
        self.save_button = Button(
            speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Enter"
        )
        self.save_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save_button.clicked.connect(self.save_wanted)
        self._none = Text(speaker, words.NO_CHANGES, Role.BODY, Ink.MUTED, wrapping=True)
        self._lines = column(gap=SPACE.s)
        self.habits = Text(speaker, words.NO_HABITS, Role.BODY, Ink.NORMAL, wrapping=True)
        self.ahead = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._of_ahead = Section(speaker, AHEAD, self.ahead)
        self._put_together(speaker)

    def attach(self, page: RecordPage) -> None:
        self.typed.connect(page.type)
        self.save_wanted.connect(page.save)
        page.attach(self.render_state)

    def render_state(self, state: RecordState) -> None:
        wrong = dict(state.wrong)
        for field, widget in self.fields.items():
            widget.show_text(state.values.get(field, ""))
            widget.complain(wrong.get(field, ""))
        self.fields[ProfileField.LUNAR_BIRTHDAY].explain(state.lunar)
        self.sex.choose(state.values.get(ProfileField.SEX, "") or _UNTOLD)
        self.save_button.setEnabled(state.touched and not state.busy)
        self.save_button.say(words.WORKING if state.busy else words.SAVE)
        self.habits.say(Listed(state.habits, on_lines=True) if state.habits else words.NO_HABITS)
        self.ahead.say(state.ahead)
        appear(self._of_ahead, bool(state.ahead))
        tell(self.notice, state.notice)
        if state.changes != self._changes:
            self._changes = state.changes
            self._show_changes()
        appear(self._none, not state.changes)

    def texts(self) -> tuple[str, ...]:
        """What is said of the changes, from the top."""
        return tuple(label.full_text for label in self._shown.findChildren(Text) if not label.isHidden())

    def _show_changes(self) -> None:
        emptied(self._lines)
        for change in self._changes:
            self._lines.addWidget(Text(self._speaker, change.who, Role.CAPTION, Ink.MUTED, wrapping=True))
            for value in change.values:
                self._lines.addWidget(Text(self._speaker, value, Role.BODY, Ink.NORMAL, wrapping=True))
            self._lines.addWidget(Hairline())

    def _put_together(self, speaker: Speaker) -> None:
        grid = FlowingGrid(columns=2, gap=SPACE.m)
        wide = (ProfileField.ADDRESS, ProfileField.NOTE)
        sex = QWidget()
        sex.setLayout(
            column(Text(speaker, words.FIELDS["sex"], Role.CAPTION, Ink.MUTED), self.sex, None, gap=SPACE.xs)
        )
        cells = {**self.fields, ProfileField.SEX: sex}
        grid.show_cells([cells[field] for field in ProfileField if field not in wide])
        inside = QWidget()
        fields = column(grid, *(self.fields[field] for field in wide), None)
        fields.setContentsMargins(0, 0, SPACE.l, 0)
        inside.setLayout(fields)
        told = column(Scrolling(inside), self.notice, self.save_button, gap=SPACE.s)
        told.setStretch(0, 1)
        lines = self._shown = QWidget()
        lines.setLayout(column(self._none, self._lines, None, gap=SPACE.s))
        beside = QWidget()
        known = column(
            Section(speaker, words.HABITS, self.habits),
            self._of_ahead,
            Section(speaker, words.CHANGES, Scrolling(lines)),
            gap=SPACE.l,
        )
        known.setStretch(2, 1)
        beside.setLayout(known)
        beside.setFixedWidth(SIZE.member_panel)
        whole = row(told, beside, gap=SPACE.xl)
        whole.setStretch(0, 1)
        self.setLayout(whole)
