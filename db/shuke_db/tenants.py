"""Which tenant a head office is, told by its key: a database may hold several."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from shuke.domain.shop import HEAD_OFFICE
from shuke_db.engine import refusal_of
from shuke_db.tables import tills

__all__ = ["tenant_signing_with"]


def tenant_signing_with(engine: Engine, public_keys: Collection[bytes]) -> str:
    """Empty where nobody was founded with one of these keys.

    Raises:
        StoreUnusable: the database cannot be read.
    """
    found = select(tills.c.tenant).where(tills.c.till_id == HEAD_OFFICE, tills.c.public_key.in_(public_keys))
    try:
        with engine.connect().execution_options(shuke_reads_only=True) as connection:
            return connection.scalar(found) or ""
    except DBAPIError as error:
        raise refusal_of(error) from error
