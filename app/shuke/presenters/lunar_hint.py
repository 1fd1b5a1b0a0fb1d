"""What a birthday of the Chinese calendar is understood as, while it is typed."""

from __future__ import annotations

from datetime import date

from shuke.domain.lunar_words import is_lunar, lunar_text, read_lunar
from shuke.wording.member_record import LUNAR_NEXT
from shuke.wording.said import Words, said

__all__ = ["lunar_hint"]


def lunar_hint(text: str, today: date | None) -> Words:
    """The day in its one form, and when it is kept next; nothing of what is not read."""
    birthday = read_lunar(text) if is_lunar(text) else None
    day = birthday.next_on(today) if birthday is not None and today is not None else None
    return (
        ""
        if birthday is None or day is None
        else said(LUNAR_NEXT, text=lunar_text(birthday), day=day.isoformat())
    )
