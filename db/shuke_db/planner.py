"""Telling SQLite's planner how the tables will fill, before there is anything in them.

Every key begins with the tenant. Without figures SQLite takes all rows of a tenant for ten, and would rather read
every card of the shop than use the index on card numbers (measured: 1,000,000 rows instead of one). So the figures
of a large shop are written down with the schema; they need not be exact, only in proportion. PostgreSQL counts
for itself.
"""

from __future__ import annotations

from sqlalchemy import Connection

__all__ = ["tell_planner"]

_ROWS = 1_000_000
_FEWER_BY = 1_000
"""Each further column of a key leaves a thousandth."""

_SAME_KEY = 10
"""Rows with one key of an index that is not unique."""

_INDEXES = """
SELECT t.name AS table_name, i.name AS index_name, i."unique" AS is_unique, i.origin AS origin, t.wr AS without_rowid,
       (SELECT count(*) FROM pragma_index_xinfo(i.name) AS c WHERE c.key) AS columns
FROM pragma_table_list AS t JOIN pragma_index_list(t.name) AS i
WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
"""


def tell_planner(connection: Connection) -> None:
    """Write the figures for every index there is, in place of any there were."""
    if connection.dialect.name != "sqlite":
        return
    # Makes the table of figures if there is none; reads them if there are.
    connection.exec_driver_sql("ANALYZE sqlite_schema")
    indexes = connection.exec_driver_sql(_INDEXES).all()
    rows = [
        # A table without row ids is its own primary key, and goes by its own name.
        (
            index.table_name,
            index.table_name if index.origin == "pk" and index.without_rowid else index.index_name,
            _figures(index.columns, unique=bool(index.is_unique)),
        )
        for index in indexes
    ]
    connection.exec_driver_sql("DELETE FROM sqlite_stat1")
    connection.exec_driver_sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", rows)
    connection.exec_driver_sql("ANALYZE sqlite_schema")


def _figures(columns: int, *, unique: bool) -> str:
    """Rows in the table, then rows that share the first column, the first two, and so on."""
    shared = [max(_ROWS // _FEWER_BY**place, _SAME_KEY) for place in range(columns)]
    shared[-1] = 1 if unique else min(shared[-1], _SAME_KEY)
    return " ".join(map(str, (_ROWS, *shared)))
