"""Log files that rotate, and in which nobody is named: numbers and codes are masked before they are written."""

from __future__ import annotations

import logging
import platform
import re
import sys
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import metadata
from logging.handlers import RotatingFileHandler
from pathlib import Path

__all__ = ["LOG_BYTES", "LOG_FILES", "log_to", "masked", "write_support_file"]

LOG_BYTES = 1_000_000
LOG_FILES = 5
"""At most so much on disk: five files of a megabyte."""

_CODE = re.compile(r"SK:[0-9A-Z $%*+\-./:]{8,}|/[RM]/[A-Z2-7]{8,}|shukem_[0-9a-f_]{8,}")
_DIGITS = re.compile(r"(?<![0-9A-Za-z])\+?[0-9]{6,}(?![0-9A-Za-z])")
_SECRET = re.compile(r"(?i)\b(pin|password|secret|token|key)(\s*[=:]\s*)\S+")


def masked(text: str) -> str:
    """The text without what could name a person or open a door: signed codes, long numbers, secrets."""
    text = _CODE.sub("SK:…", text)
    text = _SECRET.sub(r"\1\2…", text)
    return _DIGITS.sub(lambda found: "…" + found.group()[-2:], text)


class _MaskedLines(logging.Formatter):
    """Masks the finished line, tracebacks included: also what a library logs goes through here."""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        stamp, rest = line[:_STAMP], line[_STAMP:]
        return stamp + masked(rest)


_STAMP = len("2026-11-21 20:19:58,123")


def log_to(folder: Path, level: int = logging.INFO, lines: logging.Formatter | None = None) -> Path:
    """Send everything that is logged in this process to `folder`/shuke.log; the newest file's path.

    Args:
        lines: how a line is made; it has to mask. None: masked text for people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "shuke.log"
    handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8")
    handler.setFormatter(
        lines or _MaskedLines("%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s")
    )
    root = logging.getLogger()
    for old in [item for item in root.handlers if isinstance(item, RotatingFileHandler)]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(level)
    return path


def write_support_file(folder: Path, logs: Path, trouble: str, facts: Iterable[tuple[str, str]]) -> Path:
    """A file a shop can send us: masked logs, versions, the trouble. No data, no keys, no names.

    Args:
        trouble: a traceback or description; masked before it is written.
        facts: further lines (name, value) about this installation.
    """
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    path = folder / f"shuke-support-{now:%Y%m%d-%H%M%S}.zip"
    about = [
        f"shuke {metadata.version('shuke')}",
        f"python {sys.version.split()[0]}",
        f"system {platform.platform()}",
        *(f"{name} {value}" for name, value in facts),
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.txt", masked("\n".join(about)) + "\n")
        archive.writestr("trouble.txt", masked(trouble))
        for file in sorted(logs.glob("shuke.log*"))[:LOG_FILES]:
            archive.write(file, file.name)
    return path
