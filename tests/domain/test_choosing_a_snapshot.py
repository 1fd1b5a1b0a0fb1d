"""When a snapshot is cheaper than pages."""

from __future__ import annotations

import pytest

from shuke.domain.sync.choosing import is_fresh, wants_snapshot


@pytest.mark.parametrize(
    ("behind", "held", "wanted"),
    [
        (10_000, 0, False),
        (10_001, 0, True),
        (10_001, 40_003, True),
        (10_001, 40_004, False),
        (250_001, 1_000_000, True),
        (250_000, 1_000_000, False),
    ],
)
def test_a_till_asks_where_pages_would_cost_more(behind: int, held: int, wanted: bool) -> None:
    assert wants_snapshot(behind, held) is wanted


@pytest.mark.parametrize(
    ("drift", "members", "fresh"),
    [(20_000, 0, True), (20_001, 0, False), (100_000, 1_000_000, True), (100_001, 1_000_000, False)],
)
def test_one_that_is_too_old_is_made_anew(drift: int, members: int, fresh: bool) -> None:
    assert is_fresh(drift, members) is fresh
