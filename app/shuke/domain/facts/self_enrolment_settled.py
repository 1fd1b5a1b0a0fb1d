"""`self_enrolment.settled`: who enrolled themselves became a member at the counter, or was turned away. What they
told is not in it: head office and the tills forget that with this fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation
from shuke.domain.self_enrolment import TurnedAway

__all__ = ["SelfEnrolmentSettled"]


@dataclass(frozen=True, slots=True)
class SelfEnrolmentSettled:
    """`terms_version` and `asked_ms`: which terms they accepted on the page, and when; `member_id` is empty where
    they were turned away."""

    KIND: ClassVar[str] = "self_enrolment.settled"
    VERSION: ClassVar[int] = 1

    self_enrolment_id: str
    shop_id: str
    terms_version: int
    asked_ms: int
    member_id: str = ""
    turned_away: TurnedAway | None = None

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return ()
