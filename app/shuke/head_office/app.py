"""The HTTP application: one route an exchange, health, and OpenAPI; bodies are read only for a signed claim.

The application layer is synchronous; each of its steps runs on the lane it belongs to: reading and writing have one
thread each (SQLite has one writer), what only computes shares a few.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import FastAPI, Request, Response
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect

from shuke.application.head_office.identity import ID_SHAPE
from shuke.application.head_office.office import READING, Office, Opened
from shuke.application.ports.store import StoreUnusable
from shuke.application.sync.correspondence import Claim, RawReply
from shuke.application.sync.headers import claim_of, headers_of_reply
from shuke.domain.sync.exchanges import EXCHANGES, Refusal, RefusalReason, bytes_path
from shuke.domain.sync.snapshot_messages import Offer, Offered
from shuke.head_office.describing import openapi_of
from shuke.head_office.giving import SnapshotDesk
from shuke.head_office.lanes import PASSES, Lanes
from shuke.head_office.metrics import CONTENT_TYPE, METRICS_PATH, OfficeMetrics, known_path

__all__ = ["head_office_app"]

MOST_BODIES = 32
"""Bodies in memory at a time; whoever comes next waits before its body is read."""

BODY_S = 30
"""A body that takes longer is given up: it keeps others waiting."""

TIDY_AFTER_BYTES = 4 * 1024 * 1024
LETTER_BYTES = 16 * 1024
"""What a letter writes besides what is in it, be it only a question: its nonce, in whole pages."""

_BINARY = "application/cbor"
_PROBLEM = "application/problem+json"
_UNSIGNED = b""

_METHODS = {"GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"}

_log = logging.getLogger("shuke.head_office")


def head_office_app(
    office: Office,
    lanes: Lanes,
    metrics: OfficeMetrics,
    tidy: Callable[[], None] = lambda: None,
    *,
    tells_metrics: bool = True,
) -> FastAPI:
    """The application of one tenant's head office.

    Args:
        tidy: called on the writing lane now and then, between requests, after much was written.
        tells_metrics: whether `/metrics` is behind this door.
    """
    app = FastAPI(title="Shuke head office", docs_url=None, redoc_url=None)
    desk = _Desk(office, lanes, metrics, tidy)
    for path in EXCHANGES:
        app.add_api_route(path, desk.take, methods=["POST"], include_in_schema=False)
    app.add_api_route(bytes_path("{snapshot}"), desk.snapshots.give, methods=["GET"], include_in_schema=False)
    app.add_api_route("/healthz", _alive, methods=["GET"], include_in_schema=False)
    app.add_api_route("/readyz", desk.ready, methods=["GET"], include_in_schema=False)
    if tells_metrics:
        app.add_api_route(METRICS_PATH, desk.metrics, methods=["GET"], include_in_schema=False)
    for status in (404, 405):
        app.add_exception_handler(status, partial(_not_here, status))
    app.middleware("http")(partial(_told, metrics))
    app.openapi = lambda: openapi_of(office.identity.name)  # type: ignore[method-assign]
    return app


class _Desk:
    def __init__(
        self, office: Office, lanes: Lanes, metrics: OfficeMetrics, tidy: Callable[[], None]
    ) -> None:
        self._office = office
        self._lanes = lanes
        self._metrics = metrics
        self._tidy = tidy
        self._bodies = asyncio.Semaphore(MOST_BODIES)
        self._untidy_bytes = 0
        self.snapshots = SnapshotDesk(office, lanes, self._answered)

    async def take(self, request: Request) -> Response:
        """Admit, read, open, carry out or look up, answer; the first refusal is the answer."""
        claim = claim_of(request.url.path, request.headers)
        if claim is None:
            return await self._answered(_UNSIGNED, self._office.refusal(RefusalReason.MALFORMED))
        try:
            answer = await self._answer(claim, request)
        except StoreUnusable as trouble:
            _log.warning("the store refused: %s", trouble.trouble)
            if trouble.trouble not in PASSES:
                raise
            answer = self._office.refusal(RefusalReason.BUSY)
        return await self._answered(claim.signature, answer)

    async def ready(self) -> Response:
        ready = await self._lanes.read(self._office.reads) and await self._lanes.write(self._office.writes)
        return Response("ready\n" if ready else "not ready\n", 200 if ready else 503, media_type="text/plain")

    async def metrics(self) -> Response:
        return Response(await self._lanes.compute(self._metrics.text), media_type=CONTENT_TYPE)

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
            self._untidy_bytes += LETTER_BYTES + len(body)
            answer = await lanes.write(lambda: office.carry_out(opened))
            self._metrics.carried_out(opened.message, answer)
            return answer

    async def _looked_up(self, opened: Opened) -> object:
        self._untidy_bytes += LETTER_BYTES
        refused = await self._lanes.write(lambda: self._office.note(opened.claim))
        if refused is not None:
            return refused
        answer = await self._lanes.read(lambda: self._office.look_up(opened))
        if isinstance(answer, Offered) and answer.offer is Offer.MAKING:
            await self.snapshots.made()
            return await self._lanes.read(lambda: self._office.look_up(opened))
        return answer

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


async def _told(
    metrics: OfficeMetrics, request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Counts and logs every request, by what this program knows of it: no word of it is taken as it came."""
    began_s = time.monotonic()
    number = secrets.token_hex(8)
    try:
        response = await call_next(request)
    except Exception:  # noqa: BLE001 - the outermost guard of a process that serves others too
        # A bug: logged with where it is, told to nobody outside, and the connection stays for the next letter.
        _log.exception("unexpected", extra={"request": number})
        response = Response(status_code=500)
    took_s = time.monotonic() - began_s
    path, refusal = request.url.path, response.headers.get("shuke-refusal", "")
    metrics.answered(path, response.status_code, refusal, took_s)
    response.headers["shuke-request"] = number
    extra = {
        "request": number,
        "till": _till(request),
        "method": request.method if request.method in _METHODS else "other",
        "path": known_path(path),
        "status": response.status_code,
        "reason": refusal or None,
        "ms": round(took_s * 1000, 1),
    }
    _log.info("answered", extra=extra)
    return response


def _till(request: Request) -> str | None:
    """As the request names it; masked when it is written, for anybody may write anything there."""
    till = request.headers.get("shuke-till", "")
    return till if ID_SHAPE.fullmatch(till) else None
