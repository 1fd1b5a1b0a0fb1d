"""A second person's PIN over whatever is shown: what is to be done, who may approve it, the digits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QWidget

from shuke.presenters.approving import ApprovalPresenter, ApprovalState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import PinDots
from shuke.ui.kit.layouts import column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.number_pad import NumberPad
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import approving as words
from shuke.wording import sign_in

__all__ = ["ApprovalPanel"]


class ApprovalPanel(GrowingPanel):
    """Digits go to the PIN wherever the focus is, Enter approves, arrows choose among the names, Esc gives up."""

    chosen = Signal(str)
    digit_pressed = Signal(str)
    rubbed_out = Signal()
    cleared = Signal()
    submitted = Signal()

    def __init__(self, speaker: Speaker, window: QWidget) -> None:
        super().__init__(speaker, window, words.TITLE, width=SIZE.menu_width)
        self._act = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self.tiles = ChoiceList(speaker, height=SIZE.tile_height)
        self._nobody = EmptyState(speaker, "members", words.NOBODY, words.NOBODY_TEACHING)
        self._people = QStackedWidget()
        self._people.addWidget(Scrolling(_top(self.tiles)))
        self._people.addWidget(self._nobody)
        self.dots = PinDots()
        named(self.dots, speaker, sign_in.ENTER_PIN)
        self.notice = Notice(speaker, small=True)
        self.pad = NumberPad(speaker)
        self.approve_button = Button(
            speaker, words.APPROVE, ButtonKind.PRIMARY, Target.DIGIT, icon="check", key="Enter"
        )
        self.approve_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.approve_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out(speaker)
        for source in (self.dots, self.pad):
            source.rubbed_out.connect(self.rubbed_out)
        self.pad.cleared.connect(self.cleared)
        self.dots.cleared.connect(self._clear_or_leave)
        self.dots.digit_typed.connect(self.digit_pressed)
        self.pad.digit_pressed.connect(self.digit_pressed)
        self.dots.entered.connect(self.submitted)
        self.approve_button.clicked.connect(self.submitted)
        self.tiles.chosen.connect(self.chosen)
        self.tiles.picked.connect(self._dots_next)

    def attach(self, presenter: ApprovalPresenter) -> None:
        self.chosen.connect(presenter.choose)
        self.digit_pressed.connect(presenter.press)
        self.rubbed_out.connect(presenter.rub_out)
        self.cleared.connect(presenter.clear)
        self.submitted.connect(presenter.submit)
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: ApprovalState) -> None:
        if not state.shown:
            self.close_panel()
            return
        self._act.say(state.act)
        self.tiles.offer(
            [Choice(t.staff_id, t.name, t.role, initial=t.initial) for t in state.tiles], state.chosen
        )
        self._people.setCurrentIndex(1 if state.nobody else 0)
        wrong = bool(state.notice) and not state.checking
        self.dots.show_typed(state.typed, wrong=wrong)
        if state.checking:
            self.notice.say(sign_in.CHECKING, Tone.CALM)
        else:
            self.notice.say(state.notice, Tone.BAD)
        for part in (self.pad, self.approve_button):
            part.setEnabled(not state.nobody and not state.checking)
        if self.isHidden():
            self.open(self.dots)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a tile does not use itself belongs to the PIN; Esc gives up, whatever has the focus."""
        if (
            event.key() != Qt.Key.Key_Escape
            and QApplication.focusWidget() is not self.dots
            and (event.text() or event.key() == Qt.Key.Key_Backspace)
        ):
            self.dots.setFocus(Qt.FocusReason.OtherFocusReason)
            self.dots.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _clear_or_leave(self) -> None:
        """Esc takes the digits away first, then the panel."""
        if self.dots.typed:
            self.cleared.emit()
        else:
            self.close_panel()

    def _dots_next(self) -> None:
        self.dots.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, speaker: Speaker) -> None:
        teaching = Text(speaker, words.TEACHING, Role.CAPTION, Ink.MUTED, wrapping=True)
        left = column(self._act, teaching, SPACE.s, self._people, gap=SPACE.s)
        left.setStretch(3, 1)
        message = QWidget()
        message.setLayout(column(self.notice, None))
        message.setFixedHeight(SIZE.tile_height)
        pin = QWidget()
        pin.setLayout(column(self.dots, message, self.pad, self.approve_button, gap=SPACE.m))
        pin.setFixedWidth(SIZE.member_panel)
        whole = row(left, pin, gap=SPACE.xl)
        whole.setStretch(0, 1)
        self.column.addLayout(whole)


def _top(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(widget, None))
    return holder
