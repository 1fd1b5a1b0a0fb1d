"""What the wizard can have done, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shuke.application.ports.printing import FoundPrinter, PrinterTrouble
from shuke.domain.recovery_key import RecoveryKey
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.presenters.first_start_form import (
    Connection,
    Field,
    FirstStartAnswers,
    Form,
    Page,
    PrinterChoice,
    ProgrammeChoice,
)
from shuke.wording import Language, first_start
from shuke.wording.said import Words, said

__all__ = ["FirstStartPorts", "FirstStartResult", "FirstStartState", "RecoverySheet", "summary_of"]


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet of paper. The key is a secret: it is shown, printed, never stored."""

    key: RecoveryKey = field(repr=False)
    shop_name: str
    language: Language


@dataclass(frozen=True, slots=True)
class FirstStartResult:
    """How opening the shop went. A refusal names the page where it can be put right."""

    opened: bool
    refusal: Words = ""
    page: Page = Page.SUMMARY


@dataclass(frozen=True, slots=True)
class FirstStartPorts:
    """What the wizard can have done.

    Attributes:
        programmes, printers: the presets and profiles on offer; read on the lane `READING`.
        new_recovery_key: makes one (160 random bits).
        find_printers: those on USB and in the system's queues; on the lane `PRINTER`.
        print_test_page: profile key and address (``virtual:``, ``tcp://192.0.2.7:9100`` …); None if it printed.
        print_sheet: the recovery sheet on that printer.
        save_sheet: writes a PDF; raises OSError.
        open_shop: does it all; the only step that changes anything. On the lane `COUNTER`.
        opened: told once the shop is open.
        speak: switches the language of the windows.
    """

    programmes: Callable[[], tuple[ProgrammeChoice, ...]]
    printers: Callable[[], tuple[PrinterChoice, ...]]
    new_recovery_key: Callable[[], RecoveryKey]
    find_printers: Callable[[], tuple[FoundPrinter, ...]]
    print_test_page: Callable[[str, str], PrinterTrouble | None]
    print_sheet: Callable[[RecoverySheet, str, str], PrinterTrouble | None]
    save_sheet: Callable[[RecoverySheet, Path], None]
    open_shop: Callable[[FirstStartAnswers], FirstStartResult]
    opened: Callable[[FirstStartAnswers], None]
    speak: Callable[[Language], None]


@dataclass(frozen=True, slots=True)
class FirstStartState:
    """What the wizard shows.

    Attributes:
        pages: those of this way through (a till that joins a chain is not asked for shop and programme).
        reached: the furthest page that may be gone to.
        looking: printers are looked for; the person may go on meanwhile.
        found: addresses and words of those that were found.
        finding: what came of it, where that was nothing.
        faults: what is wrong, by field; only after somebody tried to go on.
        notice, good: one sentence for the page, and whether it is good news.
        groups: the recovery key's, once it was made.
        summary: page, name and value of each line.
    """

    page: Page
    pages: tuple[Page, ...]
    reached: int
    form: Form
    programmes: tuple[ProgrammeChoice, ...] = ()
    printers: tuple[PrinterChoice, ...] = ()
    currencies: tuple[str, ...] = tuple(CURRENCY_SIGNS)
    connections: tuple[Connection, ...] = tuple(Connection)
    looking: bool = False
    found: tuple[tuple[str, Words], ...] = ()
    finding: Words = ""
    faults: Mapping[Field, Words] = field(default_factory=dict)
    notice: Words = ""
    good: bool = False
    busy: bool = False
    groups: tuple[str, ...] = field(default=(), repr=False)
    summary: tuple[tuple[Page, Words, Words], ...] = ()

    @property
    def at(self) -> int:
        return self.pages.index(self.page)

    @property
    def last(self) -> bool:
        return self.page is self.pages[-1]


def summary_of(state: FirstStartState) -> tuple[tuple[Page, Words, Words], ...]:
    """Page, name and value of each line: what was answered, on the pages that were asked."""
    form = state.form
    programme = next((p.name for p in state.programmes if p.key == form.programme), "")
    printer = next((p.name for p in state.printers if p.key == form.printer), "")
    joined: Words = form.head_office_address.strip() if form.joins else first_start.STAND_ALONE
    where = first_start.CONNECTIONS[form.connection.value]
    lines: dict[Page, tuple[Words, Words]] = {
        Page.LANGUAGE: (first_start.SUMMARY_LANGUAGE, first_start.LANGUAGES[form.language.value]),
        Page.HEAD_OFFICE: (first_start.SUMMARY_HEAD_OFFICE, joined),
        Page.SHOP: (
            first_start.SHOP_NAME,
            said(
                first_start.SUMMARY_SHOP_LINE,
                shop=form.shop_name.strip(),
                currency=first_start.CURRENCIES[form.currency],
            ),
        ),
        Page.PROGRAMME: (first_start.PAGES["programme"], programme),
        Page.ADMINISTRATOR: (first_start.ADMINISTRATOR, form.administrator_name.strip()),
        Page.PRINTER: (
            first_start.PAGES["printer"],
            said(first_start.SUMMARY_PRINTER_LINE, where=where, model=printer),
        ),
        Page.RECOVERY: (first_start.SUMMARY_RECOVERY, first_start.SUMMARY_RECOVERY_DONE),
    }
    return tuple((page, *lines[page]) for page in state.pages if page in lines)
