"""`member.assigned`: a member of staff looks after these members from now on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Raise, RowOperation
from shuke.domain.looked_after import LookedAfter

__all__ = ["Assigned", "MemberAssigned", "looked_after_row"]


@dataclass(frozen=True, slots=True)
class Assigned:
    """`turn` goes on from what was known; see `LookedAfter`."""

    member_id: str
    staff_id: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class MemberAssigned:
    KIND: ClassVar[str] = "member.assigned"
    VERSION: ClassVar[int] = 1

    assigned: tuple[Assigned, ...]
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return tuple(self._rows(header))

    def _rows(self, header: FactHeader) -> Iterator[RowOperation]:
        for one in self.assigned:
            yield looked_after_row(one.member_id, LookedAfter(one.turn, one.staff_id))
        for member_id in dict.fromkeys(one.member_id for one in self.assigned):
            yield concerns(header, member_id, self.KIND)


def looked_after_row(member_id: str, by: LookedAfter) -> RowOperation:
    return Raise("members", {"member_id": member_id}, {"looked_after": by.word})
