"""`member.noticed`: a member was told that the card sleeps, which some rules ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Raise, RowOperation

__all__ = ["MemberNoticed"]


@dataclass(frozen=True, slots=True)
class MemberNoticed:
    KIND: ClassVar[str] = "member.noticed"
    VERSION: ClassVar[int] = 1

    member_id: str
    on: date

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Raise("members", {"member_id": self.member_id}, {"noticed_on": self.on.isoformat()}),
            concerns(header, self.member_id, self.KIND),
        )
