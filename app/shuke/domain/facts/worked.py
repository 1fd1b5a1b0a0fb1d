"""What a member of staff sold, took back and enrolled at a till on a day, for their pay."""

from __future__ import annotations

from shuke.domain.facts.rows import Add

__all__ = ["worked"]


def worked(staff_id: str, till: str, day: str, **amounts: int) -> Add:
    """
    Args:
        amounts: by the column of `staff_work`.
    """
    return Add("staff_work", {"till_id": till, "staff_id": staff_id, "day": day}, amounts)
