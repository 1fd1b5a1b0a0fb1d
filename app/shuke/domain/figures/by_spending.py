"""What a day's spending brings: hours of parking, pieces of something."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.money import Money

__all__ = ["BySpending", "SpendingStep"]


@dataclass(frozen=True, slots=True)
class SpendingStep:
    """From this total of the day on: so much, not added to that of another step."""

    least: Money
    amount: int


@dataclass(frozen=True, slots=True)
class BySpending:
    """An amount by steps, and past the total `above` one more for every full `each` above it, up to `most`.

    Without such an `each` there are the steps alone.
    """

    steps: tuple[SpendingStep, ...]
    most: int
    above: Money | None = None
    each: Money | None = None

    def __post_init__(self) -> None:
        if (self.above is None) != (self.each is None) or (self.each is not None and self.each.minor <= 0):
            raise ValueError("what is added above an amount needs a size greater than nothing")

    def amount(self, total: Money) -> int:
        """What a day's total brings."""
        base = max((step.amount for step in self.steps if step.least <= total), default=0)
        if self.above is not None and self.each is not None and total > self.above:
            base += (total - self.above).minor // self.each.minor
        return min(base, self.most)

    def missing(self, total: Money) -> Money | None:
        """What money more brings more; None: there is no more to be had."""
        now = self.amount(total)
        ahead = [step.least for step in self.steps if step.least > total]
        if self.above is not None and self.each is not None:
            full = max((total - self.above).minor // self.each.minor, 0)
            ahead.append(Money(self.above.minor + (full + 1) * self.each.minor))
        better = [least for least in sorted(ahead) if self.amount(least) > now]
        return better[0] - total if better else None
