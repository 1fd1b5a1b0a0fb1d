"""What is saved of segments, and what the words of their rules mean here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shuke.application.ports.segments import KeptSegment
from shuke.application.ports.store import Work
from shuke.domain.bilingual import Bilingual
from shuke.domain.programme.document import Programme
from shuke.domain.segments.bounds import Bounds, bounds_of
from shuke.domain.segments.fields import Field

__all__ = ["SegmentNames", "segment_names"]


@dataclass(frozen=True, slots=True)
class SegmentNames:
    """`offered`: the words of fields that are named here; `bounds`: by the programme in force."""

    saved: tuple[KeptSegment, ...]
    offered: Mapping[Field, Mapping[str, Bilingual | str]]
    bounds: Bounds


def segment_names(work: Work, programme: Programme | None) -> SegmentNames:
    offered: dict[Field, Mapping[str, Bilingual | str]] = {
        Field.TIER: {tier.key: tier.name for tier in programme.tiers} if programme is not None else {},
        Field.SHOP: {shop.shop_id: shop.name for shop in work.shops.all()},
        Field.LOOKED_AFTER: {one.staff_id: one.name for one in work.shops.staff() if one.active},
    }
    bounds = bounds_of(programme) if programme is not None else Bounds()
    return SegmentNames(tuple(work.segments.all()), offered, bounds)
