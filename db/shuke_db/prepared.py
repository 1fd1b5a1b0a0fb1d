"""Statements written with SQLAlchemy, compiled once, then handed to the driver with their values.

Building a `select` anew costs more than running it on SQLite, and so does SQLAlchemy's result. What the counter
asks at every key is therefore written down once, with named places for its values, and goes straight to SQLite's
driver; on PostgreSQL it goes SQLAlchemy's way.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Executable

from shuke_db.straight import read_all

__all__ = ["Prepared"]

_row_type: Any = namedtuple


class _Compiled(NamedTuple):
    """`order` names the places by position; None where the driver takes them by name."""

    text: str
    order: tuple[str, ...] | None
    fixed: dict[str, Any]
    row: Callable[[Iterable[Any]], Any]


class Prepared:
    """A statement with named places (`bindparam`); every place must get its value.

    Args:
        row: what its columns become; None: a tuple that has their names.
    """

    def __init__(self, statement: Executable, row: Callable[[Iterable[Any]], Any] | None = None) -> None:
        self._statement = statement
        self._row = row
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, **values: Any) -> list[Any]:
        """Every row, its columns by name and by position."""
        dialect = connection.dialect.name
        found = self._compiled.get(dialect)
        if found is None:
            found = self._compiled[dialect] = self._compile(connection)
        text, order, fixed, row = found
        given = {**fixed, **values} if fixed else values
        places: Any = given if order is None else tuple([given[name] for name in order])
        if dialect == "sqlite":
            return [row(columns) for columns in read_all(connection, text, places)]
        result = connection.exec_driver_sql(text, places)
        if not result.returns_rows:
            return []
        return list(result.all()) if self._row is None else [self._row(columns) for columns in result]

    def first(self, connection: Connection, **values: Any) -> Any:
        """The first row, None without one."""
        return next(iter(self.all(connection, **values)), None)

    def scalar(self, connection: Connection, **values: Any) -> Any:
        """The first row's first column, None without a row."""
        row = self.first(connection, **values)
        return row[0] if row is not None else None

    def run(self, connection: Connection, **values: Any) -> None:
        """Run a statement that writes."""
        self.all(connection, **values)

    def _compile(self, connection: Connection) -> _Compiled:
        compiled = self._statement.compile(dialect=connection.dialect)  # type: ignore[attr-defined]
        order = tuple(compiled.positiontup) if compiled.positional else None
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        columns = [column.name for column in getattr(self._statement, "selected_columns", ())]
        # A column without a name of its own (a sum) is known by its position alone.
        row = self._row or _row_type("Row", columns, rename=True)._make
        return _Compiled(str(compiled), order, fixed, row)
