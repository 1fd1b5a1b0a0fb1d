"""What a browser asked for, and what a page answers."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request
from starlette.requests import ClientDisconnect

from shuke.application.head_office.office_door import Caller
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.head_office.people_requests import language_of
from shuke.wording.office_pages import FORM_TOO_OLD
from shuke.wording.said import Words
from shuke.wording.sentence import Language

__all__ = [
    "FORM_TOKEN",
    "LOOK_COOKIE",
    "VISIT_COOKIE",
    "Asked",
    "Go",
    "Look",
    "Page",
    "PageRefused",
    "form_of",
    "form_token",
    "look_of",
    "own_path",
]

VISIT_COOKIE = "__Host-shuke-office"
LOOK_COOKIE = "shuke-look"
FORM_TOKEN = "token"  # noqa: S105 - the field's name

MOST_FORM_BYTES = 256 * 1024
"""A programme's document fits."""
_MOST_FIELDS = 1_000
"""A chain of so many shops, each with a tick."""
_THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Look:
    language: Language
    theme: str = "system"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. `caller` is None on pages for whoever is not in yet; `cookie` the secret that came along; `form`
    the fields of a POST."""

    request: Request
    look: Look
    cookie: str
    caller: Caller | None = None
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def session(self) -> Session:
        assert self.caller is not None  # the site lets nobody else come here
        return self.caller.session

    @property
    def query(self) -> Mapping[str, str]:
        return dict(self.request.query_params)

    @property
    def address(self) -> str:
        return self.request.client.host if self.request.client is not None else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A template with what it shows."""

    template: str
    title: Words
    values: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Go:
    """On to another page; `cookie` replaces the visit's secret (empty: none any more)."""

    path: str
    cookie: str | None = None


class PageRefused(Exception):
    """Answered by a page that says why."""

    def __init__(self, status: int, why: Words | Refused) -> None:
        super().__init__(status)
        self.status = 403 if isinstance(why, Refused) and why.refusal is Refusal.NOT_ALLOWED else status
        self.why = why


def look_of(request: Request) -> Look:
    """As somebody chose it, else as the browser asks."""
    language, _, theme = request.cookies.get(LOOK_COOKIE, "").partition(".")
    known = language in {one.value for one in Language}
    return Look(
        Language(language) if known else language_of(request), theme if theme in _THEMES else _THEMES[0]
    )


def form_token(cookie: str) -> str:
    """What each form of that browser carries; who does not know the cookie cannot make it."""
    return hashlib.sha256(b"shuke/office-form/1" + cookie.encode()).hexdigest()


def own_path(path: str) -> str:
    """The path, if it is one of this site's; else its beginning. Nobody is sent elsewhere by a link."""
    parts = urlsplit(path)
    plain = (
        path.isascii() and path.isprintable() and "\\" not in path and not parts.netloc and not parts.scheme
    )
    return path if plain and path.startswith("/office") and not path.startswith("//") else "/office"


async def form_of(request: Request, cookie: str, most_bytes: int = MOST_FORM_BYTES) -> dict[str, str]:
    """The fields of a form of this very site and browser.

    Raises:
        PageRefused: any other, one that is too large, or no form.
    """
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most_bytes:
                raise PageRefused(413, "")
        fields = dict(
            parse_qsl(
                body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
            )
        )
    except (ClientDisconnect, ValueError) as wrong:
        raise PageRefused(400, "") from wrong
    given = fields.pop(FORM_TOKEN, "").encode("utf-8")
    same = bool(cookie) and hmac.compare_digest(given, form_token(cookie).encode())
    if not same or not _is_from_here(request):
        raise PageRefused(403, FORM_TOO_OLD)
    return fields


def _is_from_here(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
