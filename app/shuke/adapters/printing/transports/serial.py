"""A printer on a serial port, or on USB as one."""

from __future__ import annotations

from typing import Any

from shuke.adapters.printing.transports.conversation import ask_status, converse
from shuke.application.ports.printing import PrinterFault, PrinterTrouble

__all__ = ["SerialTransport"]

_CHUNK_BYTES = 512


class SerialTransport:
    """8 data bits, no parity, one stop bit; the printer holds us back by DTR/DSR when `hardware_handshake`."""

    def __init__(
        self,
        port: str,
        baud: int = 19200,
        *,
        hardware_handshake: bool = False,
        asks_status: bool = False,
        confirms: bool = False,
        stall_timeout_s: float = 5.0,
    ) -> None:
        self._port = port
        self._baud = baud
        self._hardware_handshake = hardware_handshake
        self._asks_status = asks_status
        self._confirms = confirms
        self._stall_timeout_s = stall_timeout_s

    def send(self, content: bytes, *, needs_paper: bool = True) -> None:
        with self._opened() as line:
            converse(
                _SerialWire(line),
                content,
                asks_status=self._asks_status,
                confirms=self._confirms,
                needs_paper=needs_paper,
            )

    def check(self) -> bool:
        with self._opened() as line:
            return self._asks_status and ask_status(_SerialWire(line))

    def close(self) -> None:
        """Nothing is kept open between documents."""

    def _opened(self) -> Any:
        import serial  # noqa: PLC0415 - only a till with a serial printer pays for it

        try:
            return serial.Serial(
                self._port,
                self._baud,
                dsrdtr=self._hardware_handshake,
                write_timeout=self._stall_timeout_s,
                exclusive=True if hasattr(serial, "PosixPollSerial") else None,
            )
        except serial.SerialException as error:
            raise PrinterFault(_opening_trouble(error), f"errno {error.errno}", reached=False) from error
        except OSError as error:
            raise PrinterFault(PrinterTrouble.NOT_FOUND, f"errno {error.errno}", reached=False) from error


class _SerialWire:
    def __init__(self, line: Any) -> None:
        self._line = line
        self._printed_from = False

    def write(self, content: bytes) -> None:
        import serial  # noqa: PLC0415

        self._printed_from = self._printed_from or not content.startswith(b"\x10\x04")
        try:
            for start in range(0, len(content), _CHUNK_BYTES):
                self._line.write(content[start : start + _CHUNK_BYTES])
        except serial.SerialTimeoutException:
            raise self._fault(PrinterTrouble.TIMED_OUT, "takes no more bytes") from None
        except (serial.SerialException, OSError) as error:
            raise self._fault(PrinterTrouble.GONE, f"errno {error.errno}") from error

    def read(self, timeout_s: float) -> bytes:
        import serial  # noqa: PLC0415

        self._line.timeout = timeout_s
        try:
            came: bytes = self._line.read(1)
            if came and self._line.in_waiting:
                came += self._line.read(self._line.in_waiting)
        except (serial.SerialException, OSError) as error:
            raise self._fault(PrinterTrouble.GONE, f"errno {error.errno}") from error
        return came

    def _fault(self, trouble: PrinterTrouble, detail: str) -> PrinterFault:
        return PrinterFault(trouble, detail, reached=self._printed_from)


def _opening_trouble(error: Any) -> PrinterTrouble:
    if error.errno in {1, 13}:
        return PrinterTrouble.NOT_ALLOWED
    if error.errno in {11, 16}:
        return PrinterTrouble.BUSY
    return PrinterTrouble.NOT_FOUND
