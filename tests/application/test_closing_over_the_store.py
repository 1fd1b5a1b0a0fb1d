"""The close of days over a real store: who is due, what comes of it, and that nothing comes twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fakes.closing_shop import ClosingShop
from shuke.application.closing.closing import Sizes
from shuke.application.ports.closing import ClosedDay
from shuke.domain.birthday import Birthday
from shuke.domain.facts.explained import reasons_of
from shuke.domain.membership.state import MembershipState
from shuke.domain.profile import Profile
from shuke.domain.slices.account import AccountKind, Slice

VIP = "tier.vip.same-day"


BIRTHDAYS = """
extends = "tea-chain"
key = "tea-house"
version = 2
starts_on = 2026-01-01

[[rewards]]
key = "birthday"
name = { zh = "生日积分", en = "Birthday points" }
on = "birthday"
gives = { points = 50 }
"""


@pytest.fixture
def store() -> ClosingShop:
    return ClosingShop(programme="department-store")


def day_of(shop: ClosingShop, day: date) -> ClosedDay:
    with shop.store.reading() as work:
        return next(one for one in work.closings.days(1000) if one.day == day)


@pytest.mark.parametrize(("last_closed", "left"), [(date(2027, 12, 30), 1000), (date(2027, 12, 31), 0)])
def test_points_lapse_with_the_close_of_their_last_day_and_not_before(
    store: ClosingShop, last_closed: date, left: int
) -> None:
    member = store.enrol_as("王小明", VIP)
    store.sell(member, 1000_00)
    store.close_through(last_closed)
    with store.store.reading() as work:
        assert work.members.balance(member, AccountKind.POINTS) == left
        assert sum(part.amount for part in work.members.slices("S01-1", member, AccountKind.POINTS)) == left
        assert sum(part.amount for part in work.pools.pool(member, AccountKind.POINTS)) == 0


def test_the_list_of_closed_days_counts_what_each_brought(store: ClosingShop) -> None:
    for name in ("王小明", "李雷"):
        store.sell(store.enrol_as(name, VIP), 1000_00)
    store.close_through(date(2028, 1, 3))
    last = day_of(store, date(2027, 12, 31))
    assert (last.finished, last.counts.points, last.counts.kept, last.counts.ended) == (True, 2000, 2, 0)
    after = day_of(store, date(2028, 1, 1))
    assert (after.finished, after.counts.points, after.counts.kept) == (True, 0, 0)


def test_a_kept_tier_runs_on_for_another_term(store: ClosingShop) -> None:
    member = store.enrol_as("王小明", VIP)
    card = store.card_of(member)
    assert card.expires_on == date(2027, 12, 31)
    store.close_through(date(2027, 12, 31))
    held = store.member(member).held
    assert (held.tier, held.term, held.since, held.given) == ("vip", 0, date(2028, 1, 1), date(2026, 3, 10))
    assert store.card_of(member).expires_on == date(2029, 12, 31)


def test_one_tier_down_begins_a_new_term_with_its_base() -> None:
    shop = ClosingShop(programme="apparel")
    member = shop.enrol_as("王小明", "tier.ordinary.sale")
    shop.sell(member, 3_500_00)
    shop.promote(member)
    assert shop.member(member).tier == "silver"
    shop.sell(member, 1_990_00)
    shop.close_through(date(2027, 3, 9))
    held = shop.member(member).held
    assert (held.tier, held.term, held.since) == ("ordinary", 1, date(2027, 3, 10))
    with shop.store.reading() as work:
        assert work.members.balance(member, AccountKind.POINTS) == 0
        assert work.members.balance(member, AccountKind.PROGRESS) == 0


@pytest.mark.parametrize(("money", "tier", "points"), [(1_990_00, "ordinary", 0), (2_000_00, "silver", 300)])
def test_a_tier_is_kept_by_what_came_on_top_in_its_term(money: int, tier: str, points: int) -> None:
    """What had been earned before the promotion does not count again."""
    shop = ClosingShop(programme="apparel")
    member = shop.enrol_as("王小明", "tier.ordinary.sale")
    shop.sell(member, 3_500_00)
    shop.promote(member)
    shop.pass_days(30)
    shop.sell(member, money)
    shop.close_through(date(2027, 3, 9))
    assert shop.member(member).tier == tier
    with shop.store.reading() as work:
        assert work.members.balance(member, AccountKind.POINTS) == points


def test_a_membership_that_ends_is_over_in_every_respect() -> None:
    shop = ClosingShop(programme="apparel")
    member = shop.enrol_as("王小明", "tier.ordinary.sale")
    shop.sell(member, 500_00)
    shop.close_through(date(2027, 3, 8))
    assert shop.member(member).active
    shop.close_through(date(2027, 3, 9))
    over = shop.member(member)
    assert (over.held.state, over.tier) == (MembershipState.ENDED, "ordinary")
    assert shop.live_cards(member) == []
    with shop.store.reading() as work:
        assert work.members.balance(member, AccountKind.POINTS) == 0
    assert day_of(shop, date(2027, 3, 9)).counts.ended == 1


def test_a_sleeper_ends_after_a_year_and_is_cancelled_and_listed_after_two() -> None:
    shop = ClosingShop(programme="supreme-vip")
    member = shop.enrol_as("王小明", VIP)
    shop.sell(member, 2_000_00)
    shop.close_through(date(2027, 3, 9))
    assert shop.member(member).active
    shop.close_through(date(2027, 3, 10))
    assert shop.member(member).held.state is MembershipState.ENDED
    shop.close_through(date(2028, 3, 9))
    assert shop.member(member).held.state is MembershipState.ENDED
    shop.close_through(date(2028, 3, 10))
    assert shop.member(member).held.state is MembershipState.CANCELLED
    with shop.store.reading() as work:
        listed = work.closings.published(10)
    assert listed == [(member, shop.member(member).number, date(2028, 3, 10))]


def test_a_birthday_of_a_leap_year_is_kept_on_the_day_before() -> None:
    shop = ClosingShop()
    shop.publish(BIRTHDAYS, date(2026, 1, 1))
    member = shop.enrol_as("王小明", "tier.ordinary.sale", Birthday(2, 29, 2000))
    shop.enrol_as("李雷", "tier.ordinary.sale", Birthday(3, 1))
    for day, year, times, points in (
        (date(2027, 2, 26), "2027", 0, 0),
        (date(2027, 2, 27), "2027", 1, 50),
        (date(2028, 2, 27), "2028", 0, 50),
        (date(2028, 2, 28), "2028", 1, 100),
    ):
        shop.close_through(day)
        assert shop.times_used(member, "reward.birthday", year) == times
        with shop.store.reading() as work:
            (part,) = work.members.slices("S01-1", member, AccountKind.POINTS) or [Slice("never", 0)]
        assert part.amount == points
    assert day_of(shop, date(2028, 2, 28)).counts.rewards == 1


def test_a_lunar_birthday_brings_what_a_birthday_brings_once_a_chinese_year() -> None:
    """New Year's Eve: 16 February 2026 is gone by, 5 February 2027, and 25 January 2028 in a month of 29 days."""
    shop = ClosingShop()
    shop.publish(BIRTHDAYS, date(2026, 1, 1))
    member = shop.enrol_as("王小明", "tier.ordinary.sale", Birthday(12, 30, lunar=True))
    shop.enrol_as("李雷", "tier.ordinary.sale", Birthday(1, 1, lunar=True))
    for day, year, times, rewards in (
        (date(2027, 2, 3), "2026", 0, 0),
        (date(2027, 2, 4), "2026", 1, 1),
        (date(2027, 2, 5), "2027", 0, 1),
        (date(2028, 1, 23), "2027", 0, 0),
        (date(2028, 1, 24), "2027", 1, 1),
    ):
        shop.close_through(day)
        assert shop.times_used(member, "reward.birthday", year) == times, day
        assert day_of(shop, day).counts.rewards == rewards, day


