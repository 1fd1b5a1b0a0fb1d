"""RFM: how recently, how often and for how much members bought, each as a score from 1 to 5.

By quintile: those with the same value get the same score, that of the one in their middle. Of n buyers, one with b
others below and e equal ones (itself among them) has the score 1 + ⌊5 (2b + e) / 2n⌋. So ten different values are two
of each score; a single buyer, or buyers all alike, are in the middle with 3; two are 2 and 4, three 1, 3 and 5, four
1, 2, 4 and 5. By bounds: the four least values of the scores 2 to 5. Who never bought has 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from operator import add

__all__ = ["HIGHEST", "NO_SCORE", "scores_of"]

HIGHEST = 5
NO_SCORE = 0


def scores_of(
    counts: Mapping[int, int], bounds: Sequence[int] = (), *, less_is_better: bool = False
) -> dict[int, int]:
    """The score of each different value.

    Args:
        counts: how many members have each.
        bounds: four, rising; for days, where less is better, the most days of the scores 5, 4, 3 and 2. None: by
            quintile.
    """
    if bounds:
        return {value: _by_bounds(value, bounds, less_is_better=less_is_better) for value in counts}
    return _by_quintile(counts, less_is_better=less_is_better)


def _by_quintile(counts: Mapping[int, int], *, less_is_better: bool) -> dict[int, int]:
    """A million different values are as many turns of a loop: all of this is inside the interpreter."""
    table: dict[int, int] = {}
    ranked = sorted(counts, reverse=less_is_better)
    up_to = list(accumulate(map(counts.__getitem__, ranked)))
    # Twice those below and the equal ones once: whoever is below them, and whoever is not above.
    middles = list(map(add, chain((0,), up_to), up_to))
    ends = (bisect_left(middles, -(-2 * score * up_to[-1] // HIGHEST)) for score in range(1, HIGHEST))
    begin = 0
    for score, end in enumerate((*ends, len(ranked)) if ranked else (), 1):
        table.update(dict.fromkeys(ranked[begin:end], score))
        begin = end
    return table


def _by_bounds(value: int, bounds: Sequence[int], *, less_is_better: bool) -> int:
    if less_is_better:
        return HIGHEST - bisect_right(bounds, value - 1)
    return 1 + bisect_right(bounds, value)
