"""What a till knows about head office: how far each has the other's facts. Rows of this machine, kept in cursors."""

from __future__ import annotations

from enum import StrEnum

from shuke.application.ports.store import Work
from shuke.domain.sync.messages import NOWHERE, JournalPlace, OfficeState

__all__ = [
    "Agreement",
    "acknowledged",
    "agree",
    "fetched_as_of",
    "generation",
    "give_up_load",
    "heard",
    "is_backed_up",
    "is_own",
    "is_to_announce",
    "note_all_announced",
    "note_fetched",
    "note_handed_over",
    "note_restart",
    "note_stream",
    "stream_place",
    "waiting_facts",
]

_GENERATION = "head-office.generation"
_ACKNOWLEDGED_EPOCH = "head-office.acknowledged-epoch"
_ACKNOWLEDGED_SEQ = "head-office.acknowledged-seq"
_BACKED_UP_EPOCH = "head-office.backed-up-epoch"
_BACKED_UP_SEQ = "head-office.backed-up-seq"
_STREAM = "head-office.stream"
_FETCHED = "head-office.fetched-as-of"
_ANNOUNCE = "head-office.announce"
"""Not 0: head office was restored and has not heard yet what this till holds."""


class Agreement(StrEnum):
    """SAME_STORY: what head office holds of this till is what this till wrote. FORKED: it is not; rows from
    there must not be mixed with the ones here."""

    SAME_STORY = "same_story"
    FORKED = "forked"


def generation(work: Work) -> int:
    """The generation of head office last heard of; 0 before the first contact."""
    return work.cursors.get(_GENERATION)


def acknowledged(work: Work) -> tuple[int, int]:
    """(epoch, seq) of the newest fact of this till that head office said it holds."""
    return work.cursors.get(_ACKNOWLEDGED_EPOCH), work.cursors.get(_ACKNOWLEDGED_SEQ)


def is_backed_up(work: Work, epoch: int, seq: int) -> bool:
    """Whether a backup of head office's that was read back holds that fact of this till."""
    return (epoch, seq) <= (work.cursors.get(_BACKED_UP_EPOCH), work.cursors.get(_BACKED_UP_SEQ))


def stream_place(work: Work) -> int:
    """How far the changes at head office were applied here."""
    return work.cursors.get(_STREAM)


def fetched_as_of(work: Work) -> int:
    """The newest place in the stream at which a subject was fetched out of turn. A page read before that would
    put older rows in its place."""
    return work.cursors.get(_FETCHED)


def heard(work: Work) -> int:
    """The newest place in the stream that anything here is as of."""
    return max(stream_place(work), fetched_as_of(work))


def note_stream(work: Work, place: int) -> None:
    work.cursors.put(_STREAM, place)


def give_up_load(work: Work) -> None:
    """The snapshot is not to be had any more, or belongs to a head office that is no more. What came of it stays; who
    did not come is asked for anew."""
    work.member_loading.forget()
    note_stream(work, 0)


def note_fetched(work: Work, as_of: int) -> None:
    work.cursors.put(_FETCHED, max(as_of, fetched_as_of(work)))


def note_handed_over(work: Work, till: str) -> None:
    """Everything so far was sent, taken or set aside."""
    head = work.journal.head(till)
    if head is not None:
        work.cursors.put(_ACKNOWLEDGED_EPOCH, head.epoch)
        work.cursors.put(_ACKNOWLEDGED_SEQ, head.seq)


def is_to_announce(work: Work) -> bool:
    """Whether head office, restored, has not heard yet what this till holds."""
    return work.cursors.get(_ANNOUNCE) != 0


def note_all_announced(work: Work) -> None:
    work.cursors.put(_ANNOUNCE, 0)


def note_restart(work: Work) -> None:
    """Head office begins its stream anew: nothing that was pulled or fetched before counts as newer."""
    work.cursors.put(_STREAM, 0)
    work.cursors.put(_FETCHED, 0)


def waiting_facts(work: Work, till: str) -> int:
    """How many facts head office has not acknowledged yet."""
    return work.journal.count_after(till, *acknowledged(work))


def agree(work: Work, till: str, state: OfficeState, *, exactly: bool = False) -> Agreement:
    """Take in what a reply says about both journals.

    Within a generation what was acknowledged stays so, whatever order replies come in. A new generation, or
    `exactly` (head office said there is a gap), takes head office's word: what it lost is pushed again.
    """
    if not is_own(work, till, state.head):
        return Agreement.FORKED
    known = generation(work)
    restored = known != state.generation
    if restored:
        if known:
            work.cursors.put(_ANNOUNCE, 1)
        work.cursors.put(_GENERATION, state.generation)
        note_restart(work)
    head = (state.head.epoch, state.head.seq)
    held = head if exactly or restored else max(head, acknowledged(work))
    work.cursors.put(_ACKNOWLEDGED_EPOCH, held[0])
    work.cursors.put(_ACKNOWLEDGED_SEQ, held[1])
    work.cursors.put(_BACKED_UP_EPOCH, state.backed_up_epoch)
    work.cursors.put(_BACKED_UP_SEQ, state.backed_up_seq)
    return Agreement.SAME_STORY


def is_own(work: Work, till: str, place: JournalPlace) -> bool:
    """Whether this till wrote the fact that head office holds as its newest."""
    if place == NOWHERE:
        return True
    own = work.journal.get(till, place.epoch, place.seq)
    if own is not None and own.hash == place.hash:
        return True
    # A new epoch stands behind nothing: of the ones before, head office may hold what is lost here.
    head = work.journal.head(till)
    return head is not None and place.epoch < head.epoch
