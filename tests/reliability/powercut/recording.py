"""Running a program while every write of it below one folder is noted, and reading the notes."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

__all__ = ["MARKS", "PAPER", "CannotRecord", "Kind", "Record", "read_log", "recorded", "tell"]

MARKS = "marks"
"""A file below the folder that is no part of the disk: each line says what was promised at that moment."""

PAPER = "paper"
"""Nor is this one: what was written to it has left the machine."""

_SOURCE = Path(__file__).with_name("disk_log.c")
_HEAD = struct.Struct("=IIQQ")
_TESTS = Path(__file__).resolve().parents[2]
_LONGEST_S = 300.0


class CannotRecord(Exception):
    """This machine cannot note writes; the text says why."""


class Kind(Enum):
    MADE = "C"
    SET_LENGTH = "T"
    WRITTEN = "W"
    SYNCED = "S"
    FOLDER_SYNCED = "D"
    UNLINKED = "U"
    RENAMED = "R"


@dataclass(frozen=True, slots=True)
class Record:
    """`name` is below the folder; `offset` is the new length of what was set to a length."""

    kind: Kind
    name: str
    offset: int
    content: bytes


def recorded(program: str, folder: Path, log: Path, *arguments: str) -> None:
    """Run `python -m PROGRAM FOLDER ARGUMENTS…` from tests/, appending what it does below `folder` to `log`.

    Raises:
        CannotRecord: no Linux, or no C compiler.
        RuntimeError: the program failed.
    """
    folder.mkdir(parents=True)
    library = _noting_library(log.with_suffix(".so"))
    done = subprocess.run(
        [sys.executable, "-m", program, str(folder), *arguments],
        cwd=_TESTS,
        env={
            **os.environ,
            "LD_PRELOAD": str(library),
            "SHUKE_WATCHED": str(folder),
            "SHUKE_DISK_LOG": str(log),
        },
        capture_output=True,
        text=True,
        timeout=_LONGEST_S,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def _noting_library(target: Path) -> Path:
    if sys.platform != "linux":
        raise CannotRecord("writes are noted on Linux alone")
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise CannotRecord("no C compiler (Debian, Ubuntu: apt install gcc libc6-dev)")
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(target), str(_SOURCE), "-ldl", "-lpthread"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotRecord(f"the C compiler does not work: {done.stderr[:300]}")
    return target


def read_log(log: Path) -> Iterator[Record]:
    with log.open("rb") as file:
        while head := file.read(_HEAD.size):
            kind, name_length, offset, length = _HEAD.unpack(head)
            name = file.read(name_length).decode()
            yield Record(Kind(chr(kind)), name, offset, file.read(length))


def tell(folder: Path, *words: object) -> None:
    """Called by the program under test: from now on this is promised."""
    file = os.open(folder / MARKS, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(file, (" ".join(map(str, words)) + "\n").encode())
    os.close(file)
