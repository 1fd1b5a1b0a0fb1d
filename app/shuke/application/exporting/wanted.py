"""What somebody wants to have in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuke.domain.consent import Channel
from shuke.domain.profile_fields import ProfileField
from shuke.wording.said import Words

__all__ = [
    "PERSONAL",
    "USUAL_COLUMNS",
    "Among",
    "Content",
    "ListedColumn",
    "MembersWanted",
    "SalesWanted",
    "Standing",
    "Wanted",
]


class Content(StrEnum):
    MEMBERS = "members"
    SALES = "sales"
    """A row a sale."""
    SALE_LINES = "sale_lines"
    """A row a line of a sale."""


class Standing(StrEnum):
    ALL = "all"
    ACTIVE = "active"
    ENDED = "ended"


class ListedColumn(StrEnum):
    """Named like the columns of a list that is taken over, and like the fields of a profile."""

    CARD = "card"
    NAME = "name"
    PHONE = "phone"
    SEX = "sex"
    BIRTHDAY = "birthday"
    TIER = "tier"
    JOINED_ON = "joined_on"
    POINTS = "points"
    PRINCIPAL = "principal"
    BONUS = "bonus"
    SPENT = "spent"
    SALES = "sales"
    LAST_SALE_ON = "last_sale_on"
    NOTE = "note"
    LUNAR_BIRTHDAY = "lunar_birthday"
    MESSENGER = "messenger"
    EMAIL = "email"
    REGION = "region"
    ADDRESS = "address"
    OCCUPATION = "occupation"
    INCOME = "income"
    EDUCATION = "education"
    REFERRER = "referrer"
    CONSENTS = "consents"


USUAL_COLUMNS = tuple(ListedColumn)[:13]

_PROFILE = {field.value for field in ProfileField}
PERSONAL = frozenset(one for one in ListedColumn if one.value in _PROFILE and one is not ListedColumn.SEX)
"""What tells who somebody is, or how to reach them."""


@dataclass(frozen=True, slots=True)
class Among:
    """Members of a segment, by id. `name` is recorded; `called`: what people read, where that is another one."""

    name: str
    members: frozenset[str]
    called: Words = ""


@dataclass(frozen=True, slots=True)
class MembersWanted:
    """Members who are members, in the order of their ids.

    Attributes:
        tiers: of these; none: of any.
        joined_from, joined_to: both days included.
        channel: those alone who agreed to be told of offers by this way.
        among: none but these, and what they are called; None: of all.
    """

    columns: tuple[ListedColumn, ...] = USUAL_COLUMNS
    tiers: tuple[str, ...] = ()
    joined_from: date | None = None
    joined_to: date | None = None
    standing: Standing = Standing.ALL
    channel: Channel | None = None
    among: Among | None = None

    @property
    def content(self) -> Content:
        return Content.MEMBERS

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._filters())

    def _filters(self) -> Iterator[tuple[str, str]]:
        if self.tiers:
            yield "tiers", ",".join(self.tiers)
        if self.joined_from is not None:
            yield "joined_from", self.joined_from.isoformat()
        if self.joined_to is not None:
            yield "joined_to", self.joined_to.isoformat()
        if self.standing is not Standing.ALL:
            yield "standing", self.standing.value
        if self.channel is not None:
            yield "channel", self.channel.value
        if self.among is not None:
            yield "segment", self.among.name


@dataclass(frozen=True, slots=True)
class SalesWanted:
    """Sales of this till by their business date, both days included."""

    first_day: date
    last_day: date
    lines: bool = False

    @property
    def content(self) -> Content:
        return Content.SALE_LINES if self.lines else Content.SALES

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        return ("first_day", self.first_day.isoformat()), ("last_day", self.last_day.isoformat())


Wanted = MembersWanted | SalesWanted
