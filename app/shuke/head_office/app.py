"""The HTTP application: one route an exchange, health, and OpenAPI; bodies are read only for a signed claim.

The application layer is synchronous; each of its steps runs on the lane it belongs to: reading and writing have one
thread each (SQLite has one writer), what only computes shares a few.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from fastapi import FastAPI, Request, Response
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect

from shuke.application.head_office.beginning_again import Forgot
from shuke.application.head_office.letters import READING, Opened
from shuke.application.head_office.office import Office
from shuke.application.ports.store import StoreUnusable
from shuke.application.sync.correspondence import Claim, RawReply
from shuke.application.sync.headers import claim_of, headers_of_reply
from shuke.domain.sync.exchanges import EXCHANGES, Refusal, RefusalReason, bytes_path
from shuke.domain.sync.messages import SubjectsSent
from shuke.domain.sync.snapshot_messages import Offer, Offered
from shuke.head_office.describing import openapi_of
from shuke.head_office.giving import SnapshotDesk
from shuke.head_office.lanes import PASSES, Lanes
from shuke.head_office.metrics import CONTENT_TYPE, METRICS_PATH, OfficeMetrics
from shuke.head_office.telling import Telling

__all__ = ["head_office_app"]

MOST_BODIES = 32
"""Bodies in memory at a time; whoever comes next waits before its body is read."""

BODY_S = 30
"""A body that takes longer is given up: it keeps others waiting."""

TIDY_AFTER_BYTES = 4 * 1024 * 1024
LETTER_BYTES = 16 * 1024
"""What a letter writes besides what is in it, be it only a question: its nonce, in whole pages."""

SMALL_BYTES = 4096
"""Of a message that is read or written in a fraction of a millisecond."""

_BINARY = "application/cbor"
_PROBLEM = "application/problem+json"
_UNSIGNED = b""

T = TypeVar("T")

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
    # Without FastAPI's reading of parameters: a letter has none, and it costs as much as the letter.
    for path in EXCHANGES:
        app.add_route(path, desk.take, methods=["POST"], include_in_schema=False)
    app.add_route(bytes_path("{snapshot}"), desk.snapshots.give, methods=["GET"], include_in_schema=False)
    app.add_route("/healthz", _alive, methods=["GET"], include_in_schema=False)
    app.add_route("/readyz", desk.ready, methods=["GET"], include_in_schema=False)
    if tells_metrics:
        app.add_route(METRICS_PATH, desk.metrics, methods=["GET"], include_in_schema=False)
    for status in (404, 405):
        app.add_exception_handler(status, partial(_not_here, status))
    app.add_middleware(Telling, metrics=metrics)
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

    async def ready(self, _request: Request) -> Response:
        ready = await self._lanes.read(self._office.reads) and await self._lanes.write(self._office.writes)
        return Response("ready\n" if ready else "not ready\n", 200 if ready else 503, media_type="text/plain")

    async def metrics(self, _request: Request) -> Response:
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
            opened = await self._computed(len(body), lambda: office.open(admitted, body))
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
        refused = await self._lanes.write(lambda: self._office.note(opened.claim, opened.message))
        if refused is not None:
            return refused
        answer = await self._lanes.read(lambda: self._office.look_up(opened))
        if isinstance(answer, Forgot):
            forgot, till = answer, opened.claim.till
            await self._lanes.write(lambda: self._office.begin_again(till, forgot))
            return await self._lanes.read(lambda: self._office.look_up(opened))
        if isinstance(answer, Offered) and answer.offer is Offer.MAKING:
            await self.snapshots.made(opened.claim.till)
            return await self._lanes.read(lambda: self._office.look_up(opened))
        return answer

    async def _answered(self, request_signature: bytes, answer: object) -> Response:
        size = _rows_bytes(answer)
        reply: RawReply = await self._computed(size, lambda: self._office.answer(request_signature, answer))
        kind = _PROBLEM if reply.refusal else _BINARY
        later = BackgroundTask(self._tidied) if self._untidy_bytes > TIDY_AFTER_BYTES else None
        return Response(reply.body, reply.status, headers_of_reply(reply), media_type=kind, background=later)

    async def _computed(self, size: int, work: Callable[[], T]) -> T:
        """What takes less time than handing it to another thread is done here."""
        return work() if size <= SMALL_BYTES else await self._lanes.compute(work)

    async def _tidied(self) -> None:
        self._untidy_bytes = 0
        await self._lanes.write(self._tidy)


def _rows_bytes(answer: object) -> int:
    """About how much there is to be packed."""
    subjects = getattr(answer, "subjects", None)
    return sum(map(len, subjects.packed)) if isinstance(subjects, SubjectsSent) else 0


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


async def _alive(_request: Request) -> Response:
    return Response("alive\n", media_type="text/plain")


async def _not_here(status: int, _request: Request, _error: Exception) -> Response:
    return Response(status_code=status)
