"""`member.fetched`: a till asked head office for a member of another shop, who belongs to its shop as a guest now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Raise, RowOperation

__all__ = ["MemberFetched"]


@dataclass(frozen=True, slots=True)
class MemberFetched:
    """Recorded by head office, so that it is seen who looked at whom. `by` is what was asked with, not its value."""

    KIND: ClassVar[str] = "member.fetched"
    VERSION: ClassVar[int] = 1

    member_id: str
    shop_id: str
    till: str
    by: str

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        guest: dict[str, int | str | bytes | None] = {"member_id": self.member_id, "shop_id": self.shop_id}
        return (Raise("guests", guest, {"last_on": header.business_date.isoformat()}),)
