"""Coming in by a password, and the page where it is set, changed and given up."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.member_access import LONGEST_TOLD
from shuke.application.head_office.member_passwords import LONGEST_WHO, Knocked, MemberPasswords, NotIn
from shuke.domain.password import MOST_LENGTH
from shuke.head_office.own_pages.coming_in import sign_in_values, telephone_of
from shuke.head_office.own_pages.own_asked import HOME, OwnAsked
from shuke.head_office.own_pages.own_site import OwnSite
from shuke.head_office.pages.asked import Go, Page
from shuke.wording import own_page
from shuke.wording import own_password as words
from shuke.wording.said import Words

__all__ = ["add_passwords"]

_OWN = "/member/own/password"
_STATUS = {NotIn.WRONG: 422, NotIn.TOO_OFTEN: 429}


def add_passwords(site: OwnSite, passwords: MemberPasswords) -> None:
    pages = _PasswordPages(site, passwords)
    site.outside("/member/sign-in/password", pages.sign_in, change=pages.enter)
    site.behind_own(_OWN, words.PASSWORD)
    site.inside(_OWN, pages.show, change=pages.change)


@dataclass(frozen=True, slots=True)
class _PasswordPages:
    site: OwnSite
    passwords: MemberPasswords

    async def sign_in(self, asked: OwnAsked) -> Page | Go:
        return Go(HOME) if asked.member is not None else self._sign_in(asked)

    async def enter(self, asked: OwnAsked) -> Page | Go:
        """The same answer, as late, whether it is a member, has a password, or typed another one."""
        who, password = asked.form.get("who", "")[:LONGEST_WHO], asked.form.get("password", "")
        told = asked.form.get("telephone", "")[:LONGEST_TOLD] or telephone_of(asked)
        knocked = await self.site.lanes.write(lambda: self.passwords.knock(who, asked.address))
        if isinstance(knocked, NotIn):
            return self._sign_in(asked, knocked, who)
        if not await self._is_right(knocked, password):
            return self._sign_in(asked, NotIn.WRONG, who)
        opened = await self.site.lanes.write(lambda: self.passwords.enter(knocked, told))
        if isinstance(opened, NotIn):
            return self._sign_in(asked, opened, who)
        if asked.member is not None:
            former = asked.member
            await self.site.lanes.write(lambda: self.site.access.end(former.member_id, former.session_id))
        return Go(HOME, opened.token)

    # once in

    async def show(self, asked: OwnAsked) -> Page:
        return await self._page(asked)

    async def change(self, asked: OwnAsked) -> Page | Go:
        session, form, removes = asked.session, asked.form, asked.form.get("do") == "remove"
        former = await self.site.lanes.write(lambda: self.passwords.former(session))
        if isinstance(former, NotIn):
            return await self._page(asked, words.NOT_IN[former.value], 429)
        if former is not None and not await self._is_right(former, form.get("former", "")):
            return await self._page(asked, words.NOT_IN[NotIn.WRONG.value], 422)
        sealed = b""
        if not removes:
            password = form.get("password", "")
            wrong = await self._fault(asked, password)
            if wrong:
                return await self._page(asked, wrong, 422)
            sealed = await self.site.lanes.compute(lambda: self.passwords.sealed(session, password))
        if not await self.site.lanes.write(lambda: self.passwords.put(session, sealed, former)):
            return await self._page(asked, words.CHANGED_MEANWHILE, 409)
        return Go(f"{_OWN}?{'removed' if removes else 'saved'}")

    # inside

    async def _is_right(self, knocked: Knocked, password: str) -> bool:
        return await self.site.lanes.compute(lambda: self.passwords.is_right(knocked, password))

    async def _fault(self, asked: OwnAsked, password: str) -> Words:
        session = asked.session
        fault = await self.site.lanes.read(lambda: self.passwords.fault(session, password))
        if fault is not None:
            return words.FAULTS[fault.value]
        return "" if asked.form.get("again", "") == password else words.DIFFERS

    async def _page(self, asked: OwnAsked, wrong: Words = "", status: int = 200) -> Page:
        session = asked.session
        standing = await self.site.lanes.read(lambda: self.passwords.standing(session))
        done: Words = words.SET_DONE if "saved" in asked.query else ""
        values = {
            "w": words,
            "wrong": wrong,
            "done": words.REMOVED if "removed" in asked.query else done,
            "standing": standing,
            "longest": MOST_LENGTH,
            "path": _OWN,
        }
        return Page("own/password.html", words.PASSWORD, values, status)

    def _sign_in(self, asked: OwnAsked, wrong: NotIn | None = None, who: str = "") -> Page:
        told = words.NOT_IN[wrong.value] if wrong is not None else ""
        status = _STATUS[wrong] if wrong is not None else 200
        return Page("own/sign_in.html", own_page.SIGN_IN, sign_in_values(asked, "", told, who), status)
