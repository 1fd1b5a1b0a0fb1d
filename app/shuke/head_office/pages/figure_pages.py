"""Today and this month, shop by shop, with charts and the tables they are drawn from; and coupons."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from shuke.application.head_office.figures_desk import CouponsSeen, FiguresDesk, FiguresSeen, Sums
from shuke.application.refusal import Refused
from shuke.domain.money import Money
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Page, PageRefused
from shuke.head_office.pages.charts import Mark, bars_svg, columns_svg
from shuke.head_office.pages.dashboard_page import FigureFiles, add_dashboard
from shuke.head_office.pages.site import Site
from shuke.presenters.counter_words import bilingual_words
from shuke.presenters.rule_words import rule_words
from shuke.wording import office_coupons as coupon_words
from shuke.wording import office_figures as words
from shuke.wording.allowance import ACCOUNTS, amount_words
from shuke.wording.dashboard import MORE_FIGURES, OFFICE_ITSELF
from shuke.wording.said import Words, in_words

__all__ = ["add_figures"]


def add_figures(site: Site, desk: FiguresDesk, files: FigureFiles) -> None:
    site.in_menu("/figures", words.FIGURES, Right.READ_SHIFTS)
    pages = _FigurePage(site, desk)
    site.inside("/figures", pages.show)
    add_dashboard(site, desk, files)
    site.in_menu("/coupons", coupon_words.COUPONS, Right.GIVE_COUPONS)
    site.inside("/coupons", pages.coupons)


@dataclass(frozen=True, slots=True)
class _FigurePage:
    site: Site
    desk: FiguresDesk

    async def show(self, asked: Asked) -> Page:
        seen = await self.site.lanes.read(lambda: self.desk.seen(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        paper, said = self.site.paper, asked.look.language
        money = paper.money
        rows: list[tuple[Words, Sums, Sums]] = [(one.shop.name, one.today, one.month) for one in seen.shops]
        rows += [(OFFICE_ITSELF, *seen.own)] if seen.own else []
        by_shop = [
            Mark(str(in_words(name, said)), month.net_minor, money(Money(month.net_minor)))
            for name, _, month in rows
        ]
        by_day = [Mark(f"{on:%m-%d}", day.net_minor, money(Money(day.net_minor))) for on, day in seen.days]
        values = {
            "w": words,
            "seen": seen,
            "rows": rows,
            "more": MORE_FIGURES,
            "minor": lambda minor: money(Money(minor)),
            "held": self._held(seen),
            "by_shop": Markup(bars_svg(by_shop, str(in_words(words.BY_SHOP, said)))),  # noqa: S704 - escaped there
            "by_day": Markup(columns_svg(by_day, str(in_words(words.BY_DAY, said)))),  # noqa: S704 - escaped there
        }
        return Page("figures.html", words.FIGURES, values)

    async def coupons(self, asked: Asked) -> Page:
        seen = await self.site.lanes.read(lambda: self.desk.coupons(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        rows = [(_kind(seen, one.kind), _rule(seen, one.rule), one) for one in seen.rows]
        return Page("coupons.html", coupon_words.COUPONS, {"w": coupon_words, "rows": rows})

    def _held(self, seen: FiguresSeen) -> list[tuple[Words, Words]]:
        money = self.site.paper.money
        return [(ACCOUNTS[kind], amount_words(kind, amount, money)) for kind, amount in seen.held]


def _kind(seen: CouponsSeen, key: str) -> Words:
    """As the programme in force calls it."""
    known = seen.programme.coupon(key) if seen.programme else None
    return bilingual_words(known.name) if known else key or "–"


def _rule(seen: CouponsSeen, rule: str) -> Words:
    return rule_words(rule, seen.programme, seen.campaigns) if rule else "–"
