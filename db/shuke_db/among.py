"""One of many: as one value on PostgreSQL, so that the statement's text is the same however many they are. It is then
compiled, read and planned once; with a place for each it takes more time than finding the rows."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Text, any_, literal

__all__ = ["among"]


def among(connection: Connection, column: ColumnElement[str], wanted: Collection[str]) -> ColumnElement[bool]:
    """Whether the column holds one of these texts; at least one."""
    if connection.dialect.name == "sqlite":
        return column.in_(wanted)
    from sqlalchemy.dialects.postgresql import ARRAY  # noqa: PLC0415 - a till never comes here

    return column == any_(literal(list(wanted), ARRAY(Text)))
