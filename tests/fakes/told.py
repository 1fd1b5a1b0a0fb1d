"""What a till is told of subjects, both parts of it together."""

from __future__ import annotations

from collections.abc import Sequence

from shuke.application.ports.store import Work
from shuke.domain.sync.subjects import Subject, SubjectRows

__all__ = ["told"]


def told(work: Work, subjects: Sequence[Subject], till: str) -> list[SubjectRows]:
    own = {rows.subject: rows.tables for rows in work.subjects.own(subjects, till)}
    return [
        SubjectRows(rows.subject, rows.tables + own.get(rows.subject, ()))
        for rows in work.subjects.read(subjects)
    ]
