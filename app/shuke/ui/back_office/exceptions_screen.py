"""Exceptions: the list at the left, one of them with its decision at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from shuke.domain.exceptions.kinds import Decision, Owner
from shuke.presenters.exception_words import CaseRowState, CaseStory
from shuke.presenters.exceptions import DraftState, ExceptionsPresenter, ExceptionsState
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Hairline, Scrolling, Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import exceptions as words
from shuke.wording.listed import Listed
from shuke.wording.said import Words

__all__ = ["ExceptionsScreen"]

_DETAIL_WIDTH = SIZE.totals_panel + SIZE.target_digit


class ExceptionsScreen(BackOfficeScreen):
    """Arrows go through the list; Tab reaches the decision."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.EXCEPTIONS)
        self.table = Table(
            speaker,
            [
                TableColumn(words.KIND),
                TableColumn(words.WHO, stretch=True),
                TableColumn(words.WHEN),
                TableColumn(words.TILL),
                TableColumn(words.AT_RISK, number=True),
                TableColumn(words.OWNER),
                TableColumn(words.DEADLINE),
                TableColumn(words.STATE),
            ],
        )
        self.more_button = Button(speaker, words.SHOW_MORE, target=Target.LEAST)
        self.done_tick = Tick(speaker, words.SHOW_DONE)
        self.notice = Notice(speaker)
        none = EmptyState(speaker, "shield", words.NONE, words.NONE_TEACHING)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(none)
        self.story = _Story(speaker)
        self.draft = _Draft(speaker)
        self._rows: tuple[CaseRowState, ...] = ()
        self._detail = QStackedWidget()
        self._put_together(speaker)
        self.setFocusProxy(self.table)

    def attach(self, presenter: ExceptionsPresenter) -> None:
        self.table.row_chosen.connect(presenter.choose)
        self.more_button.clicked.connect(presenter.show_more)
        self.done_tick.ticked.connect(presenter.show_done)
        self.draft.attach(presenter)
        presenter.attach(self.render_state)

    def render_state(self, state: ExceptionsState) -> None:
        if state.rows != self._rows or state.chosen != self.table.chosen_key:
            self._rows = state.rows
            self.table.blockSignals(True)
            self.table.render_rows([_cells(one) for one in state.rows], chosen=state.chosen)
            self.table.blockSignals(False)
        self._list.setCurrentIndex(0 if state.rows else 1)
        appear(self.more_button, state.more)
        self.done_tick.show_on(state.done)
        tell(self.notice, state.notice)
        self.story.render_story(state.story, state.waits)
        self.draft.render_draft(state.draft)
        self._detail.setCurrentIndex(0 if state.story is None else 1)

    def _put_together(self, speaker: Speaker) -> None:
        left = column(self.notice, self._list, self.more_button, gap=SPACE.m)
        left.setStretch(1, 1)
        left.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        whole = QWidget()
        whole.setLayout(column(self.story, Hairline(), self.draft, None, gap=SPACE.m, margin=SPACE.l))
        self._detail.addWidget(EmptyState(speaker, "eye", words.NONE_CHOSEN, words.NONE_CHOSEN_TEACHING))
        self._detail.addWidget(Scrolling(whole))
        side = Surface("card")
        side.setLayout(column(self._detail, gap=0))
        side.setFixedWidth(_DETAIL_WIDTH)
        both = row(left, side, gap=0)
        both.setStretch(0, 1)
        content = QWidget()
        content.setLayout(both)
        self.lay_out(content, self.done_tick)


def _cells(one: CaseRowState) -> TableRow:
    cells = (one.kind, one.who, one.happened_on, one.till, one.at_risk, one.owner, one.deadline, one.state)
    return TableRow(one.key, cells)


