"""Everybody in columns, read for just what is asked.

A page of members at a time, and with it the same members' part of whatever other tables are asked for: what is
looked up among a few thousand stays near the processor, among a million it does not. Words that say the same (days,
tiers) are read once for each different one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import ColumnElement, Text, literal_column

from shuke.application.ports.segments import KeptMembers
from shuke.application.segments.columns import Column, Numbers, Words, joined
from shuke.domain.membership.state import MembershipState
from shuke.domain.segments.fields import Kept
from shuke.domain.tier_held import TierHeld
from shuke_db.repositories.segment_beside import Cells, beside_members, day_of
from shuke_db.repositories.segment_pages import Asking, Page
from shuke_db.repositories.segment_statements import EVERY_ID, Whose, of_members
from shuke_db.tables import CARED_FOR_BY, members

__all__ = ["Span", "read_columns"]

_PAGE, _ALL = 20_000, 1_000_000_000

_m = members.c


class Span(NamedTuple):
    """Ids behind the first, up to the last."""

    behind: str = ""
    last: str = EVERY_ID

    @property
    def is_whole(self) -> bool:
        return self == Span()


def _ended(word: str) -> int:
    return int(bool(word) and TierHeld.read(word).state is not MembershipState.ACTIVE)


def _tier(word: str) -> str:
    return TierHeld.read(word).tier if word else ""


class _Column(NamedTuple):
    """A column of `members`, read once for all that is read off it; each different word of it is read once.
    `number`, `word`: what one says; neither: it is a number, or a word, as it stands."""

    of: ColumnElement[Any]
    number: Callable[[str], int] | None = None
    word: Callable[[str], str] | None = None
    is_number: bool = False


_OF_MEMBERS: Mapping[Kept, _Column] = {
    Kept.LAST_SALE: _Column(_m.last_sale_on, number=day_of),
    Kept.SALES: _Column(_m.sales, is_number=True),
    Kept.SPENT: _Column(_m.cumulative_minor, is_number=True),
    Kept.JOINED: _Column(_m.joined_on, number=day_of),
    Kept.TIER: _Column(_m.tier_held, word=_tier),
    Kept.ENDED: _Column(_m.tier_held, number=_ended),
    Kept.SHOP: _Column(_m.shop_id),
    Kept.CONTACTED: _Column(_m.contacted_on, number=day_of),
    Kept.LOOKED_AFTER: _Column(literal_column(CARED_FOR_BY, Text())),
}


def read_columns(asking: Asking, asked: Collection[Kept], span: Span = Span()) -> KeptMembers:  # noqa: B008 - a tuple
    others = beside_members(asking, asked, whole=span.is_whole and asking.whose is Whose.ALL)
    ids: list[str] = []
    parts: dict[Kept, list[Column]] = {kept: [] for kept in Kept if kept in asked}
    for page, cells in _pages(asking, [kept for kept in _OF_MEMBERS if kept in asked], span):
        ids.extend(page.ids)
        for found in (cells, *(other.of(page) for other in others)):
            for kept, theirs in found:
                parts[kept].append(theirs)
    columns = {kept: joined(theirs) for kept, theirs in parts.items()}
    for other in others:
        other.end(ids, columns)
    return KeptMembers(ids, columns)


def _pages(asking: Asking, asked: Sequence[Kept], span: Span) -> Iterator[tuple[Page, Cells]]:
    """At least one, which is empty if there is nobody."""
    texts = {_OF_MEMBERS[kept].of: _OF_MEMBERS[kept].is_number for kept in asked}
    place_of = {column: place for place, column in enumerate(texts)}
    most = _PAGE if asking.whose is Whose.ALL else _ALL
    statement = of_members(tuple(texts.items()), most, asking.whose)
    told: dict[Kept, dict[str, Any]] = {kept: {} for kept in asked}
    behind = span.behind
    while True:
        found, *cells = asking.columns(statement, behind=behind, last=span.last)
        theirs = [
            (kept, _read(_OF_MEMBERS[kept], cells[place_of[_OF_MEMBERS[kept].of]], told[kept]))
            for kept in asked
        ]
        yield Page(found, behind), theirs
        if len(found) < most:
            return
        behind = found[-1]


def _read(column: _Column, part: Any, known: dict[str, Any]) -> Column:
    if column.is_number:
        return Numbers(part)
    read = column.number or column.word
    if read is not None:
        for word in set(part).difference(known):
            known[word] = read(word)
        part = map(known.__getitem__, part)
    return Words.of(list(part)) if column.number is None else Numbers(np.fromiter(part, np.int64))
