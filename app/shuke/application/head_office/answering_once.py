"""What a page asks for is done once: the same request again finds the fact that answered it."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.domain.facts.fact import FactHeader, SealedFact
from shuke.domain.facts.kinds import FactBody
from shuke.domain.shop import HEAD_OFFICE

__all__ = ["LONGEST_REQUEST", "answered_before", "note_answered"]

LONGEST_REQUEST = 40
_ASKED_DAYS = 30
_DAY_MS = 86_400_000


def answered_before(
    work: Work, recorder: Recorder, asker: str, request_id: str
) -> tuple[FactHeader, FactBody] | None:
    """The fact that answered this request of theirs; None where it was never made."""
    place = work.member_pages.answered(asker, request_id)
    if place is None:
        return None
    stored = work.journal.get(HEAD_OFFICE, *place)
    assert stored is not None  # noted in the transaction that recorded it
    header, body = recorder.opened(stored)
    assert body is not None  # head office knows what it recorded itself
    return header, body


def note_answered(work: Work, asker: str, request_id: str, answer: SealedFact, now_ms: int) -> None:
    """In the transaction that recorded the answer."""
    header = answer.header
    work.member_pages.note_answered(asker, request_id, header.epoch, header.seq, now_ms)
    work.member_pages.forget_answered(now_ms - _ASKED_DAYS * _DAY_MS)
