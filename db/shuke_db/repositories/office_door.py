"""Accounts of head office's pages, the visits of their owners, and how often somebody tried."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, select

from shuke.application.ports.office_door import OfficeAccount, OfficeVisit, Stage
from shuke_db.office_door_tables import office_accounts, office_tries, office_visits
from shuke_db.prepared import Prepared
from shuke_db.repositories.shops import upsert
from shuke_db.upserts import insert_into

__all__ = ["OfficeAccountRows", "OfficeTryRows", "OfficeVisitRows"]

_HASH_BYTES = 32
_a, _v, _t = office_accounts.c, office_visits.c, office_tries.c
_TENANT: BindParameter[str] = bindparam("tenant")
_ACCOUNT = select(office_accounts).where(_a.tenant == _TENANT)
_OF_STAFF = Prepared(_ACCOUNT.where(_a.staff_id == bindparam("value")))
_BY_LOGIN = Prepared(_ACCOUNT.where(_a.login == bindparam("value")))
_VISIT = Prepared(select(office_visits).where(_v.tenant == _TENANT, _v.visit_hash == bindparam("visit")))
"""Asked with every page."""


class OfficeAccountRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, account: OfficeAccount) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "staff_id": account.staff_id,
            "login": account.login,
            "password": account.password,
            "is_once": int(account.is_once),
            "second": account.second,
            "last_step": account.last_step,
            "recovery": b"".join(account.recovery),
        }
        upsert(self._connection, office_accounts, row)

    def of_staff(self, staff_id: str) -> OfficeAccount | None:
        return self._first(_OF_STAFF, staff_id)

    def by_login(self, login: str) -> OfficeAccount | None:
        return self._first(_BY_LOGIN, login)

    def all(self) -> list[OfficeAccount]:
        found = select(office_accounts).where(_a.tenant == self._tenant).order_by(_a.login)
        return [_account(row) for row in self._connection.execute(found)]

    def close(self, staff_id: str) -> None:
        gone = delete(office_accounts).where(_a.tenant == self._tenant, _a.staff_id == staff_id)
        self._connection.execute(gone)

    def _first(self, which: Prepared, value: str) -> OfficeAccount | None:
        row = which.first(self._connection, tenant=self._tenant, value=value)
        return _account(row) if row is not None else None


class OfficeVisitRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def put(self, visit: OfficeVisit) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "visit_hash": visit.visit_hash,
            "staff_id": visit.staff_id,
            "stage": visit.stage.value,
            "began_ms": visit.began_ms,
            "seen_ms": visit.seen_ms,
            "pending": visit.pending,
            "is_locked": int(visit.is_locked),
        }
        upsert(self._connection, office_visits, row)

    def get(self, visit_hash: bytes) -> OfficeVisit | None:
        row = _VISIT.first(self._connection, tenant=self._tenant, visit=visit_hash)
        if row is None:
            return None
        return OfficeVisit(
            visit_hash=row.visit_hash,
            staff_id=row.staff_id,
            stage=Stage(row.stage),
            began_ms=row.began_ms,
            seen_ms=row.seen_ms,
            pending=row.pending or b"",
            is_locked=bool(row.is_locked),
        )

    def end(self, visit_hash: bytes) -> None:
        gone = delete(office_visits).where(_v.tenant == self._tenant, _v.visit_hash == visit_hash)
        self._connection.execute(gone)

    def end_all(self, staff_id: str) -> int:
        gone = delete(office_visits).where(_v.tenant == self._tenant, _v.staff_id == staff_id)
        return self._connection.execute(gone).rowcount

    def forget_before(self, seen_ms: int) -> None:
        old = delete(office_visits).where(_v.tenant == self._tenant, _v.seen_ms < seen_ms)
        self._connection.execute(old)


class OfficeTryRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def count(self, who: str, window: int) -> int:
        found = select(_t.at_window, _t.tries).where(_t.tenant == self._tenant, _t.who == who)
        row = self._connection.execute(found).first()
        tries = row.tries + 1 if row is not None and row.at_window == window else 1
        counted = {"at_window": window, "tries": tries}
        self._connection.execute(
            insert_into(self._connection, office_tries)
            .values(tenant=self._tenant, who=who, **counted)
            .on_conflict_do_update(index_elements=["tenant", "who"], set_=counted)
        )
        return tries

    def forget_before(self, window: int) -> None:
        old = delete(office_tries).where(_t.tenant == self._tenant, _t.at_window < window)
        self._connection.execute(old)


def _account(row: Any) -> OfficeAccount:
    kept = row.recovery or b""
    return OfficeAccount(
        staff_id=row.staff_id,
        login=row.login,
        password=row.password,
        is_once=bool(row.is_once),
        second=row.second or b"",
        last_step=row.last_step,
        recovery=tuple(kept[at : at + _HASH_BYTES] for at in range(0, len(kept), _HASH_BYTES)),
    )
