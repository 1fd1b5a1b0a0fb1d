"""A printer on the network, raw bytes to port 9100.

One connection a document: most printers talk to one till at a time, and others may be waiting. A printer that
stalls holds the connection open and takes nothing; every wait has an end.
"""

from __future__ import annotations

import select
import socket
from contextlib import closing

from shuke.adapters.printing.transports.conversation import ask_status, converse
from shuke.application.ports.printing import PrinterFault, PrinterTrouble

__all__ = ["NetworkTransport"]

_CHUNK_BYTES = 4096
_GOODBYE_S = 0.5
"""How long the printer may take to acknowledge the end; longer is no error."""


class NetworkTransport:
    """`asks_status` and `confirms` as in the printer's profile."""

    def __init__(
        self,
        host: str,
        port: int = 9100,
        *,
        asks_status: bool = False,
        confirms: bool = False,
        connect_timeout_s: float = 3.0,
        stall_timeout_s: float = 5.0,
    ) -> None:
        self._address = (host, port)
        self._asks_status = asks_status
        self._confirms = confirms
        self._connect_timeout_s = connect_timeout_s
        self._stall_timeout_s = stall_timeout_s

    def send(self, content: bytes, *, needs_paper: bool = True) -> None:
        with closing(self._connected()) as connection:
            wire = _SocketWire(connection, self._stall_timeout_s)
            converse(
                wire,
                content,
                asks_status=self._asks_status,
                confirms=self._confirms,
                needs_paper=needs_paper,
            )
            wire.say_goodbye()

    def check(self) -> bool:
        with closing(self._connected()) as connection:
            return self._asks_status and ask_status(_SocketWire(connection, self._stall_timeout_s))

    def close(self) -> None:
        """Nothing is kept open between documents."""

    def _connected(self) -> socket.socket:
        try:
            connection = socket.create_connection(self._address, self._connect_timeout_s)
        except TimeoutError:
            raise PrinterFault(PrinterTrouble.TIMED_OUT, "no connection in time", reached=False) from None
        except OSError as error:
            raise PrinterFault(PrinterTrouble.NOT_FOUND, _said(error), reached=False) from error
        except (ValueError, OverflowError) as error:  # what was typed is no name a network knows, or no port
            raise PrinterFault(PrinterTrouble.NOT_FOUND, type(error).__name__, reached=False) from error
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


class _SocketWire:
    def __init__(self, connection: socket.socket, stall_timeout_s: float) -> None:
        self._connection = connection
        self._stall_timeout_s = stall_timeout_s
        self._printed_from = False

    def write(self, content: bytes) -> None:
        """Send all; each piece must be taken within the time-out."""
        self._printed_from = self._printed_from or not content.startswith(b"\x10\x04")
        self._connection.settimeout(self._stall_timeout_s)
        rest = memoryview(content)
        try:
            while rest:
                rest = rest[self._connection.send(rest[:_CHUNK_BYTES]) :]
        except TimeoutError:
            raise self._fault(PrinterTrouble.TIMED_OUT, "takes no more bytes") from None
        except OSError as error:
            raise self._fault(PrinterTrouble.GONE, _said(error)) from error

    def read(self, timeout_s: float) -> bytes:
        try:
            if not select.select([self._connection], [], [], timeout_s)[0]:
                return b""
            came = self._connection.recv(256)
        except OSError as error:
            raise self._fault(PrinterTrouble.GONE, _said(error)) from error
        if not came:
            raise self._fault(PrinterTrouble.GONE, "closed the connection")
        return came

    def say_goodbye(self) -> None:
        """Say that this is all, and notice if the printer broke off before it had read it."""
        try:
            self._connection.shutdown(socket.SHUT_WR)
            if select.select([self._connection], [], [], _GOODBYE_S)[0]:
                self._connection.recv(256)
        except OSError as error:
            raise self._fault(PrinterTrouble.GONE, _said(error)) from error

    def _fault(self, trouble: PrinterTrouble, detail: str) -> PrinterFault:
        return PrinterFault(trouble, detail, reached=self._printed_from)


def _said(error: OSError) -> str:
    return f"{type(error).__name__} {error.errno}"
