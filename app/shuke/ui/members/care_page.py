"""The page of who looks after a member: the staff at the left, what is to be done at the right; behind it,
sharing members out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from shuke.presenters.member_pages.care import CarePage, CareState
from shuke.presenters.member_pages.sharing import SharingState
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Hairline
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.members.sharing_view import SharingView
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import member_care as words
from shuke.wording.member_sharing import TO_SHARING

__all__ = ["CareView"]


class CareView(QStackedWidget):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.list = PickList(speaker)
        self.now = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self._most = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.notice = Notice(speaker)
        self.assign_button = Button(speaker, "", ButtonKind.PRIMARY, Target.USUAL, icon="check")
        self.balance_button = Button(speaker, words.BALANCED, ButtonKind.QUIET, Target.USUAL)
        self.share_button = Button(speaker, TO_SHARING, ButtonKind.QUIET, Target.USUAL, icon="members")
        self.sharing = SharingView(speaker)
        for button in (self.assign_button, self.balance_button, self.share_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._put_together(speaker)

    def attach(self, page: CarePage) -> None:
        self.list.picked.connect(page.choose)
        self.assign_button.clicked.connect(page.assign)
        self.balance_button.clicked.connect(page.balance)
        self.share_button.clicked.connect(page.share_out)
        self.sharing.attach(page.sharing)
        page.sharing.attach(self._turn)
        page.attach(self.render_state)

    def render_state(self, state: CareState) -> None:
        keys = [one.staff_id for one in state.rows]
        at = keys.index(state.chosen) if state.chosen in keys else -1
        rows = tuple(PickRow(one.staff_id, one.name, under_aside=one.has) for one in state.rows)
        self.list.show_rows(rows, at)
        self.now.say(state.now)
        self._most.say(state.most)
        appear(self._most, bool(state.most))
        self.assign_button.say(state.assign)
        for button in (self.assign_button, self.balance_button, self.share_button):
            button.setEnabled(bool(state.chosen) and not state.busy)
        tell(self.notice, state.notice)

    def _turn(self, state: SharingState) -> None:
        wanted = self.sharing if state.shown else self._of_member
        if wanted is not self.currentWidget():
            self.setCurrentWidget(wanted)
            (self.sharing.table if state.shown else self.share_button).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def _put_together(self, speaker: Speaker) -> None:
        left = QWidget()
        people = column(Text(speaker, words.PEOPLE, Role.CAPTION, Ink.MUTED), self.list, gap=SPACE.s)
        people.setStretch(1, 1)
        left.setLayout(people)
        left.setFixedWidth(SIZE.member_panel)
        right = column(
            self.notice,
            self.now,
            Text(speaker, words.TEACHING, Role.BODY, Ink.MUTED, wrapping=True),
            self._most,
            self.assign_button,
            self.balance_button,
            Hairline(),
            Text(speaker, words.SHARE_OUT_TEACHING, Role.BODY, Ink.MUTED, wrapping=True),
            self.share_button,
            None,
            gap=SPACE.m,
        )
        whole = row(left, right, gap=SPACE.xl)
        whole.setStretch(1, 1)
        self._of_member = QWidget()
        self._of_member.setLayout(whole)
        self.addWidget(self._of_member)
        self.addWidget(self.sharing)
