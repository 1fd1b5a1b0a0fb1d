"""Cards: those a member shows, and those held beside the tier."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select
from sqlalchemy import text as sql

from shuke.domain.beside_held import BesideHeld
from shuke.domain.card import Card, CardStatus
from shuke.domain.facts.card_rows import read_gone
from shuke_db.prepared import Prepared
from shuke_db.tables import MERGED, cards, cards_beside, members

__all__ = ["CARD_COLUMNS", "CardRows", "card_of"]

_c, _h, _m = cards.c, cards_beside.c, members.c
_TENANT: BindParameter[str] = bindparam("tenant")
CARD_COLUMNS = (
    "card_id",
    "number",
    "card_type",
    "status",
    "issued_on",
    "expires_on",
    "replaced_by",
    "gone",
)
"""What `card_of` reads, beside the member's id."""

_CARDS = select(_c.member_id, *(_c[name] for name in CARD_COLUMNS)).where(_c.tenant == _TENANT)
_BY_ID = Prepared(_CARDS.where(_c.card_id == bindparam("value")))
_BY_NUMBER = Prepared(_CARDS.where(_c.number == bindparam("value")).order_by(_c.card_id.desc()))
_GONE_UP = select(_m.member_id).where(_m.tenant == _TENANT, _m.merged_into == bindparam("value"), sql(MERGED))
_OF_MEMBER = Prepared(
    _CARDS.where(or_(_c.member_id == bindparam("value"), _c.member_id.in_(_GONE_UP))).order_by(
        _c.card_id.desc()
    )
)
_BESIDE = Prepared(
    select(_h.card, _h.held).where(_h.tenant == _TENANT, _h.member_id == bindparam("value")).order_by(_h.card)
)


class CardRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, card_id: str) -> Card | None:
        return next(iter(self._cards(_BY_ID, card_id)), None)

    def by_number(self, number: str) -> Card | None:
        return next(iter(self._cards(_BY_NUMBER, number)), None)

    def of_member(self, member_id: str) -> list[Card]:
        return self._cards(_OF_MEMBER, member_id)

    def beside(self, member_id: str) -> dict[str, BesideHeld]:
        rows = _BESIDE.all(self._connection, tenant=self._tenant, value=member_id)
        return {row.card: BesideHeld.read(row.held) for row in rows}

    def _cards(self, found: Prepared, value: str) -> list[Card]:
        return [card_of(row) for row in found.all(self._connection, tenant=self._tenant, value=value)]


def card_of(row: Any) -> Card:
    """What is dead for ever is so whatever its status says."""
    return Card(
        card_id=row.card_id,
        member_id=row.member_id,
        number=row.number,
        card_type=row.card_type,
        issued_on=date.fromisoformat(row.issued_on),
        status=read_gone(row.gone)[1] if row.gone else CardStatus(row.status),
        replaced_by=row.replaced_by,
        expires_on=date.fromisoformat(row.expires_on) if row.expires_on else None,
    )
