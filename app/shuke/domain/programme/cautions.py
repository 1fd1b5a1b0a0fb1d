"""What a valid programme may not mean as it stands: said to whoever edits it, and never refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.document import Programme

__all__ = ["Caution", "CautionKind", "cautions"]


class CautionKind(StrEnum):
    """`shuke.wording.programme_window` has words for each."""

    EARNS_LESS_THAN_LOWER = "earns_less_than_lower"
    NO_WAY_IN = "no_way_in"


@dataclass(frozen=True, slots=True)
class Caution:
    """`names` are what the sentence of this kind needs, in its order."""

    kind: CautionKind
    names: tuple[Bilingual, ...]


def cautions(programme: Programme) -> tuple[Caution, ...]:
    return (*_days(programme), *_ways(programme))


def _days(programme: Programme) -> Iterator[Caution]:
    """A day that is for lower tiers only, on which they earn more than a higher one."""
    for day in programme.days:
        for rank, lower in enumerate(programme.tiers):
            if day.tiers and lower.key not in day.tiers:
                continue
            earned = lower.points_multiplier * day.points_multiplier
            for higher in programme.tiers[rank + 1 :]:
                if day.tiers and higher.key not in day.tiers and higher.points_multiplier < earned:
                    names = (day.name, higher.name, lower.name)
                    yield Caution(CautionKind.EARNS_LESS_THAN_LOWER, names)


def _ways(programme: Programme) -> Iterator[Caution]:
    for tier in programme.tiers:
        if not tier.entries:
            yield Caution(CautionKind.NO_WAY_IN, (tier.name,))
