"""Beginning anew after a fork: two databases went on under this till's key, or an older one came back unnoticed.

Head office keeps what contradicts its journal aside. This till hands over all of it, begins a new epoch behind
nothing, and asks for everything head office knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from shuke.application.ports.store import StoredFact, Work
from shuke.application.sync.conversation import Conversation, Stop
from shuke.application.sync.epochs import Began, begin_epoch
from shuke.application.sync.knowing import acknowledged, note_handed_over
from shuke.application.sync.pulling import pull_again_from_start
from shuke.application.sync.pushing import attachments_of, named_attachments, one_epoch, push_of
from shuke.domain.sync.exchanges import PUSH
from shuke.domain.sync.limits import FORK_REST_MS, MOST_FACTS_A_PUSH
from shuke.domain.sync.messages import JournalPlace, Pushed

__all__ = ["begin_anew"]

_BEGAN_MS = "fork.began-ms"


def begin_anew(talk: Conversation, office_head: JournalPlace) -> bool:
    """Go on behind a fork. False: not now; a person must look (two machines that take turns would fork for ever), or
    head office could not be reached.

    Args:
        office_head: the newest fact of this till that head office holds.
    """
    now_ms = talk.parts.clock.now_ms()
    since_ms = now_ms - talk.read(lambda work: work.cursors.get(_BEGAN_MS))
    if 0 <= since_ms < FORK_REST_MS or not _hand_over(talk):
        return False

    def begin(work: Work) -> None:
        note_handed_over(work, talk.till)
        former = talk.parts.keys.former if talk.parts.keys is not None else None
        begin_epoch(work, talk.parts.recorder, talk.parts.shop(), office_head.epoch, Began.FORKED, former)
        pull_again_from_start(work)
        work.cursors.put(_BEGAN_MS, now_ms)

    talk.write(begin)
    return True


def _hand_over(talk: Conversation) -> bool:
    """Send every fact that head office did not acknowledge; it sets them aside. Nothing is dropped: what it has no
    room for stays here."""
    place: tuple[int, int] | None = talk.read(acknowledged)
    while place is not None:
        facts = _behind(talk, place)
        if not facts:
            return True
        place = _send(talk, facts)
    return False


def _behind(talk: Conversation, place: tuple[int, int]) -> Sequence[StoredFact]:
    return one_epoch(talk.read(lambda work: work.journal.after(talk.till, *place, MOST_FACTS_A_PUSH)))


def _send(talk: Conversation, facts: Sequence[StoredFact]) -> tuple[int, int] | None:
    """The place of the last one that was sent; None if nobody answered."""
    named = named_attachments(facts, talk.parts.applying.sealing)
    held = talk.read(lambda work: attachments_of(work, named)) if named else {}
    push = push_of(facts, named, held)
    reply: Pushed | Stop = talk.exchange(PUSH, push)
    last = facts[len(push.facts) - 1]
    return None if isinstance(reply, Stop) else (last.epoch, last.seq)
