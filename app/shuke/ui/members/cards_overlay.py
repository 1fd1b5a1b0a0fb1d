"""The member's cards: which is alive, one lost, a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from shuke.presenters.cards import CardRow, CardsState
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.parts.told import tell
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE
from shuke.wording import members as words
from shuke.wording.said import said

__all__ = ["CardsOverlay"]


class CardsOverlay(GrowingPanel):
    card_chosen = Signal(str)
    evidence_typed = Signal(str)
    reported_lost = Signal()
    reissue_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.CARDS)
        self._rows: tuple[CardRow, ...] = ()
        self._list = ChoiceList(speaker, height=SIZE.target_usual)
        self._none = Text(speaker, words.CARD_NONE, Role.BODY, Ink.MUTED)
        self._evidence = TextField(speaker, words.EVIDENCE_FIELD, hint=words.EVIDENCE_HINT, most=60)
        self._notice = Notice(speaker)
        self._lost = Button(speaker, words.REPORT_LOST, ButtonKind.DANGER, Target.USUAL)
        self._reissue = Button(speaker, words.REISSUE, ButtonKind.PRIMARY, Target.USUAL)
        self._print = Button(speaker, words.PRINT_CARD, ButtonKind.QUIET, Target.USUAL, icon="printer")
        for part in (self._list, self._none, self._evidence, self._notice):
            self.column.addWidget(part)
        for button in (self._lost, self._reissue, self._print):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column.addWidget(self._reissue)
        self.column.addLayout(row(self._lost, self._print))
        self._list.chosen.connect(self.card_chosen)
        self._evidence.changed.connect(self.evidence_typed)
        self._evidence.entered.connect(self.reissue_wanted)
        self._lost.clicked.connect(self.reported_lost)
        self._reissue.clicked.connect(self.reissue_wanted)
        self._print.clicked.connect(self.print_wanted)

    def render_state(self, state: CardsState) -> None:
        if state.rows != self._rows:
            self._rows = state.rows
            self._list.offer([_choice(one) for one in state.rows], state.chosen)
        self._list.choose(state.chosen)
        appear(self._none, not state.rows)
        chosen = next((one for one in state.rows if one.card_id == state.chosen), None)
        self._evidence.show_text(state.evidence)
        self._lost.setEnabled(chosen is not None and chosen.alive)
        self._reissue.setEnabled(chosen is not None and chosen.replaceable)
        self._reissue.say(said(words.REISSUE_FEE, fee=state.fee) if state.fee else words.REISSUE)
        appear(self._print, state.printable and chosen is not None and chosen.alive)
        tell(self._notice, state.notice)

    def start(self) -> None:
        self.open(self._evidence.edit)

    @property
    def list(self) -> ChoiceList:
        return self._list

    @property
    def evidence(self) -> TextField:
        return self._evidence

    @property
    def lost_button(self) -> Button:
        return self._lost

    @property
    def reissue_button(self) -> Button:
        return self._reissue

    @property
    def print_button(self) -> Button:
        return self._print

    @property
    def notice(self) -> Notice:
        return self._notice


def _choice(card: CardRow) -> Choice:
    label = said(words.CARD_WITH_STATUS, number=card.number, status=card.status)
    return Choice(card.card_id, label, card.detail, icon="card")
