"""`slice.granted` and `slice.returned`: how a part of an account comes to a till, and goes back to the pool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Add, RowOperation
from shuke.domain.slices.account import AccountKind

__all__ = ["SliceGranted", "SliceReturned"]


@dataclass(frozen=True, slots=True)
class SliceGranted:
    """Head office moved this much from the pool to a till. `request_id` names the till's asking, so that the
    same asking, repeated after a lost reply, is granted once."""

    KIND: ClassVar[str] = "slice.granted"
    VERSION: ClassVar[int] = 1

    till: str
    account: AccountKind
    member_id: str
    lot: str
    amount: int
    request_id: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        granted = Add(
            "slices", _key(self.till, self.account, self.member_id, self.lot), {"amount": self.amount}
        )
        if not self.request_id:
            return (granted,)
        return (
            granted,
            Add("grants", {"till_id": self.till, "request_id": self.request_id}, {"amount": self.amount}),
        )


@dataclass(frozen=True, slots=True)
class SliceReturned:
    """A till gave back part of its own slice; it is the pool's again once head office holds this fact."""

    KIND: ClassVar[str] = "slice.returned"
    VERSION: ClassVar[int] = 1

    account: AccountKind
    member_id: str
    lot: str
    amount: int

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Add(
                "slices", _key(header.till, self.account, self.member_id, self.lot), {"amount": -self.amount}
            ),
        )


def _key(till: str, account: AccountKind, member_id: str, lot: str) -> dict[str, int | str | bytes | None]:
    return {"till_id": till, "member_id": member_id, "account": account.value, "lot": lot}
