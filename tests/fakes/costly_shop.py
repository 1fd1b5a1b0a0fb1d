"""Two months of a small shop, January and February 2028, in so few facts that every figure of the programme's cost
can be worked out on paper; see `tests/application/test_programme_cost.py`, where that stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from shuke.domain.basket import BasketLine, Tender, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.cost_rows import Undone
from shuke.domain.facts.entries import GivenByRules, LedgerEntry
from shuke.domain.facts.event_booked import EventAct, EventBooked
from shuke.domain.facts.fact import GENESIS, FactHeader
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.kinds import FactBody
from shuke.domain.facts.lots_lapsed import LapsedLot, LotsLapsed
from shuke.domain.facts.member_enrolled import MemberEnrolled
from shuke.domain.facts.prize_turned import PrizeAct, PrizeTurnedOver
from shuke.domain.facts.sale_completed import SaleCompleted, SoldLine, ValueUsed
from shuke.domain.facts.sale_refunded import PaidBack, SaleRefunded
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.money import Money
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["JANUARY", "CostlyShop"]

JANUARY, FEBRUARY = date(2028, 1, 10), date(2028, 2, 10)
_SHIFT = InShift("sh-1")


@dataclass
class CostlyShop:
    """`facts` in the order in which they happened; `years_before`: so much earlier than 2028."""

    years_before: int = 0
    facts: list[tuple[FactHeader, FactBody]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._january()
        self._february()

    def _january(self) -> None:
        self._join("m-1", on=date(2027, 6, 1))
        # Gold, tea for 200 that cost 90: 20 off, a coupon of 10, 100 points for 2, 240 points earned.
        self._sale("m-1", "gold", 200, off=20, coupon=10, points_value=2, earned=240, used=100, cost=90)
        # Ordinary, a cup for 100 whose cost nobody said; 30 of it paid by bonus.
        self._sale("m-2", "ordinary", 100, earned=100, bonus=30)
        self._sale("", "", 50)
        self._join("m-2", welcome=20, referred=True)
        self._join("m-3")
        lots = tuple(
            LedgerEntry(account, NEVER, minor, "top-up")
            for account, minor in ((AccountKind.PRINCIPAL, 500_00), (AccountKind.BONUS, 50_00))
        )
        paid = (Tender(TenderKind.WECHAT, Money(500_00), Money(500_00)),)
        member = Brought("m-2", entries=lots)
        self._record(ValueToppedUp("u-1", "p", 1, member, Money(500_00), paid, "S01", _SHIFT))
        for act in (GiveAct.GIFT_TAKEN, GiveAct.PERK_USED):
            self._record(HandedOut(act, "cup", "p", 1, Brought("m-2"), "S01"))
        won = Brought("m-2", entries=(LedgerEntry(AccountKind.PRIZE, "w-1", -1, "prize"),))
        self._record(PrizeTurnedOver(PrizeAct.HANDED_OVER, "w-1", "S01", won))
        tasting = Bilingual("品茶会", "Tasting")
        for act, fee in ((EventAct.SIGNED_UP, 5_00), (EventAct.CHECKED_IN, 0)):
            came = EventBooked(act, "e-1", tasting, "p", 1, Brought("m-2"), "S01", fee=Money(fee))
            self._record(came)

    def _february(self) -> None:
        # Half of January's tea comes back.
        reversed_ = (
            LedgerEntry(AccountKind.POINTS, NEVER, -120, "refund.earning"),
            LedgerEntry(AccountKind.POINTS, NEVER, 50, "refund.points.used"),
        )
        self._record(
            SaleRefunded(
                number="B1",
                sale_till="S01-1",
                sale_epoch=1,
                sale_seq=1001,
                receipt_number="R1001",
                sold_on=JANUARY,
                programme="p",
                programme_version=1,
                lines=(),
                tenders=(PaidBack(TenderKind.CASH, Money(84_00)),),
                reason="",
                shift=_SHIFT,
                member_id="m-1",
                reversed=reversed_,
                card="gold",
                undone=Undone(Money(10_00), Money(5_00), Money(1_00), Money(84_00), Money(45_00)),
            ),
            FEBRUARY,
        )
        self._sale("m-1", "diamond", 60, off=6, earned=81, beside=("campus-card",), on=FEBRUARY)
        lapsed = (LapsedLot(AccountKind.POINTS, "2028-01-31", ("m-1",), (-50,)),)
        self._record(LotsLapsed(FEBRUARY, lapsed), FEBRUARY)

    def _record(self, body: FactBody, on: date = JANUARY) -> None:
        seq = 1001 + len(self.facts)
        on = on.replace(year=on.year - self.years_before)
        at_ms = int(datetime(on.year, on.month, on.day, 4, tzinfo=UTC).timestamp() * 1000)
        self.facts.append((FactHeader("tenant-1", "S01-1", 1, seq, GENESIS, at_ms, on, "st-1"), body))

    def _sale(
        self,
        member: str,
        tier: str,
        yuan: int,
        *,
        off: int = 0,
        coupon: int = 0,
        points_value: int = 0,
        earned: int = 0,
        used: int = 0,
        bonus: int = 0,
        cost: int = 0,
        beside: tuple[str, ...] = (),
        on: date = JANUARY,
    ) -> None:
        pay = Money((yuan - off - coupon - points_value) * 100)
        line = SoldLine(
            BasketLine(1, "茶", Money(yuan * 100), cost=Money(cost * 100)),
            Money(yuan * 100),
            pay,
            Money(off * 100),
            Money(coupon * 100),
            Money(points_value * 100),
        )
        entries = (
            LedgerEntry(AccountKind.POINTS, NEVER, earned, "earning"),
            LedgerEntry(AccountKind.POINTS, NEVER, -used, "points.used"),
            LedgerEntry(AccountKind.BONUS, NEVER, -bonus * 100, "stored_value"),
        )
        self._record(
            SaleCompleted(
                receipt_number=f"R{1001 + len(self.facts)}",
                basket_id="b",
                quoted_on=on,
                currency="CNY",
                programme="p",
                programme_version=1,
                lines=(line,),
                tenders=(Tender(TenderKind.CASH, pay, pay),),
                gross=Money(yuan * 100),
                discount=Money(off * 100),
                to_pay=pay,
                receipt_code="",
                member_id=member or None,
                tier=tier,
                points_value=Money(points_value * 100),
                points_used=used,
                points_earned=earned,
                coupon_value=Money(coupon * 100),
                entries=tuple(one for one in entries if one.amount) if member else (),
                shift=_SHIFT,
                value_used=(ValueUsed("u-1", "S01", bonus=Money(bonus * 100)),) if bonus else (),
                beside=beside,
            ),
            on,
        )

    def _join(self, member: str, *, welcome: int = 0, referred: bool = False, on: date = JANUARY) -> None:
        entries = (LedgerEntry(AccountKind.POINTS, NEVER, welcome, "reward.joining"),) if welcome else ()
        given = GivenByRules(entries)
        self._record(
            MemberEnrolled(
                member, f"0{member}", "ordinary", on, b"", "S01", "r", 1, given=given, referred=referred
            ),
            on,
        )
