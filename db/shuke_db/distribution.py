"""How the tables are placed on Citus: each by its tenant, so that one chain's rows lie together and every
transaction, which is of one tenant, stays on one machine."""

from __future__ import annotations

from shuke_db.tables import metadata

__all__ = ["APART", "distribution"]

APART = frozenset({"pruning"})
"""Not by tenant: a till's alone, empty at head office."""

_FIRST = "journal"


def distribution() -> list[str]:
    """The statements, in their order; for a database whose tables were made, by its owner, once."""
    rest = sorted(set(metadata.tables) - APART - {_FIRST})
    return [
        "BEGIN;",
        "-- Citus places no table that has triggers. Take UPDATE and DELETE on these two from the account that head",
        "-- office uses instead; a rebuild needs another account then.",
        "DROP TRIGGER journal_refuses_update ON journal;",
        "DROP TRIGGER journal_refuses_truncate ON journal;",
        "DROP TRIGGER ledger_refuses_update ON ledger;",
        "DROP TRIGGER ledger_refuses_truncate ON ledger;",
        f"SELECT create_distributed_table('{_FIRST}', 'tenant');",
        *(
            f"SELECT create_distributed_table('{name}', 'tenant', colocate_with => '{_FIRST}');"
            for name in rest
        ),
        "COMMIT;",
    ]
