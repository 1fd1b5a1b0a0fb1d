"""`sale.completed`: what was sold, to whom, how it was paid, what it gave and why. Every outcome is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.basket import BasketLine, IdentifiedBy, Tender
from shuke.domain.facts.cost_rows import TakenOff, bought_rows, card_of
from shuke.domain.facts.debt_rows import DebtTold, debt_rows
from shuke.domain.facts.entries import CouponIssued, LedgerEntry, coupon_rows, entry_rows
from shuke.domain.facts.explained import NOTHING_TOLD
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import day_sold, parts_sold, ruled_by
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import Add, Cell, InsertMany, Raise, RowOperation
from shuke.domain.facts.sold_content import LineSold, sold_content
from shuke.domain.facts.worked import worked
from shuke.domain.money import ZERO, Money, total
from shuke.domain.shop_debts import DebtKind

__all__ = ["CouponRedeemed", "LedgerEntry", "SaleCompleted", "SoldLine", "ValueUsed"]


_BY_CARD = (IdentifiedBy.CAMERA, IdentifiedBy.HAND_SCANNER, IdentifiedBy.CARD_NUMBER)

_SALE = (
    "till_id",
    "epoch",
    "seq",
    "receipt_number",
    "business_date",
    "recorded_at_ms",
    "staff_id",
    "member_id",
    "card_shown",
    "programme",
    "programme_version",
    "gross_minor",
    "discount_minor",
    "points_value_minor",
    "to_pay_minor",
    "points_used",
    "points_earned",
    "content",
)


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A basket line with what came off it; the shares are what an exact reversal needs later, and `paid`, the money
    that came in for it by tenders that earn."""

    line: BasketLine
    gross: Money
    eligible_net: Money
    discount: Money = ZERO
    coupon_share: Money = ZERO
    points_share: Money = ZERO
    paid: Money = ZERO

    @property
    def net(self) -> Money:
        return Money(
            self.gross.minor - self.discount.minor - self.coupon_share.minor - self.points_share.minor
        )

    @property
    def cost(self) -> Money:
        """What the goods cost the shop; zero: nobody said."""
        return self.line.cost.times(self.line.quantity_milli) if self.line.cost else ZERO

    @property
    def told(self) -> LineSold:
        line = self.line
        return LineSold(
            line.line_id,
            line.article_id,
            line.name,
            line.quantity_milli,
            line.unit_price.minor,
            self.net.minor,
        )


@dataclass(frozen=True, slots=True)
class CouponRedeemed:
    """A coupon that the sale used, and what it took off; `line_id` for one that is good for one piece."""

    coupon_id: str
    kind: str
    amount: Money
    line_id: int | None = None


@dataclass(frozen=True, slots=True)
class ValueUsed:
    """Stored value that paid, and the top-up that it came from, in that shop (both empty: it was a gift).

    Attributes:
        spent_in: the shop that gave goods for it, where that was another one; empty: they owe each other nothing.
    """

    top_up_id: str
    shop_id: str
    principal: Money = ZERO
    bonus: Money = ZERO
    spent_in: str = ""

    def debt(self, sign: int = 1) -> DebtTold:
        """What the one shop owes the other; `sign` -1 for what came back."""
        return DebtTold(self.shop_id, self.spent_in, sign * self.principal.minor, sign * self.bonus.minor)


