"""The receipt printer: which, where, a test page, and what its queue is doing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from shuke.application.counter.desk import Desk
from shuke.application.devices import (
    PrinterAt,
    QueueSeen,
    change_settings,
    give_up,
    print_again,
    queue_seen,
    take_printer,
)
from shuke.application.ports.printing import FoundPrinter, PrinterTrouble, PrintJob
from shuke.application.refusal import Refused
from shuke.application.session import Session
from shuke.application.settings import Setting
from shuke.presenters.back_office import OfficeWork, trouble_words
from shuke.presenters.background import Lane
from shuke.presenters.counter_words import Notice, NoticeTone
from shuke.presenters.first_start_form import Connection, Form, PrinterChoice
from shuke.presenters.found_printers import connection_of, filled_with, named_here
from shuke.presenters.shown import Shown
from shuke.wording import devices as words
from shuke.wording import first_start, printing
from shuke.wording.said import Words, said
from shuke.wording.sentence import Sentence

__all__ = [
    "DevicePrinterPresenter",
    "DevicePrinterState",
    "PrinterPorts",
    "SetAsideJob",
]

_MOST_TYPED = 200

_Step = Callable[[Desk, Session, int], QueueSeen | Refused]


@dataclass(frozen=True, slots=True)
class PrinterPorts:
    """What the printer's page can have done.

    Attributes:
        choices: every profile; read on the lane `READING`.
        current: the printer in use.
        use: take another one from now on, false if its address names none; on the lane `PRINTER`.
        test_page: print one there, None if it came out; on the lane `PRINTER`.
        put: keep a setting; on the lane `COUNTER`.
        kick: the queue has something to do.
        paper_folder: where the virtual printer leaves its pictures.
        find: the printers that this machine knows of; on the lane `PRINTER`.
    """

    choices: Callable[[], tuple[PrinterChoice, ...]]
    current: Callable[[], PrinterAt]
    use: Callable[[PrinterAt], bool]
    test_page: Callable[[PrinterAt], PrinterTrouble | None]
    put: Callable[[Setting, str], None]
    kick: Callable[[], None]
    paper_folder: str = ""
    find: Callable[[], tuple[FoundPrinter, ...]] = tuple


@dataclass(frozen=True, slots=True)
class SetAsideJob:
    job_id: int
    document: Words
    trouble: Words


@dataclass(frozen=True, slots=True)
class DevicePrinterState:
    """What the page shows. `in_use` names the printer that prints now; `differs`: the form says another one.

    Attributes:
        trouble: what stops the queue, in a sentence; empty for nothing.
        found: addresses of printers that were found here, with their names.
    """

    printers: tuple[PrinterChoice, ...] = ()
    connections: tuple[Connection, ...] = tuple(Connection)
    form: Form = field(default_factory=Form)
    in_use: Words = ""
    differs: bool = False
    fault: Words = ""
    notice: Notice | None = None
    busy: bool = False
    waiting: int = 0
    trouble: Words = ""
    set_aside: tuple[SetAsideJob, ...] = ()
    found: tuple[tuple[str, Words], ...] = ()


class DevicePrinterPresenter(Shown[DevicePrinterState]):
    """`connections` are those of this system."""

    def __init__(
        self, office: OfficeWork, ports: PrinterPorts, connections: tuple[Connection, ...] = tuple(Connection)
    ) -> None:
        super().__init__(DevicePrinterState(connections=connections))
        self._office = office
        self._ports = ports
        self._found: tuple[FoundPrinter, ...] = ()

    def open(self) -> None:
        """Show the printer in use and what its queue is doing."""
        now = self._ports.current()
        connection, place = connection_of(now.address)
        form = Form(connection=connection, printer=now.profile, printer_place=place)
        self._show(replace(self._state, form=form, fault="", notice=None))
        self._office.background.run(
            Lane.READING, self._ports.choices, lambda found: self._change(printers=found)
        )
        self.refresh_queue()

    def find(self) -> None:
        """Look for printers on USB and in the system's queues."""
        if self._state.busy:
            return
        self._change(busy=True, notice=Notice(words.FINDING_PRINTERS, NoticeTone.CALM))
        self._office.background.run(Lane.PRINTER, self._ports.find, self._seen_here, self._failed)

    def take_found(self, address: str) -> None:
        """Fill the form with one that was found; what is right is tried by the test page."""
        found = next((found for found in self._found if found.address == address), None)
        if found is not None:
            self._change(form=filled_with(self._state.form, found), fault="", notice=None)

    def choose_connection(self, connection: Connection) -> None:
        if connection is not self._state.form.connection:
            self._fill(connection=connection, printer_place="")

    def write_place(self, text: str) -> None:
        self._fill(printer_place=text[:_MOST_TYPED])

    def choose_printer(self, profile: str) -> None:
        self._fill(printer=profile)

    def print_test_page(self) -> None:
        """On the printer that stands in the form; nothing is changed."""
        printer = self._wanted()
        if printer is None or self._state.busy:
            return
        self._change(busy=True, notice=Notice(words.TEST_PRINTING, NoticeTone.CALM))
        self._office.background.run(
            Lane.PRINTER, lambda: self._ports.test_page(printer), self._tested, self._failed
        )

    def use(self) -> None:
        """Print there from now on, and after the next start."""
        printer, session = self._wanted(), self._office.session()
        if printer is None or self._state.busy:
            return
        self._change(busy=True, notice=None)
        self._office.background.run(
            Lane.PRINTER,
            lambda: take_printer(session, printer, self._ports.use),
            lambda answer: self._taken(answer, printer),
            self._failed,
        )

    def refresh_queue(self) -> None:
        """Something was queued, printed, or stopped."""
        self._office.read(queue_seen, self._render_queue, self._trouble)

    def print_again(self, job_id: int) -> None:
        self._see_to(job_id, print_again, words.WILL_PRINT_AGAIN)

    def give_up(self, job_id: int) -> None:
        self._see_to(job_id, give_up, words.GIVEN_UP)

    # what came of it

    def _seen_here(self, found: tuple[FoundPrinter, ...]) -> None:
        self._found = found
        shown = named_here(found, self._state.printers)
        self._change(busy=False, found=shown, notice=None if found else Notice(words.FOUND_NONE))

    def _tested(self, trouble: PrinterTrouble | None) -> None:
        if trouble is not None:
            self._change(busy=False, notice=Notice(printing.TROUBLES[trouble.value]))
            return
        sentence: Words = words.TEST_DONE
        if self._state.form.connection is Connection.VIRTUAL:
            sentence = said(words.TEST_DONE_VIRTUAL, folder=self._ports.paper_folder)
        self._change(busy=False, notice=Notice(sentence, NoticeTone.GOOD))

    def _taken(self, answer: bool | Refused, printer: PrinterAt) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
        elif not answer:
            example = first_start.PRINTER_ADDRESS_HINTS[self._state.form.connection.value]
            self._change(busy=False, fault=said(words.PRINTER_ADDRESS_WRONG, example=example))
        else:
            kept = ((Setting.PRINTER, printer.profile), (Setting.PRINTER_ADDRESS, printer.address))
            self._office.change(
                lambda _desk, session: change_settings(session, self._ports.put, kept),
                self._kept,
                self._trouble,
            )

    def _kept(self, refused: Refused | None) -> None:
        if refused is not None:
            self._trouble(self._office.refusal(refused))
            return
        self._change(busy=False, notice=Notice(words.PRINTER_TAKEN, NoticeTone.GOOD))
        self._ports.kick()

    def _see_to(self, job_id: int, step: _Step, sentence: Sentence) -> None:
        job = next((job for job in self._state.set_aside if job.job_id == job_id), None)
        if job is None:
            return
        done = Notice(said(sentence, document=job.document), NoticeTone.GOOD)
        self._office.change(
            lambda desk, session: step(desk, session, job_id),
            lambda answer: self._seen_to(answer, done),
            self._trouble,
        )

    def _seen_to(self, answer: QueueSeen | Refused, done: Notice) -> None:
        if isinstance(answer, Refused):
            self._trouble(self._office.refusal(answer))
            return
        self._change(notice=done)
        self._render_queue(answer)
        self._ports.kick()

    def _render_queue(self, seen: QueueSeen) -> None:
        self._change(
            waiting=seen.waiting,
            trouble=printing.TROUBLES[seen.trouble.value] if seen.trouble else "",
            set_aside=tuple(_job(job) for job in seen.set_aside),
        )

    # the form

    def _wanted(self) -> PrinterAt | None:
        """What stands in the form; None, and a word below the field, if something is missing."""
        form = self._state.form
        if form.connection is not Connection.VIRTUAL and not form.printer_place.strip():
            self._change(fault=first_start.PRINTER_ADDRESS_MISSING)
            return None
        return PrinterAt(form.printer, form.printer_address)

    def _fill(self, **values: object) -> None:
        form = replace(self._state.form, **values)  # type: ignore[arg-type]  # names are those of the form
        self._change(form=form, fault="", notice=None)

    def _change(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type]  # names are those of the state
        now = self._ports.current()
        wanted = PrinterAt(state.form.printer, state.form.printer_address)
        self._show(replace(state, in_use=self._named(state, now), differs=wanted != now))

    def _named(self, state: DevicePrinterState, printer: PrinterAt) -> Words:
        model = next(
            (choice.name for choice in state.printers if choice.key == printer.profile), printer.profile
        )
        connection, place = connection_of(printer.address)
        where: Words = place or first_start.CONNECTIONS[connection.value]
        return said(words.PRINTER_AT, model=model, where=where)

    def _trouble(self, sentence: Words) -> None:
        self._change(busy=False, notice=Notice(sentence))

    def _failed(self, problem: Exception) -> None:
        self._trouble(trouble_words(problem))


def _job(job: PrintJob) -> SetAsideJob:
    document = said(words.DOCUMENTS[job.kind.value], number=job.document)
    return SetAsideJob(job.job_id, document, printing.TROUBLES[job.trouble.value] if job.trouble else "")
