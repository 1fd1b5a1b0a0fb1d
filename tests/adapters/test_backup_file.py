"""A backup's file: what was written comes back, and anything else is refused, wherever it was touched."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from shuke.adapters import backup_file
from shuke.adapters.backup_file import PIECE_BYTES, BackupReader, BackupWriter, by_recovery_key
from shuke.adapters.vault.recovery import new_recovery_key, recovery_public
from shuke.application.ports.backup import BackupProblem, BackupRefused
from shuke.domain.facts.plain import Plain

KEY = new_recovery_key()
Records = list[tuple[str, Plain]]


def written(path: Path, records: Records) -> Path:
    writer = BackupWriter(path, recovery_public(KEY))
    for kind, content in records:
        writer.write(kind, content)
    writer.finish()
    return path


def read(path: Path) -> Records:
    reader = BackupReader(path, by_recovery_key(KEY))
    try:
        return list(reader.records())
    finally:
        reader.close()


def problem_of(path: Path) -> BackupProblem:
    with pytest.raises(BackupRefused) as refused:
        read(path)
    return refused.value.problem


def noise(size: int) -> bytes:
    """Bytes that do not shrink."""
    return random.Random(7).randbytes(size)


@pytest.mark.parametrize("size", [0, 1, 1000, PIECE_BYTES - 100, PIECE_BYTES, 3 * PIECE_BYTES + 5])
def test_what_was_written_comes_back(tmp_path: Path, size: int) -> None:
    records: Records = [("a", {"x": noise(size)}), ("b", [1, None, "熟客"]), ("a", bytes(size * 50))]
    assert read(written(tmp_path / "f", records)) == records


def test_an_empty_backup_has_no_records(tmp_path: Path) -> None:
    assert read(written(tmp_path / "f", [])) == []


def test_one_that_was_just_written_can_be_read_back_without_the_sheet(tmp_path: Path) -> None:
    writer = BackupWriter(tmp_path / "f", recovery_public(KEY))
    writer.write("a", 7)
    opens = writer.finish()
    reader = BackupReader(tmp_path / "f", opens)
    assert list(reader.records()) == [("a", 7)]
    reader.close()


def test_both_sides_tell_the_same_digest_of_what_came_before(tmp_path: Path) -> None:
    writer = BackupWriter(tmp_path / "f", recovery_public(KEY))
    digests = []
    for number in range(3):
        digests.append(writer.digest)
        writer.write("n", number)
    writer.finish()
    reader = BackupReader(tmp_path / "f", by_recovery_key(KEY))
    assert [reader.digest for _ in reader.records()] == digests
    assert len(set(digests)) == 3
    reader.close()


def test_it_is_for_nobody_else_on_the_machine_and_takes_nothings_place(tmp_path: Path) -> None:
    path = written(tmp_path / "f", [("a", 1)])
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        BackupWriter(path, recovery_public(KEY))


def test_nothing_in_it_can_be_read_without_the_key(tmp_path: Path) -> None:
    content = written(tmp_path / "f", [("a", "欧阳娜娜 13812345678")]).read_bytes()
    assert "欧阳".encode() not in content
    assert b"13812345678" not in content


def test_a_flipped_bit_anywhere_is_found(tmp_path: Path) -> None:
    content = written(tmp_path / "f", [("a", {"x": "y" * 50})]).read_bytes()
    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 1 << place % 8
        (tmp_path / "f").write_bytes(flipped)
        assert problem_of(tmp_path / "f") in BackupProblem


def test_one_that_was_cut_off_anywhere_is_found(tmp_path: Path) -> None:
    content = written(tmp_path / "f", [("a", {"x": "y" * 50})]).read_bytes()
    for length in range(len(content)):
        (tmp_path / "f").write_bytes(content[:length])
        expected = BackupProblem.NOT_A_BACKUP if not length else BackupProblem.DAMAGED
        assert problem_of(tmp_path / "f") is expected


def test_pieces_cannot_be_left_out_swapped_doubled_or_added(tmp_path: Path) -> None:
    content = written(tmp_path / "f", [("a", {"x": noise(3 * PIECE_BYTES)})]).read_bytes()
    whole = PIECE_BYTES + 16
    head = backup_file._HEAD_BYTES
    pieces = [content[start : start + whole] for start in range(head, len(content), whole)]
    assert len(pieces) == 4
    first, second, third, last = pieces
    for others in (
        [first, second, third],
        [first, third, last],
        [second, first, third, last],
        [first, second, third, last, last],
        [first, second, third, last[:-16]],
        [*pieces, b"\0"],
    ):
        (tmp_path / "f").write_bytes(content[:head] + b"".join(others))
        assert problem_of(tmp_path / "f") is BackupProblem.DAMAGED


def test_another_key_is_told_from_damage(tmp_path: Path) -> None:
    path = written(tmp_path / "f", [("a", 1)])
    with pytest.raises(BackupRefused) as refused:
        BackupReader(path, by_recovery_key(new_recovery_key()))
    assert refused.value.problem is BackupProblem.OTHER_KEY


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", BackupProblem.NOT_A_BACKUP),
        (b"PK\x03\x04 something else" * 10, BackupProblem.NOT_A_BACKUP),
        (b"shuke-backup/2\n" + bytes(100), BackupProblem.NEWER),
        (b"shuke-backup/1\n", BackupProblem.DAMAGED),
    ],
)
def test_what_is_no_backup_is_told_so(tmp_path: Path, content: bytes, problem: BackupProblem) -> None:
    (tmp_path / "f").write_bytes(content)
    assert problem_of(tmp_path / "f") is problem


def test_records_that_claim_to_be_endless_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "f", [("a", bytes(1000))])
    monkeypatch.setattr(backup_file, "MOST_RECORD_BYTES", 500)
    assert problem_of(path) is BackupProblem.DAMAGED
