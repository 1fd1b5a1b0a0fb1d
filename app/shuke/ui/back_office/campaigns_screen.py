"""Campaigns: all there are at the left; beside them one that is made, or one that runs with what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from shuke.domain.campaigns.state import CampaignState
from shuke.presenters.campaigns.sheet import CampaignSheet
from shuke.presenters.campaigns.state import CampaignsState, CampaignTold
from shuke.presenters.campaigns.window import CampaignsPresenter
from shuke.ui.back_office.asking import LISTS, AskPath, ask_to_save
from shuke.ui.back_office.campaign_making import CampaignMakingPage
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Hairline, Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.typing import is_typed_into
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import campaigns as words
from shuke.wording import dashboard, figures_slip
from shuke.wording.said import Words

__all__ = ["CampaignsScreen"]

_FILES = f"{LISTS};;PDF (*.pdf)"
_PLAN_LINES = 8
_COLUMNS = 3


class CampaignsScreen(BackOfficeScreen):
    """Up and Down choose a campaign. `ask` asks where to write its report to."""

    chosen = Signal(str)
    export_wanted = Signal(object)

    def __init__(self, speaker: Speaker, ask: AskPath | None = None) -> None:
        super().__init__(speaker, words.TITLE)
        self._speaker = speaker
        self._ask = ask or ask_to_save(self, _FILES)
        self._sheet: Callable[[], CampaignSheet | None] = lambda: None
        self.print_button = Button(
            speaker, figures_slip.PRINT, ButtonKind.PLAIN, Target.LEAST, icon="printer", key="Ctrl+P"
        )
        self.export_button = Button(
            speaker, dashboard.EXPORT, ButtonKind.PLAIN, Target.LEAST, icon="export", key="Ctrl+S"
        )
        self._keys: tuple[str, ...] = ()
        self._chosen = ""
        self._figures: tuple[tuple[Words, Words], ...] = ()
        self.list = PickList(speaker)
        self.title = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.notice = Notice(speaker)
        self.making = CampaignMakingPage(speaker)
        self.plan = [Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True) for _ in range(_PLAN_LINES)]
        self.verdict = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self.stop_button = Button(speaker, words.STOP, ButtonKind.QUIET, Target.USUAL)
        self.go_on_button = Button(speaker, words.GO_ON, ButtonKind.PRIMARY, Target.USUAL)
        self.end_button = Button(speaker, words.END, ButtonKind.DANGER, Target.USUAL)
        self.call_off_button = Button(speaker, words.CALL_OFF, ButtonKind.DANGER, Target.USUAL)
        self._put_together(speaker)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: CampaignsPresenter) -> None:
        self.list.picked.connect(presenter.choose)
        self.chosen.connect(presenter.choose)
        self.making.attach(presenter)
        self.stop_button.clicked.connect(lambda: presenter.turn(CampaignState.STOPPED))
        self.go_on_button.clicked.connect(lambda: presenter.turn(CampaignState.RUNNING))
        self.end_button.clicked.connect(lambda: presenter.turn(CampaignState.ENDED))
        self.call_off_button.clicked.connect(lambda: presenter.turn(CampaignState.ENDED))
        self._sheet = lambda: presenter.sheet
        self.export_button.clicked.connect(self._export)
        self.print_button.clicked.connect(lambda: presenter.print(self._speaker.language))
        self.export_wanted.connect(lambda path: presenter.export(path, self._speaker.language))
        presenter.attach(self.render_state)

    def render_state(self, state: CampaignsState) -> None:
        self._keys, self._chosen = tuple(one.key for one in state.rows), state.chosen
        at = self._keys.index(state.chosen) if state.chosen in self._keys else -1
        shown = tuple(PickRow(one.key, one.name, one.detail, aside=one.state) for one in state.rows)
        self.list.show_rows(shown, at)
        self.title.say(state.title)
        tell(self.notice, state.notice)
        if state.making is not None:
            self.making.render_making(state.making)
        self._pages.setCurrentIndex(0 if state.making is not None else 1 if state.told is not None else 2)
        self.export_button.setEnabled(state.told is not None)
        self.print_button.setEnabled(state.told is not None)
        if state.told is not None:
            self._tell(state.told)

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = None if is_typed_into() else {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if down is None:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
                self.making.go_on()  # a field that used the key lets it through as well
            else:
                super().keyPressEvent(event)
            return
        at = self._keys.index(self._chosen) + down if self._chosen in self._keys else 0
        if 0 <= at < len(self._keys):
            self.chosen.emit(self._keys[at])

    def _export(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            return
        name = sheet.file_name(self._speaker.language)
        path = self._ask(self._speaker.text(dashboard.EXPORT_TITLE), name)
        if isinstance(path, Path):
            self.export_wanted.emit(path)

    def _tell(self, told: CampaignTold) -> None:
        for text, line in zip(self.plan, (*told.plan, *[""] * _PLAN_LINES), strict=False):
            text.say(line)
            appear(text, bool(line))
        if told.figures != self._figures:
            self._figures = told.figures
            emptied(self._grid)
            for number, (name, value) in enumerate(told.figures):
                tile = Surface("card")
                tile.setLayout(
                    column(
                        Text(self._speaker, name, Role.CAPTION, Ink.MUTED),
                        Text(self._speaker, value, Role.TITLE, Ink.STRONG),
                        gap=SPACE.xs,
                        margin=SPACE.m,
                    )
                )
                self._grid.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
                tile.setVisible(True)
        self.verdict.say(told.verdict)
        appear(self.stop_button, told.can_stop)
        appear(self.go_on_button, told.can_go_on)
        appear(self.end_button, told.can_stop or told.can_go_on)
        appear(self.call_off_button, told.can_call_off)

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        left.setLayout(column(self.list, margin=SPACE.m))
        left.setFixedWidth(SIZE.totals_panel)
        figures = QWidget()
        self._grid = QGridLayout(figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE.m)
        report = QWidget()
        report.setLayout(
            column(
                *self.plan,
                Hairline(),
                figures,
                self.verdict,
                Text(speaker, words.HERE_ONLY, Role.CAPTION, Ink.MUTED, wrapping=True),
                None,
                row(
                    None,
                    self.end_button,
                    self.call_off_button,
                    self.stop_button,
                    self.go_on_button,
                    gap=SPACE.m,
                ),
                gap=SPACE.s,
            )
        )
        self._pages = QStackedWidget()
        for page in (self.making, report, QWidget()):
            self._pages.addWidget(page)
        right = column(self.notice, self.title, self._pages, gap=SPACE.m, margin=SPACE.l)
        right.setStretch(2, 1)
        content = QWidget()
        whole = row(left, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content, self.print_button, self.export_button)
        self.press_by("Ctrl+P", self.print_button)
        self.press_by("Ctrl+S", self.export_button)
