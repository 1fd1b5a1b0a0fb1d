"""`exception.carried_out`: head office heard a decision first, so it counts, and this is what it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.exceptions.kinds import Owner, State
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import carried_in
from shuke.domain.facts.rows import Add, Cell, Insert, Put, RowOperation
from shuke.domain.money import ZERO, Money

__all__ = ["ExceptionCarriedOut"]


@dataclass(frozen=True, slots=True)
class ExceptionCarriedOut:
    """
    Attributes:
        till, epoch, seq: of the decision that counts.
        decided_by, decided_on, reason: what it says.
        round: how many decisions have counted now.
        state, owner, deadline: where the exception stands now.
        member_id, holder, lifted: what is given back to the member's account, and to the slices of which till:
            the one that spent more than there was.
        due, due_points: what the member owes from now on.
        survivor: the member that stays, of two that are one.
    """

    KIND: ClassVar[str] = "exception.carried_out"
    VERSION: ClassVar[int] = 1

    exception_id: str
    till: str
    epoch: int
    seq: int
    decided_by: str
    decided_on: date
    reason: str
    round: int
    state: State
    owner: Owner
    deadline: date
    member_id: str = ""
    holder: str = ""
    lifted: tuple[LedgerEntry, ...] = ()
    due: Money = ZERO
    due_points: int = 0
    survivor: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        decision: dict[str, Cell] = {"till_id": self.till, "epoch": self.epoch, "seq": self.seq}
        return (
            Put(
                "exceptions",
                {"exception_id": self.exception_id},
                {
                    "state": self.state.value,
                    "owner": self.owner.value,
                    "deadline": self.deadline.isoformat(),
                    "round": self.round,
                    "decided_by": self.decided_by,
                    "decided_on": self.decided_on.isoformat(),
                    "reason": self.reason,
                    "survivor": self.survivor,
                    "due_minor": self.due.minor,
                    "due_points": self.due_points,
                },
            ),
            Put("exception_decisions", {"exception_id": self.exception_id, **decision}, {"counts": 1}),
            *(
                operation
                for number, entry in enumerate(self.lifted, start=1)
                for operation in self._lift(header, number, entry)
            ),
            *carried_in(header, ((entry.account, entry.amount) for entry in self.lifted)),
        )

    def _lift(self, header: FactHeader, number: int, entry: LedgerEntry) -> tuple[RowOperation, ...]:
        account: dict[str, Cell] = {
            "member_id": self.member_id,
            "account": entry.account.value,
            "lot": entry.lot,
        }
        booked: dict[str, Cell] = {
            "till_id": header.till,
            "epoch": header.epoch,
            "seq": header.seq,
            "entry_no": number,
            **account,
            "amount": entry.amount,
            "reason": entry.reason,
            "business_date": header.business_date.isoformat(),
        }
        return (
            Insert("ledger", booked),
            Add("balances", account, {"amount": entry.amount}),
            Add("slices", {"till_id": self.holder, **account}, {"amount": entry.amount}),
        )
