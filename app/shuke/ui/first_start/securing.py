"""Pages that try, secure and check: printer, recovery key, summary."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from shuke.presenters.first_start import FirstStartState
from shuke.presenters.first_start_form import Connection, Field
from shuke.ui.first_start.page import FirstStartEvents, WizardPage
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.choices import Choice, ChoiceList
from shuke.ui.kit.fields import TextField, Tick
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.surfaces import Card, Hairline
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SIZE, SPACE
from shuke.wording import first_start, recovery
from shuke.wording.devices import FIND_PRINTERS

__all__ = ["PrinterPage", "RecoveryPage", "SummaryPage"]

_CONNECTION_ICONS = {
    Connection.VIRTUAL: "eye",
    Connection.NETWORK: "sync",
    Connection.USB: "printer",
    Connection.SERIAL: "printer",
    Connection.SPOOLER: "printer",
    Connection.FILE: "printer",
}


class PrinterPage(WizardPage):
    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__(speaker, events)
        self.find_button = Button(speaker, FIND_PRINTERS, target=Target.LEAST, icon="search")
        self.find_button.clicked.connect(events.printers_wanted)
        self._finding = Text(speaker, "", Role.CAPTION, Ink.MUTED, wrapping=True)
        self.found = ChoiceList(speaker, columns=2, height=SIZE.target_usual)
        self.found.chosen.connect(events.found_printer_taken)
        self.connections = ChoiceList(speaker, columns=3, height=SIZE.target_usual)
        self.connections.chosen.connect(lambda key: events.connection_chosen.emit(Connection(key)))
        self._place = self._keep(Field.PRINTER_PLACE, TextField(speaker, "", most=200))
        self.printers = ChoiceList(speaker, columns=2, height=SIZE.target_digit)
        self.printers.chosen.connect(events.printer_chosen)
        self.test_button = Button(
            speaker, first_start.TEST_PAGE, ButtonKind.QUIET, Target.LEAST, icon="printer"
        )
        self.test_button.clicked.connect(events.test_page_wanted)
        acts = row(self.find_button, self._finding, self.test_button, gap=SPACE.m)
        acts.setStretch(1, 1)
        self.setLayout(
            column(
                acts,
                self.found,
                SPACE.s,
                Text(speaker, first_start.PRINTER_CONNECTION, Role.CAPTION, Ink.MUTED),
                self.connections,
                self._place,
                Text(speaker, first_start.PRINTER_MODEL, Role.CAPTION, Ink.MUTED),
                self.printers,
                None,
                gap=SPACE.s,
            )
        )

    def render_state(self, state: FirstStartState) -> None:
        super().render_state(state)
        now = state.form.connection
        self._finding.say(state.finding)
        appear(self.found, bool(state.found))
        self.found.offer(
            [Choice(address, named, icon="printer") for address, named in state.found],
            state.form.printer_address,
        )
        offered = [
            Choice(c.value, first_start.CONNECTIONS[c.value], icon=_CONNECTION_ICONS[c])
            for c in state.connections
        ]
        self.connections.offer(offered, now.value)
        self.printers.offer([Choice(p.key, p.name, p.detail) for p in state.printers], state.form.printer)
        appear(self._place, now is not Connection.VIRTUAL)
        if now is not Connection.VIRTUAL:
            hint = first_start.PRINTER_ADDRESS_HINTS[now.value]
            self._place.relabel(first_start.PRINTER_ADDRESSES[now.value], hint)
        self.test_button.setEnabled(not state.busy)

    def focus_first(self) -> None:
        self.connections.focus_choice()


class RecoveryPage(WizardPage):
    """Shows the key in groups, as it stands on the sheet; it must be ticked that it was written down."""

    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__(speaker, events)
        self._groups: tuple[str, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.xl)
        self._grid.setVerticalSpacing(SPACE.s)
        sheet = Card(gap=SPACE.m, margin=SPACE.l)
        sheet.column.addLayout(self._grid)
        sheet.column.addWidget(Hairline())
        sheet.column.addWidget(Text(speaker, recovery.SHEET_READING, Role.CAPTION, Ink.MUTED, wrapping=True))
        self.print_button = Button(speaker, first_start.PRINT_SHEET, icon="printer")
        self.print_button.clicked.connect(events.sheet_print_wanted)
        self.save_button = Button(speaker, first_start.SAVE_SHEET, icon="save")
        self.save_button.clicked.connect(events.sheet_save_wanted)
        self.tick = Tick(speaker, first_start.SECURED)
        self.tick.ticked.connect(events.recovery_confirmed)
        keep = Text(speaker, recovery.SHEET_KEEP, Role.BODY, Ink.NORMAL, wrapping=True)
        self.setLayout(column(sheet, keep, row(self.print_button, self.save_button, None), self.tick, None))

    def render_state(self, state: FirstStartState) -> None:
        super().render_state(state)
        self.tick.show_on(state.form.secured)
        self.print_button.setEnabled(not state.busy)
        if state.groups != self._groups:
            self._groups = state.groups
            emptied(self._grid)
            for at, group in enumerate(state.groups):
                self._grid.addLayout(self._group(at, group), at // 4, at % 4)

    def focus_first(self) -> None:
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _group(self, at: int, group: str) -> QVBoxLayout:
        number = Text(self._speaker, str(at + 1), Role.CAPTION, Ink.MUTED)
        return column(number, Text(self._speaker, group, Role.TITLE, Ink.STRONG), gap=0)


class SummaryPage(WizardPage):
    """One line for each page, with a way back to it."""

    def __init__(self, speaker: Speaker, events: FirstStartEvents) -> None:
        super().__init__(speaker, events)
        self._lines: tuple[object, ...] = ()
        self.buttons: dict[object, Button] = {}
        self._card = Card(gap=0, margin=SPACE.s)
        self.setLayout(column(self._card, None))

    def render_state(self, state: FirstStartState) -> None:
        if state.summary == self._lines:
            return
        self._lines = state.summary
        self.buttons = {}
        emptied(self._card.column)
        for at, (page, name, value) in enumerate(state.summary):
            if at:
                self._card.column.addWidget(Hairline())
            title = Text(self._speaker, name, Role.CAPTION, Ink.MUTED)
            title.setFixedWidth(SIZE.target_digit * 2)
            said = Text(self._speaker, value, Role.BODY, Ink.STRONG)
            said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            change = Button(self._speaker, first_start.CHANGE, ButtonKind.PLAIN, Target.LEAST)
            change.clicked.connect(partial(self._events.page_wanted.emit, page))
            self.buttons[page] = change
            line = QWidget()
            inside = row(title, said, change, gap=SPACE.m)
            inside.setContentsMargins(SPACE.s, SPACE.xs, 0, SPACE.xs)
            line.setLayout(inside)
            self._card.column.addWidget(line)
