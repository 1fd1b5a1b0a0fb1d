"""Everybody in columns, read for just what is asked, and saved segments with their takings.

Of a million members a row costs a microsecond to read and each cell a tenth of one, so rows are taken apart a page
at a time, and words that say the same (days, tiers) are read once for each different one.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy import text as sql

from shuke.application.ports.segments import KeptMembers, KeptSegment, Taking
from shuke.domain.membership.state import MembershipState
from shuke.domain.segments.fields import Kept
from shuke.domain.segments.view import Cell
from shuke.domain.slices.account import AccountKind
from shuke.domain.tier_held import TierHeld
from shuke_db.member_tables import consents
from shuke_db.prepared import Prepared
from shuke_db.search_tables import profiles
from shuke_db.segment_tables import segment_takings, segments
from shuke_db.tables import CARED_FOR_BY, LAPSING_LOTS, balances, members

__all__ = ["MOST_TAKINGS", "SegmentRows"]

MOST_TAKINGS = 24
"""Of one segment: two years of months."""

_PAGE = 20_000
_m, _b, _p, _c = members.c, balances.c, profiles.c, consents.c
_s, _t = segments.c, segment_takings.c
_TENANT: BindParameter[str] = bindparam("tenant")
_BEHIND: BindParameter[str] = bindparam("behind")
_SEGMENT: BindParameter[str] = bindparam("segment")
_MEMBERS = members.c.merged_into == ""
_AGREED = "substr(said, 8, 1) = '0'"
"""A member's word on a channel that says yes; see `shuke.domain.consent`."""


def _day(word: str) -> int | None:
    return date.fromisoformat(word).toordinal() if word else None


def _tier(word: str) -> str:
    return TierHeld.read(word).tier


def _ended(word: str) -> int:
    return int(TierHeld.read(word).state is not MembershipState.ACTIVE)


class _Column(NamedTuple):
    """A column of `members`, and what its words say; None: they say themselves."""

    of: ColumnElement[Any]
    read: Callable[[str], Cell] | None = None


_OF_MEMBERS: Mapping[Kept, _Column] = {
    Kept.LAST_SALE: _Column(_m.last_sale_on, _day),
    Kept.SALES: _Column(_m.sales),
    Kept.SPENT: _Column(_m.cumulative_minor),
    Kept.JOINED: _Column(_m.joined_on, _day),
    Kept.TIER: _Column(_m.tier_held, _tier),
    Kept.ENDED: _Column(_m.tier_held, _ended),
    Kept.SHOP: _Column(_m.shop_id),
    Kept.LOOKED_AFTER: _Column(literal_column(CARED_FOR_BY).label("carer")),
}


def _sums(*accounts: AccountKind) -> Prepared:
    named = [account.value for account in accounts]
    amounts = select(_b.member_id, func.sum(_b.amount)).where(_b.tenant == _TENANT)
    wanted = (
        _b.account == named[0] if len(named) == 1 else (_b.account == named[0]) | (_b.account == named[1])
    )
    return Prepared(amounts.where(wanted).group_by(_b.member_id), tuple)


_LOTS = Prepared(
    select(_b.member_id, _b.lot, _b.amount)
    .where(_b.tenant == _TENANT, _b.account == AccountKind.POINTS.value, sql(LAPSING_LOTS), _b.amount > 0)
    .order_by(_b.lot.desc()),
    tuple,
)
_TOLD_BIRTHDAY = (_p.tenant == _TENANT, _p.birth_month > 0)
_BIRTHDAYS = Prepared(
    select(_p.member_id, (_p.birth_month * 100 + _p.birth_day).label("day")).where(*_TOLD_BIRTHDAY), tuple
)
"""All of it stands in the index by birthday."""

_BIRTH_YEARS = Prepared(select(_p.member_id, _p.birth_year).where(*_TOLD_BIRTHDAY, _p.birth_year > 0), tuple)
_CHANNELS = Prepared(
    select(_c.member_id, _c.channel)
    .where(_c.tenant == _TENANT, sql(_AGREED))
    .order_by(_c.member_id, _c.channel),
    tuple,
)
_POINTS = _sums(AccountKind.POINTS)
_STORED = _sums(AccountKind.PRINCIPAL, AccountKind.BONUS)

_ONE = Prepared(select(segments).where(_s.tenant == _TENANT, _s.segment_id == _SEGMENT))
_ALL = Prepared(select(segments).where(_s.tenant == _TENANT, _s.gone == 0).order_by(_s.name, _s.segment_id))
_OF_SEGMENT = (_t.tenant == _TENANT, _t.segment_id == _SEGMENT)
_TAKINGS = Prepared(select(_t.day, _t.count, _t.of).where(*_OF_SEGMENT).order_by(_t.day.desc()))
_TAKEN = Prepared(select(_t.members).where(*_OF_SEGMENT, _t.day == bindparam("day")))


