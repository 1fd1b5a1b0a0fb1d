"""A story that goes wrong, made as short as it can be and still go wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reliability.simulator.story import Step, Story

__all__ = ["shortened"]


def shortened(story: Story, goes_wrong: Callable[[Story], bool], most_tries: int = 400) -> Story:
    """Leave out runs of steps, long ones first, as long as it still goes wrong. Time goes by as before."""
    tries = 0
    length = len(story.steps) // 2
    while length >= 1:
        start = 0
        while start < len(story.steps):
            if tries == most_tries:
                return story
            tries += 1
            shorter = _without(story, start, length)
            if goes_wrong(shorter):
                story = shorter
            else:
                start += length
        length //= 2
    return story


def _without(story: Story, start: int, length: int) -> Story:
    left_out = sum(step.after_ms for step in story.steps[start : start + length])
    rest = story.steps[start + length :]
    later: tuple[Step, ...] = ()
    if rest:
        later = (replace(rest[0], after_ms=rest[0].after_ms + left_out), *rest[1:])
    return replace(story, steps=(*story.steps[:start], *later))
