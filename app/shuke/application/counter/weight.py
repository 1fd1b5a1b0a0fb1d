"""How much a sale's fact can carry: a basket that could not be written down is never rung up, let alone paid.

A fact has a greatest size. Its lines, the lines taken out again and the explanation each get a share of it, so
that none of them can push another out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shuke.domain.basket import BasketLine
from shuke.domain.facts.explained import Explained

__all__ = ["LINES_BYTES", "carried", "told", "too_heavy"]

LINES_BYTES = 384 * 1024
VOIDED_BYTES = 64 * 1024
EXPLANATION_BYTES = 384 * 1024

_LINE_BYTES = 320
"""A sold line's numbers and the names of its fields."""

_REASON_BYTES = 160
_VALUE_BYTES = 24


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


def told(explanation: Sequence[Explained]) -> tuple[Explained, ...]:
    """The explanation as a fact keeps it: whatever moved money or points; of the rest what there is room for."""
    room = EXPLANATION_BYTES - sum(_reason_weight(line) for line in explanation if line.applied)
    kept: list[Explained] = []
    for line in explanation:
        if not line.applied:
            room -= _reason_weight(line)
        if line.applied or room >= 0:
            kept.append(line)
    return tuple(kept)


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


def _reason_weight(line: Explained) -> int:
    names = [text for _, name in line.names for text in (name.zh, name.en)]
    values = (*line.texts, *line.counts, *line.amounts, *line.names)
    texts = (line.rule, line.sentence, *names, *(text for _, text in line.texts))
    return _REASON_BYTES + _VALUE_BYTES * len(values) + _bytes(texts)


def _bytes(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)
