"""Points claimed later: the card was forgotten, the slip is brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shuke.domain.explanation import Reason
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.membership.book import Book
from shuke.domain.membership.changes import Booked, Change, Outcome, SaleRecorded, Used
from shuke.domain.membership.giving import points_booked
from shuke.domain.membership.return_tells import ReturnTells
from shuke.domain.membership.sale_gifts import with_gifts
from shuke.domain.membership.standing import standing_of
from shuke.domain.membership.state import Membership, SaleOnRecord
from shuke.domain.membership.stored_value import as_entries
from shuke.domain.membership.tells import Tells
from shuke.domain.programme.document import Programme
from shuke.domain.programme.earning import earned
from shuke.domain.programme.parts.earning import ClaimedLater
from shuke.domain.programme.parts.when import OnDayOfMonth
from shuke.domain.programme.quote import Checkout
from shuke.domain.programme.rung_up import rung_up
from shuke.domain.programme.says import reason
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["claim"]

RULE = "claim"


def claim(
    book: Book,
    programme: Programme,
    membership: Membership,
    on: date,
    sale_id: str,
    calendar: HolidayCalendar,
) -> Outcome:
    """What the sale would have earned under the member's tier, once; the sale is the member's from now on."""
    sale = book.sales.get(sale_id)
    if sale is None:
        return Outcome.no(reason(RULE, ReturnTells.UNKNOWN, receipt=sale_id))
    refusal = _in_the_way(programme, membership, on, sale)
    if refusal is not None:
        return Outcome.no(refusal)
    lines = tuple(line.line for line in sale.lines)
    standing = standing_of(book, programme, membership, on)
    asked = Checkout(on, lines, standing=standing, tenders=sale.tenders, calendar=calendar)
    rung = rung_up(lines)
    eligible = [0] * len(lines)
    for line, place in zip(sale.lines, rung.scanned, strict=True):
        eligible[place] = (line.eligible - line.returned(line.eligible)).minor
    gain = earned(programme, programme.tier(membership.tier), asked, rung, eligible)
    if not gain.points:
        return Outcome.no(reason(RULE, ReturnTells.CLAIM_NOTHING, receipt=sale_id), *gain.reasons)
    moves = (
        points_booked(programme, membership, gain.points, "earning", on),
        Booked(membership.member_id, AccountKind.PROGRESS, NEVER, gain.points, "earning"),
    )
    days: list[Change] = []
    if gain.day is not None and isinstance(gain.day.when, OnDayOfMonth):
        days.append(Used(membership.member_id, gain.day.key, on.isoformat(), 1, on))
    claimed = replace(
        sale,
        member_id=membership.member_id,
        claimed=True,
        points_earned=gain.points,
        entries=(*sale.entries, *as_entries(moves)),
    )
    done = reason(RULE, ReturnTells.CLAIM_DONE, applied=True, count=gain.points, receipt=sale_id)
    return Outcome((SaleRecorded(with_gifts(claimed, days)), *moves, *days), (*gain.reasons, done))


def _in_the_way(programme: Programme, membership: Membership, on: date, sale: SaleOnRecord) -> Reason | None:
    if programme.earning.claimed_later is ClaimedLater.NEVER:
        return reason(RULE, ReturnTells.CLAIM_OFF)
    if not membership.active:
        return reason(RULE, Tells.NOT_ACTIVE)
    if sale.claimed:
        return reason(RULE, ReturnTells.CLAIM_ALREADY, receipt=sale.sale_id)
    if sale.used_for_entry:
        return reason(RULE, ReturnTells.CLAIM_USED_FOR_ENTRY, receipt=sale.sale_id)
    if sale.member_id:
        return reason(RULE, ReturnTells.CLAIM_OF_MEMBER, receipt=sale.sale_id)
    if sale.business_date != on:
        return reason(
            RULE, ReturnTells.CLAIM_OTHER_DAY, receipt=sale.sale_id, day=sale.business_date.isoformat()
        )
    return None
