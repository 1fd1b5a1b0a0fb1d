"""Opening what is limited when a till first asks for it: a campaign's stock, the right to spin for a member."""

from __future__ import annotations

from datetime import date

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.domain.facts.stock_opened import StockOpened
from shuke.domain.prize_stock import is_stock, stocks
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.messages import Ask

__all__ = ["allot", "open_account"]


def allot(work: Work, entry: OfficeEntry, ask: Ask, shelf: ProgrammeShelf, today: date, shop_id: str) -> None:
    """Put into the pool what the programme in force says there is, as far as that was not done before; in the
    caller's transaction. What a newer version adds to a stock is opened beside the rest. `shop_id`: of the till that
    asks."""
    if ask.account not in (AccountKind.STOCK, AccountKind.SPINS):
        return
    try:
        programme = shelf.in_force(work, today)
    except NoProgramme:
        return
    open_account(work, entry, programme, ask.member_id, ask.account, shop_id)


def open_account(
    work: Work,
    entry: OfficeEntry,
    programme: Programme,
    holder: str,
    account: AccountKind,
    shop_id: str = "",
) -> None:
    """`shop_id`: whose gifts the holder may be the stock of."""
    more = _whole(work, programme, holder, account, shop_id) - work.prizes.opened(holder, account)
    if more > 0:
        entry.record(StockOpened(holder, account, more))


def _whole(work: Work, programme: Programme, holder: str, account: AccountKind, shop_id: str) -> int:
    if account is AccountKind.SPINS:
        member = None if is_stock(holder) else work.members.get(holder)
        return int(programme.wheel is not None and member is not None and member.active)
    found = (one.whole for one in stocks(programme, shop_id) if one.holder == holder)
    return next(found, 0)
