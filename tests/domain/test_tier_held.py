"""Of several tiers a member may hold, the greatest word is the one that counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuke.domain.tier_held import TierHeld

HELD = st.builds(
    TierHeld,
    st.integers(0, 9999),
    st.integers(0, 999),
    st.dates(date(2000, 1, 1), date(2199, 12, 31)),
    st.text(st.characters(codec="ascii", categories=("Ll", "Nd"), include_characters=".-"), max_size=8),
)


@given(HELD, HELD)
def test_words_compare_as_what_they_say(one: TierHeld, other: TierHeld) -> None:
    assert (one.word < other.word) == (one < other)
    assert TierHeld.read(one.word) == one


def test_a_term_goes_before_a_rank_and_a_rank_before_a_day() -> None:
    early, late = date(2026, 1, 1), date(2026, 12, 31)
    assert TierHeld(1, 0, early, "ordinary") > TierHeld(0, 9, late, "diamond")
    assert TierHeld(0, 2, early, "diamond") > TierHeld(0, 1, late, "gold")
    assert TierHeld(0, 1, late, "gold") > TierHeld(0, 1, early, "gold")


@pytest.mark.parametrize(("term", "rank"), [(-1, 0), (10_000, 0), (0, -1), (0, 1000)])
def test_what_would_not_compare_is_not_built(term: int, rank: int) -> None:
    with pytest.raises(ValueError, match="term"):
        TierHeld(term, rank, date(2026, 1, 1), "gold")


@pytest.mark.parametrize("word", ["", "gold", "0000.001.2026-03-10", "0000.001.yesterday.gold"])
def test_what_is_no_such_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever part of it is wrong
        TierHeld.read(word)
