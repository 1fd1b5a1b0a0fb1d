"""The site: who may come to which page, what travels with every answer, and the pages for when something is wrong."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from starlette.responses import HTMLResponse, RedirectResponse

from shuke.application.head_office.office_door import LONGEST_MS, Caller, OfficeDoor
from shuke.application.ports.office_door import Stage
from shuke.application.ports.store import StoreUnusable
from shuke.application.refusal import Refused
from shuke.domain.shop import Right
from shuke.head_office.lanes import PASSES, Lanes
from shuke.head_office.pages.asked import (
    VISIT_COOKIE,
    Asked,
    Go,
    Page,
    PageRefused,
    form_of,
    look_of,
)
from shuke.head_office.pages.paper import Paper
from shuke.head_office.pages.style import Shipped
from shuke.presenters.counter_words import refused_words
from shuke.wording import office_pages as words
from shuke.wording.said import Words
from shuke.wording.sentence import Sentence

__all__ = ["HSTS", "OFFICE", "WITH_EVERY_PAGE", "Answer", "Place", "Site", "giving"]

OFFICE = "/office"

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
WITH_EVERY_PAGE = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
HSTS = "max-age=31536000"

_log = logging.getLogger("shuke.head_office.pages")

Answer = Callable[[Asked], Awaitable[Page | Go | Response]]

_WHERE = {
    Stage.NEW_PASSWORD: f"{OFFICE}/password",
    Stage.ENROL_SECOND: f"{OFFICE}/authenticator",
    Stage.SECOND: f"{OFFICE}/code",
}
"""The page of each stage that somebody is in before they are in."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the menu, for whoever has the right."""

    path: str
    name: Sentence
    right: Right


