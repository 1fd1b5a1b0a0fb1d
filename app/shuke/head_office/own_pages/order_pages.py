"""A gift that was ordered on the page and is not collected yet: what giving it back brings, and the button."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from urllib.parse import quote

from shuke.application.head_office.orders_undone import NoOrder, OrderElsewhere, OrderPaid
from shuke.application.head_office.own_acts import OwnActsDesk
from shuke.head_office.own_pages.own_asked import OwnAsked
from shuke.head_office.own_pages.own_site import OwnSite
from shuke.head_office.pages.asked import Go, Page, PageRefused
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import own_acts as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["add_orders", "order_path"]

_ORDER = "/member/holdings/order"
_REQUEST = re.compile(r"[A-Za-z0-9-]{8,40}", flags=re.ASCII)


def order_path(prize_id: str) -> str:
    return f"{_ORDER}/{quote(prize_id, safe='')}"


def add_orders(site: OwnSite, desk: OwnActsDesk) -> None:
    pages = _OrderPages(site, desk)
    site.inside(f"{_ORDER}/{{prize_id}}", pages.order, change=pages.undo)


@dataclass(frozen=True, slots=True)
class _OrderPages:
    site: OwnSite
    desk: OwnActsDesk

    async def order(self, asked: OwnAsked, wrong: Words = "", status: int = 200) -> Page:
        name = _name(asked)
        orders = await self.site.lanes.read(lambda: self.desk.orders(asked.member_id))
        order = next((one for one in orders if one.prize_id == name), None)
        done = words.UNDONE if order is None and "undone" in asked.query else ""
        if order is None and not done and not wrong:
            raise PageRefused(404, words.UNDO_OVER)
        values = {
            "w": words,
            "wrong": wrong,
            "done": done,
            "points": points_text(order.points) if order is not None else "",
            "request": secrets.token_hex(16),
            "path": order_path(name),
        }
        return Page("own/order.html", bilingual_words(order.thing) if order else words.UNDO, values, status)

    async def undo(self, asked: OwnAsked) -> Page | Go:
        request, name = asked.form.get("request", ""), _name(asked)
        if not _REQUEST.fullmatch(request):
            raise PageRefused(400, "")
        try:
            done = await self.site.lanes.write(lambda: self.desk.undo(asked.member_id, name, request))
        except NoOrder:
            return await self.order(asked, words.UNDO_OVER, 409)
        if isinstance(done, OrderElsewhere):
            return await self.order(asked, words.UNDO_ELSEWHERE, 409)
        if isinstance(done, OrderPaid):
            return await self.order(asked, said(words.UNDO_PAID, fee=self.site.paper.money(done.fee)), 409)
        return Go(f"{order_path(name)}?undone")


def _name(asked: OwnAsked) -> str:
    text: str = asked.request.path_params["prize_id"]
    return text[:80]
