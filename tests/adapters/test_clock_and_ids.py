from __future__ import annotations

import threading

from fakes.clock import FakeClock
from shuke.adapters.clock import SystemClock
from shuke.adapters.ids import UlidIds

ALPHABET = set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_an_id_has_26_characters_without_look_alikes():
    made = UlidIds(FakeClock().now_ms).new_id()
    assert len(made) == 26
    assert set(made) <= ALPHABET


def test_later_ids_sort_behind_earlier_ones_even_when_the_clock_is_set_back():
    clock = FakeClock()
    ids = UlidIds(clock.now_ms)
    made = [ids.new_id() for _ in range(1_000)]
    clock.set_back(3_600)
    made += [ids.new_id() for _ in range(1_000)]
    clock.advance(7_200)
    made += [ids.new_id() for _ in range(1_000)]
    assert made == sorted(set(made))


def test_the_time_leads_the_id():
    clock = FakeClock(now_ms=0)
    assert UlidIds(clock.now_ms).new_id().startswith("0000000000")
    assert UlidIds(lambda: 2**48 - 1).new_id().startswith("7ZZZZZZZZZ")
    assert UlidIds(lambda: -5).new_id().startswith("0000000000")
    assert len(UlidIds(lambda: 2**60).new_id()) == 26


def test_what_is_made_within_a_second_begins_its_random_half_alike_and_later_ids_do_not():
    clock = FakeClock()
    # A step and a new number, a step, a step and a new number: by chance a step is carried over now and then.
    draws = iter((0, 5, 7, 0, 2**79))
    ids = UlidIds(clock.now_ms, lambda _: next(draws))
    member = ids.new_id()
    clock.advance(0.004)
    card = ids.new_id()
    clock.advance(1.001)
    other = ids.new_id()
    assert card[10:19] == member[10:19]
    assert card[20:] != member[20:]
    assert card[:10] > member[:10]
    assert other[10:19] != member[10:19]


def test_a_random_half_at_its_end_is_drawn_anew():
    clock = FakeClock()
    ids = UlidIds(clock.now_ms, lambda count: 2**count - 1)
    made = []
    for _ in range(3):
        made += [ids.new_id(), ids.new_id()]
        clock.advance(0.5)
    assert made == sorted(set(made))
    assert all(len(one) == 26 for one in made)


def test_two_machines_with_one_clock_make_different_ids():
    first, second = UlidIds(FakeClock().now_ms), UlidIds(FakeClock().now_ms)
    made = [ids.new_id() for ids in (first, second) for _ in range(2_000)]
    assert len(set(made)) == len(made)


def test_threads_never_share_an_id():
    ids = UlidIds(FakeClock().now_ms)
    made: list[list[str]] = [[] for _ in range(4)]

    def make(into: list[str]) -> None:
        into.extend(ids.new_id() for _ in range(2_000))

    threads = [threading.Thread(target=make, args=(into,)) for into in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each for some in made for each in some}) == 8_000


def test_the_machines_clocks_tell_milliseconds_and_go_forward():
    clock = SystemClock()
    assert 1_700_000_000_000 < clock.now_ms() < 10_000_000_000_000
    first = clock.monotonic_s()
    assert clock.monotonic_s() >= first
