"""One gift of the points mall and one event on a member's own page: what it asks for, and the button that does it."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from shuke.application.head_office.own_acts import OwnActsDesk
from shuke.application.head_office.page_events import EventDone, EventShown, FeeAtCounter, NoEvent
from shuke.application.head_office.page_mall import GiftElsewhere, GiftOrdered, GiftPriced, NoGift
from shuke.domain.explanation import Reason
from shuke.domain.facts.event_booked import EventAct
from shuke.domain.place_kept import KEPT_HOURS
from shuke.domain.sign_up import SignUpState
from shuke.head_office.own_pages.own_asked import OwnAsked
from shuke.head_office.own_pages.own_site import OwnSite
from shuke.head_office.pages.asked import Go, Page, PageRefused
from shuke.presenters.counter_words import bilingual_words, reason_words
from shuke.wording import own_acts as words
from shuke.wording import own_offers
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["add_acts", "event_path", "gift_path"]

_GIFT, _EVENT = "/member/offers/gift", "/member/offers/event"
_REQUEST = re.compile(r"[A-Za-z0-9-]{8,40}", flags=re.ASCII)
_PRICE = re.compile(r"[0-9]{1,12}", flags=re.ASCII)


def gift_path(key: str) -> str:
    return f"{_GIFT}/{quote(key, safe='')}"


def event_path(key: str) -> str:
    return f"{_EVENT}/{quote(key, safe='')}"


def add_acts(site: OwnSite, desk: OwnActsDesk) -> None:
    pages = _ActPages(site, desk)
    site.inside(f"{_GIFT}/{{key}}", pages.gift, change=pages.order)
    site.inside(f"{_EVENT}/{{key}}", pages.event, change=pages.act)


@dataclass(frozen=True, slots=True)
class _ActPages:
    site: OwnSite
    desk: OwnActsDesk

    # a gift

    async def gift(self, asked: OwnAsked) -> Page:
        """An order that was made is looked up here, never made."""
        request = _request(asked.query.get("ordered", ""))
        done = None
        if request:
            done = await self.site.lanes.read(lambda: self.desk.ordered(asked.member_id, request))
        return await self._gift(asked, done=done)

    async def order(self, asked: OwnAsked) -> Page | Go:
        request, price = _request(asked.form.get("request", "")), asked.form.get("price", "")
        if not request or not _PRICE.fullmatch(price):
            raise PageRefused(400, "")
        key = _key(asked)
        try:
            done = await self.site.lanes.write(
                lambda: self.desk.order(asked.member_id, key, int(price), request)
            )
        except NoGift:
            raise PageRefused(404, words.NO_GIFT) from None
        if isinstance(done, GiftOrdered):
            return Go(f"{gift_path(key)}?ordered={request}")
        return await self._gift(asked, self._wrong(done), request, 409)

    async def _gift(
        self,
        asked: OwnAsked,
        wrong: Words = "",
        request: str = "",
        status: int = 200,
        done: GiftOrdered | None = None,
    ) -> Page:
        key = _key(asked)
        try:
            shown, shop = await self.site.lanes.read(lambda: self.desk.gift(asked.member_id, key))
        except NoGift:
            raise PageRefused(404, words.NO_GIFT) from None
        told: list[Words] = [said(own_offers.PRICE, points=points_text(shown.price))]
        if shown.left is not None:
            told.append(said(words.PIECES, count=points_text(shown.left)))
        told.append(said(words.WAITS_AT, shop=shop) if shop else words.WAITS_ANYWHERE)
        values = {
            "w": words,
            "o": own_offers,
            "wrong": wrong,
            "done": done is not None and done.fact.what == key,
            "told": told,
            "points": shown.points,
            "price": shown.price,
            "why_not": self._why(shown.why_not) if shown.why_not is not None else "",
            "request": request or secrets.token_hex(16),
            "path": gift_path(key),
        }
        return Page("own/gift.html", bilingual_words(shown.gift.name), values, status)

    def _wrong(self, answer: GiftElsewhere | GiftPriced | Reason) -> Words:
        if isinstance(answer, GiftElsewhere):
            return words.ELSEWHERE
        if isinstance(answer, GiftPriced):
            return said(words.PRICED, points=points_text(answer.price))
        return self._why(answer)

    # an event

    async def event(self, asked: OwnAsked) -> Page:
        return await self._event(asked)

    async def act(self, asked: OwnAsked) -> Page | Go:
        request, off = _request(asked.form.get("request", "")), asked.form.get("do") == "off"
        if not request:
            raise PageRefused(400, "")
        key, wish = _key(asked), SignUpState.SIGNED_OFF if off else SignUpState.SIGNED_UP
        try:
            done = await self.site.lanes.write(lambda: self.desk.act(asked.member_id, key, wish, request))
        except NoEvent:
            raise PageRefused(404, words.NO_EVENT) from None
        if isinstance(done, EventDone):
            return Go(f"{event_path(key)}?done")
        if isinstance(done, FeeAtCounter):
            fee = self.site.paper.money(done.fee)
            return await self._event(asked, said(words.FEE_BACK_AT_COUNTER, fee=fee), request, 409)
        return await self._event(asked, self._why(done), request, 409)

    async def _event(self, asked: OwnAsked, wrong: Words = "", request: str = "", status: int = 200) -> Page:
        key = _key(asked)
        try:
            shown = await self.site.lanes.read(lambda: self.desk.event(asked.member_id, key))
        except NoEvent:
            raise PageRefused(404, words.NO_EVENT) from None
        first, last = (day.isoformat() for day in (shown.event.dates.first, shown.event.dates.last))
        values = {
            "w": words,
            "wrong": wrong,
            "days": first if first == last else f"{first} – {last}",
            "told": self._told(shown),
            "state": self._standing(shown),
            "state_tone": "warn" if shown.lapsed else "good",
            "button": _BUTTONS.get(shown.may, "") if shown.may is not None else "",
            "off": shown.may is EventAct.SIGNED_OFF,
            "back": said(words.FEE_BACK_AT_COUNTER, fee=self.site.paper.money(shown.back))
            if shown.back
            else "",
            "why_not": self._why(shown.why_not) if shown.why_not is not None and not shown.came else "",
            "request": request or secrets.token_hex(16),
            "path": event_path(key),
        }
        return Page("own/event.html", bilingual_words(shown.event.name), values, status)

    def _told(self, shown: EventShown) -> list[Words]:
        told: list[Words] = []
        fee = shown.fee
        told.append(said(own_offers.FEE, fee=self.site.paper.money(fee)) if fee else own_offers.FREE)
        if shown.left is not None:
            told.append(said(own_offers.PLACES, count=shown.left) if shown.left else words.FULL)
        if shown.enters and shown.may is EventAct.WAITS:
            told.append(said(words.ENTER_FEE_HOW, hours=KEPT_HOURS) if fee else words.ENTER_HOW)
        return told

    def _standing(self, shown: EventShown) -> Words:
        if shown.came:
            return own_offers.CAME
        if shown.state is SignUpState.SIGNED_UP:
            return own_offers.STATES[shown.state.value]
        if shown.state is not SignUpState.WAITS:
            return ""
        until = self.site.paper.time(shown.until_ms)
        if shown.lapsed:
            return said(words.PLACE_LAPSED, time=until)
        if shown.until_ms:
            told = words.PLACE_KEPT_UNTIL if shown.has_place else words.PLACE_WAITED_UNTIL
            return said(told, place=shown.place, time=until)
        return said(words.PLACE_KEPT if shown.has_place else words.PLACE_WAITED_FOR, place=shown.place)

    def _why(self, reason: Reason) -> Words:
        return reason_words(reason, self.site.paper.money)


_BUTTONS: dict[EventAct | None, Words] = {
    EventAct.SIGNED_UP: words.SIGN_UP,
    EventAct.WAITS: words.ENTER,
    EventAct.SIGNED_OFF: words.SIGN_OFF,
}


def _request(text: str) -> str:
    return text if _REQUEST.fullmatch(text) else ""


def _key(asked: OwnAsked) -> str:
    text: str = asked.request.path_params["key"]
    return text[:80]
