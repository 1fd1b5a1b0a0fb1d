"""Which shift a fact belongs to, and what it adds to that shift's figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shuke.domain.basket import Tender, TenderKind
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, Cell, Put, RowOperation
from shuke.domain.money import Money

__all__ = ["InShift"]


@dataclass(frozen=True, slots=True)
class InShift:
    """`begins`: none was open, so this opened it, with a float that nobody counted."""

    shift_id: str
    begins: bool = False

    def rows(
        self,
        header: FactHeader,
        amounts: Mapping[str, int],
        tenders: Iterable[Tender] = (),
        paid_back: Iterable[tuple[TenderKind, Money]] = (),
    ) -> tuple[RowOperation, ...]:
        """
        Args:
            amounts: by the column of `shift_totals`; what is nothing is left out.
            paid_back: what left by each tender.
        """
        key: dict[str, Cell] = {"till_id": header.till, "shift_id": self.shift_id}
        opened = Put(
            "shifts",
            key,
            {
                "opened_on": header.business_date.isoformat(),
                "opened_at_ms": header.recorded_at_ms,
                "opened_by": header.staff,
                "float_minor": 0,
                "float_known": 0,
            },
        )
        added = {name: amount for name, amount in amounts.items() if amount}
        totals = Add("shift_totals", {**key, "business_date": header.business_date.isoformat()}, added)
        paid = (
            Add(
                "shift_tenders",
                {**key, "tender": tender.kind.value},
                {"amount_minor": tender.amount.minor, "times": 1},
            )
            for tender in tenders
        )
        back = (
            Add(
                "shift_tenders",
                {**key, "tender": kind.value},
                {"refunded_minor": amount.minor, "refund_times": 1},
            )
            for kind, amount in paid_back
        )
        return (*([opened] if self.begins else []), *([totals] if added else []), *paid, *back)
