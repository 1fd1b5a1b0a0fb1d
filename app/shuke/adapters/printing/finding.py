"""Printers that this machine knows of: on USB, and in the queues of its system. Those of the network say nothing."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from shuke.adapters.printing.profile import known_names
from shuke.adapters.printing.transports.cups import cups_queues
from shuke.application.ports.printing import FoundPrinter

__all__ = ["printers_here"]

_PRINTER_CLASS = 7
_MOST_FOUND = 20
_LOCAL_AND_CONNECTED = 2 | 4
"""PRINTER_ENUM_LOCAL and PRINTER_ENUM_CONNECTIONS of winspool.h."""


def printers_here(usb_backend: Any = None) -> tuple[FoundPrinter, ...]:
    """All that answer at once, those of USB first. Takes up to some seconds: belongs on the printer's lane."""
    found = [*_on_usb(usb_backend), *_in_queues()]
    return tuple(found[:_MOST_FOUND])


def _on_usb(backend: Any) -> Iterator[FoundPrinter]:
    import usb.core  # noqa: PLC0415 - only who looks for a printer pays for it

    try:
        devices = list(usb.core.find(find_all=True, backend=backend, custom_match=_prints))
    except (usb.core.NoBackendError, usb.core.USBError):
        return
    for device in devices:
        ids = f"{device.idVendor:04x}:{device.idProduct:04x}"
        product, serial_number = _told(device, "product"), _told(device, "serial_number")
        name = " ".join(filter(None, (_told(device, "manufacturer"), product))) or ids
        place = f"{ids}/{quote(serial_number, safe='')}" if serial_number else ids
        yield FoundPrinter(name, f"usb://{place}", _profile_of(name))


def _prints(device: Any) -> bool:
    return any(interface.bInterfaceClass == _PRINTER_CLASS for setup in device for interface in setup)


def _told(device: Any, what: str) -> str:
    """A text the device has of itself; empty where it has none, or this user may not ask it."""
    import usb.core  # noqa: PLC0415

    try:
        told = getattr(device, what)
    except (usb.core.USBError, ValueError, NotImplementedError):
        return ""
    return re.sub(r"[^ -~]", "", told or "").strip()


def _in_queues() -> Iterator[FoundPrinter]:
    for name in _windows_queues() if sys.platform == "win32" else cups_queues():
        yield FoundPrinter(name, f"spooler://{quote(name, safe='')}", _profile_of(name))


def _windows_queues() -> list[str]:
    win32print = importlib.import_module("win32print")
    return [told["pPrinterName"] for told in win32print.EnumPrinters(_LOCAL_AND_CONNECTED, None, 2)]


def _profile_of(name: str) -> str:
    """The profile whose longest name is in this one, however it is written."""
    plain = _plain(name)
    names = {_plain(known): key for known, key in known_names().items()}
    return max(((len(known), key) for known, key in names.items() if known in plain), default=(0, ""))[1]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
