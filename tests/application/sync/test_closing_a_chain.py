"""Head office closes the days of a chain: tills hear of it, and what is heard late comes out as if in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.adapters.fact_bytes import CborEncoding
from shuke.adapters.ids import UlidIds
from shuke.application.closing.closing import close_days
from shuke.application.head_office.closing import office_closing
from shuke.application.head_office.rebuilding import rebuild_office
from shuke.application.ports.closing import ClosingPlace
from shuke.application.programme_shelf import ProgrammeShelf
from shuke.application.programme_text import publishable
from shuke.bootstrap.presets import preset_base
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.day_brought import DayBrought, DayCounts
from shuke.domain.facts.entries import CouponIssued
from shuke.domain.facts.sale_completed import LedgerEntry, SaleCompleted
from shuke.domain.member import Member
from shuke.domain.membership.state import MembershipState
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld

LAST = date(2026, 11, 3)
"""The clock's own day: lots with that last day lapse when it is closed."""
LOT = LAST.isoformat()


class Chain:
    """Head office with two tills, on 3 November 2026."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        document = preset_base("tea-chain")
        assert document is not None
        self.office.record(publishable(document, preset_base, date(2020, 1, 1)))
        self.tills = [TillInMemory(self.office, self.clock) for _ in range(2)]
        shelf = ProgrammeShelf()
        ids = UlidIds(self.clock.now_ms)
        self.closing = office_closing(self.office.identity, self.office.recorder, shelf, ids)
        with self.office.store.writing() as work:
            work.closings.put_place(ClosingPlace(LAST, "members"))
            work.commit()
        self.member = self.tills[0].enrol("王小明", "13800138000")
        for till in self.tills:
            till.sync.round()

    def close(self) -> None:
        assert close_days(self.office.store, self.closing, lambda _: None)

    def tomorrow(self) -> None:
        self.clock.advance(86_400)

    def move(self, till: int, amount: int, lot: str = LOT, coupon: str = "") -> None:
        account = AccountKind.COUPON if coupon else AccountKind.POINTS
        self.tills[till].record(
            sale(
                self.member,
                [LedgerEntry(account, coupon or lot, amount, "earning" if amount > 0 else "used")],
            )
        )

    def sync(self, till: int) -> None:
        self.tills[till].sync.round()

    def office_member(self) -> Member:
        with self.office.store.reading() as work:
            found = work.members.get(self.member)
        assert found is not None
        return found

    def standing(self) -> tuple[int, dict[str, int], int]:
        """(balance, what belongs to whom, pool) of the lot at head office."""
        with self.office.store.reading() as work:
            held = {
                till.till: sum(
                    part.amount
                    for part in work.members.slices(till.till, self.member, AccountKind.POINTS)
                    if part.lot == LOT
                )
                for till in self.tills
            }
            pool = sum(p.amount for p in work.pools.pool(self.member, AccountKind.POINTS) if p.lot == LOT)
            balance = sum(
                part.amount for part in work.members.lots(self.member, AccountKind.POINTS) if part.lot == LOT
            )
        return balance, held, pool


@pytest.fixture
def chain() -> Chain:
    return Chain()


def test_tills_hear_of_what_lapsed(chain: Chain) -> None:
    chain.move(0, 100)
    chain.sync(0)
    chain.tomorrow()
    chain.close()
    for till in (0, 1):
        chain.sync(till)
        assert chain.tills[till].balance(chain.member) == 0
        assert chain.tills[till].own(chain.member) == 0
    assert chain.standing() == (0, {till.till: 0 for till in chain.tills}, 0)


@pytest.mark.parametrize(
    "moves",
    [
        [(0, 100), (0, -40)],
        [(0, 100), (1, 30)],
        [(0, 100), (0, -100)],
        [(0, 100), (0, -40), (1, 30)],
    ],
)
def test_whatever_is_heard_of_before_the_close_and_after_it_the_end_is_the_same(
    moves: list[tuple[int, int]],
) -> None:
    ends = set()
    for late in range(len(moves) + 1):
        chain = Chain()
        in_time, afterwards = moves[: len(moves) - late], moves[len(moves) - late :]
        for till, amount in in_time:
            chain.move(till, amount)
        for till in (0, 1):
            chain.sync(till)
        for till, amount in afterwards:
            chain.move(till, amount)
        chain.tomorrow()
        chain.close()
        for till in (0, 1):
            chain.sync(till)
        chain.tomorrow()
        chain.close()
        balance, held, pool = chain.standing()
        ends.add((balance, tuple(held.values()), pool))
        assert rebuild_office(
            chain.office.store, chain.office.sealing, CborEncoding(), lambda _: None
        ).unchanged
    assert ends == {(0, (0, 0), 0)}


def test_what_was_spent_beyond_what_lapsed_stays_a_debt(chain: Chain) -> None:
    """Nothing a till does by itself; a clone may."""
    chain.move(0, 100)
    chain.sync(0)
    chain.move(0, -130)
    chain.tomorrow()
    chain.close()
    chain.sync(0)
    chain.tomorrow()
    chain.close()
    balance, held, pool = chain.standing()
    assert (balance, sum(held.values()), pool) == (-30, -30, 0)
    chain.tomorrow()
    chain.close()
    assert chain.standing() == (balance, held, pool)


def with_coupon(member_id: str, coupon: CouponIssued) -> SaleCompleted:
    return replace(sale(member_id, []), coupons_given=(coupon,))


@pytest.mark.parametrize("used_first", [True, False])
def test_a_coupon_used_in_time_and_heard_of_late_did_not_lapse(chain: Chain, used_first: bool) -> None:
    coupon = CouponIssued("c-1", "voucher", LAST - timedelta(days=9), LAST, "", "reward.x")
    chain.tills[0].record(with_coupon(chain.member, coupon))
    chain.sync(0)
    chain.move(0, -1, coupon="c-1")
    if used_first:
        chain.sync(0)
    chain.tomorrow()
    chain.close()
    chain.sync(0)
    chain.tomorrow()
    chain.close()
    with chain.office.store.reading() as work:
        assert work.members.balance(chain.member, AccountKind.COUPON) == 0
        assert work.pools.held(chain.member, AccountKind.COUPON, date.min) == {}
        counted = {one.day: one.counts.coupons for one in work.closings.days(10)}
    assert sum(counted.values()) == 0


def test_points_earned_at_a_till_that_had_not_heard_of_the_end_go_as_the_rest_did(chain: Chain) -> None:
    held = TierHeld(1, 0, LAST, "ordinary", MembershipState.ENDED)
    over = DayBrought(LAST - timedelta(days=1), "tea-chain", 1, (Brought(chain.member, held),), DayCounts())
    chain.office.record(over)
    chain.move(0, 70, lot="never")
    chain.sync(0)
    chain.tomorrow()
    chain.close()
    assert not chain.office_member().active
    chain.sync(0)
    assert chain.tills[0].balance(chain.member) == 0
    assert chain.tills[0].own(chain.member) == 0


def test_a_till_of_a_chain_hears_that_a_membership_ended(chain: Chain) -> None:
    held = TierHeld(1, 0, LAST, "ordinary", MembershipState.CANCELLED)
    chain.office.record(
        DayBrought(
            LAST, "tea-chain", 1, (Brought(chain.member, held, published=LAST),), DayCounts(cancelled=1)
        )
    )
    chain.sync(1)
    with chain.tills[1].store.reading() as work:
        found = work.members.get(chain.member)
    assert found is not None
    assert found.held.state is MembershipState.CANCELLED


def test_of_a_promotion_and_an_end_the_end_counts_whichever_is_heard_first() -> None:
    promoted = TierHeld(0, 2, LAST, "diamond").word
    over = TierHeld(1, 0, LAST, "gold", MembershipState.ENDED).word
    for order in permutations([promoted, over]):
        assert max(order) == over


DAILY = """
extends = "tea-chain"
key = "daily"
version = 2
starts_on = 2020-01-01

[[rewards]]
key = "morning"
name = { zh = "早安", en = "Good morning" }
on = "day"
per = "day"
gives = { points = 10 }
"""


def test_what_a_day_gives_waits_where_the_member_bought_last(chain: Chain) -> None:
    chain.office.record(publishable(DAILY, preset_base, date(2020, 1, 1)))
    chain.move(1, 5, "never")
    chain.sync(1)
    chain.tomorrow()
    chain.close()
    for till in (0, 1):
        chain.sync(till)
    assert chain.tills[0].own(chain.member) == 0
    assert chain.tills[1].own(chain.member) == 18  # seven tenths of what is there after two mornings
    assert chain.tills[1].balance(chain.member) == 25
