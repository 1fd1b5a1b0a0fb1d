"""Parts of a snapshot on a till's disk, and who is looked for in them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from shuke.adapters.snapshot.part_index import HashedTexts
from shuke.adapters.snapshot.parts_file import PartsFile
from shuke.application.ports.store_trouble import StoreTrouble, StoreUnusable


def test_parts_lie_one_behind_the_other(tmp_path: Path) -> None:
    parts = PartsFile(tmp_path / "members.arrived")
    parts.put(0, b"first")
    parts.put(5, b"second")
    parts.make_last()
    assert parts.read(5, 6) == b"second"
    assert parts.read(9, 100) == b"nd"
    parts.put(5, b"2nd")
    assert parts.read(0, 100) == b"first2nd", "what came before is gone"


def test_a_file_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    parts = PartsFile(tmp_path / "members.arrived")
    assert parts.read(0, 10) == b""
    parts.put(0, b"some")
    parts.remove()
    parts.remove()
    assert parts.read(0, 10) == b""
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nobody_else_on_the_machine_may_read_it(tmp_path: Path) -> None:
    PartsFile(tmp_path / "members.arrived").put(0, b"sealed")
    assert stat.S_IMODE((tmp_path / "members.arrived").stat().st_mode) == 0o600


def test_a_disk_that_does_not_take_it_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable) as told:
        PartsFile(tmp_path / "nowhere" / "members.arrived").put(0, b"sealed")
    assert told.value.trouble is StoreTrouble.FAILED
    if Path("/dev/full").exists():
        with pytest.raises(StoreUnusable) as told:
            PartsFile(Path("/dev/full")).put(0, b"sealed")
        assert told.value.trouble in {StoreTrouble.DISK_FULL, StoreTrouble.FAILED}


def test_a_text_is_found_in_every_part_that_has_it() -> None:
    index = HashedTexts()
    index.add(3, ["13800000001", "68000001"])
    index.add(9_999, ["13800000001", "68000002"])
    for _ in range(2):
        assert index.parts_of("13800000001") == [3, 9_999]
        assert index.parts_of("68000002") == [9_999]
        assert index.parts_of("68000003") == []
        index.join()


def test_nobody_in_them_is_nobody_found() -> None:
    index = HashedTexts()
    index.join()
    assert index.parts_of("13800000001") == []
