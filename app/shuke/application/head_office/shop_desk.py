"""The chain's shops, for people at head office: a new one, another name or address, one that closed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shuke.application.head_office.entering import OfficeEntry
from shuke.application.head_office.identity import ID_SHAPE, OfficeIdentity
from shuke.application.ports.store import Store, Work
from shuke.application.recording import Recorder
from shuke.application.refusal import Refusal, Refused
from shuke.application.session import Session
from shuke.application.stamps import stamp_of
from shuke.application.trying_again import tried_again
from shuke.domain.facts.shop_described import ShopDescribed
from shuke.domain.shop import HEAD_OFFICE, Right, Shop

__all__ = ["LONGEST_NAME", "MOST_ADDRESS_LINES", "ShopDesk", "ShopSeen", "ShopWanted"]

LONGEST_NAME = 60
"""Also of a line of the address."""

MOST_ADDRESS_LINES = 4


@dataclass(frozen=True, slots=True)
class ShopSeen:
    """`tills`: those that are believed. `stamp` names the shop as it was read; whoever changes it says so, and hears
    if another did meanwhile."""

    shop: Shop
    tills: int
    stamp: str


@dataclass(frozen=True, slots=True)
class ShopWanted:
    """As somebody typed it."""

    shop_id: str
    name: str
    address: str
    closed: bool = False


class ShopDesk:
    """`reading` and `writing` as for `Office`."""

    def __init__(self, identity: OfficeIdentity, reading: Store, writing: Store, recorder: Recorder) -> None:
        self._identity = identity
        self._reading = reading
        self._writing = writing
        self._recorder = recorder

    def listed(self, session: Session) -> tuple[ShopSeen, ...] | Refused:
        """Those that closed last."""
        if not session.may(Right.RUN_HEAD_OFFICE):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            shops = sorted(work.shops.all(), key=lambda shop: shop.closed)
            return tuple(_seen(work, shop) for shop in shops if shop.shop_id != HEAD_OFFICE)

    def look(self, session: Session, shop_id: str) -> ShopSeen | Refused:
        if not session.may(Right.RUN_HEAD_OFFICE):
            return Refused(Refusal.NOT_ALLOWED)
        with self._reading.reading() as work:
            shop = work.shops.get(shop_id)
            return _seen(work, shop) if shop is not None else Refused(Refusal.SHOP_UNKNOWN)

    @tried_again
    def add(self, session: Session, wanted: ShopWanted) -> Shop | Refused:
        """With head office's own currency, time zone and hour at which days change."""
        shop = self._shaped(session, wanted)
        if isinstance(shop, Refused):
            return shop
        with self._writing.writing() as work:
            if work.shops.get(shop.shop_id) is not None:
                return Refused(Refusal.SHOP_KNOWN)
            self._record(work, session, shop)
        return shop

    @tried_again
    def change(self, session: Session, wanted: ShopWanted, stamp: str) -> Shop | Refused:
        """Another name or address; closed, once no till of it is believed any more, or open again."""
        shaped = self._shaped(session, wanted)
        if isinstance(shaped, Refused):
            return shaped
        with self._writing.writing() as work:
            known = work.shops.get(shaped.shop_id)
            if known is None:
                return Refused(Refusal.SHOP_UNKNOWN)
            seen = _seen(work, known)
            if seen.stamp != stamp:
                return Refused(Refusal.CHANGED_MEANWHILE)
            if wanted.closed and seen.tills:
                return Refused(Refusal.SHOP_HAS_TILLS, (("count", seen.tills),))
            shop = replace(known, name=shaped.name, address_lines=shaped.address_lines, closed=wanted.closed)
            if shop != known:
                self._record(work, session, shop)
        return shop

    def _shaped(self, session: Session, wanted: ShopWanted) -> Shop | Refused:
        if not session.may(Right.RUN_HEAD_OFFICE):
            return Refused(Refusal.NOT_ALLOWED)
        name = _line(wanted.name)
        lines = tuple(line for line in map(_line, wanted.address.splitlines()) if line)
        if not ID_SHAPE.fullmatch(wanted.shop_id) or wanted.shop_id == HEAD_OFFICE:
            return Refused(Refusal.SHOP_ID)
        if not name or len(lines) > MOST_ADDRESS_LINES:
            return Refused(Refusal.NAME)
        if any(len(line) > LONGEST_NAME or not line.isprintable() for line in (name, *lines)):
            return Refused(Refusal.NAME)
        return replace(self._identity.calendar, shop_id=wanted.shop_id, name=name, address_lines=lines)

    def _record(self, work: Work, session: Session, shop: Shop) -> None:
        entry = OfficeEntry(work, self._recorder, self._identity.calendar)
        entry.record(ShopDescribed(shop), session.staff.staff_id)
        entry.settle()
        work.commit()


def _seen(work: Work, shop: Shop) -> ShopSeen:
    believed = {key.till for key in work.till_register.all_keys() if not key.revoked_on}
    tills = sum(1 for till, of, _ in work.shops.till_keys() if of == shop.shop_id and till in believed)
    return ShopSeen(shop, tills, stamp_of(shop))


def _line(text: str) -> str:
    return " ".join(text.split())
