"""Head office as a process of its own on this machine: for the demo, for the tour, for a single shop."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import IO

from shuke.application.ports.store import StoreUnusable
from shuke.bootstrap.head_office.speaking import LISTENING
from shuke.bootstrap.office_data import KeysMissing, OfficeData

__all__ = ["HeadOfficeProcess", "HeadOfficeSilent", "own_command"]

START_S = 60.0
STOP_S = 15.0


class HeadOfficeSilent(Exception):
    """It did not start, or a command of it failed; the text is what it said."""


def own_command(*arguments: str) -> list[str]:
    """This program again, from a checkout, an installation or a bundle."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "shuke"]
    return [*program, *arguments]


class HeadOfficeProcess:
    """`folder` keeps its data; founded at the first start, with the preset `programme`. `port` is kept over
    restarts."""

    def __init__(self, folder: Path, name: str, programme: str = "tea-chain") -> None:
        self._folder = folder
        self._name = name
        self._programme = programme
        self._process: subprocess.Popen[str] | None = None
        self.address = ""

    def found(self, shop_name: str) -> None:
        """Nothing happens where it was founded before."""
        if not self._founded():
            named = ("--name", self._name, "--shop-name", shop_name)
            self._run("init", *named, "--programme", self._programme)

    def start(self) -> str:
        """Start it and wait until it answers; its address.

        Raises:
            HeadOfficeSilent: it ended, or said nothing in time.
        """
        port = self.address.rpartition(":")[2] or "0"
        command = own_command(
            "headoffice", "--data", str(self._folder), "serve", "--port", port, "--while-stdin"
        )
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None  # a pipe was asked for
        said = _first_line_with(LISTENING, self._process.stdout, START_S)
        if LISTENING not in said:
            self.stop()
            raise HeadOfficeSilent(said)
        self.address = said.partition(LISTENING)[2].strip()
        return self.address

    def _founded(self) -> bool:
        """A database alone does not say so: founding may have been cut short."""
        if not (self._folder / "headoffice.db").exists():
            return False
        try:
            data = OfficeData(self._folder)
        except (KeysMissing, StoreUnusable):
            return True  # `serve` will say what is wrong with it
        try:
            return data.identity is not None
        finally:
            data.close()

    def enrolment_code(self) -> str:
        """A code for the next till of the first shop."""
        return self._run("enrolment-code", "--address", self.address, "--bare").strip()

    def stop(self) -> None:
        """Ask it to end, and see to it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(STOP_S)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()

    def _run(self, *arguments: str) -> str:
        command = own_command("headoffice", "--data", str(self._folder), *arguments)
        done = subprocess.run(  # noqa: S603 - this very program
            command, capture_output=True, text=True, timeout=START_S, check=False
        )
        if done.returncode:
            raise HeadOfficeSilent(done.stderr.strip() or done.stdout.strip())
        return done.stdout


def _first_line_with(mark: str, stream: IO[str], within_s: float) -> str:
    """The first line that holds the mark; what was said instead, if it never comes."""
    said: list[str] = []

    def read() -> None:
        for line in stream:
            said.append(line)
            if mark in line:
                return

    reader = Thread(target=read, daemon=True)
    reader.start()
    reader.join(within_s)
    return next((line for line in said if mark in line), "".join(said))
