"""What the store knows of the allowance: the policy, and what was spent."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from shuke.domain.slices.account import AccountKind
from shuke.domain.slices.allowance import Allowance

__all__ = ["Allowances"]


class Allowances(Protocol):
    def policy(self) -> Allowance:
        """The one in force here: what head office set last, or the standard one."""
        ...

    def tills_of_shop(self, shop_id: str) -> int:
        """How many tills the shop has, as far as is known here."""
        ...

    def spent_on(self, member_id: str, account: AccountKind, day: date) -> int:
        """What the member spent of the account at this till on that business day, whatever was given back since."""
        ...
