"""What the sign-in screen shows, read by the driver alone: a till takes a PIN before SQLAlchemy is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlcipher3

from shuke.application.settings import Setting
from shuke.domain.shop import Role, Staff
from shuke_db.revisions import NEWEST
from shuke_db.sqlite_file import unusable

__all__ = ["Greeting", "greeting_in"]

_HAS_REVISION = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
_SHOP_NAME = "SELECT name FROM shops WHERE tenant = ? AND shop_id = ?"
_STAFF = "SELECT staff_id, name, role FROM staff WHERE tenant = ? AND active ORDER BY name, staff_id"


@dataclass(frozen=True, slots=True)
class Greeting:
    """`language` and `theme` as the settings keep them, empty where nobody chose; `staff` may sign in here."""

    shop_name: str
    language: str
    theme: str
    staff: tuple[Staff, ...]


def greeting_in(connection: Any) -> Greeting | None:
    """None where the schema is not this release's, before first start, and while the shop is not known.

    Raises:
        StoreUnusable: the file cannot be read.
    """
    try:
        return _read(connection)
    except sqlcipher3.DatabaseError as error:
        raise unusable(error) from error


def _read(connection: Any) -> Greeting | None:
    has_revision = connection.execute(_HAS_REVISION).fetchone()[0]
    if not has_revision or connection.execute("SELECT version_num FROM alembic_version").fetchone() != (
        NEWEST,
    ):
        return None
    settings = dict(connection.execute("SELECT name, value FROM settings").fetchall())
    tenant = settings.get(Setting.TENANT, "")
    shop = connection.execute(_SHOP_NAME, (tenant, settings.get(Setting.SHOP, ""))).fetchone()
    if shop is None:
        return None
    people = connection.execute(_STAFF, (tenant,)).fetchall()
    staff = tuple(Staff(staff_id, name, Role(role)) for staff_id, name, role in people)
    return Greeting(shop[0], settings.get(Setting.LANGUAGE, ""), settings.get(Setting.THEME, ""), staff)
