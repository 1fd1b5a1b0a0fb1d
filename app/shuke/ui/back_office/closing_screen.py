"""The close of the day: the last days at the left, members who sleep at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.domain.membership.closing.sleeping import Verdict
from shuke.presenters.closed_days import ClosedDaysPresenter, ClosedDaysState
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import closing as words
from shuke.wording.listed import Listed
from shuke.wording.said import Words

__all__ = ["ClosingScreen"]

_KINDS = {
    Verdict.KEEP: ButtonKind.QUIET,
    Verdict.DOWNGRADE: ButtonKind.QUIET,
    Verdict.CANCEL: ButtonKind.DANGER,
}


class ClosingScreen(BackOfficeScreen):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        counts = (TableColumn(title, number=True) for title in words.COLUMNS.values())
        self.days = Table(speaker, (TableColumn(words.DAY, stretch=True), *counts))
        self.day_told = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.days.row_chosen.connect(self._tell_day)
        self._told: dict[str, Words] = {}
        self._no_days = EmptyState(speaker, "calendar", words.NO_DAYS, words.NO_DAYS_TEACHING)
        self._elsewhere = EmptyState(speaker, "head_office", words.ELSEWHERE, words.ELSEWHERE_TEACHING)
        self._left = QStackedWidget()
        self._left.addWidget(self.days)
        self._left.addWidget(self._no_days)
        self._left.addWidget(self._elsewhere)
        self.reviews = PickList(speaker)
        self._nobody = EmptyState(speaker, "good", words.NO_REVIEWS, words.NO_REVIEWS_TEACHING)
        self._right = QStackedWidget()
        self._right.addWidget(self.reviews)
        self._right.addWidget(self._nobody)
        self.notice = Notice(speaker)
        self.noticed_button = Button(speaker, words.NOTICE_SENT, ButtonKind.PRIMARY, Target.USUAL)
        self.verdict_buttons = {
            verdict: Button(speaker, words.VERDICTS[verdict.value], kind, Target.USUAL)
            for verdict, kind in _KINDS.items()
        }
        self._published_title = Text(speaker, words.PUBLISHED, Role.CAPTION, Ink.MUTED)
        self._published = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._keys: tuple[str, ...] = ()
        self._put_together(speaker)

    def attach(self, presenter: ClosedDaysPresenter) -> None:
        self.reviews.picked.connect(presenter.choose)
        self.noticed_button.clicked.connect(presenter.notice_sent)
        for verdict, button in self.verdict_buttons.items():
            button.clicked.connect(lambda _checked, verdict=verdict: presenter.decide(verdict))
        presenter.attach(self.render_state)

    def render_state(self, state: ClosedDaysState) -> None:
        self._told = {one.key: one.told for one in state.days}
        newest = next(iter(self._told), "")
        self.days.render_rows(
            [TableRow(one.key, (one.day, *one.counts)) for one in state.days],
            chosen=self.days.chosen_key or newest,
        )
        self._tell_day(self.days.chosen_key)
        appear(self.day_told, bool(state.days))
        self._left.setCurrentIndex(0 if state.days else 2 if state.elsewhere else 1)
        keys = [one.member_id for one in state.reviews]
        rows = tuple(
            PickRow(one.member_id, one.name, one.detail, under_aside=one.noticed) for one in state.reviews
        )
        self.reviews.show_rows(rows, keys.index(state.chosen) if state.chosen in keys else -1)
        self._right.setCurrentIndex(0 if rows else 1)
        for button in (self.noticed_button, *self.verdict_buttons.values()):
            button.setEnabled(bool(state.chosen))
            appear(button, bool(rows))
        tell(self.notice, state.notice)
        self._published.say(Listed(state.published, on_lines=True))
        for text in (self._published_title, self._published):
            appear(text, bool(state.published))

    def _tell_day(self, day: str) -> None:
        self.day_told.say(self._told.get(day, ""))

    def _put_together(self, speaker: Speaker) -> None:
        side = Surface("card")
        side.setLayout(
            column(
                Text(speaker, words.DAYS, Role.EMPHASIS, Ink.STRONG),
                self._left,
                self.day_told,
                gap=SPACE.m,
                margin=SPACE.l,
            )
        )
        doings = row(self.noticed_button, None, *self.verdict_buttons.values(), gap=SPACE.m)
        right = column(
            Text(speaker, words.REVIEWS, Role.EMPHASIS, Ink.STRONG),
            self.notice,
            self._right,
            doings,
            self._published_title,
            self._published,
            gap=SPACE.m,
            margin=SPACE.l,
        )
        right.setStretch(2, 1)
        content = QWidget()
        whole = row(side, right, gap=0)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        side.setMinimumWidth(SIZE.totals_panel)
        self.lay_out(content)
