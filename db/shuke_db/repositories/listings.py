"""Members and sales read on and on in the order of their keys, for lists that are written into files."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    bindparam,
    func,
    select,
    tuple_,
)

from shuke.application.ports.listings import ListedLine, ListedSale, Stretch
from shuke.domain.basket import TenderKind
from shuke.domain.consent import Channel, Consent
from shuke.domain.facts.sold_content import lines_in, tenders_in
from shuke.domain.member import Member
from shuke.domain.money import Money
from shuke.domain.profile import Attachment
from shuke.domain.refund import SalePlace
from shuke.domain.slices.account import AccountKind
from shuke_db.member_tables import consents
from shuke_db.prepared import Prepared
from shuke_db.repositories.members import member_of, member_select
from shuke_db.sale_tables import refunds, sales
from shuke_db.tables import attachments, balances, members

__all__ = ["ListingRows"]

_m, _b, _c, _a = members.c, balances.c, consents.c, attachments.c
_s, _r = sales.c, refunds.c

_TENANT: BindParameter[str] = bindparam("tenant")
_BEHIND: BindParameter[str] = bindparam("behind")
_LAST: BindParameter[str] = bindparam("last")
_TILL: BindParameter[str] = bindparam("till")
_MOST: BindParameter[int] = bindparam("most")
_KINDS = {kind.value: kind for kind in AccountKind}
_CHANNELS = {channel.value: channel for channel in Channel}
_said = lru_cache(maxsize=4096)(Consent.read)
"""Many said the same on the same day."""


_PLACE = tuple_(_s.epoch, _s.seq)


def _between(member_id: ColumnElement[str]) -> ColumnElement[bool]:
    return (member_id > _BEHIND) & (member_id <= _LAST)


_MEMBERS = Prepared(member_select(_TENANT, _m.member_id > _BEHIND).order_by(_m.member_id).limit(_MOST))
_BALANCES = Prepared(
    select(_b.member_id, _b.account, func.sum(_b.amount).label("amount"))
    .where(_b.tenant == _TENANT, _between(_b.member_id))
    .group_by(_b.member_id, _b.account)
)
_CONSENTS = Prepared(
    select(_c.member_id, _c.channel, _c.said).where(_c.tenant == _TENANT, _between(_c.member_id))
)
_PROFILES = Prepared(
    select(_a.member_id, _a.hash, _a.salt, _a.content)
    .select_from(
        members.join(
            attachments,
            (_a.tenant == _m.tenant) & (_a.member_id == _m.member_id) & (_a.hash == _m.profile),
        )
    )
    .where(_m.tenant == _TENANT, _between(_m.member_id))
)
_BACK = (
    select(func.count())
    .where(_r.tenant == _s.tenant, _r.sale_till == _s.till_id, _r.sale_epoch == _s.epoch)
    .where(_r.sale_seq == _s.seq)
    .scalar_subquery()
)
_SALES = Prepared(
    select(
        _s.epoch,
        _s.seq,
        _s.receipt_number,
        _s.business_date,
        _s.recorded_at_ms,
        _s.staff_id,
        _s.member_id,
        _s.gross_minor,
        _s.discount_minor,
        _s.points_value_minor,
        _s.to_pay_minor,
        _s.points_used,
        _s.points_earned,
        _BACK.label("refunds"),
    )
    .where(
        _s.tenant == _TENANT,
        _s.till_id == _TILL,
        tuple_(bindparam("epoch", type_=Integer()), bindparam("seq", type_=Integer())) < _PLACE,
    )
    .order_by(_s.epoch, _s.seq)
    .limit(_MOST)
)
_CONTENTS = Prepared(
    select(_s.epoch, _s.seq, _s.content)
    .where(
        _s.tenant == _TENANT,
        _s.till_id == _TILL,
        tuple_(bindparam("first_epoch", type_=Integer()), bindparam("first_seq", type_=Integer())) <= _PLACE,
        tuple_(bindparam("last_epoch", type_=Integer()), bindparam("last_seq", type_=Integer())) >= _PLACE,
    )
    .order_by(_s.epoch, _s.seq)
)
_COUNT = Prepared(select(func.count()).where(_s.tenant == _TENANT, _s.till_id == _TILL))


class ListingRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def members_behind(self, member_id: str, most: int) -> list[Member]:
        return [member_of(row) for row in self._all(_MEMBERS, behind=member_id, most=most)]

    def balances(self, of: Stretch) -> dict[str, dict[AccountKind, int]]:
        found: dict[str, dict[AccountKind, int]] = defaultdict(dict)
        for member_id, account, amount in self._all(_BALANCES, behind=of.behind, last=of.last):
            found[member_id][_KINDS[account]] = int(amount)
        return found

    def consents(self, of: Stretch) -> dict[str, dict[Channel, Consent]]:
        found: dict[str, dict[Channel, Consent]] = defaultdict(dict)
        for member_id, channel, said in self._all(_CONSENTS, behind=of.behind, last=of.last):
            if channel in _CHANNELS:
                found[member_id][_CHANNELS[channel]] = _said(said)
        return found

    def profiles(self, of: Stretch) -> dict[str, Attachment]:
        return {
            row.member_id: Attachment(bytes(row.hash), bytes(row.salt), bytes(row.content))
            for row in self._all(_PROFILES, behind=of.behind, last=of.last)
        }

    def sales_behind(self, place: SalePlace, most: int) -> list[ListedSale]:
        found = self._all(_SALES, till=place.till, epoch=place.epoch, seq=place.seq, most=most)
        return [_sale(place.till, row) for row in found]

    def lines(self, first: SalePlace, last: SalePlace) -> list[ListedLine]:
        return [
            ListedLine(
                place,
                line.line_id,
                line.article_id,
                line.name,
                line.quantity_milli,
                Money(line.unit_price_minor),
                Money(line.net_minor),
            )
            for place, content in self._contents(first, last)
            for line in lines_in(content)
        ]

    def tenders(self, first: SalePlace, last: SalePlace) -> dict[SalePlace, list[tuple[TenderKind, Money]]]:
        return {place: tenders_in(content) for place, content in self._contents(first, last)}

    def count_sales(self, till: str) -> int:
        return int(_COUNT.scalar(self._connection, tenant=self._tenant, till=till))

    def _all(self, statement: Prepared, **values: object) -> list[Any]:
        return statement.all(self._connection, tenant=self._tenant, **values)

    def _contents(self, first: SalePlace, last: SalePlace) -> list[tuple[SalePlace, str]]:
        found = self._all(
            _CONTENTS,
            till=first.till,
            first_epoch=first.epoch,
            first_seq=first.seq,
            last_epoch=last.epoch,
            last_seq=last.seq,
        )
        return [(SalePlace(first.till, row.epoch, row.seq), row.content) for row in found]


def _sale(till: str, row: Any) -> ListedSale:
    return ListedSale(
        place=SalePlace(till, row.epoch, row.seq),
        receipt_number=row.receipt_number,
        on=date.fromisoformat(row.business_date),
        at_ms=row.recorded_at_ms,
        staff_id=row.staff_id,
        member_id=row.member_id,
        gross=Money(row.gross_minor),
        discount=Money(row.discount_minor),
        points_value=Money(row.points_value_minor),
        to_pay=Money(row.to_pay_minor),
        points_used=row.points_used,
        points_earned=row.points_earned,
        refunds=row.refunds,
    )
