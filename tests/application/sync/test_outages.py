"""Exposure, live and after an outage: what was at risk at most, and what was really lost."""

from __future__ import annotations

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.application.exposing import chain_exposure
from shuke.application.head_office.founding import add_shop
from shuke.application.head_office.outages import SILENT_MS
from shuke.application.head_office.setting_allowance import set_allowance
from shuke.application.ports.outages import Outage
from shuke.application.sync.state import RoundOutcome
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.shop import Shop
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.slices.allowance import Allowance, Bounds

PRINCIPAL, POINTS = AccountKind.PRINCIPAL, AccountKind.POINTS
RATE = PointsAsMoney(100, Money(2_00), 100)


class Chain:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.office = OfficeInMemory(self.clock)
        self.till, self.other = (TillInMemory(self.office, self.clock) for _ in range(2))
        self.member = self.till.enrol("王小明", "13800138000")
        self.books(100_00)
        self.in_step()

    def books(self, amount: int, till: TillInMemory | None = None) -> None:
        (till or self.till).record(sale(self.member, [LedgerEntry(PRINCIPAL, NEVER, amount, "test")]))

    def in_step(self, *tills: TillInMemory) -> None:
        for till in tills or (self.till, self.other, self.till):
            assert till.sync.round().outcome is RoundOutcome.IN_STEP

    def away(self) -> None:
        self.clock.advance(SILENT_MS / 1000 + 1)

    def ended(self) -> list[Outage]:
        with self.office.store.reading() as work:
            return work.outages.ended(10)


@pytest.fixture
def chain() -> Chain:
    return Chain()


def test_what_a_till_holds_is_at_risk_by_till_by_shop_and_in_all(chain: Chain) -> None:
    chain.other.earn(chain.member, 250)
    chain.in_step()
    with chain.office.store.reading() as work:
        exposure = chain_exposure(work, RATE)
    assert {till.till: till.money for till in exposure.tills} == {
        chain.till.till: Money(100_00),
        chain.other.till: Money(5_00),
    }
    assert exposure.money == Money(105_00)
    assert exposure.by_shop == {"S01": Money(105_00)}
    assert all(till.last_ms == chain.clock.now_ms() for till in exposure.tills)


def test_a_floor_adds_what_it_could_lend_up_to_the_caps(chain: Chain) -> None:
    bounds = Bounds(PRINCIPAL, floor=30_00)
    set_allowance(
        chain.office.store, chain.office.recorder, chain.office.identity, Allowance(accounts=(bounds,))
    )
    with chain.office.store.reading() as work:
        assert chain_exposure(work, RATE).money == Money(100_00 + 2 * 30_00)
    capped = Bounds(PRINCIPAL, floor=30_00, shop=40_00)
    set_allowance(
        chain.office.store, chain.office.recorder, chain.office.identity, Allowance(accounts=(capped,))
    )
    with chain.office.store.reading() as work:
        assert chain_exposure(work, RATE).money == Money(100_00 + 2 * 20_00)


def test_an_outage_tells_what_was_risked_at_its_outset_and_what_was_really_lost(chain: Chain) -> None:
    last_ms = chain.clock.now_ms()
    chain.away()
    chain.books(-70_00)
    chain.books(-50_00)
    chain.in_step(chain.till)
    (outage,) = chain.ended()
    assert (outage.till, outage.shop_id, outage.sales) == (chain.till.till, "S01", 2)
    assert (outage.from_ms, outage.to_ms) == (last_ms, chain.clock.now_ms())
    assert (outage.risked, outage.lost) == (Money(100_00), Money(20_00))
    chain.books(-5_00)
    chain.in_step(chain.till)
    assert len(chain.ended()) == 1


def test_what_was_brought_in_many_pushes_is_one_outage(chain: Chain) -> None:
    chain.away()
    for _ in range(520):
        chain.books(-1)
    chain.books(-100_00)
    chain.in_step(chain.till)
    (outage,) = chain.ended()
    assert outage.sales == 521
    assert (outage.risked, outage.lost) == (Money(100_00), Money(5_20))


def test_a_night_in_which_nothing_was_sold_is_no_outage(chain: Chain) -> None:
    chain.away()
    chain.till.enrol("李娜", "13900139000")
    chain.in_step(chain.till)
    assert chain.ended() == []
    chain.books(-1)
    chain.in_step(chain.till)
    assert chain.ended() == []


def test_a_short_silence_is_no_outage(chain: Chain) -> None:
    chain.clock.advance(SILENT_MS / 1000)
    chain.books(-200_00)
    chain.in_step(chain.till)
    assert chain.ended() == []


def test_a_reply_that_was_lost_counts_nothing_twice(chain: Chain) -> None:
    chain.away()
    chain.books(-120_00)
    chain.till.weather.to_come = ["reply lost"]
    assert chain.till.sync.round().outcome is RoundOutcome.OFFLINE
    assert chain.ended() == []
    chain.in_step(chain.till)
    (outage,) = chain.ended()
    assert (outage.sales, outage.risked, outage.lost) == (1, Money(100_00), Money(20_00))


def test_what_a_till_gave_back_or_owed_before_is_no_loss_of_the_outage(chain: Chain) -> None:
    chain.books(-130_00)
    chain.in_step(chain.till)
    chain.away()
    chain.till.record(SliceReturned(PRINCIPAL, chain.member, NEVER, 10_00))
    chain.books(-3_00)
    chain.in_step(chain.till)
    (outage,) = chain.ended()
    assert (outage.risked, outage.lost) == (ZERO, Money(3_00))


def test_the_tills_of_the_shop_are_told_of_the_outage_and_no_others(chain: Chain) -> None:
    chain.away()
    chain.books(-120_00)
    chain.in_step()
    for till in (chain.till, chain.other):
        with till.store.reading() as work:
            assert [one.lost for one in work.outages.ended(5)] == [Money(20_00)]
    office = chain.office
    add_shop(office.store, office.recorder, office.identity, Shop("S02", "二店"))
    stranger = TillInMemory(office, chain.clock, shop_id="S02")
    chain.in_step(stranger)
    with stranger.store.reading() as work:
        assert work.outages.ended(5) == []
