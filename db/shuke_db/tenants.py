"""Which tenant a head office is, told by its key: a database may hold several."""

from __future__ import annotations

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from shuke.domain.shop import HEAD_OFFICE
from shuke_db.engine import refusal_of
from shuke_db.tables import tills

__all__ = ["tenant_signing_with"]


def tenant_signing_with(engine: Engine, public_key: bytes) -> str:
    """Empty where nobody was founded with that key.

    Raises:
        StoreUnusable: the database cannot be read.
    """
    found = select(tills.c.tenant).where(tills.c.till_id == HEAD_OFFICE, tills.c.public_key == public_key)
    try:
        with engine.connect().execution_options(shuke_reads_only=True) as connection:
            return connection.scalar(found) or ""
    except DBAPIError as error:
        raise refusal_of(error) from error
