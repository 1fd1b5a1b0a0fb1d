"""The member panel: who, what they have, what today brings, what is near; and what is proposed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from shuke.presenters.member_debts import DebtState
from shuke.presenters.member_panel import MemberPanelState
from shuke.presenters.member_state import MemberState, TodayState
from shuke.ui.fonts import text_width
from shuke.ui.keys import Action, Keys
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.marks import Badge, tier_rank
from shuke.ui.kit.notices import EmptyState
from shuke.ui.kit.painting import painter_on, surface
from shuke.ui.kit.surfaces import Scrolling, Section, Surface
from shuke.ui.kit.text import Amount, AmountSize, IconMark, Ink, Role, Text
from shuke.ui.members.offer_chip import OfferChip
from shuke.ui.parts.bound_keys import FreeToAct, bind_button, touch_only
from shuke.ui.parts.icon_button import IconButton
from shuke.ui.speech import Speaker
from shuke.ui.tokens import RADIUS, SIZE, SPACE, TYPE
from shuke.wording import members as words
from shuke.wording.keys import GIVE, VALUE
from shuke.wording.member_record import TO_PROFILE
from shuke.wording.said import Words

__all__ = ["MemberPanelView"]


class MemberPanelView(QWidget):
    """320 px at the left. The keys at its foot are always there: a sale may get another member, and one
    panel makes room for another (`here` instead of `free`)."""

    find_wanted = Signal()
    scan_wanted = Signal()
    enrol_wanted = Signal()
    cards_wanted = Signal()
    value_wanted = Signal()
    giving_wanted = Signal()
    profile_wanted = Signal()
    forgotten = Signal()
    debt_settled = Signal(str)
    offer_accepted = Signal()
    alternatives_wanted = Signal()

    def __init__(self, speaker: Speaker, keys: Keys, free: FreeToAct, here: FreeToAct) -> None:
        super().__init__()
        self._empty = EmptyState(speaker, "members", words.NO_MEMBER, words.NO_MEMBER_TEACHING)
        self._known = _Known(speaker)
        self._chip = OfferChip(speaker, keys, free)
        self._chip.accepted.connect(self.offer_accepted)
        self._chip.alternatives_wanted.connect(self.alternatives_wanted)
        self._known.forgotten.connect(self.forgotten)
        self._known.profile_wanted.connect(self.profile_wanted)
        self._known.debt_settled.connect(self.debt_settled)
        keys_grid = self._keys_grid(speaker, keys, here)
        told = QWidget()
        told.setLayout(column(self._empty, self._known, self._chip, None, gap=SPACE.m))
        whole = column(Scrolling(told), keys_grid, gap=SPACE.m)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.render_state(MemberPanelState())

    def render_state(self, state: MemberPanelState) -> None:
        """What goes is hidden before what comes is shown: both together would stretch the window."""
        member = state.member
        appear(self._empty if member is not None else self._known, False)
        self._chip.render_offer(state.offer)
        for button in (self._cards, self._value, self._give):
            button.setEnabled(member is not None)
        if member is not None:
            self._known.show_member(member)
        appear(self._known if member is not None else self._empty, True)

    @property
    def chip(self) -> OfferChip:
        return self._chip

    @property
    def known(self) -> _Known:
        return self._known

    def button(self, action: Action) -> Button:
        """One of the keys at the foot, by its action."""
        return self._buttons[action]

    def _keys_grid(self, speaker: Speaker, keys: Keys, here: FreeToAct) -> QGridLayout:
        self._buttons: dict[Action, Button] = {}
        grid = QGridLayout()
        grid.setSpacing(SIZE.target_gap)
        for at, (label, action, signal) in enumerate(
            (
                (words.FIND, Action.MEMBER, self.find_wanted),
                (words.SCAN, Action.SCAN, self.scan_wanted),
                (words.ENROL, Action.ENROL, self.enrol_wanted),
            )
        ):
            button = self._buttons[action] = Button(speaker, label, ButtonKind.QUIET, Target.LEAST)
            button.clicked.connect(signal)
            grid.addWidget(_even(bind_button(button, keys, action, here)), at // 2, at % 2)
        self._cards = Button(speaker, words.CARDS, ButtonKind.QUIET, Target.LEAST)
        self._cards.clicked.connect(self.cards_wanted)
        grid.addWidget(_even(bind_button(self._cards, keys, Action.CARDS, here)), 1, 1)
        self._buttons[Action.CARDS] = self._cards
        self._value = Button(speaker, VALUE, ButtonKind.QUIET, Target.LEAST)
        self._value.clicked.connect(self.value_wanted)
        grid.addWidget(_even(bind_button(self._value, keys, Action.VALUE, here)), 2, 0)
        self._buttons[Action.VALUE] = self._value
        self._give = Button(speaker, GIVE, ButtonKind.QUIET, Target.LEAST)
        self._give.clicked.connect(self.giving_wanted)
        grid.addWidget(_even(bind_button(self._give, keys, Action.GIVE, here)), 2, 1)
        self._buttons[Action.GIVE] = self._give
        return grid


class _Known(QWidget):
    """A member, in the order of the questions."""

    forgotten = Signal()
    profile_wanted = Signal()
    debt_settled = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._name = Text(speaker, "", Role.TITLE, Ink.STRONG)
        self._long_name = Text(speaker, "", Role.EMPHASIS, Ink.STRONG, wrapping=True)
        self._forget = touch_only(IconButton(speaker, "cross", words.FORGET))
        self._forget.clicked.connect(self.forgotten)
        self._profile = touch_only(IconButton(speaker, "info", TO_PROFILE))
        self._profile.clicked.connect(self.profile_wanted)
        self._badge = Badge(speaker)
        self._phone = Text(speaker, "", Role.BODY, Ink.NORMAL)
        self._card = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._points = Amount("", AmountSize.AMOUNT, left=True)
        self._worth = Text(speaker, "", Role.CAPTION, Ink.NORMAL, right=True)
        self._here = Text(speaker, "", Role.CAPTION, Ink.OFFLINE, wrapping=True)
        self._known_at = Text(speaker, "", Role.CAPTION, Ink.MUTED)
        self._also = column(gap=SPACE.xs)
        self._debts = _Debts(speaker)
        self._debts.settled.connect(self.debt_settled)
        self._today = column(gap=SPACE.xs)
        self._near = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self._way = _Way()
        self._ahead = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        top = row(column(self._name, self._long_name, gap=0), self._profile, self._forget, gap=SPACE.s)
        top.setStretch(0, 1)
        self._note = Text(speaker, "", Role.BODY, Ink.ACCENT, wrapping=True)
        reached = row(self._badge, self._phone, None, gap=SPACE.s)
        who = column(top, reached, self._card, self._note, gap=SPACE.xs)
        points = row(self._points, self._worth, gap=SPACE.s)
        has = Section(speaker, words.POINTS, points, self._here, self._known_at, self._also)
        has.column.setSpacing(SPACE.xs)
        self._today_part = Section(speaker, words.TODAY, self._today)
        self._near_part = Section(speaker, words.NEAR, self._near, self._way, self._ahead)
        self.setLayout(column(who, self._debts, has, self._today_part, self._near_part, gap=SPACE.m))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_member(self, member: MemberState) -> None:
        self._show_name(member.name)
        self._badge.say(member.tier, tier_rank(member.tier_place, member.tiers))
        self._phone.say(member.phone)
        self._card.say(member.card)
        self._note.say(member.note)
        appear(self._note, bool(member.note))
        appear(self._card, bool(member.card))
        self._points.show_text(member.points)
        self._worth.say(member.worth)
        for text, sentence in ((self._here, member.here), (self._known_at, member.known_at)):
            text.say(sentence)
            appear(text, bool(sentence))
        self._debts.show_debts(member.debts)
        self._show_also(member.also)
        self._show_today(member.today)
        self._near.say(member.near)
        self._way.show_permille(member.near_permille)
        self._ahead.say(member.ahead)
        appear(self._ahead, bool(member.ahead))
        appear(self._way, bool(member.near))
        appear(self._near_part, bool(member.near or member.ahead))

    def texts(self) -> tuple[str, ...]:
        """Everything that is said of the member, top to bottom."""
        return tuple(label.full_text for label in self.findChildren(Text) if not label.isHidden())

    @property
    def debts(self) -> _Debts:
        return self._debts

    @property
    def forget_button(self) -> Button:
        return self._forget

    @property
    def profile_button(self) -> Button:
        return self._profile

    @property
    def said_tier(self) -> str:
        return self._badge.accessibleName()

    def _show_name(self, name: Words) -> None:
        """Large where it fits on one line, else smaller on as many as it needs."""
        room = SIZE.member_panel - SPACE.l * 2 - (SIZE.target_least + SPACE.s) * 2
        text = self._speaker.text(name)
        fits = text_width(text, TYPE.title, bold=True) <= room
        self._name.say(name if fits else "")
        self._long_name.say("" if fits else name)
        appear(self._name, fits)
        appear(self._long_name, not fits)

    def _show_also(self, also: tuple[Words, ...]) -> None:
        emptied(self._also)
        for sentence in also:
            self._also.addWidget(Text(self._speaker, sentence, Role.BODY, Ink.NORMAL, wrapping=True))

    def _show_today(self, today: tuple[TodayState, ...]) -> None:
        _refill_today(self._speaker, self._today, today)


class _Debts(QWidget):
    """What the member is to settle at this visit, each with its button."""

    settled = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._shown: tuple[DebtState, ...] = ()
        self._lines = column(gap=SPACE.s)
        self.setLayout(self._lines)
        self.setVisible(False)

    def show_debts(self, debts: tuple[DebtState, ...]) -> None:
        if debts != self._shown:
            self._shown = debts
            emptied(self._lines)
            for debt in debts:
                self._lines.addWidget(self._line(debt))
        appear(self, bool(debts))

    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for button in self.findChildren(Button) if not button.isHidden())

    def _line(self, debt: DebtState) -> Surface:
        told = row(
            IconMark("warn", SIZE.icon, "warn"),
            Text(self._speaker, debt.words, Role.BODY, Ink.STRONG, wrapping=True),
            gap=SPACE.s,
        )
        told.setStretch(1, 1)
        pay = touch_only(Button(self._speaker, debt.action, ButtonKind.QUIET, Target.LEAST))
        pay.clicked.connect(lambda: self.settled.emit(debt.key))
        line = Surface("sunken", radius=RADIUS.small)
        line.setLayout(column(told, pay, gap=SPACE.s, margin=SPACE.s))
        return line


def _refill_today(speaker: Speaker, place: QVBoxLayout, today: tuple[TodayState, ...]) -> None:
    emptied(place)
    if not today:
        place.addWidget(Text(speaker, words.NOTHING_TODAY, Role.BODY, Ink.MUTED))
    for one in today:
        mark = IconMark(one.icon, SIZE.icon, "accent")
        line = row(mark, Text(speaker, one.words, Role.BODY, Ink.STRONG), gap=SPACE.s)
        line.setStretch(1, 1)
        place.addLayout(line)


class _Way(QWidget):
    """How far the way to the next tier is gone: a thin bar from nothing to whole."""

    def __init__(self) -> None:
        super().__init__()
        self._permille = 0
        self.setFixedHeight(SIZE.progress_bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_permille(self, permille: int) -> None:
        self._permille = permille
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE.target_digit, SIZE.progress_bar)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        radius = self.height() // 2
        surface(painter, self.rect(), "sunken", radius=radius)
        gone = self.width() * self._permille // 1000
        if gone:
            surface(painter, QRect(0, 0, max(gone, self.height()), self.height()), "accent", radius=radius)


def _even(button: Button) -> Button:
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return button
