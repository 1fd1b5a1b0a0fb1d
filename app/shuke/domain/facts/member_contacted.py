"""`member.contacted`: somebody called or wrote to a member, and whether that reached them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.contacted import Outcome
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Raise, RowOperation

__all__ = ["MemberContacted"]


@dataclass(frozen=True, slots=True)
class MemberContacted:
    """Whom it reached is known by day; that it did not, by the fact alone. `words` is the salted hash of what was
    written down of it, beside the journal; empty: nothing."""

    KIND: ClassVar[str] = "member.contacted"
    VERSION: ClassVar[int] = 1

    member_id: str
    outcome: Outcome
    words: bytes = b""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        told = concerns(header, self.member_id, self.KIND)
        if self.outcome is Outcome.MISSED:
            return (told,)
        day = header.business_date.isoformat()
        return (Raise("members", {"member_id": self.member_id}, {"contacted_on": day}), told)
