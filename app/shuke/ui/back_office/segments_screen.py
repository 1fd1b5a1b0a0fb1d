"""Segments: those saved and the presets at the left, conditions and count beside them, some of the members below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shuke.domain.segments.segment import LONGEST_NAME
from shuke.presenters.segments.state import SegmentsState
from shuke.presenters.segments.window import SegmentsPresenter
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.segment_draft import SegmentDraft
from shuke.ui.back_office.segment_lines_panel import SegmentLinesPanel
from shuke.ui.back_office.segment_parts import SegmentParts
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Hairline, Scrolling, Surface
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.beside_or_below import BesideOrBelow
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.typing import is_typed_into
from shuke.ui.parts.unsaved_note import UnsavedNote
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import segment_window as words
from shuke.wording.segment_lines import LINES
from shuke.wording.unsaved import ROW

__all__ = ["SegmentsScreen"]

_ALL, _ANY = "all", "any"
_KEYS = {Qt.Key.Key_Plus: "adding", Qt.Key.Key_G: "grouping", Qt.Key.Key_L: "drawing"}
_MOST_PARTS = 4
"""Conditions in sight; more scroll."""

_MOST_DAYS = 4
"""Of days to compare with, as many as there is room for."""


class SegmentsScreen(BackOfficeScreen):
    """Up and Down choose a segment, + adds a condition, G a group of them, L opens the lines; while one of these is
    open, Esc leaves it."""

    chosen = Signal(str)
    adding = Signal()
    grouping = Signal()
    drawing = Signal()
    unmade = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._keys: tuple[str, ...] = ()
        self._chosen = ""
        self._making = False
        self.list = PickList(speaker)
        self.title = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.count = Text(speaker, "", Role.TITLE, Ink.ACCENT)
        self.share = Text(speaker, "", Role.BODY, Ink.MUTED)
        self.noting = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.about = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.how = PickGrid(speaker, columns=2)
        self.add_button = Button(speaker, words.ADD, ButtonKind.QUIET, Target.LEAST, key="+")
        self.group_button = Button(speaker, words.ADD_GROUP, ButtonKind.QUIET, Target.LEAST, key="G")
        self.lines_button = Button(speaker, LINES, ButtonKind.QUIET, Target.LEAST, key="L")
        self.parts = SegmentParts(speaker)
        self.draft = SegmentDraft(speaker)
        self.lines = SegmentLinesPanel(speaker)
        self.name = TextField(speaker, words.NAME, hint=words.NAME_HINT, most=LONGEST_NAME, complains=False)
        self.save_button = Button(
            speaker, words.SAVE, ButtonKind.PRIMARY, Target.LEAST, icon="save", key="Enter"
        )
        self.off_button = Button(speaker, words.TAKE_OFF, ButtonKind.DANGER, Target.LEAST)
        self.down_button = Button(speaker, words.TAKE_DOWN, ButtonKind.QUIET, Target.LEAST, icon="check")
        self.export_button = Button(
            speaker, words.EXPORT, ButtonKind.PLAIN, Target.LEAST, icon="export", key="Ctrl+S"
        )
        self.days = PickGrid(speaker, columns=_MOST_DAYS)
        self._untaken = Text(speaker, words.NOT_TAKEN, Role.CAPTION, Ink.MUTED, wrapping=True)
        self.moves = [Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True) for _ in range(2)]
        self.notice = Notice(speaker)
        self.unsaved = UnsavedNote(speaker)
        self.sample = Table(
            speaker,
            [
                TableColumn(words.COLUMNS[0], stretch=True),
                *(TableColumn(one) for one in words.COLUMNS[1:3]),
                *(TableColumn(one, number=True) for one in words.COLUMNS[3:]),
            ],
        )
        self._put_together(speaker)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def attach(self, presenter: SegmentsPresenter) -> None:
        self.list.picked.connect(presenter.choose)
        self.chosen.connect(presenter.choose)
        self.how.picked.connect(lambda key: presenter.turn() if key != self.how.current else None)
        self.parts.removed.connect(presenter.remove)
        self.parts.turned.connect(presenter.turn)
        self.parts.adding.connect(presenter.add)
        self.parts.grouping.connect(lambda path: presenter.add(path, grouped=True))
        for asked in (self.adding, self.add_button.clicked):
            asked.connect(lambda *_: presenter.add())
        for asked in (self.grouping, self.group_button.clicked):
            asked.connect(lambda *_: presenter.add(grouped=True))
        for asked in (self.drawing, self.lines_button.clicked):
            asked.connect(lambda *_: presenter.open_lines())
        self.unmade.connect(presenter.leave_draft)
        self.unmade.connect(presenter.leave_lines)
        self.draft.attach(presenter)
        self.lines.attach(presenter)
        self.name.changed.connect(presenter.type_name)
        self.name.entered.connect(presenter.save)
        self.save_button.clicked.connect(presenter.save)
        self.off_button.clicked.connect(presenter.take_off)
        self.down_button.clicked.connect(presenter.take_down)
        self.export_button.clicked.connect(presenter.export)
        self.days.picked.connect(presenter.compare)
        self.unsaved.action_chosen.connect(presenter.give_up)
        presenter.attach(self.render_state)

    def render_state(self, state: SegmentsState) -> None:
        self._keys, self._chosen = tuple(one.key for one in state.rows), state.chosen
        at = self._keys.index(state.chosen) if state.chosen in self._keys else -1
        kept = state.unsaved_keys
        self.list.show_rows(
            tuple(
                PickRow(one.key, one.name, one.detail, under_aside=ROW if one.key in kept else "")
                for one in state.rows
            ),
            at,
        )
        self.unsaved.show_unsaved(state.unsaved)
        self.title.say(state.title)
        self.count.say(state.count or words.COUNTING)
        appear(self.count, not state.is_fixed)
        self.share.say(state.share)
        self.noting.say(state.noting)
        appear(self.noting, bool(state.noting))
        self.about.say(state.about)
        self.how.offer({_ALL: words.ALL_HOLD, _ANY: words.ANY_HOLDS}, _ANY if state.any_of else _ALL)
        making = state.draft is not None or state.lines is not None
        appear(self.how, len(state.parts) > 1 and not making)
        for button in (self.add_button, self.group_button, self.lines_button):
            appear(button, not making)
            button.setEnabled(not state.is_fixed)
        appear(self.about, making or not state.parts)
        appear(self._scroll, bool(state.parts) and not making)
        appear(self._saving, not making)
        self._show_parts(state)
        nobody = self._no_members if state.no_members else self._nobody
        below = self._some if state.sample or state.busy else nobody
        self._lower.setCurrentWidget(self.draft if state.draft else self.lines if state.lines else below)
        self.draft.render_draft(state.draft)
        self.lines.render_lines(state.lines)
        if self._making and not making and self.isVisible():
            self.focus_first()
        self._making = making
        self.sample.render_rows([TableRow(one.member_id, one.cells) for one in state.sample])
        self.name.show_text(state.name)
        self._render_saved(state)
        tell(self.notice, state.notice)

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = None if is_typed_into() else {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if self._making:  # what is being made is not left by a key that was meant for it
            if event.key() == Qt.Key.Key_Escape:
                self.unmade.emit()
        elif down is not None:
            at = self._keys.index(self._chosen) + down if self._chosen in self._keys else 0
            if 0 <= at < len(self._keys):
                self.chosen.emit(self._keys[at])
        elif event.key() in _KEYS:
            getattr(self, _KEYS[Qt.Key(event.key())]).emit()
        else:
            super().keyPressEvent(event)

    def _render_saved(self, state: SegmentsState) -> None:
        for button in (self.save_button, self.export_button):
            button.setEnabled(bool(state.count))
        self.down_button.setEnabled(bool(state.count))
        for part in (self.off_button, self.down_button):
            appear(part, state.is_saved)
        appear(self._comparing, state.is_saved and state.draft is None and state.lines is None)
        self.days.offer({day: day for day in state.days[:_MOST_DAYS]}, "")
        appear(self.days, bool(state.days))
        appear(self._untaken, not state.days)
        for text, told in zip(self.moves, (*state.moves, "", ""), strict=False):
            text.say(told)
            appear(text, bool(told))

    def _show_parts(self, state: SegmentsState) -> None:
        self.parts.show_parts(state.parts)
        lines = min(len(state.parts), _MOST_PARTS)
        self._scroll.setFixedHeight(lines * (SIZE.target_least + SPACE.xs))

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        listed = column(self.list, margin=SPACE.m)
        left.setLayout(listed)
        left.setFixedWidth(SIZE.totals_panel)
        self._lower = QStackedWidget()
        self._nobody = EmptyState(speaker, "members", words.NOBODY, words.NOBODY_TEACHING)
        self._no_members = EmptyState(speaker, "members", words.NO_MEMBERS, words.NO_MEMBERS_TEACHING)
        self._some = QWidget()
        some = column(Text(speaker, words.SAMPLE, Role.CAPTION, Ink.MUTED), self.sample, gap=SPACE.xs)
        some.setStretch(1, 1)
        self._some.setLayout(some)
        for shown in (self._nobody, self._no_members, self._some, self.draft, self.lines):
            self._lower.addWidget(shown)
        self._comparing = QWidget()
        self._comparing.setLayout(
            column(
                Text(speaker, words.COMPARE, Role.CAPTION, Ink.MUTED),
                self._untaken,
                row(self.days, None),
                *self.moves,
                gap=SPACE.xs,
            )
        )
        saving = row(self.name, self.save_button, self.off_button, gap=SPACE.m)
        saving.setStretch(0, 1)
        saving.setAlignment(self.save_button, Qt.AlignmentFlag.AlignBottom)
        saving.setAlignment(self.off_button, Qt.AlignmentFlag.AlignBottom)
        self._saving = QWidget()
        self._saving.setLayout(saving)
        saving.setContentsMargins(0, 0, 0, 0)
        doing = row(self.lines_button, self.group_button, self.add_button, gap=SPACE.m)
        how = BesideOrBelow(row(self.how, None), doing)
        self._scroll = Scrolling(self.parts)
        right = column(
            self.notice,
            self.unsaved,
            row(self.title, None, self.count, self.share, gap=SPACE.m),
            self.noting,
            self.about,
            Hairline(),
            how,
            self._scroll,
            self._lower,
            Hairline(),
            self._comparing,
            self._saving,
            gap=SPACE.s,
            margin=SPACE.l,
        )
        right.setStretch(8, 1)
        content = QWidget()
        whole = row(left, right, gap=0)
        whole.setStretch(1, 1)
        content.setLayout(whole)
        self.lay_out(content, self.down_button, self.export_button)
        self.press_by("Ctrl+S", self.export_button)
