"""The door of the till that leads its shop: a small HTTP server on the shop's network, with two exchanges and nothing
else, on threads of its own."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any

import uvicorn

from shuke.application.sync.correspondence import Claim, RawReply
from shuke.application.sync.headers import claim_of, headers_of_reply
from shuke.application.sync.leading.desk import LeadDesk
from shuke.domain.sync.exchanges import LEAD_EXCHANGES, Refusal, RefusalReason

__all__ = ["LeadServer"]

_log = logging.getLogger(__name__)

MOST_CONNECTIONS = 32
MOST_HEAD_BYTES = 8 * 1024
BODY_S = 2.0
"""A body that takes longer is given up; whoever asks waits no longer than a fraction of a second."""
_KEEP_ALIVE_S = 75
_THREADS = 2

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class LeadServer:
    """Listens from the moment it is made, until `close`. Knows nothing of members: letters go to the desk.

    Args:
        host: empty for every network this machine is on.
        port: 0 for any free one.

    Raises:
        OSError: the port is taken, or may not be used.
    """

    def __init__(self, desk: LeadDesk, host: str, port: int) -> None:
        self._desk = desk
        self._socket = socket.create_server((host, port))
        self.port: int = self._socket.getsockname()[1]
        self._working = ThreadPoolExecutor(_THREADS, "lead")
        config = uvicorn.Config(
            self._answer,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            lifespan="off",
            ws="none",
            http="h11",
            loop="asyncio",
            interface="asgi3",
            proxy_headers=False,
            limit_concurrency=MOST_CONNECTIONS,
            h11_max_incomplete_event_size=MOST_HEAD_BYTES,
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=1,
        )
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="lead", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """What is under way is answered within a second; then the port is free."""
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()
        self._working.shutdown()

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["method"] != "POST" or scope["path"] not in LEAD_EXCHANGES:
            await _sent(send, HTTPStatus.NOT_FOUND, {}, b"")
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        claim = claim_of(scope["path"], headers)
        if claim is None:
            await _sent(send, HTTPStatus.BAD_REQUEST, {}, b"")
            return
        try:
            reply = await self._replied(claim, headers, receive)
        except Exception:  # noqa: BLE001 - the outermost guard of a door that others knock on too
            _log.exception("a letter to the lead went wrong")
            await _sent(send, HTTPStatus.INTERNAL_SERVER_ERROR, {}, b"")
            return
        await _sent(send, reply.status, headers_of_reply(reply), reply.body)

    async def _replied(self, claim: Claim, headers: Mapping[str, str], receive: Receive) -> RawReply:
        desk, run = self._desk, asyncio.get_running_loop().run_in_executor
        admitted = await run(self._working, desk.admit, claim)
        if not isinstance(admitted, Refusal):
            body = await _body(headers, receive, admitted.most_bytes)
            if isinstance(body, bytes):
                return await run(self._working, desk.reply, claim, admitted, body)
            admitted = Refusal(body)
        return await run(self._working, desk.answer, claim, admitted)


async def _body(headers: Mapping[str, str], receive: Receive, most_bytes: int) -> bytes | RefusalReason:
    """Refused as soon as it is more than allowed, or does not come: the rest is never read."""
    declared = headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or int(declared[:16]) > most_bytes:
        return RefusalReason.TOO_LARGE
    body = b""
    try:
        async with asyncio.timeout(BODY_S):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    return RefusalReason.MALFORMED  # whoever asked hung up
                body += bytes(message.get("body", b""))
                if len(body) > most_bytes:
                    return RefusalReason.TOO_LARGE
                if not message.get("more_body", False):
                    return body
    except TimeoutError:
        return RefusalReason.MALFORMED


async def _sent(send: Send, status: int, headers: Mapping[str, str], body: bytes) -> None:
    told = {"content-type": "application/cbor", "content-length": str(len(body)), **headers}
    if status >= HTTPStatus.BAD_REQUEST:
        told["connection"] = "close"  # the rest of a body that was not read is nobody's next letter
    lines = [(name.encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})
