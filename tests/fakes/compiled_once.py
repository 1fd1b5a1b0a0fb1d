"""Statements compiled once a run: each test has databases of its own, and SQLAlchemy would compile for each of them
anew, which takes a third of the time of a test with a chain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import sqlalchemy
from sqlalchemy import Engine

import shuke_db.engine
import shuke_db.postgres

__all__ = ["compiled_once"]

_MOST_STATEMENTS = 5_000

_made: list[Engine] = []
"""Whose dialect, and whatever was compiled for it, others may share as soon as it knows its database."""


def _create_engine(*arguments: Any, **options: Any) -> Engine:
    engine = sqlalchemy.create_engine(*arguments, **options)
    for other in _made:
        same = type(other.dialect) is type(engine.dialect)
        if same and getattr(other.dialect, "server_version_info", None):
            engine.dialect, engine._compiled_cache = other.dialect, other._compiled_cache
            return engine
    assert engine._compiled_cache is not None
    engine._compiled_cache.capacity = _MOST_STATEMENTS
    _made.append(engine)
    return engine


@contextmanager
def compiled_once() -> Iterator[None]:
    """For every database that is opened in this process."""
    with (
        mock.patch.object(shuke_db.engine, "create_engine", _create_engine),
        mock.patch.object(shuke_db.postgres, "create_engine", _create_engine),
    ):
        yield
