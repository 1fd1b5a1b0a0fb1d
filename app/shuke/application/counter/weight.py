"""How much a sale's fact can carry: a basket that could not be written down is never rung up, let alone paid.

A fact has a greatest size. Its lines, the lines taken out again and the explanation each get a share of it, so
that none of them can push another out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shuke.domain.basket import BasketLine
from shuke.domain.explanation import Reason
from shuke.domain.facts.explained import explained

__all__ = ["LINES_BYTES", "carried", "told", "too_heavy"]

LINES_BYTES = 384 * 1024
VOIDED_BYTES = 64 * 1024
EXPLANATION_BYTES = 384 * 1024

_LINE_BYTES = 320
"""A sold line's numbers and the names of its fields."""


def too_heavy(lines: Iterable[BasketLine]) -> bool:
    """Whether these are more lines than one sale can carry; about 500 with long names in every field."""
    return sum(map(_weight, lines)) > LINES_BYTES


def carried(voided: Sequence[BasketLine]) -> tuple[BasketLine, ...]:
    """The newest of the lines taken out, as many as are kept."""
    kept: list[BasketLine] = []
    room = VOIDED_BYTES
    for line in reversed(voided):
        room -= _weight(line)
        if room < 0:
            break
        kept.append(line)
    return tuple(reversed(kept))


def told(explanation: Sequence[Reason]) -> str:
    """The explanation as a fact keeps it: whatever moved money or points; of the rest what there is room for."""
    whole = explained(explanation)
    if _bytes((whole,)) <= EXPLANATION_BYTES:
        return whole
    room = EXPLANATION_BYTES - sum(_reason_weight(reason) for reason in explanation if reason.applied)
    kept: list[Reason] = []
    for reason in explanation:
        if not reason.applied:
            room -= _reason_weight(reason)
        if reason.applied or room >= 0:
            kept.append(reason)
    return explained(kept)


def _weight(line: BasketLine) -> int:
    texts = (
        line.name,
        line.article_id,
        line.department,
        line.style,
        line.brand,
        line.model,
        line.category,
        line.zone,
    )
    return _LINE_BYTES + _bytes(texts)


def _reason_weight(reason: Reason) -> int:
    return len(explained((reason,)).encode())


def _bytes(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)