@dataclass(frozen=True, slots=True)
class SaleCompleted:
    """A sale, whole.

    Attributes:
        receipt_number: consecutive within the till's epoch.
        quoted_on: the business date whose rules gave the quote: the one on which the customer began to pay.
        points_before, points_after: the member's balance as this till knew it at `points_known_at_ms` (0: it
            is the only place that books points, so it knows).
        tier_progress: money this sale adds to what counts towards tiers.
        coupons, coupon_value: those used, and what they and a full stamp card took off.
        coupons_given: by rewards that came with the sale.
        counts: what it adds to the member's counters of that day, as (counter, amount); see
            `shuke.domain.programme.counting`.
        uses: quotas this sale used up, as (rule, period), e.g. ("member-day", "2026").
        explanation: why; see `shuke.domain.facts.explained`.
        begun_by: who opened the basket, where that was not who took the money.
        rounding: of `to_pay`, what cash was rounded by: tenders and this together are it.
        value_used: where the stored value came from that paid, oldest first.
        signature: the name of what the member drew to confirm a payment, beside the journal; empty: nothing.
        voided: lines rung up and cancelled before payment, kept for whoever asks.
        beside: the cards that the member held beside the tier, by their keys.
        receipt_code: the signed code printed on the receipt. It names this fact's place in the chain and
            `previous`, so it can be made before the fact is sealed.
    """

    KIND: ClassVar[str] = "sale.completed"
    VERSION: ClassVar[int] = 1

    receipt_number: str
    basket_id: str
    quoted_on: date
    currency: str
    programme: str
    programme_version: int
    lines: tuple[SoldLine, ...]
    tenders: tuple[Tender, ...]
    gross: Money
    discount: Money
    to_pay: Money
    receipt_code: str
    member_id: str | None = None
    tier: str = ""
    card_number: str = ""
    identified_by: IdentifiedBy | None = None
    points_used: int = 0
    points_value: Money = ZERO
    points_earned: int = 0
    points_before: int = 0
    points_after: int = 0
    points_known_at_ms: int = 0
    tier_progress: Money = ZERO
    coupons: tuple[CouponRedeemed, ...] = ()
    coupon_value: Money = ZERO
    coupons_given: tuple[CouponIssued, ...] = ()
    entries: tuple[LedgerEntry, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    uses: tuple[tuple[str, str], ...] = ()
    explanation: str = NOTHING_TOLD
    voided: tuple[BasketLine, ...] = ()
    shift: InShift | None = None
    begun_by: str = ""
    rounding: Money = ZERO
    value_used: tuple[ValueUsed, ...] = ()
    signature: bytes = b""
    beside: tuple[str, ...] = ()

    @property
    def bonus_used(self) -> Money:
        return total(one.bonus for one in self.value_used)

    @property
    def card(self) -> str:
        """What it was bought with; see `card_of`."""
        return card_of(self.tier, self.beside)

    @property
    def card_shown(self) -> str:
        """The number of the card by which the member was identified; empty where it was not by a card."""
        return self.card_number if self.identified_by in _BY_CARD else ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *self._sale_rows(header),
            *self._shift_rows(header),
            *self._member_rows(header),
            *self._ledger_rows(header),
            *debt_rows(header, DebtKind.SPENT, self.receipt_number, (one.debt() for one in self.value_used)),
        )

    def _sale_rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        till, epoch, seq = header.till, header.epoch, header.seq
        day = header.business_date.isoformat()
        told = [sold.told for sold in self.lines]
        sale = (
            till,
            epoch,
            seq,
            self.receipt_number,
            day,
            header.recorded_at_ms,
            header.staff,
            self.member_id or "",
            self.card_shown,
            self.programme,
            self.programme_version,
            self.gross.minor,
            self.discount.minor,
            self.points_value.minor,
            self.to_pay.minor,
            self.points_used,
            self.points_earned,
            sold_content(told, self.tenders),
        )
        return (
            InsertMany("sales", _SALE, (sale,)),
            Add(
                "till_totals",
                {"till_id": till, "epoch": epoch},
                {"sales": 1, "paid_minor": self.to_pay.minor},
            ),
            worked(header.staff, till, day, sales=1, sold_minor=self.to_pay.minor),
            *self._figure_rows(header, told),
        )

    def _figure_rows(self, header: FactHeader, told: Sequence[LineSold]) -> tuple[RowOperation, ...]:
        sold = self.to_pay.minor
        by_member = self.member_id is not None
        categories: dict[str, tuple[int, int]] = {}
        for one, line in zip(self.lines, told, strict=True):
            lines, net = categories.get(one.line.department, (0, 0))
            categories[one.line.department] = (lines + 1, net + line.net_minor)
        sums = (
            1,
            int(by_member),
            sold,
            sold if by_member else 0,
            self.discount.minor,
            self.coupon_value.minor,
            self.points_value.minor,
        )
        ruled = ruled_by(self.programme, self.programme_version, self.tier if by_member else "")
        return (day_sold(header, sums), parts_sold(header, sold, ruled, categories))

    def _shift_rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        if self.shift is None:
            return ()
        by_hand = total([sold.line.off_by_hand for sold in self.lines if sold.line.by_hand is not None])
        amounts = {
            "sales": 1,
            "member_sales": int(self.member_id is not None),
            "gross_minor": (self.gross + by_hand).minor,
            "discount_minor": self.discount.minor,
            "coupon_value_minor": self.coupon_value.minor,
            "points_value_minor": self.points_value.minor,
            "to_pay_minor": self.to_pay.minor,
            "points_earned": self.points_earned,
            "points_used": self.points_used,
            "coupons_used": len(self.coupons),
            "coupons_given": len(self.coupons_given),
            "by_hand_minor": by_hand.minor,
            "rounding_minor": self.rounding.minor,
        }
        return self.shift.rows(header, amounts, self.tenders)

    def _member_rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        if self.member_id is None:
            return ()
        key: dict[str, Cell] = {"member_id": self.member_id}
        return (
            *bought_rows(header, self.member_id, self.card, self.to_pay, self._taken_off()),
            Add("members", key, {"sales": 1, "cumulative_minor": self.tier_progress.minor}),
            Raise(
                "members",
                key,
                {"last_visit_ms": header.recorded_at_ms, "last_sale_on": header.business_date.isoformat()},
            ),
            *(
                Add(
                    "counted",
                    {**key, "counter": counter, "day": self.quoted_on.isoformat()},
                    {"amount": amount},
                )
                for counter, amount in self.counts
            ),
            *(
                Add("uses", {**key, "rule": rule, "period": period}, {"times": 1})
                for rule, period in self.uses
            ),
            *(
                Add(
                    "top_ups",
                    {**key, "top_up_id": one.top_up_id},
                    {"spent_minor": one.principal.minor, "bonus_spent_minor": one.bonus.minor},
                )
                for one in self.value_used
                if one.top_up_id
            ),
        )

    def _taken_off(self) -> TakenOff:
        known = [(sold.net.minor, sold.cost.minor) for sold in self.lines if sold.line.cost]
        return TakenOff(
            self.discount,
            self.coupon_value,
            self.points_value,
            self.bonus_used if self.value_used else ZERO,
            self.points_earned,
            Money(sum(net for net, _ in known)),
            Money(sum(cost for _, cost in known)),
        )

    def _ledger_rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        if self.member_id is None:
            return ()
        moves = (*self.entries, *(coupon.entry for coupon in self.coupons_given))
        given = coupon_rows(self.member_id, self.coupons_given)
        return (*entry_rows(header, self.member_id, moves), *given)
