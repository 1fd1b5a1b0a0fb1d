"""Signing in, the authenticator, the lock, one's own sign-in, and how the site looks."""

from __future__ import annotations

import io
from dataclasses import dataclass
from urllib.parse import quote

import qrcode
from fastapi import Response
from qrcode.image.svg import SvgPathImage

from shuke.application.head_office.office_door import Caller, Entered, OfficeDoor, Turned
from shuke.application.ports.office_door import OfficeAccount, Stage
from shuke.domain.password import password_fault
from shuke.domain.totp import authenticator_link, secret_text
from shuke.head_office.pages.asked import LOOK_COOKIE, Asked, Go, Page, PageRefused, own_path
from shuke.head_office.pages.site import OFFICE, Site
from shuke.wording import office_door as words
from shuke.wording import office_pages as page_words
from shuke.wording.said import Words
from shuke.wording.sentence import Language

__all__ = ["add_door"]

_LOCAL = {"localhost", "127.0.0.1", "::1"}
_STATUS = {Turned.TOO_OFTEN: 429, Turned.WRONG: 403, Turned.WRONG_CODE: 403, Turned.OVER: 403}


def add_door(site: Site) -> None:
    pages = _DoorPages(site, site.door)
    site.outside("/sign-in", pages.sign_in, pages.try_password)
    site.outside("/locked", pages.locked, pages.unlock)
    site.outside("/look", pages.sign_in, pages.change_look)
    site.half_way(Stage.NEW_PASSWORD, pages.first_password, pages.choose_first)
    site.half_way(Stage.ENROL_SECOND, pages.authenticator, pages.confirm)
    site.half_way(Stage.SECOND, pages.code, pages.try_code)
    site.changes("/lock", pages.lock)
    site.changes("/leave", pages.leave)
    site.changes("/leave-everywhere", pages.leave_everywhere)
    site.inside("/own", pages.own, change=pages.change_own)


