"""A condition that is being made: the field, how it is asked, its values."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shuke.domain.segments.conditions import Operator
from shuke.domain.segments.fields import Field, Sort, sort_of
from shuke.presenters.segments.state import Draft
from shuke.presenters.segments.window import SegmentsPresenter
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.surfaces import Hairline, Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.flowing_grid import FlowingGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE
from shuke.wording import segment_window as words
from shuke.wording.field_groups import GROUP_NAMES, GROUPS, FieldGroup
from shuke.wording.said import said
from shuke.wording.segments import ASKED_IN, FIELDS, OPERATORS

__all__ = ["SegmentDraft"]

_ACROSS = 4


class SegmentDraft(QWidget):
    """First a group of fields, then a field, how it is asked, its values: the focus goes from one to the next. Enter
    adds the condition where nothing nearer takes it, Esc leaves it."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._presenter: SegmentsPresenter | None = None
        self._offered: tuple[str, ...] = ()
        self._draft: Draft | None = None
        self.groups = PickGrid(speaker, columns=len(GROUPS), flows=True)
        self.fields = PickGrid(speaker, columns=_ACROSS, flows=True)
        self.operators = PickGrid(speaker, columns=_ACROSS, flows=True)
        self.first = TextField(speaker, words.VALUE, most=12, complains=False)
        self.second = TextField(speaker, words.TO, most=12, complains=False)
        self.ticks: dict[str, Tick] = {}
        self._words = FlowingGrid(columns=_ACROSS, gap=SPACE.m)
        self.none = Text(speaker, words.NONE_OFFERED, Role.BODY, Ink.MUTED, wrapping=True)
        self.fault = Text(speaker, "", Role.BODY, Ink.BAD, wrapping=True)
        self.confirm_button = Button(
            speaker, words.CONFIRM, ButtonKind.PRIMARY, Target.LEAST, icon="check", key="Enter"
        )
        self.leave_button = Button(speaker, words.LEAVE, ButtonKind.QUIET, Target.LEAST, key="Esc")
        self._how = Text(speaker, words.HOW, Role.CAPTION, Ink.MUTED)
        inside = QWidget()
        inside.setLayout(
            column(
                Text(speaker, words.WHICH_FIELD, Role.CAPTION, Ink.MUTED),
                self.groups,
                Hairline(),
                self.fields,
                self._how,
                self.operators,
                row(self.first, self.second, gap=SPACE.m),
                self._words,
                self.none,
                None,
                gap=SPACE.s,
            )
        )
        self._scroll = Scrolling(inside)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_asked)
        buttons = row(None, self.leave_button, self.confirm_button, gap=SPACE.m)
        whole = column(self._scroll, self.fault, buttons, gap=SPACE.s)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def attach(self, presenter: SegmentsPresenter) -> None:
        self._presenter = presenter
        self.groups.picked.connect(lambda key: presenter.pick_group(FieldGroup(key)))
        self.fields.picked.connect(lambda key: presenter.pick_field(Field(key)))
        self.operators.picked.connect(lambda key: presenter.pick_operator(Operator(key)))
        for field in (self.first, self.second):
            field.changed.connect(lambda _: presenter.type_values(self.first.text, self.second.text))
            field.entered.connect(presenter.confirm)
        self.confirm_button.clicked.connect(presenter.confirm)
        self.leave_button.clicked.connect(presenter.leave_draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._presenter is not None:
            self._presenter.confirm()
        else:
            super().keyPressEvent(event)

    def render_draft(self, draft: Draft | None) -> None:
        was, self._draft = self._draft, draft
        if draft is None:
            return
        field, operator = draft.field, draft.operator
        self.groups.offer({one.value: name for one, name in GROUP_NAMES.items()}, draft.group.value)
        fields = {one.value: FIELDS[one] for one in GROUPS[draft.group]}
        self.fields.offer(fields, field.value if field else "")
        offered = {one.value: OPERATORS[one] for one in draft.operators}
        self.operators.offer(offered, operator.value if operator else "")
        of_words = field is not None and sort_of(field) is Sort.WORDS
        numbers = field is not None and not of_words and operator is not Operator.UNKNOWN
        appear(self.operators, field is not None)
        appear(self.first, numbers)
        appear(self.second, numbers and operator is Operator.BETWEEN)
        appear(self._how, field is not None)
        if field is not None and numbers:
            value = words.FROM if operator is Operator.BETWEEN else words.VALUE
            self.first.relabel(said(words.COUNTED_IN, what=value, unit=ASKED_IN[field]))
            self.second.relabel(said(words.COUNTED_IN, what=words.TO, unit=ASKED_IN[field]))
        self.first.show_text(draft.first)
        self.second.show_text(draft.second)
        among_words = of_words and operator is not Operator.UNKNOWN
        self._offer_words(draft if among_words else Draft())
        appear(self.none, among_words and not draft.offered)
        self.fault.say(draft.fault)
        appear(self.fault, bool(draft.fault))
        appear(self.confirm_button, field is not None)
        self._lead(was, draft)

    def _lead(self, was: Draft | None, draft: Draft) -> None:
        """To where the next answer is given."""
        if was is None:
            self.groups.focus_current()
        elif draft.group is not was.group and draft.field is None:
            self.fields.focus_current()
        elif (draft.field, draft.operator) != (was.field, was.operator):
            if self.ticks:
                next(iter(self.ticks.values())).setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                asked = self.operators if self.first.isHidden() else self.first
                asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_asked(self) -> None:
        """What is asked of the field that was picked, which may lie below all fields."""
        if self.operators.isVisible():
            self._scroll.verticalScrollBar().setValue(self.operators.y())

    def _offer_words(self, draft: Draft) -> None:
        if tuple(draft.offered) != self._offered:
            self._offered = tuple(draft.offered)
            self.ticks = {
                word: Tick(self._speaker, name, wraps=False) for word, name in draft.offered.items()
            }
            for word, tick in self.ticks.items():
                tick.ticked.connect(lambda _on, word=word: self._tick(word))
            self._words.show_cells(tuple(self.ticks.values()))
        for word, tick in self.ticks.items():
            tick.show_on(word in draft.words)
        appear(self._words, bool(self.ticks))

    def _tick(self, word: str) -> None:
        if self._presenter is not None:
            self._presenter.tick_word(word)
