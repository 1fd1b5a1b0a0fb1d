"""What is told of every request: a line of the log, the metrics, and a number by which both sides can name it."""

from __future__ import annotations

import logging
import secrets
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shuke.application.head_office.identity import ID_SHAPE
from shuke.head_office.metrics import OfficeMetrics, known_path

__all__ = ["Telling"]

_METHODS = {"GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"}

_log = logging.getLogger("shuke.head_office")


class Telling:
    """Counts and logs every request, by what this program knows of it: no word of it is taken as it came."""

    def __init__(self, app: ASGIApp, metrics: OfficeMetrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began_s = time.monotonic()
        number = secrets.token_hex(8)
        begun: list[tuple[int, str]] = []

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["shuke-request"] = number
                begun.append((message["status"], headers.get("shuke-refusal", "")))
            await send(message)

        try:
            await self._app(scope, receive, telling)
        except Exception:
            # A bug: logged with where it is, told to nobody outside, and the connection stays for the next letter,
            # unless half an answer is on its way.
            _log.exception("unexpected", extra={"request": number})
            if begun:
                raise
            await Response(status_code=500)(scope, receive, telling)
        status, refusal = begun[0] if begun else (500, "")
        self._tell(scope, number, status, refusal, time.monotonic() - began_s)

    def _tell(self, scope: Scope, number: str, status: int, refusal: str, took_s: float) -> None:
        path, method = scope["path"], scope["method"]
        self._metrics.answered(path, status, refusal, took_s)
        extra = {
            "request": number,
            "till": _till(Headers(scope=scope)),
            "method": method if method in _METHODS else "other",
            "path": known_path(path),
            "status": status,
            "reason": refusal or None,
            "ms": round(took_s * 1000, 1),
        }
        _log.info("answered", extra=extra)


def _till(headers: Headers) -> str | None:
    """As the request names it; masked when it is written, for anybody may write anything there."""
    till = headers.get("shuke-till", "")
    return till if ID_SHAPE.fullmatch(till) else None
