"""What the first-start wizard can have done: presets, printers, the recovery sheet, opening the shop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from shuke.adapters.clock import SystemClock
from shuke.adapters.ids import UlidIds
from shuke.adapters.printing.finding import printers_here
from shuke.adapters.vault.file_vault import write_privately
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.opening import FIRST_SHOP, FIRST_TILL, Opening, open_shop
from shuke.application.ports.printing import PrinterTrouble
from shuke.application.ports.signing import Signer
from shuke.application.settings import Setting
from shuke.application.slips import recovery_paper
from shuke.application.sync.joining import Joined, remember_head_office
from shuke.bootstrap.joining import JoinRefused
from shuke.bootstrap.presets import preset_base, preset_keys
from shuke.bootstrap.recovery_file import RECOVERY_FILE, sealed_secrets
from shuke.bootstrap.till_data import TillData
from shuke.bootstrap.till_printing import DEFAULT_ADDRESS, PrinterSettings, TillPrinting, printer_choices
from shuke.bootstrap.till_services import TillServices, first_signer
from shuke.bootstrap.till_sync import first_told
from shuke.domain.paper import Paper
from shuke.domain.programme.reading import read_programme
from shuke.domain.shop import Place, Role, Shop, Staff
from shuke.presenters.first_start import FirstStartPorts, FirstStartResult, RecoverySheet
from shuke.presenters.first_start_form import FirstStartAnswers, Page, ProgrammeChoice
from shuke.wording.figures import money_text
from shuke.wording.listed import Listed
from shuke.wording.programme_told import headline, tier_names
from shuke.wording.sentence import Language, Sentence
from shuke.wording.shop import TILL_NAME

__all__ = ["first_start_ports", "open_first_shop"]

TENANT_CHARACTERS = 8
"""Random characters of a stand-alone shop's tenant: short, so that a receipt's code stays small."""


Join = Callable[[str, str, Signer], Joined]
"""Enrol at the head office at that address with that code and key; raises `JoinRefused`."""


def first_start_ports(
    data: TillData,
    printing: TillPrinting,
    join: Join,
    opened: Callable[[FirstStartAnswers], None],
    speak: Callable[[Language], None],
    save_sheet: Callable[[RecoverySheet, Path], None],
    spoken: Callable[[], Language],
) -> FirstStartPorts:
    """`speak` switches the language of the windows, `spoken` is the one in which they speak just now."""

    def sheet(of: RecoverySheet, profile: str, address: str) -> PrinterTrouble | None:
        if address.startswith(DEFAULT_ADDRESS):
            # The printer on screen keeps what it prints beside the data, where this key must never lie.
            return PrinterTrouble.NOT_FOUND
        return printing.print_once(PrinterSettings(profile, address), lambda _: _sheet_paper(of))

    return FirstStartPorts(
        programmes=_programmes,
        printers=printer_choices,
        new_recovery_key=new_recovery_key,
        find_printers=printers_here,
        print_test_page=lambda profile, address: printing.print_test_page(
            PrinterSettings(profile, address), spoken()
        ),
        print_sheet=sheet,
        save_sheet=save_sheet,
        open_shop=lambda answers: open_first_shop(data, answers, join),
        opened=opened,
        speak=speak,
    )


def _programmes() -> tuple[ProgrammeChoice, ...]:
    """The presets, each with its name, its tiers and what tells it from the others."""
    found = []
    for key in preset_keys():
        programme = read_programme(preset_base(key) or "", preset_base)
        name = Sentence(zh=programme.name.zh, en=programme.name.en)
        described = Listed((tier_names(programme), headline(programme, money_text)), on_lines=True)
        found.append(ProgrammeChoice(key, name, described))
    return tuple(found)


def open_first_shop(data: TillData, answers: FirstStartAnswers, join: Join) -> FirstStartResult:
    joined: Joined | None = None
    signer = first_signer(data.vault)
    if answers.joins_head_office:
        try:
            joined = join(answers.head_office_address, answers.one_time_code, signer)
        except JoinRefused as refused:
            return FirstStartResult(opened=False, refusal=refused.words, page=Page.HEAD_OFFICE)
    place = joined.place if joined else _new_place()
    data.take_place(place)
    services = TillServices(data, place, SystemClock())
    administrator = Staff(services.ids.new_id(), answers.administrator_name, Role.ADMINISTRATOR)
    shop = joined.shop if joined else _shop(place, answers)
    number = place.till.rpartition("-")[2]
    opening = Opening(
        place=place,
        till_name=joined.till_name if joined else TILL_NAME.into(answers.language, number=number),
        public_key=signer.public_key,
        administrator=administrator,
        sealed_pin=services.pins.seal(administrator.staff_id, answers.pin),
        shop=None if joined else shop,
        programme=None if joined else preset_base(answers.programme),
        base_of=preset_base,
        settings=(
            (Setting.LANGUAGE, answers.language.value),
            (Setting.PRINTER, answers.printer_profile),
            (Setting.PRINTER_ADDRESS, answers.printer_address),
            (Setting.RECOVERY_PUBLIC, recovery_public(answers.recovery_key).hex()),
        ),
    )
    _seal_secrets(data, answers)  # first: a till that is open has what its recovery sheet opens
    if joined is None:
        open_shop(data.counter, services.recorder, opening, shop)
    else:
        known = joined
        open_shop(
            data.counter, services.recorder, opening, shop, lambda work: remember_head_office(work, known)
        )
        # Should the line break just now, the till is enrolled all the same, and asks again before it opens.
        first_told(services)
    return FirstStartResult(opened=True)


def _shop(place: Place, answers: FirstStartAnswers) -> Shop:
    return Shop(place.shop_id, answers.shop_name, answers.address_lines, answers.currency)


def _new_place() -> Place:
    tenant = UlidIds(SystemClock().now_ms).new_id()[-TENANT_CHARACTERS:]
    return Place(tenant, FIRST_SHOP, FIRST_TILL)


def _seal_secrets(data: TillData, answers: FirstStartAnswers) -> None:
    public = recovery_public(answers.recovery_key)
    write_privately(data.folder.root / RECOVERY_FILE, sealed_secrets(data.vault, public))


def _sheet_paper(sheet: RecoverySheet) -> Paper:
    return recovery_paper(sheet.key, sheet.shop_name, date.today(), sheet.language)  # noqa: DTZ011 - for a person
