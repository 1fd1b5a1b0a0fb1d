"""The power goes at any moment: what was promised is there, nothing is half there, and everything opens again."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from reliability.powercut.cutting import Cuts, cut, record
from reliability.powercut.disk import SECTOR, Disk
from reliability.powercut.recording import CannotRecord, Kind, Record
from shuke.bootstrap.places import VAULT_VARIABLE

IMAGES = int(os.environ.get("SHUKE_POWER_CUTS", "400"))
SALES = str(max(1, min(12, IMAGES // 8000)))
"""Between two ends of the program; the longer the life, the more writes there are to cut at."""

SYNCHRONISED_LESS = ("till", "office") if IMAGES >= 10_000 else ("till",)

SEED = 20261122


def recorded(whose: str, folder: Path, *life: str) -> Path:
    try:
        return record(whose, folder, *life)
    except CannotRecord as why:
        pytest.skip(str(why))


def told(whose: str, folder: Path, done: Cuts) -> list[str]:
    """With the command that opens the image again."""
    command = f"python -m reliability.powercut.cutting {whose} {folder}"
    return [f"{what}: {command} {point} {choice}" for point, choice, what in done.broken]


@pytest.fixture(autouse=True)
def vaults_are_put_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VAULT_VARIABLE, str(tmp_path / "vaults"))


def test_a_power_cut_takes_nothing_from_a_till_that_somebody_was_told(tmp_path: Path) -> None:
    done = cut("till", recorded("till", tmp_path, SALES), IMAGES, SEED)
    assert told("till", tmp_path, done) == []
    assert done.images >= IMAGES


def test_a_power_cut_takes_nothing_from_head_office_that_a_till_was_told(tmp_path: Path) -> None:
    done = cut("office", recorded("office", tmp_path, SALES), IMAGES // 3, SEED)
    assert told("office", tmp_path, done) == []
    assert done.images >= IMAGES // 3


@pytest.mark.parametrize("whose", SYNCHRONISED_LESS)
def test_a_database_that_is_synchronised_less_is_found_out(whose: str, tmp_path: Path) -> None:
    done = cut(whose, recorded(whose, tmp_path, "1", "NORMAL"), 200, SEED)
    assert any(what.endswith("is gone") for _, _, what in done.broken)


def disk(*records: Record) -> Disk:
    made = Disk()
    for record_ in records:
        made.take(record_)
    return made


def written(offset: int, content: bytes) -> Record:
    return Record(Kind.WRITTEN, "f", offset, content)


MADE = Record(Kind.MADE, "f", 0, b"")
SYNCED = Record(Kind.SYNCED, "f", 0, b"")
FOLDER_SYNCED = Record(Kind.FOLDER_SYNCED, "", 0, b"")


def test_what_was_synced_is_there_whatever_happens() -> None:
    made = disk(MADE, FOLDER_SYNCED, written(0, b"old!"), SYNCED)
    assert made.unsynced == 0
    assert {made.by_chance(Random(seed))["f"] for seed in range(50)} == {b"old!"}


def test_what_was_written_since_is_there_in_any_part_and_order() -> None:
    made = disk(
        MADE, FOLDER_SYNCED, written(0, b"aa"), SYNCED, written(0, b"b"), written(1, b"c"), written(0, b"d")
    )
    found = {made.by_chance(Random(seed))["f"] for seed in range(1000)}
    assert {b"aa", b"ba", b"da", b"ac", b"bc", b"dc"} <= found
    assert made.keeping((1,), names=True) == {"f": b"ac"}
    assert made.as_seen() == {"f": b"dc"}


def test_a_long_write_is_torn_at_sectors() -> None:
    made = disk(MADE, FOLDER_SYNCED, written(0, bytes(2 * SECTOR)), SYNCED, written(0, b"x" * 2 * SECTOR))
    found = {made.by_chance(Random(seed))["f"] for seed in range(200)}
    assert {b"x" * SECTOR + bytes(SECTOR), bytes(SECTOR) + b"x" * SECTOR} <= found


def test_a_length_that_was_set_may_be_the_old_one() -> None:
    shorter = Record(Kind.SET_LENGTH, "f", 1, b"")
    made = disk(MADE, FOLDER_SYNCED, written(0, b"abc"), SYNCED, shorter)
    assert {made.by_chance(Random(seed))["f"] for seed in range(50)} == {b"abc", b"a"}


def test_a_new_name_is_there_once_its_folder_is_synced() -> None:
    renamed = Record(Kind.RENAMED, "f", 0, b"g")
    made = disk(MADE, FOLDER_SYNCED, written(0, b"a"), SYNCED, renamed)
    found = {tuple(made.by_chance(Random(seed))) for seed in range(50)}
    assert found == {("f",), ("f", "g"), ("g",)}
    made.take(FOLDER_SYNCED)
    assert made.by_chance(Random(0)) == {"g": b"a"}
