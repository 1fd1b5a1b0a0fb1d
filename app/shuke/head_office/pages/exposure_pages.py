"""What could be lost while tills are out of reach."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.risk_desk import RiskDesk
from shuke.application.refusal import Refused
from shuke.domain.shop import Right
from shuke.head_office.pages.asked import Asked, Page, PageRefused
from shuke.head_office.pages.site import Site
from shuke.wording import office_tills as words
from shuke.wording.allowance import ACCOUNTS, amount_words

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
        money = self.site.paper.money
        values = {
            "w": words,
            "at_ms": seen.at_ms,
            "all": seen.chain.money,
            "tills": [till for till in seen.chain.tills if till.accounts],
            "account": lambda account: ACCOUNTS[account],
            "amount": lambda account, amount: amount_words(account, amount, money),
        }
        return Page("exposure.html", words.EXPOSURE, values)
