"""Statements written with SQLAlchemy, compiled once, then handed to the driver with their values.

Building a `select` anew costs more than running it on SQLite. What the counter asks at every key is therefore
written down once, with named places for its values.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Executable

__all__ = ["Prepared"]


class Prepared:
    """A statement with named places (`bindparam`)."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, tuple[str, tuple[str, ...] | None, dict[str, Any]]] = {}

    def run(self, connection: Connection, **values: Any) -> Any:
        """Run it; every place must get its value. The result is SQLAlchemy's, its rows untyped."""
        found = self._compiled.get(connection.dialect.name)
        if found is None:
            found = self._compiled[connection.dialect.name] = self._compile(connection)
        text, order, fixed = found
        if order is None:
            return connection.exec_driver_sql(text, {**fixed, **values})
        given = {**fixed, **values} if fixed else values
        return connection.exec_driver_sql(text, tuple([given[name] for name in order]))

    def _compile(self, connection: Connection) -> tuple[str, tuple[str, ...] | None, dict[str, Any]]:
        compiled = self._statement.compile(dialect=connection.dialect)  # type: ignore[attr-defined]
        order = tuple(compiled.positiontup) if compiled.positional else None
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        return str(compiled), order, fixed
