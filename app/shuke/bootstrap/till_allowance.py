"""The allowance of a running till: the strip always says how it may spend, and a basket is quoted anew when that
changes while a member is served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shuke.application.allowance_now import Spending, spending_now
from shuke.application.ports.store import StoreUnusable
from shuke.bootstrap.till_services import TillServices
from shuke.domain.money import Money
from shuke.domain.shop import CURRENCY_SIGNS
from shuke.domain.slices.allowance import Limit
from shuke.presenters.allowance import strip_words
from shuke.presenters.background import Lane
from shuke.wording.figures import money_text

if TYPE_CHECKING:
    from shuke.bootstrap.till import TillApplication

__all__ = ["TillAllowance"]


class TillAllowance:
    """Looks whenever something may have changed: a round ended, an answer came, a sale was made, time passed."""

    def __init__(self, till: TillApplication, services: TillServices) -> None:
        self._till = till
        self._services = services
        self._rule: tuple[bool, Limit | None, int] | None = None

    def look(self) -> None:
        self._till.background.run(
            Lane.READING,
            self._read,
            self._seen,
            lambda _error: None,  # the counter says itself what is wrong with the store
            expected=(StoreUnusable,),
        )

    def _read(self) -> Spending:
        services = self._services
        with services.data.reports.reading() as work:
            return spending_now(work, services.contact, services.place.shop_id)

    def _seen(self, spending: Spending) -> None:
        sign = CURRENCY_SIGNS[self._services.shop.currency]

        def money(amount: Money) -> str:
            return money_text(amount, symbol=sign)

        self._till.status.allowance_seen(strip_words(spending, money))
        rule = spending.online, spending.nothing, spending.percent
        before, self._rule = self._rule, rule
        if before is not None and before != rule:
            self._till.spending_changed()
