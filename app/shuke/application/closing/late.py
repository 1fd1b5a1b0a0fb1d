"""Facts that are heard of after their day was closed: the next close looks at their members once more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shuke.application.ports.store import Work
from shuke.domain.facts.rows import RowOperation
from shuke.domain.sync.subjects import SubjectKind, changed_subjects

__all__ = ["note_late"]


def note_late(work: Work, earliest: date, operations: Iterable[RowOperation]) -> None:
    """Remember whom these operations concern, if the day they happened on is closed, or about to be.

    Args:
        earliest: the business date of the oldest fact.
    """
    place = work.closings.place()
    if place is None or earliest > place.day or (earliest == place.day and not place.begun):
        return
    subjects = changed_subjects(operations)
    work.closings.heard_late(one.name for one in subjects if one.kind is SubjectKind.MEMBER)
