"""Opening the own page by a link, moving it to another telephone, signing telephones out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Response

from shuke.application.head_office.member_access import LINK_MINUTES, LONGEST_TOLD, MemberAccess, NotOpened
from shuke.application.head_office.member_passwords import LONGEST_WHO
from shuke.domain.codes.scan import MOST_CODE_TEXT
from shuke.head_office.own_pages.own_asked import HOME, SIGN_IN, OwnAsked
from shuke.head_office.own_pages.own_site import OwnSite
from shuke.head_office.pages.asked import LOOK_COOKIE, Go, Page, PageRefused
from shuke.wording import own_page as words
from shuke.wording import own_password as password_words
from shuke.wording.people_api import PROBLEMS
from shuke.wording.said import Words
from shuke.wording.sentence import Language

__all__ = ["add_coming_in", "sign_in_values", "telephone_of"]

_CODE = re.compile(r"[A-Z2-7]{1,700}")
_OURS = re.compile(r"/(member/[A-Za-z0-9/._-]{0,60}|M/[A-Z2-7]{1,700})", flags=re.ASCII)
_STATUS = {NotOpened.NOT_GENUINE: 422, NotOpened.TOO_OFTEN: 429}
_TELEPHONES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac", "Mac"),
)
_THEMES = ("light", "dark", "system")


def add_coming_in(site: OwnSite) -> None:
    pages = _ComingIn(site, site.access)
    site.outside("/M/{code:path}", pages.link)
    site.outside(SIGN_IN, pages.sign_in, change=pages.open)
    site.outside("/member/look", pages.sign_in, change=pages.change_look)
    site.inside("/member/own", pages.own)
    site.behind_own("/member/own/telephones", words.TELEPHONES)
    site.inside("/member/own/telephones", pages.telephones, change=pages.end)
    site.inside("/member/own/move", pages.telephones, change=pages.move)
    site.changes("/member/leave", pages.leave)


@dataclass(frozen=True, slots=True)
class _ComingIn:
    site: OwnSite
    access: MemberAccess

    async def link(self, asked: OwnAsked) -> Page:
        """Whoever looks at a link ahead (a messenger does) must not use it up: it is used by a press."""
        code = asked.request.path_params["code"]
        if not _CODE.fullmatch(code):
            return self._sign_in(asked, PROBLEMS["link"], status=422)
        values = {"link": f"HTTPS://MEMBER.PAGE/M/{code}", "telephone": telephone_of(asked), "wrong": ""}
        return Page("own/open.html", words.OPEN, values)

    async def sign_in(self, asked: OwnAsked) -> Page | Go:
        return Go(HOME) if asked.member is not None else self._sign_in(asked)

    async def open(self, asked: OwnAsked) -> Page | Go:
        link = "".join(asked.form.get("link", "").split())[:MOST_CODE_TEXT]
        told = asked.form.get("telephone", "")[:LONGEST_TOLD] or telephone_of(asked)
        opened = await self.site.lanes.write(lambda: self.access.open(link, told, asked.address))
        if isinstance(opened, NotOpened):
            return self._sign_in(asked, PROBLEMS[opened.value], _STATUS.get(opened, 410))
        if asked.member is not None:
            former = asked.member
            await self.site.lanes.write(lambda: self.access.end(former.member_id, former.session_id))
        return Go(HOME, opened.token)

    # once in

    async def own(self, _asked: OwnAsked) -> Page:
        return Page("own/own.html", words.OWN, {"doors": self.site.doors})

    async def telephones(self, asked: OwnAsked) -> Page:
        return await self._telephones(asked, {"move": "", "minutes": LINK_MINUTES})

    async def end(self, asked: OwnAsked) -> Page | Go:
        """Another telephone shows the page no more."""
        ended = asked.form.get("session", "")[:40]
        if ended == asked.session.session_id:
            return await self.leave(asked)
        if not await self.site.lanes.write(lambda: self.access.end(asked.member_id, ended)):
            raise PageRefused(404, words.TELEPHONE_GONE)
        return Go("/member/own/telephones")

    async def move(self, asked: OwnAsked) -> Page:
        session = asked.session
        link = await self.site.lanes.write(lambda: self.access.invite(session.member_id, session.session_id))
        return await self._telephones(asked, {"move": link, "minutes": LINK_MINUTES})

    async def leave(self, asked: OwnAsked) -> Go:
        session = asked.session
        await self.site.lanes.write(lambda: self.access.end(session.member_id, session.session_id))
        return Go(SIGN_IN, cookie="")

    async def change_look(self, asked: OwnAsked) -> Response:
        language, theme = asked.form.get("language", ""), asked.form.get("theme", "")
        chosen = language if language in {one.value for one in Language} else asked.look.language.value
        look = f"{chosen}.{theme if theme in _THEMES else asked.look.theme}"
        response = self.site.response(asked, Go(_back_to(asked.form.get("next", ""))))
        response.set_cookie(
            LOOK_COOKIE, look, max_age=31_536_000, path="/member", secure=True, httponly=True, samesite="lax"
        )
        return response

    # inside

    def _sign_in(self, asked: OwnAsked, wrong: Words = "", status: int = 200) -> Page:
        return Page("own/sign_in.html", words.SIGN_IN, sign_in_values(asked, wrong), status)

    async def _telephones(self, asked: OwnAsked, more: Mapping[str, object]) -> Page:
        found = await self.site.lanes.read(lambda: self.access.sessions(asked.member_id))
        this = asked.session.session_id
        rows = [
            (one.session_id, one.told or words.NAMELESS, one.seen_at_ms, one.session_id == this)
            for one in found
        ]
        return Page("own/telephones.html", words.TELEPHONES, {"rows": rows, **more})


def _back_to(path: str) -> str:
    """The page that was looked at, if it is one of ours; nobody is sent elsewhere by a form."""
    return path if _OURS.fullmatch(path) else HOME


def sign_in_values(
    asked: OwnAsked, wrong: Words = "", who_wrong: Words = "", who: str = ""
) -> dict[str, object]:
    """What the page shows; `who_wrong` of the password's form, with `who` as it was typed."""
    return {
        "wrong": wrong,
        "telephone": telephone_of(asked),
        "who_wrong": who_wrong,
        "who": who,
        "pw": password_words,
        "longest_who": LONGEST_WHO,
    }


def telephone_of(asked: OwnAsked) -> str:
    """What this one may be called in the list."""
    agent = asked.request.headers.get("user-agent", "")
    return next((name for sign, name in _TELEPHONES if sign in agent), "")
