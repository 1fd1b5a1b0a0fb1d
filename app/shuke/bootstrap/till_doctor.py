"""`shuke doctor`, and the same from the till's window: looks at everything a till needs, and says what to do."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from shuke.adapters.camera.opencv_source import OpenCvSource
from shuke.adapters.clock import SystemClock
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.head_office_link import head_office_answers
from shuke.adapters.holiday_calendar import holiday_calendar
from shuke.adapters.printing.printer import AddressInvalid, open_transport
from shuke.adapters.printing.profile import ProfileInvalid, load_profile
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.application.examining import (
    BackupSeen,
    ClockSeen,
    DatabaseSeen,
    Finding,
    Health,
    KeysSeen,
    Observed,
    OfficeSeen,
    PrinterSeen,
    examined,
    worst,
)
from shuke.application.ports.clock import Clock
from shuke.application.ports.printing import PrinterFault, PrinterTrouble
from shuke.application.ports.store import StoredFact, StoreUnusable, Work
from shuke.application.ports.vault import Vault, VaultRefused
from shuke.application.settings import Setting
from shuke.application.sync.epochs import is_frozen
from shuke.application.sync.joining import known_head_office
from shuke.application.sync.knowing import waiting_facts
from shuke.bootstrap.backup_files import backups_in, made_at
from shuke.bootstrap.recovery_file import RECOVERY_FILE, SEALED
from shuke.bootstrap.till_backup_keeping import backup_folder, backup_stem
from shuke.bootstrap.till_camera import FIRST_CAMERA
from shuke.bootstrap.till_data import TillData, open_till_reports
from shuke.bootstrap.till_door import DataUnusable
from shuke.bootstrap.till_folder import TillFolder
from shuke.bootstrap.till_printing import PrinterSettings
from shuke.domain.scanning.camera import CameraState, camera_source
from shuke.domain.shop import Place
from shuke.wording import doctor as words
from shuke.wording.command_line import NOT_SET_UP
from shuke.wording.said import Said, in_words, said
from shuke.wording.sentence import Language
from shuke.wording.store import TROUBLE
from shuke_db.sqlite_file import connect, damage_in, sqlite_version

__all__ = ["examine_till", "examined_beside", "observed"]

GOOD, BAD, CANNOT_LOOK = 0, 1, 2

LAST_MONTH = 12

_MARKS = {Health.GOOD: "✓", Health.WARN: "!", Health.BAD: "✗"}


def examine_till(folder: TillFolder, language: Language) -> int:
    """Print what was found: 0 if the till can sell, 1 if something is broken, 2 if it could not be looked at."""
    if not folder.database.exists():
        return _say(NOT_SET_UP.into(language, path=folder.root), CANNOT_LOOK)
    found = examined_beside(folder)
    if isinstance(found, Said):
        return _say(found.into(language), CANNOT_LOOK)
    return _told(found, language)


def examined_beside(folder: TillFolder) -> tuple[Finding, ...] | Said:
    """What was found, by connections of its own: the till may be running. A sentence says why it cannot be looked
    at."""
    try:
        data = open_till_reports(folder)
    except (DataUnusable, VaultRefused) as refused:
        return said(words.CANNOT_LOOK, why=said(refused.sentence, **refused.values))
    try:
        if data.place is None:
            return said(NOT_SET_UP, path=folder.root)
        return examined(observed(data, data.place, SystemClock()))
    except StoreUnusable as trouble:
        return said(words.CANNOT_LOOK, why=said(TROUBLE[trouble.trouble.value], detail=trouble.detail))
    finally:
        data.close()


def observed(data: TillData, place: Place, clock: Clock) -> Observed:
    """Look at all of it. Takes seconds; changes nothing. The camera's light goes on for a moment.

    Raises:
        StoreUnusable: the database cannot be read.
    """
    now_ms = clock.now_ms()
    with data.reports.reading() as work:
        settings = {name: work.settings.get(name.value) or "" for name in Setting}
        head = work.journal.head(place.till)
        shop = work.shops.get(place.shop_id)
        office = _office(work, place.till)
        waiting = work.print_jobs.waiting_count()
        zone = shop.zone if shop else "UTC"
        newest = work.journal.get(place.till, head.epoch, head.seq) if head else None
    shown = f"{datetime.fromtimestamp(now_ms / 1000, ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    return Observed(
        database=_database(data),
        keys=_keys(data),
        clock=ClockSeen(now_ms, _recorded_ms(newest) if newest else None, shown, zone),
        free_bytes=data.free_bytes(),
        office=office,
        backup=_backup(data, place, settings[Setting.BACKUP_FOLDER]),
        printer=_printer(
            data, PrinterSettings(settings[Setting.PRINTER], settings[Setting.PRINTER_ADDRESS]), waiting
        ),
        camera=_camera(settings[Setting.CAMERA]),
        holidays_unknown=_holidays_unknown(datetime.fromtimestamp(now_ms / 1000, ZoneInfo(zone)).date()),
    )


def _recorded_ms(fact: StoredFact) -> int:
    header, *_ = SignedFacts(Ed25519Signer(new_seed()), Ed25519Check()).open(fact.content)
    return header.recorded_at_ms


def _database(data: TillData) -> DatabaseSeen:
    path = data.folder.database
    connection = connect(path, data.key, read_only=True)
    try:
        damage = damage_in(connection)
    finally:
        connection.close()
    log = Path(f"{path}-wal")
    log_bytes = log.stat().st_size if log.exists() else 0
    return DatabaseSeen(path.stat().st_size, log_bytes, sqlite_version(), damage)


def _keys(data: TillData) -> KeysSeen:
    missing = tuple(secret.value for secret in SEALED if data.vault.get(secret) is None)
    sheet = data.folder.root / RECOVERY_FILE
    return KeysSeen(_Described(data.vault), missing, sheet.exists(), str(sheet))


@dataclass(frozen=True, slots=True)
class _Described:
    """Where the vault is, in whichever language it is asked for."""

    vault: Vault

    def into(self, language: Language) -> str:
        return self.vault.description(language)


def _office(work: Work, till: str) -> OfficeSeen:
    known = known_head_office(work)
    if known is None:
        return OfficeSeen("")
    return OfficeSeen(
        known.address, head_office_answers(known.address), waiting_facts(work, till), is_frozen(work)
    )


def _backup(data: TillData, place: Place, chosen: str) -> BackupSeen:
    folder, stem = backup_folder(data.folder, chosen), backup_stem(place.till)
    found = backups_in(folder, stem)
    newest_ms = int(made_at(found[0], stem).timestamp() * 1000) if found else None
    return BackupSeen(str(folder), newest_ms)


def _printer(data: TillData, settings: PrinterSettings, waiting: int) -> PrinterSeen:
    trouble = None
    try:
        open_transport(settings.address, load_profile(settings.profile), data.folder.paper).check()
    except PrinterFault as fault:
        trouble = fault.trouble
    except (AddressInvalid, ProfileInvalid):
        trouble = PrinterTrouble.NOT_FOUND
    return PrinterSeen(settings.profile, settings.address, trouble, waiting)


def _camera(chosen: str) -> CameraState | None:
    """None where there is none and none was chosen: such a shop has a hand scanner."""
    source = camera_source(chosen or FIRST_CAMERA)
    if source is None:
        return CameraState.MISSING
    frames = OpenCvSource(source)
    try:
        state = frames.open()
    finally:
        frames.close()
    return None if state is CameraState.MISSING and not chosen else state


def _holidays_unknown(today: date) -> tuple[int, ...]:
    """Of this year; in December of the next one, too: the State Council has published it by then."""
    years = (today.year, today.year + 1) if today.month == LAST_MONTH else (today.year,)
    return holiday_calendar(min(years), max(years)).unknown(date(year, 1, 1) for year in years)


def _told(found: tuple[Finding, ...], language: Language) -> int:
    for one in found:
        told = in_words(one.told, language)
        _say(f"{_MARKS[one.health]} {words.TITLES[one.about.value].into(language)}: {told}")
    health = worst(found)
    summary = {
        Health.GOOD: words.ALL_GOOD,
        Health.WARN: words.SOME_WARN,
        Health.BAD: words.SOME_BAD,
    }[health]
    return _say(summary.into(language), BAD if health is Health.BAD else GOOD)


def _say(text: str, status: int = GOOD) -> int:
    """A console that does not know Chinese shows question marks; it does not end the command."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    return status
