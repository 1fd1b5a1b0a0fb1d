"""Head office finds out that its database is an older one than it was: somebody put a file back, or a whole machine.

What it granted since is forgotten, so it does what a restore from a backup does: a new generation, a new epoch of its
own journal, and nothing is granted before every till that is believed has said what it holds. It finds out by its
witness when it starts, and by any till that knows more than it does.
"""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity, OfficeSetting, generation
from shuke.application.ports.store import Work
from shuke.domain.facts.till_opened import TillOpened
from shuke.domain.shop import HEAD_OFFICE
from shuke.domain.sync.messages import Ask, OfficeState, Pull, Push
from shuke.domain.sync.office_witness import OfficeWitness

__all__ = ["Forgot", "begin_again", "forgot", "forgot_what", "knows_more", "next_generation", "witness_now"]

_GENERATIONS_BEGIN_MS = 1_767_225_600_000
"""2026-01-01 UTC."""


@dataclass(frozen=True, slots=True)
class Forgot:
    """A till knows more of this generation than the database does: in place of an answer, which is to be made again
    once a new generation has begun."""

    generation: int


def witness_now(work: Work) -> OfficeWitness | None:
    """How far the database has come; None before it was founded."""
    head = work.journal.head(HEAD_OFFICE)
    if head is None:
        return None
    return OfficeWitness(generation(work), work.feed.position(), head.epoch, head.seq, head.hash)


def forgot(work: Work, saw: OfficeWitness) -> bool:
    """Whether this database is older than the one that the witness saw. One of a later generation was restored in
    good order since."""
    now = generation(work)
    if now != saw.generation:
        return now < saw.generation
    own = work.journal.get(HEAD_OFFICE, saw.epoch, saw.seq)
    return work.feed.position() < saw.position or own is None or own.hash != saw.hash


def forgot_what(pull: Pull, state: OfficeState) -> bool:
    """Whether the till that pulls was told of changes, or of facts of its own, that are not here any more."""
    if pull.generation != state.generation:
        return False
    known = (pull.acknowledged_epoch, pull.acknowledged_seq)
    return max(pull.since, pull.heard) > state.as_of or known > (state.head.epoch, state.head.seq)


def knows_more(work: Work, message: Push | Ask) -> bool:
    """Whether the till was told of changes that are not here any more."""
    return message.generation == generation(work) and message.heard > work.feed.position()


def begin_again(
    work: Work, entry: OfficeEntry, identity: OfficeIdentity, public_key: bytes, now_ms: int, above: int = 0
) -> None:
    """A new generation, in the caller's transaction, who settles.

    Args:
        above: an epoch of its own journal that is known to have been used.
    """
    work.settings.put(OfficeSetting.GENERATION.value, str(next_generation(generation(work), now_ms)))
    entry.begin_epoch(TillOpened("", identity.name, public_key, reason="restored"), above)


def next_generation(former: int, now_ms: int) -> int:
    """It counts seconds, so that two databases that go on from one backup are not taken for each other."""
    return max(former + 1, (now_ms - _GENERATIONS_BEGIN_MS) // 1000)
