"""What is saved of segments, and what the words of their rules mean here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shuke.application.ports.segments import KeptSegment
from shuke.application.ports.store import Work
from shuke.application.segments.saving import rule_of
from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.document import Programme
from shuke.domain.segments.bounds import Bounds, bounds_of
from shuke.domain.segments.conditions import conditions_of, is_word
from shuke.domain.segments.fields import Field

__all__ = ["MOST_GOODS", "SegmentNames", "segment_names"]

MOST_GOODS = 40
"""So many of the goods that are bought again and again are offered: a shop has thousands."""


@dataclass(frozen=True, slots=True)
class SegmentNames:
    """`offered`: the words of fields that are named here; `bounds`: by the programme in force."""

    saved: tuple[KeptSegment, ...]
    offered: Mapping[Field, Mapping[str, Bilingual | str]]
    bounds: Bounds


def segment_names(work: Work, programme: Programme | None) -> SegmentNames:
    saved = tuple(work.segments.all())
    offered: dict[Field, Mapping[str, Bilingual | str]] = {
        Field.TIER: {tier.key: tier.name for tier in programme.tiers} if programme is not None else {},
        Field.SHOP: {shop.shop_id: shop.name for shop in work.shops.all()},
        Field.DUE_ARTICLE: _goods(work, saved),
        Field.DUE_DEPARTMENT: {
            one.department_id: one.name for one in work.articles.departments() if is_word(one.department_id)
        },
        Field.LOOKED_AFTER: {one.staff_id: one.name for one in work.shops.staff() if one.active},
    }
    bounds = bounds_of(programme) if programme is not None else Bounds()
    return SegmentNames(saved, offered, bounds)


def _goods(work: Work, saved: Iterable[KeptSegment]) -> dict[str, Bilingual | str]:
    """Those that most members buy again, and whatever a saved segment asks for, by name."""
    rules = (rule_of(one) for one in saved)
    asked = (
        str(value)
        for rule in rules
        if rule is not None
        for one in conditions_of(rule.where)
        if one.field is Field.DUE_ARTICLE
        for value in one.values
    )
    found = (work.articles.by_id(one) for one in dict.fromkeys((*work.habits.usual(MOST_GOODS), *asked)))
    return {article.article_id: article.name for article in found if article is not None}
