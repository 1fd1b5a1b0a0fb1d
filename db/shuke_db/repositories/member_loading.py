"""A till's side of a snapshot: blocks of members put in place, a million of them in little more than a minute.

Rows come in the order of the tables' keys, so that each table grows at its end. What would be written all over the
file for every row, the other indexes, is taken down before the first block if there is hardly anybody to find yet,
and made at once after the last one. Profiles get their row and number; the lists they are found by (`member_names`)
follow later.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import cast

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.schema import CreateIndex, DropIndex, Index

from shuke.application.ports.snapshot import SnapshotLoad
from shuke.domain.facts.rows import Cell
from shuke.domain.sync.blocks import ATTACHED, PROFILES, Block, ColumnsOf
from shuke_db.planner import tell_planner
from shuke_db.repositories.shops import upsert
from shuke_db.search_tables import profiles
from shuke_db.segment_tables import changed_members, packed_columns, packed_pages
from shuke_db.straight import read_all, write_many
from shuke_db.sync_tables import snapshot_loads, snapshot_newer
from shuke_db.tables import MEMBER_TABLES, cards, members, metadata

__all__ = ["MemberLoadingRows"]

_FEW = 5_000
"""So many members are found without indexes, too."""

_OWN_ONLY = "slices"
_KEPT_UP = {
    "profiles_by_number",
    "members_by_number",
    "members_by_merger",
    "cards_by_member",
    "cards_by_number",
    "cards_by_id",
}
"""They grow where their tables do: numbers and ids count up together; of mergers there are few. Members are found by
them at once."""

_FIRST = "profiles_by_phone"
_MAKE_SPARE = sorted(
    (index for table in (members, cards, profiles) for index in table.indexes if index.name not in _KEPT_UP),
    key=lambda index: (index.name != _FIRST, not str(index.name).startswith(_FIRST), str(index.name)),
)
"""The one that a scanned or typed phone is found by comes first."""

_THERE = "SELECT name FROM sqlite_master WHERE type = 'index'"

_LOADING = "SELECT 1 FROM snapshot_loads WHERE tenant = ?"
_NOTE_NEWER = "INSERT INTO snapshot_newer (tenant, member_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
_NEWER = (
    "SELECT member_id FROM snapshot_newer WHERE tenant = ? AND member_id IN (SELECT value FROM json_each(?))"
)

_PROFILE_COLUMNS = (
    "member_id",
    "member_no",
    "name",
    "phone",
    "phone_reversed",
    "birth_month",
    "birth_day",
    "birth_year",
    "sex",
    "note",
)


class MemberLoadingRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    # what is under way

    def current(self) -> SnapshotLoad | None:
        s = snapshot_loads.c
        found = select(s.told, s.content_key, s.next_part, s.arrived).where(s.tenant == self._tenant)
        row = self._connection.execute(found).first()
        return SnapshotLoad(row.told, row.content_key, row.next_part, bool(row.arrived)) if row else None

    def note(self, load: SnapshotLoad) -> None:
        if not load.next_part and not load.arrived:
            for table in (packed_pages, packed_columns, changed_members):
                # All of them come anew: they are packed when they are here.
                self._connection.execute(delete(table).where(table.c.tenant == self._tenant))
        upsert(
            self._connection,
            snapshot_loads,
            {
                "tenant": self._tenant,
                "told": load.told,
                "content_key": load.content_key,
                "next_part": load.next_part,
                "arrived": int(load.arrived),
            },
        )

    def forget(self) -> None:
        for table in (snapshot_loads, snapshot_newer):
            self._connection.execute(delete(table).where(table.c.tenant == self._tenant))

    def note_newer(self, member_ids: Collection[str]) -> None:
        if member_ids and read_all(self._connection, _LOADING, (self._tenant,)):
            rows = [(self._tenant, member_id) for member_id in member_ids]
            write_many(self._connection, _NOTE_NEWER, rows)

    def newer(self, member_ids: Collection[str]) -> set[str]:
        asked = (self._tenant, json.dumps(list(member_ids)))
        return {member_id for (member_id,) in read_all(self._connection, _NEWER, asked)}

    # indexes

    def take_down(self, *, but_phones: bool = False) -> None:
        """If there are few members, let their other indexes go."""
        some = select(members.c.member_id).where(members.c.tenant == self._tenant).limit(_FEW).subquery()
        if (self._connection.scalar(select(func.count()).select_from(some)) or 0) >= _FEW:
            return
        there = self._indexes()
        for index in _MAKE_SPARE:
            if index.name in there and not (but_phones and index.name == _FIRST):
                self._connection.execute(DropIndex(index))

    def finds_phones(self) -> bool:
        return _FIRST in self._indexes()

    def make_one(self) -> bool:
        missing = self._missing()
        if not missing:
            return False
        self._connection.execute(CreateIndex(missing[0]))
        if missing[0].name == _FIRST or len(missing) == 1:
            tell_planner(self._connection)
        return len(missing) > 1

    def _missing(self) -> list[Index]:
        there = self._indexes()
        return [index for index in _MAKE_SPARE if index.name not in there]

    def _indexes(self) -> Collection[str]:
        return {name for (name,) in read_all(self._connection, _THERE, ())}

    # blocks

    def described(self, ids: Sequence[str]) -> list[str]:
        return self._among(ids, "profiles")

    def put(self, block: Block, till: str, described: Collection[str]) -> None:
        ids = [cast(str, member_id) for member_id in block.member_ids]
        known = self._known(ids)
        if known:
            self._clear(known, till)
        for name in MEMBER_TABLES:
            table = block.table(name)
            if table is not None:
                self._fill(table, till if name == _OWN_ONLY else "")
        attached = block.table(ATTACHED)
        if attached is not None:
            self._insert(ATTACHED, attached.columns, zip(*attached.cells, strict=True))
        shown = block.table(PROFILES)
        if shown is not None:
            self._number(shown, set(described))

    def _known(self, ids: Sequence[str]) -> list[str]:
        return self._among(ids, "members")

    def _among(self, ids: Sequence[str], table: str) -> list[str]:
        """Which of them have a row there; ids are neighbours, so that nobody is looked up where nobody is."""
        anybody = f"SELECT 1 FROM {table} WHERE tenant = ? AND member_id BETWEEN ? AND ? LIMIT 1"
        if not read_all(self._connection, anybody, (self._tenant, ids[0], ids[-1])):
            return []
        among = f"SELECT member_id FROM {table} WHERE tenant = ? AND member_id IN (SELECT value FROM json_each(?))"
        found = read_all(self._connection, among, (self._tenant, json.dumps(ids)))
        return [member_id for (member_id,) in found]

    def _clear(self, ids: Sequence[str], till: str) -> None:
        """A member's own row and cards stay to be overwritten: visits are noted by their change, and while there is
        no index cards of a member could not be found. Cards never go."""
        asked = (self._tenant, json.dumps(ids))
        for name in MEMBER_TABLES:
            if name not in {members.name, cards.name}:
                own = " AND till_id = ?" if name == _OWN_ONLY else ""
                gone = f"DELETE FROM {name} WHERE tenant = ? AND member_id IN (SELECT value FROM json_each(?)){own}"
                read_all(self._connection, gone, (*asked, till) if own else asked)

    def _fill(self, table: ColumnsOf, till: str) -> None:
        rows: Iterable[tuple[Cell, ...]] = zip(*table.cells, strict=True)
        if till:
            at = table.columns.index("till_id")
            rows = (row for row in rows if row[at] == till)
        self._insert(table.table, table.columns, rows)

    def _insert(self, name: str, columns: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> None:
        """Columns that this release does not know are left out."""
        table = metadata.tables[name]
        known = [place for place, column in enumerate(columns) if column in table.c]
        if len(known) < len(columns):
            rows = (tuple(row[place] for place in known) for row in rows)
        names = [columns[place] for place in known]
        keys = [column.name for column in table.primary_key]
        changed = ", ".join(f"{one} = excluded.{one}" for one in names if one not in keys)
        write_many(
            self._connection,
            f"INSERT INTO {name} (tenant, {', '.join(names)}) "
            f"VALUES ({self._written}, {', '.join('?' * len(names))}) "
            f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changed}",
            rows,
        )

    @property
    def _written(self) -> str:
        """The tenant inside a statement: put in front of each of eight million rows it costs a fourth of the time."""
        return "'" + self._tenant.replace("'", "''") + "'"

    def _number(self, shown: ColumnsOf, described: Collection[str]) -> None:
        """New profiles, numbered on, without their spellings."""
        highest = select(func.max(profiles.c.member_no)).where(profiles.c.tenant == self._tenant)
        number = self._connection.scalar(highest) or 0
        rows: list[tuple[Cell, ...]] = []
        for member_id, name, phone, *others in zip(*shown.cells, strict=True):
            if member_id not in described and (name or phone or any(others)):
                number += 1
                reversed_ = cast(str, phone)[::-1]
                rows.append((member_id, number, name, phone, reversed_, *others))
        places = ", ".join("?" * len(_PROFILE_COLUMNS))
        into = (
            f"INSERT INTO profiles (tenant, {', '.join(_PROFILE_COLUMNS)}) VALUES ({self._written}, {places})"
        )
        write_many(self._connection, into, rows)
