from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.lockout import FREE_TRIES, LONGEST_WAIT_MS, Lockout, attempt

NOW = 1_793_757_600_000


def test_three_tries_are_free_and_then_each_costs_more():
    lockout, now, waits = Lockout(), NOW, []
    for _ in range(10):
        tried = attempt(lockout, now)
        assert tried.wait_ms == 0
        lockout = tried.lockout
        refused = attempt(lockout, now)
        waits.append(refused.wait_ms // 1000)
        now += refused.wait_ms
    assert waits == [0, 0, 30, 60, 300, 900, 3600, 3600, 3600, 3600]


def test_the_try_is_counted_in_what_is_stored_before_the_pin_is_looked_at():
    first = attempt(Lockout(), NOW)
    assert first.lockout.failures == 1
    third = attempt(attempt(first.lockout, NOW).lockout, NOW)
    assert third.lockout == Lockout(3, NOW + 30_000)


def test_the_tries_left_are_told():
    lockout, left = Lockout(), []
    for _ in range(4):
        tried = attempt(lockout, NOW)
        left.append(tried.tries_left)
        lockout = Lockout(tried.lockout.failures)
    assert left == [2, 1, 0, 0]


def test_trying_while_locked_costs_nothing_and_gains_nothing():
    locked = Lockout(5, NOW + 300_000)
    refused = attempt(locked, NOW + 100_000)
    assert refused.lockout == locked
    assert refused.wait_ms == 200_000


def test_the_wait_ends_to_the_millisecond():
    locked = Lockout(3, NOW + 30_000)
    assert attempt(locked, NOW + 29_999).wait_ms == 1
    assert attempt(locked, NOW + 30_000).wait_ms == 0


def test_a_clock_set_back_by_a_year_locks_nobody_out_for_a_year():
    locked = Lockout(3, NOW + 30_000)
    a_year_ago = NOW - 365 * 86_400_000
    refused = attempt(locked, a_year_ago)
    assert refused.wait_ms == 30_000
    assert attempt(refused.lockout, a_year_ago + 30_000).wait_ms == 0


def test_a_clock_set_back_keeps_the_tries_counted():
    assert attempt(Lockout(6, NOW), NOW - 10**9).lockout.failures == 6


@given(st.integers(0, 10**7), st.integers(0, 2**50), st.integers(0, 2**50))
def test_no_wait_is_longer_than_an_hour_whatever_is_stored(failures, until_ms, now_ms):
    tried = attempt(Lockout(failures, until_ms), now_ms)
    assert 0 <= tried.wait_ms <= LONGEST_WAIT_MS
    assert tried.lockout.failures == (failures if tried.wait_ms else min(failures + 1, 1_000_000))
    if failures >= FREE_TRIES and tried.wait_ms == 0:
        assert attempt(tried.lockout, now_ms).wait_ms > 0
