"""A chain in which things go wrong: head office with a programme, tills that spend more than they may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from fakes.empty_database import empty_database
from shuke.application.ports.exceptions import CaseQuery
from shuke.application.programme_text import publishable
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.presets import preset_base
from shuke.domain.basket import IdentifiedBy
from shuke.domain.exceptions.case import ExceptionCase
from shuke.domain.facts.card_issued import CardIssued
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.sale_completed import CouponRedeemed, SaleCompleted
from shuke.domain.money import Money
from shuke.domain.slices.account import NEVER, AccountKind
from shuke_db.unit_of_work import SqlStore

__all__ = ["DAY_S", "EVERYTHING", "ExceptionChain", "spending"]

DAY_S = 24 * 3600
EVERYTHING = CaseQuery(done=True)


class ExceptionChain:
    """Two tills of one shop. Everything anybody spends is spent although the till has it not."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        document = preset_base("tea-chain")
        assert document is not None
        self.office.record(publishable(document, preset_base, date(2020, 1, 1)))
        self.one = TillInMemory(self.office, self.clock)
        self.two = TillInMemory(self.office, self.clock)
        self.in_step()

    def in_step(self, *tills: TillInMemory) -> None:
        for till in tills or (self.one, self.two):
            assert till.sync.round().outcome is RoundOutcome.IN_STEP

    def member(self, points: int = 0, phone: str = "13800135678") -> str:
        """Enrolled at the first till and known at both."""
        member_id = self.one.enrol("王小明", phone)
        if points:
            self.one.earn(member_id, points)
        self.in_step()
        return member_id

    def card(self, member_id: str) -> CardIssued:
        card = CardIssued(f"c-{member_id}", member_id, f"6200{member_id[-8:]}", "member", date(2026, 1, 1))
        self.one.record(card)
        self.in_step()
        return card

    def cases(self, till: TillInMemory | None = None) -> list[ExceptionCase]:
        """As head office knows them, or a till."""
        store = till.store if till else self.office.store
        with store.reading() as work:
            return work.exceptions.page(EVERYTHING, None, 100)

    def case(self, till: TillInMemory | None = None) -> ExceptionCase:
        (only,) = self.cases(till)
        return only

    def balance(self, member_id: str, account: AccountKind = AccountKind.POINTS) -> int:
        with self.office.store.reading() as work:
            return work.members.balance(member_id, account)

    def pool(self, member_id: str, account: AccountKind = AccountKind.POINTS) -> int:
        with self.office.store.reading() as work:
            return sum(part.amount for part in work.pools.pool(member_id, account))

    def clone(self, till: TillInMemory) -> TillInMemory:
        """The same key and the same database, in another box."""
        clone = TillInMemory.__new__(TillInMemory)
        clone.__dict__.update(till.__dict__)
        clone.engine = empty_database()
        with till.engine.connect() as connection, clone.engine.connect() as copy:
            connection.connection.driver_connection.backup(copy.connection.driver_connection)  # type: ignore[union-attr]  # SQLite's own
        clone.store = SqlStore(clone.engine, lambda: till.place.tenant)
        clone.sync = clone.new_sync()
        return clone


def spending(
    member_id: str,
    amount: int = 0,
    *,
    lot: str = NEVER,
    receipt: str = "",
    card: str = "",
    coupons: Sequence[CouponRedeemed] = (),
) -> SaleCompleted:
    """A sale that takes points or coupons from a member's accounts."""
    entries = [LedgerEntry(AccountKind.POINTS, lot, -amount, "points.used")] if amount else []
    entries += [LedgerEntry(AccountKind.COUPON, one.coupon_id, -1, f"coupon.{one.kind}") for one in coupons]
    return replace(
        sale(member_id, entries),
        receipt_number=receipt,
        card_number=card,
        identified_by=IdentifiedBy.CAMERA if card else IdentifiedBy.PHONE,
        points_used=amount,
        to_pay=Money(100_00),
        coupons=tuple(coupons),
    )
