"""An exception as it stands, and what a decision makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shuke.domain.exceptions.kinds import Decision, ExceptionKind, Owner, State, terms_of
from shuke.domain.money import ZERO, Money
from shuke.domain.slices.account import AccountKind, Slice

__all__ = ["CasePlace", "ExceptionCase", "NamedFact", "Outcome", "decided"]

_CLOSED = (State.ACCEPTED, State.MERGED)


@dataclass(frozen=True, slots=True)
class NamedFact:
    """A fact that an exception is about; `receipt_number` where it is a sale's."""

    till: str
    epoch: int
    seq: int
    receipt_number: str = ""


@dataclass(frozen=True, slots=True, order=True)
class CasePlace:
    """Where a case stands in a list: by deadline, soonest first."""

    deadline: date
    exception_id: str


@dataclass(frozen=True, slots=True)
class ExceptionCase:
    """What the rows say of it.

    Attributes:
        till: where it happened; `shop_id` is that till's shop.
        happened_on: the business date of what happened; `found_on` head office's own.
        account, shortfall: what went below nothing, and which lots by how much.
        at_risk: what that is worth, at most, in money.
        about: what more is to be said of it, by name (``tier``, ``card``, ``coupon``, ``facts`` …).
        round: how many decisions counted so far; a decision names the round it answers.
        decided_by: the name of whoever said what counts now; empty while nobody did.
        due, due_points: what the member owes since it was decided to collect; one of them.
        collected, collected_points: what was settled of it.
    """

    exception_id: str
    kind: ExceptionKind
    shop_id: str
    till: str
    happened_on: date
    found_on: date
    facts: tuple[NamedFact, ...]
    owner: Owner
    deadline: date
    state: State = State.OPEN
    member_id: str = ""
    other_member_id: str = ""
    account: AccountKind | None = None
    shortfall: tuple[Slice, ...] = ()
    at_risk: Money = ZERO
    about: tuple[tuple[str, str], ...] = ()
    round: int = 0
    decided_by: str = ""
    decided_on: date | None = None
    reason: str = ""
    survivor: str = ""
    due: Money = ZERO
    due_points: int = 0
    collected: Money = ZERO
    collected_points: int = 0

    @property
    def place(self) -> CasePlace:
        return CasePlace(self.deadline, self.exception_id)

    @property
    def amount(self) -> int:
        """How much of the account is missing, all lots together."""
        return sum(part.amount for part in self.shortfall)

    @property
    def owed(self) -> Money:
        """What is still to collect in money."""
        return max(ZERO, self.due - self.collected)

    @property
    def owed_points(self) -> int:
        return max(0, self.due_points - self.collected_points)

    @property
    def is_settled(self) -> bool:
        """Everything that was to be collected has come in."""
        return self.state is State.COLLECTING and not self.owed and not self.owed_points

    @property
    def is_done(self) -> bool:
        """Nobody has to do anything about it any more."""
        return self.state in _CLOSED or self.is_settled

    @property
    def lost(self) -> Money:
        """What it really cost, once that is known."""
        return self.at_risk - self.collected if self.state is State.ACCEPTED else ZERO

    def is_overdue(self, today: date) -> bool:
        return not self.is_done and today > self.deadline

    @property
    def allowed(self) -> tuple[Decision, ...]:
        """What may be decided now. Whoever collects in vain may still give it up."""
        if self.is_done:
            return ()
        if self.state is State.COLLECTING:
            return (Decision.ACCEPT,)
        return tuple(
            decision
            for decision in terms_of(self.kind).decisions
            if decision is not Decision.COLLECT or self._is_collectable
        )

    @property
    def _is_collectable(self) -> bool:
        in_points = self.account is AccountKind.POINTS and self.amount > 0
        return bool(self.member_id) and (self.at_risk > ZERO or in_points)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision does: the state it leads to, what it gives back to the account (lot by lot, so that what went
    below nothing stands at nothing again), and what the member owes from then on."""

    state: State
    owner: Owner
    deadline: date
    lifted: Sequence[Slice] = ()
    due: Money = ZERO
    due_points: int = 0
    survivor: str = ""


def decided(
    case: ExceptionCase,
    decision: Decision,
    *,
    owner: Owner | None = None,
    deadline: date | None = None,
    survivor: str = "",
) -> Outcome | None:
    """What the decision makes of the case; None where it may not be made.

    A debt moves: what an account lacks is lifted, and either lost or owed by its member, never both in the ledger
    and beside it. It is owed in money where it is worth money, else in points.

    Args:
        owner, deadline: of a dispute, which needs both.
        survivor: of a merger: which of the two members stays.
    """
    if decision not in case.allowed:
        return None
    lifted = case.shortfall if case.state is not State.COLLECTING else ()
    match decision:
        case Decision.ACCEPT:
            return Outcome(State.ACCEPTED, case.owner, case.deadline, lifted)
        case Decision.COLLECT:
            points = 0 if case.at_risk > ZERO else case.amount
            return Outcome(State.COLLECTING, case.owner, case.deadline, lifted, case.at_risk, points)
        case Decision.DISPUTE:
            if owner is None or deadline is None:
                return None
            return Outcome(State.DISPUTED, owner, deadline)
        case Decision.MERGE:
            if survivor not in (case.member_id, case.other_member_id):
                return None
            return Outcome(State.MERGED, case.owner, case.deadline, survivor=survivor)
