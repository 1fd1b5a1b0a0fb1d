"""What a customer is likely to hand over: exactly, or the notes that come next."""

from __future__ import annotations

from shuke.domain.money import ZERO, Money

__all__ = ["MOST_PRESETS", "likely_amounts"]

MOST_PRESETS = 5

_STEPS = (1_00, 5_00, 10_00, 20_00, 50_00, 100_00)
"""The notes of a drawer, in minor units; all currencies kept here count two decimals."""


def likely_amounts(due: Money) -> tuple[Money, ...]:
    """Amounts above what is due that notes add up to, smallest first; at most `MOST_PRESETS` - 1, the exact
    amount being one more. The largest is always the next full hundred. Nothing due, or full hundreds: none."""
    if due <= ZERO:
        return ()
    rounded = {-(-due.minor // step) * step for step in _STEPS}
    above = sorted(minor for minor in rounded if minor > due.minor)
    return tuple(Money(minor) for minor in (*above[:-1][: MOST_PRESETS - 2], *above[-1:]))
