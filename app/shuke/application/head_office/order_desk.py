"""What members ordered for points and did not collect yet, as staff of head office see it and give it back."""

from __future__ import annotations

from dataclasses import dataclass

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.orders_undone import (
    OrderElsewhere,
    OrderPaid,
    OrdersUndone,
    OrderUndone,
    OrderWaiting,
)
from shuke.application.members.merging import refused_reason
from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Store
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.trying_again import tried_again
from shuke.application.written import plain
from shuke.domain.member import Member
from shuke.domain.shop import Right

__all__ = ["OrderDesk", "OrdersSeen"]


@dataclass(frozen=True, slots=True)
class OrdersSeen:
    """`may`: whether who looks may give them back. `shops`: the names of shops that orders wait at."""

    member: Member
    orders: tuple[OrderWaiting, ...]
    shops: dict[str, str]
    may: bool


class OrderDesk:
    """Each call is one transaction, `undo` on the writing lane."""

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        recorder: Recorder,
        orders: OrdersUndone,
        clock: Clock,
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._orders = orders
        self._clock = clock

    def look(self, session: Session, member_id: str) -> OrdersSeen | Refused:
        if not session.may(Right.CARE_FOR_MEMBERS):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            member = work.members.get(member_id)
            if member is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            orders = self._orders.waiting(work, member_id)
            found = {one.shop_id: work.shops.get(one.shop_id) for one in orders if one.shop_id}
            names = {key: shop.name if shop is not None else key for key, shop in found.items()}
            return OrdersSeen(member, orders, names, session.may(Right.TAKE_BACK))

    @tried_again
    def undo(
        self, session: Session, member_id: str, prize_id: str, reason: str, request_id: str
    ) -> OrderUndone | OrderElsewhere | OrderPaid | Refused:
        """With a reason; the same request of the same person again is the same act.

        Raises:
            NoOrder: the member has none by that name that waits.
        """
        if not session.may(Right.TAKE_BACK):
            return Refused(Refusal.NOT_ALLOWED)
        why = plain(reason)
        refused = refused_reason(why)
        if refused is not None:
            return refused
        staff = session.staff.staff_id
        with self._writing.writing() as work:
            if work.members.get(member_id) is None:
                return Refused(Refusal.MEMBER_UNKNOWN)
            entry = OfficeEntry(work, self._recorder, self._identity.calendar)
            on, now_ms = self._recorder.today(work, self._identity.calendar), self._clock.now_ms()
            asked = (f"staff:{staff}", request_id)
            done = self._orders.undo(work, entry, member_id, prize_id, asked, on, now_ms, (staff, why))
            entry.settle()
            work.commit()
        return done
