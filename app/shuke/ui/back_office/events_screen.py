"""Events: the month at the left, who comes to the chosen one in the middle, whoever stands here at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from shuke.domain.facts.event_booked import EventAct
from shuke.presenters.events.calendar import EventsPresenter
from shuke.presenters.events.state import EventsState, GuestRow
from shuke.ui.back_office.event_form import EventForm
from shuke.ui.back_office.screen import BackOfficeScreen
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.surfaces import Surface
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.money_held.tender_choice import TenderChoice
from shuke.ui.parts.icon_button import IconButton
from shuke.ui.parts.member_choice import MemberChoiceView
from shuke.ui.parts.pick_list import PickList, PickRow
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import events as words

__all__ = ["EventsScreen"]

_ICONS = {
    EventAct.SIGNED_UP: "plus",
    EventAct.WAITS: "clock",
    EventAct.CHECKED_IN: "check",
    EventAct.SIGNED_OFF: "minus",
}
_DOINGS = {
    EventAct.SIGNED_UP: words.SIGN_UP,
    EventAct.WAITS: words.WAIT,
    EventAct.CHECKED_IN: words.CHECK_IN,
    EventAct.SIGNED_OFF: words.SIGN_OFF,
}


class EventsScreen(BackOfficeScreen):
    """Typing goes to the member's field; Page Up and Page Down turn the month, Up and Down choose the event, and Alt
    with a number does what stands on the button."""

    months_wanted = Signal(int)
    event_chosen = Signal(str)
    act_wanted = Signal(object)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, words.TITLE)
        self._keys: tuple[str, ...] = ()
        self._chosen = ""
        self.announce_button = Button(speaker, words.ANNOUNCE, ButtonKind.PLAIN, Target.LEAST, icon="plus")
        self.back = IconButton(speaker, "back", words.PREVIOUS_MONTH, ButtonKind.QUIET)
        self.on = IconButton(speaker, "forward", words.NEXT_MONTH, ButtonKind.QUIET)
        self.month = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.events = PickList(speaker)
        self._month_empty = EmptyState(speaker, "calendar", words.EMPTY, words.EMPTY_TEACHING)
        self.head = _Head(speaker)
        self.guests = PickList(speaker)
        self._guests = QStackedWidget()
        self._guests.addWidget(self.guests)
        self._guests.addWidget(EmptyState(speaker, "members", words.NOBODY_YET, words.NOBODY_YET_TEACHING))
        self._middle = QStackedWidget()
        self.notice = Notice(speaker)
        self.member = MemberChoiceView(speaker, words.FIND_MEMBER)
        self.stands = Text(speaker, "", Role.EMPHASIS, Ink.ACCENT, wrapping=True)
        self.tender = TenderChoice(speaker)
        self.why_not = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.act_buttons = {
            act: Button(
                speaker,
                _DOINGS[act],
                ButtonKind.PRIMARY if act is EventAct.SIGNED_UP else ButtonKind.QUIET,
                Target.USUAL,
                icon=icon,
                key=f"Alt+{number}",
            )
            for number, (act, icon) in enumerate(_ICONS.items(), start=1)
        }
        self.form = EventForm(speaker, self)
        self._put_together(speaker)

    def attach(self, presenter: EventsPresenter) -> None:
        self.announce_button.clicked.connect(presenter.announce)
        self.back.clicked.connect(lambda: presenter.go(-1))
        self.on.clicked.connect(lambda: presenter.go(1))
        self.months_wanted.connect(presenter.go)
        self.event_chosen.connect(presenter.choose)
        self.events.picked.connect(presenter.choose)
        self.guests.picked.connect(presenter.choose_guest)
        self.head.change_button.clicked.connect(presenter.change_event)
        self.head.call_off_button.clicked.connect(presenter.call_off)
        self.tender.chosen.connect(presenter.choose_tender)
        self.act_wanted.connect(presenter.do)
        for number, (act, button) in enumerate(self.act_buttons.items(), start=1):
            button.clicked.connect(lambda _checked=False, act=act: self.act_wanted.emit(act))
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda act=act: self.act_wanted.emit(act))
        self.member.search.moved_down.connect(lambda: self._move(1))
        self.member.attach(presenter.member)
        self.form.attach(presenter.form)
        presenter.attach(self.render_state)

    def render_state(self, state: EventsState) -> None:
        appear(self.announce_button, state.may_announce)
        self.month.say(state.month)
        self._keys, self._chosen = tuple(one.key for one in state.rows), state.chosen
        rows = [PickRow(one.key, one.name, one.days, one.taken, one.places) for one in state.rows]
        at = self._keys.index(state.chosen) if state.chosen in self._keys else -1
        self.events.show_rows(tuple(rows), at)
        appear(self.events, bool(rows))
        appear(self._month_empty, not rows)
        self.head.render_state(state)
        self._middle.setCurrentIndex(0 if state.head is None else 1)
        self.guests.show_rows(tuple(_guest(one) for one in state.guests), -1)
        self._guests.setCurrentIndex(0 if state.guests else 1)
        tell(self.notice, state.notice)
        self.stands.say(state.stands)
        appear(self.stands, bool(state.stands))
        appear(self.tender, state.money)
        self.tender.choose(state.tender)
        self._render_doings(state)

    def focus_first(self) -> None:
        self.member.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        months = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if months is not None:
            self.months_wanted.emit(months)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _render_doings(self, state: EventsState) -> None:
        known = {one.act: one for one in state.doings}
        for act, button in self.act_buttons.items():
            doing = known.get(act)
            button.say(doing.words if doing else _DOINGS[act])
            button.setEnabled(doing is not None and not doing.why_not and not state.busy)
        why = known[EventAct.SIGNED_UP].why_not if EventAct.SIGNED_UP in known else ""
        self.why_not.say(why)
        appear(self.why_not, bool(why))

    def _move(self, down: int) -> None:
        at = self._keys.index(self._chosen) + down if self._chosen in self._keys else 0
        if 0 <= at < len(self._keys):
            self.event_chosen.emit(self._keys[at])

    def _put_together(self, speaker: Speaker) -> None:
        left = Surface("card")
        months = row(self.back, self.month, self.on, gap=SPACE.s)
        months.setStretch(1, 1)
        month = column(months, self.events, self._month_empty, gap=SPACE.m, margin=SPACE.m)
        month.setStretch(1, 1)
        month.setStretch(2, 1)
        left.setLayout(month)
        left.setFixedWidth(SIZE.totals_panel)
        detail = QWidget()
        whole = column(self.head, self._guests, gap=SPACE.m)
        whole.setStretch(1, 1)
        detail.setLayout(whole)
        self._middle.addWidget(
            EmptyState(speaker, "calendar", words.CHOOSE_EVENT, words.CHOOSE_EVENT_TEACHING)
        )
        self._middle.addWidget(detail)
        middle = column(self.notice, self._middle, gap=SPACE.m, margin=SPACE.l)
        middle.setStretch(1, 1)
        right = Surface("card")
        for button in self.act_buttons.values():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        side = column(
            Text(speaker, words.WHO, Role.CAPTION, Ink.MUTED),
            self.member,
            self.stands,
            self.why_not,
            self.tender,
            *self.act_buttons.values(),
            gap=SPACE.s,
            margin=SPACE.m,
        )
        side.setStretch(1, 1)
        right.setLayout(side)
        right.setFixedWidth(SIZE.member_panel)
        content = QWidget()
        all_of_it = row(left, middle, right, gap=0)
        all_of_it.setStretch(1, 1)
        content.setLayout(all_of_it)
        self.lay_out(content, self.announce_button)


class _Head(QWidget):
    """What the chosen event is."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self.name = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self._about = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.figures = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self._off = Text(speaker, words.CALLED_OFF, Role.EMPHASIS, Ink.BAD)
        self.change_button = Button(speaker, words.CHANGE, ButtonKind.QUIET, Target.LEAST)
        self.call_off_button = Button(speaker, words.CALL_OFF, ButtonKind.DANGER, Target.LEAST)
        top = row(self.name, self._off, None, self.change_button, self.call_off_button, gap=SPACE.m)
        self.setLayout(column(top, self._about, self.figures, gap=SPACE.s))

    def render_state(self, state: EventsState) -> None:
        head = state.head
        if head is None:
            return
        self.name.say(head.name)
        self._about.say(head.about)
        self.figures.say(head.figures)
        appear(self._off, head.called_off)
        appear(self.change_button, head.changeable)
        appear(self.call_off_button, head.changeable and not head.called_off)


def _guest(one: GuestRow) -> PickRow:
    return PickRow(one.member_id, one.name, one.phone, under_aside=one.state, short_detail=True)
