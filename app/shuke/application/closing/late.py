"""Facts that are heard of after their day was closed: the next close looks at their members once more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shuke.application.ports.store import Work
from shuke.domain.sync.subjects import Subject, SubjectKind

__all__ = ["note_late"]


def note_late(work: Work, earliest: date, concerned: Iterable[Subject]) -> None:
    """Remember whom facts concern, if the day they happened on is closed, or about to be.

    Args:
        earliest: the business date of the oldest fact.
    """
    place = work.closings.place()
    if place is None or earliest > place.day or (earliest == place.day and not place.begun):
        return
    work.closings.heard_late(one.name for one in concerned if one.kind is SubjectKind.MEMBER)
