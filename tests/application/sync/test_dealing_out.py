"""Most of what is nobody's goes to the till a member visited last; the rest is there for whoever asks."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from fakes.chain import OfficeInMemory, TillInMemory, sale
from fakes.clock import FakeClock
from shuke.application.head_office.campaign_runs import office_giver
from shuke.application.head_office.dealing import deal, share_of
from shuke.application.head_office.dealing_out import deal_where_last_seen
from shuke.application.head_office.entering import OfficeEntry
from shuke.domain.facts.brought import Brought
from shuke.domain.facts.entries import CouponIssued, GivenByRules, LedgerEntry
from shuke.domain.facts.member_promoted import MemberPromoted
from shuke.domain.facts.run_brought import RunBrought
from shuke.domain.slices.account import NEVER, SPENT, AccountKind, Slice, is_over, spendable

TODAY = date(2026, 3, 10)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def office(clock: FakeClock) -> OfficeInMemory:
    return OfficeInMemory(clock)


def given(member_id: str, *entries: LedgerEntry, coupons: tuple[CouponIssued, ...] = ()) -> MemberPromoted:
    """Something that head office gives a member."""
    return MemberPromoted(
        member_id, "ordinary", "silver", TODAY, "rule", 1, given=GivenByRules(entries, coupons)
    )


def coupon(name: str) -> CouponIssued:
    return CouponIssued(name, "birthday", TODAY, None, "", "reward.birthday")


def own(till: TillInMemory, member: str, account: AccountKind) -> int:
    with till.store.reading() as work:
        return sum(part.amount for part in work.members.slices(till.till, member, account))


def pool(office: OfficeInMemory, member: str, account: AccountKind) -> int:
    with office.store.reading() as work:
        return sum(part.amount for part in work.pools.pool(member, account))


def test_what_head_office_gives_is_in_the_pool(office: OfficeInMemory, clock: FakeClock) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.sync.round()
    office.record(given(member, LedgerEntry(AccountKind.BONUS, NEVER, 500, "reward")))
    assert pool(office, member, AccountKind.BONUS) == 500
    till.sync.round()
    assert own(till, member, AccountKind.BONUS) == 0


@pytest.mark.parametrize("account", [one for one in SPENT if one is not AccountKind.COUPON])
def test_a_visit_brings_the_till_its_share_of_every_account(
    office: OfficeInMemory, clock: FakeClock, account: AccountKind
) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = first.enrol("王小明", "13800138000")
    first.sync.round()
    second.sync.round()
    office.record(given(member, LedgerEntry(account, NEVER, 101, "reward")))
    second.record(sale(member, []))
    second.sync.round()
    assert own(second, member, account) == 71
    assert pool(office, member, account) == 30
    assert second.sync.ask(account, member, 30).granted == 30
    assert own(second, member, account) == 101


def test_a_single_coupon_goes_along_whole_and_may_be_used_there(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.sync.round()
    office.record(given(member, coupons=(coupon("01K9ZJ5W8S0000000000000001"),)))
    till.record(sale(member, []))
    till.sync.round()
    with till.store.reading() as work:
        assert [one.coupon_id for one in work.members.coupons(till.till, member)] == [
            "01K9ZJ5W8S0000000000000001"
        ]
        assert work.members.elsewhere(till.till, member) == {}


def test_dealing_again_changes_nothing(office: OfficeInMemory, clock: FakeClock) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.sync.round()
    office.record(given(member, LedgerEntry(AccountKind.POINTS, NEVER, 100, "reward")))
    for _ in range(3):
        till.record(sale(member, []))
        till.sync.round()
        assert own(till, member, AccountKind.POINTS) == 70


def test_a_gift_of_head_office_goes_where_the_member_bought_last(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = first.enrol("王小明", "13800138000")
    stranger = first.enrol("李娜", "13900139000")
    first.record(sale(member, []))
    first.sync.round()
    clock.advance(60)
    second.record(sale(member, []))
    second.sync.round()
    office.record(
        *(given(one, LedgerEntry(AccountKind.POINTS, NEVER, 10, "r")) for one in (member, stranger))
    )
    with office.store.writing() as work:
        entry = OfficeEntry(work, office.recorder, office.identity.calendar)
        assert deal_where_last_seen(work, entry, [member, stranger], TODAY) == 7
        entry.settle()
        work.commit()
    for till in (first, second):
        till.sync.round()
    assert (own(first, member, AccountKind.POINTS), own(second, member, AccountKind.POINTS)) == (0, 7)
    assert pool(office, stranger, AccountKind.POINTS) == 10


def test_what_a_campaign_of_head_office_gives_goes_there_too(
    office: OfficeInMemory, clock: FakeClock
) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.record(sale(member, []))
    till.sync.round()
    machine = SimpleNamespace(
        ids=None, recorder=office.recorder, shop=office.identity.calendar, programme_in_force=lambda _: None
    )
    brought = Brought(member, entries=(LedgerEntry(AccountKind.POINTS, NEVER, 10, "r"),))
    with office.store.writing() as work:
        office_giver(machine, work).entry.record(  # type: ignore[arg-type]
            RunBrought("campaign.c-1", "once", "tea-chain", 1, (brought,))
        )
        work.commit()
    till.sync.round()
    assert own(till, member, AccountKind.POINTS) == 7
    assert pool(office, member, AccountKind.POINTS) == 3


def test_a_till_asks_for_all_that_a_member_has_elsewhere(office: OfficeInMemory, clock: FakeClock) -> None:
    first, second = TillInMemory(office, clock), TillInMemory(office, clock)
    member = first.enrol("王小明", "13800138000")
    first.sync.round()
    entries = (
        LedgerEntry(AccountKind.POINTS, NEVER, 10, "r"),
        LedgerEntry(AccountKind.STAMPS, NEVER, 3, "r"),
    )
    office.record(given(member, *entries, coupons=(coupon("01K9ZJ5W8S0000000000000002"),)))
    second.sync.round()
    assert second.sync.ask_for_all(member)
    for account, amount in ((AccountKind.POINTS, 10), (AccountKind.STAMPS, 3), (AccountKind.COUPON, 1)):
        assert own(second, member, account) == amount
    assert not second.sync.ask_for_all(member)


def test_nobody_is_asked_while_head_office_is_away(office: OfficeInMemory, clock: FakeClock) -> None:
    till = TillInMemory(office, clock)
    member = till.enrol("王小明", "13800138000")
    till.sync.round()
    office.record(given(member, LedgerEntry(AccountKind.POINTS, NEVER, 10, "r")))
    till.sync.round()
    till.weather.down = True
    assert not till.sync.ask_for_all(member)


def test_shares_round_up_and_leave_debts_alone() -> None:
    assert share_of([Slice(NEVER, 1)], 0, 70, TODAY) == (Slice(NEVER, 1),)
    assert share_of([Slice(NEVER, 100)], 70, 70, TODAY) == (Slice(NEVER, 49),)
    assert share_of([Slice(NEVER, 100)], 300, 70, TODAY) == ()
    debt = [Slice("2026-12-31", 50), Slice(NEVER, -20)]
    assert share_of(debt, 0, 100, TODAY) == (Slice("2026-12-31", 30),)
    assert deal(debt, {}, "S01-1", 50, TODAY).amount == 30


@pytest.mark.parametrize(
    ("lot", "over"),
    [
        ("2026-03-09", True),
        ("2026-03-10", False),
        ("2026-03-11", False),
        (NEVER, False),
        ("01K9ZJ5W8S", False),
    ],
)
def test_only_a_day_that_has_gone_by_is_over(lot: str, over: bool) -> None:
    assert is_over(lot, TODAY) is over
    assert spendable([Slice(lot, 4)], TODAY) == (0 if over else 4)
