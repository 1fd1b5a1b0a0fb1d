"""The site of members' own pages: whose telephone asks, what travels with every answer, what is kept on it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace

from fastapi import FastAPI, Request, Response
from starlette.responses import HTMLResponse, RedirectResponse

from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.member_access import IDLE_DAYS, MemberAccess
from shuke.application.ports.member_pages import MemberSession
from shuke.application.ports.store import StoreUnusable
from shuke.assets import resources
from shuke.head_office.lanes import PASSES, Lanes
from shuke.head_office.own_pages.own_asked import HOME, OWN_COOKIE, SIGN_IN, OwnAsked
from shuke.head_office.own_pages.own_files import OFFLINE, own_files
from shuke.head_office.pages.asked import Go, Page, PageRefused, form_of, form_token, look_of
from shuke.head_office.pages.paper import Paper
from shuke.head_office.pages.site import HSTS, WITH_EVERY_PAGE, giving
from shuke.wording import office_pages, own_offers, own_page
from shuke.wording.said import Words
from shuke.wording.sentence import Sentence

__all__ = ["Answer", "OwnSite"]

MOST_FORM_BYTES = 16 * 1024
_LONGEST_COOKIE = 100
_DAY_S = 86_400
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_log = logging.getLogger("shuke.head_office.own_pages")

Answer = Callable[[OwnAsked], Awaitable[Page | Go | Response]]

PLACES: tuple[tuple[str, str, Sentence], ...] = (
    (HOME, "scan", own_page.CODE),
    ("/member/holdings", "coupon", own_page.HOLDINGS),
    ("/member/offers", "gift", own_offers.OFFERS),
    ("/member/history", "receipt", own_page.HISTORY),
    ("/member/own", "settings", own_page.OWN),
)
"""The menu: path, icon, name. Each of them is kept on the telephone."""


class OwnSite:
    def __init__(self, app: FastAPI, identity: OfficeIdentity, access: MemberAccess, lanes: Lanes) -> None:
        self.access = access
        self.lanes = lanes
        folder = resources() / "web"
        self._app = app
        self._files = own_files(folder, identity, tuple(path for path, _, _ in PLACES))
        self._icons = {
            icon: (resources() / "icons" / f"{icon}.svg").read_text(encoding="utf-8") for _, icon, _ in PLACES
        }
        self.doors: list[tuple[str, Sentence]] = []
        self.paper = Paper(identity, folder, self._files.shipped)

    def inside(self, path: str, show: Answer, *, change: Answer | None = None) -> None:
        """A page for whoever is signed in on this telephone."""
        self._route(path, "GET", show, signed_in=True)
        if change is not None:
            self._route(path, "POST", change, signed_in=True)

    def behind_own(self, path: str, name: Sentence) -> None:
        """A row of the page of one's own."""
        self.doors.append((path, name))

    def changes(self, path: str, change: Answer) -> None:
        self._route(path, "POST", change, signed_in=True)

    def outside(self, path: str, show: Answer, *, change: Answer | None = None) -> None:
        """For anybody."""
        self._route(path, "GET", show, signed_in=False)
        if change is not None:
            self._route(path, "POST", change, signed_in=False)

    def finish(self) -> None:
        """The files, and whatever else is asked for under these paths."""
        for one in self._files.shipped.values():
            self._app.add_route(one.path, giving(one), methods=["GET"], include_in_schema=False)
        for path, kind, content in (
            ("/member/worker.js", "text/javascript; charset=utf-8", self._files.worker),
            ("/member/manifest.webmanifest", "application/manifest+json", self._files.manifest),
        ):
            self._app.add_route(path, _telling(kind, content), methods=["GET"], include_in_schema=False)
        self.outside("/member", _home)
        self.outside(OFFLINE, _offline)
        self.outside("/member/{rest:path}", _nowhere, change=_nowhere)

    # how it is answered

    def _route(self, path: str, method: str, answer: Answer, *, signed_in: bool) -> None:
        async def answered(request: Request) -> Response:
            return await self._answered(request, answer, signed_in=signed_in)

        self._app.add_route(path, answered, methods=[method], include_in_schema=False)

    async def _answered(self, request: Request, answer: Answer, *, signed_in: bool) -> Response:
        cookie = request.cookies.get(OWN_COOKIE, "")[:_LONGEST_COOKIE]
        asked = OwnAsked(request, look_of(request), cookie)
        try:
            asked = replace(asked, member=await self._who(cookie))
            if signed_in and asked.member is None:
                return self.response(asked, Go(SIGN_IN))
            if not cookie:  # a form needs a secret of this browser, also before anybody is signed in
                asked = replace(asked, cookie=secrets.token_hex(32))
            if request.method == "POST":
                asked = replace(asked, form=await form_of(request, cookie, MOST_FORM_BYTES))
            return self.response(asked, await answer(asked))
        except PageRefused as refused:
            why = refused.why if isinstance(refused.why, (Sentence, str)) else ""
            return self._trouble(asked, refused.status, why)
        except StoreUnusable as trouble:
            if trouble.trouble in PASSES:
                return self._trouble(asked, 503, office_pages.BUSY)
            _log.exception("the store refused")
        except Exception:  # noqa: BLE001 - a bug is logged with where it is, and whoever looks sees a page
            _log.exception("unexpected")
        return self._trouble(asked, 500, own_page.BROKEN)

    async def _who(self, cookie: str) -> MemberSession | None:
        session = await self.lanes.read(lambda: self.access.who(cookie)) if cookie else None
        if session is not None and self.access.asks_too_often(session):
            raise PageRefused(429, own_page.TOO_OFTEN)
        return session

    def response(self, asked: OwnAsked, answer: Page | Go | Response) -> Response:
        if isinstance(answer, Page):
            response: Response = HTMLResponse(self._html(asked, answer), answer.status)
            if asked.cookie != asked.request.cookies.get(OWN_COOKIE, ""):
                give_cookie(response, asked.cookie)
        elif isinstance(answer, Go):
            response = RedirectResponse(answer.path, 303)
            if answer.cookie is not None:
                give_cookie(response, answer.cookie)
        else:
            response = answer
        response.headers["content-security-policy"] = _POLICY
        for name, value in WITH_EVERY_PAGE.items():
            response.headers.setdefault(name, value)
        if asked.request.url.scheme == "https":
            response.headers["strict-transport-security"] = HSTS
        return response

    def _html(self, asked: OwnAsked, page: Page) -> str:
        return self.paper.rendered(
            page,
            asked.look,
            own=own_page,
            words=office_pages,
            here=asked.request.url.path,
            token=form_token(asked.cookie),
            member=asked.member,
            places=PLACES if asked.member is not None else (),
            icons=self._icons,
            now_ms=self.access.now_ms(),
        )

    def _trouble(self, asked: OwnAsked, status: int, why: Words) -> Response:
        told = why or office_pages.TROUBLES.get(status, office_pages.TROUBLES[400])
        title = office_pages.TITLES_OF_TROUBLE.get(status, office_pages.NOT_DONE)
        return self.response(asked, Page("own/trouble.html", title, {"why": told}, status))


def give_cookie(response: Response, secret: str) -> None:
    """Lax: a link in a message opens the page of whoever is signed in; what changes something is a form."""
    response.set_cookie(
        OWN_COOKIE,
        secret,
        max_age=IDLE_DAYS * _DAY_S if secret else 0,
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
    )


def _telling(kind: str, content: str) -> Callable[[Request], Awaitable[Response]]:
    async def give(_request: Request) -> Response:
        headers = {"cache-control": "no-cache", "x-content-type-options": "nosniff"}
        return Response(content, media_type=kind, headers=headers)

    return give


async def _home(_asked: OwnAsked) -> Go:
    return Go(HOME)


async def _offline(_asked: OwnAsked) -> Page:
    return Page("own/offline.html", own_page.OFFLINE, {"lasting": True})


async def _nowhere(_asked: OwnAsked) -> Page:
    raise PageRefused(404, "")
