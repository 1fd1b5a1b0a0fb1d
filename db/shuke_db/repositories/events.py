"""Events that shops announced, and who signed up for which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from shuke.application.ports.events import SignUpKept
from shuke.domain.announced import AnnouncedEvent
from shuke.domain.facts.event_announced import read_fees
from shuke.domain.money import Money
from shuke.domain.sign_up import SignUp, SignUpState
from shuke_db.event_tables import own_events, sign_ups
from shuke_db.prepared import Prepared

__all__ = ["EventRows"]

_e, _s = own_events.c, sign_ups.c
_TENANT: BindParameter[str] = bindparam("tenant")
_ANNOUNCED = Prepared(
    select(own_events)
    .where(_e.tenant == _TENANT, _e.shop_id == bindparam("shop"))
    .order_by(_e.first_on, _e.event)
)
_OF_EVENT = Prepared(
    select(sign_ups)
    .where(_s.tenant == _TENANT, _s.event == bindparam("event"), _s.shop_id == bindparam("shop"))
    .order_by(_s.booked_on, _s.till_id, _s.epoch, _s.seq)
)
_OF_MEMBER = Prepared(
    select(sign_ups).where(
        _s.tenant == _TENANT, _s.event == bindparam("event"), _s.member_id == bindparam("member")
    )
)
_BY_PLACE = Prepared(
    select(sign_ups).where(
        _s.tenant == _TENANT,
        _s.till_id == bindparam("till"),
        _s.epoch == bindparam("epoch"),
        _s.seq == bindparam("seq"),
    )
)


class EventRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def announced(self, shop_id: str) -> list[AnnouncedEvent]:
        rows = _ANNOUNCED.all(self._connection, tenant=self._tenant, shop=shop_id)
        return [_announced(row) for row in rows]

    def sign_ups(self, event: str, shop_id: str) -> list[SignUpKept]:
        rows = _OF_EVENT.all(self._connection, tenant=self._tenant, event=event, shop=shop_id)
        return [_kept(row) for row in rows]

    def of_member(self, member_ids: Sequence[str], event: str) -> SignUpKept | None:
        found = [
            _kept(row)
            for member_id in member_ids
            for row in _OF_MEMBER.all(self._connection, tenant=self._tenant, event=event, member=member_id)
        ]
        signed = (one for one in found if one.state is SignUpState.SIGNED_UP)
        return next(signed, found[0] if found else None)

    def by_place(self, till: str, epoch: int, seq: int) -> SignUpKept | None:
        row = _BY_PLACE.first(self._connection, tenant=self._tenant, till=till, epoch=epoch, seq=seq)
        return _kept(row) if row else None


def _announced(row: Any) -> AnnouncedEvent:
    return AnnouncedEvent(
        event_id=row.event,
        shop_id=row.shop_id,
        name=row.name,
        first=date.fromisoformat(row.first_on),
        last=date.fromisoformat(row.last_on),
        opens=date.fromisoformat(row.opens_on),
        places=row.places,
        fee=Money(row.fee_minor),
        fees=read_fees(row.fees),
        tiers=tuple(row.tiers.split()),
        priority=tuple(row.priority.split()),
        priority_days=row.priority_days,
        called_off=bool(row.called_off),
    )


def _kept(row: Any) -> SignUpKept:
    return SignUpKept(
        event=row.event,
        member_id=row.member_id,
        signed=SignUp.read(row.standing) if row.standing else None,
        came_on=date.fromisoformat(row.came_on) if row.came_on else None,
        booked_on=date.fromisoformat(row.booked_on) if row.booked_on else None,
        place=(row.till_id, row.epoch, row.seq),
        fee=Money(row.fee_minor),
        paid_by=row.paid_by,
        kept_until_ms=row.kept_until_ms,
        shop_id=row.shop_id,
    )
