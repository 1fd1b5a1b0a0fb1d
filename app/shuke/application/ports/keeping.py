"""What the store knows of who keeps whom: the policy, a shop's members, and letting go of those who are not kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from shuke.domain.keeping import Keeping, ShopMembers

__all__ = ["Keepings"]


class Keepings(Protocol):
    def policy(self) -> Keeping:
        """The one in force here: what head office set last, or everybody."""
        ...

    def belonging(self, to: ShopMembers, member_ids: Collection[str]) -> set[str]:
        """Which of these belong to that shop; at head office, which knows all sales."""
        ...

    def spend_nothing_of(self, till: str) -> None:
        """What was that till's is not, as long as head office does not say so anew: it may say nothing of a member
        whom the till holds and its shop does not keep."""
        ...

    def let_go(self, member_ids: Sequence[str]) -> None:
        """At a till: nothing is left here of these members but what it recorded itself (sales, ledgers, facts)."""
        ...
