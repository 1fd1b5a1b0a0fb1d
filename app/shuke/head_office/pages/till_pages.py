"""Tills and their health, a new till's code, a till that was lost."""

from __future__ import annotations

import io
from dataclasses import dataclass

import qrcode
from qrcode.image.svg import SvgPathImage

from shuke.application.head_office.enrolling_tills import NumberTaken, ShopUnknown, TillKnown
from shuke.application.head_office.till_care import MANY_UNSENT, TillCare, TillSeen, TillsSeen
from shuke.application.refusal import Refusal, Refused
from shuke.domain.shop import Right
from shuke.domain.sync.limits import ENROLMENT_LIFE_MS
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.wording import office_tills as words
from shuke.wording.said import Words, said

__all__ = ["add_tills"]

_A_MINUTE_MS = 60_000
_LONGEST = 60


def add_tills(site: Site, care: TillCare) -> None:
    pages = _TillPages(site, care)
    site.in_menu("/tills", words.TILLS, Right.SEE_EXPOSURE)
    site.inside("/tills", pages.listed)
    site.inside("/tills/invite", pages.form, change=pages.invite)
    site.inside("/tills/revoke", pages.one, change=pages.revoke)


@dataclass(frozen=True, slots=True)
class TillRow:
    """`state` is a key of `STATES` and of the style's marks."""

    seen: TillSeen
    shop: str
    state: str
    tone: str
    clock: Words
    many_unsent: bool


@dataclass(frozen=True, slots=True)
class _TillPages:
    site: Site
    care: TillCare

    async def listed(self, asked: Asked) -> Page:
        seen = await self._seen(asked)
        shops = {shop.shop_id: shop.name for shop in seen.shops}
        values = {
            "w": words,
            "rows": [_row(till, shops) for till in seen.tills],
            "at_ms": seen.at_ms,
            "may_run": asked.session.may(Right.RUN_HEAD_OFFICE),
            "revoked": "revoked" in asked.query,
        }
        return Page("tills.html", words.TILLS, values)

    async def form(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        if not asked.session.may(Right.RUN_HEAD_OFFICE):
            raise PageRefused(403, Refused(Refusal.NOT_ALLOWED))
        seen = await self._seen(asked)
        url = asked.request.url
        values = {
            "w": words,
            "wrong": wrong,
            "shops": seen.shops,
            "given": {
                "address": f"{url.scheme}://{url.netloc}",
                "shop": "",
                "till": "",
                "name": "",
                **asked.form,
            },
        }
        return Page("invite.html", words.INVITE, values, status)

    async def invite(self, asked: Asked) -> Page:
        given = {name: asked.form.get(name, "").strip()[:200] for name in ("shop", "till", "name", "address")}
        try:
            made = await self.site.lanes.write(
                lambda: self.care.invite(
                    asked.session, given["shop"], given["till"], given["name"][:_LONGEST], given["address"]
                )
            )
        except ShopUnknown:
            return await self.form(asked, words.INVITE_PROBLEMS["shop"], 422)
        except TillKnown as known:
            return await self.form(
                asked, said(words.INVITE_PROBLEMS["known"], till=str(known)[:_LONGEST]), 422
            )
        except NumberTaken as other:
            return await self.form(asked, said(words.INVITE_PROBLEMS["number"], till=str(other)), 422)
        except ValueError:
            return await self.form(asked, words.INVITE_PROBLEMS["address"], 422)
        if isinstance(made, Refused):
            raise PageRefused(409, made)
        invited, text = made
        until_ms = (await self._seen(asked)).at_ms + ENROLMENT_LIFE_MS
        values = {
            "w": words,
            "text": text,
            "picture": _picture(text),
            "until": self.site.paper.time(until_ms),
        }
        return Page("code_made.html", said(words.CODE_FOR, till=invited.till), values)

    async def one(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        if not asked.session.may(Right.RUN_HEAD_OFFICE):
            raise PageRefused(403, Refused(Refusal.NOT_ALLOWED))
        till = {**asked.query, **asked.form}.get("till", "")
        seen = await self._seen(asked)
        known = next((one for one in seen.tills if one.till == till and not one.revoked), None)
        if known is None:
            raise PageRefused(404, "")
        values = {"w": words, "wrong": wrong, "till": known}
        return Page("revoke.html", said(words.REVOKE_ONE, till=till), values, status)

    async def revoke(self, asked: Asked) -> Page | Go:
        till, reason = asked.form.get("till", ""), asked.form.get("reason", "")[:200]
        done = await self.site.lanes.write(lambda: self.care.revoke(asked.session, till, reason))
        if isinstance(done, Refused):
            if done.refusal is not Refusal.REASON_MISSING:
                raise PageRefused(409, done)
            return await self.one(asked, self.site.refusal(done), 422)
        if not done:
            raise PageRefused(404, "")
        return Go(f"{OFFICE}/tills?revoked")

    async def _seen(self, asked: Asked) -> TillsSeen:
        seen = await self.site.lanes.read(lambda: self.care.seen(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        return seen


def _row(seen: TillSeen, shops: dict[str, str]) -> TillRow:
    state, tone = "reached", "good"
    if seen.revoked:
        state, tone = "revoked", "bad"
    elif not seen.last_ms:
        state, tone = "never", "offline"
    elif seen.silent:
        state, tone = "silent", "warn"
    return TillRow(
        seen, shops.get(seen.shop_id, seen.shop_id), state, tone, _clock(seen), seen.told.unsent > MANY_UNSENT
    )


def _clock(seen: TillSeen) -> Words:
    if not seen.last_ms:
        return "–"
    if not seen.clock_wrong:
        return words.CLOCK_RIGHT
    sentence = words.CLOCK_AHEAD if seen.told.clock_off_ms > 0 else words.CLOCK_BEHIND
    return said(sentence, minutes=abs(seen.told.clock_off_ms) // _A_MINUTE_MS)


def _picture(text: str) -> str:
    """As it stands in a page: the drawing alone."""
    made = qrcode.QRCode(border=4, box_size=10)
    made.add_data(text)
    kept = io.BytesIO()
    made.make_image(image_factory=SvgPathImage).save(kept)
    return kept.getvalue().decode("utf-8").partition("?>")[2].strip()
