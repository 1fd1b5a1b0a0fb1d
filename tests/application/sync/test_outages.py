"""Exposure, live and after an outage: what was at risk at most, and what was really lost."""

from __future__ import annotations

from datetime import date

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.application.exposing import chain_exposure, exposed_at
from shuke.application.head_office.founding import add_shop, revoke_till
from shuke.application.head_office.outages import SILENT_MS
from shuke.application.head_office.risk_desk import LIVE_S, OutageNow, RiskDesk
from shuke.application.head_office.setting_allowance import set_allowance
from shuke.application.ports.outages import Outage
from shuke.application.programme_text import publishable
from shuke.application.sync.state import RoundOutcome
from shuke.bootstrap.presets import preset_base
from shuke.domain.exposure import Rates
from shuke.domain.facts.entries import CouponIssued, GivenByRules, LedgerEntry
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.slice_granted import SliceReturned
from shuke.domain.money import ZERO, Money
from shuke.domain.programme.parts.points import PointsAsMoney
from shuke.domain.shop import Shop
from shuke.domain.slices.account import NEVER, AccountKind
from shuke.domain.slices.allowance import Allowance, Bounds
from shuke.head_office.exposure_models import exposure_model, outages_model

PRINCIPAL, POINTS, COUPON = AccountKind.PRINCIPAL, AccountKind.POINTS, AccountKind.COUPON
RATE = Rates(PointsAsMoney(100, Money(2_00), 100))


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


# for people's programs


def desk_of(chain: Chain) -> RiskDesk:
    office = chain.office
    return RiskDesk(office.identity, office.store, office.recorder, chain.clock)


def test_the_exposure_is_told_live_by_till_and_shop_with_how_each_stands(chain: Chain) -> None:
    desk = desk_of(chain)
    told = exposure_model(desk.exposure(), "", "CNY")
    assert (told.at_risk_minor, [(shop.shop, shop.at_risk_minor) for shop in told.shops]) == (
        100_00,
        [("S01", 100_00)],
    )
    mine = next(till for till in told.tills if till.till == chain.till.till)
    assert (mine.standing, mine.at_risk_minor, mine.clone_minor) == ("in_reach", 100_00, 100_00)
    assert [(one.account, one.held, one.held_minor, one.unpriced) for one in mine.accounts] == [
        ("principal", 100_00, 100_00, 0)
    ]
    chain.away()
    told = exposure_model(desk.exposure(), "", "CNY")
    assert {till.standing for till in told.tills} == {"silent"}
    assert exposure_model(desk.exposure(), "S09", "CNY").tills == []
    assert revoke_till(
        chain.office.store, chain.office.recorder, chain.office.identity, chain.till.till, "lost"
    )
    chain.clock.advance(LIVE_S)
    told = exposure_model(desk.exposure(), "", "CNY")
    assert next(till for till in told.tills if till.till == chain.till.till).standing == "revoked"


def test_what_was_just_added_up_is_not_added_up_again(chain: Chain) -> None:
    desk = desk_of(chain)
    seen = desk.exposure()
    chain.books(5_00)
    chain.in_step(chain.till)
    chain.clock.advance(LIVE_S - 1)
    assert desk.exposure() is seen
    chain.clock.advance(1)
    assert desk.exposure().chain.money == Money(105_00)


def test_an_outage_is_seen_while_it_lasts_while_the_till_catches_up_and_when_it_is_over(chain: Chain) -> None:
    last_ms = chain.clock.now_ms()
    desk = desk_of(chain)
    assert desk.outages("", None, 10).now == ()
    chain.away()
    now = {one.till: one for one in desk.outages("", None, 10).now}
    assert now[chain.till.till] == OutageNow(chain.till.till, "S01", last_ms, 0, Money(100_00))
    assert desk.outages("S09", None, 10).now == ()
    chain.books(-30_00)
    chain.till.weather.to_come = ["", "lost"]  # it pushed, and broke off before it asked what is new
    chain.till.sync.round()
    chain.clock.advance(LIVE_S)
    now = {one.till: one for one in desk.outages("", None, 10).now}
    assert now[chain.till.till].to_ms > 0
    chain.in_step(chain.till)
    chain.clock.advance(LIVE_S)
    seen = desk.outages("", None, 10)
    assert chain.till.till not in {one.till for one in seen.now}
    (over,) = seen.ended
    assert (over.till, over.sales, over.risked, over.lost) == (chain.till.till, 1, Money(100_00), ZERO)


def test_outages_come_page_by_page_the_last_first(chain: Chain) -> None:
    desk = desk_of(chain)
    for _ in range(3):
        chain.away()
        chain.books(-1_00)
        chain.in_step(chain.till)
    first = outages_model(desk.outages("", None, 3), 2, "CNY")
    assert first.next is not None
    to_ms, _, till = first.next.partition(".")
    second = outages_model(desk.outages("S01", (int(to_ms), till), 3), 2, "CNY")
    assert second.next is None
    ends = [one.to_ms for one in (*first.ended, *second.ended)]
    assert ends == sorted(ends, reverse=True)
    assert len(set(ends)) == 3


def test_coupons_count_for_what_they_take_off_and_the_others_are_counted(chain: Chain) -> None:
    day = date(2026, 3, 10)
    kinds = ("ten-off", "ten-off", "gift")
    coupons = tuple(
        CouponIssued(f"01K9ZJ5W8S000000000000000{number}", kind, day, None, "", "reward")
        for number, kind in enumerate(kinds)
    )
    chain.till.record(
        MemberPromoted(chain.member, "ordinary", "silver", day, "rule", 1, given=GivenByRules((), coupons))
    )
    chain.in_step(chain.till)
    rates = Rates(coupons={"ten-off": Money(10_00)})
    with chain.office.store.reading() as work:
        exposure = chain_exposure(work, rates)
        (here,) = [one for one in exposed_at(work, chain.till.till, rates) if one.account is COUPON]
    assert exposure.money == Money(120_00)
    assert (here.held, here.held_worth, here.unpriced) == (3, Money(20_00), 1)
    publish(chain)
    chain.away()
    chain.books(-1_00)
    chain.in_step(chain.till)
    assert chain.ended()[0].risked == Money(120_00)


def publish(chain: Chain) -> None:
    """A programme under which a coupon of that kind takes ten yuan off."""
    text = preset_base("tea-chain")
    assert text is not None
    text += """
[[coupons]]
key = "ten-off"
kind = "amount"
name = { zh = "减十元", en = "Ten off" }
amount = 10
validity = { days = 30 }
"""
    chain.office.record(publishable(text, preset_base, date(2026, 1, 1)))
