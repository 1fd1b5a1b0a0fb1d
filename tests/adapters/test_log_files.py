"""Logs rotate, and name nobody."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from shuke.adapters.log_files import LOG_BYTES, LOG_FILES, log_to, masked, write_support_file


@pytest.fixture(autouse=True)
def root_logger_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for handler in [item for item in root.handlers if item not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("member 13800138000 found", "member …00 found"),
        ("card 00111000042 lost", "card …42 lost"),
        ("scan SK:6BF$Z0*EJ+40 refused", "scan SK:…"),
        ("link HTTPS://X/R/ABCDEFGH234567", "link HTTPS://XSK:…"),
        ("pin=739184 wrong", "pin=… wrong"),
        ("sale S01-1.1-000123 took 12 ms", "sale S01-1.1-…23 took 12 ms"),
        ("port 9100, 80 mm", "port 9100, 80 mm"),
    ],
)
def test_what_could_name_somebody_is_masked(said: str, written: str) -> None:
    assert masked(said).startswith(written)


def test_tracebacks_are_masked_too(tmp_path: Path) -> None:
    path = log_to(tmp_path)
    try:
        int("no member with 13800138000")
    except ValueError:
        logging.getLogger("shuke.test").exception("lookup failed")
    written = path.read_text(encoding="utf-8")
    assert "13800138000" not in written
    assert "no member with …00" in written


def test_logs_rotate_and_stay_bounded(tmp_path: Path) -> None:
    log_to(tmp_path)
    logger = logging.getLogger("shuke.test")
    for _ in range(70):
        logger.info("x" * 100_000)
    files = list(tmp_path.iterdir())
    assert len(files) == LOG_FILES
    assert all(file.stat().st_size <= LOG_BYTES + 200_000 for file in files)


def test_a_support_file_holds_the_trouble_and_no_names(tmp_path: Path) -> None:
    log_to(tmp_path / "logs")
    logging.getLogger("shuke.test").warning("phone 13800138000")
    made = write_support_file(tmp_path, tmp_path / "logs", "ValueError: 13800138000", [("schema", "0001")])
    with zipfile.ZipFile(made) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"13800138000" not in everything
    assert b"schema 0001" in everything
    assert b"ValueError" in everything