class _Story(QWidget):
    """What happened and what was decided, top to bottom."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._told_last: CaseStory | None = None
        self.kind = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.state = Text(speaker, "", Role.BODY, Ink.MUTED, right=True)
        self.told = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.particulars = QGridLayout()
        self.particulars.setHorizontalSpacing(SPACE.l)
        self.particulars.setVerticalSpacing(SPACE.xs)
        self.particulars.setColumnStretch(1, 1)
        self._facts_title = Text(speaker, words.FACTS, Role.CAPTION, Ink.MUTED)
        self.facts = Text(speaker, "", Role.CAPTION, Ink.NORMAL, wrapping=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._history_title = Text(speaker, words.HISTORY, Role.CAPTION, Ink.MUTED)
        self.history = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.sums = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self.waits = Notice(speaker, small=True)
        heading = row(self.kind, None, self.state)
        self.setLayout(
            column(
                heading,
                self.told,
                self.particulars,
                self._facts_title,
                self.facts,
                self._history_title,
                self.history,
                self.sums,
                self.waits,
                gap=SPACE.s,
            )
        )

    def render_story(self, story: CaseStory | None, waits: Words) -> None:
        self.waits.say(waits, Tone.CALM)
        if story is None or story == self._told_last:
            return
        self._told_last = story
        self.kind.say(story.kind)
        self.state.say(story.state)
        self.told.say(story.told)
        emptied(self.particulars)
        for at, (name, value) in enumerate(story.particulars):
            label = Text(self._speaker, name, Role.CAPTION, Ink.MUTED)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.particulars.addWidget(label, at, 0)
            self.particulars.addWidget(
                Text(self._speaker, value, Role.BODY, Ink.STRONG, wrapping=True), at, 1
            )
        for title, text, lines in (
            (self._facts_title, self.facts, story.facts),
            (self._history_title, self.history, story.history),
        ):
            text.say(Listed(lines, on_lines=True))
            appear(title, bool(lines))
            appear(text, bool(lines))
        self.sums.say(Listed(story.sums, on_lines=True))
        appear(self.sums, bool(story.sums))


class _Draft(QWidget):
    """Which decision, why, and what it needs beside."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.decisions = PickGrid(speaker, columns=2)
        self.explained = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.owner = PickGrid(speaker, columns=2)
        self.day = TextField(speaker, words.NEW_DEADLINE, hint="2026-12-31", most=10)
        self._survivor_title = Text(speaker, words.SURVIVOR, Role.CAPTION, Ink.MUTED)
        self.survivor = PickGrid(speaker, columns=1)
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=200)
        self.submit_button = Button(speaker, words.DECIDE, ButtonKind.PRIMARY, Target.USUAL, icon="check")
        self.setLayout(
            column(
                self.decisions,
                self.explained,
                self.owner,
                self.day,
                self._survivor_title,
                self.survivor,
                self.reason,
                self.submit_button,
                gap=SPACE.s,
            )
        )

    def attach(self, presenter: ExceptionsPresenter) -> None:
        self.decisions.picked.connect(presenter.pick)
        self.owner.picked.connect(presenter.pick_owner)
        self.day.changed.connect(presenter.type_day)
        self.survivor.picked.connect(presenter.pick_survivor)
        self.reason.changed.connect(presenter.type_reason)
        self.reason.entered.connect(presenter.submit)
        self.submit_button.clicked.connect(presenter.submit)

    def render_draft(self, draft: DraftState) -> None:
        decision = draft.decision
        self.decisions.offer(
            {one.decision.value: one.words for one in draft.offered},
            decision.value if decision else "",
        )
        self.explained.say(next((one.detail for one in draft.offered if one.decision is decision), ""))
        disputed, merged = decision is Decision.DISPUTE, decision is Decision.MERGE
        self.owner.offer({one.value: words.OWNERS[one.value] for one in Owner}, draft.owner.value)
        self.day.show_text(draft.day)
        self.day.complain(draft.day_fault)
        self.survivor.offer({one.member_id: one.words for one in draft.choices}, draft.survivor)
        self.reason.show_text(draft.reason)
        for part, shown in (
            (self.explained, decision is not None),
            (self.owner, disputed),
            (self.day, disputed),
            (self._survivor_title, merged),
            (self.survivor, merged),
            (self.reason, decision is not None),
            (self.submit_button, decision is not None),
        ):
            appear(part, shown)
        appear(self, bool(draft.offered))
