"""Who keeps whom: the policy's row, a shop's members, and a till's members let go."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, delete, or_, select, update

from shuke.domain.facts.allowance_set import WHOLE_CHAIN
from shuke.domain.keeping import EVERYBODY, Keeping, Kept, ShopMembers
from shuke.domain.profile import Profile
from shuke_db.prepared import Prepared
from shuke_db.repositories.member_search import SearchableMemberRows
from shuke_db.sale_tables import sales
from shuke_db.sync_tables import guests, keepings
from shuke_db.tables import MEMBER_TABLES, attachments, members, metadata, slices, tills

__all__ = ["KeepingRows", "is_of_shop"]

_POLICY = Prepared(
    select(keepings.c.kept, keepings.c.days).where(
        keepings.c.tenant == bindparam("tenant"), keepings.c.scope == WHOLE_CHAIN
    )
)


def is_of_shop(tenant: str, of: ShopMembers) -> ColumnElement[bool]:
    """Of a member's row: whether that is one of the shop's members."""
    m, s, t, g, h = members.c, sales.c, tills.c, guests.c, slices.c
    since = of.since.isoformat()
    fetched = select(g.member_id).where(
        g.tenant == tenant, g.member_id == m.member_id, g.shop_id == of.shop_id, g.last_on >= since
    )
    bought = (
        select(s.member_id)
        .join(tills, (t.tenant == s.tenant) & (t.till_id == s.till_id))
        .where(
            s.tenant == tenant, s.member_id == m.member_id, s.business_date >= since, t.shop_id == of.shop_id
        )
    )
    ways = [m.shop_id == of.shop_id, fetched.exists(), bought.exists()]
    if of.holding:
        held = (
            select(h.member_id)
            .join(
                tills,
                (t.tenant == h.tenant)
                & or_(t.till_id == h.till_id, h.till_id.startswith(t.till_id.concat("#"))),
            )
            .where(h.tenant == tenant, h.member_id == m.member_id, h.amount != 0, t.shop_id == of.shop_id)
        )
        ways.append(held.exists())
    return or_(*ways)


class KeepingRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def policy(self) -> Keeping:
        row = _POLICY.first(self._connection, tenant=self._tenant)
        return Keeping(Kept(row[0]), row[1]) if row else EVERYBODY

    def belonging(self, to: ShopMembers, member_ids: Collection[str]) -> set[str]:
        m = members.c
        found = select(m.member_id).where(
            m.tenant == self._tenant, m.member_id.in_(member_ids), is_of_shop(self._tenant, to)
        )
        return set(self._connection.scalars(found)) if member_ids else set()

    def spend_nothing_of(self, till: str) -> None:
        s = slices.c
        spent = update(slices).where(s.tenant == self._tenant, s.till_id == till, s.amount != 0)
        self._connection.execute(spent.values(amount=0))

    def let_go(self, member_ids: Sequence[str]) -> None:
        """A profile keeps its empty row, as an erased one does: its number must never be somebody else's."""
        described = SearchableMemberRows(self._connection, self._tenant)
        described.describe_many([(member_id, Profile(), "") for member_id in member_ids])
        for table in (*(metadata.tables[name] for name in MEMBER_TABLES), attachments):
            gone = table.c.tenant == self._tenant, table.c.member_id.in_(member_ids)
            self._connection.execute(delete(table).where(*gone))
