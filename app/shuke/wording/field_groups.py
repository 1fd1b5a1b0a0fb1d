"""What a condition may ask about a member, in groups: thirty fields in a row are read by nobody."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from shuke.domain.segments.fields import Field
from shuke.wording.sentence import Sentence

__all__ = ["GROUPS", "GROUP_NAMES", "FieldGroup", "group_of"]


class FieldGroup(StrEnum):
    PURCHASES = "purchases"
    MEMBER = "member"
    VALUE = "value"
    CLASSES = "classes"
    AGAIN = "again"
    CONTACT = "contact"


GROUP_NAMES: Mapping[FieldGroup, Sentence] = {
    FieldGroup.PURCHASES: Sentence(zh="消费", en="Purchases"),
    FieldGroup.MEMBER: Sentence(zh="会员资料", en="Member"),
    FieldGroup.VALUE: Sentence(zh="积分和储值", en="Points and value"),
    FieldGroup.CLASSES: Sentence(zh="评分和分类", en="Scores and classes"),
    FieldGroup.AGAIN: Sentence(zh="回购", en="Due again"),
    FieldGroup.CONTACT: Sentence(zh="联系", en="Contact"),
}

GROUPS: Mapping[FieldGroup, tuple[Field, ...]] = {
    FieldGroup.PURCHASES: (
        Field.DAYS_SINCE_SALE,
        Field.SALES,
        Field.SPENT,
        Field.BASKET,
        Field.YEAR_SALES,
        Field.YEAR_SPENT,
        Field.DAYS_A_SALE,
    ),
    FieldGroup.MEMBER: (
        Field.TIER,
        Field.TO_NEXT_TIER,
        Field.MEMBER_DAYS,
        Field.SHOP,
        Field.DAYS_TO_BIRTHDAY,
        Field.BIRTH_MONTH,
        Field.AGE,
    ),
    FieldGroup.VALUE: (Field.POINTS, Field.LAPSING, Field.DAYS_TO_LAPSE, Field.STORED),
    FieldGroup.CLASSES: (
        Field.RECENCY,
        Field.FREQUENCY,
        Field.MONEY,
        Field.STAGE,
        Field.QUADRANT,
        Field.ABC,
    ),
    FieldGroup.AGAIN: (Field.DUE_ARTICLE, Field.DUE_DEPARTMENT, Field.DUE_GOODS),
    FieldGroup.CONTACT: (Field.LOOKED_AFTER, Field.CHANNELS, Field.DAYS_SINCE_CONTACT),
}
"""Every field once."""

_GROUP_OF = {field: group for group, fields in GROUPS.items() for field in fields}


def group_of(field: Field) -> FieldGroup:
    return _GROUP_OF[field]
