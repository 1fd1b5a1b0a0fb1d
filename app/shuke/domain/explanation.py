"""Why: each rule that was looked at, applied or not, with the amounts it moved.

A reason names a sentence (a key of `shuke.wording.reasons`) and its values, never a text: the same reason
is read in Chinese and English, on screen, on the receipt, in the ledger, and next year.
"""

from __future__ import annotations

from typing import NamedTuple

from shuke.domain.bilingual import Bilingual
from shuke.domain.money import ZERO, Money

__all__ = ["Reason", "Value"]

Value = str | int | Money | Bilingual
"""What may stand in a reason: text as it is, a count, an amount, a name that the document gives in both
languages. Dates are ISO text; exact numbers that are not whole are decimal text (``1.5``)."""


class Reason(NamedTuple):
    """One rule's word on a sale.

    Attributes:
        rule: the rule's stable name in the programme document, e.g. ``earning.tier.gold``.
        applied: whether it changed anything.
        sentence: key into the wording catalogue of reasons.
        values: the sentence's values, in order of name.
        amount: money moved (what the customer saves is positive).
        points: points moved (earned positive, used negative).
        line_id: the basket line it speaks of; None for the whole basket.
    """

    rule: str
    applied: bool
    sentence: str
    values: tuple[tuple[str, Value], ...] = ()
    amount: Money = ZERO
    points: int = 0
    line_id: int | None = None

    def of_line(self, line_id: int) -> Reason:
        """The same word on that line."""
        rule, applied, sentence, values, amount, points, _ = self
        return Reason(rule, applied, sentence, values, amount, points, line_id)
