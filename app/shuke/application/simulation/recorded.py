"""What happened to members, as far as a simulation repeats it: read from facts, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from shuke.domain.basket import BasketLine, TenderKind
from shuke.domain.birthday import Birthday
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.sale_completed import SaleCompleted
from shuke.domain.facts.sale_refunded import SaleRefunded
from shuke.domain.facts.value_paid_back import ValuePaidBack
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.money import Money

__all__ = ["Joined", "PaidBack", "PaidIn", "Recorded", "Sold", "TakenBack", "parted", "recorded"]


@dataclass(frozen=True, slots=True)
class Joined:
    """`rule` is the way in, as the programme of that day named it: ``tier.gold.same-day``. `birthday`, here and
    below: as it is known today."""

    member_id: str
    on: date
    tier: str
    rule: str
    birthday: Birthday | None = None


@dataclass(frozen=True, slots=True)
class PaidIn:
    """`top_up`: its name."""

    member_id: str
    on: date
    paid: Money
    birthday: Birthday | None = None
    top_up: str = ""


@dataclass(frozen=True, slots=True)
class PaidBack:
    """So much of the top-up of that name went back to the member."""

    member_id: str
    on: date
    top_up: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Sold:
    """
    Attributes:
        tier, points_before: the member's, as the till knew them then.
        points_used: what the customer used; `with_coupons`: some coupon was.
        sale: its name, by the place of its fact.
        paid_by: the tender that paid most.
    """

    member_id: str
    on: date
    lines: tuple[BasketLine, ...]
    paid_by: TenderKind
    tier: str
    points_before: int
    points_used: int
    with_coupons: bool
    sale: str = ""
    birthday: Birthday | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`lines`: ids with quantities in thousandths, of the sale of that name."""

    member_id: str
    on: date
    sale: str
    lines: tuple[tuple[int, int], ...]


Recorded = Joined | PaidIn | PaidBack | Sold | TakenBack


def recorded(
    body: FactBody, header: FactHeader, birthday_of: Callable[[str], Birthday | None]
) -> Iterable[Recorded]:
    """What of a fact is repeated. Sales to strangers are nobody's gain or loss."""
    on = header.business_date
    match body:
        case SaleCompleted(member_id=str(member_id)):
            paid_by = max(body.tenders, key=lambda one: one.amount, default=None)
            yield Sold(
                member_id,
                on,
                tuple(sold.line for sold in body.lines),
                paid_by.kind if paid_by else TenderKind.CASH,
                body.tier,
                body.points_before,
                body.points_used,
                bool(body.coupons),
                _sale(header.till, header.epoch, header.seq),
                birthday_of(member_id),
            )
        case SaleRefunded(member_id=member_id) if member_id:
            sale = _sale(body.sale_till, body.sale_epoch, body.sale_seq)
            back = ((line.line_id, line.quantity_milli) for line in body.lines if line.quantity_milli > 0)
            yield TakenBack(member_id, on, sale, tuple(back))
        case MemberEnrolled():
            yield Joined(body.member_id, on, body.tier, body.rule, birthday_of(body.member_id))
        case ValueToppedUp():
            member_id = body.member.member_id
            yield PaidIn(member_id, on, body.paid, birthday_of(member_id), body.top_up_id)
        case ValuePaidBack():
            for part in body.parts:
                yield PaidBack(body.member.member_id, on, part.top_up_id, part.paid)


def _sale(till: str, epoch: int, seq: int) -> str:
    return f"{till}/{epoch}/{seq}"


def parted(events: Iterable[Recorded], parts: int) -> Iterator[list[Recorded]]:
    """The same events, each member's in one part, in their order; members with equally many go round."""
    found: list[list[Recorded]] = [[] for _ in range(parts)]
    part_of: dict[str, int] = {}
    for event in events:
        place = part_of.setdefault(event.member_id, len(part_of) % parts)
        found[place].append(event)
    yield from found
