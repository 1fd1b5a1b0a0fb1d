"""From which day the draft shall be in force, what speaks against it, and the button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shuke.presenters.programme_publishing import PublishingPresenter, PublishingState
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import programme_window as words
from shuke.wording.said import Words

__all__ = ["PublishPage"]


class PublishPage(QWidget):
    """The day first; Enter there publishes where nothing speaks against it."""

    day_typed = Signal(str)
    reason_typed = Signal(str)
    publishing_wanted = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._against: tuple[Words, ...] = ()
        self.name = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.rule = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.day = TextField(speaker, words.FIRST_DAY, hint=words.FIRST_DAY_HINT, most=10)
        self.earliest = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.against = QVBoxLayout()
        self.against.setSpacing(SPACE.s)
        self.waive = Text(speaker, words.WAIVE, Role.CAPTION, Ink.MUTED, wrapping=True)
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=200)
        self.publish_button = Button(
            speaker, words.PUBLISH, ButtonKind.PRIMARY, Target.DIGIT, icon="check", key="Enter"
        )
        self.notice = Notice(speaker)
        self.day.changed.connect(self.day_typed)
        self.reason.changed.connect(self.reason_typed)
        for field in (self.day, self.reason):
            field.entered.connect(self.publish_button.click)
        self.publish_button.clicked.connect(self.publishing_wanted)
        self._lay_out()
        self.setFocusProxy(self.day)

    def attach(self, presenter: PublishingPresenter) -> None:
        self.day_typed.connect(presenter.type_day)
        self.reason_typed.connect(presenter.type_reason)
        self.publishing_wanted.connect(presenter.publish)
        presenter.attach(self.render_state)

    def render_state(self, state: PublishingState) -> None:
        self.name.say(state.name)
        self.rule.say(state.notice_rule)
        appear(self.rule, bool(state.notice_rule))
        self.day.show_text(state.first_day)
        self.day.complain(state.day_wrong)
        self.earliest.say(state.earliest)
        self.reason.show_text(state.reason)
        waivable = bool(state.against) and state.may_waive
        appear(self.reason, waivable)
        appear(self.waive, bool(state.against))
        self.publish_button.setEnabled(state.ready and not state.busy)
        tell(self.notice, state.notice)
        if state.against != self._against:
            self._against = state.against
            emptied(self.against)
            for told in state.against:
                line = Notice(self._speaker)
                line.say(told, Tone.WARN)
                self.against.addWidget(line)

    def _lay_out(self) -> None:
        inside = QWidget()
        parts = column(
            self.name,
            self.rule,
            self.day,
            self.earliest,
            self.against,
            self.waive,
            self.reason,
            self.notice,
            self.publish_button,
            None,
            gap=SPACE.m,
        )
        inside.setLayout(parts)
        inside.setMaximumWidth(SIZE.wizard_width)
        whole = QWidget()
        centred = row(inside, None, gap=0)
        centred.setStretch(0, 10)
        centred.setContentsMargins(SPACE.xxl, SPACE.xl, SPACE.xl, SPACE.xl)
        whole.setLayout(centred)
        self.setLayout(column(Scrolling(whole), gap=0))
