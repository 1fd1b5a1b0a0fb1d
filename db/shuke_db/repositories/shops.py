"""Shops, tills, staff, their PINs, and this machine's settings and cursors."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from shuke.application.ports.store import SealedPin
from shuke.domain.shop import Role, Shop, Staff
from shuke_db.machine_tables import cursors, pin_hashes, settings
from shuke_db.prepared import Prepared
from shuke_db.tables import shops, staff, tills
from shuke_db.upserts import insert_into

__all__ = ["CursorRows", "PinRows", "SettingRows", "ShopRows", "upsert"]


_upserts: dict[tuple[str, str, tuple[str, ...]], Prepared] = {}

_SHOP = Prepared(
    select(shops).where(shops.c.tenant == bindparam("tenant"), shops.c.shop_id == bindparam("shop"))
)
_SHOPS = Prepared(select(shops).where(shops.c.tenant == bindparam("tenant")).order_by(shops.c.shop_id))
_STAFF_MEMBER = Prepared(
    select(staff).where(staff.c.tenant == bindparam("tenant"), staff.c.staff_id == bindparam("staff"))
)
_PIN = Prepared(
    select(pin_hashes.c.sealed, pin_hashes.c.failures, pin_hashes.c.locked_until_ms).where(
        pin_hashes.c.tenant == bindparam("tenant"), pin_hashes.c.staff_id == bindparam("staff")
    )
)
_TILL_NAME = Prepared(
    select(tills.c.name).where(tills.c.tenant == bindparam("tenant"), tills.c.till_id == bindparam("till"))
)
_CURSOR = Prepared(
    select(cursors.c.value).where(
        cursors.c.tenant == bindparam("tenant"), cursors.c.name == bindparam("name")
    )
)
_SETTING = Prepared(
    select(settings.c.value).where(
        settings.c.tenant == bindparam("tenant"), settings.c.name == bindparam("name")
    )
)


def upsert(connection: Connection, table: Table, row: dict[str, object]) -> None:
    """Store a row of working state; of one with its key, the columns that are given."""
    shape = (connection.dialect.name, table.name, tuple(row))
    prepared = _upserts.get(shape)
    if prepared is None:
        keys = [column.name for column in table.primary_key]
        statement = insert_into(connection, table).values({name: bindparam(name) for name in row})
        changed = {name: statement.excluded[name] for name in row if name not in keys}
        prepared = Prepared(statement.on_conflict_do_update(index_elements=keys, set_=changed))
        _upserts[shape] = prepared
    prepared.run(connection, **row)


class ShopRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, shop_id: str) -> Shop | None:
        row = _SHOP.first(self._connection, tenant=self._tenant, shop=shop_id)
        return _shop(row) if row is not None else None

    def all(self) -> list[Shop]:
        return [_shop(row) for row in _SHOPS.all(self._connection, tenant=self._tenant)]

    def staff(self) -> list[Staff]:
        everybody = (
            select(staff).where(staff.c.tenant == self._tenant).order_by(staff.c.name, staff.c.staff_id)
        )
        return [_staff(row) for row in self._connection.execute(everybody)]

    def staff_member(self, staff_id: str) -> Staff | None:
        row = _STAFF_MEMBER.first(self._connection, tenant=self._tenant, staff=staff_id)
        return _staff(row) if row else None

    def till_name(self, till: str) -> str:
        return str(_TILL_NAME.scalar(self._connection, tenant=self._tenant, till=till) or "")

    def shop_of(self, till: str) -> str:
        found = select(tills.c.shop_id).where(tills.c.tenant == self._tenant, tills.c.till_id == till)
        return self._connection.scalar(found) or ""

    def till_key(self, till: str) -> bytes | None:
        found = select(tills.c.public_key).where(tills.c.tenant == self._tenant, tills.c.till_id == till)
        return self._connection.scalar(found)

    def till_keys(self) -> list[tuple[str, str, bytes]]:
        t = tills.c
        keyed = select(t.till_id, t.shop_id, t.public_key).where(
            t.tenant == self._tenant, t.public_key.is_not(None)
        )
        return [(row.till_id, row.shop_id, row.public_key) for row in self._connection.execute(keyed)]


def _shop(row: Any) -> Shop:
    return Shop(
        shop_id=row.shop_id,
        name=row.name,
        address_lines=tuple(row.address.split("\n")) if row.address else (),
        currency=row.currency,
        zone=row.zone,
        day_change_minutes=row.day_change_minutes,
        closed=bool(row.closed),
    )


def _staff(row: Any) -> Staff:
    return Staff(
        staff_id=row.staff_id,
        name=row.name,
        role=Role(row.role),
        active=bool(row.active),
        shops=tuple(row.shops.split()),
    )


class PinRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, staff_id: str) -> SealedPin | None:
        row = _PIN.first(self._connection, tenant=self._tenant, staff=staff_id)
        return SealedPin(*row) if row else None

    def put(self, staff_id: str, pin: SealedPin) -> None:
        row: dict[str, object] = {
            "tenant": self._tenant,
            "staff_id": staff_id,
            "sealed": pin.sealed,
            "failures": pin.failures,
            "locked_until_ms": pin.locked_until_ms,
        }
        upsert(self._connection, pin_hashes, row)


class SettingRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, name: str) -> str | None:
        value: str | None = _SETTING.scalar(self._connection, tenant=self._tenant, name=name)
        return value

    def put(self, name: str, value: str) -> None:
        upsert(self._connection, settings, {"tenant": self._tenant, "name": name, "value": value})


class CursorRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def get(self, name: str) -> int:
        return int(_CURSOR.scalar(self._connection, tenant=self._tenant, name=name) or 0)

    def put(self, name: str, value: int) -> None:
        upsert(self._connection, cursors, {"tenant": self._tenant, "name": name, "value": value})
