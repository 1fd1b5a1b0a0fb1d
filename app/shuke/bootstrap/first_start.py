"""What the first-start wizard can have done: presets, printers, the recovery sheet, opening the shop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from shuke.adapters.clock import SystemClock
from shuke.adapters.ids import UlidIds
from shuke.adapters.vault.file_vault import write_privately
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public, seal
from shuke.application.opening import FIRST_SHOP, FIRST_TILL, Opening, Setting, open_shop
from shuke.application.ports.printing import PrinterTrouble
from shuke.application.ports.vault import Secret
from shuke.application.slips import recovery_paper
from shuke.assets import resources
from shuke.bootstrap.till_data import TillData
from shuke.bootstrap.till_printing import DEFAULT_ADDRESS, PrinterSettings, TillPrinting, printer_choices
from shuke.bootstrap.till_services import TillServices
from shuke.domain.paper import Paper
from shuke.domain.programme.reading import read_programme
from shuke.domain.shop import Place, Role, Shop, Staff
from shuke.presenters.first_start import FirstStartPorts, FirstStartResult, RecoverySheet
from shuke.presenters.first_start_form import FirstStartAnswers, Page, ProgrammeChoice
from shuke.wording.said import Words, said
from shuke.wording.sentence import Language, Sentence
from shuke.wording.shop import PROGRAMME_TIERS, TILL_NAME

__all__ = ["JoinRefused", "first_start_ports"]

RECOVERY_FILE = "recovery.sealed"
"""Beside the data: database key and pepper, sealed to the recovery sheet's key."""

TENANT_CHARACTERS = 8
"""Random characters of a stand-alone shop's tenant: short, so that a receipt's code stays small."""


class JoinRefused(Exception):
    """Head office did not take the till, with what to do."""

    def __init__(self, sentence: Words) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


Join = Callable[[str, str], Place]
"""Enrol at the head office at that address with that one-time code; the place it gives this till."""


def first_start_ports(
    data: TillData,
    printing: TillPrinting,
    join: Join,
    opened: Callable[[FirstStartAnswers], None],
    speak: Callable[[Language], None],
    save_sheet: Callable[[RecoverySheet, Path], None],
) -> FirstStartPorts:
    def sheet(of: RecoverySheet, profile: str, address: str) -> PrinterTrouble | None:
        if address.startswith(DEFAULT_ADDRESS):
            # The printer on screen keeps what it prints beside the data, where this key must never lie.
            return PrinterTrouble.NOT_FOUND
        return printing.print_once(PrinterSettings(profile, address), lambda _: _sheet_paper(of))

    return FirstStartPorts(
        programmes=_programmes,
        printers=printer_choices,
        new_recovery_key=new_recovery_key,
        print_test_page=lambda profile, address: printing.print_test_page(
            PrinterSettings(profile, address), Language.ZH
        ),
        print_sheet=sheet,
        save_sheet=save_sheet,
        open_shop=lambda answers: _open(data, answers, join),
        opened=opened,
        speak=speak,
    )


def _programmes() -> tuple[ProgrammeChoice, ...]:
    """The presets, each with its name and its tiers."""
    found = []
    for path in sorted((resources() / "presets").glob("*.toml")):
        programme = read_programme(path.read_text(encoding="utf-8"))
        tiers = [tier.name for tier in programme.tiers]
        told = said(
            PROGRAMME_TIERS,
            tiers=Sentence(
                zh=" · ".join(name.zh for name in tiers), en=" · ".join(name.en for name in tiers)
            ),
        )
        name = Sentence(zh=programme.name.zh, en=programme.name.en)
        found.append(ProgrammeChoice(path.stem, name, told))
    return tuple(found)


def _open(data: TillData, answers: FirstStartAnswers, join: Join) -> FirstStartResult:
    try:
        place = (
            join(answers.head_office_address, answers.one_time_code)
            if answers.joins_head_office
            else _new_place()
        )
    except JoinRefused as refused:
        return FirstStartResult(opened=False, refusal=refused.sentence, page=Page.HEAD_OFFICE)
    clock = SystemClock()
    data.take_place(place)
    services = TillServices(data, place, clock)
    administrator = Staff(services.ids.new_id(), answers.administrator_name, Role.ADMINISTRATOR)
    shop = Shop(place.shop_id, answers.shop_name, answers.address_lines, answers.currency)
    opening = Opening(
        place=place,
        till_name=TILL_NAME.into(answers.language, number=place.till.rpartition("-")[2]),
        public_key=services.signer.public_key,
        administrator=administrator,
        sealed_pin=services.pins.seal(administrator.staff_id, answers.pin),
        shop=None if answers.joins_head_office else shop,
        programme=None if answers.joins_head_office else _preset(answers.programme),
        settings=(
            (Setting.LANGUAGE, answers.language.value),
            (Setting.PRINTER, answers.printer_profile),
            (Setting.PRINTER_ADDRESS, answers.printer_address),
        ),
    )
    open_shop(data.counter, services.recorder, opening, shop)
    _seal_secrets(data, answers)
    return FirstStartResult(opened=True)


def _new_place() -> Place:
    tenant = UlidIds(SystemClock().now_ms).new_id()[-TENANT_CHARACTERS:]
    return Place(tenant, FIRST_SHOP, FIRST_TILL)


def _preset(key: str) -> str:
    return (resources() / "presets" / f"{key}.toml").read_text(encoding="utf-8")


def _seal_secrets(data: TillData, answers: FirstStartAnswers) -> None:
    """What the recovery sheet opens, should this account's vault be lost."""
    secrets = [data.vault.get(secret) or b"" for secret in (Secret.DATABASE_KEY, Secret.DEVICE_PEPPER)]
    content = b"".join(len(secret).to_bytes(2, "big") + secret for secret in secrets)
    sealed = seal(content, recovery_public(answers.recovery_key))
    write_privately(data.folder.root / RECOVERY_FILE, sealed)


def _sheet_paper(sheet: RecoverySheet) -> Paper:
    return recovery_paper(sheet.key, sheet.shop_name, date.today(), sheet.language)  # noqa: DTZ011 - for a person