class SegmentRows:
    def __init__(self, connection: Connection, tenant: str) -> None:
        self._connection = connection
        self._tenant = tenant

    def members(self, asked: Collection[Kept]) -> KeptMembers:
        ids, columns = self._of_members([kept for kept in _OF_MEMBERS if kept in asked])
        for kept in Kept:
            if kept in asked and kept not in columns:
                known, otherwise = self._beside(kept)
                columns[kept] = [known.get(one, otherwise) for one in ids]
        return KeptMembers(ids, columns)

    def _of_members(self, asked: Sequence[Kept]) -> tuple[list[str], dict[Kept, Sequence[Cell]]]:
        page = Prepared(
            select(_m.member_id, *(_OF_MEMBERS[kept].of for kept in asked))
            .where(_m.tenant == _TENANT, _MEMBERS, _m.erased_on == "", _m.member_id > _BEHIND)
            .order_by(_m.member_id)
            .limit(_PAGE),
            tuple,
        )
        ids: list[str] = []
        columns: list[list[Any]] = [[] for _ in asked]
        told: list[dict[str, Cell]] = [{} for _ in asked]
        while rows := page.all(self._connection, tenant=self._tenant, behind=ids[-1] if ids else ""):
            found, *cells = zip(*rows, strict=True)
            ids.extend(found)
            for column, part, words, kept in zip(columns, cells, told, asked, strict=True):
                column.extend(_read(part, words, _OF_MEMBERS[kept].read))
        return ids, dict(zip(asked, columns, strict=True))

    def _beside(self, kept: Kept) -> tuple[Mapping[str, Cell], Cell]:
        """What other tables know of members, and what of those they do not know."""
        match kept:
            case Kept.POINTS:
                return self._numbers(_POINTS), 0
            case Kept.STORED:
                return self._numbers(_STORED), 0
            case Kept.BIRTHDAY:
                return self._numbers(_BIRTHDAYS), None
            case Kept.BIRTH_YEAR:
                return self._numbers(_BIRTH_YEARS), None
            case Kept.CHANNELS:
                return self._channels(), ""
        lots = self._all(_LOTS)
        if kept is Kept.LAPSE:
            return {member: _day(lot) for member, lot, _ in lots}, None
        return {member: int(amount) for member, _, amount in lots}, 0

    def _numbers(self, statement: Prepared) -> dict[str, Cell]:
        return {member: int(number) for member, number in self._all(statement)}

    def _channels(self) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        for member, channel in self._all(_CHANNELS):
            before = found.get(member)
            found[member] = f"{before} {channel}" if before else channel
        return found

    def get(self, segment_id: str) -> KeptSegment | None:
        row = _ONE.first(self._connection, tenant=self._tenant, segment=segment_id)
        return _segment(row) if row else None

    def all(self) -> list[KeptSegment]:
        return [_segment(row) for row in self._all(_ALL)]

    def take(self, segment_id: str, day: date, members: Sequence[str], of: int) -> None:
        mine = (_t.tenant == self._tenant, _t.segment_id == segment_id)
        self._connection.execute(delete(segment_takings).where(*mine, _t.day == day.isoformat()))
        for old in self.takings(segment_id)[MOST_TAKINGS - 1 :]:
            self._connection.execute(delete(segment_takings).where(*mine, _t.day == old.day.isoformat()))
        row = {
            "tenant": self._tenant,
            "segment_id": segment_id,
            "day": day.isoformat(),
            "of": of,
            "count": len(members),
            "members": zlib.compress("\n".join(members).encode(), 1),
        }
        self._connection.execute(insert(segment_takings), [row])

    def takings(self, segment_id: str) -> list[Taking]:
        rows = _TAKINGS.all(self._connection, tenant=self._tenant, segment=segment_id)
        return [Taking(date.fromisoformat(row[0]), row[1], row[2]) for row in rows]

    def taken(self, segment_id: str, day: date) -> list[str]:
        packed = _TAKEN.scalar(self._connection, tenant=self._tenant, segment=segment_id, day=day.isoformat())
        return zlib.decompress(packed).decode().split("\n") if packed and packed != _NOBODY else []

    def _all(self, statement: Prepared) -> list[Any]:
        return statement.all(self._connection, tenant=self._tenant)


_NOBODY = zlib.compress(b"", 1)


def _read(part: Sequence[Any], words: dict[str, Cell], read: Callable[[str], Cell] | None) -> Sequence[Cell]:
    if read is None:
        return part
    for word in set(part):
        if word not in words:
            words[word] = read(word)
    return list(map(words.__getitem__, part))


def _segment(row: Any) -> KeptSegment:
    return KeptSegment(
        row.segment_id, row.name, row.rule, date.fromisoformat(row.saved_on), row.saved_by, bool(row.gone)
    )
