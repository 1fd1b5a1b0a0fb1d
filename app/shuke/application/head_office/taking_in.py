"""Taking in: what follows the journal is appended and folded; what is there already changes nothing; what contradicts
it is set aside."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from shuke.application.head_office.carrying_out import carry_out_all
from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.finding.finder import ExceptionFinder
from shuke.application.head_office.merging_members import forget_the_erased, move_the_rest
from shuke.application.head_office.moving_slices import leave_behind
from shuke.application.head_office.opening_pushes import OpenedFact, OpenedPush
from shuke.application.ports.store import JournalHead, Work
from shuke.application.ports.sync import NoRoom, QuarantinedFact
from shuke.domain.facts.fact import GENESIS, FactHeader
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.facts.together import Together, bring_together
from shuke.domain.sync.messages import PushOutcome

__all__ = ["FORKED", "take_in"]

FORKED = "forked"
"""Why a fact lies in quarantine: the journal holds another one in its place, or another one before it."""


def take_in(
    work: Work, entry: OfficeEntry, push: OpenedPush, finder: ExceptionFinder, now_ms: int
) -> PushOutcome:
    """Store what is new of an opened push, in the caller's transaction; the caller settles and commits."""
    first = push.facts[0].sealed.header
    head = work.journal.head(first.till)
    new, contradicting = _sorted_out(work, head, push.facts)
    if contradicting or _is_beside(work, head, new):
        return _set_aside(work, entry, finder, contradicting or new, now_ms)
    if not new:
        return PushOutcome.TAKEN
    begins = new[0].sealed.header
    if not _is_next(head, begins):
        return PushOutcome.GAP
    if not _is_chained(head, new[0]):
        return _set_aside(work, entry, finder, new, now_ms)
    if head is not None and begins.seq == 1 and begins.previous == GENESIS:
        leave_behind(work, entry, begins.till, head.epoch)
    entry.take_in([fact.sealed for fact in new], _together(push, new))
    work.attachments.put_many([(attachment, member_id) for member_id, attachment in push.attachments])
    for fact in new:
        if fact.returned is not None:
            back = fact.returned
            work.pools.returned(first.till, back.member_id, back.account, back.amount)
    finder.after_taking_in(work, entry, new, push.attachments)
    carry_out_all(work, entry, ((fact.sealed.header, fact.body) for fact in new))
    move_the_rest(work, entry)
    forget_the_erased(work, entry)
    return PushOutcome.TAKEN


def _together(push: OpenedPush, new: Sequence[OpenedFact]) -> Together:
    """What the new ones do: mostly they all are, and it was brought together before the turn came."""
    if len(new) == len(push.facts):
        return push.together
    operations = (operation for fact in new for operation in fact.operations)
    return bring_together(new[0].sealed.header.tenant, operations)


def _sorted_out(
    work: Work, head: JournalHead | None, facts: Sequence[OpenedFact]
) -> tuple[list[OpenedFact], list[OpenedFact]]:
    """(not there yet, contradicting what is there)."""
    if head is None:
        return list(facts), []
    first = facts[0].sealed.header
    held = {
        (stored.epoch, stored.seq): stored.hash
        for stored in work.journal.after(first.till, first.epoch, first.seq - 1, len(facts))
    }
    new, contradicting = [], []
    for fact in facts:
        header = fact.sealed.header
        there = held.get((header.epoch, header.seq))
        if there is None:
            new.append(fact)
        elif there != fact.sealed.hash:
            contradicting.append(fact)
    # What follows a fact that contradicts the journal contradicts it too.
    return (new, contradicting + new) if contradicting else (new, [])


def _is_beside(work: Work, head: JournalHead | None, new: Sequence[OpenedFact]) -> bool:
    """Whether these facts belong to a story that is not continued: an epoch that is over, or facts set aside."""
    if not new:
        return False
    header = new[0].sealed.header
    over = head is not None and header.epoch < head.epoch
    return over or work.quarantine.holds(header.till, header.epoch, header.seq - 1, header.previous)


def _is_next(head: JournalHead | None, header: FactHeader) -> bool:
    if header.seq == 1:
        return head is None or header.epoch > head.epoch
    return head is not None and (header.epoch, header.seq) == (head.epoch, head.seq + 1)


def _is_chained(head: JournalHead | None, fact: OpenedFact) -> bool:
    """An epoch begins with the till's opening, behind nothing or behind the newest fact held here."""
    header = fact.sealed.header
    if head is None:
        return header.previous == GENESIS
    if header.epoch > head.epoch:
        return fact.sealed.kind == TillOpened.KIND and header.previous in {GENESIS, head.hash}
    return header.previous == head.hash


def _set_aside(
    work: Work, entry: OfficeEntry, finder: ExceptionFinder, facts: Sequence[OpenedFact], now_ms: int
) -> PushOutcome:
    """Never folded, never dropped; what there is no room for stays on the till, which is told that it forked."""
    with suppress(NoRoom):
        work.quarantine.put([_aside(fact, now_ms) for fact in facts])
    finder.after_setting_aside(work, entry, facts)
    return PushOutcome.FORKED


def _aside(fact: OpenedFact, now_ms: int) -> QuarantinedFact:
    return QuarantinedFact(
        till=fact.sealed.header.till,
        epoch=fact.sealed.header.epoch,
        seq=fact.sealed.header.seq,
        hash=fact.sealed.hash,
        content=fact.sealed.content,
        signature=fact.sealed.signature,
        reason=FORKED,
        received_ms=now_ms,
    )
