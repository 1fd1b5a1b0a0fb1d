"""The demo: a tea shop with thousands of members, a head office of its own, and nothing to set up."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from shuke.adapters.clock import SystemClock
from shuke.adapters.pinyin import initials
from shuke.adapters.vault.recovery import new_recovery_key
from shuke.application.ports.store import SealedPin
from shuke.application.ports.vault import VaultRefused
from shuke.application.sync.joining import head_office_moved
from shuke.bootstrap.demo_shop.opening import fill_demo_shop
from shuke.bootstrap.demo_shop.people import DEMO_PINS, DEMO_SHOP
from shuke.bootstrap.first_start import open_first_shop
from shuke.bootstrap.head_office_process import HeadOfficeProcess, HeadOfficeSilent
from shuke.bootstrap.joining import join_head_office
from shuke.bootstrap.places import till_folder
from shuke.bootstrap.presets import preset_keys
from shuke.bootstrap.till_data import TillData, open_till_data
from shuke.bootstrap.till_door import DataUnusable
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_services import TillServices
from shuke.bootstrap.till_sync import first_told
from shuke.presenters.first_start_form import FirstStartAnswers
from shuke.wording import demo as words
from shuke.wording.head_office_command import NO_PRESET
from shuke.wording.sentence import Language

__all__ = ["has_display", "run_demo"]

MEMBERS = 5_000
CHAIN = "熟客茶叶连锁"
USUAL_PROGRAMME = "tea-chain"
TOUR_FOLDER = Path("build/tour")


def run_demo(data: Path | None, language: Language, programme: str) -> int:
    """Open the till on the demo shop, whose programme is that preset (each has a shop of its own); without a
    display take the tour instead."""
    if programme not in preset_keys():
        offered = ", ".join(preset_keys())
        sys.stderr.write(NO_PRESET.into(language, programme=programme, presets=offered) + "\n")
        return 1
    if not has_display():
        sys.stdout.write(words.NO_DISPLAY.into(language) + "\n")
        from shuke.bootstrap.tour import run_tour  # noqa: PLC0415 - only without a display

        return run_tour(TOUR_FOLDER, language)
    folder = till_folder(data, "demo" if programme == USUAL_PROGRAMME else f"demo-{programme}")
    office = HeadOfficeProcess(folder.root / "headoffice", CHAIN, programme)
    try:
        _prepare(folder, office, language)
        from shuke.bootstrap.till_running import run_till  # noqa: PLC0415 - the window comes last

        return run_till(folder.root, language)
    except (HeadOfficeSilent, DataUnusable, VaultRefused) as trouble:
        told = str(trouble) if isinstance(trouble, HeadOfficeSilent) else trouble.into(language)
        sys.stderr.write(told + "\n")
        return 1
    finally:
        office.stop()


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return os.environ.get("QT_QPA_PLATFORM") != "offscreen"
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _prepare(folder: TillFolder, office: HeadOfficeProcess, language: Language) -> None:
    """Head office runs, and the shop is there, whole."""
    office.found(DEMO_SHOP.name)
    office.start()
    data = open_till_data(folder)
    try:
        if data.place is None:
            sys.stdout.write(words.PREPARING.into(language, members=MEMBERS) + "\n")
            _open(data, office, language)
        else:
            _follow(data, office)
        if data.place is not None:
            _fill(data, language)
    finally:
        data.close()
    sys.stdout.write(
        words.PINS.into(language, manager=DEMO_PINS["demo-manager"], cashier=_CASHIER_PIN) + "\n"
    )
    sys.stdout.flush()


_CASHIER_PIN = DEMO_PINS["demo-cashier-1"]


def _follow(data: TillData, office: HeadOfficeProcess) -> None:
    """Head office listens on another port at every start."""
    with data.counter.writing() as work:
        head_office_moved(work, office.address)
        work.commit()


def _open(data: TillData, office: HeadOfficeProcess, language: Language) -> None:
    answers = FirstStartAnswers(
        language=language,
        joins_head_office=True,
        head_office_address=office.address,
        one_time_code=office.enrolment_code(),
        shop_name=DEMO_SHOP.name,
        address_lines=DEMO_SHOP.address_lines,
        currency=DEMO_SHOP.currency,
        programme="",
        administrator_name=words.ADMINISTRATOR.into(language),
        pin=DEMO_PINS["demo-administrator"],
        recovery_key=new_recovery_key(),
        printer_profile="virtual-80",
        printer_address="virtual:",
    )
    result = open_first_shop(
        data, answers, lambda address, code, signer: join_head_office(address, code, signer, None)
    )
    if not result.opened:
        raise HeadOfficeSilent(words.NOT_OPENED.into(language))


def _fill(data: TillData, language: Language) -> None:
    """PINs, then articles, staff and members in one transaction; nothing where they are there already."""
    assert data.place is not None  # opened before
    services = TillServices(data, data.place, SystemClock())
    if not services.told and not first_told(services):
        raise HeadOfficeSilent(words.NOT_OPENED.into(language))
    with data.counter.writing() as work:
        if work.members.count():
            return
        in_force = services.desk.programme_in_force(work)
        # Before the members, whose presence says that all of it was done.
        for staff_id, pin in DEMO_PINS.items():
            work.pins.put(staff_id, SealedPin(services.pins.seal(staff_id, pin), 0, 0))
        work.commit()

    def progress(done: int) -> None:
        sys.stdout.write("\r" + words.FILLING.into(language, done=done, members=MEMBERS))
        sys.stdout.flush()

    fill_demo_shop(
        data.counter,
        services.recorder,
        services.shop,
        initials,
        members=MEMBERS,
        progress=progress,
        tiers=[tier.key for tier in in_force.tiers],
    )
    sys.stdout.write("\n")
