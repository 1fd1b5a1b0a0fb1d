"""A printer on a real TCP port of this machine: answers as told, breaks off or stalls where told."""

from __future__ import annotations

import re
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

__all__ = ["NetworkPrinter", "network_printer"]

WELL = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
NO_PAPER = {1: 0x1A, 2: 0x32, 3: 0x12, 4: 0x72}
PAPER_SENSED_OUT = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x72}
"""Simple printers stay online without paper."""
COVER_OPEN = {1: 0x1A, 2: 0x16, 3: 0x12, 4: 0x12}
OFFLINE = {1: 0x1A, 2: 0x12, 3: 0x12, 4: 0x12}
JAMMED = {1: 0x1A, 2: 0x52, 3: 0x1A, 4: 0x12}
BROKEN = {1: 0x1A, 2: 0x52, 3: 0x32, 4: 0x12}
OVERHEATED = {1: 0x1A, 2: 0x52, 3: 0x52, 4: 0x12}

_ASKED = re.compile(rb"\x10\x04([\x01-\x04])|\x1dr\x01")


@dataclass
class NetworkPrinter:
    """How the printer behaves, and what it got.

    Attributes:
        status: its answers to DLE EOT n; None leaves them unanswered.
        confirms: whether it answers GS r 1.
        breaks_off_after: closes hard (RST) after that many bytes of a connection.
        stalls_after: takes that many bytes and no more, holding the connection.
        trouble_after: from that many bytes on it answers with `later_status`, and confirms nothing.
    """

    port: int = 0
    status: dict[int, int] | None = None
    confirms: bool = False
    breaks_off_after: int | None = None
    stalls_after: int | None = None
    trouble_after: int | None = None
    later_status: dict[int, int] = field(default_factory=dict)
    documents: list[bytes] = field(default_factory=list)
    got: bytearray = field(default_factory=bytearray)
    released: threading.Event = field(default_factory=threading.Event)

    def serve(self, connection: socket.socket) -> None:
        self.got = bytearray()
        answered = 0
        while True:
            limit = self.stalls_after if self.stalls_after is not None else self.breaks_off_after
            room = 65536 if limit is None else limit - len(self.got)
            if room <= 0:
                break
            came = connection.recv(min(room, 65536))
            if not came:
                self.documents.append(_ASKED.sub(b"", bytes(self.got)))
                return
            self.got += came
            answered = self._answer(connection, answered)
        if self.stalls_after is not None:
            self.released.wait()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _answer(self, connection: socket.socket, answered: int) -> int:
        for asked in _ASKED.finditer(self.got, answered):
            answered = asked.end()
            in_trouble = self.trouble_after is not None and len(self.got) > self.trouble_after
            status = self.later_status if in_trouble else self.status
            if asked[1] and status is not None:
                connection.sendall(bytes((status[asked[1][0]],)))
            elif not asked[1] and self.confirms and not in_trouble:
                connection.sendall(b"\x00")
        return answered


@contextmanager
def network_printer(printer: NetworkPrinter) -> Iterator[NetworkPrinter]:
    """The printer, listening; its port in `port`."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    printer.port = listener.getsockname()[1]
    ended = threading.Event()

    def run() -> None:
        while not ended.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    printer.serve(connection)
                except OSError:
                    continue

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield printer
    finally:
        ended.set()
        printer.released.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)
        assert not thread.is_alive()
