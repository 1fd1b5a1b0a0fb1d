"""How a till stands with head office: what the status strip says, and when to try again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shuke.application.counter.desk import CONFIRMED_CURSOR
from shuke.application.ports.store import Work
from shuke.application.sync.epochs import is_frozen
from shuke.application.sync.knowing import waiting_facts
from shuke.domain.sync.exchanges import LinkTrouble, RefusalReason
from shuke.wording import head_office as wording
from shuke.wording.sentence import Sentence

__all__ = [
    "RoundOutcome",
    "SyncState",
    "next_round_in_s",
    "outcome_of",
    "sync_state",
    "trouble_clause",
    "trouble_words",
]

_IDLE_S = 20.0
_FIRST_WAIT_S = 2.0
_LONGEST_WAIT_S = 300.0
_MOST_DOUBLINGS = 10


class RoundOutcome(StrEnum):
    """How the last round went. Each has a sentence in `shuke.wording.head_office.OUTCOMES`."""

    NOT_YET = "not_yet"
    IN_STEP = "in_step"
    OFFLINE = "offline"
    SERVER_TROUBLE = "server_trouble"
    GARBAGE = "garbage"
    REFUSED = "refused"
    FORKED = "forked"
    TILL_TROUBLE = "till_trouble"
    STOPPED = "stopped"


_NO_TROUBLE = {
    RoundOutcome.NOT_YET,
    RoundOutcome.IN_STEP,
    RoundOutcome.OFFLINE,
    RoundOutcome.STOPPED,
}

_OF_LINK = {
    LinkTrouble.OFFLINE: RoundOutcome.OFFLINE,
    LinkTrouble.SLOW: RoundOutcome.OFFLINE,
    LinkTrouble.SERVER_TROUBLE: RoundOutcome.SERVER_TROUBLE,
    LinkTrouble.GARBAGE: RoundOutcome.GARBAGE,
}


@dataclass(frozen=True, slots=True)
class SyncState:
    """For the status strip.

    Attributes:
        refusal: why, for REFUSED.
        waiting: facts that head office does not hold yet.
        confirmed_at_ms: this till's clock when it last had everything from head office; 0 for never.
        frozen: it spends nothing until head office has answered; see `shuke.application.sync.epochs`.
    """

    outcome: RoundOutcome
    refusal: RefusalReason | None
    waiting: int
    confirmed_at_ms: int
    frozen: bool = False

    @property
    def online(self) -> bool:
        """Whether more points than this till's own can be asked for."""
        return self.outcome is RoundOutcome.IN_STEP


def sync_state(
    work: Work, till: str, outcome: RoundOutcome, refusal: RefusalReason | None = None
) -> SyncState:
    confirmed_at_ms = work.cursors.get(CONFIRMED_CURSOR)
    return SyncState(outcome, refusal, waiting_facts(work, till), confirmed_at_ms, is_frozen(work))


def trouble_words(outcome: RoundOutcome, refusal: RefusalReason | None) -> Sentence | None:
    """What is wrong between this till and head office, in full; None if nothing is, or nothing is known yet.
    Being offline is no trouble: the till goes on, and the strip says so by itself."""
    if outcome in _NO_TROUBLE:
        return None
    if outcome is RoundOutcome.REFUSED and refusal is not None:
        return wording.REFUSALS[refusal.value]
    return wording.OUTCOMES[outcome.value]


def trouble_clause(outcome: RoundOutcome, refusal: RefusalReason | None) -> Sentence | None:
    """The same for the strip, with what to do; None also where head office comes back by itself."""
    reason = refusal.value if outcome is RoundOutcome.REFUSED and refusal is not None else ""
    return wording.TROUBLES.get(reason) or wording.TROUBLES.get(outcome.value)


def outcome_of(trouble: LinkTrouble) -> RoundOutcome:
    return _OF_LINK[trouble]


def next_round_in_s(outcome: RoundOutcome, failures: int, random: float) -> float:
    """When to begin the next round, if nothing happens before.

    Args:
        failures: rounds in a row that did not end in step.
        random: from 0 to 1. Waits are spread over their whole length, so that a hundred tills that lost head
            office together do not come back together.
    """
    if outcome is RoundOutcome.IN_STEP:
        return _IDLE_S * (0.5 + random)
    if outcome in {RoundOutcome.REFUSED, RoundOutcome.FORKED}:
        return _LONGEST_WAIT_S * (0.5 + random / 2)
    longest = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0 ** min(max(failures, 1), _MOST_DOUBLINGS))
    return max(0.2, longest * random)
