"""Counting the drawer: a field for each note and coin, the sum, and afterwards what should have been there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from shuke.presenters.shift import CountState, Outcome
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Card, Hairline
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import shift_window as words
from shuke.wording import shifts
from shuke.wording.said import Words, said
from shuke.wording.shell import CANCEL

__all__ = ["CountPage", "OutcomePage"]


class CountPage(QWidget):
    """Enter and the arrows go from one field to the next; Enter in the last one is done."""

    pieces_typed = Signal(int, str)
    done = Signal()
    given_up = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self.fields: dict[int, QLineEdit] = {}
        self._amounts: dict[int, Text] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.m)
        self._grid.setVerticalSpacing(SPACE.xs)
        self._total = Text(speaker, "", Role.TITLE, Ink.STRONG, right=True)
        self.done_button = Button(
            speaker, words.COUNT_DONE, ButtonKind.PRIMARY, Target.DIGIT, icon="check", key="Enter"
        )
        self.done_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.cancel_button = Button(speaker, CANCEL, ButtonKind.QUIET, Target.DIGIT)
        whole = column(
            Text(speaker, words.COUNT, Role.TITLE, Ink.STRONG),
            Text(speaker, words.COUNT_TEACHING, Role.BODY, Ink.NORMAL, wrapping=True),
            self._grid,
            Hairline(),
            row(Text(speaker, words.TOTAL, Role.EMPHASIS, Ink.STRONG), None, self._total),
            None,
            row(self.cancel_button, self.done_button),
            gap=SPACE.m,
        )
        self.setLayout(whole)
        self.done_button.clicked.connect(self.done)
        self.cancel_button.clicked.connect(self.given_up)

    def render_state(self, count: CountState) -> None:
        if [row.denomination for row in count.rows] != list(self.fields):
            self._offer(count)
        for one in count.rows:
            field = self.fields[one.denomination]
            if field.text() != one.typed:
                field.setText(one.typed)
            if bool(field.property("wrong")) != one.wrong:
                field.setProperty("wrong", one.wrong)
                field.style().polish(field)
            self._amounts[one.denomination].say(one.amount)
        self._total.say(count.total)

    def start(self) -> None:
        """The typing begins at the largest."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, count: CountState) -> None:
        emptied(self._grid)
        self.fields, self._amounts = {}, {}
        half = (len(count.rows) + 1) // 2 if len(count.rows) > 8 else len(count.rows)
        for at, one in enumerate(count.rows):
            field = QLineEdit()
            field.setFixedHeight(SIZE.target_least)
            field.setFixedWidth(SIZE.subject_width)
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setMaxLength(7)
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            named(field, self._speaker, said(words.PIECES_OF, denomination=one.name))
            amount = Text(self._speaker, "", Role.BODY, Ink.NORMAL, right=True)
            amount.setMinimumWidth(SIZE.subject_width)
            name = Text(self._speaker, one.name, Role.EMPHASIS, Ink.STRONG, right=True)
            name.setMinimumWidth(SIZE.target_digit)
            parts: tuple[QWidget, ...] = (name, Text(self._speaker, "×", Role.BODY, Ink.MUTED), field, amount)
            for across, part in enumerate(parts):
                self._grid.addWidget(part, at % half, across + 5 * (at // half))
                part.setVisible(True)
            denomination = one.denomination
            field.textEdited.connect(lambda text, key=denomination: self.pieces_typed.emit(key, text))
            field.returnPressed.connect(lambda key=denomination: self._next(key))
            self.fields[denomination], self._amounts[denomination] = field, amount
        self._grid.setColumnStretch(4, 1)
        before: QWidget | None = None
        for field in self.fields.values():
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field

    def _next(self, denomination: int) -> None:
        keys = list(self.fields)
        at = keys.index(denomination) + 1
        if at == len(keys):
            self.done.emit()
        else:
            self.fields[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)


class OutcomePage(QWidget):
    """What was counted, what should have been there, the difference, and why."""

    reason_typed = Signal(str)
    count_again = Signal()
    close_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._counted = Text(speaker, "", Role.TITLE, Ink.STRONG, right=True)
        self._expected = Text(speaker, "", Role.TITLE, Ink.STRONG, right=True)
        self.difference = Text(speaker, "", Role.TITLE, Ink.STRONG, right=True)
        self._asked = Notice(speaker)
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=200, target=Target.USUAL)
        self.again_button = Button(speaker, words.COUNT_AGAIN, ButtonKind.QUIET, Target.DIGIT, icon="undo")
        self.close_button = Button(
            speaker, words.CLOSE, ButtonKind.PRIMARY, Target.DIGIT, icon="check", key="Enter"
        )
        self.close_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sums = Card(
            _line(speaker, shifts.COUNTED, self._counted),
            Hairline(),
            _line(speaker, shifts.EXPECTED, self._expected),
            Hairline(),
            _line(speaker, shifts.DIFFERENCE, self.difference),
        )
        self.setLayout(
            column(
                Text(speaker, words.COUNT, Role.TITLE, Ink.STRONG),
                sums,
                self._asked,
                self.reason,
                None,
                row(self.again_button, self.close_button),
                gap=SPACE.l,
            )
        )
        self.reason.changed.connect(self.reason_typed)
        self.reason.entered.connect(self.close_wanted)
        self.again_button.clicked.connect(self.count_again)
        self.close_button.clicked.connect(self.close_wanted)

    def render_state(self, outcome: Outcome | None, reason: str) -> None:
        if outcome is None:
            return
        self._counted.say(outcome.counted)
        self._expected.say(outcome.expected)
        self.difference.say(outcome.difference)
        self._asked.say(outcome.reason_asked, Tone.WARN)
        appear(self.reason, not outcome.fits)
        self.reason.show_text(reason)

    def start(self) -> None:
        first = self.close_button if self.reason.isHidden() else self.reason.edit
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(speaker: Speaker, title: Words, value: Text) -> QWidget:
    line = QWidget()
    name = Text(speaker, title, Role.EMPHASIS, Ink.NORMAL)
    inside = row(name, value, gap=SPACE.l)
    inside.setStretch(1, 1)
    line.setLayout(inside)
    return line
