"""What the store knows of exposure: what tills hold, and the times they were out of reach."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from shuke.domain.money import ZERO, Money
from shuke.domain.slices.account import AccountKind

__all__ = ["Exposures", "OpenOutage", "Outage", "Outages"]


class Exposures(Protocol):
    """Sums over slices; at head office they run along, at a till each reads its slices."""

    def held(self, till: str = "") -> dict[str, dict[AccountKind, int]]:
        """By till, what it holds of each account, all members together; of one till only, if it is named."""
        ...

    def coupons(self, till: str = "") -> dict[str, dict[str, int]]:
        """By till, how many coupons of each kind it holds; of one till only, if it is named."""
        ...

    def members_with(self, account: AccountKind, most: int | None) -> int:
        """How many members have anything of the account; no more than `most` are counted, where it is said."""
        ...

    def balances(self) -> dict[AccountKind, int]:
        """What members have in all of points and of stored value, wherever it lies."""
        ...

    def owed(self, till: str, members: Collection[str]) -> dict[tuple[str, AccountKind], int]:
        """By member and account, how far that till's slices stand below nothing; none that do not."""
        ...


@dataclass(frozen=True, slots=True)
class OpenOutage:
    """A till that was silent from `from_ms` to `to_ms` and has not brought all its facts yet. `risked` is None until
    its first sales came: (held, lent) by account as it was before them, and `coupons_worth` what the coupons among
    them take off."""

    till: str
    from_ms: int
    to_ms: int
    sales: int = 0
    risked: Mapping[AccountKind, tuple[int, int]] | None = None
    lost: Mapping[AccountKind, int] = field(default_factory=dict)
    coupons_worth: Money = ZERO


@dataclass(frozen=True, slots=True)
class Outage:
    """One that is over, as `outage.ended` told of it."""

    till: str
    shop_id: str
    from_ms: int
    to_ms: int
    sales: int
    risked: Money
    lost: Money


class Outages(Protocol):
    def opened(self, till: str) -> OpenOutage | None: ...

    def put(self, outage: OpenOutage) -> None: ...

    def remove(self, till: str) -> None: ...

    def under_way(self) -> list[OpenOutage]:
        """Of tills that came back and have not brought all yet."""
        ...

    def ended(self, limit: int, shop_id: str = "", behind: tuple[int, str] | None = None) -> list[Outage]:
        """The last ones first: (end, till) behind that place, of one shop only, if it is named."""
        ...
