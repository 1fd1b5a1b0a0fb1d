"""Members at head office: found, with what they have and their time line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from shuke.application.head_office.member_desk import LONGEST_TYPED, MemberDesk, MemberSeen
from shuke.application.ports.members import HistoryPlace
from shuke.application.refusal import Refused
from shuke.domain.profile import mask_phone
from shuke.domain.shop import Right
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.head_office.pages.asked import Asked, Page, PageRefused
from shuke.head_office.pages.site import Site
from shuke.presenters.counter_words import bilingual_words
from shuke.presenters.member_pages.time_line import HappeningState, line_states
from shuke.wording import member_messages as written
from shuke.wording import member_own_data as own_words
from shuke.wording import office_work as words
from shuke.wording.ahead import AHEAD, ahead_briefly
from shuke.wording.allowance import ACCOUNTS, amount_words
from shuke.wording.card_desk import CARD_STATUS
from shuke.wording.office_orders import ORDERS
from shuke.wording.office_sharing import TITLE as SHARING
from shuke.wording.said import Words

__all__ = ["add_member_pages", "place_of"]

_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})\.([A-Za-z0-9._~-]{1,40})\.(\d{1,15})\.(\d{1,12})", flags=re.ASCII)
_LISTED_BY_LOT = {AccountKind.POINTS, AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.STAMPS}


def add_member_pages(site: Site, desk: MemberDesk) -> None:
    pages = _MemberPages(site, desk)
    site.in_menu("/members", words.MEMBERS, Right.CARE_FOR_MEMBERS)
    site.inside("/members", pages.found, change=pages.found)
    site.inside("/members/{member_id}", pages.one)


@dataclass(frozen=True, slots=True)
class _MemberPages:
    site: Site
    desk: MemberDesk

    async def found(self, asked: Asked) -> Page:
        """What was typed comes by a form: a phone number stands in no address and no log."""
        typed = asked.form.get("typed", "").strip()[:LONGEST_TYPED]
        found = await self.site.lanes.read(lambda: self.desk.find(asked.session, typed))
        if isinstance(found, Refused):
            raise PageRefused(403, found)
        rows = [(one.member, one.profile.name, mask_phone(one.profile.phone)) for one in found.records]
        values = {
            "w": words,
            "sharing": SHARING,
            "typed": typed,
            "rows": rows,
            "more": found.more,
            "nobody": found.nobody if typed else "",
            "erased": "erased" in asked.query,
        }
        return Page("members.html", words.MEMBERS, values)

    async def one(self, asked: Asked) -> Page:
        member_id = asked.request.path_params["member_id"][:64]
        behind = place_of(asked.query.get("behind", ""))
        seen = await self.site.lanes.read(lambda: self.desk.look(asked.session, member_id, behind))
        if isinstance(seen, Refused):
            raise PageRefused(404, seen)
        last = seen.line.last if seen.line.more else None
        values = {
            "w": words,
            "ahead_title": AHEAD,
            "orders_title": ORDERS,
            "o": own_words,
            "written": written,
            "seen": seen,
            "member": seen.record.member,
            "profile": seen.record.profile,
            "tier": self._tier(seen),
            "cards": [(card.number, CARD_STATUS[card.status.value]) for card in seen.cards],
            "held": [row for kind, lots in seen.lots for row in self._held(kind, lots)],
            "ahead": ahead_briefly(seen.ahead, self.site.paper.money),
            "line": self._line(seen),
            "next": f"{last.on.isoformat()}.{last.till}.{last.epoch}.{last.seq}" if last else "",
            "begun": behind is not None,
            "merged": "merged" in asked.query,
        }
        return Page("member.html", seen.record.profile.name or seen.record.member.number, values)

    def _tier(self, seen: MemberSeen) -> Words:
        tiers = {tier.key: tier for tier in seen.programme.tiers} if seen.programme is not None else {}
        tier = tiers.get(seen.record.member.tier)
        return bilingual_words(tier.name) if tier is not None else seen.record.member.tier

    def _held(self, kind: AccountKind, lots: object) -> list[tuple[Words, Words, Words]]:
        assert isinstance(lots, tuple)
        money = self.site.paper.money
        if kind not in _LISTED_BY_LOT:  # each coupon, prize and right is a lot of its own
            whole = sum(lot.amount for lot in lots)
            return [(ACCOUNTS[kind], amount_words(kind, whole, money), "")]
        return [
            (
                ACCOUNTS[kind],
                amount_words(kind, lot.amount, money),
                words.NEVER_LAPSES if lot.lot == NEVER else lot.lot,
            )
            for lot in lots
        ]

    def _line(self, seen: MemberSeen) -> list[HappeningState]:
        if seen.programme is None:
            return []
        paper = self.site.paper
        return list(line_states(seen.line, seen.programme, paper.money, paper.local))


def place_of(text: str) -> HistoryPlace | None:
    shape = _PLACE.fullmatch(text)
    try:
        return (
            HistoryPlace(date.fromisoformat(shape[1]), shape[2], int(shape[3]), int(shape[4]))
            if shape
            else None
        )
    except ValueError:
        return None
