"""Check digest: now and then a till compares its rows of some members with head office's, and mends what differs."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.application.sync.knowing import waiting_facts
from shuke.domain.sync.messages import Check, SubjectDigest
from shuke.domain.sync.subjects import Subject, SubjectKind

__all__ = ["MEMBERS_A_CHECK", "next_check"]

MEMBERS_A_CHECK = 20
"""So many digests take about 5 ms of the counter's time."""


def next_check(work: Work, till: str, behind: str, most: int = MEMBERS_A_CHECK) -> Check | None:
    """The digests of the next members behind that one; None when everybody was checked, or while head office
    does not hold all of this till's facts (then rows differ rightly)."""
    if waiting_facts(work, till):
        return None
    subjects = [Subject(SubjectKind.MEMBER, name) for name in work.subjects.members_behind(behind, most)]
    if not subjects:
        return None
    digests = work.subjects.digests(subjects, till)
    told = (SubjectDigest(subject.kind.value, subject.name, digests[subject]) for subject in subjects)
    return Check(work.subjects.form, tuple(told))
