"""`value.paid_back`: stored value that was not used went back, and what had come on top was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.basket import TenderKind
from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.debt_rows import DebtTold, debt_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import day_sum
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import Add, Raise, RowOperation
from shuke.domain.money import ZERO, Money, total
from shuke.domain.shop_debts import DebtKind

__all__ = ["PaidBackOf", "ValuePaidBack"]


@dataclass(frozen=True, slots=True)
class PaidBackOf:
    """Of one top-up: the money that went back, the bonus that was withdrawn with it.

    Attributes:
        shop_id: the shop that had taken the money in.
        given_in: the one that gave it back, where that was another one.
    """

    top_up_id: str
    paid: Money
    bonus: Money = ZERO
    shop_id: str = ""
    given_in: str = ""

    @property
    def debt(self) -> DebtTold:
        return DebtTold(self.shop_id, self.given_in, self.paid.minor)


@dataclass(frozen=True, slots=True)
class ValuePaidBack:
    """Whoever did it stands in the header.

    Attributes:
        member: the reversing entries, coupons that were withdrawn among them.
        tender: how the money went back.
        counts: what it takes from the member's counters of the days on which it was paid in: (counter, day, amount).
        note: why, in the words of who did it.
        approved_by: the second person whose right it took; empty: who did it had the right.
    """

    KIND: ClassVar[str] = "value.paid_back"
    VERSION: ClassVar[int] = 1

    programme: str
    programme_version: int
    member: Brought
    parts: tuple[PaidBackOf, ...]
    tender: TenderKind
    shift: InShift
    counts: tuple[tuple[str, str, int], ...] = ()
    note: str = ""
    approved_by: str = ""

    @property
    def paid(self) -> Money:
        return total(one.paid for one in self.parts)

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        member_id, paid = self.member.member_id, self.paid
        amounts = {
            "paid_back_minor": paid.minor,
            "bonus_back_minor": sum(one.bonus.minor for one in self.parts),
        }
        return (
            *brought_rows(header, (self.member,), self.KIND, back=True),
            *(
                Add(
                    "top_ups",
                    {"member_id": member_id, "top_up_id": one.top_up_id},
                    {"back_minor": one.paid.minor, "bonus_back_minor": one.bonus.minor},
                )
                for one in self.parts
            ),
            *(
                Raise(
                    "top_ups",
                    {"member_id": member_id, "top_up_id": one.top_up_id},
                    {"back_on": header.business_date.isoformat()},
                )
                for one in self.parts
            ),
            *(
                Add("counted", {"member_id": member_id, "counter": counter, "day": day}, {"amount": amount})
                for counter, day, amount in self.counts
            ),
            *self.shift.rows(header, amounts, paid_back=[(self.tender, paid)]),
            day_sum(header, paid_back_minor=paid.minor),
            *debt_rows(header, DebtKind.PAID_BACK, "", (one.debt for one in self.parts)),
        )
