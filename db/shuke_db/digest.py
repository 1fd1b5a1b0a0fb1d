"""Digests: two databases hold the same projections if and only if these numbers are equal.

A table's digest is the sum, modulo 2²⁵⁶, of the SHA-256 of each of its rows in canonical form. A sum does not care
in which order rows are read, and can be taken table by table, or over one member's rows.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import ColumnElement, Connection, Table, select

from shuke_db.tables import tables_of

__all__ = ["MODULUS", "digest_of", "row_hash", "table_digest"]

MODULUS = 1 << 256


def digest_of(connection: Connection, tenant: str) -> bytes:
    """32 bytes over every projection of the tenant."""
    whole = hashlib.sha256()
    for table in sorted(tables_of("projection"), key=lambda table: table.name):
        whole.update(_part(table.name))
        whole.update(table_digest(connection, tenant, table).to_bytes(32, "big"))
    return whole.digest()


def table_digest(connection: Connection, tenant: str, table: Table, *conditions: ColumnElement[bool]) -> int:
    """Of one table, or of the rows of it that meet the conditions (one member's, say)."""
    found = select(table).where(table.c.tenant == tenant, *conditions)
    rows = connection.execute(found)
    return sum(int.from_bytes(row_hash(tuple(row)), "big") for row in rows) % MODULUS


def row_hash(row: tuple[object, ...]) -> bytes:
    """32 bytes over its values, in the order of its table's columns."""
    return hashlib.sha256(b"".join(_part(value) for value in row)).digest()


def _part(value: object) -> bytes:
    """A value with its type and length in front, so that no two rows share a form."""
    if value is None:
        return b"n"
    if isinstance(value, int):
        return b"i%d;" % value
    content = value.encode() if isinstance(value, str) else bytes(value)  # type: ignore[call-overload]
    return (b"t" if isinstance(value, str) else b"b") + b"%d:" % len(content) + content
