"""A mistake in the protocol does not stay hidden: each of these, put into the running code, is found within so many
stories."""

from __future__ import annotations

import pytest

from reliability.simulator.campaign import first_problem
from reliability.simulator.planted import PLANTED, planted

FOUND_IN = {
    "acknowledged_when_sent": 0,
    "stale_pages_applied": 62,
    "own_work_forgotten": 0,
    "granted_again": 143,
    "place_before_rows": 51,
    "letters_answered_again": 1,
    "forks_ignored": 884,
    "contradictions_dropped": 446,
    "returned_and_still_spent": 0,
    "generation_ignored": 56,
    "gaps_accepted": 56,
    "change_skipped": 14,
    "overtaken_page_applied": 62,
    "handed_over_and_kept": 0,
    "taken_over_again": 0,
    "dealt_on_its_way": 0,
}
"""The first seed whose story shows it, when this was last looked up. Stories change when more can happen: then one of
the next ones shows it."""

WITHIN = 400


def test_every_mistake_is_looked_for() -> None:
    assert FOUND_IN.keys() == PLANTED.keys()
    assert len(PLANTED) >= 10


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_a_planted_mistake_is_found(name: str) -> None:
    with planted(name):
        found = first_problem(FOUND_IN[name], WITHIN)
    assert found is not None, f"{name}: not in {WITHIN} stories"
