"""A leap year of a shop, made by chance from a seed: its facts, and beside them a log in the plainest form, from
which everything can be worked out without any of the product's own sums."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.entries import CouponIssued, LedgerEntry
from shuke.domain.facts.fact import GENESIS, FactHeader
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.lots_lapsed import LapsedLot, LotsLapsed
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.prize_turned import PrizeAct, PrizeTurnedOver
from shuke.domain.facts.sale_completed import CouponRedeemed, SaleCompleted, SoldLine
from shuke.domain.facts.sale_refunded import PaidBack, SaleRefunded
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.money import Money
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["YEAR", "Logged", "ShopYear"]

YEAR = 2028
_SHIFT = InShift("sh-1")
_P, _B, _C = AccountKind.PRINCIPAL, AccountKind.BONUS, AccountKind.COUPON


class Logged(NamedTuple):
    """What happened, as whoever stood beside would write it down; amounts in minor units."""

    what: str
    on: date
    amount: int = 0
    more: dict[str, Any] = {}  # noqa: RUF012 - never changed


@dataclass
class ShopYear:
    """`facts` in the order in which they happened; `days`: how many, from 1 January."""

    seed: int
    days: int = 366
    sales_a_day: int = 4
    tenant: str = "tenant-1"
    till: str = "S01-1"
    log: list[Logged] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.by_chance = random.Random(self.seed)
        self.seq = 1000
        self.facts: list[tuple[FactHeader, FactBody]] = []
        for number in range(self.days):
            self._day(date(YEAR, 1, 1) + timedelta(days=number))

    def _day(self, on: date) -> None:
        chance = self.by_chance.random
        for _ in range(self.by_chance.randrange(self.sales_a_day + 1)):
            self._sale(on)
        for least, act in (
            (0.7, self._enrol),
            (0.7, self._top_up),
            (0.6, self._refund),
            (0.9, self._gift),
            (0.9, self._perk),
            (0.95, self._prize),
            (0.9, self._lapse),
        ):
            if chance() > least:
                act(on)

    def _record(self, body: FactBody, on: date, hour: int = 12) -> None:
        """`hour`: in Shanghai."""
        self.seq += 1
        at = datetime(on.year, on.month, on.day, hour, 15, tzinfo=UTC) - timedelta(hours=8)
        header = FactHeader(
            self.tenant,
            self.till,
            1,
            self.seq,
            GENESIS,
            int(at.timestamp() * 1000),
            on,
            f"st-{self.seq % 2 + 1}",
        )
        self.facts.append((header, body))

    def _log(self, what: str, on: date, amount: int = 0, **more: object) -> None:
        self.log.append(Logged(what, on, amount, more))

    def _sale(self, on: date) -> None:
        pick, member = self.by_chance.randrange, self.by_chance.choice(("", "m-1", "m-2"))
        prices = [(pick(1, 900) * 10, self.by_chance.choice(("d-1", "d-2", ""))) for _ in range(pick(1, 4))]
        coupon = 50 if member and pick(4) == 0 else 0
        points, used, bonus = (pick(1, 40), pick(0, 9), pick(0, 30)) if member else (0, 0, 0)
        tier = {"": "", "m-1": "ordinary", "m-2": "gold"}[member]
        version, hour = 1 if on < date(YEAR, 7, 1) else 2, pick(9, 22)
        lines = tuple(
            SoldLine(
                BasketLine(at, "茶", Money(price), department=category),
                Money(price),
                Money(price),
                coupon_share=Money(coupon if at == 1 else 0),
            )
            for at, (price, category) in enumerate(prices, 1)
        )
        pay = sum(price for price, _ in prices) - coupon
        entries = [
            LedgerEntry(AccountKind.POINTS, NEVER, points, "earning"),
            LedgerEntry(AccountKind.POINTS, NEVER, -used, "points.redeem"),
            LedgerEntry(_B, NEVER, -bonus, "stored_value"),
            LedgerEntry(_P, NEVER, -2 * bonus, "stored_value"),
        ]
        redeemed = (CouponRedeemed(f"c-{self.seq}", "ten", Money(coupon)),) if coupon else ()
        entries += [LedgerEntry(_C, one.coupon_id, -1, "coupon.ten") for one in redeemed]
        self._record(
            SaleCompleted(
                receipt_number=f"R{self.seq}",
                basket_id=f"b{self.seq}",
                quoted_on=on,
                currency="CNY",
                programme="tea-chain",
                programme_version=version,
                lines=lines,
                tenders=(Tender(TenderKind.CASH, Money(pay), Money(pay)),),
                gross=Money(pay + coupon),
                discount=Money(7),
                to_pay=Money(pay),
                receipt_code="",
                member_id=member or None,
                tier=tier,
                coupons=redeemed,
                coupon_value=Money(coupon),
                entries=tuple(one for one in entries if one.amount) if member else (),
                shift=_SHIFT,
            ),
            on,
            hour,
        )
        told = {"member": member, "tier": tier, "version": version, "hour": hour, "staff": self._staff}
        parts = [[category, price] for price, category in prices]
        parts[0][1] -= coupon
        self._log("sale", on, pay, coupon=coupon, lines=parts, **told)
        for what, amount in (
            ("earned", points),
            ("used", used),
            ("bonus spent", bonus),
            ("spent", 2 * bonus),
        ):
            self._log(what, on, amount)

    @property
    def _staff(self) -> str:
        return self.facts[-1][0].staff

    def _refund(self, on: date) -> None:
        back, points = self.by_chance.randrange(10, 500), self.by_chance.randrange(1, 5)
        member = self.by_chance.choice(("", "m-1"))
        reversed_ = (
            LedgerEntry(AccountKind.POINTS, NEVER, -points, "earning"),
            LedgerEntry(AccountKind.POINTS, NEVER, 3, "points.redeem"),
            LedgerEntry(_P, NEVER, 20, "stored_value"),
            LedgerEntry(_C, "c-back", 1, "coupon.ten"),
        )
        self._record(
            SaleRefunded(
                number=f"B{self.seq}",
                sale_till=self.till,
                sale_epoch=1,
                sale_seq=self.seq,
                receipt_number="R1",
                sold_on=on,
                programme="tea-chain",
                programme_version=1,
                lines=(),
                tenders=(PaidBack(TenderKind.CASH, Money(back)),),
                reason="",
                shift=_SHIFT,
                member_id=member,
                reversed=reversed_ if member else (),
                sold_by="st-1",
            ),
            on,
        )
        self._log("refund", on, back, member=member)
        if member:
            for what, amount in (("earned", -points), ("used", -3), ("spent", -20), ("coupon used", -1)):
                self._log(what, on, amount)

    def _top_up(self, on: date) -> None:
        paid = self.by_chance.randrange(1, 50) * 1000
        coupon = CouponIssued(f"c-{self.seq}", "ten", on, None, "", "top-up")
        member = Brought(
            "m-2",
            entries=(LedgerEntry(_P, NEVER, paid, "top-up"), LedgerEntry(_B, NEVER, paid // 10, "top-up")),
            coupons=(coupon,),
        )
        tenders = (Tender(TenderKind.WECHAT, Money(paid), Money(paid)),)
        self._record(
            ValueToppedUp(f"u-{self.seq}", "tea-chain", 1, member, Money(paid), tenders, "S01", _SHIFT), on
        )
        self._log("paid in", on, paid)
        self._log("bonus given", on, paid // 10)
        self._log("coupon issued", on, 1)

    def _enrol(self, on: date) -> None:
        number = f"{self.seq:06d}"
        self._record(
            MemberEnrolled(f"n-{number}", number, "ordinary", on, b"", "S01", "tier.ordinary.sale", 1), on
        )
        self._log("joined", on, 1, staff=self._staff)

    def _gift(self, on: date) -> None:
        self._hand_out(on, GiveAct.GIFT_TAKEN, 30)
        self._log("gift", on, 1)
        self._log("used", on, 30)
        if self.by_chance.random() > 0.5:
            self._hand_out(on, GiveAct.TAKEN_BACK, -30, GiveAct.GIFT_TAKEN)
            self._log("gift", on, -1)
            self._log("used", on, -30)

    def _perk(self, on: date) -> None:
        self._hand_out(on, GiveAct.PERK_USED, 0)
        self._log("perk", on, 1)

    def _hand_out(self, on: date, act: GiveAct, points: int, undoes: GiveAct | None = None) -> None:
        entries = (LedgerEntry(AccountKind.POINTS, NEVER, -points, "gift.cup"),) if points else ()
        member = Brought("m-2", entries=entries)
        self._record(HandedOut(act, "cup", "tea-chain", 1, member, "S01", undoes=undoes), on)

    def _prize(self, on: date) -> None:
        entry = LedgerEntry(AccountKind.PRIZE, f"p-{self.seq}", -1, "prize")
        member = Brought("m-1", entries=(entry,))
        self._record(PrizeTurnedOver(PrizeAct.HANDED_OVER, f"p-{self.seq}", "S01", member), on)
        self._log("prize", on, 1)

    def _lapse(self, on: date) -> None:
        lots = (LapsedLot(AccountKind.POINTS, "2028-01-01", ("m-1", "m-2"), (-4, -5)),)
        self._record(LotsLapsed(on, lots), on)
        self._log("lapsed", on, 9)

    def between(self, first: date, last: date) -> Iterator[Logged]:
        """Of the log."""
        return (one for one in self.log if first <= one.on <= last)
