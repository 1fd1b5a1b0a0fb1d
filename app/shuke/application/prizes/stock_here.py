"""What of a limited stock this till may give away: its slices, as of everything that is limited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from shuke.application.counter.allowing import Purse, Terms
from shuke.application.counter.desk import Desk
from shuke.application.counter.money_book import MoneyBook
from shuke.application.ports.store import Work
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.stock_opened import StockOpened
from shuke.domain.membership.changes import Change, StockTaken
from shuke.domain.prize_stock import Stock, stocks
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["Missing", "StockHere", "stock_taken"]

_PARTS = 5
"""A till asks for a fifth of a stock, or one piece: others want some too."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What this till might ask head office or its lead for: so many of that holder's account."""

    account: AccountKind
    holder: str
    amount: int


class StockHere:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def allowed(self, work: Work, holder: str, account: AccountKind, on: date) -> int:
        """How much of an account this till may spend."""
        terms = Terms(self._desk.till, self._desk.away(work))
        return Purse(work, terms, holder, on).allowed(account).amount

    def fill(self, work: Work, book: MoneyBook, programme: Programme, on: date) -> None:
        """Let the book know how much of each stock is not here any more."""
        for one in self._all(programme):
            here = self.allowed(work, one.holder, AccountKind.STOCK, on)
            if self._desk.contact.alone:
                here += max(0, one.whole - work.prizes.opened(one.holder, AccountKind.STOCK))
            book.stock[one.rule] = one.whole - here

    def missing(
        self, work: Work, programme: Programme, rules: Collection[str], on: date
    ) -> tuple[Missing, ...]:
        """Of these stocks those of which this till has nothing, and could."""
        if self._desk.contact.alone:
            return ()
        return tuple(
            Missing(AccountKind.STOCK, one.holder, -(-one.whole // _PARTS))
            for one in self._all(programme)
            if one.rule in rules and one.whole and not self.allowed(work, one.holder, AccountKind.STOCK, on)
        )

    def lies_elsewhere(self, work: Work, programme: Programme, rule: str) -> bool:
        """Whether there is some of it, as far as this till knows, that is not its own to give."""
        stock = next((one for one in self._all(programme) if one.rule == rule), None)
        if stock is None or self._desk.contact.alone:
            return False
        given_out = work.prizes.opened(stock.holder, AccountKind.STOCK)
        left = work.prizes.stock_left([stock.holder]).get(stock.holder, 0)
        return stock.whole > given_out or left > 0

    def open_alone(self, work: Work, programme: Programme, record: Callable[[FactBody], object]) -> None:
        """On a till that stands alone the whole stock is its own; what a newer programme adds comes along."""
        for one in self._all(programme):
            more = one.whole - work.prizes.opened(one.holder, AccountKind.STOCK)
            if more > 0:
                record(StockOpened(one.holder, AccountKind.STOCK, more, self._desk.till))

    def taken(self, programme: Programme, changes: Iterable[Change]) -> tuple[Brought, ...]:
        """The stock that pieces were taken of, or came back to."""
        return stock_taken(self._all(programme), self._desk.till, changes)

    def _all(self, programme: Programme) -> tuple[Stock, ...]:
        return stocks(programme, self._desk.shop.shop_id)


def stock_taken(of: Iterable[Stock], till: str, changes: Iterable[Change]) -> tuple[Brought, ...]:
    """The stock that pieces were taken of, or came back to. `till`: whose slices they are; empty: the pool's."""
    holders, found = {one.rule: one.holder for one in of}, []
    for one in changes:
        if isinstance(one, StockTaken) and one.rule in holders:
            entry = LedgerEntry(AccountKind.STOCK, NEVER, -one.times, one.rule)
            slices = (SliceMoved(till, AccountKind.STOCK, NEVER, -one.times),) if till else ()
            found.append(Brought(holders[one.rule], entries=(entry,), slices=slices))
    return tuple(found)
