"""`handed.out`: what staff gave a member, or took back from one: coupons, gifts for points, perks, stamps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.concerning import concerns
from shuke.domain.facts.debt_rows import DebtTold, debt_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import day_sum
from shuke.domain.facts.prize_rows import PrizeIssued, prize_row
from shuke.domain.facts.rows import Add, Cell, Raise, RowOperation
from shuke.domain.money import ZERO, Money
from shuke.domain.shop_debts import DebtKind

__all__ = ["GiveAct", "HandedOut", "PartnerServed", "QuotaUsed", "quota_rows"]


class GiveAct(StrEnum):
    """What was done; `shuke.wording.giving` has a name for each. TAKEN_BACK reverses one of the others."""

    COUPON_GIVEN = "coupon-given"
    COUPON_WITHDRAWN = "coupon-withdrawn"
    GIFT_TAKEN = "gift-taken"
    PERK_USED = "perk-used"
    STAMPS_GIVEN = "stamps-given"
    TAKEN_BACK = "taken-back"


_UNDOING = frozenset({GiveAct.COUPON_WITHDRAWN, GiveAct.TAKEN_BACK})

_HANDED = {GiveAct.GIFT_TAKEN: "gifts", GiveAct.PERK_USED: "perks"}
"""What is counted of a day, by its column."""


@dataclass(frozen=True, slots=True)
class QuotaUsed:
    """A quota of `rule` in `period` is used so often more; negative gives back."""

    rule: str
    period: str
    times: int


@dataclass(frozen=True, slots=True)
class PartnerServed:
    """Somebody outside of the chain served it: so often, of a perk in money so much worth; negative takes back."""

    partner: str
    perk: str
    times: int
    worth: Money = ZERO

    def debt(self, shop_id: str) -> DebtTold:
        return DebtTold(shop_id, self.partner, self.worth.minor, times=self.times)


@dataclass(frozen=True, slots=True)
class HandedOut:
    """Whoever did it stands in the header.

    Attributes:
        what: the coupon's kind or id, the gift, the perk.
        member: movements and coupons; quotas are beside it.
        stock: the holders of what there is only so much of, with the pieces that were taken.
        prize: what was ordered and waits to be handed over; its lot is among the member's entries.
        fee: what the member pays for it; it was rung up on the basket.
        note: why, in the words of who did it.
        evidence: what was shown, kind and masked number, never a copy.
        reverses: of what is taken back, its place: till, epoch, seq.
        approved_by: the second person whose right it took; empty: who did it had the right.
        undoes: what it was that is taken back.
        served: by a partner, with whom it is settled.
    """

    KIND: ClassVar[str] = "handed.out"
    VERSION: ClassVar[int] = 1

    act: GiveAct
    what: str
    programme: str
    programme_version: int
    member: Brought
    shop_id: str
    quotas: tuple[QuotaUsed, ...] = ()
    stock: tuple[Brought, ...] = ()
    prize: PrizeIssued | None = None
    fee: Money = ZERO
    note: str = ""
    evidence: str = ""
    reverses: tuple[str, int, int] | None = None
    approved_by: str = ""
    served: PartnerServed | None = None
    undoes: GiveAct | None = None

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *brought_rows(header, (self.member, *self.stock), self.KIND, back=self.act in _UNDOING),
            *self._figures(header),
            *([concerns(header, self.member.member_id, self.KIND)] if self.member.moves else []),
            *quota_rows(header, self.member.member_id, self.quotas),
            *([prize_row(self.member.member_id, self.prize)] if self.prize else []),
            *self._debts(header),
        )

    def _figures(self, header: FactHeader) -> Iterator[RowOperation]:
        column = _HANDED.get(self.undoes or self.act)
        if column is not None:
            yield day_sum(header, **{column: -1 if self.undoes else 1})

    def _debts(self, header: FactHeader) -> Iterator[RowOperation]:
        if self.served is not None:
            yield from debt_rows(header, DebtKind.PARTNER, self.served.perk, [self.served.debt(self.shop_id)])


def quota_rows(header: FactHeader, member_id: str, quotas: Iterable[QuotaUsed]) -> Iterator[RowOperation]:
    """What was used of a member's quotas, and when last."""
    for one in quotas:
        key: dict[str, Cell] = {"member_id": member_id, "rule": one.rule, "period": one.period}
        yield Add("uses", key, {"times": one.times})
        if one.times > 0:
            yield Raise("uses", key, {"last_on": header.business_date.isoformat()})
