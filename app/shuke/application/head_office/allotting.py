"""Opening what is limited when a till first asks for it: a campaign's stock, the right to spin for a member."""

from __future__ import annotations

from datetime import date

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.ports.store import Work
from shuke.application.programme_shelf import NoProgramme, ProgrammeShelf
from shuke.domain.facts.stock_opened import StockOpened
from shuke.domain.prize_stock import campaign_of, is_stock, stock_owner
from shuke.domain.programme.document import Programme
from shuke.domain.slices.account import AccountKind
from shuke.domain.sync.messages import Ask

__all__ = ["allot", "open_account"]


def allot(work: Work, entry: OfficeEntry, ask: Ask, shelf: ProgrammeShelf, today: date) -> None:
    """Put into the pool what the programme in force says there is, as far as that was not done before; in the
    caller's transaction. What a newer version adds to a stock is opened beside the rest."""
    if ask.account not in (AccountKind.STOCK, AccountKind.SPINS):
        return
    try:
        programme = shelf.in_force(work, today)
    except NoProgramme:
        return
    open_account(work, entry, programme, ask.member_id, ask.account)


def open_account(
    work: Work, entry: OfficeEntry, programme: Programme, holder: str, account: AccountKind
) -> None:
    more = _whole(work, programme, holder, account) - work.prizes.opened(holder, account)
    if more > 0:
        entry.record(StockOpened(holder, account, more))


def _whole(work: Work, programme: Programme, holder: str, account: AccountKind) -> int:
    wheel = programme.wheel
    if wheel is None:
        return 0
    if account is AccountKind.SPINS:
        member = None if is_stock(holder) else work.members.get(holder)
        return int(member is not None and member.active)
    campaign = campaign_of(programme.key, wheel.campaign)
    stock = {stock_owner(campaign, one.key): one.stock or 0 for one in wheel.segments}
    return stock.get(holder, 0)
