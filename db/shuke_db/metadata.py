"""Where every table is written down, and how one is made."""

from __future__ import annotations

from sqlalchemy import MetaData, Table
from sqlalchemy.schema import SchemaItem

__all__ = ["metadata", "table"]

metadata = MetaData()


def table(name: str, sort: str, *items: SchemaItem, long_rows: bool = False) -> Table:
    """`long_rows`: rows of kilobytes lie better in a table with row ids than inside the key's own tree."""
    return Table(name, metadata, *items, info={"sort": sort}, sqlite_strict=True, sqlite_with_rowid=long_rows)
