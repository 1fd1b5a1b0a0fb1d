"""Taking members over: sums at the left, to be held against the older system's; columns and bad rows right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.application.importing.columns import MemberColumn
from shuke.application.importing.old_tiers import OldTier
from shuke.presenters.member_import import MemberImportPresenter
from shuke.presenters.member_import_state import PREVIEWED, ColumnRow, MemberImportPhase, MemberImportState
from shuke.ui.back_office.asking import LISTS, AskPath, ask_to_open, ask_to_save
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice, Progress
from shuke.ui.kit.overlay import OverlayPanel
from shuke.ui.kit.surfaces import Hairline, Scrolling, Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import importing as words
from shuke.wording.article_import import LEFT_OUT_FILE, SAVE_BAD
from shuke.wording.figures import points_text
from shuke.wording.listed import Listed
from shuke.wording.said import Words, said

__all__ = ["MemberImportScreen"]

_UNUSED = "unused"
_TIER = "tier:"
"""Before the place of an older tier, in the keys of the table."""
_NUMBERS = {MemberColumn.POINTS, MemberColumn.PRINCIPAL, MemberColumn.BONUS, MemberColumn.SPENT}
_TITLES = {
    MemberImportPhase.READING: words.READING,
    MemberImportPhase.COMPARING: words.COMPARING,
    MemberImportPhase.RUNNING: words.RUNNING,
    MemberImportPhase.NAMES: words.READING_NAMES,
}
_SUMS: dict[str, Words] = {
    "members": words.MEMBERS,
    "points": words.COLUMNS["points"],
    "principal": words.COLUMNS["principal"],
    "bonus": words.COLUMNS["bonus"],
    "spent": words.COLUMNS["spent"],
    "new": words.NEW,
    "there": words.THERE,
    "left_out": words.LEFT_OUT,
}


class MemberImportScreen(BackOfficeScreen):
    def __init__(
        self, speaker: Speaker, *, ask_open: AskPath | None = None, ask_save: AskPath | None = None
    ) -> None:
        super().__init__(speaker, words.TITLE)
        self._speaker = speaker
        self._ask_open, self._ask_save = ask_open or ask_to_open(self), ask_save or ask_to_save(self, LISTS)
        self._presenter: MemberImportPresenter | None = None
        self._file, self._place = "", -1
        self._columns: tuple[ColumnRow, ...] = ()
        self._old_tiers: tuple[OldTier, ...] = ()
        self._tiers: dict[str, Words] = {}
        self.choose_button = Button(speaker, words.CHOOSE_FILE, icon="export", target=Target.USUAL)
        self.sheet_button = Button(speaker, "", ButtonKind.QUIET, Target.LEAST, icon="down")
        self.origin = TextField(speaker, words.ORIGIN, hint=words.ORIGIN_HINT, most=40)
        self.sums = {name: Text(speaker, "", Role.EMPHASIS, Ink.STRONG) for name in _SUMS}
        self.notice = Notice(speaker)
        self.progress = Progress(speaker)
        self.run_button = Button(speaker, words.RUN_NOBODY, ButtonKind.PRIMARY, Target.USUAL)
        self.columns = Table(
            speaker,
            (
                TableColumn(words.FILE_COLUMN),
                TableColumn(words.SAMPLES, stretch=True),
                TableColumn(words.TAKEN_FOR),
            ),
        )
        self.preview = Table(
            speaker,
            [
                TableColumn(
                    words.COLUMNS[one.value], number=one in _NUMBERS, stretch=one is MemberColumn.NAME
                )
                for one in PREVIEWED
            ],
        )
        self.faults = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.save_button = Button(speaker, SAVE_BAD, ButtonKind.QUIET, Target.LEAST, icon="save")
        self.empty = EmptyState(speaker, "enrol", words.EMPTY, words.EMPTY_TEACHING, action=words.CHOOSE_FILE)
        self._stack = QStackedWidget()
        self._put_together(speaker)
        self.column_panel = OverlayPanel(speaker, self, words.CHOOSE_COLUMN, width=SIZE.wizard_width)
        self.column_grid = PickGrid(speaker, columns=4, target=Target.USUAL)
        self.column_panel.column.addWidget(self.column_grid)
        self.tier_panel = OverlayPanel(speaker, self, words.CHOOSE_TIER, width=SIZE.wizard_width)
        self.tier_grid = PickGrid(speaker, columns=3, target=Target.USUAL)
        self.tier_panel.column.addWidget(self.tier_grid)
        self.sheet_panel = OverlayPanel(speaker, self, words.CHOOSE_SHEET, width=SIZE.wizard_width)
        self.sheet_grid = PickGrid(speaker, columns=2, target=Target.USUAL)
        self.sheet_panel.column.addWidget(Scrolling(self.sheet_grid), 1)

    def attach(self, presenter: MemberImportPresenter) -> None:
        self._presenter = presenter
        self.choose_button.clicked.connect(self._choose)
        self.empty.action_chosen.connect(self._choose)
        self.sheet_button.clicked.connect(self._open_sheets)
        self.columns.clicked.connect(lambda index: self._open_column(self.columns.shown_keys()[index.row()]))
        self.columns.row_opened.connect(self._open_column)
        self.column_grid.picked.connect(self._pick_column)
        self.sheet_grid.picked.connect(self._pick_sheet)
        self.tier_grid.picked.connect(self._pick_tier)
        self.origin.edit.editingFinished.connect(lambda: presenter.name_origin(self.origin.text.strip()))
        self.run_button.clicked.connect(presenter.run)
        self.progress.cancelled.connect(presenter.cancel)
        self.save_button.clicked.connect(self._save)
        presenter.attach(self.render_state)

    def focus_first(self) -> None:
        self.choose_button.setFocus()

    def render_state(self, state: MemberImportState) -> None:
        self._file, self._columns = state.file, state.columns
        self._old_tiers, self._tiers = state.old_tiers, dict(state.tiers)
        if state.origin:
            self.origin.show_text(state.origin)
        tell(self.notice, state.notice)
        appear(self.progress, state.busy)
        if state.busy:
            title = said(_TITLES[state.phase], file=state.file)
            self.progress.show_progress(title, state.progress.permille, left_s=state.progress.left_s)
        self.choose_button.setEnabled(not state.busy)
        self.sheet_button.say(said(words.SHEET_IS, name=state.sheet))
        appear(self.sheet_button, len(state.sheets) > 1)
        self.sheet_button.setEnabled(not state.busy)
        self.sheet_grid.offer(dict(zip(state.sheets, state.sheets, strict=True)), state.sheet)
        self._stack.setCurrentIndex(1 if state.columns else 0)
        self._render_sums(state)
        self._render_list(state)
        count = state.counts.new
        self.run_button.say(said(words.RUN, count=points_text(count)) if count else words.RUN_NOBODY)
        self.run_button.setEnabled(state.phase is MemberImportPhase.READY and count > 0)

    def _render_sums(self, state: MemberImportState) -> None:
        totals, counts = state.totals, state.counts
        told = {
            "members": points_text(totals.members),
            "points": points_text(totals.points),
            "principal": state.sums.principal,
            "bonus": state.sums.bonus,
            "spent": state.sums.spent,
            "new": points_text(counts.new),
            "there": points_text(counts.there),
            "left_out": points_text(state.faulty_rows),
        }
        for name, text in told.items():
            self.sums[name].say(text)

    def _render_list(self, state: MemberImportState) -> None:
        rows: list[TableRow] = []
        for one in state.columns:
            taken_for = words.COLUMNS[one.column.value] if one.column else words.NOT_USED
            rows.append(
                TableRow(str(one.place), (one.name or str(one.place + 1), " · ".join(one.samples), taken_for))
            )
            if one.column is MemberColumn.TIER:
                rows += [self._tier_row(at, tier) for at, tier in enumerate(state.old_tiers)]
        self.columns.render_rows(rows)
        self.preview.render_rows([TableRow(str(at), cells) for at, cells in enumerate(state.members)])
        self.faults.say(Listed(state.faults, on_lines=True) if state.faults else words.NO_FAULTS)
        appear(self.save_button, bool(state.faults) and not state.busy)

    def _tier_row(self, at: int, one: OldTier) -> TableRow:
        """Below the column that has it: it is chosen by the same tap."""
        taken_for = self._tiers.get(one.key, words.NO_TIER_YET)
        cells = (
            said(words.OLD_TIER, name=one.name),
            said(words.ROWS, count=points_text(one.rows)),
            taken_for,
        )
        return TableRow(f"{_TIER}{at}", cells)

    # choosing

    def _choose(self) -> None:
        path = self._ask_open(self._speaker.text(words.CHOOSE_FILE), self._speaker.text(words.LIST_FILES))
        if path is not None and self._presenter is not None:
            self._presenter.choose(path)

    def _save(self) -> None:
        name = self._speaker.text(said(LEFT_OUT_FILE, name=Path(self._file).stem))
        path = self._ask_save(self._speaker.text(SAVE_BAD), name)
        if path is not None and self._presenter is not None:
            self._presenter.save_left_out(path, self._speaker.language)

    def _open_sheets(self) -> None:
        self.sheet_panel.open()
        self.sheet_grid.focus_current()

    def _pick_sheet(self, name: str) -> None:
        self.sheet_panel.close_panel()
        if self._presenter is not None:
            self._presenter.choose_sheet(name)

    def _open_column(self, key: str) -> None:
        if key.startswith(_TIER):
            self._open_tier(int(key.removeprefix(_TIER)))
            return
        self._place = int(key)
        held = self._columns[self._place].column
        offered: dict[str, Words] = {_UNUSED: words.NOT_USED}
        offered |= {one.value: words.COLUMNS[one.value] for one in MemberColumn}
        self.column_grid.offer(offered, held.value if held else _UNUSED)
        self.column_panel.open()
        self.column_grid.focus_current()

    def _open_tier(self, at: int) -> None:
        self._place = at
        self.tier_grid.offer(self._tiers, self._old_tiers[at].key)
        self.tier_panel.open()
        self.tier_grid.focus_current()

    def _pick_tier(self, key: str) -> None:
        self.tier_panel.close_panel()
        if self._presenter is not None:
            self._presenter.use_tier(self._old_tiers[self._place].name, key)

    def _pick_column(self, key: str) -> None:
        self.column_panel.close_panel()
        if self._presenter is not None:
            self._presenter.use_column(self._place, None if key == _UNUSED else MemberColumn(key))

    def _put_together(self, speaker: Speaker) -> None:
        sums = []
        for name, title in _SUMS.items():
            line = row(Text(speaker, title, Role.BODY, Ink.MUTED), None, self.sums[name])
            sums.append(line)
            if name == "spent":
                sums.append(row(Hairline()))
        side = Surface("card")
        side.setLayout(
            column(
                self.origin,
                Text(speaker, words.TOTALS, Role.EMPHASIS, Ink.STRONG),
                *sums,
                None,
                self.notice,
                self.progress,
                self.run_button,
                gap=SPACE.s,
                margin=SPACE.l,
            )
        )
        side.setFixedWidth(SIZE.totals_panel)
        self.preview.setFixedHeight(SIZE.row * 4 + SPACE.s)
        faults = QWidget()
        faults.setLayout(column(self.faults, None, gap=0))
        heading = row(Text(speaker, words.FAULTS_TITLE, Role.EMPHASIS, Ink.STRONG), None, self.save_button)
        content = QWidget()
        parts = column(
            self.columns,
            Text(speaker, words.PREVIEW, Role.EMPHASIS, Ink.STRONG),
            self.preview,
            heading,
            Scrolling(faults),
            gap=SPACE.s,
            margin=SPACE.l,
        )
        parts.setStretch(0, 3)
        parts.setStretch(4, 2)
        content.setLayout(parts)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(content)
        whole = QWidget()
        both = row(side, self._stack, gap=0)
        both.setStretch(1, 1)
        whole.setLayout(both)
        self.lay_out(whole, self.sheet_button, self.choose_button)
