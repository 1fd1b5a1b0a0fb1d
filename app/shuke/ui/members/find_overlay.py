"""Finding a member: type, see, press Enter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.presenters.find_member import FindMemberState, FoundState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, row
from shuke.ui.kit.marks import tier_rank
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.arrow_keys import ArrowKeys
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import members as words
from shuke.wording.keys import MEMBER

__all__ = ["FindOverlay"]

_ROWS_SEEN = 6


class FindOverlay(GrowingPanel):
    typed = Signal(str)
    moved = Signal(int)
    entered = Signal()
    picked = Signal(str)
    enrol_wanted = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, MEMBER, width=SIZE.field_width + SIZE.tile_width)
        self._field = TextField(speaker, words.FIND_FIELD, hint=words.FIND_HINT, most=60, target=Target.USUAL)
        self._teaching = Text(speaker, words.FIND_TEACHING, Role.BODY, Ink.MUTED, wrapping=True)
        self._list = PickList(speaker)
        self._list.setFixedHeight(SIZE.target_usual * _ROWS_SEEN)
        self._more = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._notice = Notice(speaker)
        self._enrol = Button(speaker, words.ENROL, ButtonKind.QUIET, Target.LEAST, icon="enrol")
        for part in (self._field, self._notice, self._teaching, self._list):
            self.column.addWidget(part)
        foot = row(self._more, None, self._enrol)
        self.column.addLayout(foot)
        self._arrows = ArrowKeys(self._field.edit)
        self._arrows.moved.connect(self.moved)
        self._field.changed.connect(self.typed)
        self._field.entered.connect(self.entered)
        self._list.picked.connect(self.picked)
        self._enrol.clicked.connect(self.enrol_wanted)

    def render_state(self, state: FindMemberState) -> None:
        self._field.show_text(state.typed)
        self._list.show_rows(tuple(_row(one) for one in state.found), state.highlighted)
        self._teaching.say(state.nobody or words.FIND_TEACHING)
        self._teaching.write_in(Ink.NORMAL if state.nobody else Ink.MUTED)
        appear(self._teaching, not state.found)
        self._more.say(state.more)
        tell(self._notice, state.notice)

    def start(self) -> None:
        """Open with the cursor behind what is typed already."""
        self.open(self._field.edit)
        self._field.edit.end(False)

    @property
    def field(self) -> TextField:
        return self._field

    @property
    def list(self) -> PickList:
        return self._list

    @property
    def enrol_button(self) -> Button:
        return self._enrol

    @property
    def said(self) -> str:
        """What stands where the list is empty."""
        return self._teaching.full_text


def _row(found: FoundState) -> PickRow:
    return PickRow(
        key=found.member_id,
        words=found.name,
        detail=found.phone or found.number,
        aside="",
        under_aside=found.visited,
        short_detail=True,
        rank=tier_rank(found.tier_place, found.tiers),
        tier=found.tier,
    )
