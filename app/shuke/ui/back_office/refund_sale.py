"""One sale of which something comes back: its lines with how much, what that comes to, why, and the key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from shuke.presenters.refund import RefundPresenter, RefundState
from shuke.presenters.refund_words import OutcomeState, SaleLine
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.table import Table, TableColumn, TableRow
from shuke.ui.kit.text import Amount, AmountSize, Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import refunding as words
from shuke.wording.listed import Listed
from shuke.wording.said import said

__all__ = ["RefundSale"]


class RefundSale(QWidget):
    """Arrows go through the lines, Space takes one whole or not at all, plus and minus a piece."""

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._shown: tuple[SaleLine, ...] = ()
        self._told: OutcomeState | None = None
        self._asked_why = False
        self.number = Text(speaker, "", Role.EMPHASIS, Ink.STRONG)
        self.about = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.heed = Notice(speaker, small=True)
        self.lines = _Lines(speaker)
        self.less_button = Button(speaker, "", target=Target.LEAST, icon="minus", key="-")
        self.more_button = Button(speaker, "", target=Target.LEAST, icon="plus", key="+")
        self.all_button = Button(speaker, words.ALL_OF_IT, target=Target.LEAST)
        self.none_button = Button(speaker, words.NONE_OF_IT, ButtonKind.PLAIN, Target.LEAST)
        self.tenders = QGridLayout()
        self.tenders.setColumnStretch(0, 1)
        self.reasons = Text(speaker, "", Role.BODY, Ink.NORMAL, wrapping=True)
        self.reason = TextField(speaker, words.REASON, hint=words.REASON_HINT, most=120)
        self.reason_keys = PickGrid(speaker, columns=len(words.REASONS))
        self.do_button = Button(speaker, words.TAKE_BACK, ButtonKind.PRIMARY, Target.DIGIT, icon="undo")
        self.do_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._put_together()

    def attach(self, presenter: RefundPresenter) -> None:
        self.lines.row_chosen.connect(lambda key: presenter.choose_line(int(key)))
        self.lines.toggled.connect(lambda key: presenter.toggle(int(key)))
        self.lines.stepped.connect(presenter.more)
        self.less_button.clicked.connect(lambda: presenter.more(-1))
        self.more_button.clicked.connect(lambda: presenter.more(1))
        self.all_button.clicked.connect(presenter.take_all)
        self.none_button.clicked.connect(presenter.take_none)
        self.reason.changed.connect(presenter.type_reason)
        self.reason.entered.connect(presenter.submit)
        self.reason_keys.picked.connect(presenter.pick_reason)
        self.do_button.clicked.connect(presenter.submit)

    def render_state(self, state: RefundState) -> None:
        head = state.sale
        if head is None:
            self._shown, self._told = (), None
            return
        self.number.say(head.number)
        self.about.say(head.about)
        heed = (*head.before, head.late) if head.late else head.before
        self.heed.say(Listed(heed, on_lines=True) if heed else "", Tone.WARN)
        if state.lines != self._shown or str(state.chosen_line) != self.lines.chosen_key:
            self._shown = state.lines
            self.lines.blockSignals(True)
            self.lines.render_rows([_cells(one) for one in state.lines], chosen=str(state.chosen_line))
            self.lines.blockSignals(False)
        self._render_outcome(state.outcome)
        self.reason_keys.offer(words.REASONS, state.reason_key)
        other = state.reason_key == words.OTHER_REASON
        if other and self.reason.isHidden():
            appear(self.reason, shown=True)
            self.reason.setFocus()
        appear(self.reason, other)
        self.reason.show_text(state.reason)
        self.reason.complain(state.reason_fault)
        if state.reason_fault and not self._asked_why:
            (self.reason.edit.setFocus if other else self.reason_keys.focus_current)()
        self._asked_why = bool(state.reason_fault)
        amount = state.outcome.paid_back
        told = said(words.TAKE_BACK_AMOUNT, amount=amount) if amount else words.TAKE_BACK
        self.do_button.say(told, state.outcome.approval)
        self.do_button.setEnabled(bool(amount) and not state.busy)

    def _render_outcome(self, outcome: OutcomeState) -> None:
        if outcome == self._told:
            return
        self._told = outcome
        emptied(self.tenders)
        for at, (name, amount) in enumerate(outcome.tenders):
            self.tenders.addWidget(Text(self._speaker, name, Role.BODY, Ink.NORMAL), at, 0)
            self.tenders.addWidget(Amount(amount, AmountSize.LINE), at, 1)
        self.reasons.say(Listed(outcome.reasons, on_lines=True))
        appear(self.reasons, bool(outcome.reasons))

    def _put_together(self) -> None:
        steps = row(self.less_button, self.more_button, None, self.none_button, self.all_button, gap=SPACE.s)
        inside = QWidget()
        inside.setLayout(column(self.tenders, self.reasons, None, gap=SPACE.s))
        outcome = Scrolling(inside)
        outcome.setMinimumHeight(SIZE.row * 2)
        whole = column(
            column(self.number, self.about, gap=SPACE.xs),
            self.heed,
            self.lines,
            steps,
            outcome,
            self.reason_keys,
            self.reason,
            self.do_button,
            gap=SPACE.s,
            margin=SPACE.l,
        )
        whole.setStretch(2, 3)
        whole.setStretch(4, 2)
        self.setLayout(whole)


class _Lines(Table):
    """A tap on a line, or Space, takes it."""

    toggled = Signal(str)
    stepped = Signal(int)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__(
            speaker,
            [
                TableColumn(words.GOODS, stretch=True),
                TableColumn(words.LEFT, number=True),
                TableColumn(words.AMOUNT, number=True),
                TableColumn(words.BACK_NOW, number=True),
            ],
        )
        self.clicked.connect(lambda _index: self.toggled.emit(self.chosen_key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        step = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space and self.chosen_key:
            self.toggled.emit(self.chosen_key)
        elif step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def _cells(one: SaleLine) -> TableRow:
    left = one.left if one.left == one.sold else f"{one.left} / {one.sold}"
    return TableRow(str(one.line_id), (one.name, left, one.net, one.chosen))
