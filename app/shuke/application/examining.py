"""What is wrong with a till, from what was seen of it: each thing with what to do. Nothing here looks by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from shuke.application.counter.tenders import LEAST_FREE_BYTES
from shuke.application.ports.printing import PrinterTrouble
from shuke.domain.scanning.camera import CameraState
from shuke.wording import doctor as words
from shuke.wording.printing import TROUBLES
from shuke.wording.said import Words, said
from shuke.wording.scanning import CAMERA_WORDS

__all__ = [
    "BackupSeen",
    "ClockSeen",
    "DatabaseSeen",
    "Finding",
    "Health",
    "KeysSeen",
    "Observed",
    "OfficeSeen",
    "PrinterSeen",
    "Subject",
    "examined",
    "worst",
]

DAY_MS = 86_400_000
CLOCK_BEHIND_MS = 5 * 60_000
"""A clock that was set to the right time may have run ahead by so much before."""

FIRST_YEAR_MS = 1_767_225_600_000
"""1 January 2026: no till is older."""

ROOM_BYTES = 1024**3
LOG_BYTES = 256 * 1024**2
BACKUP_DAYS = 2
MANY_UNSENT = 1000


class Health(StrEnum):
    """The values are those of a notice's tone."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Subject(StrEnum):
    """What is looked at, in this order; each has a title in `shuke.wording.doctor`."""

    DATABASE = "database"
    KEYS = "keys"
    CLOCK = "clock"
    SPACE = "space"
    HEAD_OFFICE = "head_office"
    BACKUP = "backup"
    PRINTER = "printer"
    CAMERA = "camera"
    HOLIDAYS = "holidays"


@dataclass(frozen=True, slots=True)
class Finding:
    about: Subject
    health: Health
    told: Words


@dataclass(frozen=True, slots=True)
class DatabaseSeen:
    """`damage` is the first thing wrong with its pages; `sqlite` is the library's version."""

    bytes: int
    log_bytes: int
    sqlite: str
    damage: str = ""


@dataclass(frozen=True, slots=True)
class KeysSeen:
    """`kept` says where the vault is; `missing` names what it lacks; `sheet` is the file that the recovery sheet
    opens."""

    kept: Words
    missing: tuple[str, ...]
    has_sheet: bool
    sheet: str


@dataclass(frozen=True, slots=True)
class ClockSeen:
    """Milliseconds since 1970; `newest_ms` is when the newest fact was recorded."""

    now_ms: int
    newest_ms: int | None
    shown: str
    zone: str


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """`address` is empty for a till that stands alone."""

    address: str
    answers: bool = True
    unsent: int = 0
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class BackupSeen:
    folder: str
    newest_ms: int | None


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    """`waiting` documents are not printed yet."""

    profile: str
    address: str
    trouble: PrinterTrouble | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Observed:
    """All that was seen. `holidays_unknown` are years whose days off are not known; a `camera` of None was not looked
    at."""

    database: DatabaseSeen
    keys: KeysSeen
    clock: ClockSeen
    free_bytes: int
    office: OfficeSeen
    backup: BackupSeen
    printer: PrinterSeen
    camera: CameraState | None
    holidays_unknown: tuple[int, ...]


def worst(findings: Iterable[Finding]) -> Health:
    order = list(Health)
    return max((one.health for one in findings), key=order.index, default=Health.GOOD)


def examined(seen: Observed) -> tuple[Finding, ...]:
    """One or more findings about everything that was looked at."""
    return (
        *_database(seen.database),
        *_keys(seen.keys),
        *_clock(seen.clock),
        *_space(seen.free_bytes),
        *_office(seen.office),
        *_backup(seen.backup, seen.clock.now_ms),
        *_printer(seen.printer),
        *_camera(seen.camera),
        *_holidays(seen.holidays_unknown),
    )


def _database(seen: DatabaseSeen) -> Iterator[Finding]:
    about = Subject.DATABASE
    if seen.damage:
        yield Finding(about, Health.BAD, said(words.DATABASE_DAMAGED, damage=seen.damage))
        return
    if seen.log_bytes > LOG_BYTES:
        yield Finding(about, Health.WARN, said(words.LOG_LONG, size=_size(seen.log_bytes)))
    yield Finding(about, Health.GOOD, said(words.DATABASE_GOOD, size=_size(seen.bytes), version=seen.sqlite))


