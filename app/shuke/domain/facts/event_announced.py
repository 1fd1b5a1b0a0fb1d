"""`event.announced`: a shop's own event as it is from now on; announced again it is changed or called off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from shuke.domain.announced import AnnouncedEvent
from shuke.domain.facts.fact import FactHeader
from shuke.domain.facts.rows import Put, RowOperation
from shuke.domain.money import Money

__all__ = ["EventAnnounced", "fees_word", "read_fees"]


@dataclass(frozen=True, slots=True)
class EventAnnounced:
    KIND: ClassVar[str] = "event.announced"
    VERSION: ClassVar[int] = 1

    announced: AnnouncedEvent
    approved_by: str = ""

    def rows(self, header: FactHeader) -> tuple[RowOperation, ...]:
        one = self.announced
        values: dict[str, int | str] = {
            "shop_id": one.shop_id,
            "name": one.name,
            "first_on": one.first.isoformat(),
            "last_on": one.last.isoformat(),
            "opens_on": one.opens.isoformat(),
            "places": one.places,
            "fee_minor": one.fee.minor,
            "fees": fees_word(one.fees),
            "tiers": " ".join(one.tiers),
            "priority": " ".join(one.priority),
            "priority_days": one.priority_days,
            "called_off": int(one.called_off),
        }
        return (Put("own_events", {"event": one.event_id}, values),)


def fees_word(fees: Iterable[tuple[str, Money]]) -> str:
    """As the row keeps them: ``silver/5000 gold/0``."""
    return " ".join(f"{who}/{fee.minor}" for who, fee in fees)


def read_fees(word: str) -> tuple[tuple[str, Money], ...]:
    """
    Raises:
        ValueError: no such word.
    """
    parts = (part.rsplit("/", 1) for part in word.split())
    return tuple((who, Money(int(minor))) for who, minor in parts)
