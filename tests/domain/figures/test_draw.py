"""Draws: the same seed gives the same winners, on any machine, worked out as the module says."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.figures.draw import LEAST_SEED_BYTES, Segment, chosen, winners

SEED = bytes(range(16))
WHEEL = (
    Segment("suite-deluxe", 1, 1),
    Segment("suite", 2, 2),
    Segment("voucher-300", 6, 6),
    Segment("voucher-100", 10, 10),
    Segment("voucher-50", 99, 99),
    Segment("nothing", 82),
)


def by_hand(seed: bytes, number: int, bound: int) -> int:
    """A number below the bound, as the module's first lines say (the bounds here leave none out)."""
    digest = sha256(b"shuke-draw-1\0" + seed + number.to_bytes(8, "big")).digest()
    value = int.from_bytes(digest, "big")
    assert value < 2**256 - 2**256 % bound
    return value % bound


def test_two_winners_are_those_that_anybody_works_out() -> None:
    ids = ["m-3", "m-1", "m-2", "会员", "m-10"]
    pool = ["m-1", "m-10", "m-2", "m-3", "会员"]  # by their bytes
    first = by_hand(SEED, 0, 5)
    pool[0], pool[first] = pool[first], pool[0]
    second = 1 + by_hand(SEED, 1, 4)
    pool[1], pool[second] = pool[second], pool[1]
    assert winners(SEED, ids, 2) == tuple(pool[:2])


def test_the_algorithm_stays_what_it_was() -> None:
    """Recorded draws are worked out again years later: these values never change."""
    assert winners(SEED, (f"m-{n}" for n in range(1000)), 3) == KNOWN_WINNERS
    assert [found.key for n in range(6) if (found := chosen(SEED + bytes([n]), WHEEL))] == KNOWN_SPINS


KNOWN_WINNERS = ("m-634", "m-716", "m-357")
KNOWN_SPINS = ["voucher-100", "voucher-50", "voucher-50", "nothing", "voucher-50", "voucher-50"]


def test_the_order_of_the_ids_says_nothing() -> None:
    ids = [f"m-{n}" for n in range(50)]
    assert winners(SEED, ids, 5) == winners(SEED, reversed(ids), 5)


@given(st.binary(min_size=16, max_size=40), st.sets(st.text(max_size=5), max_size=20), st.integers(0, 25))
def test_winners_are_different_and_as_many_as_there_can_be(seed: bytes, ids: set[str], number: int) -> None:
    found = winners(seed, ids, number)
    assert len(found) == len(set(found)) == min(number, len(ids))
    assert set(found) <= ids


def test_nobody_is_drawn_of_none() -> None:
    assert winners(SEED, [], 2) == ()
    assert winners(SEED, ["a"], 0) == ()


def test_a_draw_that_could_be_rigged_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        winners(SEED, ["a", "a"], 1)
    with pytest.raises(ValueError, match="negative"):
        winners(SEED, ["a"], -1)
    short = SEED[: LEAST_SEED_BYTES - 1]
    with pytest.raises(ValueError, match="16 bytes"):
        winners(short, ["a"], 1)
    with pytest.raises(ValueError, match="16 bytes"):
        chosen(short, WHEEL)
    with pytest.raises(ValueError, match="negative"):
        Segment("x", -1)


def test_every_one_of_five_wins_about_as_often() -> None:
    """A fixed run, so no chance in the test: 2,000 draws of one out of five."""
    counts = Counter(winners(SEED + n.to_bytes(2, "big"), "abcde", 1)[0] for n in range(2000))
    assert set(counts) == set("abcde")
    assert all(340 < count < 460 for count in counts.values())


def test_a_segment_comes_up_as_its_weight_says() -> None:
    counts = Counter(
        found.key for n in range(2000) if (found := chosen(SEED + n.to_bytes(2, "big"), WHEEL)) is not None
    )
    assert sum(counts.values()) == 2000
    for segment in WHEEL:
        assert abs(counts[segment.key] - 10 * segment.weight) <= 12 + segment.weight


def test_the_range_of_each_segment_is_its_weight() -> None:
    for n in range(40):
        seed = SEED + bytes([n])
        rest = by_hand(seed, 0, 200)
        for segment in WHEEL:
            if rest < segment.weight:
                break
            rest -= segment.weight
        assert chosen(seed, WHEEL) == segment


def test_numbers_that_would_make_some_likelier_are_left_out() -> None:
    """With a bound just above half the range every second number is one of those."""
    bound = 2**255 + 1
    wheel = (Segment("low", 2**254), Segment("high", bound - 2**254))
    left_out = 0
    for n in range(30):
        seed = SEED + bytes([n])
        digests = [sha256(b"shuke-draw-1\0" + seed + at.to_bytes(8, "big")).digest() for at in range(30)]
        at, value = next((at, v) for at, d in enumerate(digests) if (v := int.from_bytes(d, "big")) < bound)
        left_out += at
        assert chosen(seed, wheel) == wheel[value >= 2**254]
    assert left_out > 10


def test_what_is_out_of_stock_or_has_no_weight_never_comes_up() -> None:
    wheel = (Segment("gone", 1_000_000, 0), Segment("never", 0), Segment("last", 1, 1))
    assert {chosen(SEED + bytes([n]), wheel) for n in range(50)} == {wheel[2]}
    assert chosen(SEED, wheel[:2]) is None
    assert chosen(SEED, ()) is None
