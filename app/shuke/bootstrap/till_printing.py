"""The till's printer: from its settings to paper, and the queue that feeds it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from shuke.adapters.printing.printer import AddressInvalid, EscPosPrinter, open_transport, preview_png
from shuke.adapters.printing.profile import Profile, ProfileInvalid, load_profile, profile_keys
from shuke.adapters.printing.transports.virtual import VirtualPrint
from shuke.application.figures.figures_slip import compose_figures_slip
from shuke.application.members.balance_slip import compose_balance_slip
from shuke.application.members.page_slip import compose_page_slip
from shuke.application.members.terms_slip import compose_terms_slip
from shuke.application.money_held.value_slip import compose_value_slip
from shuke.application.ports.printing import Printer, PrinterFault, PrinterTrouble, PrintJob, PrintKind
from shuke.application.print_queue import PrintQueue
from shuke.application.printer_test_page import printer_test_page
from shuke.application.prizes.paper import compose_prize_slip
from shuke.application.receipt_content import compose_receipt
from shuke.application.receipt_paper import receipt_paper
from shuke.application.refunding.refund_slip import compose_refund_slip
from shuke.application.settlement_slip import compose_settlement_slip
from shuke.application.shifts.cash_slip import compose_cash_slip
from shuke.application.shifts.report_paper import compose_report
from shuke.application.slips import compose_card_slip
from shuke.domain.explanation import Reason
from shuke.domain.money import Money
from shuke.domain.paper import Paper, Picture
from shuke.domain.receipt import Receipt
from shuke.presenters.first_start_form import Connection, PrinterChoice
from shuke.wording.figures import money_text
from shuke.wording.printing import NO_MAKERS
from shuke.wording.reasons import short_text
from shuke.wording.said import said
from shuke.wording.sentence import Language
from shuke.wording.slips import PAPER_WIDTH
from shuke_db.unit_of_work import SqlStore

__all__ = [
    "DEFAULT_ADDRESS",
    "DEFAULT_PROFILE",
    "PrinterSettings",
    "TillPrinting",
    "composed",
    "connections_here",
    "printer_choices",
]

DEFAULT_PROFILE = "virtual-80"
DEFAULT_ADDRESS = "virtual:"

_PROFILE_ORDER = ("virtual-80", "virtual-58", "generic-80", "generic-58")


class PrinterSettings:
    """Which profile at which address, as settings keep them."""

    __slots__ = ("address", "profile")

    def __init__(self, profile: str, address: str) -> None:
        self.profile = profile or DEFAULT_PROFILE
        self.address = address or DEFAULT_ADDRESS


def connections_here() -> tuple[Connection, ...]:
    """The system's queues are offered where it has any (Windows, CUPS), device files where they exist."""
    missing = {Connection.FILE} if os.name != "posix" else set()
    if sys.platform != "win32" and shutil.which("lpstat") is None:
        missing.add(Connection.SPOOLER)
    return tuple(connection for connection in Connection if connection not in missing)


def printer_choices() -> tuple[PrinterChoice, ...]:
    """Every profile, the printer on screen and the generic ones first."""
    keys = sorted(
        profile_keys(), key=lambda key: (_PROFILE_ORDER.index(key) if key in _PROFILE_ORDER else 99, key)
    )
    profiles = (load_profile(key) for key in keys)
    return tuple(
        PrinterChoice(
            profile.key,
            NO_MAKERS.get(profile.key, profile.name),
            said(PAPER_WIDTH, millimetres=profile.paper_width_mm),
        )
        for profile in profiles
    )


def _named(profile: Profile, language: Language) -> str:
    named = NO_MAKERS.get(profile.key)
    return named.into(language) if named else profile.name


