"""A hand scanner on a serial port, listened to by a thread of its own from `start` to `stop`."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from shuke.application.ports.scanning import ScannerHere
from shuke.domain.scanning.hand_scanner import CodeLines
from shuke.domain.scanning.keyboard_burst import KeyboardScan

__all__ = ["SerialScanner", "serial_ports"]

_BAUD = 9600
"""What scanners on a real serial port are set to at the works; USB (CDC) takes any."""
_PAUSE_S = 0.05
_MOST_AT_ONCE = 4096
_AGAIN_AFTER_S = (0.5, 1.0, 2.0, 4.0)


class SerialScanner:
    """Opens the port again and again while it is missing or taken, so that plugging in is enough.

    Args:
        address: a port as the system calls it (COM3, /dev/ttyACM0), or a link that stays.
        scanned: told each code, from the scanner's thread.
        here: told whether the port is open, from that thread, when it changes.
    """

    def __init__(
        self,
        address: str,
        scanned: Callable[[KeyboardScan], None],
        here: Callable[[bool], None] = lambda _: None,
        *,
        again_after_s: tuple[float, ...] = _AGAIN_AFTER_S,
    ) -> None:
        self._address = address
        self._scanned = scanned
        self._here = here
        self._again_after_s = again_after_s
        self._stopped = Event()
        self._thread = Thread(target=self._listen, name="scanner", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, wait_s: float = 1.0) -> bool:
        """Whether the port is closed within this time."""
        self._stopped.set()
        self._thread.join(wait_s)
        return not self._thread.is_alive()

    def _listen(self) -> None:
        from serial import Serial, SerialException  # noqa: PLC0415 - only who has such a scanner pays for it

        attempt = 0
        while not self._stopped.is_set():
            try:
                with Serial(self._address, _BAUD, timeout=_PAUSE_S, exclusive=True) as port:
                    attempt = 0
                    self._here(True)
                    self._hear(port.read)
            except (SerialException, OSError, ValueError):  # away, taken, pulled out, or no port at all
                pass
            if not self._stopped.is_set():
                self._here(False)
            self._stopped.wait(self._again_after_s[min(attempt, len(self._again_after_s) - 1)])
            attempt += 1

    def _hear(self, read: Callable[[int], bytes]) -> None:
        """`read` answers fewer bytes than it was asked for when the scanner pauses."""
        lines = CodeLines()
        while not self._stopped.is_set():
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
    return [ScannerHere(port.device, port.product or port.description or port.device) for port in ports]
