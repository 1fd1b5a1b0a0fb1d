"""The wheel, the points mall and events on a member's own page."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from shuke.application.head_office.member_page import MemberPageDesk
from shuke.application.head_office.own_offers import EventOffered, GiftOffered, OwnOffersDesk
from shuke.application.head_office.page_wheel import NoWheel, PageSpun, SpinElsewhere, WheelShown
from shuke.domain.explanation import Reason
from shuke.domain.sign_up import SignUpState
from shuke.head_office.own_pages.act_pages import event_path, gift_path
from shuke.head_office.own_pages.own_asked import OwnAsked
from shuke.head_office.own_pages.own_site import OwnSite
from shuke.head_office.own_pages.wheel_drawing import WheelDrawn, share_text, wheel_drawn
from shuke.head_office.pages.asked import Go, Page, PageRefused
from shuke.presenters.counter_words import bilingual_words, reason_words
from shuke.presenters.prizes.turning import Turn
from shuke.wording import own_acts as act_words
from shuke.wording import own_offers as words
from shuke.wording.figures import points_text
from shuke.wording.people_api import PROBLEMS
from shuke.wording.said import Words, said

__all__ = ["add_offers"]

WHEEL = "/member/offers/wheel"
_REQUEST = re.compile(r"[A-Za-z0-9-]{8,40}", flags=re.ASCII)


def add_offers(site: OwnSite, desk: MemberPageDesk, offers: OwnOffersDesk) -> None:
    pages = _OfferPages(site, desk, offers)
    site.inside("/member/offers", pages.offers)
    site.inside(WHEEL, pages.wheel, change=pages.spin)


@dataclass(frozen=True, slots=True)
class _OfferPages:
    site: OwnSite
    desk: MemberPageDesk
    desk_of_offers: OwnOffersDesk

    async def offers(self, asked: OwnAsked) -> Page:
        seen = await self.site.lanes.read(lambda: self.desk_of_offers.look(asked.member_id))
        values = {
            "w": words,
            "a": act_words,
            "points": seen.points,
            "wheel": seen.wheel,
            "wheel_path": WHEEL,
            "shop": seen.shop,
            "gifts": sorted((self._gift(one) for one in seen.gifts), key=lambda row: not row[3]),
            "events": [self._event(one) for one in seen.events],
        }
        return Page("own/offers.html", words.OFFERS, values)

    async def wheel(self, asked: OwnAsked) -> Page:
        """A spin that was made is looked up here, never made."""
        request = _request(asked.query.get("spun", ""))
        spun = None
        if request:
            spun = await self.site.lanes.read(lambda: self.desk.spun(asked.member_id, request))
        return await self._wheel(asked, spun)

    async def spin(self, asked: OwnAsked) -> Page | Go:
        request = _request(asked.form.get("request", ""))
        if not request:
            raise PageRefused(400, "")
        try:
            done = await self.site.lanes.write(lambda: self.desk.spin(asked.member_id, request))
        except NoWheel:
            return await self._wheel(asked, None)
        if isinstance(done, PageSpun):
            return Go(f"{WHEEL}?spun={request}")
        wrong = PROBLEMS["spin_elsewhere"] if isinstance(done, SpinElsewhere) else self._why(done)
        return await self._wheel(asked, None, wrong, request, 409)

    async def _wheel(
        self, asked: OwnAsked, spun: PageSpun | None, wrong: Words = "", request: str = "", status: int = 200
    ) -> Page:
        try:
            seen = await self.site.lanes.read(lambda: self.desk.wheel(asked.member_id))
        except NoWheel:
            return Page("own/no_wheel.html", words.WHEEL, {"w": words}, 200)
        values = {
            "w": words,
            "wheel_path": WHEEL,
            "request": request or secrets.token_hex(16),
            "wrong": wrong,
            "seen": seen,
            "odds": [(_name(seen, one.key), share_text(one.share_ppb)) for one in seen.odds],
            "why_not": "" if seen.why_not is None else self._why(seen.why_not),
            "drawn": _drawn(seen, spun),
            "spun": spun,
            "came_up": "" if spun is None else _came_up(spun),
            "commitment": seen.commitment.hex(),
        }
        return Page("own/wheel.html", words.WHEEL, values, status)

    # inside

    def _gift(self, one: GiftOffered) -> tuple[Words, Words, Words, str]:
        """Name, price, what is in the way, where it is ordered."""
        gift, why = one.gift, one.why_not
        price: Words = said(words.PRICE, points=points_text(one.price))
        if gift.below or gift.open_ended:
            price = said(words.PRICE_FROM, points=points_text(one.price))
        if gift.mixed_points:
            money = self.site.paper.money(gift.mixed_pay)
            price = said(words.PRICE_OR, price=price, points=points_text(gift.mixed_points), money=money)
        path = gift_path(gift.key) if one.ordered and why is None else ""
        return bilingual_words(gift.name), price, "" if why is None else self._why(why), path

    def _event(self, one: EventOffered) -> tuple[Words, Words, list[Words], Words, str, str]:
        """Name, days, what is to be known, how the member stands and in which tone, where to sign up."""
        event = one.event
        first, last = event.dates.first.isoformat(), event.dates.last.isoformat()
        told: list[Words] = []
        if event.needs_sign_up:
            told.append(said(words.SIGN_UP_FROM, day=event.opens.isoformat()))
            told.append(said(words.FEE, fee=self.site.paper.money(one.fee)) if one.fee else words.FREE)
        else:
            told.append(words.JUST_COME)
        if one.left is not None:
            told.append(said(words.PLACES, count=one.left) if one.left else words.FULL)
        state: Words = words.STATES.get(one.state.value if one.state is not None else "", "")
        if one.state is SignUpState.WAITS and one.until_ms:
            state = (
                words.LAPSED if one.lapsed else said(words.PAY_BY, time=self.site.paper.time(one.until_ms))
            )
        if one.came:
            state = words.CAME
        if event.called_off:
            state = words.CALLED_OFF
        days = first if first == last else f"{first} – {last}"
        path = event_path(event.key) if event.needs_sign_up else ""
        tone = "warn" if one.lapsed or event.called_off else "good"
        return bilingual_words(event.name), days, told, state, tone, path

    def _why(self, reason: Reason) -> Words:
        return reason_words(reason, self.site.paper.money)


def _request(text: str) -> str:
    return text if _REQUEST.fullmatch(text) else ""


def _name(seen: WheelShown, key: str) -> Words:
    return bilingual_words(seen.wheel.segment(key).name)


def _drawn(seen: WheelShown, spun: PageSpun | None) -> WheelDrawn | None:
    """At rest as it stands now, or where that spin ended."""
    odds = [(one.key, one.share_ppb) for one in seen.odds]
    turn = None
    if spun is not None:
        odds = [(one.key, one.share_ppb) for one in spun.fact.offered]
        turn = Turn(spun.fact.number, spun.fact.segment)
    return wheel_drawn([(key, _name(seen, key), share) for key, share in odds], turn)


def _came_up(spun: PageSpun) -> Words:
    assert spun.programme.wheel is not None  # it was spun
    return bilingual_words(spun.programme.wheel.segment(spun.fact.segment).name)
