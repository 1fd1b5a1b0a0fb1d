"""Lists for spreadsheets: what and which rows at the left, which columns right."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.application.exporting.member_cells import column_name
from shuke.application.exporting.wanted import Content, ListedColumn, Standing
from shuke.domain.consent import Channel
from shuke.presenters.exporting import ExportingPresenter, ExportingState
from shuke.ui.back_office.asking import LISTS, AskPath, ask_to_save
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice, Progress
from shuke.ui.kit.surfaces import Scrolling, Section, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.flowing_grid import FlowingGrid
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import exporting as words
from shuke.wording import member_consent
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["ExportingScreen"]

_ANY = "any"
_ICONS = {Content.MEMBERS: "members", Content.SALES: "receipt", Content.SALE_LINES: "tag"}
_ACROSS = 4


class ExportingScreen(BackOfficeScreen):
    """`ask_save` asks where the list is to go."""

    ticked = Signal(object, bool)

    def __init__(self, speaker: Speaker, *, ask_save: AskPath | None = None) -> None:
        super().__init__(speaker, words.TITLE)
        self._speaker = speaker
        self._ask_save = ask_save or ask_to_save(self, LISTS)
        self._presenter: ExportingPresenter | None = None
        self._content, self._today = Content.MEMBERS, ""
        self.contents = ChoiceList(speaker)
        self.contents.offer(
            [
                Choice(one.value, words.CONTENTS[one.value], words.CONTENT_DETAILS[one.value], _ICONS[one])
                for one in Content
            ]
        )
        self.first_day = TextField(speaker, words.JOINED_FROM, hint="2026-01-31", most=10)
        self.last_day = TextField(speaker, words.JOINED_TO, hint="2026-01-31", most=10)
        self.tiers = PickGrid(speaker, columns=_ACROSS)
        self.standings = PickGrid(speaker, columns=_ACROSS)
        self.channels = PickGrid(speaker, columns=len(Channel) + 1, flows=True)
        self.ticks = {one: Tick(speaker, column_name(one), wraps=False) for one in ListedColumn}
        for one, tick in self.ticks.items():
            tick.ticked.connect(partial(self.ticked.emit, one))
        self.among = Text(speaker, "", Role.EMPHASIS, Ink.ACCENT, wrapping=True)
        self.told = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self.notice = Notice(speaker)
        self.progress = Progress(speaker)
        self.save_button = Button(speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="save")
        self.save_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._put_together(speaker)

    def attach(self, presenter: ExportingPresenter) -> None:
        self._presenter = presenter
        self.contents.chosen.connect(lambda key: presenter.choose(Content(key)))
        for field in (self.first_day, self.last_day):
            field.changed.connect(lambda _: presenter.between(self.first_day.text, self.last_day.text))
            field.entered.connect(self._save)
        self.tiers.picked.connect(lambda key: presenter.of_tier("" if key == _ANY else key))
        self.standings.picked.connect(lambda key: presenter.of_standing(Standing(key)))
        self.channels.picked.connect(lambda key: presenter.by_consent("" if key == _ANY else key))
        self.ticked.connect(presenter.tick)
        self.save_button.clicked.connect(self._save)
        self.progress.cancelled.connect(presenter.cancel)
        presenter.attach(self.render_state)

    def focus_first(self) -> None:
        self.contents.focus_choice()

    def render_state(self, state: ExportingState) -> None:
        self._content, self._today = state.content, state.today
        of_members = state.content is Content.MEMBERS
        self.contents.choose(state.content.value)
        self._render_days(state, of_members=of_members)
        tiers: dict[str, Words] = {_ANY: words.ANY_TIER, **dict(state.tiers)}
        self.tiers.offer(tiers, state.tier or _ANY)
        self.standings.offer(dict(words.STANDINGS), state.standing.value)
        channels: dict[str, Words] = {_ANY: words.ANY_CHANNEL}
        channels |= {one.value: member_consent.CHANNELS[one.value] for one in Channel}
        self.channels.offer(channels, state.channel or _ANY)
        for one, tick in self.ticks.items():
            tick.show_on(one in state.columns)
        for part in (self._which, self._columns):
            appear(part, of_members)
        among = state.among if of_members else None
        if among is not None:
            name = among.called or among.name
            self.among.say(said(words.AMONG, name=name, count=points_text(len(among.members))))
        appear(self.among, among is not None)
        if of_members:
            self.told.say(words.MASKED if state.masked else words.NOT_MASKED)
        else:
            self.told.say(words.SALES_TEACHING)
        for part in (self.contents, self._which, self._columns, self.first_day, self.last_day):
            part.setEnabled(not state.busy)
        tell(self.notice, state.notice)
        appear(self.progress, state.busy)
        if state.busy:
            title = said(words.WRITING, file=state.file)
            self.progress.show_progress(title, state.progress.permille, left_s=state.progress.left_s)
        chosen = bool(state.columns) or not of_members
        self.save_button.setEnabled(chosen and not state.busy and not state.wrong)

    def _render_days(self, state: ExportingState, *, of_members: bool) -> None:
        self.first_day.relabel(words.JOINED_FROM if of_members else words.FIRST_DAY, "2026-01-31")
        self.last_day.relabel(words.JOINED_TO if of_members else words.LAST_DAY, "2026-01-31")
        self.first_day.show_text(state.first_day)
        self.last_day.show_text(state.last_day)
        self.last_day.complain(state.wrong)

    def _save(self) -> None:
        if not self.save_button.isEnabled() or self._presenter is None:
            return
        name = self._speaker.text(said(words.FILES[self._content.value], day=self._today))
        path = self._ask_save(self._speaker.text(words.SAVE), name)
        if path is not None:
            self._presenter.write(_named(path), self._speaker.language)

    def _put_together(self, speaker: Speaker) -> None:
        days = row(self.first_day, self.last_day, gap=SPACE.m)
        self._which = QWidget()
        self._which.setLayout(
            column(
                Text(speaker, words.TIER, Role.CAPTION, Ink.MUTED),
                self.tiers,
                Text(speaker, words.STANDING, Role.CAPTION, Ink.MUTED),
                self.standings,
                Text(speaker, words.BY_CONSENT, Role.CAPTION, Ink.MUTED),
                self.channels,
                gap=SPACE.xs,
            )
        )
        side = Surface("card")
        side.setLayout(
            column(
                Section(speaker, words.WHAT, self.contents),
                None,
                self.among,
                self.told,
                self.notice,
                self.progress,
                self.save_button,
                gap=SPACE.m,
                margin=SPACE.l,
            )
        )
        side.setFixedWidth(SIZE.totals_panel)
        ticks = FlowingGrid(columns=_ACROSS, gap=SPACE.xs)
        ticks.show_cells(tuple(self.ticks.values()))
        self._columns = Section(speaker, words.COLUMNS_PART, ticks)
        inside = QWidget()
        chosen = column(
            Section(speaker, words.WHICH, days, self._which), self._columns, None, gap=SPACE.m, margin=SPACE.l
        )
        inside.setLayout(chosen)
        content = QWidget()
        both = row(side, Scrolling(inside), gap=0)
        both.setStretch(1, 1)
        content.setLayout(both)
        self.lay_out(content)


def _named(path: Path) -> Path:
    """With an ending that says what it is."""
    return path if path.suffix.lower() in (".csv", ".xlsx") else path.with_name(f"{path.name}.csv")
