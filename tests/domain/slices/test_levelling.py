"""When a lot changes without a till spending or earning, the slices follow; what is on the way between tills last."""

from __future__ import annotations

from shuke.domain.slices.holders import Way, is_on_the_way, is_till, journal_of, left_behind, till_of
from shuke.domain.slices.levelling import levelled

WAY = Way("S01-1", 1, "S01-2", 3).holder


def test_what_is_taken_comes_from_the_pool_then_from_tills_and_last_from_the_way() -> None:
    slices = {"S01-1": 20, "S01-2": 30, WAY: 40}
    assert levelled(100, slices, -10) == ()
    assert dict(levelled(100, slices, -30)) == {"S01-2": -20}
    assert dict(levelled(100, slices, -70)) == {"S01-2": -30, "S01-1": -20, WAY: -10}


def test_what_is_given_pays_tills_that_spent_too_much_and_no_way_that_awaits_its_giver() -> None:
    slices = {"S01-1": -5, WAY: -50}
    assert dict(levelled(10, slices, 30)) == {"S01-1": 5}
    assert dict(levelled(10, slices, 30, own="S01-2")) == {"S01-1": 5, "S01-2": 25}
    assert dict(levelled(10, slices, 30, own="S01-1")) == {"S01-1": 30}


def test_a_lot_that_comes_to_nothing_leaves_nothing_with_anybody() -> None:
    assert levelled(40, {"S01-1": 40}, -40) == (("S01-1", -40),)
    assert dict(levelled(40, {"S01-1": 50, WAY: -10}, -40)) == {"S01-1": -50, WAY: 10}


def test_a_holder_says_what_it_is() -> None:
    assert (is_till("S01-1"), is_till(left_behind("S01-1", 2)), is_till(WAY)) == (True, False, False)
    assert is_on_the_way(WAY)
    assert not is_on_the_way(left_behind("S01-1", 2))
    assert till_of(WAY) == till_of(left_behind("S01-1", 2)) == "S01-1"
    assert journal_of("S01-1", 4) == ("S01-1", 4)
    assert journal_of(left_behind("S01-1", 2), 4) == ("S01-1", 2)
