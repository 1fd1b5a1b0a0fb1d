"""The first-start wizard: what is asked on which page, what is wrong with it, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from shuke.application.ports.printing import FoundPrinter, PrinterTrouble
from shuke.domain.recovery_key import RecoveryKey
from shuke.presenters.background import Background, Lane
from shuke.presenters.first_start_form import (
    Connection,
    Field,
    FirstStartAnswers,
    Form,
    Page,
    PrinterChoice,
    ProgrammeChoice,
    answers_from,
    faults_on,
    pages_of,
)
from shuke.presenters.first_start_state import (
    FirstStartPorts,
    FirstStartResult,
    FirstStartState,
    RecoverySheet,
    summary_of,
)
from shuke.presenters.found_printers import filled_with, named_here
from shuke.wording import Language, first_start
from shuke.wording.devices import FINDING_PRINTERS, FOUND_NONE
from shuke.wording.printing import TROUBLES
from shuke.wording.said import Words, said

__all__ = [
    "FirstStartPorts",
    "FirstStartPresenter",
    "FirstStartResult",
    "FirstStartState",
    "RecoverySheet",
]


class FirstStartPresenter:
    """Events in, states out. Nothing is written anywhere before the last page is agreed to."""

    def __init__(
        self,
        background: Background,
        ports: FirstStartPorts,
        *,
        language: Language,
        connections: tuple[Connection, ...],
        show: Callable[[FirstStartState], None],
    ) -> None:
        self._background, self._ports, self._show = background, ports, show
        form = Form(language=language)
        self._state = FirstStartState(Page.LANGUAGE, pages_of(form), 0, form, connections=connections)
        self._key: RecoveryKey | None = None
        self._found: tuple[FoundPrinter, ...] = ()

    @property
    def state(self) -> FirstStartState:
        return self._state

    def open(self) -> None:
        self._show(self._state)
        self._background.run(Lane.READING, self._ports.programmes, self._offer_programmes)
        self._background.run(Lane.READING, self._ports.printers, self._offer_printers)

    # what somebody fills in

    def write(self, where: Field, text: str) -> None:
        """Typing takes back the complaint about the field."""
        faults = {at: words for at, words in self._state.faults.items() if at is not where}
        self._change(form=self._state.form.written(where, text), faults=faults, notice="")

    def choose_language(self, language: Language) -> None:
        self._fill(language=language)
        self._ports.speak(language)

    def choose_head_office(self, joins: bool) -> None:
        self._fill(joins=joins)
        self._change(pages=pages_of(self._state.form))

    def choose_currency(self, currency: str) -> None:
        if currency in self._state.currencies:
            self._fill(currency=currency)

    def choose_programme(self, key: str) -> None:
        if any(programme.key == key for programme in self._state.programmes):
            self._fill(programme=key)

    def choose_connection(self, connection: Connection) -> None:
        self._fill(connection=connection)

    def choose_printer(self, key: str) -> None:
        if any(printer.key == key for printer in self._state.printers):
            self._fill(printer=key)

    def find_printers(self) -> None:
        """Look on USB and in the system's queues, once more if they were looked for already."""
        if self._state.looking:
            return
        self._change(looking=True, found=(), finding=FINDING_PRINTERS)
        self._background.run(Lane.PRINTER, self._ports.find_printers, self._seen_here, self._not_found)

    def take_found(self, address: str) -> None:
        """Fill the page with a printer that was found."""
        found = next((each for each in self._found if each.address == address), None)
        if found is not None:
            faults = {at: words for at, words in self._state.faults.items() if at is not Field.PRINTER_PLACE}
            self._change(form=filled_with(self._state.form, found), faults=faults, notice="")

    def confirm_recovery(self, secured: bool) -> None:
        self._fill(secured=secured)

    # where somebody goes

    def go_on(self) -> None:
        """To the next page, if nothing is wrong with this one; from the last, open the shop."""
        if self._state.busy:
            return
        faults = faults_on(self._state.page, self._state.form)
        if faults:
            self._change(faults=faults, notice=faults.get(Field.PAGE, ""), good=False)
        elif self._state.last:
            self._open_shop()
        else:
            self._show_page(self._state.pages[self._state.at + 1])

    def go_back(self) -> None:
        if self._state.at > 0 and not self._state.busy:
            self._show_page(self._state.pages[self._state.at - 1])

    def go_to(self, page: Page) -> None:
        """To a page that was seen before."""
        pages = self._state.pages
        if page in pages and pages.index(page) <= self._state.reached and not self._state.busy:
            self._show_page(page)

    # what somebody has done on the way

    def print_test_page(self) -> None:
        faults = faults_on(Page.PRINTER, self._state.form)
        if faults or self._state.busy:
            self._change(faults=faults)
            return
        form = self._state.form
        virtual = form.connection is Connection.VIRTUAL
        sent = first_start.TEST_PAGE_SENT_VIRTUAL if virtual else first_start.TEST_PAGE_SENT
        self._change(busy=True, notice=first_start.TEST_PRINTING, good=True)
        self._background.run(
            Lane.PRINTER,
            lambda: self._ports.print_test_page(form.printer, form.printer_address),
            lambda trouble: self._printed(trouble, sent),
            self._put_in_order,
        )

    def print_sheet(self) -> None:
        sheet, form = self._sheet(), self._state.form
        if self._state.busy:
            return
        self._change(busy=True)
        self._background.run(
            Lane.PRINTER,
            lambda: self._ports.print_sheet(sheet, form.printer, form.printer_address),
            lambda trouble: self._printed(trouble, first_start.SHEET_PRINTED),
            self._put_in_order,
        )

    def save_sheet(self, path: Path) -> None:
        sheet = self._sheet()
        self._background.run(
            Lane.READING,
            lambda: self._ports.save_sheet(sheet, path),
            lambda _: self._change(notice=said(first_start.PDF_SAVED, file=path.name), good=True),
            lambda error: self._change(
                notice=said(first_start.PDF_FAILED, file=path.name, reason=_reason(error)), good=False
            ),
            expected=(OSError,),
        )

    # inside

    def _offer_programmes(self, programmes: tuple[ProgrammeChoice, ...]) -> None:
        chosen = self._state.form.programme or (programmes[0].key if programmes else "")
        self._change(programmes=programmes)
        self._fill(programme=chosen)

    def _offer_printers(self, printers: tuple[PrinterChoice, ...]) -> None:
        chosen = self._state.form.printer or (printers[0].key if printers else "")
        self._change(printers=printers)
        self._fill(printer=chosen)

    def _seen_here(self, found: tuple[FoundPrinter, ...]) -> None:
        self._found = found
        finding = "" if found else FOUND_NONE
        self._change(looking=False, found=named_here(found, self._state.printers), finding=finding)

    def _not_found(self, _error: Exception) -> None:
        self._seen_here(())

    def _show_page(self, page: Page) -> None:
        if page is Page.RECOVERY:
            self._sheet()
        first_look = page is Page.PRINTER and self._state.reached < self._state.pages.index(page)
        at = self._state.pages.index(page)
        self._change(
            page=page,
            reached=max(self._state.reached, at),
            faults={},
            notice="",
            groups=self._key.groups if self._key and page is Page.RECOVERY else (),
            summary=summary_of(self._state) if page is Page.SUMMARY else (),
        )
        if first_look:
            self.find_printers()

    def _sheet(self) -> RecoverySheet:
        if self._key is None:
            self._key = self._ports.new_recovery_key()
        form = self._state.form
        return RecoverySheet(self._key, form.shop_name.strip(), form.language)

    def _open_shop(self) -> None:
        """Every page is looked at once more: what was right when it was left may have been changed since."""
        for page in self._state.pages:
            faults = faults_on(page, self._state.form)
            if faults:
                self._show_page(page)
                self._change(faults=faults, notice=faults.get(Field.PAGE, ""), good=False)
                return
        answers = answers_from(self._state.form, self._sheet().key)
        self._change(busy=True, notice=first_start.OPENING_SHOP, good=True)
        self._background.run(
            Lane.COUNTER,
            lambda: self._ports.open_shop(answers),
            lambda result: self._opened(result, answers),
            self._put_in_order,
        )

    def _opened(self, result: FirstStartResult, answers: FirstStartAnswers) -> None:
        self._change(busy=False, notice="")
        if result.opened:
            self._key = None
            self._ports.opened(answers)
            return
        if result.page in self._state.pages:
            self._show_page(result.page)
        self._change(notice=result.refusal, good=False)

    def _printed(self, trouble: PrinterTrouble | None, sent: Words) -> None:
        notice = TROUBLES[trouble.value] if trouble else sent
        self._change(busy=False, notice=notice, good=trouble is None)

    def _put_in_order(self, _error: Exception) -> None:
        """Whatever broke is reported elsewhere; here the person may go on."""
        self._change(busy=False, notice="")

    def _fill(self, **values: object) -> None:
        """What the page's notice spoke of may have changed: it goes."""
        form = replace(self._state.form, **values)  # type: ignore[arg-type]  # names are those of the form
        faults = {at: words for at, words in self._state.faults.items() if at is not Field.PAGE}
        self._change(form=form, faults=faults, notice="")

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names are those of the state
        self._show(self._state)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
