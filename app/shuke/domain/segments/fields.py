"""What a condition may ask about a member, and which columns of the store it is worked out from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

__all__ = ["Field", "Kept", "Sort", "kept_for", "sort_of"]


class Kept(StrEnum):
    """A column of what the store keeps: a cell for each member. Days are ordinals (`date.toordinal`), money is in
    minor units, words stand in one text with blanks between; None: not known."""

    LAST_SALE = "last_sale"
    SALES = "sales"
    SPENT = "spent"
    """Money that counts towards tiers, refunds off."""
    JOINED = "joined"
    TIER = "tier"
    ENDED = "ended"
    SHOP = "shop"
    LOOKED_AFTER = "looked_after"
    CONTACTED = "contacted"
    """The day on which the member was called, or written to, last."""
    BIRTHDAY = "birthday"
    """Month and day as one number, 229."""
    BIRTH_YEAR = "birth_year"
    POINTS = "points"
    STORED = "stored"
    """Principal and bonus."""
    LAPSE = "lapse"
    """The day on which points lapse next."""
    LAPSING = "lapsing"
    """How many those are."""
    YEAR_SALES = "year_sales"
    """Of the month under way and the eleven before, as far as this machine knows them; goods that came back leave the
    sale counted."""
    YEAR_SPENT = "year_spent"
    """In the same months, what came back taken off."""
    CHANNELS = "channels"
    """By which the member agreed to be told of offers."""
    DUE_ARTICLES = "due_articles"
    """What the member usually buys, by its ids, where it is due again; see `shuke.domain.habits`."""
    DUE_DEPARTMENTS = "due_departments"
    """Those of these articles, a department once for each."""


class Field(StrEnum):
    DAYS_SINCE_SALE = "days_since_sale"
    SALES = "sales"
    SPENT = "spent"
    YEAR_SALES = "year_sales"
    YEAR_SPENT = "year_spent"
    BASKET = "basket"
    DAYS_A_SALE = "days_a_sale"
    DUE_GOODS = "due_goods"
    DUE_ARTICLE = "due_article"
    DUE_DEPARTMENT = "due_department"
    MEMBER_DAYS = "member_days"
    DAYS_TO_BIRTHDAY = "days_to_birthday"
    BIRTH_MONTH = "birth_month"
    AGE = "age"
    POINTS = "points"
    DAYS_TO_LAPSE = "days_to_lapse"
    LAPSING = "lapsing"
    STORED = "stored"
    TO_NEXT_TIER = "to_next_tier"
    RECENCY = "recency"
    FREQUENCY = "frequency"
    MONEY = "money"
    TIER = "tier"
    STAGE = "stage"
    QUADRANT = "quadrant"
    ABC = "abc"
    SHOP = "shop"
    LOOKED_AFTER = "looked_after"
    CHANNELS = "channels"
    DAYS_SINCE_CONTACT = "days_since_contact"


class Sort(StrEnum):
    """What a field's values are."""

    NUMBER = "number"
    MONEY = "money"
    SCORE = "score"
    WORDS = "words"


_MONEY = frozenset({Field.SPENT, Field.YEAR_SPENT, Field.BASKET, Field.STORED, Field.TO_NEXT_TIER})
_SCORES = frozenset({Field.RECENCY, Field.FREQUENCY, Field.MONEY})
_WORDS = frozenset(
    {
        Field.TIER,
        Field.STAGE,
        Field.QUADRANT,
        Field.ABC,
        Field.SHOP,
        Field.LOOKED_AFTER,
        Field.CHANNELS,
        Field.DUE_ARTICLE,
        Field.DUE_DEPARTMENT,
    }
)
_STAGE = (Kept.LAST_SALE, Kept.JOINED, Kept.ENDED)
_FROM: Mapping[Field, tuple[Kept, ...]] = {
    Field.DAYS_SINCE_SALE: (Kept.LAST_SALE,),
    Field.SALES: (Kept.SALES,),
    Field.SPENT: (Kept.SPENT,),
    Field.YEAR_SALES: (Kept.YEAR_SALES,),
    Field.YEAR_SPENT: (Kept.YEAR_SPENT,),
    Field.BASKET: (Kept.SPENT, Kept.SALES),
    Field.DAYS_A_SALE: (Kept.JOINED, Kept.SALES),
    Field.DUE_GOODS: (Kept.DUE_ARTICLES,),
    Field.DUE_ARTICLE: (Kept.DUE_ARTICLES,),
    Field.DUE_DEPARTMENT: (Kept.DUE_DEPARTMENTS,),
    Field.MEMBER_DAYS: (Kept.JOINED,),
    Field.DAYS_TO_BIRTHDAY: (Kept.BIRTHDAY,),
    Field.BIRTH_MONTH: (Kept.BIRTHDAY,),
    Field.AGE: (Kept.BIRTHDAY, Kept.BIRTH_YEAR),
    Field.POINTS: (Kept.POINTS,),
    Field.DAYS_TO_LAPSE: (Kept.LAPSE,),
    Field.LAPSING: (Kept.LAPSING,),
    Field.STORED: (Kept.STORED,),
    Field.TO_NEXT_TIER: (Kept.SPENT, Kept.TIER, Kept.ENDED),
    Field.RECENCY: (Kept.LAST_SALE,),
    Field.FREQUENCY: (Kept.SALES,),
    Field.MONEY: (Kept.SPENT, Kept.SALES),
    Field.TIER: (Kept.TIER,),
    Field.STAGE: _STAGE,
    Field.QUADRANT: (Kept.SPENT, Kept.SALES, Kept.JOINED),
    Field.ABC: (Kept.SPENT,),
    Field.SHOP: (Kept.SHOP,),
    Field.LOOKED_AFTER: (Kept.LOOKED_AFTER,),
    Field.CHANNELS: (Kept.CHANNELS,),
    Field.DAYS_SINCE_CONTACT: (Kept.CONTACTED,),
}


def sort_of(field: Field) -> Sort:
    if field in _WORDS:
        return Sort.WORDS
    if field in _SCORES:
        return Sort.SCORE
    return Sort.MONEY if field in _MONEY else Sort.NUMBER


def kept_for(field: Field) -> tuple[Kept, ...]:
    """The columns that the field is worked out from."""
    return _FROM[field]
