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

__all__ = ["allot"]


def allot(work: Work, entry: OfficeEntry, ask: Ask, shelf: ProgrammeShelf, today: date) -> None:
    """Put into the pool what the programme in force says there is, as far as that was not done before; in the
    caller's transaction. What a newer version adds to a stock is opened beside the rest."""
    if ask.account not in (AccountKind.STOCK, AccountKind.SPINS):
        return
    try:
        programme = shelf.in_force(work, today)
    except NoProgramme:
        return
    whole = _whole(work, programme, ask)
    more = whole - work.prizes.opened(ask.member_id, ask.account)
    if more > 0:
        entry.record(StockOpened(ask.member_id, ask.account, more))


def _whole(work: Work, programme: Programme, ask: Ask) -> int:
    wheel = programme.wheel
    if wheel is None:
        return 0
    if ask.account is AccountKind.SPINS:
        member = None if is_stock(ask.member_id) else work.members.get(ask.member_id)
        return int(member is not None and member.active)
    campaign = campaign_of(programme.key, wheel.campaign)
    stock = {stock_owner(campaign, one.key): one.stock or 0 for one in wheel.segments}
    return stock.get(ask.member_id, 0)