_SLIPS: Mapping[PrintKind, Callable[[PrintJob], Paper]] = {
    PrintKind.BALANCE_SLIP: compose_balance_slip,
    PrintKind.CARD_SLIP: compose_card_slip,
    PrintKind.CASH_SLIP: compose_cash_slip,
    PrintKind.FIGURES_SLIP: compose_figures_slip,
    PrintKind.PAGE_SLIP: compose_page_slip,
    PrintKind.PRIZE_SLIP: compose_prize_slip,
    PrintKind.REFUND_SLIP: compose_refund_slip,
    PrintKind.SETTLEMENT_SLIP: compose_settlement_slip,
    PrintKind.SHIFT_REPORT: compose_report,
    PrintKind.TERMS_SLIP: compose_terms_slip,
    PrintKind.VALUE_SLIP: compose_value_slip,
}
"""What sets on paper whatever is no receipt."""


def composed(job: PrintJob, logo: Picture | None = None) -> Paper:
    """Any job of the queue on paper; receipts with the shop's logo."""
    if job.kind is PrintKind.RECEIPT:
        return compose_receipt(job, _reason_text_in, logo)
    return _SLIPS[job.kind](job)


def _reason_text_in(language: Language, symbol: str) -> Callable[[Reason], str]:
    amount: Callable[[Money], str] = partial(money_text, symbol=symbol)
    return lambda reason: short_text(reason, language, amount)


class TillPrinting:
    """One printer at a time; changed when the settings change. All of it belongs on the printer's lane, but
    for the queue's `take` and `record`, which change rows."""

    def __init__(
        self,
        store: SqlStore,
        virtual_folder: Path,
        settings: PrinterSettings,
        announce: Callable[[VirtualPrint], None] | None = None,
        logo: Callable[[], Picture | None] = lambda: None,
    ) -> None:
        self._virtual_folder = virtual_folder
        self._announce = announce
        self._printer = self._made(settings)
        self._profile = load_profile(settings.profile)
        self._logo = logo
        self.queue = PrintQueue(store, _Current(lambda: self._printer), lambda job: composed(job, logo()))

    def use(self, settings: PrinterSettings) -> None:
        """Take another printer from now on.

        Raises:
            AddressInvalid, ProfileInvalid: the old one stays.
        """
        self._printer, self._profile = self._made(settings), load_profile(settings.profile)

    def warm_up(self) -> None:
        """Load what the first receipt needs before the first customer waits for it."""
        self._printer.warm_up()

    def preview(self, job: PrintJob) -> bytes:
        """The job as a PNG, equal to the paper."""
        return preview_png(composed(job, self._logo()), self._profile)

    def preview_receipt(self, receipt: Receipt) -> bytes:
        """A receipt that nobody sold as a PNG, equal to what the printer in use would print."""
        language = Language(receipt.language)
        words = _reason_text_in(language, receipt.currency_symbol)
        return preview_png(receipt_paper(receipt, language, words), self._profile)

    def print_test_page(self, settings: PrinterSettings, language: Language) -> PrinterTrouble | None:
        """Print one on any printer; None if it came out."""
        return self.print_once(
            settings, lambda profile: printer_test_page(_named(profile, language), language)
        )

    def print_once(
        self, settings: PrinterSettings, paper: Callable[[Profile], Paper]
    ) -> PrinterTrouble | None:
        """Paper that is in no queue: nothing of it is kept on disk."""
        try:
            self._made(settings).print_paper(paper(load_profile(settings.profile)))
        except PrinterFault as fault:
            return fault.trouble
        except (AddressInvalid, ProfileInvalid):
            return PrinterTrouble.NOT_FOUND
        return None

    def _made(self, settings: PrinterSettings) -> EscPosPrinter:
        profile = load_profile(settings.profile)
        return EscPosPrinter(
            profile, open_transport(settings.address, profile, self._virtual_folder, self._announce)
        )


class _Current:
    """The port `Printer` for whichever printer is set now."""

    def __init__(self, printer: Callable[[], Printer]) -> None:
        self._printer = printer

    def print_paper(self, paper: Paper) -> None:
        self._printer().print_paper(paper)

    def open_drawer(self) -> None:
        self._printer().open_drawer()

    def check(self) -> bool:
        return self._printer().check()
