"""Gifts that a member ordered and did not collect yet, and the button that gives one back."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from shuke.application.head_office.order_desk import OrderDesk, OrdersSeen
from shuke.application.head_office.orders_undone import NoOrder, OrderElsewhere, OrderPaid, OrderWaiting
from shuke.application.members.merging import LONGEST_REASON
from shuke.application.refusal import Refusal, Refused
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import office_orders as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["add_order_pages"]

_REQUEST = re.compile(r"[0-9a-f]{32}", flags=re.ASCII)


def add_order_pages(site: Site, desk: OrderDesk) -> None:
    pages = _OrderPages(site, desk)
    site.inside("/members/{member_id}/orders", pages.orders, change=pages.undo)


@dataclass(frozen=True, slots=True)
class _OrderPages:
    site: Site
    desk: OrderDesk

    async def orders(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        member_id = _member(asked)
        seen = await self.site.lanes.read(lambda: self.desk.look(asked.session, member_id))
        if isinstance(seen, Refused):
            raise PageRefused(404, seen)
        values = {
            "w": words,
            "wrong": wrong,
            "done": "undone" in asked.query,
            "may": seen.may,
            "rows": [self._row(seen, one) for one in seen.orders],
            "reason": asked.form.get("reason", ""),
            "chosen": asked.form.get("prize", ""),
            "request": secrets.token_hex(16),
            "longest": LONGEST_REASON,
            "path": _path(member_id),
            "back": f"{OFFICE}/members/{quote(member_id, safe='')}",
        }
        return Page("orders.html", said(words.TITLE, number=seen.member.number), values, status)

    async def undo(self, asked: Asked) -> Page | Go:
        member_id, form = _member(asked), asked.form
        prize_id, request = form.get("prize", "")[:80], form.get("request", "")
        if not _REQUEST.fullmatch(request):
            raise PageRefused(400, "")
        reason = form.get("reason", "")
        try:
            done = await self.site.lanes.write(
                lambda: self.desk.undo(asked.session, member_id, prize_id, reason, request)
            )
        except NoOrder:
            return await self.orders(asked, words.OVER, 409)
        if isinstance(done, Refused):
            if done.refusal in {Refusal.NOT_ALLOWED, Refusal.MEMBER_UNKNOWN}:
                raise PageRefused(403 if done.refusal is Refusal.NOT_ALLOWED else 404, done)
            return await self.orders(asked, self.site.refusal(done), 422)
        if isinstance(done, OrderElsewhere):
            return await self.orders(asked, words.ELSEWHERE, 409)
        if isinstance(done, OrderPaid):
            return await self.orders(asked, said(words.PAID, fee=self.site.paper.money(done.fee)), 409)
        return Go(f"{_path(member_id)}?undone")

    def _row(self, seen: OrdersSeen, one: OrderWaiting) -> tuple[str, Words, str, str, str, str]:
        """Its name for the form, the thing, when, until when, points, the only shop."""
        last = one.last_day.isoformat() if one.last_day else "–"
        shop = seen.shops.get(one.shop_id, "–")
        thing = bilingual_words(one.thing)
        return one.prize_id, thing, one.ordered_on.isoformat(), last, points_text(one.points), shop


def _member(asked: Asked) -> str:
    text: str = asked.request.path_params["member_id"]
    return text[:64]


def _path(member_id: str) -> str:
    return f"{OFFICE}/members/{quote(member_id, safe='')}/orders"
