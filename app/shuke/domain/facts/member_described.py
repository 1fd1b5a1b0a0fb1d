"""`member.described`: what is known of a member was changed. The values lie in the attachment, never here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.profile_fields import ProfileField

__all__ = ["MemberDescribed"]


@dataclass(frozen=True, slots=True)
class MemberDescribed:
    """`profile` is the salted hash of the new version, `before` of the one it takes the place of; `approved_by` the
    second person whose right it took."""

    KIND: ClassVar[str] = "member.described"
    VERSION: ClassVar[int] = 1

    member_id: str
    profile: bytes
    before: bytes
    changed: tuple[ProfileField, ...]
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put("members", {"member_id": self.member_id}, {"profile": self.profile}),
            concerns(header, self.member_id, self.KIND),
        )
