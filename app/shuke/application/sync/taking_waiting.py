"""A till takes over who enrolled themselves for its shop."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.application.sync.conversation import Conversation, Stop
from shuke.domain.sync.exchanges import SELF_ENROLMENTS
from shuke.domain.sync.messages import Page
from shuke.domain.sync.self_enrolment_messages import AskSelfEnrolments

__all__ = ["note_waiting", "take_waiting"]

_HELD, _OFFERED = "waiting.held", "waiting.offered"


def note_waiting(work: Work, page: Page) -> None:
    """What a page says of them."""
    if page.waiting_version != work.cursors.get(_OFFERED):
        work.cursors.put(_OFFERED, page.waiting_version)


def take_waiting(talk: Conversation) -> Stop | None:
    """Ask for them if head office has others than are held here."""
    if not talk.read(lambda work: work.cursors.get(_OFFERED) != work.cursors.get(_HELD)):
        return None
    sent = talk.exchange(SELF_ENROLMENTS, AskSelfEnrolments())
    if isinstance(sent, Stop):
        return sent

    def put_in_place(work: Work) -> None:
        work.self_enrolments.replace(sent.waiting)
        work.cursors.put(_HELD, sent.version)
        work.cursors.put(_OFFERED, sent.version)

    talk.write(put_in_place)
    return None
