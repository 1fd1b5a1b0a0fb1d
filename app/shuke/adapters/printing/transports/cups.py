"""A printer in CUPS' queue (Linux, macOS): the bytes go through untouched, what CUPS says of it is asked before.

By CUPS' own programs, which know where its server is and who may print: `lpstat` in the language C prints what the
printer reports as "Alerts", the keywords of `printer-state-reasons` (RFC 8011, 5.4.12).
"""

from __future__ import annotations

import os
import shutil
import subprocess

from shuke.application.ports.printing import PrinterFault, PrinterTrouble

__all__ = ["CupsTransport", "cups_queues"]

_TIMEOUT_S = 10.0

_TROUBLES = (
    ("media-empty", PrinterTrouble.NO_PAPER),
    ("media-needed", PrinterTrouble.NO_PAPER),
    ("cover-open", PrinterTrouble.COVER_OPEN),
    ("door-open", PrinterTrouble.COVER_OPEN),
    ("media-jam", PrinterTrouble.JAMMED),
    ("cutter-", PrinterTrouble.JAMMED),
    ("over-temp", PrinterTrouble.OVERHEATED),
    ("offline", PrinterTrouble.OFFLINE),
    ("connecting-to-device", PrinterTrouble.NOT_FOUND),
    ("timed-out", PrinterTrouble.TIMED_OUT),
    ("shutdown", PrinterTrouble.OFFLINE),
    ("paused", PrinterTrouble.OFFLINE),
)
"""Parts of a keyword; reasons that are named nowhere here do not keep anybody from printing."""
_NEAR_END = "media-low"


class CupsTransport:
    """`queue` is the printer's name in CUPS. A document that CUPS took is printed, as far as we hear."""

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def send(self, content: bytes, *, needs_paper: bool = True) -> None:
        if needs_paper:
            self.check()
        took = _asked(["lp", "-s", "-d", self._queue, "-o", "raw", "-t", "Shuke"], content)
        if took.returncode:
            raise PrinterFault(PrinterTrouble.FAILED, f"lp {took.returncode}", reached=False)

    def check(self) -> bool:
        told = _asked(["lpstat", "-l", "-p", self._queue])
        if told.returncode:
            raise PrinterFault(PrinterTrouble.NOT_FOUND, f"lpstat {told.returncode}", reached=False)
        lines = told.stdout.decode("utf-8", "replace").splitlines()
        reasons = next((line.partition(":")[2].split() for line in lines if "Alerts:" in line), [])
        for part, trouble in _TROUBLES:
            if any(part in reason for reason in reasons):
                raise PrinterFault(trouble, "by CUPS", reached=False)
        if any(line.startswith("printer ") and " disabled since " in line for line in lines):
            raise PrinterFault(PrinterTrouble.OFFLINE, "stopped in CUPS", reached=False)
        return any(_NEAR_END in reason for reason in reasons)

    def close(self) -> None:
        """Nothing is kept open between documents."""


def cups_queues() -> list[str]:
    """The names of all queues here; none where there is no CUPS."""
    try:
        told = _asked(["lpstat", "-e"])
    except PrinterFault:
        return []
    return told.stdout.decode("utf-8", "replace").split() if told.returncode == 0 else []


def _asked(command: list[str], content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(command[0])
    if program is None:
        raise PrinterFault(PrinterTrouble.NOT_FOUND, "no CUPS on this system", reached=False)
    try:
        return subprocess.run(  # noqa: S603 - programs of the system, and arguments of their own
            [program, *command[1:]],
            input=content,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except subprocess.TimeoutExpired:
        reached = command[0] == "lp"
        raise PrinterFault(
            PrinterTrouble.TIMED_OUT, f"{command[0]} does not answer", reached=reached
        ) from None