@dataclass(frozen=True, slots=True)
class _DoorPages:
    site: Site
    door: OfficeDoor

    # in

    async def sign_in(self, asked: Asked) -> Page | Go:
        if asked.caller is not None and asked.caller.visit.stage is Stage.IN:
            return Go(OFFICE)
        over = "over" in asked.query
        return self._sign_in(
            asked, own_path(asked.query.get("next", "")), words.SIGN_IN_AGAIN if over else ""
        )

    async def try_password(self, asked: Asked) -> Page | Go:
        after = own_path(asked.form.get("next", ""))
        login = asked.form.get("login", "").strip().lower()
        if _is_plain(asked):
            return self._sign_in(asked, after, "", login)
        account = await self._right_password(asked, login)
        if isinstance(account, Turned):
            return self._sign_in(asked, after, words.TURNED[account.value], login, _STATUS[account])
        entered = await self.site.lanes.write(lambda: self.door.enter(account, asked.cookie))
        return _further(entered, after)

    async def code(self, _asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        return Page("code.html", words.SECOND, {"wrong": wrong}, status)

    async def try_code(self, asked: Asked) -> Page | Go:
        caller, typed = _caller(asked), asked.form.get("code", "")[:60]
        entered = await self.site.lanes.write(lambda: self.door.second(caller, typed))
        if isinstance(entered, Turned):
            return await self.code(asked, words.TURNED[entered.value], _STATUS[entered])
        return _further(entered, own_path(asked.query.get("next", "")))

    # the first time

    async def first_password(self, _asked: Asked, wrong: Words = "") -> Page:
        return Page("new_password.html", words.NEW_PASSWORD, {"wrong": wrong}, 422 if wrong else 200)

    async def choose_first(self, asked: Asked) -> Page | Go:
        caller = _caller(asked)
        wrong = _wrong_password(asked, caller)
        if wrong:
            return await self.first_password(asked, wrong)
        changed = await self._change(caller, asked.form["password"])
        return _further(changed, OFFICE) if isinstance(changed, Entered) else Go(f"{OFFICE}/sign-in?over")

    async def authenticator(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page | Response:
        caller = _caller(asked)
        secret = await self.site.lanes.write(lambda: self.door.pending_second(caller))
        if "picture" in asked.query:
            link = authenticator_link(secret, caller.account.login, f"Shuke {self.site.paper.identity.name}")
            return Response(_picture(link), media_type="image/svg+xml")
        return Page(
            "authenticator.html", words.ENROL_SECOND, {"secret": secret_text(secret), "wrong": wrong}, status
        )

    async def confirm(self, asked: Asked) -> Page | Response | Go:
        caller, typed = _caller(asked), "".join(asked.form.get("code", "").split())[:10]
        entered = await self.site.lanes.write(lambda: self.door.confirm_second(caller, typed))
        if isinstance(entered, Turned):
            return await self.authenticator(asked, words.TURNED[entered.value], _STATUS[entered])
        page = Page("recovery.html", words.RECOVERY, {"codes": entered.recovery})
        return self.site.page_with_cookie(asked, page, entered.token)

    # the lock

    async def locked(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page | Go:
        caller, after = asked.caller, own_path({**asked.query, **asked.form}.get("next", ""))
        if caller is None or caller.visit.stage is not Stage.IN:
            return Go(f"{OFFICE}/sign-in?over")
        if not caller.visit.is_locked and asked.request.method == "GET":
            await self.site.lanes.write(lambda: self.door.lock(caller))
        values = {"name": caller.session.staff.name, "after": after, "wrong": wrong}
        return Page("locked.html", words.LOCKED, values, status)

    async def unlock(self, asked: Asked) -> Page | Go:
        caller = asked.caller
        if caller is None or caller.visit.stage is not Stage.IN:
            return Go(f"{OFFICE}/sign-in?over")
        account = await self._right_password(asked, caller.account.login)
        if isinstance(account, Turned):
            return await self.locked(asked, words.TURNED[account.value], _STATUS[account])
        entered = await self.site.lanes.write(lambda: self.door.unlock(caller))
        return (
            _further(entered, own_path(asked.form.get("next", "")))
            if isinstance(entered, Entered)
            else Go(OFFICE)
        )

    async def lock(self, asked: Asked) -> Go:
        caller = _caller(asked)
        await self.site.lanes.write(lambda: self.door.lock(caller))
        return Go(f"{OFFICE}/locked?next={quote(own_path(asked.form.get('next', '')))}")

    # out

    async def leave(self, asked: Asked) -> Go:
        caller = _caller(asked)
        await self.site.lanes.write(lambda: self.door.leave(caller))
        return Go(f"{OFFICE}/sign-in", cookie="")

    async def leave_everywhere(self, asked: Asked) -> Go:
        caller = _caller(asked)
        await self.site.lanes.write(lambda: self.door.leave(caller, everywhere=True))
        return Go(f"{OFFICE}/sign-in", cookie="")

    # one's own

    async def own(self, asked: Asked, wrong: Words = "") -> Page:
        done = page_words.DONE["password"] if asked.query.get("done") == "password" else ""
        left = len(_caller(asked).account.recovery)
        values = {"wrong": wrong, "done": done, "left": left}
        return Page("own.html", words.OWN, values, 422 if wrong else 200)

    async def change_own(self, asked: Asked) -> Page | Go:
        caller = _caller(asked)
        present = await self._right_password(asked, caller.account.login, "present")
        if isinstance(present, Turned):
            tired = present is Turned.TOO_OFTEN
            return await self.own(asked, words.TURNED[present.value] if tired else words.SECRET_WRONG)
        wrong = _wrong_password(asked, caller)
        if wrong:
            return await self.own(asked, wrong)
        changed = await self._change(caller, asked.form["password"])
        if isinstance(changed, Turned):
            return Go(f"{OFFICE}/sign-in?over")
        return Go(f"{OFFICE}/own?done=password", changed.token)

    async def change_look(self, asked: Asked) -> Response:
        language, theme = asked.form.get("language", ""), asked.form.get("theme", "")
        chosen = Language(language) if language in {one.value for one in Language} else asked.look.language
        response = self.site.response(asked, Go(own_path(asked.form.get("next", ""))))
        kept = f"{chosen.value}.{theme if theme in {'light', 'dark', 'system'} else asked.look.theme}"
        response.set_cookie(
            LOOK_COOKIE, kept, max_age=31_536_000, path=OFFICE, secure=True, httponly=True, samesite="lax"
        )
        return response

    # inside

    def _sign_in(self, asked: Asked, after: str, wrong: Words, login: str = "", status: int = 200) -> Page:
        values = {"after": after, "wrong": wrong, "login": login[:64], "plain": _is_plain(asked)}
        return Page("sign_in.html", words.SIGN_IN, values, status)

    async def _right_password(
        self, asked: Asked, login: str, name: str = "password"
    ) -> OfficeAccount | Turned:
        password = asked.form.get(name, "")
        account = await self.site.lanes.write(lambda: self.door.knock(login, asked.address))
        if isinstance(account, Turned):
            return account
        right = await self.site.lanes.compute(lambda: self.door.is_right(account, password))
        return account if right else Turned.WRONG

    async def _change(self, caller: Caller, password: str) -> Entered | Turned:
        sealed = await self.site.lanes.compute(lambda: self.door.sealed(caller, password))
        return await self.site.lanes.write(lambda: self.door.change_password(caller, sealed))


def _wrong_password(asked: Asked, caller: Caller) -> Words:
    password = asked.form.get("password", "")
    fault = password_fault(password, caller.account.login)
    if fault is not None:
        return words.PASSWORD_FAULTS[fault.value]
    return "" if password == asked.form.get("again", "") else words.NOT_THE_SAME


def _further(entered: Entered, after: str) -> Go:
    """The site sends on whoever has further to go."""
    return Go(after or OFFICE, entered.token)


def _caller(asked: Asked) -> Caller:
    if asked.caller is None:
        raise PageRefused(403, words.SIGN_IN_AGAIN)
    return asked.caller


def _is_plain(asked: Asked) -> bool:
    """Unencrypted from another machine: the browser would not keep the cookie."""
    url = asked.request.url
    return url.scheme == "http" and url.hostname not in _LOCAL


def _picture(link: str) -> bytes:
    """Dark on light, with its margin, in either theme."""
    code = qrcode.make(link, image_factory=SvgPathImage, border=4, box_size=10)
    kept = io.BytesIO()
    code.save(kept)
    return kept.getvalue()
