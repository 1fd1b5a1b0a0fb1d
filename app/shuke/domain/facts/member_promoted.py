"""`member.promoted`: a member took up an offered tier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["MemberPromoted"]


@dataclass(frozen=True, slots=True)
class MemberPromoted:
    KIND: ClassVar[str] = "member.promoted"
    VERSION: ClassVar[int] = 1

    member_id: str
    from_tier: str
    to_tier: str
    since: date
    rule: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "members",
                {"member_id": self.member_id},
                {"tier": self.to_tier, "tier_since": self.since.isoformat()},
            ),
        )
