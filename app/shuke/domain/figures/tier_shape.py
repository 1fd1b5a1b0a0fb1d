"""Whether a ladder of tiers fits its customers: within reach, not too dense, members in the shape of a diamond.

A step is within reach if it asks at most `reach` more than a customer spends anyway. "About 20 %" is taken as up to
30 %: the customers of 4,000 for whom 5,000 was meant lie in it. What a customer spends anyway is the median. Two
tiers whose thresholds are that near are one step only: too dense.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Value
from shuke.domain.money import Money, divide_half_up

__all__ = ["REACH", "Finding", "FindingOnTiers", "TierStep", "is_sound", "tier_shape"]

REACH = Fraction(30, 100)

_FEWEST_TIERS = 3
"""Two have no middle."""


class FindingOnTiers(StrEnum):
    """What may be found; `shuke.wording.tier_shape` has words for each."""

    WITHIN_REACH = "within_reach"
    TOO_FAR = "too_far"
    NOTHING_ABOVE = "nothing_above"
    TOO_DENSE = "too_dense"
    DIAMOND = "diamond"
    BOTTOM_CAN_CLIMB = "bottom_can_climb"
    BOTTOM_HEAVY = "bottom_heavy"
    TOP_HEAVY = "top_heavy"
    DENT = "dent"

    @property
    def is_fault(self) -> bool:
        return self not in {self.WITHIN_REACH, self.DIAMOND, self.BOTTOM_CAN_CLIMB}


@dataclass(frozen=True, slots=True)
class TierStep:
    """One tier: from which spending it is open, and how many members are in it now."""

    name: Bilingual
    threshold: Money
    members: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, with what its sentence names."""

    kind: FindingOnTiers
    values: tuple[tuple[str, Value], ...]


def tier_shape(
    steps: Sequence[TierStep], spending: Sequence[Money], reach: Fraction = REACH
) -> tuple[Finding, ...]:
    """Everything that is to be said of a ladder, reach first, then density, then shape.

    Args:
        steps: the tiers from the lowest to the highest.
        spending: what each customer spends in the time that the thresholds speak of (a year, a top-up).

    Raises:
        ValueError: the thresholds do not rise, or one is not above zero.
    """
    if any(low.threshold >= high.threshold for low, high in pairwise(steps)):
        raise ValueError("each tier asks for more than the one below it")
    if any(step.threshold.minor <= 0 for step in steps):
        raise ValueError("a threshold is above zero")
    amounts = sorted(amount for amount in spending if amount.minor > 0)
    reached = _reach(steps, amounts, reach) if steps and amounts else ()
    able = any(found.kind is FindingOnTiers.WITHIN_REACH for found in reached)
    return (*reached, *_density(steps, reach), *_shape(steps, able))


def is_sound(findings: Sequence[Finding]) -> bool:
    """Whether nothing speaks against the ladder."""
    return not any(found.kind.is_fault for found in findings)


def _reach(steps: Sequence[TierStep], amounts: Sequence[Money], reach: Fraction) -> tuple[Finding, ...]:
    typical = amounts[(len(amounts) - 1) // 2]
    above = _next(steps, typical)
    if above is None:
        return (_found(FindingOnTiers.NOTHING_ABOVE, typical=typical, tier=steps[-1].name),)
    able = sum(
        _is_near(amount, step.threshold, reach) for amount in amounts if (step := _next(steps, amount))
    )
    near = _is_near(typical, above.threshold, reach)
    return (
        _found(
            FindingOnTiers.WITHIN_REACH if near else FindingOnTiers.TOO_FAR,
            typical=typical,
            tier=above.name,
            threshold=above.threshold,
            more=_percent_more(typical, above.threshold),
            able=able,
            all=len(amounts),
        ),
    )


def _density(steps: Sequence[TierStep], reach: Fraction) -> tuple[Finding, ...]:
    return tuple(
        _found(
            FindingOnTiers.TOO_DENSE,
            tier=low.name,
            above=high.name,
            threshold=low.threshold,
            next=high.threshold,
            more=_percent_more(low.threshold, high.threshold),
        )
        for low, high in pairwise(steps)
        if _is_near(low.threshold, high.threshold, reach)
    )


def _shape(steps: Sequence[TierStep], able: bool) -> tuple[Finding, ...]:
    """`able`: the typical customer has the next tier within reach."""
    counts = [step.members for step in steps]
    members = sum(counts)
    if len(steps) < _FEWEST_TIERS or not members:
        return ()
    found = []
    middle = max(counts[1:-1])
    if counts[0] >= middle and counts[0] >= counts[-1]:
        kind = FindingOnTiers.BOTTOM_CAN_CLIMB if able else FindingOnTiers.BOTTOM_HEAVY
        found.append(_found(kind, tier=steps[0].name, count=counts[0], all=members))
    elif counts[-1] >= middle:
        found.append(_found(FindingOnTiers.TOP_HEAVY, tier=steps[-1].name, count=counts[-1], all=members))
    found += [
        _found(FindingOnTiers.DENT, tier=step.name, count=step.members, below=below.name, above=above.name)
        for below, step, above in zip(steps, steps[1:], steps[2:], strict=False)
        if step.members < min(below.members, above.members)
    ]
    if not found:
        thickest = steps[counts.index(middle)]
        found.append(_found(FindingOnTiers.DIAMOND, tier=thickest.name, count=middle, all=members))
    return tuple(found)


def _next(steps: Sequence[TierStep], amount: Money) -> TierStep | None:
    """The lowest tier that the amount does not open yet."""
    return next((step for step in steps if step.threshold > amount), None)


def _is_near(amount: Money, threshold: Money, reach: Fraction) -> bool:
    return threshold.minor <= amount.minor * (1 + reach)


def _percent_more(amount: Money, threshold: Money) -> int:
    return divide_half_up((threshold - amount).minor * 100, amount.minor)


def _found(kind: FindingOnTiers, **values: Value) -> Finding:
    return Finding(kind, tuple(values.items()))
