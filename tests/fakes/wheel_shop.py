"""A shop whose programme has a wheel with few prizes, with the desks that spin it and hand its prizes over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fakes.counter_shop import SHOP, CounterShop
from fakes.value_shop import publish
from shuke.adapters.code_text.texts import CodeTexts
from shuke.adapters.signing.ed25519 import Ed25519Check
from shuke.application.code_check import CodeCheck
from shuke.application.counter.desk import Desk
from shuke.application.prizes.handing_over import HandingOver, PrizeDone, PrizeShown
from shuke.application.prizes.wheel import Spun, WheelDesk, WheelNow
from shuke.application.session import Session
from shuke.domain.bilingual import Bilingual
from shuke.domain.codes.trust import KeyOwner, TrustedKey, TrustList
from shuke.domain.facts.brought import Brought, SliceMoved
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.handed_out import GiveAct, HandedOut
from shuke.domain.holidays import HolidayCalendar
from shuke.domain.profile import Profile
from shuke.domain.shop import Role, Staff
from shuke.domain.slices.account import NEVER, AccountKind

__all__ = ["CALENDAR", "SURE", "WHEEL", "WheelShop", "done", "spun"]

WHEEL = """
[wheel]
spins_a_day = 2
free_a_day = 1
points = 5
collected = { days = 30 }
campaign = "spring"

[[wheel.segments]]
key = "suite"
name = { zh = "一等奖", en = "First prize" }
weight = 1
stock = 1
gives = { thing = { zh = "套房一晚", en = "A night in the suite" } }
not_on = { holidays = true }
shows = ["document"]

[[wheel.segments]]
key = "cup"
name = { zh = "二等奖", en = "Second prize" }
weight = 3
stock = 4
gives = { thing = { zh = "盖碗", en = "A cup" } }

[[wheel.segments]]
key = "points"
name = { zh = "三等奖", en = "Third prize" }
weight = 4
gives = { points = 50 }

[[wheel.segments]]
key = "thanks"
name = { zh = "谢谢参与", en = "Better luck next time" }
weight = 12
"""

SURE = """
[wheel]
spins_a_day = 100
free_a_day = 100
collected = { days = 30 }
where_won = true

[[wheel.segments]]
key = "suite"
name = { zh = "一等奖", en = "First prize" }
weight = 1
stock = 3
gives = { thing = { zh = "套房一晚", en = "A night in the suite" } }
not_on = { holidays = true }
shows = ["document"]
"""
"""Everybody wins, as long as there are prizes."""

CALENDAR = HolidayCalendar({date(2026, 3, 12): Bilingual("植树节", "Arbour Day")})


@dataclass
class WheelShop:
    """The shop stands alone, unless whoever makes it lets it join."""

    wheel: str = WHEEL
    shop: CounterShop = field(default_factory=CounterShop)

    def __post_init__(self) -> None:
        publish(self.shop, self.wheel)
        self.texts = CodeTexts()
        self.wheel_desk = WheelDesk(self.desk, self.shop.signer.sign)
        self.handing = HandingOver(self.desk, lambda: CALENDAR)
        key = TrustedKey(self.shop.signer.public_key, KeyOwner.TILL, date(2020, 1, 1), "S01", "S01-1")
        self.trust = TrustList("tenant-1", 1, date(2020, 1, 1), (key,))
        self.check = CodeCheck(self.texts, Ed25519Check(), lambda: self.trust)
        self.redeemer = Session(Staff("st-3", "吴小琴", Role.REDEMPTION), self.shop.clock.now_ms())

    @property
    def desk(self) -> Desk:
        return self.shop.desk

    def member(self, phone: str = "13800138000", points: int = 0) -> str:
        member_id = self.shop.enrol(Profile("王小明", phone)).member_id
        if points:
            self.give(member_id, points)
        return member_id

    def give(self, member_id: str, points: int) -> None:
        """As staff would by hand."""
        moved = Brought(
            member_id,
            entries=(LedgerEntry(AccountKind.POINTS, NEVER, points, "by.hand"),),
            slices=(SliceMoved(self.desk.till, AccountKind.POINTS, NEVER, points),),
        )
        fact = HandedOut(GiveAct.STAMPS_GIVEN, "", "tea-chain", 1, moved, SHOP.shop_id)
        with self.shop.store.writing() as work:
            self.desk.recorder.record(work, SHOP, fact, staff="")
            work.commit()

    def look(self, member_id: str) -> WheelNow:
        with self.shop.store.reading() as work:
            found = self.wheel_desk.look(work, member_id)
        assert isinstance(found, WheelNow), found
        return found

    def spin(self, member_id: str) -> Spun:
        return spun(self.wheel_desk.spin(self.shop.cashier, member_id))

    def shown(self, prize_id: str) -> PrizeShown:
        with self.shop.store.reading() as work:
            kept = work.prizes.find(prize_id)
            assert kept is not None
            return self.handing.look(work, kept)

    def next_day(self, days: int = 1) -> None:
        self.shop.clock.advance(days * 24 * 3600)


def spun(answer: object) -> Spun:
    assert isinstance(answer, Spun), answer
    return answer


def done(answer: object) -> PrizeDone:
    assert isinstance(answer, PrizeDone), answer
    return answer
