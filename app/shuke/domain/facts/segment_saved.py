"""`segment.saved`: whom of its members a shop means by a name; saved again it is changed or taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation

__all__ = ["SegmentSaved"]


@dataclass(frozen=True, slots=True)
class SegmentSaved:
    """`rule`: see `shuke.domain.segments.segment.Rule.text`; a fact may have one that a later release wrote."""

    KIND: ClassVar[str] = "segment.saved"
    VERSION: ClassVar[int] = 1

    segment_id: str
    name: str
    rule: str
    gone: bool = False

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        values: dict[str, int | str] = {
            "name": self.name,
            "rule": self.rule,
            "saved_on": header.business_date.isoformat(),
            "saved_by": header.staff,
            "gone": int(self.gone),
        }
        return (Put("segments", {"segment_id": self.segment_id}, values),)
