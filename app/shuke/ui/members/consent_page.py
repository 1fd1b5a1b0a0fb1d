"""The page of what a member agreed to: channels at the left, the terms at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.domain.consent import Channel, ConsentBy
from shuke.presenters.member_pages.consent import ConsentPage, ConsentState
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling, Section, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE
from shuke.wording import member_consent as words

__all__ = ["ConsentView"]

_AT_THE_COUNTER = (ConsentBy.COUNTER, ConsentBy.SIGNED)
"""The other ways are not the till's to write down."""


class ConsentView(QWidget):
    ticked = Signal(object, bool)
    how_chosen = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.ticks = {channel: Tick(speaker, words.CHANNELS[channel.value]) for channel in Channel}
        self._details = {channel: Text(speaker, "", Role.CAPTION, Ink.MUTED) for channel in Channel}
        for channel, tick in self.ticks.items():
            tick.ticked.connect(partial(self.ticked.emit, channel))
        self.how = ChoiceList(speaker, columns=2, height=SIZE.target_least)
        self.how.offer([Choice(by.value, words.BY[by.value]) for by in _AT_THE_COUNTER], "counter")
        self.how.chosen.connect(lambda key: self.how_chosen.emit(ConsentBy(key)))
        self.save_button = Button(speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="check")
        self.none_button = Button(speaker, words.WITHDRAW_ALL, ButtonKind.QUIET, Target.USUAL)
        self.notice = Notice(speaker)
        self.terms = Text(speaker, "", Role.BODY, Ink.STRONG, wrapping=True)
        self._text = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.print_button = Button(speaker, words.PRINT, ButtonKind.QUIET, Target.USUAL, icon="printer")
        self.accept_button = Button(speaker, words.ACCEPT, ButtonKind.PRIMARY, Target.USUAL, icon="check")
        for button in (self.save_button, self.none_button, self.print_button, self.accept_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._put_together(speaker)

    def attach(self, page: ConsentPage) -> None:
        self.ticked.connect(page.tick)
        self.how_chosen.connect(page.say_by)
        self.save_button.clicked.connect(page.save)
        self.none_button.clicked.connect(page.withdraw_all)
        self.print_button.clicked.connect(page.print_terms)
        self.accept_button.clicked.connect(page.accept_terms)
        page.attach(self.render_state)

    def render_state(self, state: ConsentState) -> None:
        for one in state.channels:
            self.ticks[one.channel].show_on(one.on)
            self._details[one.channel].say(one.detail)
        self.how.choose(state.by.value)
        self.save_button.setEnabled(state.touched and not state.busy)
        self.none_button.setEnabled(not state.busy)
        self.terms.say(state.terms)
        self.terms.write_in(Ink.WARN if state.terms_new else Ink.STRONG)
        self._text.say(state.text)
        appear(self.accept_button, state.terms_new)
        self.accept_button.setEnabled(not state.busy)
        tell(self.notice, state.notice)

    def detail(self, channel: Channel) -> str:
        return self._details[channel].full_text

    def _put_together(self, speaker: Speaker) -> None:
        teaching = Text(speaker, words.CHANNELS_TEACHING, Role.BODY, Ink.MUTED, wrapping=True)
        channels = column(gap=SPACE.xs)
        for channel, tick in self.ticks.items():
            detail = self._details[channel]
            detail.setContentsMargins(SPACE.s + SIZE.tick + SPACE.s, 0, 0, 0)
            channels.addLayout(column(tick, detail, gap=0))
        part = Section(speaker, words.CHANNELS_PART, teaching, channels)
        inside = QWidget()
        inside.setLayout(column(part, None))
        how = column(Text(speaker, words.HOW, Role.CAPTION, Ink.MUTED), self.how, gap=SPACE.xs)
        left = column(Scrolling(inside), how, row(self.none_button, self.save_button), gap=SPACE.m)
        left.setStretch(0, 1)
        sheet = Surface("card", radius=RADIUS.small, edge="hairline")
        text = QWidget()
        text.setLayout(column(self._text, None, margin=SPACE.l))
        sheet.setLayout(column(Scrolling(text), margin=SPACE.hair))
        terms = Section(speaker, words.TERMS_PART, self.terms, sheet)
        terms.column.setStretch(terms.column.count() - 1, 1)
        terms.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        right = column(terms, row(self.print_button, self.accept_button), gap=SPACE.m)
        right.setStretch(0, 1)
        both = row(left, right, gap=SPACE.xl)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        whole = column(self.notice, both, gap=SPACE.s)
        whole.setStretch(1, 1)
        self.setLayout(whole)
