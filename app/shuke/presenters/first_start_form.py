"""What the first-start wizard asks for: fields, what is wrong with them, the answers they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import quote, urlsplit

from shuke.domain.pin import pin_fault
from shuke.domain.recovery_key import RecoveryKey
from shuke.wording import Language, first_start, pins
from shuke.wording.said import Words, said

__all__ = [
    "LONGEST_LINE",
    "Connection",
    "Field",
    "FirstStartAnswers",
    "Form",
    "Page",
    "PrinterChoice",
    "ProgrammeChoice",
    "answers_from",
    "faults_on",
    "pages_of",
]

LONGEST_LINE = 60
"""Characters in a shop's name or a line of its address: two lines of 80 mm paper."""

_LONGEST_NAME = 30


class Page(StrEnum):
    LANGUAGE = "language"
    HEAD_OFFICE = "head_office"
    SHOP = "shop"
    PROGRAMME = "programme"
    ADMINISTRATOR = "administrator"
    PRINTER = "printer"
    RECOVERY = "recovery"
    SUMMARY = "summary"


class Field(StrEnum):
    """Where something is typed, or wrong. PAGE is the page as a whole."""

    PAGE = "page"
    HEAD_OFFICE_ADDRESS = "head_office_address"
    CODE = "code"
    SHOP_NAME = "shop_name"
    ADDRESS_1 = "address_1"
    ADDRESS_2 = "address_2"
    ADMINISTRATOR_NAME = "administrator_name"
    PIN = "pin"
    PIN_AGAIN = "pin_again"
    PRINTER_PLACE = "printer_place"


class Connection(StrEnum):
    """How a printer is reached; the spooler is that of the system (Windows, CUPS)."""

    VIRTUAL = "virtual"
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    SPOOLER = "spooler"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ProgrammeChoice:
    key: str
    name: Words
    description: Words


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """A profile: its key, its name, its paper."""

    key: str
    name: Words
    detail: Words


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the wizard now."""

    language: Language = Language.ZH
    joins: bool = False
    head_office_address: str = ""
    code: str = field(default="", repr=False)
    shop_name: str = ""
    address_1: str = ""
    address_2: str = ""
    currency: str = "CNY"
    programme: str = ""
    administrator_name: str = ""
    pin: str = field(default="", repr=False)
    pin_again: str = field(default="", repr=False)
    connection: Connection = Connection.VIRTUAL
    printer: str = ""
    printer_place: str = ""
    secured: bool = False

    def written(self, where: Field, text: str) -> Form:
        return replace(self, **{where.value: text})  # type: ignore[arg-type]  # a text field's name

    def text(self, where: Field) -> str:
        text: str = getattr(self, where.value)
        return text

    @property
    def printer_address(self) -> str:
        """As device settings keep it (`shuke.adapters.printing.printer`)."""
        place = self.printer_place.strip()
        match self.connection:
            case Connection.VIRTUAL:
                return "virtual:"
            case Connection.NETWORK:
                return f"tcp://{place}"
            case Connection.USB:
                return f"usb://{place}"
            case Connection.SERIAL:
                return f"serial://{quote(place, safe='/:')}"
            case Connection.SPOOLER:
                return f"spooler://{quote(place, safe='')}"
            case Connection.FILE:
                return f"file://{quote(place, safe='/:')}"


@dataclass(frozen=True, slots=True)
class FirstStartAnswers:
    """All that opening a shop needs. PIN, code and key are secrets and stay out of every log."""

    language: Language
    joins_head_office: bool
    head_office_address: str
    one_time_code: str = field(repr=False)
    shop_name: str
    address_lines: tuple[str, ...]
    currency: str
    programme: str
    administrator_name: str
    pin: str = field(repr=False)
    recovery_key: RecoveryKey = field(repr=False)
    printer_profile: str
    printer_address: str


def pages_of(form: Form) -> tuple[Page, ...]:
    """A till that joins a chain gets shop and programme from head office."""
    told = {Page.SHOP, Page.PROGRAMME} if form.joins else set()
    return tuple(page for page in Page if page not in told)


def answers_from(form: Form, key: RecoveryKey) -> FirstStartAnswers:
    lines = (form.address_1.strip(), form.address_2.strip())
    return FirstStartAnswers(
        language=form.language,
        joins_head_office=form.joins,
        head_office_address=form.head_office_address.strip().rstrip("/"),
        one_time_code=form.code.strip(),
        shop_name=form.shop_name.strip(),
        address_lines=tuple(line for line in lines if line),
        currency=form.currency,
        programme=form.programme,
        administrator_name=form.administrator_name.strip(),
        pin=form.pin,
        recovery_key=key,
        printer_profile=form.printer,
        printer_address=form.printer_address,
    )


def faults_on(page: Page, form: Form) -> dict[Field, Words]:
    """What is wrong on a page, each as the sentence that stands below its field."""
    found: Mapping[Field, Words]
    match page:
        case Page.HEAD_OFFICE:
            found = _head_office_faults(form)
        case Page.SHOP:
            found = _shop_faults(form)
        case Page.PROGRAMME:
            found = {Field.PAGE: "" if form.programme else first_start.PROGRAMME_MISSING}
        case Page.ADMINISTRATOR:
            found = _administrator_faults(form)
        case Page.PRINTER:
            needed = form.connection is not Connection.VIRTUAL and not form.printer_place.strip()
            found = {Field.PRINTER_PLACE: first_start.PRINTER_ADDRESS_MISSING if needed else ""}
        case Page.RECOVERY:
            found = {Field.PAGE: "" if form.secured else first_start.SECURED_MISSING}
        case _:
            found = {}
    return {where: words for where, words in found.items() if words}


def _head_office_faults(form: Form) -> dict[Field, Words]:
    if not form.joins:
        return {}
    address = form.head_office_address.strip()
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fits = False
    words: Words = ""
    if not address:
        words = first_start.HEAD_OFFICE_ADDRESS_MISSING
    elif not fits:
        words = first_start.HEAD_OFFICE_ADDRESS_WRONG
    return {
        Field.HEAD_OFFICE_ADDRESS: words,
        Field.CODE: "" if form.code.strip() else first_start.CODE_MISSING,
    }


def _shop_faults(form: Form) -> dict[Field, Words]:
    name = form.shop_name.strip()
    return {
        Field.SHOP_NAME: _too_long(name, LONGEST_LINE) if name else first_start.SHOP_NAME_MISSING,
        Field.ADDRESS_1: _too_long(form.address_1.strip(), LONGEST_LINE),
        Field.ADDRESS_2: _too_long(form.address_2.strip(), LONGEST_LINE),
    }


def _administrator_faults(form: Form) -> dict[Field, Words]:
    name, fault = form.administrator_name.strip(), pin_fault(form.pin)
    again: Words = "" if fault or form.pin == form.pin_again else first_start.PIN_AGAIN_DIFFERS
    return {
        Field.ADMINISTRATOR_NAME: _too_long(name, _LONGEST_NAME) if name else first_start.NAME_MISSING,
        Field.PIN: pins.FAULTS[fault.value] if fault else "",
        Field.PIN_AGAIN: again,
    }


def _too_long(text: str, most: int) -> Words:
    return said(first_start.TOO_LONG, most=most, now=len(text)) if len(text) > most else ""
