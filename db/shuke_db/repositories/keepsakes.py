"""Working state of head office that is in its backups, table by table."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, insert, select

from shuke.application.ports.backup import KeptRows
from shuke_db.tables import metadata

__all__ = ["KEPT", "LEFT_OUT", "KeepsakeRows"]

KEPT = (
    "closing_late",
    "closing_place",
    "contacts",
    "cursors",
    "enrolment_codes",
    "member_links",
    "member_passwords",
    "office_accounts",
    "open_outages",
    "page_requests",
    "pin_hashes",
    "quarantine",
    "run_parts",
    "segment_takings",
    "self_enrolments",
    "settings",
)

LEFT_OUT = {
    "changes": "made anew when the facts are folded",
    "streams": "made anew when the facts are folded",
    "nonces": "good for minutes only; a letter that comes again after a restore does what it did, once",
    "access_tokens": "one that was revoked since would be good again; whoever restores makes new ones",
    "member_sessions": "one that was ended since would be good again; members open a new link",
    "shop_figure_months": "a till's, told anew by head office",
    "shop_figures": "a till's, told anew by head office",
    "shop_statements": "a till's, told anew by head office",
    "shown_codes": "a till's",
    "office_visits": "one that was ended since would be good again; whoever was in signs in again",
    "office_tries": "good for minutes only",
    "refund_permits": "good for minutes only; whoever waits asks again",
    "recalls": "good for minutes only; whoever waits asks again",
    "scanning_phones": "good for a shift only; whoever scans pairs again",
    "baskets": "a till's",
    "messages": "a till's",
    "print_jobs": "a till's",
    "snapshot_loads": "a till's",
    "snapshot_newer": "a till's",
    "trust_lists": "a till's",
    "wishes": "a till's",
    "pruning": "holds nothing outside a transaction",
}
"""Every other table of working state, and why it need not be in a backup."""


class KeepsakeRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def pages(self, most: int) -> Iterator[KeptRows]:
        for name in KEPT:
            table = metadata.tables[name]
            columns = [column for column in table.columns if column.name != "tenant"]
            names = tuple(str(column.name) for column in columns)
            mine = [table.c.tenant == self._tenant] if "tenant" in table.c else []
            found = self._connection.execute(select(*columns).where(*mine).order_by(*table.primary_key))
            for page in found.partitions(most):
                yield KeptRows(name, names, tuple(tuple(row) for row in page))

    def put_back(self, kept: KeptRows) -> None:
        table = metadata.tables.get(kept.table) if kept.table in KEPT else None
        if table is None or not kept.rows:
            return
        rows = [self._row(table, kept.columns, row) for row in kept.rows]
        self._connection.execute(insert(table), rows)

    def _row(self, table: Table, columns: tuple[str, ...], values: tuple[object, ...]) -> dict[str, object]:
        named = zip(columns, values, strict=True)
        row: dict[str, object] = {name: value for name, value in named if name in table.c}
        return {**row, "tenant": self._tenant} if "tenant" in table.c else row
