"""Head office tries a programme on what its tills sent, with what was brought back."""

from __future__ import annotations

from datetime import date, timedelta

from fakes.chain import OfficeInMemory, TillInMemory
from fakes.clock import FakeClock
from fakes.counter_shop import CUP, TEA
from fakes.joined_shop import JoinedShop
from refund_stand import RefundStand
from shuke.adapters.fact_bytes import SignedFacts
from shuke.adapters.signing.ed25519 import Ed25519Check, Ed25519Signer, new_seed
from shuke.application.simulation.reading import read_recorded
from shuke.application.simulation.recorded import Joined, PaidBack, PaidIn, Sold, TakenBack
from shuke.application.simulation.trial import Rules
from shuke.bootstrap.presets import preset_base
from shuke.bootstrap.simulating import recorded_in, simulated
from shuke.domain.basket import TenderKind
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.value_paid_back import PaidBackOf, ValuePaidBack
from shuke.domain.facts.value_topped_up import ValueToppedUp
from shuke.domain.money import Money
from shuke.domain.profile import Profile


def rules(key: str) -> Rules:
    text = preset_base(key)
    assert text is not None
    return Rules.of(text, preset_base)


def test_what_tills_sent_is_tried_with_what_was_brought_back() -> None:
    chain = JoinedShop()
    counter = RefundStand(chain.shop)
    member = chain.shop.enrol(Profile("王小明", "13800138000")).member_id
    counter.sell((TEA.article_id, 2), member=member)
    back = counter.sell((TEA.article_id, 1), (CUP.article_id, 1), member=member)
    counter.refund(back, (2, 1))
    other = chain.other.enrol("李雷", "13900139000")
    days = (chain.today - timedelta(days=1), chain.today)
    with chain.office.store.reading() as work:
        assert recorded_in(work, days) is None
    chain.in_step()
    with chain.office.store.reading() as work:
        found = recorded_in(work, days)
    assert found is not None
    events, today = found
    assert [type(one) for one in events if one.member_id == member] == [Joined, Sold, Sold, TakenBack]
    assert {one.member_id for one in events} == {member, other}
    parts: list[tuple[int, int]] = []
    tried = simulated(events, (today, rules("stamp-card")), days, lambda *done: parts.append(done), cores=1)
    assert parts[-1] == (8, 8)
    assert tried.today.programme.key == "tea-chain"
    for side in (tried.today.total, tried.other.total):
        assert (side.sales, side.taken_back, side.refused) == (2, 1, 0)
        assert side.gross == 3 * TEA.price.minor
        assert side.tiers.total() == 2
    assert tried.comparison.gain + tried.comparison.lose + tried.comparison.same == 1


def test_of_one_day_what_was_paid_back_comes_behind_what_was_paid_in_whichever_till_it_was() -> None:
    clock = FakeClock(1_773_108_000_000)
    office = OfficeInMemory(clock)
    first, second = sorted((TillInMemory(office, clock) for _ in range(2)), key=lambda one: one.till)
    who, money, shift = Brought("m"), Money(500_00), InShift("sh-1")
    second.record(ValueToppedUp("u-1", "tea-chain", 1, who, money, (), "S01", shift))
    first.record(ValuePaidBack("tea-chain", 1, who, (PaidBackOf("u-1", money),), TenderKind.CASH, shift))
    for till in (first, second):
        till.sync.round()
    day, sealing = date(2026, 3, 10), SignedFacts(Ed25519Signer(new_seed()), Ed25519Check())
    with office.store.reading() as work:
        events = read_recorded(work, sealing, day, day)
    assert [type(one) for one in events] == [PaidIn, PaidBack]
