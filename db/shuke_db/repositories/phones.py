"""Telephones that scan for tills."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, select

from shuke.application.ports.phones import ScanningPhone
from shuke_db.member_page_tables import scanning_phones
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert

__all__ = ["PhoneRows"]

_p = scanning_phones.c
_TENANT: BindParameter[str] = bindparam("tenant")
_ALL = select(scanning_phones).where(_p.tenant == _TENANT)
_ONE = Prepared(_ALL.where(_p.phone_id == bindparam("phone")))
_OF_TILL = Prepared(_ALL.where(_p.till_id == bindparam("till")).order_by(_p.phone_id))


class PhoneRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def of_till(self, till: str) -> list[ScanningPhone]:
        return [_phone(row) for row in _OF_TILL.all(self._connection, tenant=self._tenant, till=till)]

    def get(self, phone_id: str) -> ScanningPhone | None:
        row = _ONE.first(self._connection, tenant=self._tenant, phone=phone_id)
        return _phone(row) if row is not None else None

    def put(self, phone: ScanningPhone) -> None:
        row = {
            "tenant": self._tenant,
            "phone_id": phone.phone_id,
            "till_id": phone.till,
            "word_hash": phone.word_hash,
            "session_hash": phone.session_hash,
            "of": phone.of,
            "until_ms": phone.until_ms,
            "number": phone.number,
            "scanned": phone.scanned,
            "heard": phone.heard,
            "fate": phone.fate,
        }
        upsert(self._connection, scanning_phones, row)

    def forget(self, phone_id: str) -> None:
        gone = delete(scanning_phones).where(_p.tenant == self._tenant, _p.phone_id == phone_id)
        self._connection.execute(gone)


def _phone(row: Any) -> ScanningPhone:
    return ScanningPhone(
        phone_id=row.phone_id,
        till=row.till_id,
        word_hash=bytes(row.word_hash),
        session_hash=bytes(row.session_hash or b""),
        of=row.of,
        until_ms=row.until_ms,
        number=row.number,
        scanned=row.scanned,
        heard=row.heard,
        fate=row.fate,
    )
