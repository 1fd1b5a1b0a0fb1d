"""A printer put together: a profile, a transport, and paper in between.

Addresses, as a device setting keeps them::

    tcp://192.0.2.7:9100      file:///dev/usb/lp0      usb://04b8:0e15/SERIAL
    serial:///dev/ttyUSB0?baud=19200                   spooler://XP-80 (queue of Windows or CUPS,
                                                       its name percent-encoded)
    virtual:                  (into the folder given to `open_transport`)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit
from urllib.request import url2pathname

from shuke.adapters.printing.profile import Profile
from shuke.adapters.printing.transports.cups import CupsTransport
from shuke.adapters.printing.transports.file import FileTransport
from shuke.adapters.printing.transports.network import NetworkTransport
from shuke.adapters.printing.transports.serial import SerialTransport
from shuke.adapters.printing.transports.spooler import SpoolerTransport
from shuke.adapters.printing.transports.usb import UsbTransport
from shuke.adapters.printing.transports.virtual import VirtualPrint, VirtualTransport
from shuke.adapters.printing.virtual.machine import Machine
from shuke.application.ports.printing import Transport
from shuke.domain.paper import DrawerKick, Paper

__all__ = ["AddressInvalid", "EscPosPrinter", "machine_of", "open_transport", "preview_png"]

_LONGEST_ADDRESS = 500
_BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)


class AddressInvalid(ValueError):
    """A printer's address that names no transport or lacks a part."""


class EscPosPrinter:
    """The port `Printer`. Blocks while it prints: belongs on the printer's lane."""

    def __init__(self, profile: Profile, transport: Transport) -> None:
        self._profile = profile
        self._transport = transport

    def print_paper(self, paper: Paper) -> None:
        self._transport.send(_rendered(paper, self._profile))

    def open_drawer(self) -> None:
        """Works without paper where the printer lets it. Nothing happens for a profile without a drawer."""
        if self._profile.drawer_pin:
            kick = _rendered(Paper((DrawerKick(),)), self._profile)
            self._transport.send(kick, needs_paper=False)

    def check(self) -> bool:
        return self._transport.check()

    def warm_up(self) -> None:
        """Load what the first receipt needs (fonts, libraries: about 0.2 s), so that it does not wait."""
        _rendered(Paper(()), self._profile)


def preview_png(paper: Paper, profile: Profile) -> bytes:
    """The paper as this printer would print it, as a PNG: the same bytes, read by the virtual printer."""
    from shuke.adapters.printing.virtual.drawing import png_of  # noqa: PLC0415 - brings Pillow

    return png_of(_rendered(paper, profile), machine_of(profile))


def machine_of(profile: Profile) -> Machine:
    """The virtual printer's hardware for a profile."""
    return Machine(profile.width_dots, profile.paper_width_mm, profile.dots_per_inch, profile.cell_width_dots)


def open_transport(
    address: str,
    profile: Profile,
    virtual_folder: Path,
    announce: Callable[[VirtualPrint], None] | None = None,
) -> Transport:
    """The transport an address names. Nothing is connected yet.

    Raises:
        AddressInvalid: an unknown scheme, or a part missing or wrong.
    """
    if len(address) > _LONGEST_ADDRESS:
        raise AddressInvalid("the address is too long")
    try:
        parts = urlsplit(address)
        port = (parts.port or 9100) if parts.scheme == "tcp" else 0
    except ValueError as error:
        raise AddressInvalid(f"not an address: {error}") from None
    asks, confirms = profile.asks_status, profile.confirms
    match parts.scheme:
        case "tcp" if parts.hostname:
            return NetworkTransport(parts.hostname, port, asks_status=asks, confirms=confirms)
        case "file" if parts.path:
            return FileTransport(Path(url2pathname(parts.path)))
        case "usb":
            vendor, product, serial_number = _usb_parts(parts)
            return UsbTransport(vendor, product, serial_number, asks_status=asks, confirms=confirms)
        case "serial" if parts.path or parts.netloc:
            name = unquote(parts.netloc or parts.path)
            return SerialTransport(name, _baud(parts), asks_status=asks, confirms=confirms)
        case "spooler" if parts.netloc:
            name = unquote(parts.netloc)
            return SpoolerTransport(name) if sys.platform == "win32" else CupsTransport(name)
        case "virtual":
            return VirtualTransport(virtual_folder, machine_of(profile), announce)
        case _:
            raise AddressInvalid(f"{parts.scheme or address[:40]!r} names no printer with all its parts")


def _usb_parts(parts: SplitResult) -> tuple[int, int, str | None]:
    ids = re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", parts.netloc)
    if ids is None:
        raise AddressInvalid("a USB printer is named by two ids, like usb://04b8:0e15")
    return int(ids[1], 16), int(ids[2], 16), unquote(parts.path.strip("/")) or None


def _baud(parts: SplitResult) -> int:
    wanted = parse_qs(parts.query).get("baud", ["19200"])[0]
    if wanted not in map(str, _BAUDS):
        raise AddressInvalid(f"baud is one of {_BAUDS}, not {wanted[:10]!r}")
    return int(wanted)


def _rendered(paper: Paper, profile: Profile) -> bytes:
    from shuke.adapters.printing.render import render  # noqa: PLC0415 - brings Pillow, NumPy, python-escpos

    return render(paper, profile)
