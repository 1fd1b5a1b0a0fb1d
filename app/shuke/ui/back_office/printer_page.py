"""The receipt printer's page: connection, model, address, test page; the queue below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shuke.presenters.device_printer import DevicePrinterPresenter, DevicePrinterState, SetAsideJob
from shuke.presenters.first_start_form import Connection
from shuke.ui.back_office.device_page import DevicePageView
from shuke.ui.back_office.pick_grid import PickGrid
from shuke.ui.back_office.told import tell
from shuke.ui.kit.buttons import Button, ButtonKind, Target
from shuke.ui.kit.fields import TextField
from shuke.ui.kit.layouts import appear, column, emptied, row
from shuke.ui.kit.notices import Notice
from shuke.ui.kit.surfaces import Hairline, Section
from shuke.ui.kit.text import Ink, Role, Text
from shuke.ui.speech import Speaker
from shuke.ui.tokens import SPACE, Tone
from shuke.wording import devices as words
from shuke.wording import first_start
from shuke.wording.said import said

__all__ = ["PrinterPage"]


class PrinterPage(DevicePageView):
    def __init__(self, speaker: Speaker) -> None:
        super().__init__(speaker, "printer")
        self.find_button = Button(speaker, words.FIND_PRINTERS, ButtonKind.QUIET, Target.USUAL, icon="search")
        self.found = PickGrid(speaker, columns=2)
        self.connections = PickGrid(speaker, columns=3)
        self.place = TextField(speaker, "", most=200)
        self.printers = PickGrid(speaker, columns=2)
        self.test_button = Button(speaker, words.TEST_PAGE, target=Target.USUAL, icon="printer")
        self.use_button = Button(speaker, words.USE_PRINTER, ButtonKind.PRIMARY, Target.USUAL)
        self.queue = QueueView(speaker)
        self._in_use = Text(speaker, "", Role.BODY, Ink.STRONG, wrapping=True)
        form = column(
            row(self.find_button, None),
            self.found,
            Text(speaker, first_start.PRINTER_CONNECTION, Role.CAPTION, Ink.MUTED),
            self.connections,
            self.place,
            Text(speaker, first_start.PRINTER_MODEL, Role.CAPTION, Ink.MUTED),
            self.printers,
            SPACE.s,
            row(self.test_button, None, self.use_button),
            gap=SPACE.s,
        )
        changing = Section(speaker, words.OTHER_PRINTER, form)
        self.lay_out(self._in_use, Section(speaker, words.QUEUE, self.queue), SPACE.s, changing)

    def attach(self, presenter: DevicePrinterPresenter) -> None:
        self.connections.picked.connect(lambda key: presenter.choose_connection(Connection(key)))
        self.place.changed.connect(presenter.write_place)
        self.place.entered.connect(presenter.use)
        self.printers.picked.connect(presenter.choose_printer)
        self.test_button.clicked.connect(presenter.print_test_page)
        self.use_button.clicked.connect(presenter.use)
        self.queue.again_wanted.connect(presenter.print_again)
        self.queue.given_up.connect(presenter.give_up)
        self.find_button.clicked.connect(presenter.find)
        self.found.picked.connect(presenter.take_found)
        presenter.attach(self.render_state)

    def render_state(self, state: DevicePrinterState) -> None:
        form = state.form
        tell(self.notice, state.notice)
        self._in_use.say(said(words.PRINTER_NOW, printer=state.in_use))
        self.connections.offer(
            {c.value: first_start.CONNECTIONS[c.value] for c in state.connections}, form.connection.value
        )
        self.printers.offer(
            {p.key: said(words.PRINTER_AT, model=p.name, where=p.detail) for p in state.printers},
            form.printer,
        )
        placed = form.connection is not Connection.VIRTUAL
        appear(self.place, placed)
        if placed:
            hint = first_start.PRINTER_ADDRESS_HINTS[form.connection.value]
            self.place.relabel(first_start.PRINTER_ADDRESSES[form.connection.value], hint)
        self.place.show_text(form.printer_place)
        self.place.complain(state.fault)
        appear(self.found, bool(state.found))
        self.found.offer(dict(state.found), form.printer_address)
        self.find_button.setEnabled(not state.busy)
        self.test_button.setEnabled(not state.busy)
        self.use_button.setEnabled(state.differs and not state.busy)
        self.queue.render_state(state)


class QueueView(QWidget):
    """What waits, what stops it, and what somebody has to decide about."""

    again_wanted = Signal(int)
    given_up = Signal(int)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._jobs: tuple[SetAsideJob, ...] = ()
        self.buttons: dict[int, tuple[Button, Button]] = {}
        self.waiting = Text(speaker, "", Role.BODY, Ink.STRONG)
        self._teaching = Text(speaker, words.QUEUE_EMPTY_TEACHING, Role.CAPTION, Ink.MUTED, wrapping=True)
        self.trouble = Notice(speaker)
        self._heading = Text(speaker, words.SET_ASIDE, Role.BODY, Ink.WARN, wrapping=True)
        self._list = column(gap=0)
        self.setLayout(
            column(self.waiting, self._teaching, self.trouble, self._heading, self._list, gap=SPACE.s)
        )

    def render_state(self, state: DevicePrinterState) -> None:
        self.waiting.say(said(words.QUEUE_WAITS, count=state.waiting) if state.waiting else words.QUEUE_EMPTY)
        appear(self._teaching, not state.waiting and not state.set_aside)
        self.trouble.say(state.trouble, Tone.BAD)
        appear(self._heading, bool(state.set_aside))
        if state.set_aside != self._jobs:
            self._jobs = state.set_aside
            self._list_jobs()

    def _list_jobs(self) -> None:
        self.buttons = {}
        emptied(self._list)
        for job in self._jobs:
            again = Button(self._speaker, words.PRINT_AGAIN, target=Target.LEAST, icon="printer")
            let_be = Button(self._speaker, words.GIVE_UP, ButtonKind.PLAIN, Target.LEAST)
            again.clicked.connect(lambda _=False, job_id=job.job_id: self.again_wanted.emit(job_id))
            let_be.clicked.connect(lambda _=False, job_id=job.job_id: self.given_up.emit(job_id))
            self.buttons[job.job_id] = (again, let_be)
            name = Text(self._speaker, job.document, Role.BODY, Ink.STRONG)
            why = Text(self._speaker, job.trouble, Role.CAPTION, Ink.MUTED)
            line = QWidget()
            inside = row(column(name, why, gap=0), again, let_be, gap=SPACE.s)
            inside.setStretch(0, 1)
            inside.setContentsMargins(0, SPACE.xs, 0, SPACE.xs)
            line.setLayout(inside)
            self._list.addWidget(line)
            self._list.addWidget(Hairline())
            line.setVisible(True)
