"""What a member does on the own page beside the wheel: orders a gift, comes to an event or not after all."""

from __future__ import annotations

from datetime import date

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import OfficeIdentity
from shuke.application.head_office.orders_undone import (
    OrderElsewhere,
    OrderPaid,
    OrdersUndone,
    OrderUndone,
    OrderWaiting,
)
from shuke.application.head_office.page_events import (
    EventDone,
    EventShown,
    FeeAtCounter,
    PageEvents,
    ShopTime,
)
from shuke.application.head_office.page_mall import (
    GiftElsewhere,
    GiftOrdered,
    GiftPriced,
    GiftShown,
    PageMall,
)
from shuke.application.ports.clock import Clock
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.application.trying_again import tried_again
from shuke.domain.explanation import Reason
from shuke.domain.sign_up import SignUpState

__all__ = ["OwnActsDesk"]


class OwnActsDesk:
    """Each call is one transaction, `order`, `undo` and `act` on the writing lane. Who asks was let in before."""

    def __init__(
        self,
        identity: OfficeIdentity,
        reading: Store,
        writing: Store,
        recorder: Recorder,
        mall: PageMall,
        events: PageEvents,
        orders: OrdersUndone,
        clock: Clock,
    ) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder
        self._mall = mall
        self._events = events
        self._orders = orders
        self._clock = clock

    def gift(self, member_id: str, key: str) -> tuple[GiftShown, str]:
        """With the name of the shop where it waits, if it is one alone.

        Raises:
            NoGift: there is none.
        """
        with self._reading.reading() as work:
            shown = self._mall.look(work, member_id, key, self._today(work))
            shop = work.shops.get(shown.shop_id) if shown.shop_id else None
            return shown, shop.name if shop is not None else ""

    def ordered(self, member_id: str, request_id: str) -> GiftOrdered | None:
        """The order that was made by that request; None where none was."""
        with self._reading.reading() as work:
            return self._mall.ordered(work, member_id, request_id)

    @tried_again
    def order(
        self, member_id: str, key: str, price: int, request_id: str
    ) -> GiftOrdered | GiftElsewhere | GiftPriced | Reason:
        """One order; the same request again is the same order.

        Raises:
            NoGift: there is none.
        """
        with self._writing.writing() as work:
            entry, now_ms = self._entry(work), self._clock.now_ms()
            today = self._today(work)
            done = self._mall.order(work, entry, member_id, key, price, request_id, today, now_ms)
            entry.settle()
            work.commit()
        return done

    def orders(self, member_id: str) -> tuple[OrderWaiting, ...]:
        """Gifts that were ordered and may be given back, soonest to lapse first."""
        with self._reading.reading() as work:
            return self._orders.waiting(work, member_id)

    @tried_again
    def undo(
        self, member_id: str, prize_id: str, request_id: str
    ) -> OrderUndone | OrderElsewhere | OrderPaid:
        """Give back what is not collected yet; the same request again is the same act.

        Raises:
            NoOrder: the member has none by that name that waits.
        """
        with self._writing.writing() as work:
            entry, now_ms, asked = self._entry(work), self._clock.now_ms(), (member_id, request_id)
            done = self._orders.undo(work, entry, member_id, prize_id, asked, self._today(work), now_ms)
            entry.settle()
            work.commit()
        return done

    def event(self, member_id: str, key: str) -> EventShown:
        """Raises:
        NoEvent: there is none.
        """
        with self._reading.reading() as work:
            return self._events.look(work, member_id, key, self._time(work))

    @tried_again
    def act(
        self, member_id: str, key: str, wish: SignUpState, request_id: str
    ) -> EventDone | FeeAtCounter | Reason:
        """Sign up or off; the same request again is the same act.

        Raises:
            NoEvent: there is none.
        """
        with self._writing.writing() as work:
            entry = self._entry(work)
            done = self._events.act(work, entry, member_id, key, wish, request_id, self._time(work))
            entry.settle()
            work.commit()
        return done

    def _entry(self, work: Work) -> OfficeEntry:
        return OfficeEntry(work, self._recorder, self._identity.calendar)

    def _time(self, work: Work) -> ShopTime:
        return ShopTime(self._today(work), self._clock.now_ms(), self._identity.calendar)

    def _today(self, work: Work) -> date:
        return self._recorder.today(work, self._identity.calendar)
