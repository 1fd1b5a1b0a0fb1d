"""What could be lost while tills are out of reach."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.risk_desk import OwedAtShop, RiskDesk
from shuke.application.refusal import Refused
from shuke.domain.money import Money
from shuke.domain.shop import Right
from shuke.domain.slices.account import AccountKind
from shuke.head_office.pages.asked import Asked, Page, PageRefused
from shuke.head_office.pages.site import Site
from shuke.presenters.counter_words import MoneyText
from shuke.wording import office_tills as words
from shuke.wording.allowance import ACCOUNTS, amount_words
from shuke.wording.figures import points_text
from shuke.wording.said import Words

__all__ = ["add_exposure_page"]


def add_exposure_page(site: Site, desk: RiskDesk) -> None:
    site.in_menu("/exposure", words.EXPOSURE, Right.SEE_EXPOSURE)
    site.inside("/exposure", _ExposurePage(site, desk).show)


@dataclass(frozen=True, slots=True)
class _ExposurePage:
    site: Site
    desk: RiskDesk

    async def show(self, asked: Asked) -> Page:
        seen = await self.site.lanes.read(lambda: self.desk.exposure_for(asked.session))
        if isinstance(seen, Refused):
            raise PageRefused(403, seen)
        owed = await self.site.lanes.read(lambda: self.desk.owed(asked.session))
        if isinstance(owed, Refused):
            raise PageRefused(403, owed)
        money = self.site.paper.money
        values = {
            "w": words,
            "at_ms": seen.at_ms,
            "all": seen.chain.money,
            "tills": [till for till in seen.chain.tills if till.accounts],
            "owed": [_owed_row(one, money) for one in owed],
            "account_points": ACCOUNTS[AccountKind.POINTS],
            "account_stamps": ACCOUNTS[AccountKind.STAMPS],
            "account": lambda account: ACCOUNTS[account],
            "amount": lambda account, amount: amount_words(account, amount, money),
        }
        return Page("exposure.html", words.EXPOSURE, values)


def _owed_row(one: OwedAtShop, money: MoneyText) -> tuple[Words, str, str, str]:
    """Shop, points, stored value, stamps."""
    name: Words = one.shop.name if one.shop is not None else words.AT_HEAD_OFFICE
    return name, points_text(one.points), money(Money(one.stored_minor)), points_text(one.stamps)
