"""Printers that were found here, as a form takes them: in the first-start wizard and among the devices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from shuke.application.ports.printing import FoundPrinter
from shuke.presenters.first_start_form import Connection, Form, PrinterChoice
from shuke.wording import devices as words
from shuke.wording.said import Words, said

__all__ = ["connection_of", "filled_with", "named_here"]

_SCHEMES = {
    "tcp": Connection.NETWORK,
    "usb": Connection.USB,
    "serial": Connection.SERIAL,
    "spooler": Connection.SPOOLER,
    "file": Connection.FILE,
}


def connection_of(address: str) -> tuple[Connection, str]:
    """How an address says a printer is reached, and what somebody would type for it."""
    scheme, _, rest = address.partition("://")
    connection = _SCHEMES.get(scheme)
    return (Connection.VIRTUAL, "") if connection is None else (connection, unquote(rest))


def filled_with(form: Form, found: FoundPrinter) -> Form:
    """The form with this printer in it; the model stays where it was not known by its name."""
    connection, place = connection_of(found.address)
    return replace(form, connection=connection, printer_place=place, printer=found.profile or form.printer)


def named_here(
    found: Iterable[FoundPrinter], choices: Sequence[PrinterChoice]
) -> tuple[tuple[str, Words], ...]:
    """Address and words of each."""
    return tuple((each.address, _named(each, choices)) for each in found)


def _named(found: FoundPrinter, choices: Sequence[PrinterChoice]) -> Words:
    model = next((choice.name for choice in choices if choice.key == found.profile), "")
    if not model:
        return said(words.FOUND_UNKNOWN, name=found.name)
    return said(words.PRINTER_AT, model=model, where=found.name)
