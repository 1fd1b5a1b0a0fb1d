"""The member's code with how they stand; what they have, lot by lot; what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from fastapi import Response

from shuke.application.head_office.member_page import MemberPageDesk, PageMember
from shuke.application.head_office.own_standing import OwnStanding, OwnStandingDesk
from shuke.application.ports.members import HistoryPlace
from shuke.domain.profile import mask_name
from shuke.domain.slices.account import NEVER, AccountKind, Slice
from shuke.head_office.member_models import chain_model
from shuke.head_office.own_pages.order_pages import order_path
from shuke.head_office.own_pages.own_asked import HOME, OwnAsked
from shuke.head_office.own_pages.own_site import OwnSite, give_cookie
from shuke.head_office.pages.asked import Page
from shuke.head_office.pages.member_pages import place_of
from shuke.head_office.people_requests import json_answer
from shuke.presenters.counter_words import bilingual_words, reason_words
from shuke.presenters.member_pages.time_line import happening_state
from shuke.wording import own_acts as acts
from shuke.wording import own_page as words
from shuke.wording.ahead import ahead_in_full
from shuke.wording.allowance import ACCOUNTS, amount_words
from shuke.wording.said import Words, said

__all__ = ["add_standing"]

_SOON_DAYS = 60
"""What lapses within so many days stands on the first page."""

_OURS = "exception."
"""What tills and head office have to settle among themselves; a member's own data has it all the same."""


def add_standing(site: OwnSite, desk: MemberPageDesk, standing: OwnStandingDesk) -> None:
    pages = _StandingPages(site, desk, standing)
    site.inside(HOME, pages.home)
    site.changes("/member/code", pages.code)
    site.inside("/member/holdings", pages.holdings)
    site.inside("/member/history", pages.history)


@dataclass(frozen=True, slots=True)
class _StandingPages:
    site: OwnSite
    desk: MemberPageDesk
    standing: OwnStandingDesk

    async def home(self, asked: OwnAsked) -> Page:
        seen, stands = await self._read(asked)
        values = {
            "seen": seen,
            "tier": bilingual_words(seen.tier),
            "tier_key": stands.tier,
            "ways": self._ways(stands),
            "soon": self._soon(seen, stands),
            "prizes": stands.prizes,
        }
        return Page("own/home.html", words.CODE, values)

    async def code(self, asked: OwnAsked) -> Response:
        """What codes for a day are made of; asked for about once a day, so it tells that the telephone is in use."""
        session = asked.session
        given = await self.site.lanes.compute(lambda: self.desk.chain(session.member_id))
        await self.site.lanes.write(lambda: self.site.access.seen(session))
        model = chain_model(given, self.desk.identity.tenant, session.member_id)
        response = json_answer(model.model_dump_json())
        give_cookie(response, asked.cookie)
        return response

    async def holdings(self, asked: OwnAsked) -> Page:
        seen, stands = await self._read(asked)
        prizes = await self.site.lanes.read(lambda: self.desk.prizes(asked.member_id))
        values = {
            "seen": seen,
            "acts": acts,
            "lots": [
                (ACCOUNTS[kind], [self._lot(kind, one) for one in found]) for kind, found in stands.lots
            ],
            "coupons": [(bilingual_words(one.name), _until(one.last_day)) for one in seen.coupons],
            "prizes": [
                (
                    bilingual_words(one.prize.thing),
                    _until(one.prize.last_day),
                    one.shop,
                    one.code,
                    one.short_code,
                    order_path(one.prize.prize_id) if one.prize.rule.startswith("gift.") else "",
                )
                for one in prizes
            ],
            "outlook": ahead_in_full(stands.outlook, asked.look.language, self.site.paper.money),
        }
        return Page("own/holdings.html", words.HOLDINGS, values)

    async def history(self, asked: OwnAsked) -> Page:
        behind = place_of(asked.query.get("behind", ""))
        seen = await self.site.lanes.read(lambda: self.standing.history(asked.member_id, behind))
        paper, programme = self.site.paper, seen.programme
        last = seen.line.last if seen.line.more else None
        values = {
            "line": [
                happening_state(replace(one, staff=mask_name(one.staff)), programme, paper.money, paper.local)
                for one in seen.line.happenings
                if programme is not None and not one.kind.startswith(_OURS)
            ],
            "next": _place_text(last) if last is not None else "",
            "begun": behind is not None,
        }
        return Page("own/history.html", words.HISTORY, values)

    # inside

    async def _read(self, asked: OwnAsked) -> tuple[PageMember, OwnStanding]:
        member_id = asked.member_id
        return await self.site.lanes.read(
            lambda: (self.desk.member(member_id), self.standing.look(member_id))
        )

    def _ways(self, stands: OwnStanding) -> list[Words]:
        return [reason_words(one, self.site.paper.money) for one in stands.ways]

    def _soon(self, seen: PageMember, stands: OwnStanding) -> list[Words]:
        """The next lot of each account that lapses before long."""
        today = self.site.paper.local(seen.now_ms).date()
        found: list[Words] = []
        for kind, lots in stands.lots:
            first = next((one for one in lots if one.amount > 0 and one.lot != NEVER), None)
            if first is not None and (date.fromisoformat(first.lot) - today).days <= _SOON_DAYS:
                amount, _ = self._lot(kind, first)
                found.append(said(words.LAPSES_SOON, what=ACCOUNTS[kind], amount=amount, day=first.lot))
        return found

    def _lot(self, kind: AccountKind, lot: Slice) -> tuple[Words, Words]:
        amount = amount_words(kind, lot.amount, self.site.paper.money)
        return amount, words.NEVER if lot.lot == NEVER else said(words.UNTIL, day=lot.lot)


def _until(day: date | None) -> Words:
    return words.NEVER if day is None else said(words.UNTIL, day=day.isoformat())


def _place_text(place: HistoryPlace) -> str:
    return f"{place.on.isoformat()}.{place.till}.{place.epoch}.{place.seq}"
