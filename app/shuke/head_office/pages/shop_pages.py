"""The chain's shops: added, described anew, closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from shuke.application.head_office.shop_desk import LONGEST_NAME, ShopDesk, ShopSeen, ShopWanted
from shuke.application.refusal import Refusal, Refused
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.meanwhile import Beside, beside, differing
from shuke.head_office.pages.site import OFFICE, Site
from shuke.wording import office_chain as words
from shuke.wording.said import Words

__all__ = ["add_shops"]


def add_shops(site: Site, desk: ShopDesk) -> None:
    pages = _ShopPages(site, desk)
    site.in_menu("/shops", words.SHOPS, Right.RUN_HEAD_OFFICE)
    site.inside("/shops", pages.listed)
    site.inside("/shops/new", pages.new, change=pages.add)
    site.inside("/shops/{shop_id}", pages.one, change=pages.change)


@dataclass(frozen=True, slots=True)
class _ShopPages:
    site: Site
    desk: ShopDesk

    async def listed(self, asked: Asked) -> Page:
        rows = await self.site.lanes.read(lambda: self.desk.listed(asked.session))
        if isinstance(rows, Refused):
            raise PageRefused(403, rows)
        return Page("shops.html", words.SHOPS, {"w": words, "rows": rows, "saved": "saved" in asked.query})

    async def new(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        if not asked.session.may(Right.RUN_HEAD_OFFICE):
            raise PageRefused(403, Refused(Refusal.NOT_ALLOWED))
        given = {"shop": "", "name": "", "address": "", **asked.form}
        return self._form(words.ADD_SHOP, given, None, wrong, status)

    async def add(self, asked: Asked) -> Page | Go:
        wanted = _wanted(asked, asked.form.get("shop", "").strip()[:64])
        done = await self.site.lanes.write(lambda: self.desk.add(asked.session, wanted))
        if isinstance(done, Refused):
            if done.refusal is Refusal.NOT_ALLOWED:
                raise PageRefused(403, done)
            return await self.new(asked, self.site.refusal(done), 422)
        return Go(f"{OFFICE}/shops?saved")

    async def one(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        """As it is now, or as it was typed, beside what somebody else saved meanwhile."""
        shop_id = asked.request.path_params["shop_id"][:64]
        seen = await self.site.lanes.read(lambda: self.desk.look(asked.session, shop_id))
        if isinstance(seen, Refused):
            raise PageRefused(404, seen)
        shop = seen.shop
        given = {
            "name": shop.name,
            "address": "\n".join(shop.address_lines),
            "closed": "1" if shop.closed else "",
        }
        meanwhile: list[tuple[Words, Words]] = []
        if status != 200:
            typed = given | {"closed": "", **asked.form}
            meanwhile = differing(_beside(typed, given)) if status == 409 else []
            given = typed
        return self._form(f"{shop.shop_id} {shop.name}", given, seen, wrong, status, meanwhile)

    async def change(self, asked: Asked) -> Page | Go:
        wanted = _wanted(asked, asked.request.path_params["shop_id"][:64])
        stamp = asked.form.get("stamp", "")
        done = await self.site.lanes.write(lambda: self.desk.change(asked.session, wanted, stamp))
        if isinstance(done, Refused):
            if done.refusal in {Refusal.NOT_ALLOWED, Refusal.SHOP_UNKNOWN}:
                raise PageRefused(404, done)
            stale = done.refusal is Refusal.CHANGED_MEANWHILE
            return await self.one(asked, self.site.refusal(done), 409 if stale else 422)
        return Go(f"{OFFICE}/shops?saved")

    def _form(
        self,
        title: Words,
        given: dict[str, str],
        seen: ShopSeen | None,
        wrong: Words,
        status: int,
        meanwhile: Sequence[tuple[Words, Words]] = (),
    ) -> Page:
        values = {
            "w": words,
            "wrong": wrong,
            "given": given,
            "seen": seen,
            "meanwhile": meanwhile,
            "longest": LONGEST_NAME,
            "action": f"{OFFICE}/shops/{quote(seen.shop.shop_id, safe='') if seen else 'new'}",
        }
        return Page("shop.html", title, values, status)


def _wanted(asked: Asked, shop_id: str) -> ShopWanted:
    form = asked.form
    return ShopWanted(
        shop_id, form.get("name", "")[:200], form.get("address", "")[:1000], form.get("closed") == "1"
    )


def _beside(typed: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Beside]:
    yield Beside(words.NAME, typed["name"], now["name"])
    yield beside(words.ADDRESS, typed["address"], now["address"], _on_one_line)
    yield beside(words.STATE, typed["closed"], now["closed"], _state)


def _on_one_line(address: str) -> str:
    return "，".join(filter(None, map(str.strip, address.splitlines())))


def _state(closed: str) -> Words:
    return words.SHOP_STATES["closed" if closed else "open"]
