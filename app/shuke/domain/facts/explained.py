"""An explanation as a sale's fact keeps it: each kind of value in a list of its own, so money stays money."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.bilingual import Bilingual
from shuke.domain.explanation import Reason
from shuke.domain.money import ZERO, Money

__all__ = ["Explained", "explained", "reason_of"]


@dataclass(frozen=True, slots=True)
class Explained:
    """One `Reason`, its values sorted by kind; see there."""

    rule: str
    applied: bool
    sentence: str
    texts: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    amounts: tuple[tuple[str, Money], ...] = ()
    names: tuple[tuple[str, Bilingual], ...] = ()
    amount: Money = ZERO
    points: int = 0
    line_id: int | None = None


def explained(reason: Reason) -> Explained:
    return Explained(
        rule=reason.rule,
        applied=reason.applied,
        sentence=reason.sentence,
        texts=tuple((name, value) for name, value in reason.values if isinstance(value, str)),
        counts=tuple((name, value) for name, value in reason.values if isinstance(value, int)),
        amounts=tuple((name, value) for name, value in reason.values if isinstance(value, Money)),
        names=tuple((name, value) for name, value in reason.values if isinstance(value, Bilingual)),
        amount=reason.amount,
        points=reason.points,
        line_id=reason.line_id,
    )


def reason_of(line: Explained) -> Reason:
    return Reason(
        rule=line.rule,
        applied=line.applied,
        sentence=line.sentence,
        values=tuple(
            sorted((*line.texts, *line.counts, *line.amounts, *line.names), key=lambda pair: pair[0])
        ),
        amount=line.amount,
        points=line.points,
        line_id=line.line_id,
    )
