"""Free parking by what a customer spent on the day."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.money import Money

__all__ = ["FreeParking", "ParkingStep"]


@dataclass(frozen=True, slots=True)
class ParkingStep:
    """From this total of the day on: so many hours, not added to those of another step."""

    least: Money
    hours: int


@dataclass(frozen=True, slots=True)
class FreeParking:
    """Hours by steps, and past the amount `above` `more_hours` for every full `every` above it, up to a limit.

    Without such an `every` there are the steps alone.
    """

    steps: tuple[ParkingStep, ...]
    most_hours: int
    above: Money | None = None
    every: Money | None = None
    more_hours: int = 1

    def __post_init__(self) -> None:
        if (self.above is None) != (self.every is None) or (self.every is not None and self.every.minor <= 0):
            raise ValueError("what is added above an amount needs a size greater than nothing")

    def hours(self, total: Money) -> int:
        """The hours for a day's total."""
        base = max((step.hours for step in self.steps if step.least <= total), default=0)
        if self.above is not None and self.every is not None and total > self.above:
            base += (total - self.above).minor // self.every.minor * self.more_hours
        return min(base, self.most_hours)

    def missing(self, total: Money) -> Money | None:
        """What more brings the next hours; None: there are no more to be had."""
        now = self.hours(total)
        ahead = [step.least for step in self.steps if step.least > total]
        if self.above is not None and self.every is not None:
            full = max((total - self.above).minor // self.every.minor, 0)
            ahead.append(Money(self.above.minor + (full + 1) * self.every.minor))
        better = [amount for amount in sorted(ahead) if self.hours(amount) > now]
        return better[0] - total if better else None
