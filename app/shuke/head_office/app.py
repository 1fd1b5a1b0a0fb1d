"""The HTTP application: one route an exchange, health, and OpenAPI; bodies are read only for a signed claim.

The application layer is synchronous; each of its steps runs on the lane it belongs to: reading and writing have one
thread each (SQLite has one writer), what only computes shares a few.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from fastapi import FastAPI, Request, Response
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect

from shuke.application.head_office.office import READING, Office, Opened
from shuke.application.ports.store import StoreTrouble, StoreUnusable
from shuke.application.sync.correspondence import Claim, RawReply
from shuke.application.sync.headers import claim_of, headers_of_reply
from shuke.domain.sync.exchanges import EXCHANGES, Refusal, RefusalReason
from shuke.head_office.describing import openapi_of

__all__ = ["Lanes", "head_office_app"]

T = TypeVar("T")

MOST_BODIES = 32
"""Bodies in memory at a time; whoever comes next waits before its body is read."""

BODY_S = 30
"""A body that takes longer is given up: it keeps others waiting."""

TIDY_AFTER_BYTES = 4 * 1024 * 1024

_BINARY = "application/cbor"
_PROBLEM = "application/problem+json"
_UNSIGNED = b""

_PASSES = {StoreTrouble.LOCKED, StoreTrouble.CONFLICT, StoreTrouble.DISK_FULL, StoreTrouble.UNREACHABLE}
"""Troubles of the store that asking again later may find gone."""

_log = logging.getLogger("shuke.head_office")


@dataclass(frozen=True, slots=True)
class Lanes:
    """Executors: `reading` and `writing` have one thread each; `computing` as many as there are cores."""

    reading: Executor
    writing: Executor
    computing: Executor

    async def read(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.reading, work)

    async def write(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.writing, work)

    async def compute(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.computing, work)


def head_office_app(office: Office, lanes: Lanes, tidy: Callable[[], None] = lambda: None) -> FastAPI:
    """The application of one tenant's head office. `tidy` is called on the writing lane now and then, between
    requests, after much was written."""
    app = FastAPI(title="Shuke head office", docs_url=None, redoc_url=None)
    desk = _Desk(office, lanes, tidy)
    for path in EXCHANGES:
        app.add_api_route(path, desk.take, methods=["POST"], include_in_schema=False)
    app.add_api_route("/healthz", _alive, methods=["GET"], include_in_schema=False)
    app.add_api_route("/readyz", desk.ready, methods=["GET"], include_in_schema=False)
    for status in (404, 405):
        app.add_exception_handler(status, partial(_not_here, status))
    app.middleware("http")(_logged)
    app.openapi = lambda: openapi_of(office.identity.name)  # type: ignore[method-assign]
    return app


class _Desk:
    def __init__(self, office: Office, lanes: Lanes, tidy: Callable[[], None]) -> None:
        self._office = office
        self._lanes = lanes
        self._tidy = tidy
        self._bodies = asyncio.Semaphore(MOST_BODIES)
        self._untidy_bytes = 0

    async def take(self, request: Request) -> Response:
        """Admit, read, open, carry out or look up, answer; the first refusal is the answer."""
        claim = claim_of(request.url.path, request.headers)
        if claim is None:
            return await self._answered(_UNSIGNED, self._office.refusal(RefusalReason.MALFORMED))
        try:
            answer = await self._answer(claim, request)
        except StoreUnusable as trouble:
            _log.warning("the store refused: %s", trouble.trouble)
            if trouble.trouble not in _PASSES:
                raise
            answer = self._office.refusal(RefusalReason.BUSY)
        return await self._answered(claim.signature, answer)

    async def ready(self) -> Response:
        ready = await self._lanes.read(self._office.reads) and await self._lanes.write(self._office.writes)
        return Response("ready\n" if ready else "not ready\n", 200 if ready else 503, media_type="text/plain")

    async def _answer(self, claim: Claim, request: Request) -> object:
        office, lanes = self._office, self._lanes
        admitted = await lanes.read(lambda: office.admit(claim))
        if isinstance(admitted, Refusal):
            return admitted
        async with self._bodies:
            body = await _body(request, admitted.exchange.most_bytes)
            if isinstance(body, RefusalReason):
                return office.refusal(body)
            opened = await lanes.compute(lambda: office.open(admitted, body))
            if isinstance(opened, Refusal):
                return opened
            if isinstance(opened.message, READING):
                return await self._looked_up(opened)
            self._untidy_bytes += len(body)
            return await lanes.write(lambda: office.carry_out(opened))

    async def _looked_up(self, opened: Opened) -> object:
        refused = await self._lanes.write(lambda: self._office.note(opened))
        return refused or await self._lanes.read(lambda: self._office.look_up(opened))

    async def _answered(self, request_signature: bytes, answer: object) -> Response:
        reply: RawReply = await self._lanes.compute(lambda: self._office.answer(request_signature, answer))
        kind = _PROBLEM if reply.refusal else _BINARY
        later = BackgroundTask(self._tidied) if self._untidy_bytes > TIDY_AFTER_BYTES else None
        return Response(reply.body, reply.status, headers_of_reply(reply), media_type=kind, background=later)

    async def _tidied(self) -> None:
        self._untidy_bytes = 0
        await self._lanes.write(self._tidy)


async def _body(request: Request, most_bytes: int) -> bytes | RefusalReason:
    """The body; refused as soon as it is more than allowed, or does not come: the rest is never read."""
    declared = request.headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or int(declared[:16]) > most_bytes:
        return RefusalReason.TOO_LARGE
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_S):
            async for chunk in request.stream():
                size += len(chunk)
                if size > most_bytes:
                    return RefusalReason.TOO_LARGE
                parts.append(chunk)
    except (TimeoutError, ClientDisconnect):
        return RefusalReason.MALFORMED
    return b"".join(parts)


async def _alive() -> Response:
    return Response("alive\n", media_type="text/plain")


async def _not_here(status: int, _request: Request, _error: Exception) -> Response:
    return Response(status_code=status)


async def _logged(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    began = time.monotonic()
    try:
        response = await call_next(request)
    except Exception:  # noqa: BLE001 - the outermost guard of a process that serves others too
        # A bug: logged whole, told to nobody outside, and the connection stays for the next letter.
        _log.exception("unexpected")
        response = Response(status_code=500)
    took_ms = (time.monotonic() - began) * 1000
    refusal = response.headers.get("shuke-refusal", "")
    till = request.headers.get("shuke-till", "-")[:32]
    _log.info(
        "%s %s till=%s status=%d%s %.1f ms",
        request.method,
        request.url.path[:40],
        till if till.isascii() and till.isprintable() else "?",
        response.status_code,
        f" refusal={refusal}" if refusal else "",
        took_ms,
    )
    return response
