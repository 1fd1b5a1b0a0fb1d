"""`member.erased`: what was known of a person is gone, by their own wish; and `member.data_given`: it was handed out.

Names, telephones and whatever else somebody told lie beside the journal and go with their salts: what facts say of
them is a name that says nothing, and the chain stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Raise, RowOperation

__all__ = ["MemberDataGiven", "MemberErased"]


@dataclass(frozen=True, slots=True)
class MemberErased:
    """`outcome` is the end of the membership with what lapsed by it; whoever hears of the fact erases the attachments
    that lie there, and takes in none of this member any more."""

    KIND: ClassVar[str] = "member.erased"
    VERSION: ClassVar[int] = 1

    outcome: Brought
    reason: str
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        erased = {"erased_on": header.business_date.isoformat()}
        return (
            *brought_rows(header, (self.outcome,), self.KIND),
            Raise("members", {"member_id": self.outcome.member_id}, erased),
        )


@dataclass(frozen=True, slots=True)
class MemberDataGiven:
    """Everything known of the member was written into a file, at their wish."""

    KIND: ClassVar[str] = "member.data_given"
    VERSION: ClassVar[int] = 1

    member_id: str
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (concerns(header, self.member_id, self.KIND),)
