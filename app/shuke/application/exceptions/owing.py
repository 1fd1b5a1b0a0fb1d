"""What a member owes, and whoever went up in that member."""

from __future__ import annotations

from shuke.application.ports.store import Work
from shuke.domain.exceptions.case import ExceptionCase

__all__ = ["owed_by"]


def owed_by(work: Work, member_id: str) -> list[ExceptionCase]:
    whole = (member_id, *work.mergers.gone_up_in(member_id))
    return [case for one in whole for case in work.exceptions.owed_by(one)]
