"""`outage.ended`: a till that had been out of reach is heard again, and head office knows what it cost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.plain import to_plain
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.money import Money
from shuke.domain.slices.account import AccountKind

__all__ = ["OutageEnded", "RiskTaken"]


@dataclass(frozen=True, slots=True)
class RiskTaken:
    """Of one account: what the till held when it was last heard, what the floor could lend beside that, and what
    it spent below nothing in that time."""

    account: AccountKind
    held: int
    lent: int
    lost: int


@dataclass(frozen=True, slots=True)
class OutageEnded:
    """The till had last been heard at `from_ms` and was heard again at `to_ms`, by head office's clock, and brought
    `sales` that it had made in between. `risked` and `lost` are the whole in money, by the programme of that day.
    """

    KIND: ClassVar[str] = "outage.ended"
    VERSION: ClassVar[int] = 1

    till: str
    shop_id: str
    from_ms: int
    to_ms: int
    sales: int
    risked: Money
    lost: Money
    accounts: tuple[RiskTaken, ...] = ()

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            Put(
                "outages",
                {"till_id": self.till, "from_ms": self.from_ms},
                {
                    "shop_id": self.shop_id,
                    "to_ms": self.to_ms,
                    "sales": self.sales,
                    "risked_minor": self.risked.minor,
                    "lost_minor": self.lost.minor,
                    "accounts": json.dumps(to_plain(self.accounts), separators=(",", ":")),
                },
            ),
        )
