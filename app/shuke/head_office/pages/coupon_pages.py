"""Coupons given to one member or to those of a list, and withdrawn."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from shuke.application.head_office.coupon_desk import (
    MOST_LISTED,
    CouponDesk,
    CouponHere,
    CouponWish,
    Given,
    NotAll,
)
from shuke.application.members.merging import LONGEST_REASON
from shuke.application.refusal import Refusal, Refused
from shuke.domain.programme.parts.coupons import Coupon
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import office_coupons as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["add_coupon_pages"]

_COUNT = re.compile(r"[0-9]{1,4}", flags=re.ASCII)
_REQUEST = re.compile(r"[0-9a-f]{32}", flags=re.ASCII)
_BETWEEN = re.compile(r"[\s,;，；、]+")
_LONGEST_NUMBER = 40


def add_coupon_pages(site: Site, desk: CouponDesk) -> None:
    pages = _CouponPages(site, desk)
    site.inside("/coupons/give", pages.listing, change=pages.give_listed)
    site.inside("/members/{member_id}/coupons", pages.member, change=pages.give_member)
    site.inside("/members/{member_id}/coupons/{coupon_id}", pages.one, change=pages.withdraw)


@dataclass(frozen=True, slots=True)
class _CouponPages:
    site: Site
    desk: CouponDesk

    # a list

    async def listing(self, asked: Asked) -> Page:
        return await self._listing(asked)

    async def give_listed(self, asked: Asked) -> Page | Go:
        numbers = tuple(one[:_LONGEST_NUMBER] for one in _BETWEEN.split(asked.form.get("numbers", "")) if one)
        done = await self._given(asked, numbers)
        if isinstance(done, Given):
            return Go(f"{OFFICE}/coupons/give?{_told(done)}")
        return await self._listing(asked, done, 422)

    async def _listing(self, asked: Asked, wrong: Refused | NotAll | None = None, status: int = 200) -> Page:
        kinds = await self.site.lanes.read(lambda: self.desk.kinds(asked.session))
        if isinstance(kinds, Refused):
            raise PageRefused(403, kinds)
        values = {**self._form(asked, kinds, wrong), "most": MOST_LISTED}
        return Page("coupons_give.html", words.GIVE_LIST, values, status)

    # one member

    async def member(self, asked: Asked) -> Page:
        return await self._member(asked)

    async def give_member(self, asked: Asked) -> Page | Go:
        member_id = _id(asked, "member_id")
        seen = await self.site.lanes.read(lambda: self.desk.look(asked.session, member_id))
        if isinstance(seen, Refused):
            raise PageRefused(404, seen)
        done = await self._given(asked, (seen.member.number,))
        if isinstance(done, Given):
            return Go(f"{_path(member_id)}?{_told(done)}")
        return await self._member(asked, done, 422)

    async def _member(self, asked: Asked, wrong: Refused | NotAll | None = None, status: int = 200) -> Page:
        member_id = _id(asked, "member_id")
        seen = await self.site.lanes.read(lambda: self.desk.look(asked.session, member_id))
        if isinstance(seen, Refused):
            raise PageRefused(404, seen)
        values = {
            **self._form(asked, seen.kinds, wrong),
            "held": [(*_row(one), f"{_path(member_id)}/{quote(_coupon(one), safe='')}") for one in seen.held],
            "open": not seen.member.erased and not seen.member.merged_into,
            "withdrawn": "withdrawn" in asked.query,
            "back": f"{OFFICE}/members/{quote(member_id, safe='')}",
        }
        title = said(words.MEMBER_TITLE, number=seen.member.number)
        return Page("coupons_member.html", title, values, status)

    # one coupon

    async def one(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        member_id, coupon_id = _id(asked, "member_id"), _id(asked, "coupon_id")
        seen = await self.site.lanes.read(lambda: self.desk.look(asked.session, member_id))
        if isinstance(seen, Refused):
            raise PageRefused(404, seen)
        one = next((held for held in seen.held if _coupon(held) == coupon_id), None)
        if one is None:
            raise PageRefused(404, Refused(Refusal.COUPON_OVER))
        name, until, holds = _row(one)
        values = {
            "w": words,
            "wrong": wrong,
            "until": until,
            "holds": holds,
            "number": seen.member.number,
            "given": asked.form,
            "longest": LONGEST_REASON,
            "back": _path(member_id),
        }
        return Page("coupon_withdraw.html", name, values, status)

    async def withdraw(self, asked: Asked) -> Page | Go:
        member_id, coupon_id = _id(asked, "member_id"), _id(asked, "coupon_id")
        reason = asked.form.get("reason", "")
        done = await self.site.lanes.write(
            lambda: self.desk.withdraw(asked.session, member_id, coupon_id, reason)
        )
        if not isinstance(done, Refused):
            return Go(f"{_path(member_id)}?withdrawn")
        if done.refusal in {Refusal.NOT_ALLOWED, Refusal.MEMBER_UNKNOWN, Refusal.COUPON_OVER}:
            raise PageRefused(409 if done.refusal is Refusal.COUPON_OVER else 404, done)
        waits = done.refusal is Refusal.COUPON_AT_TILL
        return await self.one(asked, self.site.refusal(done), 409 if waits else 422)

    # inside

    async def _given(self, asked: Asked, numbers: tuple[str, ...]) -> Given | NotAll | Refused:
        form = asked.form
        count, request = form.get("count", "").strip(), form.get("request", "")
        if not _REQUEST.fullmatch(request):
            raise PageRefused(400, "")
        wish = CouponWish(
            numbers=numbers,
            kind=form.get("kind", "")[:60],
            count=int(count) if _COUNT.fullmatch(count) else 0,
            reason=form.get("reason", ""),
            request=request,
            leave_out=form.get("leave_out") == "yes",
        )
        done = await self.site.lanes.write(lambda: self.desk.give(asked.session, wish))
        if isinstance(done, Refused) and done.refusal is Refusal.NOT_ALLOWED:
            raise PageRefused(403, done)
        return done

    def _form(
        self, asked: Asked, kinds: tuple[Coupon, ...], wrong: Refused | NotAll | None
    ) -> dict[str, object]:
        told: list[tuple[str, Words]] = []
        could = 0
        if isinstance(wrong, NotAll):
            told = [(one.number, self.site.refusal(one.why)) for one in wrong.found]
            could = wrong.could
        return {
            "w": words,
            "wrong": self.site.refusal(wrong) if isinstance(wrong, Refused) else "",
            "not_given": told,
            "could": could,
            "kinds": [(one.key, bilingual_words(one.name)) for one in kinds],
            "given": asked.form,
            "request": asked.form.get("request", "") or secrets.token_hex(16),
            "longest": LONGEST_REASON,
            "done": _done(asked.query),
        }


def _row(one: CouponHere) -> tuple[Words, Words, Words]:
    """Name, last day, who holds it."""
    held = one.owned.held
    until: Words = held.last_day.isoformat() if held.last_day is not None else words.NEVER_LAPSES
    name = bilingual_words(one.name) if one.name is not None else held.kind
    return name, until, "、".join(one.tills) if one.tills else words.AT_HEAD_OFFICE


def _coupon(one: CouponHere) -> str:
    return one.owned.held.coupon_id


def _told(done: Given) -> str:
    return f"given={done.members}&left={done.left_out}"


def _done(query: object) -> Words:
    assert isinstance(query, dict)
    count, left = str(query.get("given", "")), str(query.get("left", "0"))
    if not _COUNT.fullmatch(count) or not _COUNT.fullmatch(left):
        return ""
    if not int(count):
        return words.DONE_AGAIN
    members, others = points_text(int(count)), points_text(int(left))
    return (
        said(words.DONE_LEFT_OUT, count=members, left=others)
        if int(left)
        else said(words.DONE, count=members)
    )


def _id(asked: Asked, name: str) -> str:
    text: str = asked.request.path_params[name]
    return text[:64]


def _path(member_id: str) -> str:
    return f"{OFFICE}/members/{quote(member_id, safe='')}/coupons"
