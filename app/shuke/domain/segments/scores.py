"""RFM: how recently, how often and for how much members bought, each as a score from 1 to 5.

By quintile: those with the same value get the same score, that of the one in their middle. Of n buyers, one with b
others below and e equal ones (itself among them) has the score 1 + ⌊5 (2b + e) / 2n⌋. So ten different values are two
of each score; a single buyer, or buyers all alike, are in the middle with 3; two are 2 and 4, three 1, 3 and 5, four
1, 2, 4 and 5. By bounds: the four least values of the scores 2 to 5. Who never bought has 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from operator import add

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
        _by_quintile(table, counts, less_is_better=less_is_better)
    return list(map(table.__getitem__, values))


def _by_quintile(
    table: dict[int | None, int], counts: Mapping[int | None, int], *, less_is_better: bool
) -> None:
    """A million different values are as many turns of a loop: all of this is inside the interpreter."""
    ranked: list[int] = sorted(counts, reverse=less_is_better)  # type: ignore[arg-type]
    up_to = list(accumulate(map(counts.__getitem__, ranked)))
    # Twice those below and the equal ones once: whoever is below them, and whoever is not above.
    middles = list(map(add, chain((0,), up_to), up_to))
    ends = (bisect_left(middles, -(-2 * score * up_to[-1] // HIGHEST)) for score in range(1, HIGHEST))
    begin = 0
    for score, end in enumerate((*ends, len(ranked)) if ranked else (), 1):
        table.update(dict.fromkeys(ranked[begin:end], score))
        begin = end


def _by_bounds(value: int | None, bounds: Sequence[int], *, less_is_better: bool) -> int:
    assert value is not None
    if less_is_better:
        return HIGHEST - bisect_right(bounds, value - 1)
    return 1 + bisect_right(bounds, value)