def test_the_month_of_a_lunar_birthday_is_the_one_in_which_it_falls_that_year() -> None:
    """The fourth of the fourth month: 20 May 2026, 9 May 2027, 28 April 2028."""
    shop = ClosingShop()
    month = BIRTHDAYS.replace('on = "birthday"', 'on = "day"\nwhen = { on = "birthday-month" }')
    shop.publish(month, date(2026, 1, 1))
    member = shop.enrol_as("王小明", "tier.ordinary.sale", Birthday(4, 4, lunar=True))
    for day, times in (
        (date(2026, 4, 29), 0),
        (date(2026, 4, 30), 1),
        (date(2028, 3, 30), 0),
        (date(2028, 3, 31), 1),
    ):
        shop.close_through(day)
        year = str(day.year)
        assert shop.times_used(member, "reward.birthday", year) == times, day


def test_coupons_lapse_with_their_last_day() -> None:
    shop = ClosingShop(programme="hotel-wheel")
    member = shop.enrol_as("王小明", "tier.ordinary.registering")
    given = shop.coupons(member)
    last = min(coupon.last_day for coupon in given if coupon.last_day is not None)
    shop.close_through(last - timedelta(days=1))
    assert shop.coupons(member) == given
    shop.close_through(last)
    lapsed = [coupon for coupon in given if coupon.last_day == last]
    assert shop.coupons(member) == [coupon for coupon in given if coupon not in lapsed]
    assert day_of(shop, last).counts.coupons == len(lapsed) > 0


