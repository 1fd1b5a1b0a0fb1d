"""Members read column by column in the order of their ids, for a snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from shuke.domain.keeping import ShopMembers
from shuke.domain.sync.blocks import ATTACHED, Block, ColumnsOf
from shuke_db.repositories.keepings import is_of_shop
from shuke_db.tables import MEMBER_TABLES, attachments, members, metadata

__all__ = ["MemberBlockRows"]


class _Among(NamedTuple):
    """Members behind one id, up to another; all of those there are, or these alone."""

    behind: str
    last: str
    ids: Sequence[str] | None

    def are(self, owner: ColumnElement[str]) -> list[ColumnElement[bool]]:
        between = [owner > self.behind, owner <= self.last]
        return between if self.ids is None else [*between, owner.in_(self.ids)]


class MemberBlockRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def behind(self, member_id: str, most: int, of: ShopMembers | None) -> tuple[Block, str] | None:
        """The next members and the id of the last of them; None behind the last one. Rows of a member id that has
        no member's row (yet) are not among them."""
        m = members.c
        page = (
            select(m.member_id)
            .where(m.tenant == self._tenant, m.member_id > member_id)
            .order_by(m.member_id)
            .limit(most)
        )
        if of is not None:
            page = page.where(is_of_shop(self._tenant, of))
        ids = self._connection.scalars(page).all()
        if not ids:
            return None
        among = _Among(member_id, ids[-1], ids if of is not None else None)
        tables = [self._attached(among)]
        tables += [self._table(metadata.tables[name], among) for name in MEMBER_TABLES]
        return Block(tuple(table for table in tables if table is not None)), ids[-1]

    def _table(self, table: Table, among: _Among) -> ColumnsOf | None:
        m, owner = members.c, table.c.member_id
        columns = [column for column in table.c if column.name != "tenant"]
        held = select(m.member_id).where(m.tenant == self._tenant, m.member_id == owner).exists()
        wanted = (
            select(*columns)
            .where(table.c.tenant == self._tenant, *among.are(owner), held)
            .order_by(owner, *(column for column in table.primary_key if column.name != "tenant"))
        )
        return self._read(str(table.name), tuple(str(column.name) for column in columns), wanted)

    def _attached(self, among: _Among) -> ColumnsOf | None:
        a, m = attachments.c, members.c
        named = (a.tenant == m.tenant) & (a.member_id == m.member_id) & (a.hash == m.profile)
        wanted = (
            select(m.member_id, a.hash, a.salt, a.content)
            .select_from(members.join(attachments, named))
            .where(m.tenant == self._tenant, *among.are(m.member_id))
            .order_by(m.member_id)
        )
        return self._read(ATTACHED, ("member_id", "hash", "salt", "content"), wanted)

    def _read(
        self, name: str, columns: tuple[str, ...], wanted: Select[tuple[object, ...]]
    ) -> ColumnsOf | None:
        result = self._connection.execute(wanted)
        rows = result.cursor.fetchall()  # as the driver has them: a million members are fifteen million cells
        result.close()
        return ColumnsOf(name, columns, tuple(zip(*rows, strict=True))) if rows else None
