"""Snapshots are sealed for whoever asked, and kept as files that say nothing to anybody else."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import pytest

from shuke.adapters.snapshot.sealing import X25519Sealing, shelf_key
from shuke.adapters.snapshot.shelf import SnapshotFiles
from shuke.application.ports.snapshot import KeptSnapshot, TillHead
from shuke.domain.sync.messages import NOWHERE, JournalPlace

SEALING = X25519Sealing()
HEAD = JournalPlace(1, 7, b"h" * 32)


def kept(snapshot_id: str, position: int = 9) -> KeptSnapshot:
    return KeptSnapshot(
        snapshot_id, 1, 1, position, 3, b"k" * 32, (4, 5), (b"a" * 32, b"b" * 32), (TillHead("S01-1", HEAD),)
    )


def test_a_part_opens_in_its_own_place_alone() -> None:
    key, other = SEALING.new_content_key(), SEALING.new_content_key()
    sealed = SEALING.seal(key, "a", 3, b"content")
    assert SEALING.open(key, "a", 3, sealed) == b"content"
    for wrong in (
        (other, "a", 3, sealed),
        (key, "b", 3, sealed),
        (key, "a", 4, sealed),
        (key, "a", 3, sealed[:-1]),
    ):
        with pytest.raises(ValueError, match="not sealed so"):
            SEALING.open(*wrong)


def test_a_key_is_for_who_asked_and_for_that_snapshot() -> None:
    mine, other = SEALING.new_exchange_key(), SEALING.new_exchange_key()
    content_key = SEALING.new_content_key()
    public, sealed = SEALING.seal_key(content_key, mine.public, "a")
    assert SEALING.open_key(mine, public, sealed, "a") == content_key
    for key, snapshot_id in ((other, "a"), (mine, "b")):
        with pytest.raises(ValueError, match="somebody else"):
            SEALING.open_key(key, public, sealed, snapshot_id)


def test_nobody_is_answered_at_a_point_that_hides_nothing() -> None:
    with pytest.raises(ValueError, match="shared key"):
        SEALING.seal_key(SEALING.new_content_key(), bytes(32), "a")


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    key = shelf_key(secrets.token_bytes(32))
    shelf = SnapshotFiles(tmp_path / "snapshots", key)
    assert shelf.kept() == []
    with shelf.writing("a" * 32) as file:
        file.append(b"0123")
        file.append(b"45678")
        file.keep(kept("a" * 32))
    again = SnapshotFiles(tmp_path / "snapshots", key)
    assert again.kept() == [kept("a" * 32)]
    assert again.kept()[0].contained("S01-1") == HEAD
    assert again.kept()[0].contained("S01-2") == NOWHERE
    assert again.read("a" * 32, 3, 3) == b"345"
    assert again.read("a" * 32, 9, 3) == b""


def test_what_is_not_to_be_kept_goes_whole(tmp_path: Path) -> None:
    shelf = SnapshotFiles(tmp_path, secrets.token_bytes(32))
    for snapshot_id in ("a" * 32, "b" * 32):
        with shelf.writing(snapshot_id) as file:
            file.append(b"0123")
            file.keep(kept(snapshot_id))
    under_way, broken_off = tmp_path / f"{'c' * 32}.snapshot", tmp_path / f"{'d' * 32}.snapshot"
    under_way.write_bytes(b"0")
    broken_off.write_bytes(b"0")
    os.utime(broken_off, (0, 0))
    shelf.keep_only({"b" * 32})
    assert {path.stem for path in tmp_path.iterdir()} == {"b" * 32, "c" * 32}
    assert shelf.read("a" * 32, 0, 3) == b""
    SnapshotFiles(tmp_path, secrets.token_bytes(32)).keep_only(set())
    assert {path.stem for path in tmp_path.iterdir()} == {"c" * 32}, "nor what another key sealed"


def test_the_content_key_is_for_this_head_office_alone(tmp_path: Path) -> None:
    with SnapshotFiles(tmp_path, secrets.token_bytes(32)).writing("a" * 32) as file:
        file.keep(kept("a" * 32))
    assert not any(b"k" * 32 in path.read_bytes() for path in tmp_path.iterdir())
    assert SnapshotFiles(tmp_path, secrets.token_bytes(32)).kept() == []


def test_one_that_was_not_finished_is_not_kept(tmp_path: Path) -> None:
    shelf = SnapshotFiles(tmp_path, secrets.token_bytes(32))
    with shelf.writing("a" * 32) as file:
        file.append(b"0123")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("left", [None, b"0123"])
def test_one_whose_bytes_are_gone_or_cut_is_offered_to_nobody(tmp_path: Path, left: bytes | None) -> None:
    shelf = SnapshotFiles(tmp_path, secrets.token_bytes(32))
    with shelf.writing("a" * 32) as file:
        file.append(b"012345678")
        file.keep(kept("a" * 32))
    assert len(shelf.kept()) == 1
    path = tmp_path / f"{'a' * 32}.snapshot"
    path.unlink() if left is None else path.write_bytes(left)
    assert shelf.kept() == []