def test_every_reason_is_in_the_facts_and_the_ledger(store: ClosingShop) -> None:
    member = store.enrol_as("王小明", VIP)
    store.sell(member, 1000_00)
    store.close_through(date(2027, 12, 31))
    brought = store.brought()
    assert [line.sentence for one in brought for line in reasons_of(one.explanation)] == [
        "term.renewed",
        "close.lapsed",
    ]
    assert store.ledger_reasons(member)[-1] == "lapse"


def test_a_stopped_close_goes_on_where_it_stopped_and_does_nothing_twice() -> None:
    """Stopped behind each batch in turn, with the store opened anew each time: the end is the same."""
    ends = []
    for batches_at_once in (10_000, 1):
        shop = ClosingShop(programme="department-store", sizes=Sizes(members=2, lots=2))
        for number in range(7):
            member = shop.enrol_as(f"会员{number}", VIP)
            shop.sell(member, 1000_00 + number * 100)
        shop.close_through(date(2028, 1, 1), batches_at_once=batches_at_once)
        ends.append(shop.everything())
    assert ends[0] == ends[1]
    assert all(points == 0 for _, _, _, points in ends[0])


def test_a_batch_that_was_not_committed_is_done_again() -> None:
    """Whatever a process was at when it died."""
    shop = ClosingShop(programme="department-store", sizes=Sizes(members=2, lots=2))
    for number in range(5):
        shop.sell(shop.enrol_as(f"会员{number}", VIP), 1000_00)
    shop.close_through(date(2027, 12, 30))
    shop.go_to(date(2028, 1, 1))
    committed = 0
    while True:
        with shop.store.writing() as work:
            lost = shop.closing.batch(work)
        with shop.store.writing() as work:
            again = shop.closing.batch(work)
            assert again == lost
            if again is None:
                break
            work.commit()
        committed += 1
    assert committed > 3
    last = day_of(shop, date(2027, 12, 31))
    assert (last.counts.points, last.counts.kept) == (5000, 5)


def test_nothing_is_left_to_do_when_all_is_done(store: ClosingShop) -> None:
    store.close_through(date(2026, 3, 12))
    with store.store.writing() as work:
        assert not store.closing.is_due(work)
        assert store.closing.batch(work) is None


def test_a_rebuild_finds_the_same(store: ClosingShop) -> None:
    member = store.enrol_as("王小明", VIP)
    store.sell(member, 1000_00)
    store.close_through(date(2028, 1, 2))
    assert store.rebuilt_unchanged()


def test_a_day_is_closed_under_the_programme_that_was_in_force(store: ClosingShop) -> None:
    """Long after, when another one is."""
    member = store.enrol_as("王小明", VIP)
    store.sell(member, 1000_00)
    store.close_through(date(2026, 3, 11))
    store.go_to(date(2028, 6, 1))
    with store.store.reading() as work:
        assert store.closing.is_due(work)
    store.close_through(date(2028, 5, 31))
    held = store.member(member).held
    assert (held.since, held.tier) == (date(2028, 1, 1), "vip")
    assert day_of(store, date(2027, 12, 31)).counts.points == 1000


def test_nobody_is_found_by_the_empty_profile(store: ClosingShop) -> None:
    """An erased member keeps the account, and closes like everybody."""
    member = store.enrol_as("王小明", VIP)
    with store.store.writing() as work:
        work.members.describe(member, Profile(), "")
        work.commit()
    store.sell(member, 1000_00)
    store.close_through(date(2027, 12, 31))
    assert day_of(store, date(2027, 12, 31)).counts.points == 1000
