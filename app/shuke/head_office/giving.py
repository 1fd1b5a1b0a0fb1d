"""Giving out snapshots: made one at a time for however many wait, and sent from any byte on."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

from fastapi import Request, Response
from starlette.responses import StreamingResponse

from shuke.application.head_office.office import Office
from shuke.application.ports.store import StoreUnusable
from shuke.application.sync.correspondence import Claim
from shuke.application.sync.headers import claim_of
from shuke.domain.sync.exchanges import Refusal, RefusalReason
from shuke.domain.sync.limits import MOST_CHUNK_BYTES
from shuke.head_office.lanes import Lanes

__all__ = ["SnapshotDesk"]

MAKING_S = 5.0
"""A till that asks for a snapshot is told after so long that it is still being made."""

_BYTES = "application/octet-stream"
_UNSIGNED = b""
_log = logging.getLogger("shuke.head_office")

_Answered = Callable[[bytes, object], Awaitable[Response]]


class SnapshotDesk:
    """`answered` signs a refusal as the answer to a request."""

    def __init__(self, office: Office, lanes: Lanes, answered: _Answered) -> None:
        self._office = office
        self._lanes = lanes
        self._answered = answered
        self._under_way: asyncio.Task[object] | None = None

    async def give(self, request: Request) -> Response:
        """The bytes of a snapshot, from the place the request names on. Every part of them is sealed, and known to
        the till by its hash: the reply itself is not signed."""
        claim = claim_of(request.url.path, request.headers)
        if claim is None:
            return await self._answered(_UNSIGNED, self._office.refusal(RefusalReason.MALFORMED))
        found = await self._found(claim)
        if isinstance(found, Refusal):
            return await self._answered(claim.signature, found)
        return StreamingResponse(self._bytes(found, _offset(request)), 206, media_type=_BYTES)

    async def _found(self, claim: Claim) -> str | Refusal:
        office, lanes = self._office, self._lanes
        try:
            admitted = await lanes.read(lambda: office.admit(claim))
            if isinstance(admitted, Refusal):
                return admitted
            refused = await lanes.write(lambda: office.note(claim))
        except StoreUnusable as trouble:
            _log.warning("the store refused: %s", trouble.trouble)
            return office.refusal(RefusalReason.BUSY)
        if refused is not None:
            return refused
        return await lanes.compute(lambda: office.to_fetch(claim))

    async def _bytes(self, snapshot_id: str, offset: int) -> AsyncIterator[bytes]:
        """Read as they go: a slow till holds one piece in memory."""
        read = self._office.snapshots.read
        while piece := await self._lanes.compute(partial(read, snapshot_id, offset, MOST_CHUNK_BYTES)):
            yield piece
            offset += len(piece)

    async def made(self, till: str) -> None:
        """Begin one for that till, unless one is under way, and wait for a while."""
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(self._make(till))
        await asyncio.wait({self._under_way}, timeout=MAKING_S)

    async def _make(self, till: str) -> object:
        try:
            return await self._lanes.copy(partial(self._office.make_snapshot, till))
        except (StoreUnusable, OSError) as trouble:
            _log.warning("no snapshot was made: %s", trouble)
            return None


def _offset(request: Request) -> int:
    """Where to begin; a range of any other form is not needed, and may be left unheeded."""
    found = re.fullmatch(r"bytes=([0-9]{1,15})-", request.headers.get("range", ""))
    return int(found[1]) if found else 0
