"""What is missing to the next tier, where money bought since joining opens it."""

from __future__ import annotations

from collections.abc import Mapping

from shuke.domain.programme.document import Programme
from shuke.domain.programme.quote import SINCE_JOINING
from shuke.domain.programme.tiers import promotion_ways

__all__ = ["Ladder", "ladder_of"]

Ladder = Mapping[str, tuple[int, ...]]
"""Of each tier the sums, in minor units and rising, from which on a higher one is open."""


def ladder_of(programme: Programme) -> Ladder:
    """Ways that ask for anything else beside money since joining are not among them."""
    return {
        tier.key: tuple(
            sorted(
                {
                    entry.reaches[0].least + int(entry.reaches[0].over)
                    for _, entry in promotion_ways(programme, tier.key)
                    if [reaches.measure for reaches in entry.reaches] == [SINCE_JOINING] and not entry.proofs
                }
            )
        )
        for tier in programme.tiers
    }
