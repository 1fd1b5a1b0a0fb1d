"""`member.invited`: a slip was printed that opens the member's own page on a telephone, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import RowOperation

__all__ = ["MemberInvited"]


@dataclass(frozen=True, slots=True)
class MemberInvited:
    """`word_hash` tells which slip it was, and opens nothing. `evidence`: the document that was shown, kind and
    masked number."""

    KIND: ClassVar[str] = "member.invited"
    VERSION: ClassVar[int] = 1

    member_id: str
    word_hash: bytes
    evidence: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (concerns(header, self.member_id, self.KIND),)
