"""Whatever happens to a chain: nothing is lost, doubled, overspent, stuck or different once all can be reached again.

SHUKE_STORIES and SHUKE_STORIES_ON_SQLITE say how many stories are lived through, SHUKE_PROCESSES by how many
processes.
"""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from reliability.simulator.broken import Broken
from reliability.simulator.campaign import problem_of, problems
from reliability.simulator.disks import MemoryDisk, SqlDisk
from reliability.simulator.planted import planted
from reliability.simulator.playing import live_through
from reliability.simulator.shrinking import shortened
from reliability.simulator.story import Story, story_of

STORIES = int(os.environ.get("SHUKE_STORIES", "50"))
STORIES_ON_SQLITE = int(os.environ.get("SHUKE_STORIES_ON_SQLITE", "1"))
PROCESSES = int(os.environ.get("SHUKE_PROCESSES", "1"))


def test_no_story_goes_wrong() -> None:
    assert list(problems(0, STORIES, "memory", PROCESSES)) == []


def test_no_story_goes_wrong_on_real_databases() -> None:
    assert list(problems(0, STORIES_ON_SQLITE, "sqlite", PROCESSES)) == []


def test_a_seed_says_everything_that_happens() -> None:
    def told(seed: int) -> list[str]:
        lines: list[str] = []
        live_through(story_of(seed), MemoryDisk, lines.append)
        return lines

    assert told(7) == told(7)
    assert told(7) != told(8)


def test_what_was_committed_as_the_power_went_is_known_before_a_backup_comes_back() -> None:
    """Seed 16708: head office's machine died right after a commit, was backed up, and that backup was restored."""
    assert problem_of(16_708, MemoryDisk) == ""


@pytest.mark.parametrize("seed", [3, 23])
def test_both_stores_come_to_the_same_rows(seed: int) -> None:
    """The store in memory is another implementation of what the real one does: after the same story every machine
    holds the same, to the last byte."""
    story = replace(story_of(seed), steps=story_of(seed).steps[:15])
    in_memory, real = (_digests(story, disk) for disk in (MemoryDisk, SqlDisk))
    assert in_memory == real


def _digests(story: Story, disk: type[MemoryDisk] | type[SqlDisk]) -> dict[str, tuple[bytes, object]]:
    chain = live_through(story, disk)
    found: dict[str, tuple[bytes, object]] = {}
    for name, store in (("office", chain.office.store), *((one.name, one.store) for one in chain.machines)):
        with store.reading() as work:
            heads = [work.journal.head(till) for till in work.journal.tills()]
            found[name] = (work.digest(), heads)
    return found


def test_a_story_that_goes_wrong_is_told_as_short_as_it_can_be() -> None:
    with planted("returned_and_still_spent"):
        seed = next(seed for seed in range(50) if _goes_wrong(story_of(seed)))
        told = problem_of(seed, MemoryDisk)
        short = shortened(story_of(seed), _goes_wrong)
    assert told.startswith(f"seed {seed}: ")
    assert f"--seed {seed}" in told
    assert len(short.steps) <= 6
    assert not _goes_wrong(short)


def _goes_wrong(story: Story) -> bool:
    try:
        live_through(story, MemoryDisk)
    except Broken:
        return True
    return False
