"""What stands at the counter: the programme, open baskets, sales."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
)

from shuke.application.ports.sales import SaleFound, SaleQuery, TillTotals
from shuke.application.ports.store import PublishedProgramme, StoredBasket
from shuke.domain.basket import TenderKind
from shuke.domain.facts.entries import LedgerEntry
from shuke.domain.money import Money
from shuke.domain.refund import RefundKnown, RefundPermit, SalePlace
from shuke.domain.slices.account import AccountKind
from shuke_db.machine_tables import baskets
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert
from shuke_db.sale_tables import refunds, sales, till_totals
from shuke_db.sync_tables import refund_permits
from shuke_db.tables import programmes

__all__ = ["BasketRows", "ProgrammeRows", "SaleRows"]

_b, _g, _t = baskets.c, programmes.c, till_totals.c
_TENANT: BindParameter[str] = bindparam("tenant")

_PROGRAMMES = select(_g.programme, _g.version, _g.starts_on, _g.document, _g.bases).where(
    _g.tenant == _TENANT
)
_IN_FORCE = Prepared(
    _PROGRAMMES.where(_g.starts_on <= bindparam("day"))
    .order_by(_g.version.desc(), _g.starts_on.desc())
    .limit(1)
)
_VERSION = Prepared(
    _PROGRAMMES.where(_g.programme == bindparam("programme"), _g.version == bindparam("version"))
)
_NEWEST = Prepared(
    _PROGRAMMES.order_by(_g.version.desc(), _g.starts_on.desc()).limit(bindparam("limit", type_=Integer()))
)

_BASKETS = select(_b.basket_id, _b.state, _b.changed_at_ms, _b.content).where(_b.tenant == _TENANT)
_BASKET_BY_ID = Prepared(_BASKETS.where(_b.basket_id == bindparam("basket")))
_BASKETS_IN_STATE = Prepared(_BASKETS.where(_b.state == bindparam("state")).order_by(_b.basket_id))
_BASKET_GONE = Prepared(delete(baskets).where(_b.tenant == _TENANT, _b.basket_id == bindparam("basket")))

_TOTALS = Prepared(
    select(_t.sales, _t.paid_minor).where(
        _t.tenant == _TENANT, _t.till_id == bindparam("till"), _t.epoch == bindparam("epoch")
    )
)


class ProgrammeRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def in_force(self, business_date: date) -> PublishedProgramme | None:
        day = business_date.isoformat()
        return _published(_IN_FORCE.first(self._connection, tenant=self._tenant, day=day))

    def get(self, programme: str, version: int) -> PublishedProgramme | None:
        asked = {"programme": programme, "version": version}
        return _published(_VERSION.first(self._connection, tenant=self._tenant, **asked))

    def newest(self, limit: int) -> list[PublishedProgramme]:
        rows = _NEWEST.all(self._connection, tenant=self._tenant, limit=limit)
        return [found for row in rows if (found := _published(row)) is not None]


def _published(row: Any) -> PublishedProgramme | None:
    if row is None:
        return None
    bases = tuple((key, text) for key, text in json.loads(row.bases)) if row.bases else ()
    starts_on = date.fromisoformat(row.starts_on)
    return PublishedProgramme(row.programme, row.version, starts_on, row.document, bases)


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
        row = _BASKET_BY_ID.first(self._connection, tenant=self._tenant, basket=basket_id)
        return StoredBasket(*row) if row else None

    def remove(self, basket_id: str) -> None:
        _BASKET_GONE.run(self._connection, tenant=self._tenant, basket=basket_id)

    def in_state(self, state: str) -> list[StoredBasket]:
        found = _BASKETS_IN_STATE.all(self._connection, tenant=self._tenant, state=state)
        return [StoredBasket(*row) for row in found]


class SaleRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def totals(self, till: str, epoch: int) -> TillTotals:
        row = _TOTALS.first(self._connection, tenant=self._tenant, till=till, epoch=epoch)
        return TillTotals(*row) if row else TillTotals(0, 0)

    def by_receipt(self, receipt_number: str) -> tuple[str, int, int] | None:
        s = sales.c
        found = select(s.till_id, s.epoch, s.seq).where(
            s.tenant == self._tenant, s.receipt_number == receipt_number
        )
        row = self._connection.execute(found.limit(1)).first()
        return (row.till_id, row.epoch, row.seq) if row else None

    def latest_receipt(self, till: str) -> str | None:
        s = sales.c
        newest = (
            select(s.receipt_number)
            .where(s.tenant == self._tenant, s.till_id == till)
            .order_by(s.epoch.desc(), s.seq.desc())
            .limit(1)
        )
        return self._connection.scalar(newest)

    def found(self, query: SaleQuery, limit: int) -> list[SaleFound]:
        s, r = sales.c, refunds.c
        wishes: list[ColumnElement[bool]] = []
        if query.number_end:
            wishes.append(s.receipt_number.endswith(query.number_end, autoescape=True))
        if query.amount is not None:
            wishes.append(s.to_pay_minor == query.amount.minor)
        if query.member_ids:
            wishes.append(s.member_id.in_(query.member_ids))
        back = (
            select(func.count())
            .where(r.tenant == s.tenant, r.sale_till == s.till_id, r.sale_epoch == s.epoch)
            .where(r.sale_seq == s.seq)
            .scalar_subquery()
        )
        chosen = (
            select(
                s.till_id,
                s.epoch,
                s.seq,
                s.receipt_number,
                s.business_date,
                s.recorded_at_ms,
                s.staff_id,
                s.member_id,
                s.to_pay_minor,
                back.label("refunds"),
            )
            .where(s.tenant == self._tenant, s.till_id == query.till)
            .order_by(s.epoch.desc(), s.seq.desc())
            .limit(limit)
        )
        if wishes:
            chosen = chosen.where(or_(*wishes))
        if query.first_day is not None:
            chosen = chosen.where(s.business_date >= query.first_day.isoformat())
        return [_found(row) for row in self._connection.execute(chosen)]

    def refunds_of(self, place: SalePlace, receipt_number: str) -> list[RefundKnown]:
        r = refunds.c
        here = (r.sale_till == place.till) & (r.sale_epoch == place.epoch) & (r.sale_seq == place.seq)
        of_sale = select(refunds).where(
            r.tenant == self._tenant, or_(here, and_(r.receipt_number == receipt_number, r.goodwill == 1))
        )
        in_order = of_sale.order_by(r.recorded_at_ms, r.till_id, r.epoch, r.seq)
        return [_refund(row) for row in self._connection.execute(in_order)]

    def permit_of(self, place: SalePlace) -> RefundPermit | None:
        p = refund_permits.c
        found = select(p.till_id, p.permit, p.given_at_ms).where(
            p.tenant == self._tenant,
            p.sale_till == place.till,
            p.sale_epoch == place.epoch,
            p.sale_seq == place.seq,
        )
        row = self._connection.execute(found).first()
        return RefundPermit(place, row.till_id, row.permit, row.given_at_ms) if row else None

    def put_permit(self, permit: RefundPermit) -> None:
        place = permit.place
        row: dict[str, object] = {
            "tenant": self._tenant,
            "sale_till": place.till,
            "sale_epoch": place.epoch,
            "sale_seq": place.seq,
            "till_id": permit.till,
            "permit": permit.permit,
            "given_at_ms": permit.given_at_ms,
        }
        upsert(self._connection, refund_permits, row)


def _found(row: Any) -> SaleFound:
    return SaleFound(
        place=SalePlace(row.till_id, row.epoch, row.seq),
        receipt_number=row.receipt_number,
        on=date.fromisoformat(row.business_date),
        at_ms=row.recorded_at_ms,
        staff_id=row.staff_id,
        member_id=row.member_id,
        to_pay=Money(row.to_pay_minor),
        refunds=row.refunds,
    )


def _refund(row: Any) -> RefundKnown:
    told = json.loads(row.content)
    return RefundKnown(
        number=row.number,
        till=row.till_id,
        on=date.fromisoformat(row.business_date),
        at_ms=row.recorded_at_ms,
        staff=row.staff_id,
        lines=tuple((line_id, milli) for line_id, milli in told.get("lines", ())),
        tenders=tuple((TenderKind(kind), Money(minor)) for kind, minor in told["tenders"]),
        reversed=tuple(
            LedgerEntry(AccountKind(account), lot, amount, reason)
            for account, lot, amount, reason in told.get("moves", ())
        ),
        goodwill=bool(row.goodwill),
        permit=told.get("permit", ""),
    )
