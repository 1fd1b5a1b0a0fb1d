"""The allowance: what binds, that caps hold, and that more time without head office never allows more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.random_allowances import AMOUNTS, policies
from shuke.domain.slices.account import SPENT, AccountKind
from shuke.domain.slices.allowance import (
    CAPS,
    MOST_AMOUNT,
    MOST_HOURS,
    STANDARD,
    Allowance,
    Allowed,
    Away,
    Bounds,
    Limit,
    Spent,
    Step,
    may_spend,
)

POINTS = AccountKind.POINTS
HOUR_S = 3600
HOURS = st.integers(0, 2_000)


def allowed(policy: Allowance, away_s: int, held: int, spent: Spent, tills: int = 1) -> Allowed:
    away = Away(policy, away_s, tills)
    return may_spend(away, POINTS, held + away.floor(POINTS), spent)


@given(policies(), HOURS, HOURS, AMOUNTS, AMOUNTS, AMOUNTS, st.integers(1, 9))
def test_more_time_without_head_office_never_allows_more(
    policy: Allowance, hours: int, more: int, held: int, today: int, till: int, tills: int
) -> None:
    spent = Spent(today, till)
    now = allowed(policy, hours * HOUR_S, held, spent, tills)
    later = allowed(policy, (hours + more) * HOUR_S, held, spent, tills)
    assert later.amount <= now.amount


@given(
    policies(), st.lists(st.tuples(st.integers(0, 3), st.integers(1, 400)), max_size=12), st.integers(1, 5)
)
def test_caps_hold_over_any_sequence_of_sales(
    policy: Allowance, wishes: list[tuple[int, int]], tills: int
) -> None:
    """Whatever four members ask for in a day, one sale after another, each with 300 points held."""
    away = Away(policy, HOUR_S, tills)
    held, spent, till = dict.fromkeys(range(4), 300), dict.fromkeys(range(4), 0), 0
    for member, wish in wishes:
        may = may_spend(away, POINTS, held[member] + away.floor(POINTS), Spent(spent[member], till)).amount
        used = min(wish, max(0, may))
        held[member], spent[member], till = held[member] - used, spent[member] + used, till + used
        sale, shop = away.cap(POINTS, Limit.SALE), policy.bounds(POINTS).shop
        assert sale is None or used <= sale
        assert shop is None or till * tills <= shop
    day, one_till = away.cap(POINTS, Limit.MEMBER_DAY), away.cap(POINTS, Limit.TILL)
    assert day is None or max(spent.values()) <= day
    assert one_till is None or till <= one_till
    assert min(held.values()) >= -policy.bounds(POINTS).floor


@given(policies(), HOURS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_what_binds_is_what_allows_least(
    policy: Allowance, hours: int, held: int, today: int, till: int
) -> None:
    away, spent = Away(policy, hours * HOUR_S), Spent(today, till)
    may = allowed(policy, hours * HOUR_S, held, spent)
    assume(may.limit in CAPS)
    without = replace(policy.bounds(POINTS), **{may.limit.value: None})
    freed = allowed(replace(policy, accounts=(without,)), hours * HOUR_S, held, spent)
    assert freed.amount >= may.amount
    assert away.cap(POINTS, may.limit) is not None


def test_where_no_policy_was_set_a_till_spends_what_it_holds_for_thirty_days() -> None:
    lease_s = 30 * 24 * HOUR_S
    assert allowed(STANDARD, lease_s - 1, 40, Spent(10_000, 10_000)) == Allowed(40, Limit.OWN)
    assert allowed(STANDARD, lease_s, 40, Spent()) == Allowed(0, Limit.LEASE)
    assert all(Away(STANDARD, 0).floor(account) == 0 for account in SPENT)


def test_a_step_counts_from_its_hour_on_for_caps_and_floor() -> None:
    policy = Allowance(steps=(Step(2, 50), Step(5, 0)), accounts=(Bounds(POINTS, floor=30, sale=100),))
    spent = Spent()
    assert allowed(policy, 2 * HOUR_S - 1, 90, spent) == Allowed(100, Limit.SALE)
    assert allowed(policy, 2 * HOUR_S, 90, spent) == Allowed(50, Limit.SALE)
    assert Away(policy, 2 * HOUR_S).floor(POINTS) == 15
    assert allowed(policy, 5 * HOUR_S, 90, spent) == Allowed(0, Limit.HOURS)


def test_a_shop_s_cap_is_divided_over_its_tills() -> None:
    policy = Allowance(accounts=(Bounds(POINTS, shop=100),))
    assert allowed(policy, 60, 500, Spent(), 3) == Allowed(33, Limit.SHOP)
    assert allowed(policy, 60, 500, Spent(till=30), 3) == Allowed(3, Limit.SHOP)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Allowance(lease_hours=0),
        lambda: Allowance(lease_hours=MOST_HOURS + 1),
        lambda: Allowance(share_percent=101),
        lambda: Allowance(share_percent=-1),
        lambda: Allowance(steps=(Step(2, 50), Step(2, 40))),
        lambda: Allowance(steps=(Step(2, 50), Step(3, 60))),
        lambda: Allowance(steps=tuple(Step(hour, 50) for hour in range(1, 14))),
        lambda: Allowance(accounts=(Bounds(POINTS), Bounds(POINTS))),
        lambda: Step(0, 50),
        lambda: Step(1, 100),
        lambda: Bounds(POINTS, floor=-1),
        lambda: Bounds(POINTS, till=MOST_AMOUNT + 1),
        lambda: Bounds(AccountKind.PROGRESS),
        lambda: Bounds(AccountKind.COUPON, floor=1),
    ],
)
def test_a_policy_that_makes_no_sense_is_not_made(make: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()  # type: ignore[operator]
