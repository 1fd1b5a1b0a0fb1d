"""The page of who may be the same person: the list at the left, both side by side at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from shuke.presenters.member_pages.twins import TwinsPage, TwinsState, TwinState
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Card, Scrolling, Section
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import member_twins as words
from shuke.wording.said import said

__all__ = ["TwinsView"]


class TwinsView(QWidget):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._shown: tuple[TwinState | None, ...] = ()
        self.asked = TextField(speaker, words.ASK, hint=words.ASK_HINT, most=60)
        self.list = PickList(speaker)
        self._went_up = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self._empty = EmptyState(speaker, "members", words.EMPTY, words.EMPTY_TEACHING)
        self.notice = Notice(speaker)
        self._both = row(gap=SPACE.m)
        self.stays = ChoiceList(speaker, columns=2, height=SIZE.target_usual)
        self._means = Text(speaker, "", Role.BODY, Ink.STRONG, wrapping=True)
        self._follows = Text(speaker, words.GOES_MEANS, Role.CAPTION, Ink.MUTED, wrapping=True)
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=120)
        self.merge_button = Button(speaker, words.MERGE, ButtonKind.DANGER, Target.USUAL)
        self.merge_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._put_together(speaker)

    def attach(self, page: TwinsPage) -> None:
        self.asked.changed.connect(page.ask)
        self.asked.entered.connect(page.list_asked)
        self.list.picked.connect(page.choose)
        self.stays.chosen.connect(page.let_stay)
        self.reason.changed.connect(page.give_reason)
        self.reason.entered.connect(page.merge)
        self.merge_button.clicked.connect(page.merge)
        page.attach(self.render_state)

    def render_state(self, state: TwinsState) -> None:
        keys = [one.member_id for one in state.twins]
        at = keys.index(state.chosen) if state.chosen in keys else -1
        self.list.show_rows(tuple(_row(one) for one in state.twins), at)
        self.asked.show_text(state.asked)
        self.reason.show_text(state.reason)
        self._went_up.say(state.went_up)
        appear(self._went_up, bool(state.went_up))
        tell(self.notice, state.notice)
        appear(self._empty, at < 0)
        appear(self._chosen, at >= 0)
        self._means.say(state.means)
        self.merge_button.setEnabled(not state.busy)
        pair = (state.this, state.twins[at] if at >= 0 else None)
        if pair != self._shown:
            self._shown = pair
            self._show_pair(pair)
        self.stays.choose(state.stays)

    def _show_pair(self, pair: tuple[TwinState | None, ...]) -> None:
        emptied(self._both)
        known = [one for one in pair if one is not None]
        if len(known) < len(pair):
            return
        for one in known:
            self._both.addWidget(self._card(one), 1)
        self.stays.offer(
            [Choice(one.member_id, said(words.STAYS_THIS, name=one.name, number=one.number)) for one in known]
        )

    def _card(self, one: TwinState) -> Card:
        speaker = self._speaker
        lines = [
            Text(speaker, one.name, Role.EMPHASIS, Ink.STRONG),
            Text(speaker, " · ".join(part for part in (one.number, one.phone) if part), wrapping=True),
            Text(speaker, one.joined, Role.BODY, Ink.NORMAL, wrapping=True),
            *(Text(speaker, amount, Role.BODY, Ink.STRONG, wrapping=True) for amount in one.has),
        ]
        return Card(*lines, None, gap=SPACE.xs)

    def _put_together(self, speaker: Speaker) -> None:
        left = QWidget()
        found = column(self.asked, self.list, self._went_up, gap=SPACE.s)
        found.setStretch(1, 1)
        left.setLayout(found)
        left.setFixedWidth(SIZE.member_panel)
        inside = QWidget()
        parts: tuple[QWidget | QLayout | None, ...] = (
            self._both,
            Section(speaker, words.WHO_STAYS, self.stays),
            self._means,
            self._follows,
            None,
        )
        told = column(*parts, gap=SPACE.m)
        told.setContentsMargins(0, 0, SPACE.l, 0)
        inside.setLayout(told)
        self._chosen = QWidget()
        chosen = column(Scrolling(inside), self.reason, self.merge_button, gap=SPACE.s)
        chosen.setStretch(0, 1)
        self._chosen.setLayout(chosen)
        right = column(self.notice, self._empty, self._chosen, gap=SPACE.m)
        right.setStretch(1, 1)
        right.setStretch(2, 1)
        whole = row(left, right, gap=SPACE.xl)
        whole.setStretch(1, 1)
        self.setLayout(whole)


def _row(one: TwinState) -> PickRow:
    detail = one.phone or one.number
    return PickRow(one.member_id, one.name, detail, under_aside=one.why, short_detail=True)
