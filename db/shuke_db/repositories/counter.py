"""What stands at the counter: cards, the programme, open baskets, sales."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select

from shuke.application.ports.store import PublishedProgramme, StoredBasket, TillTotals
from shuke.domain.card import Card, CardStatus
from shuke_db.repositories.shops import upsert
from shuke_db.tables import baskets, cards, programmes, sales, till_totals

__all__ = ["BasketRows", "CardRows", "ProgrammeRows", "SaleRows"]

_c = cards.c


class CardRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, card_id: str) -> Card | None:
        return next(iter(self._cards(_c.card_id == card_id)), None)

    def by_number(self, number: str) -> Card | None:
        return next(iter(self._cards(_c.number == number)), None)

    def of_member(self, member_id: str) -> list[Card]:
        return self._cards(_c.member_id == member_id)

    def _cards(self, condition: ColumnElement[bool]) -> list[Card]:
        found = select(cards).where(_c.tenant == self._tenant, condition).order_by(_c.card_id.desc())
        return [_card(row) for row in self._connection.execute(found)]


def _card(row: Any) -> Card:
    return Card(
        card_id=row.card_id,
        member_id=row.member_id,
        number=row.number,
        card_type=row.card_type,
        issued_on=date.fromisoformat(row.issued_on),
        status=CardStatus(row.status),
        replaced_by=row.replaced_by,
        expires_on=date.fromisoformat(row.expires_on) if row.expires_on else None,
    )


class ProgrammeRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def in_force(self, business_date: date) -> PublishedProgramme | None:
        p = programmes.c
        newest = (
            select(p.programme, p.version, p.starts_on, p.document)
            .where(p.tenant == self._tenant, p.starts_on <= business_date.isoformat())
            .order_by(p.starts_on.desc(), p.version.desc())
            .limit(1)
        )
        return _published(self._connection.execute(newest).first())

    def get(self, programme: str, version: int) -> PublishedProgramme | None:
        p = programmes.c
        found = select(p.programme, p.version, p.starts_on, p.document).where(
            p.tenant == self._tenant, p.programme == programme, p.version == version
        )
        return _published(self._connection.execute(found).first())


def _published(row: Any) -> PublishedProgramme | None:
    if row is None:
        return None
    return PublishedProgramme(row.programme, row.version, date.fromisoformat(row.starts_on), row.document)


class BasketRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, basket: StoredBasket) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "basket_id": basket.basket_id,
            "state": basket.state,
            "changed_at_ms": basket.changed_at_ms,
            "content": basket.content,
        }
        upsert(self._connection, baskets, row)

    def get(self, basket_id: str) -> StoredBasket | None:
        return next(iter(self._baskets(baskets.c.basket_id == basket_id)), None)

    def remove(self, basket_id: str) -> None:
        gone = delete(baskets).where(baskets.c.tenant == self._tenant, baskets.c.basket_id == basket_id)
        self._connection.execute(gone)

    def in_state(self, state: str) -> list[StoredBasket]:
        return self._baskets(baskets.c.state == state)

    def _baskets(self, condition: ColumnElement[bool]) -> list[StoredBasket]:
        b = baskets.c
        found = select(b.basket_id, b.state, b.changed_at_ms, b.content).where(
            b.tenant == self._tenant, condition
        )
        return [StoredBasket(*row) for row in self._connection.execute(found.order_by(b.basket_id))]


class SaleRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def totals(self, till: str, epoch: int) -> TillTotals:
        t = till_totals.c
        found = select(t.sales, t.paid_minor).where(
            t.tenant == self._tenant, t.till_id == till, t.epoch == epoch
        )
        row = self._connection.execute(found).first()
        return TillTotals(*row) if row else TillTotals(0, 0)

    def by_receipt(self, receipt_number: str) -> tuple[str, int, int] | None:
        s = sales.c
        found = select(s.till_id, s.epoch, s.seq).where(
            s.tenant == self._tenant, s.receipt_number == receipt_number
        )
        row = self._connection.execute(found.limit(1)).first()
        return (row.till_id, row.epoch, row.seq) if row else None

    def latest(self, till: str) -> tuple[int, int] | None:
        s = sales.c
        newest = (
            select(s.epoch, s.seq)
            .where(s.tenant == self._tenant, s.till_id == till)
            .order_by(s.epoch.desc(), s.seq.desc())
            .limit(1)
        )
        row = self._connection.execute(newest).first()
        return (row.epoch, row.seq) if row else None
