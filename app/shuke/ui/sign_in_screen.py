"""Who is at the till: tiles of people, the PIN. The first thing that is painted; also the lock screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QWidget

from shuke.presenters.sign_in import SignInPhase, SignInPresenter, SignInState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import PinDots
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.logo import Logo
from shuke.ui.kit.notices import EmptyState, Notice
from shuke.ui.kit.number_pad import NumberPad
from shuke.ui.kit.surfaces import Card, Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker, named
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import sign_in as wording
from shuke.wording.forgotten_pin import FORGOTTEN
from shuke.wording.said import Words

__all__ = ["SignInScreen"]


class SignInScreen(QWidget):
    """Wherever the focus is, digits go to the PIN, Enter signs in, arrows choose among the tiles."""

    staff_chosen = Signal(str)
    digit_pressed = Signal(str)
    rubbed_out = Signal()
    cleared = Signal()
    submitted = Signal()
    pin_forgotten = Signal()

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._state = SignInState()
        self._shop = Text(speaker, "", Role.EMPHASIS, Ink.NORMAL)
        self._heading = Text(speaker, wording.WHO, Role.TITLE, Ink.STRONG)
        self._teaching = Text(speaker, wording.WHO_TEACHING, Role.BODY, Ink.MUTED)
        self._tiles = ChoiceList(speaker, columns=2, height=SIZE.tile_height)
        self._tiles.chosen.connect(self.staff_chosen)
        self._trouble = Notice(speaker)
        self._places = QStackedWidget()
        self._opening = Text(speaker, wording.OPENING, Role.BODY, Ink.MUTED)
        self._people = Scrolling(_top(self._tiles))
        self._nobody = EmptyState(speaker, "members", wording.NO_STAFF, wording.NO_STAFF_TEACHING)
        for place in (_top(self._opening), self._people, _top(self._trouble), self._nobody):
            self._places.addWidget(place)
        self._who = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self._dots = PinDots()
        named(self._dots, speaker, wording.ENTER_PIN)
        self._notice = Notice(speaker, small=True)
        self._pad = NumberPad(speaker)
        self._enter = Button(speaker, wording.SIGN_IN, ButtonKind.PRIMARY, Target.DIGIT, key="Enter")
        self._enter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._enter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._forgotten = Button(speaker, FORGOTTEN, ButtonKind.PLAIN, Target.LEAST)
        self._forgotten.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self._dots)
        self.render_state(self._state)

    def report_to(self, presenter: SignInPresenter) -> None:
        """Let the presenter hear all that happens here."""
        self.staff_chosen.connect(presenter.choose)
        self.digit_pressed.connect(presenter.press)
        self.rubbed_out.connect(presenter.rub_out)
        self.cleared.connect(presenter.clear)
        self.submitted.connect(presenter.submit)

    def render_state(self, state: SignInState) -> None:
        self._state = state
        self._shop.say(state.shop_name or wording.TAGLINE)
        asked = state.phase not in (SignInPhase.TROUBLE, SignInPhase.NO_STAFF)
        heading = wording.LOCKED_SCREEN if state.locked else wording.WHO
        self._heading.say(heading if asked else "")
        self._teaching.say(wording.WHO_TEACHING if asked else "")
        self._tiles.offer(
            [Choice(t.staff_id, t.name, t.role, initial=t.initial) for t in state.tiles], state.chosen
        )
        self._places.setCurrentIndex(_PLACES[state.phase])
        self._who.say(self._who_words())
        wrong = bool(state.notice) and state.phase is SignInPhase.READY
        self._dots.show_typed(state.typed, wrong=wrong)
        trouble = state.phase is SignInPhase.TROUBLE
        self._trouble.say(state.notice if trouble else "", Tone.BAD)
        if state.phase is SignInPhase.CHECKING:
            self._notice.say(wording.CHECKING, Tone.CALM)
        else:
            self._notice.say("" if trouble else state.notice, Tone.BAD)
        chosen = next((tile for tile in state.tiles if tile.staff_id == state.chosen), None)
        appear(self._forgotten, chosen is not None and chosen.rules and wrong)
        usable = state.phase in (SignInPhase.OPENING, SignInPhase.READY, SignInPhase.CHECKING)
        self._pad.setEnabled(usable)
        self._enter.setEnabled(state.phase is SignInPhase.READY)
        self._enter.say(wording.UNLOCK if state.locked else wording.SIGN_IN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dots.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a tile does not use itself belongs to the PIN."""
        if QApplication.focusWidget() is not self._dots and (
            event.text() or event.key() == Qt.Key.Key_Backspace
        ):
            self._dots.setFocus(Qt.FocusReason.OtherFocusReason)
            self._dots.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @property
    def tiles(self) -> ChoiceList:
        return self._tiles

    @property
    def pad(self) -> NumberPad:
        return self._pad

    @property
    def dots(self) -> PinDots:
        return self._dots

    @property
    def enter_button(self) -> Button:
        return self._enter

    @property
    def forgotten_button(self) -> Button:
        return self._forgotten

    @property
    def notice_text(self) -> str:
        return self._notice.text or self._trouble.text

    def _who_words(self) -> Words:
        chosen = next((t.name for t in self._state.tiles if t.staff_id == self._state.chosen), "")
        return chosen or wording.ENTER_PIN

    def _listen(self) -> None:
        for source in (self._dots, self._pad):
            source.rubbed_out.connect(self.rubbed_out)
            source.cleared.connect(self.cleared)
        self._dots.digit_typed.connect(self.digit_pressed)
        self._pad.digit_pressed.connect(self.digit_pressed)
        self._dots.entered.connect(self.submitted)
        self._enter.clicked.connect(self.submitted)
        self._forgotten.clicked.connect(self.pin_forgotten)
        self._tiles.picked.connect(self._dots_next)

    def _dots_next(self) -> None:
        """After a tap on a name the PIN is next; arrows stay among the names."""
        self._dots.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        people = column(
            row(Logo(), None),
            self._shop,
            SPACE.xl,
            self._heading,
            self._teaching,
            SPACE.s,
            self._places,
            gap=SPACE.s,
        )
        people.setStretch(6, 1)
        left = QWidget()
        left.setLayout(people)
        left.setMaximumWidth(SIZE.tile_width * 2 + SIZE.target_gap + SPACE.xxxl)
        message = QWidget()
        message.setLayout(column(self._notice, None))
        message.setFixedHeight(SIZE.tile_height)
        self._who.setMinimumHeight(SIZE.target_least)  # nothing jumps when the key beside it appears
        who = row(self._who, self._forgotten)
        who.setStretch(0, 1)
        card = Card(who, self._dots, message, self._pad, self._enter, gap=SPACE.m, margin=SPACE.xl)
        card.setFixedWidth(SIZE.totals_panel)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        middle = row(None, left, card, None, gap=SPACE.xxxl)
        middle.setStretch(1, 4)
        middle.setAlignment(card, Qt.AlignmentFlag.AlignTop)
        middle.setContentsMargins(SPACE.xxl, SPACE.l, SPACE.xxl, SPACE.l)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # as high as the card
        self.setLayout(column(None, middle, None, gap=0))


_PLACES = {
    SignInPhase.OPENING: 0,
    SignInPhase.READY: 1,
    SignInPhase.CHECKING: 1,
    SignInPhase.TROUBLE: 2,
    SignInPhase.NO_STAFF: 3,
}


def _top(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(widget, None))
    return holder
