"""Many stories, in as many processes as are wished; what goes wrong is told so that it can be seen again."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from reliability.simulator.broken import Broken
from reliability.simulator.disks import Disk, MemoryDisk, SqlDisk
from reliability.simulator.playing import live_through
from reliability.simulator.shrinking import shortened
from reliability.simulator.story import Story, story_of

__all__ = ["DISKS", "first_problem", "problem_of", "problems"]

DISKS: Mapping[str, Callable[[str], Disk]] = {"memory": MemoryDisk, "sqlite": SqlDisk}

_AT_ONCE = 50
"""Stories between two sweeps of what programs left behind: each holds on to itself in rings."""


def problems(first: int, count: int, disk: str = "memory", processes: int = 1) -> Iterator[str]:
    """What went wrong in the stories of these seeds, in words."""
    parts = [(start, min(_AT_ONCE, first + count - start)) for start in range(first, first + count, _AT_ONCE)]
    if processes == 1:
        found = map(partial(_of_part, disk), parts)
        yield from (problem for some in found for problem in some)
        return
    with ProcessPoolExecutor(processes) as pool:
        for some in pool.map(partial(_of_part, disk), parts):
            yield from some


def first_problem(first: int, count: int) -> tuple[int, str] | None:
    """The first seed of these whose story goes wrong, and how."""
    for seed in range(first, first + count):
        wrong = _goes_wrong(story_of(seed), MemoryDisk)
        if wrong is not None:
            return seed, wrong
    return None


def _of_part(disk: str, part: tuple[int, int]) -> list[str]:
    logging.disable()
    gc.disable()
    try:
        found = (problem_of(seed, DISKS[disk]) for seed in range(part[0], part[0] + part[1]))
        return [problem for problem in found if problem]
    finally:
        gc.enable()
        gc.collect()
        logging.disable(logging.NOTSET)


def problem_of(seed: int, disk: Callable[[str], Disk]) -> str:
    """Empty if all went well; else what went wrong, the shortest story that still shows it, and how to see it."""
    story = story_of(seed)
    wrong = _goes_wrong(story, disk)
    if wrong is None:
        return ""
    short = shortened(story, lambda shorter: _goes_wrong(shorter, disk) is not None)
    lines: list[str] = []
    _goes_wrong(short, disk, lines.append)
    return "\n".join(
        (
            f"seed {seed}: {wrong}",
            f"see it again: python -m reliability.simulator --seed {seed}",
            f"{len(story.steps)} steps, {len(short.steps)} of which are enough:",
            *(f"  {line}" for line in lines),
        )
    )


def _goes_wrong(
    story: Story, disk: Callable[[str], Disk], tell: Callable[[str], None] | None = None
) -> str | None:
    try:
        live_through(story, disk, tell)
    except Broken as broken:
        if tell is not None:
            tell(str(broken))
        return str(broken)
    return None
