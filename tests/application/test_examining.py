"""What is said of a till from what was seen of it: good, to be looked at, broken, each at its boundary."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shuke.application.counter.tenders import LEAST_FREE_BYTES
from shuke.application.examining import (
    BACKUP_DAYS,
    CLOCK_BEHIND_MS,
    DAY_MS,
    FIRST_YEAR_MS,
    LOG_BYTES,
    MANY_UNSENT,
    ROOM_BYTES,
    BackupSeen,
    ClockSeen,
    DatabaseSeen,
    Health,
    KeysSeen,
    Observed,
    OfficeSeen,
    PrinterSeen,
    Subject,
    examined,
    worst,
)
from shuke.application.ports.printing import PrinterTrouble
from shuke.domain.scanning.camera import CameraState
from shuke.wording.said import in_words
from shuke.wording.sentence import Language

NOW = FIRST_YEAR_MS + 300 * DAY_MS
WELL = Observed(
    database=DatabaseSeen(1_900_000, 0, "3.53.4"),
    keys=KeysSeen("in a folder", (), has_sheet=True, sheet="/till/recovery.sealed"),
    clock=ClockSeen(NOW, NOW, "2026-10-28 12:00", "Asia/Shanghai"),
    free_bytes=ROOM_BYTES,
    office=OfficeSeen("https://office.example", unsent=MANY_UNSENT),
    backup=BackupSeen("/stick", NOW - BACKUP_DAYS * DAY_MS - DAY_MS + 1),
    printer=PrinterSeen("virtual-80", "virtual:", None, 0),
    camera=CameraState.RUNNING,
    holidays_unknown=(),
)


def found(seen: Observed, about: Subject) -> list[Health]:
    return [one.health for one in examined(seen) if one.about is about]


def test_a_till_that_is_well_is_told_so_about_everything() -> None:
    findings = examined(WELL)
    assert [one.about for one in findings] == list(Subject)
    assert worst(findings) is Health.GOOD
    assert found(replace(WELL, camera=None), Subject.CAMERA) == []
    assert found(replace(WELL, office=OfficeSeen("")), Subject.HEAD_OFFICE) == [Health.GOOD]


@pytest.mark.parametrize(
    ("changes", "about", "health"),
    [
        ({"database": DatabaseSeen(1, 0, "3", "page 7")}, Subject.DATABASE, [Health.BAD]),
        ({"database": DatabaseSeen(1, LOG_BYTES, "3")}, Subject.DATABASE, [Health.GOOD]),
        ({"database": DatabaseSeen(1, LOG_BYTES + 1, "3")}, Subject.DATABASE, [Health.WARN, Health.GOOD]),
        ({"keys": KeysSeen("x", ("signing-key",), True, "p")}, Subject.KEYS, [Health.BAD]),
        ({"keys": KeysSeen("x", (), False, "p")}, Subject.KEYS, [Health.BAD]),
        ({"keys": KeysSeen("x", ("signing-key",), False, "p")}, Subject.KEYS, [Health.BAD, Health.BAD]),
        ({"clock": ClockSeen(FIRST_YEAR_MS - 1, None, "1970", "UTC")}, Subject.CLOCK, [Health.BAD]),
        ({"clock": ClockSeen(FIRST_YEAR_MS, None, "2026", "UTC")}, Subject.CLOCK, [Health.GOOD]),
        ({"clock": ClockSeen(NOW, NOW + CLOCK_BEHIND_MS, "x", "UTC")}, Subject.CLOCK, [Health.GOOD]),
        ({"clock": ClockSeen(NOW, NOW + CLOCK_BEHIND_MS + 1, "x", "UTC")}, Subject.CLOCK, [Health.WARN]),
        ({"free_bytes": ROOM_BYTES - 1}, Subject.SPACE, [Health.WARN]),
        ({"free_bytes": LEAST_FREE_BYTES}, Subject.SPACE, [Health.WARN]),
        ({"free_bytes": LEAST_FREE_BYTES - 1}, Subject.SPACE, [Health.BAD]),
        ({"office": OfficeSeen("https://x", answers=False)}, Subject.HEAD_OFFICE, [Health.WARN]),
        ({"office": OfficeSeen("https://x", unsent=MANY_UNSENT + 1)}, Subject.HEAD_OFFICE, [Health.WARN]),
        ({"office": OfficeSeen("https://x", frozen=True)}, Subject.HEAD_OFFICE, [Health.WARN, Health.GOOD]),
        ({"backup": BackupSeen("/x", None)}, Subject.BACKUP, [Health.WARN]),
        ({"backup": BackupSeen("/x", NOW - (BACKUP_DAYS + 1) * DAY_MS)}, Subject.BACKUP, [Health.WARN]),
        ({"backup": BackupSeen("/x", NOW + DAY_MS)}, Subject.BACKUP, [Health.GOOD]),
        ({"printer": PrinterSeen("p", "a", PrinterTrouble.NO_PAPER, 3)}, Subject.PRINTER, [Health.WARN]),
        ({"printer": PrinterSeen("p", "a", None, 1)}, Subject.PRINTER, [Health.WARN]),
        ({"camera": CameraState.BLACK}, Subject.CAMERA, [Health.GOOD]),
        ({"camera": CameraState.IN_USE}, Subject.CAMERA, [Health.WARN]),
        ({"holidays_unknown": (2027,)}, Subject.HOLIDAYS, [Health.WARN]),
    ],
)
def test_what_is_wrong_is_said_and_how_bad_it_is(
    changes: dict[str, object], about: Subject, health: list[Health]
) -> None:
    seen = replace(WELL, **changes)  # type: ignore[arg-type]  # names of the fields
    assert found(seen, about) == health
    others = [one.health for one in examined(seen) if one.about is not about]
    assert set(others) == {Health.GOOD}
    for one in examined(seen):
        for language in Language:
            told = str(in_words(one.told, language))
            assert told
            assert "{" not in told


@pytest.mark.parametrize("state", [*(PrinterTrouble)])
def test_every_trouble_of_a_printer_has_its_sentence(state: PrinterTrouble) -> None:
    assert found(replace(WELL, printer=PrinterSeen("p", "a", state, 0)), Subject.PRINTER) == [Health.WARN]


@pytest.mark.parametrize(
    ("size", "told"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KB"), (150 * 1024, "150 KB"), (5 * 1024**4, "5.0 TB")],
)
def test_sizes_are_told_as_people_read_them(size: int, told: str) -> None:
    (space,) = (one for one in examined(replace(WELL, free_bytes=size)) if one.about is Subject.SPACE)
    assert told in str(in_words(space.told, Language.EN))
