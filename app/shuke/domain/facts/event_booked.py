"""`event.booked`: a member signed up for an event, waits for a place, signed off, or came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from shuke.domain.basket import Tender, TenderKind
from shuke.domain.bilingual import Bilingual
from shuke.domain.facts.brought import Brought, brought_rows
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.figure_rows import day_sum
from shuke.domain.facts.handed_out import QuotaUsed, quota_rows
from shuke.domain.facts.in_shift import InShift
from shuke.domain.facts.rows import Add, Cell, Put, Raise, RowOperation
from shuke.domain.money import ZERO, Money
from shuke.domain.sign_up import SignUp

__all__ = ["EventAct", "EventBooked"]


class EventAct(StrEnum):
    """`shuke.wording.events` has a name for each."""

    SIGNED_UP = "signed-up"
    WAITS = "waits"
    SIGNED_OFF = "signed-off"
    CHECKED_IN = "checked-in"


@dataclass(frozen=True, slots=True)
class EventBooked:
    """Whoever did it stands in the header.

    Attributes:
        event: the key in the programme, or the id of a shop's own; `name` as it was called.
        walked_in: came without having signed up.
        standing: how the member stands with it from now on; None: as before.
        member: what the event gave.
        under: the name under which a member who went up in another one had signed up; empty: the own one.
        stock: places taken at the shop, or given back: (rule, how many).
        tenders: how the fee was paid.
        fee_back, back_by: what of it was paid back, and by which tender.
        shift: where money moved.
        kept_until_ms: when a place lapses that was asked for from afar and is to be paid at a counter; 0: never.
        approved_by: the second person whose right it took; empty: who did it had the right.
    """

    KIND: ClassVar[str] = "event.booked"
    VERSION: ClassVar[int] = 1

    act: EventAct
    event: str
    name: Bilingual
    programme: str
    programme_version: int
    member: Brought
    shop_id: str
    under: str = ""
    walked_in: bool = False
    standing: SignUp | None = None
    quotas: tuple[QuotaUsed, ...] = ()
    stock: tuple[tuple[str, int], ...] = ()
    fee: Money = ZERO
    tenders: tuple[Tender, ...] = ()
    fee_back: Money = ZERO
    back_by: TenderKind | None = None
    shift: InShift | None = None
    approved_by: str = ""
    kept_until_ms: int = 0

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        return (
            *brought_rows(header, (self.member,), self.KIND),
            *quota_rows(header, self.member.member_id, self.quotas),
            *(
                Add("stock_given", {"shop_id": self.shop_id, "rule": rule}, {"given": times})
                for rule, times in self.stock
            ),
            *self._sign_up_rows(header),
            *self._shift_rows(header),
            *self._figures(header),
        )

    def _figures(self, header: FactHeader) -> Iterator[RowOperation]:
        came, paid = self.act is EventAct.CHECKED_IN, self.fee - self.fee_back
        if came or paid:
            yield day_sum(header, guests=int(came), event_fees_minor=paid.minor)

    def _sign_up_rows(self, header: FactHeader) -> Iterator[RowOperation]:
        key: dict[str, Cell] = {"event": self.event, "member_id": self.under or self.member.member_id}
        if self.standing is not None:
            yield Raise("sign_ups", key, {"standing": self.standing.word})
        if self.act is EventAct.CHECKED_IN:
            yield Raise("sign_ups", key, {"came_on": header.business_date.isoformat()})
        if self.walked_in:
            yield Put("sign_ups", key, {"shop_id": self.shop_id})
        if self.act in (EventAct.SIGNED_UP, EventAct.WAITS):
            paid_by = self.tenders[0].kind.value if self.tenders else ""
            place: dict[str, Cell] = {"till_id": header.till, "epoch": header.epoch, "seq": header.seq}
            told: dict[str, Cell] = {
                "shop_id": self.shop_id,
                "booked_on": header.business_date.isoformat(),
                "fee_minor": self.fee.minor,
                "paid_by": paid_by,
                "kept_until_ms": self.kept_until_ms,
            }
            yield Put("sign_ups", key, {**place, **told})

    def _shift_rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        if self.shift is None:
            return ()
        amounts = {
            "event_fees": int(bool(self.fee)),
            "event_fees_minor": self.fee.minor,
            "event_fees_back_minor": self.fee_back.minor,
        }
        back = () if self.back_by is None else ((self.back_by, self.fee_back),)
        return self.shift.rows(header, amounts, self.tenders, back)
