"""A hand scanner on a serial port."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shuke.adapters.hand_scanner.scanner_thread import AGAIN_AFTER_S, ScannerThread
from shuke.application.ports.scanning import ScannerHere
from shuke.domain.scanning.hand_scanner import CodeLines
from shuke.domain.scanning.keyboard_burst import KeyboardScan

__all__ = ["SerialScanner", "lasting_names", "serial_ports"]

_BAUD = 9600
"""What scanners on a real serial port are set to at the works; USB (CDC) takes any."""
_PAUSE_S = 0.05
_MOST_AT_ONCE = 4096
_NOTHING_TOLD = "n/a"
"""pyserial's words for a port that no device says anything of."""
_LINKS = Path("/dev/serial/by-id")


class SerialScanner(ScannerThread):
    """See `ScannerThread`.

    Args:
        address: a port as the system calls it (COM3, /dev/ttyACM0), or a link that stays.
    """

    def __init__(
        self,
        address: str,
        scanned: Callable[[KeyboardScan], None],
        here: Callable[[bool], None] = lambda _: None,
        *,
        again_after_s: tuple[float, ...] = AGAIN_AFTER_S,
    ) -> None:
        super().__init__(scanned, here, again_after_s)
        self._address = address

    def _listen_once(self) -> None:
        from serial import Serial  # noqa: PLC0415 - only who has such a scanner pays for it

        with Serial(
            self._address, _BAUD, timeout=_PAUSE_S, exclusive=True
        ) as port:  # its errors are OSErrors
            self._is_here()
            self._hear(port.read)

    def _hear(self, read: Callable[[int], bytes]) -> None:
        """`read` answers fewer bytes than it was asked for when the scanner pauses."""
        lines = CodeLines()
        while not self.stopped:
            some = read(_MOST_AT_ONCE)
            scans = lines.came(some)
            if len(some) < _MOST_AT_ONCE:
                scans += lines.pause()
            for scan in scans:
                self._scanned(scan)


def serial_ports() -> list[ScannerHere]:
    """The serial ports of this machine, those on USB first; asks the system, opens none."""
    from serial.tools.list_ports import comports  # noqa: PLC0415 - late, as above

    ports = sorted(comports(), key=lambda port: (port.vid is None, port.device))
    lasting = lasting_names(_LINKS)
    return [
        ScannerHere(
            lasting.get(port.device, port.device), _named(port.device, port.product or port.description)
        )
        for port in ports
    ]


def _named(device: str, told: str | None) -> str:
    return f"{device} · {told}" if told and told not in (device, _NOTHING_TOLD) else device


def lasting_names(links: Path) -> dict[str, str]:
    """On Linux: links that name maker, model and serial number, by what they lead to just now. A number like
    ttyACM0 changes with the order in which things are plugged in."""
    return {str(link.resolve()): str(link) for link in sorted(links.glob("*"))}
