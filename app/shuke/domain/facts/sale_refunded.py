"""`sale.refunded`: goods came back, and with them what their sale had done, by its own entries and lots."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.basket import TenderKind
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.cost_rows import NOTHING_UNDONE, TakenOff, Undone, bought_rows
from shuke.domain.facts.debt_rows import debt_rows
from shuke.domain.facts.entries import LedgerEntry, entry_rows
from shuke.domain.facts.explained import NOTHING_TOLD
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import Part, day_sum, part_back, ruled_by
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import Add, Cell, Insert, RowOperation
from shuke.domain.facts.sale_completed import ValueUsed
from shuke.domain.facts.worked import worked
from shuke.domain.money import ZERO, Money, total
from shuke.domain.shop_debts import DebtKind
from shuke.domain.slices.account import AccountKind

__all__ = ["PaidBack", "RefundContent", "RefundedLine", "SaleRefunded", "refund_row"]

RefundContent = dict[str, list[list[int | str]] | str]
"""Lines as (id, thousandths), movements as (account, lot, amount, reason), and the permit."""


@dataclass(frozen=True, slots=True)
class RefundedLine:
    """What came back of a line, in thousandths, and the money for it."""

    line_id: int
    name: str
    quantity_milli: int
    money: Money


@dataclass(frozen=True, slots=True)
class PaidBack:
    """By which tender; `reference` is that of the payment it takes back, where there was one."""

    kind: TenderKind
    amount: Money
    reference: str = ""


@dataclass(frozen=True, slots=True)
class SaleRefunded:
    """
    Attributes:
        number: its own, as printed.
        sale_till, sale_epoch, sale_seq: the place of the sale's fact; `receipt_number` is what stands on its paper.
        sold_on: the date whose counters the sale is in.
        reversed: what the sale booked, the other way round; `reason` names the rule that is taken back. Coupons
            that may be used again, or that are taken back, are among them. What time took from a lot meanwhile
            the next close of the day makes good, as with any fact that comes late.
        tier_progress: money that does not count towards tiers any more.
        counts, uses: what it takes from the counters and quotas of the sale's day.
        permit: head office's word that no other till takes this sale back; empty at the till that sold it.
        approved_by: the second person where one had to say yes.
        value_back: stored value that returns to the top-ups it came from.
        sold_by: whoever had sold it: it counts for them no more.
        card: what it was bought with; see `shuke.domain.facts.cost_rows`.
        undone: of the sale's line amounts, what belongs to the lines that came back.
    """

    KIND: ClassVar[str] = "sale.refunded"
    VERSION: ClassVar[int] = 1

    number: str
    sale_till: str
    sale_epoch: int
    sale_seq: int
    receipt_number: str
    sold_on: date
    programme: str
    programme_version: int
    lines: tuple[RefundedLine, ...]
    tenders: tuple[PaidBack, ...]
    reason: str
    shift: InShift
    member_id: str = ""
    reversed: tuple[LedgerEntry, ...] = ()
    tier_progress: Money = ZERO
    counts: tuple[tuple[str, int], ...] = ()
    uses: tuple[tuple[str, str], ...] = ()
    explanation: str = NOTHING_TOLD
    permit: str = ""
    approved_by: str = ""
    value_back: tuple[ValueUsed, ...] = ()
    sold_by: str = ""
    card: str = ""
    undone: Undone = NOTHING_UNDONE

    @property
    def paid_back(self) -> Money:
        return total(one.amount for one in self.tenders)

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        content: RefundContent = {
            "lines": [[line.line_id, line.quantity_milli] for line in self.lines],
            "moves": [[move.account, move.lot, move.amount, move.reason] for move in self.reversed],
            "permit": self.permit,
        }
        place = (self.sale_till, self.sale_epoch, self.sale_seq)
        amounts = {"refunds": 1, "refunded_minor": self.paid_back.minor}
        day, back = header.business_date.isoformat(), self.paid_back.minor
        return (
            refund_row(
                header, place, self.number, self.receipt_number, self.tenders, content, goodwill=False
            ),
            *self.shift.rows(header, amounts, paid_back=((one.kind, one.amount) for one in self.tenders)),
            worked(self.sold_by, header.till, day, back_minor=back),
            day_sum(
                header,
                refunds=1,
                back_minor=back,
                member_back_minor=back if self.member_id else 0,
                discount_minor=-self.undone.discount.minor,
                coupon_off_minor=-self.undone.coupon.minor,
                points_off_minor=-self.undone.points_value.minor,
            ),
            part_back(header, Part.PROGRAMME, ruled_by(self.programme, self.programme_version), back),
            *self._member_rows(header),
            *debt_rows(
                header, DebtKind.RETURNED, self.receipt_number, (one.debt(-1) for one in self.value_back)
            ),
        )

    def _member_rows(self, header: FactHeader) -> Iterator[RowOperation]:
        if not self.member_id:
            return
        key: dict[str, Cell] = {"member_id": self.member_id}
        yield from bought_rows(
            header, self.member_id, self.card, self.paid_back, self._taken_off(), back=True
        )
        if self.tier_progress:
            yield Add("members", key, {"cumulative_minor": -self.tier_progress.minor})
        for counter, amount in self.counts:
            day = self.sold_on.isoformat()
            yield Add("counted", {**key, "counter": counter, "day": day}, {"amount": -amount})
        for used in self.value_back:
            if used.top_up_id:
                amounts = {"spent_minor": -used.principal.minor, "bonus_spent_minor": -used.bonus.minor}
                yield Add("top_ups", {**key, "top_up_id": used.top_up_id}, amounts)
        for rule, period in self.uses:
            yield Add("uses", {**key, "rule": rule, "period": period}, {"times": -1})
        if not self.reversed:
            yield concerns(header, self.member_id, self.KIND)
        yield from entry_rows(header, self.member_id, self.reversed, back=True)

    def _taken_off(self) -> TakenOff:
        taken = [one for one in self.reversed if one.account is AccountKind.POINTS and one.amount < 0]
        undone = self.undone
        return TakenOff(
            undone.discount,
            undone.coupon,
            undone.points_value,
            total(one.bonus for one in self.value_back),
            -sum(one.amount for one in taken),
            undone.costed,
            undone.cost,
        )


def refund_row(
    header: FactHeader,
    sale: tuple[str, int, int],
    number: str,
    receipt_number: str,
    tenders: tuple[PaidBack, ...],
    content: RefundContent,
    *,
    goodwill: bool,
) -> Insert:
    """What every till is told of a refund; of its lines and movements in one cell, which only a refund reads."""
    till, epoch, seq = sale
    told = {**content, "tenders": [[one.kind, one.amount.minor] for one in tenders]}
    return Insert(
        "refunds",
        {
            "sale_till": till,
            "sale_epoch": epoch,
            "sale_seq": seq,
            "till_id": header.till,
            "epoch": header.epoch,
            "seq": header.seq,
            "number": number,
            "receipt_number": receipt_number,
            "business_date": header.business_date.isoformat(),
            "recorded_at_ms": header.recorded_at_ms,
            "staff_id": header.staff,
            "content": json.dumps(told, sort_keys=True, separators=(",", ":")),
            "goodwill": int(goodwill),
        },
    )
