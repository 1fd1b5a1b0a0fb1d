"""What a programme comes to over a time: month by month, and for each member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.document import Programme

__all__ = [
    "Comparison",
    "Month",
    "Played",
    "ProgrammeNamed",
    "Side",
    "Simulated",
    "TierNamed",
    "compared",
    "together",
]

MOST_NAMED = 10


@dataclass(slots=True)
class Month:
    """Money in minor units. What members had of it is `cost`. What stands at the end of the month: `tiers` (members
    that are members, by tier), `points_held` and their worth `points_owed`, and `value_held` (principal and bonus of
    members)."""

    cost: int = 0
    sales: int = 0
    taken_back: int = 0
    gross: int = 0
    discount: int = 0
    coupons: int = 0
    points_value: int = 0
    points_issued: int = 0
    points_used: int = 0
    bonus: int = 0
    refused: int = 0
    paid_otherwise: int = 0
    points_held: int = 0
    points_owed: int = 0
    value_held: int = 0
    tiers: Counter[str] = field(default_factory=Counter)

    def add(self, other: Month) -> None:
        for name in _SUMS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.tiers.update(other.tiers)

    @property
    def plain(self) -> dict[str, object]:
        return {**{name: getattr(self, name) for name in _SUMS}, "tiers": dict(sorted(self.tiers.items()))}


_SUMS = (
    "cost",
    "sales",
    "taken_back",
    "gross",
    "discount",
    "coupons",
    "points_value",
    "points_issued",
    "points_used",
    "bonus",
    "refused",
    "paid_otherwise",
    "points_held",
    "points_owed",
    "value_held",
)


@dataclass(slots=True)
class Played:
    """`benefits`: what each member had of the programme, in minor units: discounts, coupons and bonus, and the worth
    of the points earned."""

    months: dict[str, Month] = field(default_factory=dict)
    benefits: Counter[str] = field(default_factory=Counter)

    def month(self, name: str) -> Month:
        return self.months.setdefault(name, Month())

    @property
    def total(self) -> Month:
        """Sums of all months; what is held, and tiers, as at the end of the last."""
        whole = Month()
        for month in self.months.values():
            whole.add(month)
        last = self.months[max(self.months)] if self.months else Month()
        whole.points_held, whole.points_owed = last.points_held, last.points_owed
        whole.value_held, whole.tiers = last.value_held, last.tiers
        return whole

    @property
    def cost(self) -> int:
        """What members had of it, all together."""
        return self.benefits.total()


def together(parts: Iterable[Played]) -> Played:
    """Members played apart, over the same days, as one."""
    whole = Played()
    for part in parts:
        whole.benefits.update(part.benefits)
        for name, month in part.months.items():
            whole.month(name).add(month)
    return Played(dict(sorted(whole.months.items())), whole.benefits)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who has more of the other programme than of today's, and who less; `by` in minor units, the most first."""

    gain: int
    gained: int
    lose: int
    lost: int
    same: int
    most_gained: Sequence[tuple[str, int]]
    most_lost: Sequence[tuple[str, int]]


def compared(today: Played, other: Played) -> Comparison:
    members = sorted(today.benefits.keys() | other.benefits.keys())
    by = [(member, other.benefits[member] - today.benefits[member]) for member in members]
    gains = sorted((one for one in by if one[1] > 0), key=lambda one: (-one[1], one[0]))
    losses = sorted((one for one in by if one[1] < 0), key=lambda one: (one[1], one[0]))
    return Comparison(
        gain=len(gains),
        gained=sum(amount for _, amount in gains),
        lose=len(losses),
        lost=-sum(amount for _, amount in losses),
        same=len(by) - len(gains) - len(losses),
        most_gained=gains[:MOST_NAMED],
        most_lost=losses[:MOST_NAMED],
    )


@dataclass(frozen=True, slots=True)
class TierNamed:
    key: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class ProgrammeNamed:
    """What is told of a programme beside its figures; small, as it goes from process to process."""

    key: str
    version: int
    name: Bilingual
    tiers: tuple[TierNamed, ...]

    @classmethod
    def of(cls, programme: Programme) -> ProgrammeNamed:
        tiers = (TierNamed(tier.key, tier.name) for tier in programme.tiers)
        return cls(programme.key, programme.version, programme.name, tuple(tiers))


@dataclass(frozen=True, slots=True)
class Side:
    """What one programme came to; `months` in their order, ``2026-03``."""

    programme: ProgrammeNamed
    months: Mapping[str, Month]
    total: Month


@dataclass(frozen=True, slots=True)
class Simulated:
    """Both programmes over the same `events` of these days, and who has more of which."""

    events: int
    first: date
    last: date
    today: Side
    other: Side
    comparison: Comparison