def _keys(seen: KeysSeen) -> Iterator[Finding]:
    about = Subject.KEYS
    if seen.missing:
        yield Finding(about, Health.BAD, said(words.KEYS_MISSING, keys=", ".join(seen.missing)))
    if not seen.has_sheet:
        yield Finding(about, Health.BAD, said(words.NO_SHEET, path=seen.sheet))
    if not seen.missing and seen.has_sheet:
        yield Finding(about, Health.GOOD, said(words.KEYS_GOOD, kept=seen.kept))


def _clock(seen: ClockSeen) -> Iterator[Finding]:
    about = Subject.CLOCK
    if seen.now_ms < FIRST_YEAR_MS:
        yield Finding(about, Health.BAD, said(words.CLOCK_WRONG, now=seen.shown))
    elif seen.newest_ms is not None and seen.now_ms < seen.newest_ms - CLOCK_BEHIND_MS:
        yield Finding(about, Health.WARN, said(words.CLOCK_BEHIND, now=seen.shown))
    else:
        yield Finding(about, Health.GOOD, said(words.CLOCK_GOOD, now=seen.shown, zone=seen.zone))


def _space(free: int) -> Iterator[Finding]:
    health, sentence = Health.GOOD, words.SPACE_GOOD
    if free < LEAST_FREE_BYTES:
        health, sentence = Health.BAD, words.SPACE_GONE
    elif free < ROOM_BYTES:
        health, sentence = Health.WARN, words.SPACE_SHORT
    yield Finding(Subject.SPACE, health, said(sentence, size=_size(free)))


def _office(seen: OfficeSeen) -> Iterator[Finding]:
    about = Subject.HEAD_OFFICE
    if not seen.address:
        yield Finding(about, Health.GOOD, words.ALONE)
        return
    if seen.frozen:
        yield Finding(about, Health.WARN, words.FROZEN)
    if not seen.answers:
        yield Finding(about, Health.WARN, said(words.OFFICE_SILENT, address=seen.address, unsent=seen.unsent))
    elif seen.unsent > MANY_UNSENT:
        yield Finding(about, Health.WARN, said(words.OFFICE_BEHIND, unsent=seen.unsent))
    else:
        yield Finding(about, Health.GOOD, said(words.OFFICE_GOOD, address=seen.address, unsent=seen.unsent))


def _backup(seen: BackupSeen, now_ms: int) -> Iterator[Finding]:
    about = Subject.BACKUP
    if seen.newest_ms is None:
        yield Finding(about, Health.WARN, said(words.BACKUP_NONE, folder=seen.folder))
        return
    days = max(now_ms - seen.newest_ms, 0) // DAY_MS
    if days > BACKUP_DAYS:
        yield Finding(about, Health.WARN, said(words.BACKUP_OLD, days=days, folder=seen.folder))
    else:
        yield Finding(about, Health.GOOD, said(words.BACKUP_GOOD, days=days, folder=seen.folder))


def _printer(seen: PrinterSeen) -> Iterator[Finding]:
    about = Subject.PRINTER
    if seen.trouble is not None:
        yield Finding(about, Health.WARN, TROUBLES[seen.trouble.value])
    elif seen.waiting:
        yield Finding(about, Health.WARN, said(words.PRINTER_WAITS, waiting=seen.waiting))
    else:
        yield Finding(
            about, Health.GOOD, said(words.PRINTER_GOOD, profile=seen.profile, address=seen.address)
        )


def _camera(seen: CameraState | None) -> Iterator[Finding]:
    if seen is None:
        return
    if seen.shows_picture:
        yield Finding(Subject.CAMERA, Health.GOOD, words.CAMERA_GOOD)
    else:
        yield Finding(Subject.CAMERA, Health.WARN, CAMERA_WORDS[seen.value])


def _holidays(unknown: tuple[int, ...]) -> Iterator[Finding]:
    if unknown:
        years = ", ".join(map(str, unknown))
        yield Finding(Subject.HOLIDAYS, Health.WARN, said(words.HOLIDAYS_UNKNOWN, years=years))
    else:
        yield Finding(Subject.HOLIDAYS, Health.GOOD, words.HOLIDAYS_GOOD)


def _size(count: int) -> str:
    """1,536 → "1.5 KB"."""
    size, unit = float(count), "B"
    for bigger in ("KB", "MB", "GB", "TB"):
        if size < 1024:
            break
        size, unit = size / 1024, bigger
    return f"{size:.0f} {unit}" if unit == "B" or size >= 100 else f"{size:.1f} {unit}"
