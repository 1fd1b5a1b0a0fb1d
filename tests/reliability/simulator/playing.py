"""A story, lived through from its first morning until all is quiet again and everything was looked at."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from reliability.simulator.chain import Chain
from reliability.simulator.disks import Disk
from reliability.simulator.healing import heal, hold_to_account
from reliability.simulator.story import Story
from shuke.application.sync import pulling_round, pushing

__all__ = ["live_through"]


def live_through(
    story: Story, new_disk: Callable[[str], Disk], tell: Callable[[str], None] | None = None
) -> Chain:
    """
    Raises:
        Broken: something was lost, doubled, overspent, stuck or different.
    """
    chain = Chain(story, new_disk, tell)
    chain.open()
    with (
        patch.object(pushing, "MOST_FACTS_A_PUSH", story.push),
        patch.object(pulling_round, "MOST_SUBJECTS_A_PAGE", story.page),
        patch.object(pulling_round, "_FIRST_AT_ONCE", max(1, story.page // 2)),
    ):
        chain.play()
        heal(chain)
        hold_to_account(chain)
    return chain
