"""A printer in Windows' queue: the bytes go through untouched (RAW), the system's own state is asked before."""

from __future__ import annotations

import importlib
from typing import Any

from shuke.application.ports.printing import PrinterFault, PrinterTrouble

__all__ = ["SpoolerTransport"]

_STATES = (
    (0x00000010, PrinterTrouble.NO_PAPER),
    (0x00400000, PrinterTrouble.COVER_OPEN),
    (0x00000008, PrinterTrouble.JAMMED),
    (0x00000080, PrinterTrouble.OFFLINE),
    (0x00001000, PrinterTrouble.NOT_FOUND),
    (0x00000001, PrinterTrouble.OFFLINE),
    (0x00000002, PrinterTrouble.BROKEN),
)
"""PRINTER_STATUS_… of winspool.h: PAPER_OUT, DOOR_OPEN, PAPER_JAM, OFFLINE, NOT_AVAILABLE, PAUSED, ERROR."""

_WORK_OFFLINE = 0x00000400
"""PRINTER_ATTRIBUTE_WORK_OFFLINE: what Windows sets for a USB printer that was unplugged."""

_ACCESS_DENIED = 5


class SpoolerTransport:
    """`queue` is the printer's name in Windows."""

    def __init__(self, queue: str) -> None:
        self._queue = queue

    def send(self, content: bytes, *, needs_paper: bool = True) -> None:
        win32print = _win32print()
        handle = self._opened(win32print)
        try:
            if needs_paper:
                _refuse_if_in_trouble(win32print, handle)
            self._write(win32print, handle, content)
        finally:
            win32print.ClosePrinter(handle)

    def check(self) -> bool:
        """Windows has no word for paper that is near its end."""
        win32print = _win32print()
        handle = self._opened(win32print)
        try:
            _refuse_if_in_trouble(win32print, handle)
        finally:
            win32print.ClosePrinter(handle)
        return False

    def close(self) -> None:
        """Nothing is kept open between documents."""

    def _opened(self, win32print: Any) -> Any:
        try:
            return win32print.OpenPrinter(self._queue)
        except win32print.error as error:
            code = error.args[0] if error.args else 0
            denied = code == _ACCESS_DENIED
            trouble = PrinterTrouble.NOT_ALLOWED if denied else PrinterTrouble.NOT_FOUND
            raise PrinterFault(trouble, f"Windows error {code}", reached=False) from error

    def _write(self, win32print: Any, handle: Any, content: bytes) -> None:
        started = False
        try:
            win32print.StartDocPrinter(handle, 1, ("Shuke", None, "RAW"))
            started = True
            win32print.StartPagePrinter(handle)
            written = win32print.WritePrinter(handle, content)
            win32print.EndPagePrinter(handle)
            win32print.EndDocPrinter(handle)
        except win32print.error as error:
            code = error.args[0] if error.args else 0
            raise PrinterFault(PrinterTrouble.FAILED, f"Windows error {code}", reached=started) from error
        if written != len(content):
            raise PrinterFault(PrinterTrouble.GONE, f"{written} of {len(content)} bytes", reached=True)


def _refuse_if_in_trouble(win32print: Any, handle: Any) -> None:
    told = win32print.GetPrinter(handle, 2)
    if told["Attributes"] & _WORK_OFFLINE:
        raise PrinterFault(PrinterTrouble.OFFLINE, "works offline", reached=False)
    for bit, trouble in _STATES:
        if told["Status"] & bit:
            raise PrinterFault(trouble, f"status {told['Status']:#x}", reached=False)


def _win32print() -> Any:
    """pywin32's module, which exists on Windows only."""
    try:
        return importlib.import_module("win32print")
    except ImportError:
        raise PrinterFault(
            PrinterTrouble.NOT_FOUND, "no Windows spooler on this system", reached=False
        ) from None
