"""Who stands at the till."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.domain.shop import Right, Staff

__all__ = ["Session"]


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in person. Every mutating use case takes it and asks it for the right.

    `approval_id` names somebody else's approval of one act, for the one step that does it.
    """

    staff: Staff
    since_ms: int
    approval_id: str = ""

    def may(self, right: Right) -> bool:
        return self.staff.may(right)
