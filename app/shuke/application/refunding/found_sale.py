"""Finding the sale of which something comes back, and saying what is left of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from shuke.application.counter.desk import Desk
from shuke.application.ports.sales import SaleFound, SaleQuery
from shuke.application.ports.store import Work
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.refund import RefundKnown, SalePlace
from shuke.domain.shop import Right

__all__ = ["MOST_FOUND", "FoundSale", "HeldSale", "SaleLineLeft", "find_sales", "held_sale", "look_at_sale"]

MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class HeldSale:
    """A sale's fact. `permit` is head office's word that this till may take it back, given at `permitted_at_ms`;
    empty for the till's own."""

    header: FactHeader
    sale: SaleCompleted
    permit: str = ""
    permitted_at_ms: int = 0

    @property
    def place(self) -> SalePlace:
        return SalePlace(self.header.till, self.header.epoch, self.header.seq)


@dataclass(frozen=True, slots=True)
class SaleLineLeft:
    """A line with what may still come back of it, in thousandths; `net` is what was paid for all of it."""

    line_id: int
    name: str
    quantity_milli: int
    left_milli: int
    net: Money


@dataclass(frozen=True, slots=True)
class FoundSale:
    """
    Attributes:
        refunds: what came back already, oldest first, with the names of the tills where that was.
        late: it was sold longer ago than the shop usually takes things back.
    """

    held: HeldSale
    lines: tuple[SaleLineLeft, ...]
    refunds: tuple[tuple[RefundKnown, str], ...]
    staff: str
    till: str
    member: Member | None
    late: bool


def find_sales(work: Work, session: Session, query: SaleQuery) -> tuple[SaleFound, ...] | Refused:
    """Sales of this till, the newest first."""
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    return tuple(work.sales.found(query, MOST_FOUND))


def held_sale(desk: Desk, work: Work, place: SalePlace) -> HeldSale | None:
    """From its fact, not from what was folded from it; None where it is not held here any more."""
    stored = work.journal.get(place.till, place.epoch, place.seq)
    if stored is None:
        return None
    header, body = desk.recorder.opened(stored)
    return HeldSale(header, body) if isinstance(body, SaleCompleted) else None


def look_at_sale(desk: Desk, work: Work, session: Session, held: HeldSale) -> FoundSale | Refused:
    """What is left of it, as known here; refused where that is nothing, with when and where it went."""
    if not session.may(Right.SELL):
        return Refused(Refusal.NOT_ALLOWED)
    sale = held.sale
    refunds = work.sales.refunds_of(held.place, sale.receipt_number)
    returned: Counter[int] = Counter()
    for one in refunds:
        for line_id, milli in one.lines:
            returned[line_id] += milli
    lines = tuple(
        SaleLineLeft(
            line_id=sold.line.line_id,
            name=sold.line.name,
            quantity_milli=sold.line.quantity_milli,
            left_milli=sold.line.quantity_milli - returned[sold.line.line_id],
            net=sold.net,
        )
        for sold in sale.lines
    )
    refusal = nothing_left(desk, work, sale, lines, refunds)
    if refusal is not None:
        return refusal
    staff = work.shops.staff_member(held.header.staff)
    today = desk.recorder.today(work, desk.shop)
    return FoundSale(
        held=held,
        lines=lines,
        refunds=tuple((one, work.shops.till_name(one.till) or one.till) for one in refunds),
        staff=staff.name if staff else held.header.staff,
        till=work.shops.till_name(held.header.till) or held.header.till,
        member=work.members.get(sale.member_id) if sale.member_id else None,
        late=is_late(held.header.business_date, today, desk.rules().refund_days),
    )


def nothing_left(
    desk: Desk,
    work: Work,
    sale: SaleCompleted,
    lines: tuple[SaleLineLeft, ...],
    refunds: list[RefundKnown],
) -> Refused | None:
    """Why nothing more comes back: all of it did, or it was made good without knowing the sale."""
    goodwill = next((one for one in refunds if one.goodwill), None)
    if goodwill is None and any(line.left_milli > 0 for line in lines):
        return None
    last = goodwill or refunds[-1]
    return Refused(
        Refusal.REFUNDED_IN_GOODWILL if goodwill else Refusal.REFUNDED_ALREADY,
        (
            ("at", f"{desk.local_time(last.at_ms):%Y-%m-%d %H:%M}"),
            ("number", last.number),
            ("receipt", sale.receipt_number),
            ("till", work.shops.till_name(last.till) or last.till),
        ),
    )


def is_late(sold_on: date, today: date, days: int) -> bool:
    """After the last day on which a shift lead may take it back; 0 days: only on the day itself."""
    return today > sold_on + timedelta(days=days)
