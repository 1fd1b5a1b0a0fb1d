"""What the store keeps of runs that give something to many members."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from shuke.domain.consent import Channel, Consent

__all__ = ["Handouts", "RunKey", "RunPart", "RunSum"]


@dataclass(frozen=True, slots=True)
class RunKey:
    """A rule (``campaign.01J…``, ``care.birthday``), and which time of it: ``once``, a year, a day."""

    rule: str
    occasion: str


@dataclass(frozen=True, slots=True)
class RunPart:
    """Some of those whom a run has still to look at; `done` of them were."""

    number: int
    members: tuple[str, ...]
    done: int


@dataclass(frozen=True, slots=True)
class RunSum:
    """What the occasions of a rule came to: members given something and held back, points, coupons and spins."""

    given: int = 0
    held: int = 0
    points: int = 0
    coupons: int = 0
    chances: int = 0


class Handouts(Protocol):
    def had(self, run: RunKey, members: Collection[str]) -> set[str]:
        """Who of these was given it already, by whichever till and under whichever name, or held back."""
        ...

    def turned_to(self, members: Collection[str]) -> Mapping[str, date]:
        """When marketing turned to these last, or to whoever went up in them; nobody to whom it never did."""
        ...

    def consents(self, members: Collection[str]) -> Mapping[str, Mapping[Channel, Consent]]:
        """What these said last of each channel of which they said anything."""
        ...

    def expect(self, run: RunKey, members: Sequence[str]) -> None:
        """The run is to look at these as well, in their order, each of them once."""
        ...

    def next_part(self, run: RunKey) -> RunPart | None:
        """None: everybody was looked at."""
        ...

    def done(self, run: RunKey, part: RunPart, looked_at: int) -> None:
        """So many of the part were looked at, from its beginning."""
        ...

    def forget(self, run: RunKey) -> None:
        """Nobody is to be looked at any more."""
        ...

    def left(self, run: RunKey) -> int:
        """How many it has still to look at."""
        ...

    def sum_of(self, rule: str) -> RunSum: ...
