"""The five column types, defined once. SQLite's STRICT tables accept only INTEGER, TEXT and BLOB by name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Text

__all__ = [
    "boolean",
    "byte_string",
    "integer",
    "key_bytes",
    "key_integer",
    "key_text",
    "milliseconds",
    "text",
]

_WHOLE = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits on both: SQLite's INTEGER always is, PostgreSQL's only as BIGINT."""


def text(name: str, **options: Any) -> Column[str]:
    return Column(name, Text(), nullable=False, server_default="", **options)


def integer(name: str, **options: Any) -> Column[int]:
    return Column(name, _WHOLE, nullable=False, server_default="0", **options)


def boolean(name: str, **options: Any) -> Column[int]:
    """0 or 1."""
    return integer(name, **options)


def milliseconds(name: str, **options: Any) -> Column[int]:
    """Wall-clock time since 1970, UTC; for people, never for order."""
    return integer(name, **options)


def byte_string(name: str, **options: Any) -> Column[bytes]:
    return Column(name, LargeBinary(), nullable=True, **options)


def key_text(name: str) -> Column[str]:
    return Column(name, Text(), primary_key=True, nullable=False)


def key_bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary(), primary_key=True, nullable=False)


def key_integer(name: str) -> Column[int]:
    return Column(name, _WHOLE, primary_key=True, nullable=False, autoincrement=False)
