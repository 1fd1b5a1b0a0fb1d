"""The member's cards: left the cards, right what is to be done with the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.cards import ActRow, CardRow, CardsState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling, Section
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.members.proof_rows import ProofRows
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.main_key import press_by_main_key
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import card_desk as words
from shuke.wording import members
from shuke.wording.said import said

__all__ = ["CardsOverlay"]

_CARDS_SEEN = 4


class CardsOverlay(GrowingPanel):
    card_chosen = Signal(str)
    act_chosen = Signal(str)
    proof_ticked = Signal(str, bool)
    proof_numbered = Signal(str, str)
    noted = Signal(str)
    taker_typed = Signal(str)
    taker_named = Signal(str)
    confirmed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, members.CARDS, width=SIZE.field_width * 2 + SPACE.xxxl * 2)
        self._rows: tuple[CardRow, ...] = ()
        self._offered: tuple[ActRow, ...] = ()
        self._just_opened = False
        self._list = ChoiceList(speaker, height=SIZE.target_usual)
        self._none = Text(speaker, words.CARD_NONE, Role.BODY, Ink.MUTED)
        self._acts = ChoiceList(speaker, columns=2, height=SIZE.target_usual)
        self._means = Text(speaker, "", Role.BODY, Ink.MUTED, wrapping=True)
        self._nothing = Text(speaker, words.NOTHING_TO_DO, Role.BODY, Ink.MUTED, wrapping=True)
        self._proofs = ProofRows(speaker)
        self._note = TextField(speaker, words.NOTE_FIELD, hint=words.NOTE_HINT, most=120)
        self._taker = TextField(speaker, words.TAKER_FIELD, most=40)
        self._taker_name = TextField(speaker, words.TAKER_NAME, most=40)
        self._notice = Notice(speaker)
        self._confirm = Button(speaker, "", ButtonKind.PRIMARY, Target.DIGIT)
        self._take = Button(speaker, "", ButtonKind.DANGER, Target.DIGIT)
        self._print = Button(speaker, words.PRINT_CARD, ButtonKind.QUIET, Target.USUAL, icon="printer")
        self._save = Button(speaker, words.SAVE_CARDS, ButtonKind.QUIET, Target.USUAL)
        self._lay_out(speaker)
        self._list.chosen.connect(self.card_chosen)
        self._acts.chosen.connect(self.act_chosen)
        self._proofs.ticked.connect(self.proof_ticked)
        self._proofs.numbered.connect(self.proof_numbered)
        self._taker.changed.connect(self.taker_typed)
        self._taker_name.changed.connect(self.taker_named)
        self._taker.entered.connect(self._taker_name.edit.setFocus)
        self._taker_name.entered.connect(self._note.edit.setFocus)
        self._note.changed.connect(self.noted)
        self._note.entered.connect(self.confirmed)
        self._confirm.clicked.connect(self.confirmed)
        self._take.clicked.connect(self.confirmed)
        press_by_main_key(self, self._confirm, self._take)
        self._print.clicked.connect(self.print_wanted)
        self._save.clicked.connect(self.save_wanted)

    def render_state(self, state: CardsState) -> None:
        if state.rows != self._rows:
            self._rows = state.rows
            self._list.offer([_choice(one) for one in state.rows], state.chosen)
        self._list.choose(state.chosen)
        appear(self._none, not state.rows)
        if state.acts != self._offered:
            self._offered = state.acts
            self._acts.offer([Choice(one.key, one.words) for one in state.acts], state.act)
            rows = -(-len(state.acts) // 2)
            self._acts.setFixedHeight(rows * (SIZE.target_usual + SIZE.target_gap))
        self._acts.choose(state.act)
        if self._just_opened and state.acts:
            self._just_opened = False
            self._acts.focus_choice()
        self._means.say(next((one.means for one in state.acts if one.key == state.act), ""))
        appear(self._nothing, bool(state.rows) and not state.acts)
        appear(self._note, bool(state.confirm))
        self._proofs.show_proofs(state.proofs)
        self._note.show_text(state.note)
        appear(self._taking, state.taker_asked)
        self._taker.show_text(state.taker)
        self._taker_name.show_text(state.taker_name)
        for button, shown in ((self._confirm, not state.takes_away), (self._take, state.takes_away)):
            button.say(state.confirm)
            button.setEnabled(not state.busy)
            appear(button, shown and bool(state.confirm))
        chosen = next((one for one in state.rows if one.card_id == state.chosen), None)
        appear(self._print, state.printable and chosen is not None and chosen.alive)
        appear(self._save, state.savable and any(one.alive for one in state.rows))
        tell(self._notice, state.notice)

    def start(self) -> None:
        """Open with the keyboard on what can be done: arrows choose, Tab goes on."""
        self._just_opened = True
        self.open()
        self._acts.focus_choice()

    @property
    def list(self) -> ChoiceList:
        return self._list

    @property
    def acts(self) -> ChoiceList:
        return self._acts

    @property
    def proofs(self) -> ProofRows:
        return self._proofs

    @property
    def taker(self) -> TextField:
        return self._taker

    @property
    def taker_name(self) -> TextField:
        return self._taker_name

    @property
    def note(self) -> TextField:
        return self._note

    @property
    def confirm_button(self) -> Button:
        """The one that is shown."""
        return self._confirm if self._take.isHidden() else self._take

    @property
    def print_button(self) -> Button:
        return self._print

    @property
    def save_button(self) -> Button:
        return self._save

    @property
    def notice(self) -> Notice:
        return self._notice

    def _lay_out(self, speaker: Speaker) -> None:
        inside = QWidget()
        inside.setLayout(column(self._list, None))
        scrolling = Scrolling(inside)
        scrolling.setFixedHeight(_CARDS_SEEN * (SIZE.target_usual + SIZE.target_gap))
        left = QWidget()
        left.setLayout(
            column(
                self._none,
                scrolling,
                row(self._print, self._save, gap=SPACE.s),
                None,
                self._note,
                gap=SPACE.s,
            )
        )
        left.setFixedWidth(SIZE.field_width)
        for button in (self._confirm, self._take, self._print, self._save):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        doing = Section(speaker, words.WHAT_TO_DO, self._nothing, self._acts, self._means)
        self._taking = QWidget()
        self._taking.setLayout(row(self._taker, self._taker_name, gap=SPACE.m))
        right = column(doing, self._taking, self._proofs, None, gap=SPACE.s)
        both = row(left, right, gap=SPACE.xl)
        both.setStretch(1, 1)
        self.column.setSpacing(SPACE.m)
        self.column.addLayout(both, 1)
        self.column.addWidget(self._notice)
        self.column.addWidget(self._confirm)
        self.column.addWidget(self._take)


def _choice(card: CardRow) -> Choice:
    label = (
        said(words.CARD_WITH_STATUS, number=card.number, status=card.status) if card.number else card.status
    )
    return Choice(card.card_id, label, card.detail, icon="card")
