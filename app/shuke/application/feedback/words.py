"""What members say, and what they are answered, lies beside the journal and goes when they are erased."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.application.recording import Recorder
from shuke.domain.profile_fields import clean_text

__all__ = ["keep_words", "plain_words", "words_kept"]


def plain_words(text: str) -> str:
    """Without what no reader sees."""
    return clean_text(text).strip()


def keep_words(work: Work, recorder: Recorder, member_id: str, text: str) -> bytes:
    """Lay them beside the journal: their name."""
    return recorder.attach(work, member_id, text.encode()).hash


def words_kept(work: Work, member_id: str, name: bytes) -> str | None:
    """None where they do not lie here: they were erased, or another till has them."""
    attachment = work.attachments.get(member_id, name) if name else None
    return attachment.content.decode(errors="replace") if attachment is not None else None
