"""The panel in which a shop announces an event of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from shuke.presenters.events.form import EventField, EventFormPresenter, EventFormState, TierLine
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Scrolling
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.parts.growing_panel import GrowingPanel
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE, Tone
from shuke.wording import events as words
from shuke.wording.said import Words, said

__all__ = ["EventForm"]

_LABELS: dict[EventField, Words] = {
    EventField.NAME: words.NAME,
    EventField.FIRST: words.FIRST_DAY,
    EventField.LAST: words.LAST_DAY,
    EventField.OPENS: words.OPENS_DAY,
    EventField.PLACES: words.PLACES,
    EventField.FEE: words.USUAL_FEE,
    EventField.PRIORITY_DAYS: words.PRIORITY_DAYS,
}


_ROWS_SEEN = 3
"""Of the tiers; of more the list scrolls, so that the panel fits on the smallest screen."""


class EventForm(GrowingPanel):
    """Tab goes from field to field, Enter announces it."""

    field_typed = Signal(object, str)
    submitted = Signal()
    may_come_ticked = Signal(str, bool)
    first_ticked = Signal(str, bool)
    fee_typed = Signal(str, str)

    def __init__(self, speaker: Speaker, screen: QWidget) -> None:
        super().__init__(speaker, screen, words.ANNOUNCE, width=SIZE.wizard_width)
        self._speaker = speaker
        self._tiers: tuple[str, ...] = ()
        self.fields = {
            field: TextField(
                speaker, label, hint=words.PLACES_HINT if field is EventField.PLACES else "", most=40
            )
            for field, label in _LABELS.items()
        }
        self.tier_fees: dict[str, TextField] = {}
        self.may_come: dict[str, Tick] = {}
        self.first: dict[str, Tick] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE.s)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.notice = Notice(speaker)
        self.save_button = Button(
            speaker, words.SAVE, ButtonKind.PRIMARY, Target.USUAL, icon="check", key="Enter"
        )
        self.save_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.column.setSpacing(SPACE.s)
        self.column.addWidget(self.fields[EventField.NAME])
        days = (EventField.FIRST, EventField.LAST, EventField.OPENS)
        self.column.addLayout(row(*(self.fields[field] for field in days), gap=SPACE.m))
        numbers = (EventField.PLACES, EventField.FEE, EventField.PRIORITY_DAYS)
        self.column.addLayout(row(*(self.fields[field] for field in numbers), gap=SPACE.m))
        rows = QWidget()
        rows.setLayout(self._grid)
        self._rows = Scrolling(rows)
        self.column.addWidget(self._rows)
        self.column.addWidget(self.notice)
        self.column.addWidget(self.save_button)
        for field, edit in self.fields.items():
            edit.changed.connect(lambda text, field=field: self.field_typed.emit(field, text))
            edit.entered.connect(self.submitted)
        self.save_button.clicked.connect(self.submitted)

    def attach(self, presenter: EventFormPresenter) -> None:
        self.field_typed.connect(presenter.type)
        self.submitted.connect(presenter.submit)
        self.may_come_ticked.connect(presenter.tick_may_come)
        self.first_ticked.connect(presenter.tick_first)
        self.fee_typed.connect(presenter.type_fee)
        self.closed.connect(presenter.close)
        presenter.attach(self.render_state)

    def render_state(self, state: EventFormState) -> None:
        if not state.shown:
            self.close_panel()
            return
        self.retitle(words.CHANGE if state.event_id else words.ANNOUNCE)
        for field, edit in self.fields.items():
            edit.show_text(state.text(field))
            edit.complain(state.fault(field))
        keys = tuple(line.key for line in state.tiers)
        if keys != self._tiers:
            self._offer(state.tiers)
        for line in state.tiers:
            self.may_come[line.key].show_on(line.may_come)
            self.first[line.key].show_on(line.first)
            self.tier_fees[line.key].show_text(line.fee)
            self.tier_fees[line.key].complain(line.fault)
        self.save_button.setEnabled(not state.busy)
        self.notice.say(state.notice, Tone.BAD)
        if self.isHidden():
            self.open(self.fields[EventField.NAME].edit)

    def _offer(self, tiers: tuple[TierLine, ...]) -> None:
        """A row for each tier."""
        self._tiers = tuple(line.key for line in tiers)
        emptied(self._grid)
        for at, line in enumerate(tiers):
            name = Text(self._speaker, line.name, Role.BODY, Ink.STRONG)
            may_come = self.may_come[line.key] = Tick(self._speaker, words.TIERS_FOR)
            first = self.first[line.key] = Tick(self._speaker, words.PRIORITY_FOR)
            label = said(words.TIER_FEES, tier=line.name)
            fee = self.tier_fees[line.key] = TextField(
                self._speaker, label, hint=words.TIER_FEE_HINT, most=20
            )
            may_come.ticked.connect(lambda on, key=line.key: self.may_come_ticked.emit(key, on))
            first.ticked.connect(lambda on, key=line.key: self.first_ticked.emit(key, on))
            fee.changed.connect(lambda text, key=line.key: self.fee_typed.emit(key, text))
            fee.entered.connect(self.submitted)
            for across, widget in enumerate((name, may_come, first, fee)):
                self._grid.addWidget(widget, at, across)
                widget.setVisible(True)
        self._grid.setColumnStretch(3, 1)
        row_height = next(iter(self.tier_fees.values())).sizeHint().height() + SPACE.s
        self._rows.setFixedHeight(row_height * min(len(tiers), _ROWS_SEEN))
