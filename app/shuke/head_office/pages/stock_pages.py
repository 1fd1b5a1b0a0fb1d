"""What of prizes and gifts there is, where it lies, and setting it right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from shuke.application.head_office.stock_desk import StockDesk, StockSeen
from shuke.application.members.merging import LONGEST_REASON
from shuke.application.refusal import Refusal, Refused
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Go, Page, PageRefused
from shuke.head_office.pages.site import OFFICE, Site
from shuke.presenters.counter_words import bilingual_words
from shuke.wording import office_stock as words
from shuke.wording.figures import points_text
from shuke.wording.said import Words, said

__all__ = ["add_stock_pages"]

_AMOUNT = re.compile(r"[+-]?[0-9]{1,9}", flags=re.ASCII)


def add_stock_pages(site: Site, desk: StockDesk) -> None:
    pages = _StockPages(site, desk)
    site.in_menu("/stock", words.STOCK, Right.MANAGE_PROGRAMME)
    site.inside("/stock", pages.listed)
    site.inside("/stock/{holder}", pages.one, change=pages.correct)


@dataclass(frozen=True, slots=True)
class StockRow:
    seen: StockSeen
    name: Words
    shop: Words
    whole: Words
    path: str


@dataclass(frozen=True, slots=True)
class _StockPages:
    site: Site
    desk: StockDesk

    async def listed(self, asked: Asked) -> Page:
        seen = await self.site.lanes.read(lambda: self.desk.seen(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        values = {
            "w": words,
            "rows": [_row(one) for one in seen.stocks],
            "quotas": [
                (bilingual_words(one.name), words.QUOTA_KINDS[one.rule.partition(".")[0]], one)
                for one in seen.quotas
            ],
            "at_ms": seen.at_ms,
            "saved": "saved" in asked.query,
        }
        return Page("stock.html", words.STOCK, values)

    async def one(self, asked: Asked, wrong: Words = "", status: int = 200) -> Page:
        """With what was typed, beside what there is by now."""
        holder = asked.request.path_params["holder"][:200]
        seen = await self.site.lanes.read(lambda: self.desk.look(asked.session, holder))
        if isinstance(seen, Refused):
            raise PageRefused(404, seen)
        row = _row(seen)
        values = {
            "w": words,
            "row": row,
            "wrong": wrong,
            "given": asked.form,
            "meanwhile": [(words.HERE, points_text(seen.here))] if status == 409 else [],
            "longest": LONGEST_REASON,
        }
        return Page("stock_one.html", row.name, values, status)

    async def correct(self, asked: Asked) -> Page | Go:
        holder, form = asked.request.path_params["holder"][:200], asked.form
        typed, was = form.get("amount", "").strip(), form.get("was", "")
        if not _AMOUNT.fullmatch(typed) or not _AMOUNT.fullmatch(was):
            return await self.one(asked, self.site.refusal(Refused(Refusal.AMOUNT)), 422)
        done = await self.site.lanes.write(
            lambda: self.desk.correct(asked.session, holder, int(typed), form.get("reason", ""), int(was))
        )
        if not isinstance(done, Refused):
            return Go(f"{OFFICE}/stock?saved")
        if done.refusal in {Refusal.NOT_ALLOWED, Refusal.STOCK_UNKNOWN}:
            raise PageRefused(404, done)
        stale = done.refusal is Refusal.CHANGED_MEANWHILE
        return await self.one(asked, self.site.refusal(done), 409 if stale else 422)


def _row(seen: StockSeen) -> StockRow:
    whole: Words = points_text(seen.whole)
    if seen.corrected:
        whole = said(words.OF_WHOLE_CORRECTED, whole=whole, more=f"{seen.corrected:+,}")
    return StockRow(
        seen,
        bilingual_words(seen.name),
        words.CHAIN if seen.shop is None else seen.shop.name,
        whole,
        f"{OFFICE}/stock/{quote(seen.holder, safe='')}",
    )