class Site:
    def __init__(self, app: FastAPI, door: OfficeDoor, lanes: Lanes, paper: Paper) -> None:
        self.door = door
        self.lanes = lanes
        self.paper = paper
        self._app = app
        self._menu: list[Place] = []

    # what there is

    def inside(self, path: str, show: Answer, *, change: Answer | None = None) -> None:
        """A page for whoever is in."""
        self._route(path, "GET", show, Stage.IN)
        if change is not None:
            self._route(path, "POST", change, Stage.IN)

    def changes(self, path: str, change: Answer) -> None:
        """What a form of another page does."""
        self._route(path, "POST", change, Stage.IN)

    def half_way(self, stage: Stage, show: Answer, change: Answer) -> None:
        """The page of somebody who is on the way in."""
        self._route(_WHERE[stage].removeprefix(OFFICE), "GET", show, stage)
        self._route(_WHERE[stage].removeprefix(OFFICE), "POST", change, stage)

    def outside(self, path: str, show: Answer, change: Answer | None = None) -> None:
        """For anybody."""
        self._route(path, "GET", show, None)
        if change is not None:
            self._route(path, "POST", change, None)

    def in_menu(self, path: str, name: Sentence, right: Right) -> None:
        self._menu.append(Place(OFFICE + path, name, right))

    def ship(self, files: dict[str, Shipped]) -> None:
        for one in files.values():
            self._app.add_route(one.path, giving(one), methods=["GET"], include_in_schema=False)

    def finish(self) -> None:
        """Whatever else is asked for under this site's paths."""
        self._route("/{rest:path}", "GET", _nowhere, None)
        self._route("/{rest:path}", "POST", _nowhere, None)
        self._app.add_route("/", _to_office, methods=["GET"], include_in_schema=False)

    def places(self, asked: Asked) -> tuple[Place, ...]:
        if asked.caller is None or asked.caller.visit.stage is not Stage.IN or asked.caller.visit.is_locked:
            return ()
        return tuple(place for place in self._menu if asked.session.may(place.right))

    # how it is answered

    def _route(self, path: str, method: str, answer: Answer, stage: Stage | None) -> None:
        async def answered(request: Request) -> Response:
            return await self._answered(request, answer, stage)

        self._app.add_route(OFFICE + path, answered, methods=[method], include_in_schema=False)

    async def _answered(self, request: Request, answer: Answer, stage: Stage | None) -> Response:
        look = look_of(request)
        cookie = request.cookies.get(VISIT_COOKIE, "")[:100]
        asked = Asked(request, look, cookie)
        try:
            asked = replace(asked, caller=await self._caller(cookie))
            elsewhere = _elsewhere(asked, stage)
            if elsewhere is not None:
                return self._dressed(request, RedirectResponse(elsewhere, 303))
            if not cookie:  # a form needs a secret of this browser, also before anybody is in
                asked = replace(asked, cookie=secrets.token_hex(32))
            if request.method == "POST":
                asked = replace(asked, form=await form_of(request, cookie))
            return self.response(asked, await answer(asked))
        except PageRefused as refused:
            return self._trouble(asked, refused.status, self._why(refused))
        except StoreUnusable as trouble:
            if trouble.trouble in PASSES:
                return self._trouble(asked, 503, words.BUSY)
            _log.exception("the store refused")
        except Exception:  # noqa: BLE001 - a bug is logged with where it is, and whoever looks sees a page
            _log.exception("unexpected")
        return self._trouble(asked, 500, words.BROKEN)

    async def _caller(self, cookie: str) -> Caller | None:
        if not cookie:
            return None
        caller = await self.lanes.read(lambda: self.door.caller(cookie))
        if caller is not None and self.door.is_to_be_noted(caller):
            await self.lanes.write(lambda: self.door.note_seen(caller))
        return caller

    def page_with_cookie(self, asked: Asked, page: Page, secret: str) -> Response:
        """A page that comes with another secret of the visit: the codes on it are shown once."""
        response = self.response(replace(asked, cookie=secret), page)
        _give_cookie(response, secret)
        return response

    def response(self, asked: Asked, answer: Page | Go | Response) -> Response:
        if isinstance(answer, Page):
            html = self.paper.html(answer, asked, self.places(asked))
            response: Response = HTMLResponse(html, answer.status)
            if asked.cookie != asked.request.cookies.get(VISIT_COOKIE, ""):
                _give_cookie(response, asked.cookie)
        elif isinstance(answer, Go):
            response = RedirectResponse(answer.path, 303)
            if answer.cookie is not None:
                _give_cookie(response, answer.cookie)
        else:
            response = answer
        return self._dressed(asked.request, response)

    def _trouble(self, asked: Asked, status: int, why: Words) -> Response:
        told = why or words.TROUBLES.get(status, words.TROUBLES[400])
        title, path = words.TITLES_OF_TROUBLE.get(status, words.NOT_DONE), asked.request.url.path
        near = next((place for place in self.places(asked) if path.startswith(f"{place.path}/")), None)
        page = Page("trouble.html", title, {"why": told, "near": near}, status)
        return self.response(asked, page)

    def refusal(self, refused: Refused) -> Words:
        return refused_words(refused, self.paper.money)

    def _why(self, refused: PageRefused) -> Words:
        return self.refusal(refused.why) if isinstance(refused.why, Refused) else refused.why

    def _dressed(self, request: Request, response: Response) -> Response:
        for name, value in WITH_EVERY_PAGE.items():
            response.headers.setdefault(name, value)
        if request.url.scheme == "https":
            response.headers["strict-transport-security"] = HSTS
        return response


def _elsewhere(asked: Asked, stage: Stage | None) -> str | None:
    """Where whoever asks has to go first."""
    if stage is None:
        return None
    caller = asked.caller
    wanted = quote(asked.request.url.path) if asked.request.method == "GET" else OFFICE
    if caller is None:
        return f"{OFFICE}/sign-in?next={wanted}"
    if caller.visit.stage is not stage:
        return _WHERE.get(caller.visit.stage, OFFICE)
    return f"{OFFICE}/locked?next={wanted}" if caller.visit.is_locked else None


def _give_cookie(response: Response, secret: str) -> None:
    response.set_cookie(
        VISIT_COOKIE,
        secret,
        max_age=LONGEST_MS // 1000 if secret else 0,
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
    )


def giving(file: Shipped) -> Callable[[Request], Awaitable[Response]]:
    async def give(_request: Request) -> Response:
        headers = {
            "cache-control": "public, max-age=31536000, immutable",
            "x-content-type-options": "nosniff",
        }
        return Response(file.content, media_type=file.kind, headers=headers)

    return give


async def _nowhere(_asked: Asked) -> Page:
    raise PageRefused(404, "")


async def _to_office(_request: Request) -> Response:
    return RedirectResponse(OFFICE, 303)
