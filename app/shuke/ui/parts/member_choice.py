"""Choosing a member: a field to search in, what was found, and who was chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shuke.presenters.find_member import FoundState
from shuke.presenters.member_choice import MemberChoice, MemberChoiceState
from shuke.ui.back_office.search_field import SearchField
from shuke.ui.kit.layouts import appear, column
from shuke.ui.kit.marks import tier_rank
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording.said import Words

__all__ = ["MemberChoiceView"]


class MemberChoiceView(QWidget):
    """Enter takes the first one found; once somebody is chosen the list is that one alone."""

    def __init__(self, speaker: Speaker, hint: Words) -> None:
        super().__init__()
        self.search = SearchField(speaker, hint)
        self.nobody = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.list = PickList(speaker)
        self.list.setMinimumHeight(SIZE.target_usual)
        whole = column(self.search, self.nobody, self.list, gap=SPACE.s)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.search)

    def attach(self, presenter: MemberChoice) -> None:
        self.search.changed.connect(presenter.type)
        self.search.entered.connect(presenter.submit)
        self.list.picked.connect(presenter.choose)
        presenter.attach(self.render_state)

    def render_state(self, state: MemberChoiceState) -> None:
        self.search.show_text(state.typed)
        self.nobody.say(state.nobody)
        appear(self.nobody, bool(state.nobody))
        shown = (state.chosen,) if state.chosen and not state.found else state.found
        at = 0 if state.chosen and not state.found else -1
        self.list.show_rows(tuple(_row(one) for one in shown), at)


def _row(found: FoundState) -> PickRow:
    return PickRow(
        key=found.member_id,
        words=found.name,
        detail=found.phone or found.number,
        rank=tier_rank(found.tier_place, found.tiers),
        tier=found.tier,
    )
