"""A refund as every till of the chain knows it: enough to say what is still left of the sale, to the last fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shuke.domain.basket import TenderKind
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.money import Money, total

__all__ = ["RefundKnown", "RefundPermit", "SalePlace", "refund_number"]


@dataclass(frozen=True, slots=True, order=True)
class SalePlace:
    """Which sale: the place of its fact. `seq` is 0 where only the number on the paper is known."""

    till: str
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class RefundKnown:
    """
    Attributes:
        till: where it was done, and `staff` by whom, as ids.
        lines: (line id, thousandths) that came back.
        tenders: what was paid back, tender by tender.
        reversed: the movements of the sale that went back; each names in `reason` the rule it takes back.
        permit: head office's word that this till alone took it back.
        goodwill: without knowing the sale; nothing of the membership went back.
    """

    number: str
    till: str
    on: date
    at_ms: int
    staff: str
    lines: tuple[tuple[int, int], ...]
    tenders: tuple[tuple[TenderKind, Money], ...]
    reversed: tuple[LedgerEntry, ...]
    goodwill: bool = False
    permit: str = ""

    @property
    def paid_back(self) -> Money:
        return total(amount for _, amount in self.tenders)


@dataclass(frozen=True, slots=True)
class RefundPermit:
    """Which till may take a sale back, and since when by head office's clock."""

    place: SalePlace
    till: str
    permit: str
    given_at_ms: int


def refund_number(till: str, epoch: int, seq: int) -> str:
    """By the place of the refund's own fact; a restored till begins a new epoch, so no number comes twice."""
    return f"{till}.{epoch}-R{seq:06d}"
