"""The way to head office over HTTP: one letter at a time, bounded in time and size, followed nowhere else."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from threading import Lock
from typing import TypeVar
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ReadTimeoutError

from shuke.application.sync.correspondence import Letter, RawReply, TillCorrespondence
from shuke.application.sync.headers import headers_of_claim, reply_of
from shuke.domain.sync.exchanges import Exchange, LinkTrouble, Refusal
from shuke.domain.sync.limits import MOST_CHUNK_BYTES, MOST_REPLY_BYTES

__all__ = ["CONNECT_S", "LONGEST_S", "READ_S", "HttpLink", "head_office_answers"]

CONNECT_S, READ_S, LONGEST_S = 2.0, 10.0, 60.0
"""To connect; between two pieces of a reply; for all of it."""

Asked = TypeVar("Asked")
Reply = TypeVar("Reply")

_log = logging.getLogger(__name__)


def head_office_answers(address: str) -> bool:
    """Whether something that lives answers there; nothing is said of who asks."""
    timeout = urllib3.Timeout(connect=CONNECT_S, read=CONNECT_S)
    try:
        with urllib3.PoolManager(num_pools=1, retries=False) as pool:
            reply = pool.request("GET", f"{address.rstrip('/')}/healthz", timeout=timeout, redirect=False)
            return bool(reply.status == HTTPStatus.OK)
    except (HTTPError, OSError, ValueError):
        return False


class HttpLink:
    """`HeadOfficeLink` by urllib3. Used by one thread at a time; connections are kept between letters.

    `close` may be called from any thread. A letter that waits for its answer is given up at once; one that is
    still connecting, within `CONNECT_S`.

    Args:
        address: ``https://host[:port]`` (``http`` for a head office on this machine or network).
    """

    def __init__(self, address: str, correspondence: TillCorrespondence) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("not the address of a head office")
        self._address = address.rstrip("/")
        self._correspondence = correspondence
        self._line = _Line()
        self._pool = urllib3.PoolManager(num_pools=1, maxsize=1, retries=False)
        self._pool.pool_classes_by_scheme = _pools_on(self._line)

    def exchange(
        self, exchange: Exchange[Asked, Reply], message: Asked, within_s: float | None = None
    ) -> Reply | Refusal | LinkTrouble:
        if self._line.is_cut:
            return LinkTrouble.OFFLINE
        letter = self._correspondence.write(exchange, message)
        reply = self._sent(letter, within_s)
        if isinstance(reply, LinkTrouble):
            return reply
        return self._correspondence.read(exchange, letter, reply)

    def fetch(self, path: str, offset: int, take: Callable[[bytes], bool]) -> Refusal | LinkTrouble | None:
        if self._line.is_cut:
            return LinkTrouble.OFFLINE
        letter = self._correspondence.write_empty(path)
        headers = {"range": f"bytes={offset}-", **headers_of_claim(letter.claim)}
        timeout = urllib3.Timeout(connect=CONNECT_S, read=READ_S)
        try:
            response = self._pool.request(
                "GET",
                self._address + path,
                headers=headers,
                timeout=timeout,
                redirect=False,
                preload_content=False,
            )
            if response.status != HTTPStatus.PARTIAL_CONTENT:
                return self._refused(letter, response)
            _hand_over(response, take)
        except HTTPError as error:
            _log.info("head office: %s", type(error).__name__)
            return _trouble(error)
        return None

    def _refused(self, letter: Letter, response: urllib3.BaseHTTPResponse) -> Refusal | LinkTrouble:
        body = _body(response, time.monotonic() + READ_S)
        if isinstance(body, LinkTrouble):
            response.close()
            return body
        response.release_conn()
        return self._correspondence.read_refusal(letter, reply_of(response.status, response.headers, body))

    def close(self) -> None:
        self._line.cut()
        self._pool.clear()

    def _sent(self, letter: Letter, within_s: float | None) -> RawReply | LinkTrouble:
        ends_s = time.monotonic() + (within_s or LONGEST_S)
        timeout = urllib3.Timeout(
            connect=min(CONNECT_S, within_s or CONNECT_S),
            read=min(READ_S, within_s or READ_S),
            total=within_s or LONGEST_S,
        )
        try:
            response = self._pool.request(
                "POST",
                self._address + letter.claim.path,
                body=letter.body,
                headers={"content-type": "application/cbor", **headers_of_claim(letter.claim)},
                timeout=timeout,
                redirect=False,
                preload_content=False,
            )
            body = _body(response, ends_s)
        except HTTPError as error:
            _log.info("head office: %s", type(error).__name__)
            return _trouble(error)
        if isinstance(body, LinkTrouble):
            # What is still to come is for nobody: the connection is not used again.
            response.close()
            return body
        response.release_conn()
        return reply_of(response.status, response.headers, body)


class _Line:
    """The connection in use, so that it can be cut while another thread waits at its end."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._socket: socket.socket | None = None
        self._cut = False

    @property
    def is_cut(self) -> bool:
        return self._cut

    def use(self, connected: socket.socket) -> None:
        with self._lock:
            self._socket = connected
            if self._cut:
                _hang_up(connected)

    def cut(self) -> None:
        with self._lock:
            self._cut = True
            if self._socket is not None:
                _hang_up(self._socket)


def _hang_up(connected: socket.socket) -> None:
    """Wake whoever waits on it. Closing would not; and the `shutdown` of a TLS socket takes its state from under
    the reader, so the plain one is used."""
    with suppress(OSError):  # closed already, by either side
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _pools_on(line: _Line) -> dict[str, type[urllib3.HTTPConnectionPool]]:
    """Connection pools whose connections tell the line of their socket."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            line.use(self.sock)

    class Encrypted(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            line.use(self.sock)

    class PlainPool(urllib3.HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(urllib3.HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}


def _body(response: urllib3.BaseHTTPResponse, ends_s: float) -> bytes | LinkTrouble:
    """The reply's body, read as it comes: one that comes by drops, or never ends, is given up."""
    parts: list[bytes] = []
    size = 0
    while part := response.read1(MOST_CHUNK_BYTES, decode_content=False):
        size += len(part)
        if size > MOST_REPLY_BYTES:
            return LinkTrouble.GARBAGE
        if time.monotonic() > ends_s:
            return LinkTrouble.SLOW
        parts.append(part)
    return b"".join(parts)


def _hand_over(response: urllib3.BaseHTTPResponse, take: Callable[[bytes], bool]) -> None:
    """Piece by piece, until the end or until there is enough: what comes after is for nobody."""
    while piece := response.read1(MOST_CHUNK_BYTES, decode_content=False):
        if not take(piece):
            response.close()
            return
    response.release_conn()


def _trouble(error: HTTPError) -> LinkTrouble:
    if isinstance(error, ReadTimeoutError):
        return LinkTrouble.SLOW
    # Nobody there, a connection cut, half an answer, a name that is not found, a certificate that is not right.
    return LinkTrouble.OFFLINE
