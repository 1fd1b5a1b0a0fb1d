"""Slices that tills handed to one another, as head office hears of them: from either, in either order."""

from __future__ import annotations

from shuke.application.head_office.opening_pushes import OpenedPush
from shuke.application.ports.encoding import FactSealing
from shuke.application.ports.store import Work
from shuke.domain.facts.slice_handed_over import SliceTakenOver
from shuke.domain.sync.limits import MOST_HANDOVERS
from shuke.domain.sync.messages import FactSent

__all__ = ["are_signed_by_givers", "handed_to"]


def are_signed_by_givers(work: Work, push: OpenedPush, sealing: FactSealing) -> bool:
    """Whether every slice in a push that was taken over was handed over by the till it names. One that head office
    does not know may be known to it again later (it was restored): its word is taken."""
    return all(
        _is_signed_by_giver(work, fact.body, sealing)
        for fact in push.facts
        if isinstance(fact.body, SliceTakenOver)
    )


def _is_signed_by_giver(work: Work, taken: SliceTakenOver, sealing: FactSealing) -> bool:
    keys, fact_hash = work.till_register.keys_of(taken.from_till), sealing.hash(taken.handover)
    return not keys or any(
        key.may_have_signed(taken.from_epoch, taken.from_seq)
        and sealing.signed_by(key.public_key, fact_hash, taken.signature)
        for key in keys
    )


def handed_to(work: Work, till: str) -> tuple[FactSent, ...]:
    """What other tills handed to this one, in its newest epoch, that it was not heard to take over: the answer it
    should have come by may have been lost."""
    head = work.journal.head(till)
    if head is None:
        return ()
    facts = work.handovers.untaken(till, head.epoch, MOST_HANDOVERS)
    believed = {giver for giver in {fact.till for fact in facts} if _is_believed(work, giver)}
    return tuple(FactSent(fact.content, fact.signature) for fact in facts if fact.till in believed)


def _is_believed(work: Work, till: str) -> bool:
    """What a till handed over whose key is withdrawn goes back to the pool once the till is written off."""
    return any(not key.revoked_on for key in work.till_register.keys_of(till))
