"""A programme's tiers as the check of their shape wants them: a threshold in money and how many hold each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from shuke.domain.figures.tier_shape import Finding, TierStep, tier_shape
from shuke.domain.money import Money
from shuke.domain.programme.document import Programme
from shuke.domain.programme.parts.measures import Counted, Span
from shuke.domain.programme.parts.tiers import Tier

__all__ = ["Spending", "shape_of"]

_AT_ONCE = (Span.SALE, Span.DAY)
_MOST_LOOKED_AT = 2000
_APART = 1000


@dataclass(frozen=True, slots=True)
class Spending:
    """What customers spent in a year, in minor units: how many there are, and what each spent, from the least on. Of
    very many there are some at even distances, in this order."""

    count: int
    amounts: tuple[int, ...]

    @classmethod
    def of(cls, spent: Iterable[int]) -> Spending:
        amounts = sorted(spent)
        count = len(amounts)
        if count > _MOST_LOOKED_AT:
            amounts = [amounts[at * count // _MOST_LOOKED_AT] for at in range(_MOST_LOOKED_AT)]
        return cls(count, tuple(amounts))


def shape_of(programme: Programme, members: Mapping[str, int], spending: Spending) -> tuple[Finding, ...]:
    """
    Args:
        members: how many hold each tier, by its key.
        spending: what is found of some is told for all.
    """
    least = [_threshold(tier) for tier in programme.tiers]
    known = least[0] is not None and all(low < high for low, high in pairwise(one or 0 for one in least))
    names = [tier.name for tier in programme.tiers]
    counts = [members.get(tier.key, 0) for tier in programme.tiers]
    if not known:  # tiers that nobody reaches by spending have a shape alone
        steps = [
            TierStep(name, Money(_APART**at), count)
            for at, (name, count) in enumerate(zip(names, counts, strict=True))
        ]
        return tier_shape(steps, ())
    steps = [
        TierStep(name, Money(max(one or 0, 1)), count)
        for name, one, count in zip(names, least, counts, strict=True)
    ]
    found = tier_shape(steps, list(map(Money, spending.amounts)))
    if spending.count == len(spending.amounts):
        return found
    return tuple(_for_all(one, spending.count) if "able" in dict(one.values) else one for one in found)


def _for_all(found: Finding, count: int) -> Finding:
    values = dict(found.values)
    able, of = values["able"], values["all"]
    assert isinstance(able, int)
    assert isinstance(of, int)
    scaled = {"able": able * count // of, "all": count}
    return Finding(found.kind, tuple((name, scaled.get(name, value)) for name, value in found.values))


def _threshold(tier: Tier) -> int | None:
    """The least sum of money that opens it, over a longer time, or by a top-up; of a tier that everybody gets, 0."""
    sums = [
        one.least
        for entry in tier.entries
        for one in entry.reaches
        if one.measure.counted is Counted.TOP_UP
        or (one.measure.counted is Counted.MONEY and one.measure.span not in _AT_ONCE)
    ]
    free = any(not entry.reaches for entry in tier.entries)
    at_once = any(one.measure.span in _AT_ONCE for entry in tier.entries for one in entry.reaches)
    if sums:
        return min(sums)
    return 0 if free or at_once else None
