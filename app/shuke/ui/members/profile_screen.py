"""The window of members: who is looked for at the left, whoever is chosen at the right, a page at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from shuke.presenters.find_member import FoundState
from shuke.presenters.members import MemberHead, MembersPresenter, MembersState
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.search_field import SearchField
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.marks import Badge, tier_rank
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.beside_or_below import BesideOrBelow
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import member_record as words
from shuke.wording.balance_slip import PRINT, PRINT_KEY
from shuke.wording.keys import GIVE, VALUE
from shuke.wording.said import Words

__all__ = ["ProfileScreen"]


class ProfileScreen(BackOfficeScreen):
    """Alt+1 … go to the pages, in the order in which they were added."""

    serve_wanted = Signal(str)
    cards_wanted = Signal(str)
    value_wanted = Signal(str)
    giving_wanted = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._speaker = speaker
        self._member_id = ""
        self.search = SearchField(speaker, words.SEARCH)
        self.twins_button = Button(speaker, words.FIND_TWINS, ButtonKind.QUIET, Target.LEAST, icon="members")
        self.list = PickList(speaker)
        self._found: tuple[FoundState, ...] = ()
        self._nobody = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._more = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._empty = EmptyState(speaker, "members", words.CHOOSE_ONE, words.CHOOSE_ONE_TEACHING)
        self._head = _Head(speaker)
        self.notice = Notice(speaker)
        self._tabs: dict[str, Button] = {}
        self._tab_row: QHBoxLayout = row(gap=SIZE.target_gap)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        self._print_shortcut = QShortcut(QKeySequence(PRINT_KEY), self)
        self._head.serve_button.clicked.connect(lambda: self.serve_wanted.emit(self._member_id))
        self._head.cards_button.clicked.connect(lambda: self.cards_wanted.emit(self._member_id))
        self._head.value_button.clicked.connect(lambda: self.value_wanted.emit(self._member_id))
        self._head.giving_button.clicked.connect(lambda: self.giving_wanted.emit(self._member_id))
        self._put_together()

    def add_page(self, name: str, title: Words, page: QWidget) -> None:
        """A page of whoever is chosen, behind those there are."""
        number = len(self._pages) + 1
        self._pages[name] = page
        self._stack.addWidget(page)
        tab = self._tabs[name] = Button(self._speaker, title, ButtonKind.QUIET, Target.LEAST)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.setToolTip(f"Alt+{number}")
        tab.clicked.connect(lambda: self.page_wanted.emit(name))
        self._tab_row.insertWidget(self._tab_row.count() - 1, tab)
        shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
        shortcut.activated.connect(lambda: self.page_wanted.emit(name))

    def attach(self, presenter: MembersPresenter) -> None:
        self.search.changed.connect(presenter.type)
        self.search.entered.connect(presenter.submit)
        self.list.picked.connect(presenter.choose)
        self.twins_button.clicked.connect(presenter.look_for_twins)
        self.page_wanted.connect(presenter.go)
        self._head.print_button.clicked.connect(presenter.print_balance)
        self._print_shortcut.activated.connect(presenter.print_balance)
        presenter.attach(self.render_state)

    def render_state(self, state: MembersState) -> None:
        self.search.show_text(state.typed)
        chosen = state.head.member_id if state.head else ""
        keys = [one.member_id for one in state.found]
        at = keys.index(chosen) if chosen in keys else -1
        self.list.show_rows(tuple(_row(one) for one in state.found), at)
        self._nobody.say(state.nobody)
        appear(self._nobody, bool(state.nobody))
        self._more.say(state.more)
        tell(self.notice, state.notice)
        head = state.head
        self._member_id = chosen
        if head is not None:
            self._head.show_member(head)
        appear(self._empty, head is None)
        appear(self._whole, head is not None)
        for name, tab in self._tabs.items():
            tab.dress(ButtonKind.PRIMARY if name == state.page else ButtonKind.QUIET)
        if state.page in self._pages:
            self._stack.setCurrentWidget(self._pages[state.page])

    def focus_first(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab(self, name: str) -> Button:
        return self._tabs[name]

    @property
    def head(self) -> _Head:
        return self._head

    def _put_together(self) -> None:
        left = Surface("card")
        found = column(self.search, self._nobody, self.list, self._more, gap=SPACE.s, margin=SPACE.m)
        found.setStretch(2, 1)
        left.setLayout(found)
        left.setFixedWidth(SIZE.member_panel)
        self._whole = QWidget()
        self._tab_row.addStretch(1)
        whole = column(self._head, self._tab_row, self._stack, gap=SPACE.m)
        whole.setStretch(2, 1)
        self._whole.setLayout(whole)
        right = column(self.notice, self._empty, self._whole, gap=SPACE.m, margin=SPACE.l)
        right.setStretch(1, 1)
        right.setStretch(2, 1)
        content = QWidget()
        both = row(left, right, gap=0)
        both.setStretch(1, 1)
        content.setLayout(both)
        self.lay_out(content, self.twins_button)


class _Head(QWidget):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.name = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self.badge = Badge(speaker)
        self.about = [Text(speaker, "", Role.BODY, Ink.NORMAL) for _ in range(4)]
        self.note = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self.cards_button = Button(speaker, words.TO_CARDS, ButtonKind.QUIET, Target.LEAST, icon="card")
        self.value_button = Button(speaker, VALUE, ButtonKind.QUIET, Target.LEAST, icon="wallet")
        self.giving_button = Button(speaker, GIVE, ButtonKind.QUIET, Target.LEAST, icon="gift")
        self.print_button = Button(
            speaker, PRINT, ButtonKind.QUIET, Target.LEAST, icon="printer", key=PRINT_KEY
        )
        self.serve_button = Button(speaker, words.SERVE, ButtonKind.QUIET, Target.LEAST, icon="basket")
        buttons = row(
            self.cards_button,
            self.value_button,
            self.giving_button,
            self.print_button,
            self.serve_button,
            gap=SPACE.m,
        )
        top = BesideOrBelow(row(self.name, self.badge, None, gap=SPACE.m), buttons)
        self.setLayout(column(top, row(*self.about, None, gap=SPACE.l), self.note, gap=SPACE.xs))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_member(self, head: MemberHead) -> None:
        self.name.say(head.name)
        self.badge.say(head.tier, tier_rank(head.tier_place, head.tiers))
        for text, told in zip(self.about, (head.phone, head.number, head.joined, head.bought), strict=True):
            text.say(told)
            appear(text, bool(told))
        self.note.say(head.note)
        appear(self.note, bool(head.note))


def _row(found: FoundState) -> PickRow:
    return PickRow(
        key=found.member_id,
        words=found.name,
        detail=found.phone or found.number,
        under_aside=found.visited,
        short_detail=True,
        rank=tier_rank(found.tier_place, found.tiers),
        tier=found.tier,
    )
