"""RFM: how recently, how often and for how much members bought, each as a score from 1 to 5.

By quintile: those with the same value get the same score, that of the one in their middle. Of n buyers, one with b
others below and e equal ones (itself among them) has the score 1 + ⌊5 (2b + e) / 2n⌋. So ten different values are two
of each score; a single buyer, or buyers all alike, are in the middle with 3; two are 2 and 4, three 1, 3 and 5, four
1, 2, 4 and 5. By bounds: the four least values of the scores 2 to 5. Who never bought has 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

__all__ = ["HIGHEST", "NO_SCORE", "scores"]

HIGHEST = 5
NO_SCORE = 0


def scores(
    values: Sequence[int | None], bounds: Sequence[int] = (), *, less_is_better: bool = False
) -> list[int]:
    """Each value's score, `NO_SCORE` for None.

    Args:
        bounds: four, rising; for days, where less is better, the most days of the scores 5, 4, 3 and 2. None: by
            quintile.
    """
    counts = Counter(values)
    counts.pop(None, None)
    table: dict[int | None, int] = {None: NO_SCORE}
    if bounds:
        for value in counts:
            table[value] = _by_bounds(value, bounds, less_is_better=less_is_better)
    else:
        buyers, below = counts.total(), 0
        for value in sorted((value for value in counts if value is not None), reverse=less_is_better):
            table[value] = 1 + HIGHEST * (2 * below + counts[value]) // (2 * buyers)
            below += counts[value]
    return list(map(table.__getitem__, values))


def _by_bounds(value: int | None, bounds: Sequence[int], *, less_is_better: bool) -> int:
    assert value is not None
    if less_is_better:
        return HIGHEST - bisect_right(bounds, value - 1)
    return 1 + bisect_right(bounds, value)
